/** Makes the mails of the day: what waits at an account's sites for the same recipients is one mail. */
import { addDigest, type WaitingSite, waitingSites } from '../../control/alert-digests.ts';
import type { Control } from '../../control/control.ts';
import { latestDigestAt } from './schedule.ts';

export async function makeDigests(control: Control, now: Date): Promise<void> {
  const due = (await waitingSites(control)).filter((site) => isDue(site, now));
  for (const sites of Map.groupBy(due, readersOf).values()) {
    const [first] = sites;
    const ids = sites.map(({ siteId }) => siteId);
    if (first !== undefined) await addDigest(control, first, ids, now);
  }
}

/** Whether its hour has come since the oldest alert was found, or its owner no longer wants a digest. */
const isDue = ({ digest, hour, since }: WaitingSite, now: Date): boolean =>
  !digest || since <= latestDigestAt(hour, now);

const readersOf = ({ accountId, recipients }: WaitingSite): string =>
  JSON.stringify([accountId, ...recipients.toSorted()]);
