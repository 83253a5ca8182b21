/**
 * A WARC/1.1 file (ISO 28500:2017) as bytes that depend on nothing but its pages: dates, record ids and
 * addresses follow from them, and each record is a gzip member of its own, without a time in its header.
 *
 * Bodies and URLs are real. Status line, HTTP headers and IP addresses are made up: the packages carry
 * none. The addresses are from the blocks that RFC 5737 and RFC 3849 set aside for documentation.
 */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

export interface Capture {
  readonly url: string;
  readonly date: Date;
  readonly body: Buffer;
}

/** @param description Free text for the warcinfo record; one line. */
export function warcInfo(description: string, date: Date): Buffer {
  const block = `software: scripts/make-sample.ts\r\nformat: WARC File Format 1.1\r\ndescription: ${description}\r\n`;
  const fields = ['Content-Type: application/warc-fields'];
  return record('warcinfo', description, date, fields, Buffer.from(block));
}

/** A page as the answer to a request that nobody sent: `200 OK` and its bytes. */
export function responseRecord({ url, date, body }: Capture): Buffer {
  const head = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${body.length}\r\n\r\n`;
  const fields = [
    `WARC-Target-URI: ${url}`,
    `WARC-IP-Address: ${documentationAddress(new URL(url).hostname)}`,
    `WARC-Payload-Digest: sha1:${base32(createHash('sha1').update(body).digest())}`,
    'Content-Type: application/http; msgtype=response',
  ];
  return record('response', url, date, fields, Buffer.concat([Buffer.from(head), body]));
}

function record(type: string, name: string, date: Date, fields: string[], block: Buffer): Buffer {
  const stamp = `${date.toISOString().slice(0, 19)}Z`;
  const head = [
    'WARC/1.1',
    `WARC-Type: ${type}`,
    `WARC-Record-ID: <urn:uuid:${uuid5(`${name} ${stamp}`)}>`,
    `WARC-Date: ${stamp}`,
    ...fields,
    `Content-Length: ${block.length}`,
  ].join('\r\n');
  const end = '\r\n\r\n';
  return gzipSync(Buffer.concat([Buffer.from(head + end), block, Buffer.from(end)]), { level: 9 });
}

/** One address a host; one host in four speaks IPv6. */
function documentationAddress(host: string): string {
  const [block = 0, last = 0, subnet = 0] = createHash('sha1').update(host).digest();
  const v4 = ['192.0.2', '198.51.100', '203.0.113'][block % 4];
  return v4 === undefined
    ? `2001:db8:${subnet.toString(16)}::${(last + 1).toString(16)}`
    : `${v4}.${1 + (last % 254)}`;
}

/** RFC 9562 §5.5: a name-based UUID in the namespace of URLs. */
function uuid5(name: string): string {
  const namespace = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');
  const hash = createHash('sha1').update(namespace).update(name).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  return hash.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** RFC 4648 §6, as WARC files write SHA-1; 20 bytes need no padding. */
function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.replace(
    /.{5}/g,
    (five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five, 2)] ?? '',
  );
}
