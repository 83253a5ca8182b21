/** When deliveries are tried again, and when digests are due. */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Pauses after each try that failed: about a day in all. */
const RETRY_DELAYS_MS = [
  ...[MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS],
  ...[1, 2, 4, 8, 10].map((hours) => hours * HOUR_MS),
];

/** Longest time a try may take; a process that ended within the last one leaves it until then. */
const LAST_TRY_MS = HOUR_MS;

export const MAX_ATTEMPTS = RETRY_DELAYS_MS.length + 1;

/** @param attempts Tries so far, the one about to be made included. */
export function nextTryAt(attempts: number, now: Date): Date {
  return new Date(now.getTime() + (RETRY_DELAYS_MS[attempts - 1] ?? LAST_TRY_MS));
}

/** The latest moment, not after now, at which it was that hour (UTC). */
export function latestDigestAt(hour: number, now: Date): Date {
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS + hour * HOUR_MS;
  return new Date(today <= now.getTime() ? today : today - DAY_MS);
}
