/**
 * Bytes → text with `\n` or `\r\n` between its lines.
 *
 * UTF-8 and UTF-16 with or without a byte order mark. What is no UTF-8 is windows-1252, in which Excel saves CSV; unless most of
 * its letters beyond ASCII are UTF-8, when some bytes of it are broken (Majestic cuts anchors amid letters).
 */
import { isUtf8 } from 'node:buffer';
import { isUtf16 } from './file-type.ts';

export function decodeText(bytes: Buffer): string {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  return text.includes('\r') && !text.includes('\n') ? text.replaceAll('\r', '\n') : text;
}

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
