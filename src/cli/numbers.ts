/** Numbers and durations as people write them after a flag. */
import { AppError } from '../errors.ts';

/** @throws AppError INVALID_SETTING naming the flag and what it may be. */
export function wholeNumber(
  flag: string,
  text: string,
  least = 0,
  most = Number.MAX_SAFE_INTEGER,
): number {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  const range = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `${least} to ${most}`;
  throw wrong(flag, text, `a whole number, ${range}`);
}

const UNIT_SECONDS = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/**
 * `90s`, `30m`, `12h`, `7d`, `2w` → seconds.
 *
 * @throws AppError INVALID_SETTING naming the flag.
 */
export function durationSeconds(flag: string, text: string): number {
  const [, number, unit] = /^(\d{1,9})(s|m|h|d|w)$/.exec(text) ?? [];
  if (number === undefined) throw wrong(flag, text, 'a duration such as 0s, 30m, 12h, 7d or 2w');
  // One of the units of the expression.
  return Number(number) * UNIT_SECONDS[unit as keyof typeof UNIT_SECONDS];
}

function wrong(flag: string, text: string, allowed: string): AppError {
  return new AppError('INVALID_SETTING', `${flag} is ${JSON.stringify(text)}, must be ${allowed}`);
}
