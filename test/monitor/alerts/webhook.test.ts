import { createSecureContext } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import type { Dialler } from '../../../src/fetcher/dial.ts';
import type { ResolveHost } from '../../../src/fetcher/dns-cache.ts';
import { webhookPoster, webhookRefusal } from '../../../src/monitor/alerts/webhook.ts';
import { openRawServer } from '../../support/raw-server.ts';
import { openWebhookServer } from '../../support/webhook-server.ts';

const NEVER = new AbortController().signal;
const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close();
});
function kept<T extends { close(): Promise<void> }>(server: T): T {
  opened.push(server);
  return server;
}

const resolveTo =
  (...addresses: string[]): ResolveHost =>
  async () => ({ kind: 'addresses', addresses });

const dialler = (options: Partial<Dialler> = {}): Dialler => ({
  resolve: resolveTo('127.0.0.1'),
  mapHost: () => undefined,
  allowPrivateNetwork: true,
  secureContext: createSecureContext(),
  connectTimeoutMs: 10_000,
  ...options,
});

const request = (url: string) => ({ url, headers: { 'X-Test': 'yes' }, body: '{"a":"ü"}' });
const poster = (options: Partial<Dialler> = {}, timeoutMs = 15_000) =>
  webhookPoster(dialler(options), { timeoutMs });

describe('webhookPoster', () => {
  it('posts, and tells the status', async () => {
    const server = kept(await openWebhookServer());
    const answer = await poster()(request(server.url), NEVER);
    expect(answer).toEqual({ kind: 'answered', status: 204 });
    expect(server.requests).toEqual([
      {
        method: 'POST',
        path: '/hook?a=b',
        headers: expect.objectContaining({ 'x-test': 'yes', host: `127.0.0.1:${server.port}` }),
        body: '{"a":"ü"}',
      },
    ]);
  });

  it.each([
    ['127.0.0.1', ['127.0.0.1']],
    ['[::ffff:127.0.0.1]', ['127.0.0.1']],
    ['inside.test', ['127.0.0.1']],
    ['inside.test', ['10.0.0.8', 'fd00::1']],
    ['metadata.test', ['169.254.169.254']],
  ])('connects to no private address: %s, in DNS %j', async (host, addresses) => {
    const inside = kept(await openRawServer(() => {}));
    const post = poster({ allowPrivateNetwork: false, resolve: resolveTo(...addresses) });
    expect(await post(request(`http://${host}:${inside.port}/`), NEVER)).toMatchObject({
      kind: 'unanswered',
      reason: 'refused-address',
    });
    expect(inside.connections()).toBe(0);
  });

  it.each([301, 302, 303, 307, 308])('follows no redirect: %i', async (status) => {
    const inside = kept(await openWebhookServer());
    const server = kept(
      await openWebhookServer((response) =>
        response.writeHead(status, { Location: inside.url }).end(),
      ),
    );
    expect(await poster()(request(server.url), NEVER)).toEqual({ kind: 'answered', status });
    expect(inside.requests).toEqual([]);
  });

  it('gives up what does not answer in time', async () => {
    const server = kept(await openRawServer(() => {}));
    const answer = await poster({}, 50)(request(`http://127.0.0.1:${server.port}/`), NEVER);
    expect(answer).toMatchObject({ kind: 'unanswered', reason: 'timeout' });
  });

  it('cuts an answer without end, whose status stands', async () => {
    const server = kept(
      await openRawServer((socket) => {
        socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
        const more = () => {
          while (!socket.destroyed && socket.write(`2000\r\n${'x'.repeat(0x2000)}\r\n`));
        };
        socket.on('drain', more);
        more();
      }),
    );
    const answer = await poster()(request(`http://127.0.0.1:${server.port}/`), NEVER);
    expect(answer).toEqual({ kind: 'answered', status: 200 });
  });

  it.each([
    ['no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n\r\n', 'bad-http'],
    ['a head without end', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(20_000)}\r\n`, 'header-too-large'],
  ])('tells of %s', async (_, text, reason) => {
    const server = kept(await openRawServer((socket) => socket.write(text)));
    const answer = await poster()(request(`http://127.0.0.1:${server.port}/`), NEVER);
    expect(answer).toMatchObject({ kind: 'unanswered', reason });
  });

  it('tells of a host that is not there, or has no name', async () => {
    const gone = await openRawServer(() => {});
    await gone.close();
    expect(await poster()(request(`http://127.0.0.1:${gone.port}/`), NEVER)).toMatchObject({
      reason: 'connect',
    });
    const resolve: ResolveHost = async () => ({ kind: 'not-found', detail: 'no a.test' });
    expect(await poster({ resolve })(request('http://a.test/'), NEVER)).toEqual({
      ...{ kind: 'unanswered', reason: 'dns-not-found', detail: 'no a.test' },
    });
  });

  it('ends when it is told to', async () => {
    const stopped = AbortSignal.abort(new Error('stop'));
    const server = kept(await openWebhookServer());
    await expect(poster()(request(server.url), stopped)).rejects.toThrow('stop');
  });
});

describe('webhookRefusal', () => {
  const closed = dialler({ allowPrivateNetwork: false });
  it.each([
    ['', /http\(s\) URL/],
    ['example.com/hook', /http\(s\) URL/],
    ['ftp://example.com/', /http\(s\) URL/],
    ['javascript:alert(1)', /http\(s\) URL/],
    [`https://example.com/${'x'.repeat(2000)}`, /2000 characters/],
    ['https://me:secret@example.com/', /user or password/],
    ['http://127.0.0.1/', /127\.0\.0\.1 is loopback/],
    ['http://2130706433/', /127\.0\.0\.1 is loopback/],
    ['http://[::1]:8080/', /::1 is loopback/],
    ['http://169.254.169.254/latest', /metadata/],
    ['http://name.test/', /127\.0\.0\.1 is loopback/],
    ['http://hooks.example.com:25/', /port 25/],
  ])('refuses %s', async (url, reason) => {
    expect(await webhookRefusal(url, closed)).toMatch(reason);
  });

  it('lets pass what is public, without a name yet, or allowed by the operator', async () => {
    const url = 'https://hooks.example.com/x';
    const open = dialler({ allowPrivateNetwork: false, resolve: resolveTo('10.0.0.1', '1.1.1.1') });
    expect(await webhookRefusal(url, open)).toBeUndefined();
    const unknown: ResolveHost = async () => ({ kind: 'failed', detail: '' });
    expect(await webhookRefusal(url, { ...closed, resolve: unknown })).toBeUndefined();
    expect(await webhookRefusal('http://127.0.0.1/', dialler())).toBeUndefined();
  });
});
