/**
 * Bytes of a sitemap or feed → its entries. Total: strangers write them, and many are not quite right.
 *
 *     bytes ──► inflate, if they are gzip ──► text ──► XML or lines ──► entries
 *
 * Read in pieces and bounded by what sitemaps.org allows, 50 MiB and 50,000 URLs; what is beyond is left out and
 * said. For which of its URLs the sitemap may speak is for the caller to decide: those of its own host, or of
 * the host whose robots.txt names it.
 */
import { setImmediate } from 'node:timers/promises';
import { TextDecoder } from 'node:util';
import { constants, createGunzip } from 'node:zlib';
import { charsetOfLabel, isAsciiCompatible } from '../page/charset.ts';
import { type Sitemap, SitemapEntries, type SitemapKind, type SitemapOddity } from './sitemap.ts';
import { TextEntries } from './text-entries.ts';
import { XmlEntries } from './xml-entries.ts';

export interface SitemapLimits {
  /** Uncompressed. Default 52,428,800. */
  readonly maxBytes?: number;
  /** Default 50,000. */
  readonly maxUrls?: number;
}

const DEFAULT_MAX_BYTES = 50 << 20;
const DEFAULT_MAX_URLS = 50_000;

/** At once into the tokenizer: between two pieces the limits are looked at. */
const PIECE_BYTES = 32 << 10;

/** Read without giving way to whatever else waits in the process. */
const TURN_BYTES = 512 << 10;

/** Where the root of an XML document must start, and the name of its encoding stand. */
const HEAD_LENGTH = 4096;

const ROOT = /^\s*<|<(?:[\w.-]+:)?(?:urlset|sitemapindex|rss|rdf|feed)[\s>]/i;

/**
 * @param body As fetched, transfer and content coding undone. A file that is gzip by itself, such as
 *   `sitemap.xml.gz`, is inflated here.
 * @param url Where it came from.
 */
export async function readSitemap(
  body: Uint8Array,
  url: string,
  { maxBytes = DEFAULT_MAX_BYTES, maxUrls = DEFAULT_MAX_URLS }: SitemapLimits = {},
): Promise<Sitemap> {
  const entries = new SitemapEntries(url, maxUrls);
  const text = new SitemapText(entries);
  let left = maxBytes;
  let broken: SitemapOddity | undefined;
  try {
    for await (const piece of pieces(body)) {
      text.write(piece.subarray(0, left));
      left -= piece.length;
      if (left < 0) broken = 'too-large';
      if (left < 0 || entries.isFull) break;
      // Fifty megabytes take a second: others want to go on meanwhile.
      if (left % TURN_BYTES < PIECE_BYTES) await setImmediate();
    }
  } catch (error) {
    if (!isGzipError(error)) throw error;
    broken = 'bad-gzip';
  }
  return { kind: text.end(broken), entries: entries.found, oddities: entries.oddities };
}

async function* pieces(body: Uint8Array): AsyncGenerator<Uint8Array> {
  for await (const chunk of inflated(body)) {
    for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
      yield chunk.subarray(at, at + PIECE_BYTES);
    }
  }
}

async function* inflated(body: Uint8Array): AsyncGenerator<Uint8Array> {
  if (body[0] !== 0x1f || body[1] !== 0x8b) yield body;
  else {
    // Of bytes that break off everything is given; the XML then tells that its end is missing.
    const gunzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
    gunzip.end(body);
    yield* gunzip;
  }
}

function isGzipError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

/** Decodes, and decides by the head whether to read XML or lines. */
class SitemapText {
  readonly #entries: SitemapEntries;
  #decoder: TextDecoder | undefined;
  #head = '';
  #reader: XmlEntries | TextEntries | undefined;

  constructor(entries: SitemapEntries) {
    this.#entries = entries;
  }

  write(bytes: Uint8Array): void {
    this.#decoder ??= new TextDecoder(charsetOf(bytes));
    this.#take(this.#decoder.decode(bytes, { stream: true }));
  }

  /** @param broken Why the end was not reached: the entry at hand is then half of one. */
  end(broken: SitemapOddity | undefined): SitemapKind {
    if (broken === undefined) this.#take(this.#decoder?.decode() ?? '');
    this.#reader ??= this.#start();
    if (broken !== undefined) this.#entries.stop(broken);
    this.#reader.end();
    const { kind } = this.#reader;
    return kind === 'text' && this.#entries.found.length === 0 ? 'unknown' : kind;
  }

  #take(text: string): void {
    if (this.#reader !== undefined) this.#reader.write(text);
    else {
      this.#head += text;
      if (this.#head.length >= HEAD_LENGTH) this.#reader = this.#start();
    }
  }

  #start(): XmlEntries | TextEntries {
    const head = this.#head.replace(/^\uFEFF/, '');
    const isXml = ROOT.test(head.slice(0, HEAD_LENGTH));
    const reader = isXml ? new XmlEntries(this.#entries) : new TextEntries(this.#entries);
    reader.write(head);
    return reader;
  }
}

/** By byte order mark, then the XML declaration, else UTF-8 as both standards ask for. */
function charsetOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  const head = Buffer.from(bytes.subarray(0, HEAD_LENGTH)).toString('latin1');
  const label = /<\?xml\s[^>]*\bencoding\s*=\s*["']([^"'>]*)/i.exec(head)?.[1];
  const charset = label === undefined ? undefined : charsetOfLabel(label);
  // A declaration that could be read as ASCII is not in UTF-16, whatever it says.
  return charset !== undefined && isAsciiCompatible(charset) ? charset : 'utf-8';
}
