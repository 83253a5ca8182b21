/**
 * Text as a reader sees it: character references decoded, white space collapsed, length bounded.
 */
import { decodeHTML, decodeHTMLAttribute } from 'entities/decode';

/** Longer titles and anchors are cut: they are never names, and a page could be one single anchor. */
const MAX_TEXT_LENGTH = 1000;

/** Decodes character references in text content (HTML §13.2.5.72–80). */
export function decodeText(text: string): string {
  return text.includes('&') ? decodeHTML(text) : text;
}

/** The same in an attribute value, where `&copy=` stays as it is. */
export function decodeAttribute(text: string): string {
  return text.includes('&') ? decodeHTMLAttribute(text) : text;
}

const UNTIDY = /^\s|\s$|[^\S ]|\s\s/;

/**
 * Trims, makes runs of white space (no-break spaces too) one space, cuts to `MAX_TEXT_LENGTH` characters.
 *
 * The result is well-formed, also when `text` was cut out of a document inside a surrogate pair: no store takes half of one.
 */
export function collapse(text: string): string {
  const whole = text.toWellFormed();
  const tidy = UNTIDY.test(whole) ? whole.trim().replace(/\s+/g, ' ') : whole;
  if (tidy.length <= MAX_TEXT_LENGTH) return tidy;
  const cut = tidy.slice(0, MAX_TEXT_LENGTH);
  // A surrogate pair is kept whole or dropped.
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}
