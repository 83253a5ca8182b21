/**
 * Dates as tools and spreadsheets write them → `YYYY-MM-DD`. A time of day after it is left out.
 *
 * `03/04/2026` is the third of April or the fourth of March; which of both is asked of the whole column: one day above twelve
 * tells. A column that does not tell is read day first, as most of the world writes.
 */

/** Which number stands first where the month is no word and the year is last. */
export type DayOrder = 'dmy' | 'mdy';

const YEAR_FIRST = /^(\d{4})([./-]) ?(\d{1,2})\2 ?(\d{1,2})(?!\d)/;
const YEAR_FIRST_COMPACT = /^(\d{4})()(\d\d)(\d\d)$/;
const YEAR_FIRST_CJK = /^(\d{4}) ?(?:年|년) ?()(\d{1,2}) ?(?:月|월) ?(\d{1,2})/;
const YEAR_LAST = /^(\d{1,2})([./-]) ?(\d{1,2})\2 ?(\d{4}|\d\d)(?!\d)/;

/** Longer texts are no dates. */
const MAX_LENGTH = 64;

/** The order that the column's unambiguous dates have. */
export function dayOrderOf(texts: Iterable<string>): DayOrder {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const text of texts) {
    const [, first, , second] = YEAR_LAST.exec(withPlainDigits(text)) ?? [];
    if (Number(first) > 12) dayFirst++;
    if (Number(second) > 12) monthFirst++;
  }
  return monthFirst > dayFirst ? 'mdy' : 'dmy';
}

/** @returns undefined for what is no date, or none between 1990 and 2100. */
export function readDay(text: string, order: DayOrder): string | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const trimmed = withPlainDigits(text).trim();
  const yearFirst =
    YEAR_FIRST.exec(trimmed) ?? YEAR_FIRST_COMPACT.exec(trimmed) ?? YEAR_FIRST_CJK.exec(trimmed);
  if (yearFirst !== null) return day(yearFirst[1], yearFirst[3], yearFirst[4]);
  const yearLast = YEAR_LAST.exec(trimmed);
  if (yearLast === null) return readWords(trimmed);
  const [, first, , second, year] = yearLast;
  const dayFirst = day(year, second, first);
  const monthFirst = day(year, first, second);
  return order === 'dmy' ? (dayFirst ?? monthFirst) : (monthFirst ?? dayFirst);
}

/** Digits of Arabic, Persian, Devanagari and Bengali, whose zeros end in 0 or 6; without marks of direction between them. */
function withPlainDigits(text: string): string {
  if (!/[^\0-\x7f]/.test(text)) return text;
  return text.replace(/[\u061c\u200e\u200f]/g, '').replace(/[٠-٩۰-۹०-९০-৯]/g, (digit) => {
    const code = digit.charCodeAt(0);
    return String((code & 15) - (code >= 0x900 ? 6 : 0));
  });
}

const WORD = /\p{L}[\p{L}\p{M}]*/gu;

/** `Sep 15, 2026`, `15. September 2026`, `15 сент. 2026 г.` */
function readWords(text: string): string | undefined {
  const year = /(?<![\d:])\d{4}(?![\d:])/.exec(text)?.[0];
  const dayOfMonth = /(?<![\d:])\d{1,2}(?![\d:])/.exec(text)?.[0];
  if (year === undefined || dayOfMonth === undefined) return undefined;
  for (const [word] of text.matchAll(WORD)) {
    const month = monthNames().get(word.toLowerCase());
    if (month !== undefined) return day(year, String(month), dayOfMonth);
  }
  return undefined;
}

function day(yearText = '', monthText = '', dayText = ''): string | undefined {
  const year = Number(yearText.length === 2 ? `20${yearText}` : yearText);
  const month = Number(monthText);
  const dayOfMonth = Number(dayText);
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth));
  if (year < 1990 || year > 2100 || month < 1 || month > 12) return undefined;
  return date.getUTCDate() === dayOfMonth ? date.toISOString().slice(0, 10) : undefined;
}

/** Languages whose month names are read; where two disagree (`lis` is two months), the earlier counts. */
const LANGUAGES = [
  ...[
    'en',
    'de',
    'fr',
    'es',
    'it',
    'pt',
    'nl',
    'pl',
    'ru',
    'uk',
    'tr',
    'cs',
    'sk',
    'sv',
    'da',
    'nb',
  ],
  ...['fi', 'hu', 'ro', 'el', 'bg', 'ca', 'id', 'he', 'sl', 'lt', 'lv', 'et'],
  ...['hr', 'sr', 'ar', 'hi', 'bn'],
];

let names: ReadonlyMap<string, number> | undefined;

function monthNames(): ReadonlyMap<string, number> {
  names ??= new Map([...monthsOfLanguages()].reverse());
  return names;
}

/** Short and long, alone and in a date: many languages have another form there. */
function* monthsOfLanguages(): Generator<readonly [string, number]> {
  yield ['sept', 9];
  for (const language of LANGUAGES)
    for (const style of ['short', 'long'] as const)
      for (const form of [
        { month: style },
        { month: style, day: 'numeric', year: 'numeric' },
      ] as const) {
        const format = new Intl.DateTimeFormat(language, { ...form, timeZone: 'UTC' });
        for (let month = 1; month <= 12; month++) {
          const parts = format.formatToParts(Date.UTC(2026, month - 1, 28));
          const name = parts.find(({ type }) => type === 'month')?.value ?? '';
          if (/^\p{L}/u.test(name)) yield [nameKey(name), month];
        }
      }
}

/** Its longest word: Catalan has `de gener` in dates. */
function nameKey(name: string): string {
  const words = name.toLowerCase().match(WORD) ?? [''];
  return words.reduce((a, b) => (b.length > a.length ? b : a));
}
