/** What a GET brings when the server means well. */
import { once } from 'node:events';
import type { Socket } from 'node:net';
import {
  brotliCompressSync,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { parseHttpMessage } from '../../src/warc/http-message.ts';
import { openRawServer, type RawServer } from '../support/raw-server.ts';
import { answered, fetcherOn, page } from './test-fetcher.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const part of open.splice(0).reverse()) await part.close();
});

async function serve(
  answer: string | ((socket: Socket, head: string) => void),
): Promise<RawServer> {
  const server = await openRawServer(
    typeof answer === 'string' ? (socket) => socket.write(answer) : answer,
  );
  open.push(server);
  return server;
}

function fetcher(...parameters: Parameters<typeof fetcherOn>) {
  const opened = fetcherOn(...parameters);
  open.push(opened);
  return opened;
}

const URL_A = page('http://a.test/dir/page?q=1');

function ok(body: string | Buffer, fields = ''): string {
  const text = body.toString('latin1');
  return `HTTP/1.1 200 OK\r\nContent-Length: ${text.length}\r\n${fields}\r\n${text}`;
}

describe('openFetcher', () => {
  it('asks for the page under its own name and says who it is', async () => {
    const { port, heads } = await serve(ok(''));
    const result = answered(await fetcher(port).get(page('http://a.test:8080/dir/page?q=1')));
    const [line = '', ...fields] = (heads[0] ?? '').trimEnd().split('\r\n');
    expect(line).toBe('GET /dir/page?q=1 HTTP/1.1');
    expect(fields.map((field) => field.toLowerCase())).toEqual([
      'host: a.test:8080',
      'connection: keep-alive',
      'user-agent: openbacklinks/test',
      'accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5',
      'accept-language: en,*;q=0.8',
      'accept-encoding: gzip, deflate, br, zstd',
    ]);
    expect(result.requestHead.toString().toLowerCase()).toBe(heads[0]?.toLowerCase());
  });

  it('gives the answer with its fields in order, its address and times', async () => {
    const { port } = await serve(ok('<p>', 'X-A: 1\r\nx-a:  2 \r\nContent-Type: text/html\r\n'));
    const result = answered(await fetcher(port).get(URL_A));
    expect(result).toMatchObject({
      status: 200,
      ip: '127.0.0.1',
      httpVersion: '1.1',
      cut: undefined,
    });
    expect(result.body.toString()).toBe('<p>');
    expect(result.fields).toEqual([
      { name: 'content-length', value: '3' },
      { name: 'x-a', value: '1' },
      { name: 'x-a', value: '2' },
      { name: 'content-type', value: 'text/html' },
    ]);
    const { dnsMs, connectMs, tlsMs, headersMs, bodyMs, totalMs } = result.timing;
    expect(tlsMs).toBe(0);
    expect(Math.min(dnsMs, connectMs, headersMs, bodyMs)).toBeGreaterThanOrEqual(0);
    expect(totalMs).toBeGreaterThanOrEqual(headersMs + bodyMs);
  });

  it.each([
    200, 204, 206, 226, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 410, 418, 429, 500, 503,
    599, 999,
  ])('takes %d for an answer', async (status) => {
    const { port } = await serve(`HTTP/1.1 ${status} x\r\nContent-Length: 0\r\n\r\n`);
    expect(answered(await fetcher(port).get(URL_A)).status).toBe(status);
  });

  it('does not follow a redirect but tells where it leads', async () => {
    const { port, heads } = await serve(
      'HTTP/1.1 302 Found\r\nLocation: ../other#x\r\nContent-Length: 4\r\n\r\nmove',
    );
    const result = answered(await fetcher(port).get(URL_A));
    expect(result.redirectTo?.href).toBe('http://a.test/other');
    expect(result.body.toString()).toBe('move');
    expect(heads).toHaveLength(1);
  });

  it.each([
    ['HTTP/1.1 302 Found\r\nLocation: mailto:a@b.test\r\n', 'names no web page'],
    ['HTTP/1.1 302 Found\r\n', 'is absent'],
    ['HTTP/1.1 200 OK\r\nLocation: /x\r\n', 'stands in a success'],
    ['HTTP/1.1 304 Not Modified\r\nLocation: /x\r\n', 'stands in a 304'],
  ])('leads nowhere: %j, Location %s', async (head) => {
    const { port } = await serve(`${head}Content-Length: 0\r\n\r\n`);
    expect(answered(await fetcher(port).get(URL_A)).redirectTo).toBeUndefined();
  });

  it('asks whether the page changed, and takes 304 for an answer', async () => {
    const { port, heads } = await serve('HTTP/1.1 304 Not Modified\r\nETag: "v1"\r\n\r\n');
    const conditional = { etag: '"v1"', lastModified: 'Sun, 06 Nov 1994 08:49:37 GMT' };
    const result = answered(await fetcher(port).get(URL_A, { conditional }));
    expect(result.status).toBe(304);
    expect(heads[0]).toContain('If-None-Match: "v1"\r\n');
    expect(heads[0]).toContain('If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT\r\n');
  });

  it('sends no condition that would break the request', async () => {
    const { port, heads } = await serve(ok(''));
    const conditional = { etag: '"a"\r\nCookie: b', lastModified: '' };
    answered(await fetcher(port).get(URL_A, { conditional }));
    expect(heads[0]).not.toMatch(/cookie|if-/i);
  });

  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
    ['gzip, br', (plain: Buffer) => brotliCompressSync(gzipSync(plain))],
    ['GZIP', gzipSync],
    ['identity', (plain: Buffer) => plain],
    ['utf-8', (plain: Buffer) => plain], // seen in the wild
    ['gzip', (plain: Buffer) => plain], // decoded by a proxy that left the field
  ])('undoes %s', async (coding, encode) => {
    const plain = Buffer.from('<p>Übergrößenträger</p>'.repeat(50));
    const coded = encode(plain);
    const { port } = await serve(ok(coded, `Content-Encoding: ${coding}\r\n`));
    const result = answered(await fetcher(port).get(URL_A));
    expect(result.body).toEqual(plain);
    expect(result.wireBody).toEqual(coded);
    expect(result.cut).toBeUndefined();
  });

  it('reads chunks, trailers and all', async () => {
    const { port } = await serve(
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;ext=1\r\nabc\r\n2\r\nde\r\n0\r\nX-T: 1\r\n\r\n',
    );
    const result = answered(await fetcher(port).get(URL_A));
    expect(result.body.toString()).toBe('abcde');
    expect(result.cut).toBeUndefined();
  });

  it('reads a body to the end of the connection', async () => {
    const { port } = await serve((socket) => socket.end('HTTP/1.0 200 OK\r\n\r\nabc'));
    const result = answered(await fetcher(port).get(URL_A));
    expect(result.body.toString()).toBe('abc');
    expect(result.cut).toBeUndefined();
  });

  it('passes over interim answers', async () => {
    const { port } = await serve(`HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n${ok('abc')}`);
    const result = answered(await fetcher(port).get(URL_A));
    expect(result).toMatchObject({ status: 200 });
    expect(result.fields.map(({ name }) => name)).toEqual(['content-length']);
  });

  it('keeps the answer as an archive holds it, and reads fields as its reader does', async () => {
    const { port } = await serve(
      'HTTP/1.1 200 Sch\xc3\xb6n\r\nTransfer-Encoding: chunked\r\nX-A: caf\xe9\r\n\r\n3\r\nabc\r\n0\r\n\r\n',
    );
    const { responseHead, wireBody, fields } = answered(await fetcher(port).get(URL_A));
    expect(responseHead.toString('latin1')).toBe(
      'HTTP/1.1 200 Sch\xc3\xb6n\r\nX-Crawl-Transfer-Encoding: chunked\r\nX-A: caf\xe9\r\n\r\n',
    );
    const read = parseHttpMessage(Buffer.concat([responseHead, wireBody]));
    expect(read?.fields).toEqual(fields);
    expect(read?.payload.toString()).toBe('abc');
    expect(fields.at(-1)).toEqual({ name: 'x-a', value: 'café' });
  });

  it('cannot be made to write another line into an archived head', async () => {
    // U+010A ends in the byte of a line feed.
    const { port } = await serve('HTTP/1.1 200 a\xc4\x8ab\r\nContent-Length: 0\r\n\r\n');
    const { responseHead } = answered(await fetcher(port).get(URL_A));
    expect(responseHead.toString('latin1').split('\n')).toHaveLength(4);
  });

  describe('a body that is not wanted', () => {
    const wants = (type: string, status: number) => status === 200 && type.startsWith('text/');
    const pdf = 'HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n';
    const long = 'x'.repeat(70_000);

    it.each([
      ['keeps the connection when it is short', ok('%PDF', 'Content-Type: application/pdf\r\n'), 1],
      ['is not read when it says to be long', `${pdf}Content-Length: 70000\r\n\r\n`, 2],
      [
        'is given up when it gets long',
        `${pdf}Transfer-Encoding: chunked\r\n\r\n11170\r\n${long}`,
        2,
      ],
    ])('%s', async (_, sent, expected) => {
      const { port, connections } = await serve(sent);
      const opened = fetcher(port);
      const result = answered(await opened.get(URL_A, { wants }));
      expect(result).toMatchObject({ status: 200, cut: 'unwanted', wireBody: Buffer.alloc(0) });
      await opened.get(URL_A, { wants });
      expect(connections()).toBe(expected);
    });

    it('is none at all when nothing is left out', async () => {
      const { port } = await serve('HTTP/1.1 301 Moved\r\nContent-Length: 0\r\n\r\n');
      expect(await fetcher(port).get(URL_A, { wants })).toMatchObject({
        status: 301,
        cut: undefined,
      });
    });
  });
});

describe('connections', () => {
  it('are used again', async () => {
    const { port, connections } = await serve(ok('abc'));
    const opened = fetcher(port);
    for (let i = 0; i < 5; i++) answered(await opened.get(URL_A));
    const { timing } = answered(await opened.get(URL_A));
    expect(connections()).toBe(1);
    expect(timing).toMatchObject({ dnsMs: 0, connectMs: 0 });
  });

  it('that the server closes between two requests are opened anew', async () => {
    const sockets: Socket[] = [];
    const { port, heads } = await serve((socket) => {
      sockets.push(socket);
      socket.write(ok('abc'));
    });
    const opened = fetcher(port);
    answered(await opened.get(URL_A));
    sockets[0]?.destroy();
    expect(answered(await opened.get(URL_A)).body.toString()).toBe('abc');
    expect(heads).toHaveLength(2);
  });

  it('that end on a second request are opened anew for it, once', async () => {
    const used = new Set<Socket>();
    const { port, heads } = await serve((socket) => {
      if (used.has(socket)) socket.destroy();
      else socket.write(ok('abc'));
      used.add(socket);
    });
    const opened = fetcher(port);
    answered(await opened.get(URL_A));
    answered(await opened.get(URL_A));
    expect(heads).toHaveLength(3);
  });

  it('that end on a first request are not tried again', async () => {
    const { port, heads } = await serve((socket) => socket.destroy());
    expect(await fetcher(port).get(URL_A)).toMatchObject({ kind: 'failed', reason: 'reset' });
    expect(heads).toHaveLength(1);
  });

  it('are as many an origin as allowed; more requests wait', async () => {
    const waiting: Socket[] = [];
    let arrived = (): void => {};
    const { port, connections } = await serve((socket) => {
      waiting.push(socket);
      arrived();
    });
    const opened = fetcher(port, {}, { maxConnectionsPerOrigin: 2 });
    const results = [1, 2, 3].map(() => opened.get(URL_A));
    for (let served = 0; served < 3; ) {
      if (waiting.length === 0) await new Promise<void>((resolve) => (arrived = resolve));
      for (const socket of waiting.splice(0)) {
        socket.write(ok('abc'));
        served++;
      }
    }
    for (const result of await Promise.all(results)) answered(result);
    expect(connections()).toBe(2);
  });

  it('that wait for too long are given up', async () => {
    const { port } = await serve((socket, head) => {
      if (head.includes('/fast')) socket.write(ok('abc'));
    });
    const opened = fetcher(port, { timeoutMs: 50 }, { maxConnectionsPerOrigin: 1 });
    const [slow, queued] = await Promise.all([
      opened.get(URL_A),
      opened.get(page('http://a.test/fast')),
    ]);
    expect(slow).toMatchObject({ kind: 'failed', reason: 'headers-timeout' });
    expect(queued).toMatchObject({ kind: 'failed', reason: 'queue-timeout' });
    answered(await opened.get(page('http://a.test/fast')));
  });

  it('that idle are bounded over all origins', async () => {
    const live = new Set<Socket>();
    const closed: Promise<unknown>[] = [];
    const { port } = await serve((socket) => {
      live.add(socket);
      closed.push(once(socket, 'close').then(() => live.delete(socket)));
      socket.write(ok('abc'));
    });
    const opened = fetcher(port, {}, { maxIdleConnections: 3 });
    for (let i = 0; i < 20; i++) answered(await opened.get(page(`http://h${i}.test/`)));
    await Promise.all(closed.slice(0, 17));
    expect(live.size).toBe(3);
  });

  it('end with the fetcher, requests in flight with them', async () => {
    let arrived = (): void => {};
    const request = new Promise<void>((resolve) => (arrived = resolve));
    const { port } = await serve(() => arrived());
    const opened = fetcher(port, {}, { maxConnectionsPerOrigin: 1 });
    const results = Promise.allSettled([opened.get(URL_A), opened.get(URL_A)]);
    await request;
    opened.close();
    expect((await results).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('end when the caller aborts', async () => {
    let arrived = (): void => {};
    const request = new Promise<void>((resolve) => (arrived = resolve));
    const { port } = await serve(() => arrived());
    const stop = new AbortController();
    const result = fetcher(port).get(URL_A, { signal: stop.signal });
    await request;
    stop.abort(new Error('stopped'));
    await expect(result).rejects.toThrow('stopped');
    await expect(fetcher(port).get(URL_A, { signal: stop.signal })).rejects.toThrow('stopped');
  });
});

describe('addressOf', () => {
  it('is the address that would be connected to, and unknown where a rule maps the host', async () => {
    const resolve = async () => ({ kind: 'addresses', addresses: ['192.0.2.7', '::1'] }) as const;
    const opened = fetcher(
      1,
      {},
      { resolve, mapHost: ({ host }) => (host === 'm.test' ? 'not-found' : undefined) },
    );
    expect(await opened.addressOf(page('http://a.test/'))).toBe('192.0.2.7');
    expect(await opened.addressOf(page('http://[2001:db8::1]/'))).toBe('2001:db8::1');
    expect(await opened.addressOf(page('http://m.test/'))).toBeUndefined();
  });
});
