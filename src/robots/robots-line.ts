/**
 * One line of robots.txt → its key and value.
 *
 *     line = *WS key *WS ":" *WS value *WS [ "#" comment ]        (RFC 9309 §2.2)
 *
 * Beside the law there are the liberties that Google's parser takes, and site owners have come to count on.
 * Each has a name, so that a rule can tell that it was read by one.
 */

export type RobotsKey = 'user-agent' | 'allow' | 'disallow' | 'crawl-delay' | 'sitemap';

/**
 * How a line was read that the RFC's grammar does not have.
 *
 * - `misspelled-key`: `disalow`, `useragent`, `site-map`, or a key with something behind it (`disallow-all`)
 * - `missing-colon`: `disallow /private`, two words
 * - `agent-suffix`: text behind the product token (`FooBot/1.2`, `Foo Bar`, `* everyone`) is passed over
 * - `index-page`: `allow: /index.html` allows `/` too
 * - `cut-line`: a line is read up to its 16,663rd octet
 */
export type Leniency =
  | 'misspelled-key'
  | 'missing-colon'
  | 'agent-suffix'
  | 'index-page'
  | 'cut-line';

/**
 * Why a line says nothing to us.
 *
 * - `no-record`: it has no key with a value behind it
 * - `other-record`: a key of somebody else's (`host`, `clean-param`, `request-rate` …)
 * - `outside-group`: a rule or crawl-delay before the first user-agent line
 * - `bad-crawl-delay`: it is no number of seconds
 */
export type IgnoredLine = 'no-record' | 'other-record' | 'outside-group' | 'bad-crawl-delay';

export interface RobotsLine {
  readonly key: RobotsKey;
  readonly value: string;
  readonly leniencies: readonly Leniency[];
}

/** Eight times the longest URL that old browsers took, as Google's parser has it. */
const MAX_LINE_OCTETS = 2083 * 8 - 1;

/** A key that starts like one of these is meant to be it. */
const SPELLINGS: readonly (readonly [string, RobotsKey])[] = [
  ['user-agent', 'user-agent'],
  ['useragent', 'user-agent'],
  ['user agent', 'user-agent'],
  ['allow', 'allow'],
  ['disallow', 'disallow'],
  ['dissallow', 'disallow'],
  ['dissalow', 'disallow'],
  ['disalow', 'disallow'],
  ['diasllow', 'disallow'],
  ['disallaw', 'disallow'],
  ['crawl-delay', 'crawl-delay'],
  ['crawldelay', 'crawl-delay'],
  ['crawl delay', 'crawl-delay'],
  ['sitemap', 'sitemap'],
  ['site-map', 'sitemap'],
];

/** @returns `empty` for a line without text, comments left out. */
export function parseRobotsLine(
  whole: string,
): RobotsLine | 'empty' | Extract<IgnoredLine, 'no-record' | 'other-record'> {
  const isCut = whole.length > MAX_LINE_OCTETS;
  const line = isCut ? whole.slice(0, MAX_LINE_OCTETS) : whole;
  const comment = line.indexOf('#');
  const text = trimmed(comment < 0 ? line : line.slice(0, comment));
  if (text === '') return 'empty';
  const parts = splitLine(text);
  if (parts === undefined) return 'no-record';

  const written = parts.key.toLowerCase();
  const key = SPELLINGS.find(([start]) => written.startsWith(start))?.[1];
  if (key === undefined) return 'other-record';
  const leniencies: Leniency[] = [];
  if (written !== key) leniencies.push('misspelled-key');
  if (!parts.hasColon) leniencies.push('missing-colon');
  if (isCut) leniencies.push('cut-line');
  return { key, value: parts.value, leniencies };
}

interface Parts {
  readonly key: string;
  readonly value: string;
  readonly hasColon: boolean;
}

function splitLine(line: string): Parts | undefined {
  const colon = line.indexOf(':');
  if (colon > 0) {
    const key = trimmed(line.slice(0, colon));
    return { key, value: trimmed(line.slice(colon + 1)), hasColon: true };
  }
  // A forgotten colon is only believed between exactly two words.
  const words = colon < 0 ? line.split(/[ \t]+/) : [];
  const [key, value, more] = words;
  if (key === undefined || value === undefined || more !== undefined) return undefined;
  return { key, value, hasColon: false };
}

/** ASCII white space only: text is one character an octet, and `trim` would take 0xA0 off a UTF-8 letter. */
function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}
