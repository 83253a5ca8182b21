/** TLS and HTTP/2. Certificates are made by openssl, which is why this is slow. */
import { once } from 'node:events';
import {
  createSecureServer,
  type Http2SecureServer,
  type OutgoingHttpHeaders,
  type ServerHttp2Stream,
} from 'node:http2';
import { createServer as createTcpServer, type Server as TcpServer } from 'node:net';
import { createServer, getCACertificates, type Server, setDefaultCACertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parseHttpMessage } from '../../src/warc/http-message.ts';
import { makeAuthority } from '../support/certificates.ts';
import { listenOnLoopback, openRawServer } from '../support/raw-server.ts';
import { answered, fetcherOn, page } from './test-fetcher.ts';

const authority = makeAuthority('Test authority');
const itself = makeAuthority('a.test');
const good = authority.issue('a.test');

const trusted = getCACertificates('default');
beforeAll(() => setDefaultCACertificates([...trusted, authority.cert]));
afterAll(() => {
  setDefaultCACertificates(trusted);
  authority.close();
  itself.close();
});

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const part of open.splice(0).reverse()) await part.close();
});

const PAGE = page('https://a.test/dir?q');

async function fetcherOver(
  server: Http2SecureServer | TcpServer,
  limits: Parameters<typeof fetcherOn>[1] = {},
) {
  const opened = fetcherOn(await listenOnLoopback(server), limits);
  open.push(server, opened);
  return opened;
}

/** An HTTP/2 server of one page. */
function http2Server(answer: (stream: ServerHttp2Stream) => void): Http2SecureServer {
  const server = createSecureServer(good);
  server.on('stream', (stream) => {
    stream.on('error', () => {}); // clients that hang up are the point
    answer(stream);
  });
  server.on('session', (session) => open.push({ close: () => session.destroy() }));
  return server;
}

/** TLS over which bytes of HTTP/1.1 go. */
function tlsServer(certificate: { key: string; cert: string }, answer: string): Server {
  return createServer(certificate, (socket) => {
    socket.on('error', () => {});
    socket.on('data', () => socket.write(answer));
    open.push({ close: () => socket.destroy() });
  });
}

describe('TLS', () => {
  it('carries HTTP/1.1 where the server speaks no other', async () => {
    const opened = await fetcherOver(
      tlsServer(good, 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc'),
    );
    const result = answered(await opened.get(PAGE));
    expect(result).toMatchObject({ status: 200, httpVersion: '1.1', ip: '127.0.0.1' });
    expect(result.timing.tlsMs).toBeGreaterThan(0);
  });

  it.each([
    ['signed by itself', itself, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['of an authority nobody trusts', itself.issue('a.test'), 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['of another host', authority.issue('b.test'), 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['that has expired', authority.issue('a.test', -1), 'CERT_HAS_EXPIRED'],
  ])('with a certificate %s is a failure with a reason', async (_, certificate, code) => {
    const opened = await fetcherOver(tlsServer(certificate, ''));
    const result = await opened.get(PAGE);
    expect(result).toMatchObject({ kind: 'failed', reason: 'tls' });
    expect(result).toHaveProperty('detail', expect.stringContaining(code));
  });

  it.each([
    ['plain HTTP', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
    ['an alert', '\x15\x03\x03\x00\x02\x02\x28'],
    ['an end', ''],
  ])('that is %s is a failure with a reason', async (_, bytes) => {
    const server = createTcpServer((socket) => {
      socket.on('error', () => {});
      socket.end(bytes, 'latin1');
    });
    const opened = await fetcherOver(server);
    expect(await opened.get(PAGE)).toMatchObject({ kind: 'failed', reason: 'tls' });
  });

  it('that never comes ends in time', async () => {
    const silent = await openRawServer(() => {});
    const opened = fetcherOn(silent.port, { connectTimeoutMs: 50 });
    open.push(silent, opened);
    expect(await opened.get(PAGE)).toMatchObject({ kind: 'failed', reason: 'tls-timeout' });
  });
});

describe('HTTP/2', () => {
  const answer = (body: string, fields: OutgoingHttpHeaders = {}) =>
    http2Server((stream) => {
      stream.respond({ ':status': 200, 'content-type': 'text/html', ...fields });
      stream.end(body);
    });

  it('is used where the server speaks it, over one connection', async () => {
    const seen: unknown[] = [];
    const server = http2Server((stream) => {
      stream.respond({ ':status': 200, 'x-a': 'café', 'set-cookie': ['a=1', 'b=2'] });
      stream.end('abc');
    });
    server.on('stream', (_, fields) => seen.push(fields));
    const opened = await fetcherOver(server);
    for (let i = 0; i < 3; i++) answered(await opened.get(PAGE));
    const result = answered(await opened.get(PAGE));
    expect(result).toMatchObject({
      status: 200,
      httpVersion: '2',
      ip: '127.0.0.1',
      cut: undefined,
    });
    expect(result.body.toString()).toBe('abc');
    expect(result.timing).toMatchObject({ connectMs: 0, tlsMs: 0 });
    expect(seen[3]).toMatchObject({
      ':authority': 'a.test',
      ':path': '/dir?q',
      'user-agent': 'OpenBacklinks/test',
      'accept-encoding': 'gzip, deflate, br, zstd',
    });
    const { fields } = parseHttpMessage(result.responseHead) ?? { fields: [] };
    expect(fields).toEqual(result.fields);
    expect(fields.slice(0, 3)).toEqual([
      { name: 'x-a', value: 'café' },
      { name: 'set-cookie', value: 'a=1' },
      { name: 'set-cookie', value: 'b=2' },
    ]);
    expect(result.requestHead.toString()).toMatch(
      /^GET \/dir\?q HTTP\/1\.1\r\nHost: a\.test\r\nUser-Agent/,
    );
  });

  it.each([
    ['a redirect', 301, { location: '/other' }],
    ['a 304', 304, { etag: '"a"' }],
    ['an error', 503, { 'retry-after': '3' }],
  ])('brings %s', async (_, status, fields) => {
    const server = http2Server((stream) => {
      stream.respond({ ':status': status, ...fields }, { endStream: true });
    });
    const result = answered(await (await fetcherOver(server)).get(PAGE));
    expect(result.status).toBe(status);
    expect(result.redirectTo?.href).toBe(status === 301 ? 'https://a.test/other' : undefined);
  });

  it('is held to the length of a body', async () => {
    const opened = await fetcherOver(answer('abcdef'), { maxBytes: 4 });
    const result = answered(await opened.get(PAGE));
    expect([result.cut, result.body.toString()]).toEqual(['too-long', 'abcd']);
  });

  it('is held to the size of a head', async () => {
    const opened = await fetcherOver(answer('', { 'x-a': 'a'.repeat(9000) }), {
      maxHeaderBytes: 5000,
    });
    expect(await opened.get(PAGE)).toMatchObject({ kind: 'failed', reason: 'header-too-large' });
  });

  it('is held to times', async () => {
    const silent = await fetcherOver(
      http2Server(() => {}),
      { headersTimeoutMs: 50 },
    );
    expect(await silent.get(PAGE)).toMatchObject({ kind: 'failed', reason: 'headers-timeout' });
    const stalled = http2Server((stream) => {
      stream.respond({ ':status': 200 });
      stream.write('abc');
    });
    const result = answered(await (await fetcherOver(stalled, { idleTimeoutMs: 50 })).get(PAGE));
    expect([result.cut, result.body.toString()]).toEqual(['idle-time', 'abc']);
  });

  it.each<[string, (stream: ServerHttp2Stream) => void]>([
    ['the stream', (stream) => stream.destroy(new Error('broken'))],
    ['the session', (stream) => stream.session?.destroy()],
    ['the socket', (stream) => stream.session?.socket.destroy()],
  ])('keeps what came before %s broke', async (_, breakOff) => {
    const broken = http2Server((stream) => {
      stream.respond({ ':status': 200 });
      stream.write('abc');
    });
    const opened = await fetcherOver(broken);
    // The body is broken off once we have seen a part of it.
    const wants = () => {
      setImmediate(() => broken.emit('break'));
      return true;
    };
    broken.on('stream', (stream) => broken.once('break', () => breakOff(stream)));
    const result = answered(await opened.get(PAGE, { wants }));
    expect(result.cut).toMatch(/^(?:disconnect|bad-framing)$/);
    expect('abc'.startsWith(result.body.toString())).toBe(true);
  });

  it('that goes away before an answer is a failure', async () => {
    const server = http2Server((stream) => stream.session?.destroy());
    expect(await (await fetcherOver(server)).get(PAGE)).toMatchObject({ kind: 'failed' });
  });

  it('of bytes that are none is a failure', async () => {
    const server = createServer({ ...good, ALPNProtocols: ['h2'] }, (socket) => {
      socket.on('error', () => {});
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
      open.push({ close: () => socket.destroy() });
    });
    const result = await (await fetcherOver(server)).get(PAGE);
    expect(result).toMatchObject({ kind: 'failed', reason: 'bad-http' });
  });

  it('whose connection closed between two requests is opened anew', async () => {
    const server = answer('abc');
    const opened = await fetcherOver(server);
    const [session] = await Promise.all([once(server, 'session'), opened.get(PAGE)]);
    session[0].destroy();
    expect(answered(await opened.get(PAGE)).body.toString()).toBe('abc');
  });
});
