/**
 * Which encoding a document is in, and its text.
 *
 * By byte order mark, then the header's charset, then what the document's head declares, then UTF-8 if the
 * whole document is valid UTF-8 (the autodetection the standard allows), else windows-1252: the HTML
 * standard's "encoding sniffing algorithm" (§13.2.3.2). Labels and decoders are the Encoding standard's, as
 * Node's TextDecoder has them.
 *
 * The prescan looks at 1,024 bytes and then, instead of parsing again when a declaration comes later
 * ("changing the encoding while parsing"), once more at 64 KiB.
 */
import { isUtf8 } from 'node:buffer';
import { prescan } from './charset-prescan.ts';

const PRESCAN_BYTES = 1024;
const LATE_PRESCAN_BYTES = 64 * 1024;
const DEFAULT_CHARSET = 'windows-1252';

/** Labels of encodings that the standard disables: such a document is one U+FFFD (Encoding §14.1). */
const REPLACEMENT = 'replacement';
const REPLACEMENT_LABELS = new Set([
  'replacement',
  'csiso2022kr',
  'hz-gb-2312',
  'iso-2022-cn',
  'iso-2022-cn-ext',
  'iso-2022-kr',
]);

/** Name of a document's encoding in lower case, such as `utf-8`, `gbk` or `replacement`. */
export function sniffCharset(body: Uint8Array, contentType: string | undefined): string {
  return charsetOfMark(body) ?? charsetOfHeader(contentType) ?? declaredCharset(body);
}

/** Whether ASCII bytes are ASCII characters wherever they stand outside a multi-byte character. */
export function isAsciiCompatible(charset: string): boolean {
  return !(charset.startsWith('utf-16') || charset === 'iso-2022-jp' || charset === REPLACEMENT);
}

/** Decodes a document whose `sniffCharset` is known; a byte order mark is dropped. */
export function decodeWhole(body: Uint8Array, charset: string): string {
  if (charset === REPLACEMENT) return body.length === 0 ? '' : '\uFFFD';
  return new TextDecoder(charset).decode(body);
}

/** Encoding of a label, or `undefined` if it is none: `latin1` → `windows-1252`. */
export function charsetOfLabel(label: string): string | undefined {
  const name = label.replace(/^[\t\n\f\r ]+|[\t\n\f\r ]+$/g, '').toLowerCase();
  if (REPLACEMENT_LABELS.has(name)) return REPLACEMENT;
  try {
    return new TextDecoder(name).encoding;
  } catch {
    // The only way to ask Node for a label; a RangeError says that there is no such encoding.
    return undefined;
  }
}

function charsetOfMark(body: Uint8Array): string | undefined {
  const [first, second, third] = body;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return undefined;
}

function charsetOfHeader(contentType: string | undefined): string | undefined {
  if (contentType === undefined) return undefined;
  const match = /;\s*charset\s*=\s*(?:"([^"]*)"?|'([^']*)'?|([^\s;,]*))/i.exec(contentType);
  const label = match?.[1] ?? match?.[2] ?? match?.[3];
  return label === undefined ? undefined : charsetOfLabel(label);
}

function declaredCharset(body: Uint8Array): string {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const declared =
    prescan(bytes.toString('latin1', 0, PRESCAN_BYTES), charsetOfLabel) ??
    prescan(bytes.toString('latin1', 0, LATE_PRESCAN_BYTES), charsetOfLabel);
  return declared ?? (looksLikeUtf8(bytes) ? 'utf-8' : DEFAULT_CHARSET);
}

/** Valid UTF-8, but for a last character that may have been cut off. Text of other encodings hardly ever is. */
function looksLikeUtf8(bytes: Buffer): boolean {
  let end = bytes.length;
  while (end > bytes.length - 4 && end > 0 && (bytes[end - 1] ?? 0) >= 0x80) end--;
  return isUtf8(bytes.subarray(0, end));
}
