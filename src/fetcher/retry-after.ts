/**
 * `Retry-After`: how long a server asks to be left alone, in seconds or until a date.
 *
 * Source: RFC 9110 §10.2.3, and §5.6.7 for dates with their two obsolete forms.
 */

const IMF_FIXDATE = /^[a-z]{3}, (\d{2}) ([a-z]{3}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/i;
const RFC_850 = /^[a-z]{6,9}, (\d{2})-([a-z]{3})-(\d{2}) (\d{2}):(\d{2}):(\d{2}) GMT$/i;
const ASCTIME = /^[a-z]{3} ([a-z]{3}) ([ \d]\d) (\d{2}):(\d{2}):(\d{2}) (\d{4})$/i;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * @returns Delay from `now`, in ms: 0 for a date gone by. Unbounded: how long to believe is the caller's to say.
 *   `undefined` for what is neither seconds nor a date.
 */
export function parseRetryAfter(value: string, now: Date): number | undefined {
  const text = value.trim();
  if (/^\d{1,12}$/.test(text)) return Number(text) * 1000;
  const at = parseHttpDate(text, now);
  return at === undefined ? undefined : Math.max(0, at - now.getTime());
}

/** Milliseconds since 1970. The day's name is not looked at. */
function parseHttpDate(text: string, now: Date): number | undefined {
  const imf = IMF_FIXDATE.exec(text);
  if (imf !== null) return utc(imf[3], imf[2], imf[1], imf.slice(4));
  const asctime = ASCTIME.exec(text);
  if (asctime !== null) return utc(asctime[6], asctime[1], asctime[2], asctime.slice(3, 6));
  const rfc850 = RFC_850.exec(text);
  if (rfc850 === null) return undefined;
  return utc(fullYear(Number(rfc850[3]), now), rfc850[2], rfc850[1], rfc850.slice(4));
}

/** A year of two digits more than 50 years ahead is meant in the past. */
function fullYear(twoDigits: number, now: Date): string {
  const year = now.getUTCFullYear();
  const ahead = (twoDigits - (year % 100) + 100) % 100;
  return String(ahead > 50 ? year + ahead - 100 : year + ahead);
}

function utc(
  year = '',
  month = '',
  day = '',
  [hours = '', minutes = '', seconds = '']: readonly string[],
): number | undefined {
  const monthIndex = MONTHS.indexOf(month.toLowerCase());
  const days = Number(day);
  const [h, m, s] = [Number(hours), Number(minutes), Number(seconds)];
  // 60 is a leap second. The day is checked by what becomes of it: 31 Apr would be 1 May.
  if (monthIndex < 0 || h > 23 || m > 59 || s > 60) return undefined;
  if (new Date(Date.UTC(Number(year), monthIndex, days)).getUTCDate() !== days) return undefined;
  return Date.UTC(Number(year), monthIndex, days, h, m, s);
}
