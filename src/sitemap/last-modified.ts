/**
 * Dates of sitemaps and feeds: the W3C profile of ISO 8601 from the year to fractions of a second, and RFC 822 as
 * RSS has it. Both are taken wherever they stand, for generators mix them up. What names no zone is UTC.
 *
 * Sources: www.w3.org/TR/NOTE-datetime; RFC 822 §5 with the four-digit years of RFC 5322.
 */

const ISO =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?)?)?$/i;

const RFC_822 =
  /^(?:[a-z]{3,9},?\s+)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*[\s-]+(\d{2}|\d{4})(?:\s+(\d{1,2}):(\d\d)(?::(\d\d))?\s*([a-z]+|[+-]\d\d:?\d\d)?)?$/i;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** RFC 822 §5.1, hours from UTC. Military letters other than Z were specified wrongly and mean nothing. */
const ZONE_HOURS: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
};

/** Later times do not fit the index, as those before 1970. */
const MAX_SECONDS = 2 ** 32 - 1;

/** @returns Whole seconds since 1970 UTC; undefined for what is no date. */
export function parseLastModified(text: string): number | undefined {
  const iso = ISO.exec(text);
  if (iso !== null) {
    const [, year, month, day, hour, minute, second, zone] = iso;
    return seconds([year, month, day, hour, minute, second], zone);
  }
  const [, day, name = '', year = '', hour, minute, second, zone] = RFC_822.exec(text) ?? [];
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  if (month === 0) return undefined;
  // RFC 5322 §4.3: two digits are of the years from 1950 to 2049.
  const century = year.length === 4 ? '' : year < '50' ? '20' : '19';
  return seconds([`${century}${year}`, String(month), day, hour, minute, second], zone);
}

/** @param parts Year, month, day, hour, minute, second; what is missing is the first of its kind. */
function seconds(
  parts: readonly (string | undefined)[],
  zone: string | undefined,
): number | undefined {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.map((part) =>
    part === undefined ? undefined : Number(part),
  );
  const offset = zoneMinutes(zone ?? 'z');
  if (offset === undefined || hour > 24 || minute > 59 || second > 60) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59)));
  // A day that a month does not have rolls over into the next.
  const midnight = new Date(Date.UTC(year, month - 1, day));
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return undefined;
  const found = date.getTime() / 1000 - offset * 60;
  return found >= 0 && found <= MAX_SECONDS ? found : undefined;
}

/** Minutes east of UTC. */
function zoneMinutes(zone: string): number | undefined {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  if (sign === undefined) {
    const known = ZONE_HOURS[zone.toLowerCase()];
    return known === undefined ? undefined : known * 60;
  }
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
