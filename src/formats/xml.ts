/**
 * Answers as XML 1.0, by the rules of the index API.
 *
 * A field is an element of its name, null an empty element, an array an element of its name holding one
 * element per entry, named by its singular. Text is escaped; characters that XML cannot hold at all, not even
 * as references (most controls, lone surrogates, U+FFFE, U+FFFF), are dropped.
 *
 * Source: XML 1.0 (Fifth Edition), §2.2 Char, §2.4, §2.11.
 */

export type XmlValue = null | string | number | boolean | readonly XmlValue[] | XmlObject;

export interface XmlObject {
  readonly [field: string]: XmlValue;
}

/** Array field → name of the element of one entry. An answer with any other array cannot be written. */
const SINGULARS: Readonly<Record<string, string>> = {
  metrics: 'metric',
  pages: 'page',
  backlinks: 'backlink',
  refdomains: 'refdomain',
  summary: 'summary',
  top_anchors_by_backlinks: 'anchor',
  top_anchors_by_refdomains: 'anchor',
  top_pages_by_backlinks: 'page',
  top_pages_by_refdomains: 'page',
  top_tlds: 'tld',
  top_countries: 'country',
  visits: 'visit',
  anchors: 'anchor',
  ips: 'ip',
  targets: 'target',
  histogram: 'band',
  exports: 'export',
  ranks: 'rank',
  robots_files: 'robots_file',
  last_answers: 'answer',
  next_visits: 'visit',
  new_lost_backlinks: 'backlink',
  new_lost_refdomains: 'refdomain',
  history: 'period',
  new_lost_backlinks_count: 'day',
  new_lost_refdomains_count: 'day',
  backlinks_count: 'day',
};

const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Carriage returns as references too, or every parser reads them as line feeds (§2.11). */
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/**
 * Writes an answer as a document with the root `<response>`.
 *
 * Field names must be XML names: they come from our own schemas, never from a request.
 *
 * @throws Error for an array whose entries have no name.
 */
export function toXml(answer: XmlObject): string {
  return XML_START + toXmlFields(answer) + XML_END;
}

export const XML_START = '<?xml version="1.0" encoding="UTF-8"?>\n<response>';
export const XML_END = '</response>\n';

/** The fields of an object, for what is written piece by piece. */
export function toXmlFields(object: XmlObject): string {
  let text = '';
  for (const [name, value] of Object.entries(object)) text += element(name, value);
  return text;
}

function element(name: string, value: XmlValue): string {
  const content = isList(value) ? entries(name, value) : inner(value);
  return content === '' ? `<${name}/>` : `<${name}>${content}</${name}>`;
}

function entries(name: string, values: readonly XmlValue[]): string {
  const singular = SINGULARS[name];
  if (singular === undefined) throw new Error(`no name for one of the ${name}`);
  return values.map((value) => element(singular, value)).join('');
}

function inner(value: Exclude<XmlValue, readonly XmlValue[]>): string {
  if (value === null) return '';
  if (typeof value === 'object') return toXmlFields(value);
  return typeof value === 'string' ? escaped(value) : String(value);
}

const escaped = (text: string): string =>
  text.replace(FORBIDDEN, '').replace(/[&<>"\r]/g, (char) => ESCAPES[char] ?? char);

/** `Array.isArray` does not narrow read-only arrays. */
const isList = (value: XmlValue): value is readonly XmlValue[] => Array.isArray(value);
