/** When a backlink is looked at again. */
import type { Verdict } from './judge-check.ts';

/** A link that was not seen is looked for again sooner, until it is certain that it is lost. */
const CONFIRM_HOURS = 6;

/** @param at Of the check, in seconds since 1970. @param everyHours Of the site. */
export function nextCheckAt(
  { state, failures }: Pick<Verdict, 'state' | 'failures'>,
  at: number,
  everyHours: number,
): Date {
  const isOpen = failures > 0 && state !== 'lost';
  const hours = isOpen ? Math.min(CONFIRM_HOURS, everyHours) : everyHours;
  return new Date(1000 * (at + 3600 * hours));
}
