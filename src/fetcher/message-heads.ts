/**
 * Heads of request and answer as bytes, the way a WARC record holds them.
 *
 * HTTP/2 has no such text: what it sent as fields is written as HTTP/1.1, as crawlers do, and so is HTTP/1.0. The chunks
 * of a chunked body are undone, so its `Transfer-Encoding` is called `X-Crawl-Transfer-Encoding`, the name Common
 * Crawl gives it: a reader would otherwise look for chunks in the body.
 */
import { STATUS_CODES } from 'node:http';

/** Name and value, by turns. */
export type FlatFields = readonly string[];

/** @param host With the port, if it is not the scheme's own. */
export function requestHead(
  host: string,
  path: string,
  fields: FlatFields,
  httpVersion: '1.1' | '2',
): Buffer {
  let lines = `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n`;
  if (httpVersion === '1.1') lines += 'Connection: keep-alive\r\n';
  for (let i = 0; i < fields.length; i += 2) lines += `${fields[i]}: ${fields[i + 1]}\r\n`;
  return Buffer.from(`${lines}\r\n`, 'latin1');
}

/** What undici has of a head: names and values by turns for HTTP/1, an object of texts for HTTP/2. */
export type RawFields = readonly (Buffer | string)[] | Readonly<Record<string, unknown>>;

export function responseHead(status: number, reason: string, raw: RawFields): Buffer {
  const phrase = reason === '' ? (STATUS_CODES[status] ?? '') : reason;
  let lines = '';
  if (isFlat(raw)) {
    for (let i = 0; i < raw.length; i += 2) lines += line(latin1(raw[i]), latin1(raw[i + 1]));
  } else {
    for (const [name, values] of Object.entries(raw))
      for (const value of Array.isArray(values) ? values : [values])
        lines += line(name, String(value));
  }
  // The phrase was decoded as UTF-8, fields are one character a byte.
  return Buffer.concat([
    Buffer.from(`HTTP/1.1 ${status} ${phrase}\r\n`, 'utf8'),
    Buffer.from(`${lines}\r\n`, 'latin1'),
  ]);
}

/** `Array.isArray` does not narrow readonly arrays. */
function isFlat(raw: RawFields): raw is readonly (Buffer | string)[] {
  return Array.isArray(raw);
}

function line(name: string, value: string): string {
  const isUndone = name.length === 17 && name.toLowerCase() === 'transfer-encoding';
  return `${isUndone ? 'X-Crawl-Transfer-Encoding' : name}: ${value}\r\n`;
}

function latin1(part: Buffer | string | undefined): string {
  return typeof part === 'string' ? part : (part?.toString('latin1') ?? '');
}
