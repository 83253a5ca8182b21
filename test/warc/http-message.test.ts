import { randomBytes } from 'node:crypto';
import {
  brotliCompressSync,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodedBody, parseHttpMessage } from '../../src/warc/http-message.ts';

const PAGE = Buffer.from('<!doctype html><title>Seite</title><p>Grüße'.repeat(20));
const LIMIT = 1 << 20;

const ENCODERS: readonly (readonly [string, (bytes: Buffer) => Buffer])[] = [
  ['gzip', (bytes) => gzipSync(bytes)],
  ['x-gzip', (bytes) => gzipSync(bytes)],
  ['deflate', (bytes) => deflateSync(bytes)],
  ['deflate', (bytes) => deflateRawSync(bytes)],
  ['br', (bytes) => brotliCompressSync(bytes)],
  ['zstd', (bytes) => zstdCompressSync(bytes)],
];

function answer(fields: string, payload: Buffer | string, status = 'HTTP/1.1 200 OK'): Buffer {
  return Buffer.concat([Buffer.from(`${status}\r\n${fields}\r\n`), Buffer.from(payload)]);
}

function decode(bytes: Buffer, maxBytes = LIMIT) {
  const message = parseHttpMessage(bytes);
  if (message === undefined) throw new Error('no HTTP message');
  const { body, problem } = decodedBody(message, maxBytes);
  return { body: body.toString(), problem };
}

describe('parseHttpMessage', () => {
  it.each([
    ['HTTP/1.1 200 OK', 200],
    ['HTTP/1.0 302 ', 302],
    ['HTTP/1.1 404', 404],
    ['HTTP/2 301', 301],
    ['http/1.1  503  Busy', 503],
    ['HTTP/1.1 200 : not what you think', 200],
  ])('reads the status of %j', (line, status) => {
    expect(parseHttpMessage(answer('A: b\r\n', 'x', line))?.status).toBe(status);
    expect(parseHttpMessage(Buffer.from(line))?.status).toBe(status);
  });

  it.each([
    '',
    'HTTP',
    'HTTP/1.1',
    'HTTP/1.1 OK',
    'HTTP/1.1 20',
    'HTTP/1.1 2000',
    '200 OK',
    'GET / HTTP/1.1',
  ])('takes %j for no answer', (line) => {
    expect(parseHttpMessage(Buffer.from(`${line}\r\n\r\n`))).toBeUndefined();
  });

  it('reads fields in order, repeats and folds kept, names in lower case', () => {
    const fields =
      'X-Robots-Tag: a: noindex\r\nlink: <x>;\r\n rel=canonical\r\nX-ROBOTS-TAG:  nofollow \r\nno field\r\n';
    expect(parseHttpMessage(answer(fields, 'x'))).toMatchObject({
      fields: [
        { name: 'x-robots-tag', value: 'a: noindex' },
        { name: 'link', value: '<x>; rel=canonical' },
        { name: 'x-robots-tag', value: 'nofollow' },
      ],
      payload: Buffer.from('x'),
    });
  });

  it('reads fields in UTF-8 and in Latin 1', () => {
    const utf8 = answer('Location: /grüße\r\n', '');
    const latin1 = Buffer.from(utf8.toString(), 'latin1');
    for (const bytes of [utf8, latin1]) {
      expect(parseHttpMessage(bytes)?.fields[0]?.value).toBe('/grüße');
    }
  });

  it('never throws, and undoing the codings never does', () => {
    const part = fc.constantFrom(
      ...[
        'HTTP/1.1 200 OK',
        '\r\n',
        '\n',
        ' ',
        'Transfer-Encoding: chunked',
        'Content-Encoding: gzip, br',
      ],
      ...[
        'Content-Encoding: deflate',
        'Content-Encoding: zstd',
        '5\r\n',
        '0',
        'fffffff',
        '\u001f\u008b\b',
        '(\u00b5/\u00fd',
      ],
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 12 }),
        fc.uint8Array({ maxLength: 40 }),
        (parts, rest) => {
          const text = `HTTP/1.1 200 OK\r\n${parts.join('')}`;
          const message = parseHttpMessage(Buffer.concat([Buffer.from(text, 'latin1'), rest]));
          expect(message).toBeDefined();
          if (message !== undefined)
            expect(decodedBody(message, 1000).body.length).toBeLessThanOrEqual(1000);
        },
      ),
      { numRuns: 5000 },
    );
  });
});

describe('decodedBody', () => {
  it.each(ENCODERS)('undoes %s', (coding, encode) => {
    const fields = `Content-Encoding: ${coding.toUpperCase()}\r\n`;
    expect(decode(answer(fields, encode(PAGE)))).toEqual({
      body: PAGE.toString(),
      problem: undefined,
    });
    // The archive's writer undid it and left the header.
    expect(decode(answer(fields, PAGE))).toEqual({ body: PAGE.toString(), problem: undefined });
    expect(decode(answer(fields, ''))).toEqual({ body: '', problem: undefined });
  });

  it.each(ENCODERS)('refuses a bomb of %s', (coding, encode) => {
    const bomb = encode(Buffer.alloc(LIMIT + 1));
    expect(bomb.length).toBeLessThan(10_000);
    const result = decode(answer(`Content-Encoding: ${coding}\r\n`, bomb));
    expect(result).toEqual({ body: '', problem: 'too-large' });
  });

  it.each(ENCODERS)('gives what a cut %s body holds', (coding, encode) => {
    // Noise, so that no coding holds all of it in its last bytes; long, because zstd gives whole blocks of 128 KiB.
    const noise = randomBytes(200_000).toString('hex');
    const whole = encode(Buffer.from(noise));
    const cut = answer(`Content-Encoding: ${coding}\r\n`, whole.subarray(0, -200));
    const { body, problem } = decode(cut);
    expect(problem).toBe('truncated');
    expect(noise.startsWith(body)).toBe(true);
    expect(body.length).toBeGreaterThan(noise.length / 2);
  });

  it('undoes several codings, last one first, and not too many', () => {
    const twice = gzipSync(brotliCompressSync(PAGE));
    expect(decode(answer('Content-Encoding: br\r\nContent-Encoding: gzip\r\n', twice)).body).toBe(
      PAGE.toString(),
    );
    const many = `Content-Encoding: ${Array(9).fill('gzip').join(', ')}\r\n`;
    expect(decode(answer(many, gzipSync(PAGE)))).toEqual({ body: '', problem: 'undecodable' });
  });

  it('tells what it cannot decode', () => {
    for (const coding of ['gzip', 'br', 'exi', 'deflate']) {
      const bytes = Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0xff]), Buffer.alloc(50, 0xfe)]);
      const result = decode(answer(`Content-Encoding: ${coding}\r\n`, bytes));
      expect(result, coding).toEqual({ body: '', problem: 'undecodable' });
    }
    expect(decode(answer('Content-Encoding: utf-8\r\n', PAGE)).body).toBe(PAGE.toString());
  });

  it('does not take compressed bytes for a page because they start with <', () => {
    // A counterexample once found.
    const numbers = Array.from({ length: 20_000 }, (_, index) => (index * index) % 9973).join(' ');
    const cut = deflateRawSync(numbers).subarray(0, -200);
    expect(cut[0]).toBe('<'.charCodeAt(0));
    const { body, problem } = decode(answer('Content-Encoding: deflate\r\n', cut));
    expect([problem, numbers.startsWith(body)]).toEqual(['truncated', true]);
  });

  it('refuses a plain body beyond the limit', () => {
    expect(decode(answer('', 'xxxx'), 3)).toEqual({ body: '', problem: 'too-large' });
  });

  const CHUNKED = 'Transfer-Encoding: chunked\r\n';

  it.each([
    // RFC 9112 §7.1.
    ['5\r\nHello\r\n7;x=y\r\n, world\r\n0\r\nTrailer: z\r\n\r\n', 'Hello, world', undefined],
    ['5  \nHello\n00\n\n', 'Hello', undefined],
    ['A\r\n0123456789\r\n0\r\n', '0123456789', undefined],
    ['0\r\n\r\n', '', undefined],
    // Cut.
    ['5\r\nHello\r\n7\r\n, wo', 'Hello, wo', 'truncated'],
    ['5\r\nHello\r\n', 'Hello', 'truncated'],
    ['5\r\nHello\r\nwrong', 'Hello', 'truncated'],
    // Not chunked, whatever the header says.
    ['<p>Hello', '<p>Hello', undefined],
    [
      '12\r\nmonkeys in a page that starts with a number',
      '12\r\nmonkeys in a page that starts with a number',
      undefined,
    ],
    ['', '', undefined],
  ])('undoes the chunks of %j', (payload, body, problem) => {
    expect(decode(answer(CHUNKED, payload))).toEqual({ body, problem });
  });

  it('undoes chunks before the content coding', () => {
    const zipped = gzipSync(PAGE);
    const size = zipped.length.toString(16);
    const payload = Buffer.concat([
      Buffer.from(`${size}\r\n`),
      zipped,
      Buffer.from('\r\n0\r\n\r\n'),
    ]);
    expect(decode(answer(`${CHUNKED}Content-Encoding: gzip\r\n`, payload)).body).toBe(
      PAGE.toString(),
    );
  });
});
