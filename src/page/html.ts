/**
 * HTML as text or as bytes → the facts of a page.
 *
 * Bytes are scanned as Latin-1, one character a byte, and only what is kept is decoded: in every encoding but
 * UTF-16 and ISO-2022-JP the bytes of ASCII mark-up mean themselves, even after a broken character. That
 * saves decoding the document, and what is kept does not keep the document in memory.
 */
import { decodeWhole, isAsciiCompatible, sniffCharset } from './charset.ts';
import type { Page } from './page.ts';
import { PageReader, type Slice, type Span } from './page-reader.ts';

/** Reads a document that is text already. Never throws; time is linear in its length. */
export function parseHtml(html: string): Page {
  return new PageReader(html, (from, to) => html.slice(from, to)).read();
}

/**
 * Reads a document as it came. Never throws; time is linear in its length.
 *
 * @param contentType Value of the header, whose charset goes before what the document says.
 */
export function parseHtmlBytes(body: Uint8Array, contentType: string | undefined): Page {
  const { markup, slice } = documentOf(body, contentType);
  return new PageReader(markup, slice).read();
}

/** A document with the places of what was read from it. */
export interface LocatedPage extends HtmlDocument {
  readonly page: Page;
  /** Of each of `page.links`. */
  readonly links: readonly Span[];
  /** Of the element that names `page.canonical`. */
  readonly canonical: Span | undefined;
}

/** `parseHtmlBytes`, keeping the document and where in it the links stand. */
export function locateLinks(body: Uint8Array, contentType: string | undefined): LocatedPage {
  const { markup, slice } = documentOf(body, contentType);
  const links: Span[] = [];
  let canonical: Span | undefined;
  const page = new PageReader(markup, slice, {
    link: (span) => links.push(span),
    canonical: (span) => {
      canonical = span;
    },
  }).read();
  return { markup, slice, page, links, canonical };
}

export interface HtmlDocument {
  /** The document, or its bytes as Latin-1: spans are offsets into it. */
  readonly markup: string;
  readonly slice: Slice;
}

function documentOf(body: Uint8Array, contentType: string | undefined): HtmlDocument {
  const charset = sniffCharset(body, contentType);
  if (!isAsciiCompatible(charset)) {
    const html = decodeWhole(body, charset);
    return { markup: html, slice: (from, to) => html.slice(from, to) };
  }
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const markup = bytes.toString('latin1');
  if (charset === 'utf-8') return { markup, slice: (from, to) => bytes.toString('utf8', from, to) };
  const decoder = new TextDecoder(charset, { ignoreBOM: true });
  return { markup, slice: (from, to) => decoder.decode(bytes.subarray(from, to)) };
}

/** A server that names no type is believed to mean HTML, as browsers find by looking at the body. */
export function isHtmlType(contentType: string | undefined): boolean {
  if (contentType === undefined || contentType === '') return true;
  return /^\s*(?:text\/html|application\/xhtml\+xml)\s*(?:;|,|$)/i.test(contentType);
}
