/**
 * Bytes → text with `\n` or `\r\n` between its lines.
 *
 * UTF-8 and UTF-16 with or without a byte order mark. What is no UTF-8 is windows-1252, in which Excel saves CSV; unless most of
 * its letters beyond ASCII are UTF-8, when some bytes of it are broken (Majestic cuts anchors amid letters).
 */
import { isUtf8 } from 'node:buffer';
import { AppError } from '../errors.ts';
import { isUtf16 } from './file-type.ts';

/**
 * @param name For the message.
 * @throws AppError NOT_IMPORTABLE: UTF-16 that lost a byte on its way; FILE_TOO_LARGE: more lines, empty ones too.
 */
export function decodeText(bytes: Buffer, name: string, maxLines: number): string {
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  const shift = encoding.startsWith('utf-16') ? text.indexOf(SHIFTED_LINE_FEED) : -1;
  if (shift >= 0) {
    const line = text.slice(0, shift).split('\n').length;
    const what = 'is UTF-16 text in which a byte is missing or too many, in line';
    throw new AppError('NOT_IMPORTABLE', `${name} ${what} ${line}`);
  }
  const hasOnlyReturns = text.includes('\r') && !text.includes('\n');
  if (hasMoreLines(text, hasOnlyReturns ? '\r' : '\n', maxLines))
    throw new AppError('FILE_TOO_LARGE', `${name} has more than ${maxLines} lines`);
  return hasOnlyReturns ? text.replaceAll('\r', '\n') : text;
}

/** The last may end the text without a line feed. */
function hasMoreLines(text: string, feed: string, maxLines: number): boolean {
  let lines = 0;
  for (let at = 0; at < text.length && lines <= maxLines; lines++) {
    const end = text.indexOf(feed, at);
    at = end < 0 ? text.length : end + 1;
  }
  return lines > maxLines;
}

/** No character; what a line feed becomes where bytes are paired wrongly: from there on all lines would be one. */
const SHIFTED_LINE_FEED = '\u0a00';

function encodingOf(bytes: Buffer): string {
  const order = isUtf16(bytes);
  if (order !== undefined) return `utf-16${order}`;
  return isUtf8(bytes) || isMostlyUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/** Bytes that tell; a broken one further on costs one letter. */
const SAMPLE_BYTES = 2 ** 20;

function isMostlyUtf8(bytes: Buffer): boolean {
  const text = bytes.subarray(0, SAMPLE_BYTES).toString('utf8');
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  const others = text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0;
  return others > broken * 4;
}
