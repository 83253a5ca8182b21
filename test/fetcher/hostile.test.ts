/** Servers that mean ill, or are broken: each GET ends, within its limits, with a reason. */
import type { Socket } from 'node:net';
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { Failed } from '../../src/fetcher/fetch-result.ts';
import type { FetchLimits } from '../../src/fetcher/limits.ts';
import { openRawServer } from '../support/raw-server.ts';
import { answered, fetcherOn, page } from './test-fetcher.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const part of open.splice(0).reverse()) await part.close();
});

/** One GET of a server that answers so; ours must be the end that hangs up, so nothing here ends by itself. */
async function get(answer: string | ((socket: Socket) => void), limits: Partial<FetchLimits> = {}) {
  const server = await openRawServer(
    typeof answer === 'string' ? (socket) => socket.write(answer) : answer,
  );
  const opened = fetcherOn(server.port, limits);
  open.push(server, opened);
  return opened.get(page('http://a.test/'));
}

/** Writes for as long as the connection lives, as fast as it takes it. */
function endless(socket: Socket, head: string, piece: string): void {
  socket.write(head);
  const more = (): void => {
    while (!socket.destroyed && socket.write(piece));
  };
  socket.on('drain', more);
  more();
}

/** A byte every few milliseconds: slower than any page, never idle. */
function trickle(socket: Socket, head: string, piece: string): void {
  socket.write(head);
  const timer = setInterval(() => socket.write(piece), 5);
  socket.on('close', () => clearInterval(timer));
}

const OK = 'HTTP/1.1 200 OK\r\n';

describe('no answer', () => {
  it.each<[string, string | ((socket: Socket) => void), Partial<FetchLimits>, Failed['reason']]>([
    ['silence', () => {}, { headersTimeoutMs: 30 }, 'headers-timeout'],
    ['silence, little time in all', () => {}, { timeoutMs: 30 }, 'headers-timeout'],
    ['a head that does not end', `${OK}X-A: 1\r\n`, { headersTimeoutMs: 30 }, 'headers-timeout'],
    [
      'a head byte by byte',
      (s) => trickle(s, OK, 'a'),
      { headersTimeoutMs: 60 },
      'headers-timeout',
    ],
    [
      'interim answers without end',
      (s) => trickle(s, '', 'HTTP/1.1 102 Wait\r\n\r\n'),
      { headersTimeoutMs: 60 },
      'headers-timeout',
    ],
    ['fields without end', (s) => endless(s, OK, 'X-A: 1\r\n'.repeat(99)), {}, 'header-too-large'],
    [
      'one field without end',
      (s) => endless(s, `${OK}X-A: `, 'a'.repeat(999)),
      {},
      'header-too-large',
    ],
    ['a name without end', (s) => endless(s, OK, 'a'.repeat(999)), {}, 'header-too-large'],
    [
      'a status line without end',
      (s) => endless(s, 'HTTP/1.1 200 ', 'a'.repeat(999)),
      { headersTimeoutMs: 200 },
      'headers-timeout',
    ],
    ['a reset', (s) => s.resetAndDestroy(), {}, 'reset'],
    ['an end', (s) => s.end(), {}, 'reset'],
    ['an end within the head', (s) => s.end(`${OK}Content-`), {}, 'reset'],
    ['SSH', 'SSH-2.0-OpenSSH_9.6\r\n', {}, 'bad-http'],
    ['zeros', '\0'.repeat(100), {}, 'bad-http'],
    ['HTML without HTTP', '<!doctype html><p>hello', {}, 'bad-http'],
    ['TLS', '\x15\x03\x01\x00\x02\x02\x46', {}, 'bad-http'],
    ['a status that is none', 'HTTP/1.1 abc OK\r\n\r\n', {}, 'bad-http'],
    [
      'lengths that differ',
      `${OK}Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd`,
      {},
      'bad-http',
    ],
    ['a length that is none', `${OK}Content-Length: many\r\n\r\n`, {}, 'bad-http'],
    [
      'a protocol nobody asked for',
      'HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n',
      {},
      'bad-http',
    ],
    ['a 100 nobody asked for', 'HTTP/1.1 100 Continue\r\n\r\n', {}, 'bad-http'],
  ])('%s', async (_, answer, limits, reason) => {
    expect(await get(answer, limits)).toMatchObject({ kind: 'failed', reason, ip: '127.0.0.1' });
  });
});

describe('an answer with a cut body', () => {
  it.each<[string, string | ((socket: Socket) => void), Partial<FetchLimits>, string, string]>([
    [
      'a body without end',
      (s) => endless(s, `${OK}\r\n`, 'a'.repeat(999)),
      { maxBytes: 4 },
      'too-long',
      'aaaa',
    ],
    [
      'chunks without end',
      (s) => endless(s, `${OK}Transfer-Encoding: chunked\r\n\r\n`, '1\r\na\r\n'.repeat(99)),
      { maxBytes: 4 },
      'too-long',
      'aaaa',
    ],
    ['a byte too many', `${OK}Content-Length: 5\r\n\r\nabcde`, { maxBytes: 4 }, 'too-long', 'abcd'],
    [
      'a length too great',
      `${OK}Content-Length: 999999999999\r\n\r\nabcde`,
      { maxBytes: 4 },
      'too-long',
      'abcd',
    ],
    ['silence', `${OK}Content-Length: 9\r\n\r\nabc`, { idleTimeoutMs: 30 }, 'idle-time', 'abc'],
    [
      'silence from the start',
      `${OK}Content-Length: 9\r\n\r\n`,
      { idleTimeoutMs: 30 },
      'idle-time',
      '',
    ],
    ['an end too soon', (s) => s.end(`${OK}Content-Length: 9\r\n\r\nabc`), {}, 'disconnect', 'abc'],
    [
      'an end within chunks',
      (s) => s.end(`${OK}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n`),
      {},
      'disconnect',
      'abc',
    ],
    [
      'an end within a chunk',
      (s) => s.end(`${OK}Transfer-Encoding: chunked\r\n\r\n9\r\nabc`),
      {},
      'disconnect',
      'abc',
    ],
    [
      'chunks that are none',
      `${OK}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nzz\r\n`,
      {},
      'bad-framing',
      'abc',
    ],
    [
      'a chunk longer than it says',
      `${OK}Transfer-Encoding: chunked\r\n\r\n3\r\nabcdef\r\n`,
      {},
      'bad-framing',
      'abc',
    ],
  ])('%s', async (_, answer, limits, cut, body) => {
    const result = answered(await get(answer, limits));
    expect([result.status, result.cut, result.body.toString()]).toEqual([200, cut, body]);
  });

  it('a reset', async () => {
    const result = answered(
      await get((socket) =>
        socket.write(`${OK}Content-Length: 9\r\n\r\nabc`, () => socket.resetAndDestroy()),
      ),
    );
    expect(result.cut).toBe('disconnect');
  });

  it('a byte now and then, in all the time there is', async () => {
    const limits = { timeoutMs: 80, minBytesPerSecond: 1 };
    const result = answered(await get((s) => trickle(s, `${OK}\r\n`, 'a'), limits));
    expect(result.cut).toBe('total-time');
    expect(result.body.toString()).toMatch(/^a+$/);
  });

  it('a byte now and then, too few a second', async () => {
    const limits = { idleTimeoutMs: 60, minBytesPerSecond: 100_000 };
    const result = answered(await get((s) => trickle(s, `${OK}\r\n`, 'a'), limits));
    expect(result.cut).toBe('too-slow');
    expect(result.body.toString()).toMatch(/^a+$/);
  });

  it('more than its length says: the rest is nobody’s', async () => {
    const result = answered(await get(`${OK}Content-Length: 3\r\n\r\nabcHTTP/1.1 200 OK\r\n`));
    expect([result.cut, result.body.toString()]).toEqual([undefined, 'abc']);
  });

  it('a 304 with a body', async () => {
    const result = answered(await get('HTTP/1.1 304 x\r\nContent-Length: 3\r\n\r\nabc'));
    expect([result.status, result.body.length]).toEqual([304, 0]);
  });
});

describe('a coded body', () => {
  const zeros = Buffer.alloc(8 << 20);
  const coded = (coding: string, body: Buffer) =>
    `${OK}Content-Encoding: ${coding}\r\nContent-Length: ${body.length}\r\n\r\n${body.toString('latin1')}`;

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
  ])('that is a bomb of %s is cut', async (coding, encode) => {
    const result = answered(await get(coded(coding, encode(zeros)), { maxDecodedBytes: 100_000 }));
    expect(result.cut).toBe('decoded-too-long');
    expect(result.body).toEqual(zeros.subarray(0, 100_000));
  });

  it('that is a bomb in a bomb is cut', async () => {
    const body = gzipSync(gzipSync(zeros));
    const result = answered(await get(coded('gzip, gzip', body), { maxDecodedBytes: 100_000 }));
    expect(result.cut).toBe('decoded-too-long');
    expect(result.body).toHaveLength(0);
  });

  it('that breaks keeps what came before', async () => {
    const text = Array.from({ length: 5000 }, (_, i) => `<p>${i * 7919}</p>`).join('');
    const body = gzipSync(text);
    body.fill(0xff, body.length / 2, body.length / 2 + 50);
    const result = answered(await get(coded('gzip', body)));
    expect(result.cut).toBe('bad-coding');
    expect(result.body.length).toBeGreaterThan(text.length / 3);
    expect(text.startsWith(result.body.toString().slice(0, text.length / 3))).toBe(true);
    expect(result.wireBody).toEqual(body);
  });

  it('that ends too soon keeps what came', async () => {
    const body = gzipSync('<p>hello</p>'.repeat(1000));
    const result = answered(await get(coded('gzip', body.subarray(0, -10))));
    expect(result.cut).toBe('bad-coding');
    expect(result.body.toString()).toMatch(/^<p>hello/);
  });

  it('that is cut on the wire says so, and keeps what can be decoded', async () => {
    const text = Array.from({ length: 5000 }, (_, i) => `<p>${i * 7919}</p>`).join('');
    const body = gzipSync(text);
    const result = answered(await get(coded('gzip', body), { maxBytes: body.length >> 1 }));
    expect(result.cut).toBe('too-long');
    expect(text.startsWith(result.body.toString())).toBe(true);
    expect(result.body.length).toBeGreaterThan(1000);
  });

  it('whose coding nobody knows is empty', async () => {
    const result = answered(await get(coded('rot13', Buffer.from('\x01\x02'))));
    expect(result).toMatchObject({ cut: 'bad-coding', body: Buffer.alloc(0) });
    expect(result.wireBody).toHaveLength(2);
  });
});
