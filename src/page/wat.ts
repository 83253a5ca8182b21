/**
 * WAT record → the facts of a page and of the capture they come from.
 *
 * A WAT record is the JSON that the archive's own extractor wrote about one WARC record. It has what `parseHtml`
 * finds, except: the image inside an `<a>` is not marked (its entry precedes the link's, so a link without text
 * right after an image is taken to hold it), `<area>` has no alternative text, and its parser is not an HTML5
 * parser. Numbers may be strings, fields may be missing or of another type, repeated headers are arrays.
 *
 * Source: archive.org's ia-web-commons, and the records themselves; the format has no specification.
 */
import { robotsMeta } from '../robots/directives.ts';
import type { Page, PageLink } from './page.ts';
import { isCanonicalRel, parseRel } from './rel.ts';
import { collapse } from './text.ts';

/** A captured HTTP answer as a WAT record describes it. */
export interface WatCapture {
  readonly type: 'response' | 'revisit';
  /** As captured, not normalized. */
  readonly url: string;
  /** Seconds since 1970 UTC. */
  readonly at: number;
  /** HTTP status; 0 when the record does not say. */
  readonly status: number;
  /** Values of a header by its name in any case, one per header line. */
  readonly header: (name: string) => readonly string[];
  /** Empty when unknown. */
  readonly ip: string;
  /** WARC-Record-ID of the capture without brackets, which names it in WARC and WAT alike. */
  readonly recordId: string;
  /** Of a revisit record: URL and time (as `at`) of the capture it repeats, when it tells. */
  readonly repeats: { readonly url: string; readonly at: number | undefined };
  /** Name of the WARC file, without folder. */
  readonly file: string;
  /** Of the record in that file, in bytes, of the compressed member if there is one. */
  readonly offset: number;
  readonly length: number;
}

type Json = Readonly<Record<string, unknown>>;

const NONE: Json = {};

/** The capture a WAT record is about, or `undefined` when that is no HTTP answer of a server. */
export function watCapture(json: unknown): WatCapture | undefined {
  const record = object(json);
  const envelope = object(record['Envelope']);
  const warc = object(envelope['WARC-Header-Metadata']);
  const http = httpOf(envelope);
  const type = warc['WARC-Type'];
  if ((type !== 'response' && type !== 'revisit') || http === NONE) return undefined;

  const at = seconds(warc['WARC-Date']);
  const url = withoutBrackets(text(warc['WARC-Target-URI']));
  if (at === undefined || url === '') return undefined;

  const container = object(record['Container']);
  const gzip = object(container['Gzip-Metadata']);
  return {
    type,
    url,
    at,
    status: number(object(http['Response-Message'])['Status']),
    header: (name) => valuesOf(object(http['Headers']), name),
    ip: text(warc['WARC-IP-Address']),
    recordId: withoutBrackets(text(warc['WARC-Record-ID'])),
    repeats: {
      url: withoutBrackets(text(warc['WARC-Refers-To-Target-URI'])),
      at: seconds(warc['WARC-Refers-To-Date']),
    },
    file: text(container['Filename']),
    offset: number(container['Offset']),
    length: number(gzip['Deflate-Length']) || number(warc['Content-Length']),
  };
}

/** The facts of the page a WAT record describes, or `undefined` when its body is not HTML. */
export function watPage(json: unknown): Page | undefined {
  const html = object(httpOf(object(object(json)['Envelope']))['HTML-Metadata']);
  if (html === NONE) return undefined;
  const head = object(html['Head']);
  const robots = array(head['Metas']).map(robotsOf);
  return {
    title: collapse(text(head['Title'])),
    base: text(head['Base']).trim(),
    canonical: canonicalOf(array(head['Link'])),
    noindex: robots.some(({ noindex }) => noindex),
    nofollow: robots.some(({ nofollow }) => nofollow),
    links: linksOf(array(html['Links'])),
  };
}

function httpOf(envelope: Json): Json {
  return object(object(envelope['Payload-Metadata'])['HTTP-Response-Metadata']);
}

function robotsOf(meta: unknown) {
  const { name, content } = object(meta);
  return robotsMeta(text(name).trim().toLowerCase() === 'robots' ? text(content) : '');
}

function canonicalOf(elements: readonly unknown[]): string {
  for (const element of elements) {
    const { rel, url } = object(element);
    if (isCanonicalRel(text(rel)) && text(url).trim() !== '') return text(url).trim();
  }
  return '';
}

function linksOf(entries: readonly unknown[]): PageLink[] {
  const links: PageLink[] = [];
  let image: Json | undefined;
  for (const entry of entries) {
    const link = object(entry);
    const { path } = link;
    if (path === 'A@/href' || path === 'AREA@/href') {
      links.push(linkOf(link, path === 'A@/href' ? image : undefined));
    }
    image = path === 'IMG@/src' ? link : undefined;
  }
  return links;
}

/** @param image The image right before the link, which is inside it if the link has no text. */
function linkOf(link: Json, image: Json | undefined): PageLink {
  const anchor = collapse(text(link['text']));
  const inside = anchor === '' ? image : undefined;
  const { nofollow, ugc, sponsored } = parseRel(text(link['rel']));
  return {
    href: text(link['url']).trim(),
    anchor: inside === undefined ? anchor : collapse(text(inside['alt'])),
    nofollow,
    ugc,
    sponsored,
    image: inside !== undefined,
    imageSource: inside === undefined ? '' : text(inside['url']).trim(),
  };
}

function valuesOf(headers: Json, name: string): readonly string[] {
  const wanted = name.toLowerCase();
  return Object.keys(headers)
    .filter((key) => key.toLowerCase() === wanted)
    .flatMap((key) => headers[key])
    .map(text);
}

function object(value: unknown): Json {
  // An object of JSON.parse has string keys only.
  return typeof value === 'object' && value !== null ? (value as Json) : NONE;
}

/** WARC-Record-ID always has them, and some writers put them around addresses too. */
function withoutBrackets(value: string): string {
  return value.startsWith('<') && value.endsWith('>') ? value.slice(1, -1) : value;
}

function array(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Whole seconds since 1970 UTC of a date; undefined when it is none, or none that fits four bytes (to 2106). */
function seconds(value: unknown): number | undefined {
  const found = Math.floor(Date.parse(text(value)) / 1000);
  return found >= 0 && found < 2 ** 32 ? found : undefined;
}

/** A natural number, written as number or string; 0 when it is none. */
function number(value: unknown): number {
  const count = Number(value);
  return Number.isSafeInteger(count) && count > 0 ? count : 0;
}
