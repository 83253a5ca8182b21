/** No URL and no DNS answer makes the fetcher speak to the machine it runs on, unless the operator says so. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ResolveHost } from '../../src/fetcher/dns-cache.ts';
import type { Fetcher, FetcherOptions } from '../../src/fetcher/fetcher.ts';
import { parseHostResolverRules } from '../../src/fetcher/resolver-rules.ts';
import { openRawServer, type RawServer } from '../support/raw-server.ts';
import { answered, fetcherOn, page } from './test-fetcher.ts';

let inside: RawServer;
let opened: Fetcher | undefined;
beforeAll(async () => {
  inside = await openRawServer((socket) =>
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'),
  );
});
afterEach(() => opened?.close());
afterAll(() => inside.close());

function fetcher(options: Partial<FetcherOptions> = {}): Fetcher {
  opened = fetcherOn(1, {}, { mapHost: () => undefined, ...options });
  return opened;
}

const resolveTo =
  (...addresses: string[]): ResolveHost =>
  async () => ({ kind: 'addresses', addresses });

describe('the address policy', () => {
  it.each([
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f.0.0.1',
    '0177.0.0.1',
    '%31%32%37.0.0.1',
    '１２７.0.0.1',
    '0.0.0.0',
    '0',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[0:0:0:0:0:ffff:7f00:1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
  ])('refuses http://%s', async (host) => {
    const result = await fetcher().get(page(`http://${host}:${inside.port}/`));
    expect(result).toMatchObject({ kind: 'failed', reason: 'refused-address', ip: '' });
    expect(inside.connections()).toBe(0);
  });

  it.each([
    [['127.0.0.1'], '127.0.0.1 is loopback'],
    [['10.0.0.1', '::1'], '10.0.0.1 is private, ::1 is loopback'],
    [['169.254.169.254'], '169.254.169.254 is metadata'],
    [['::ffff:127.0.0.1'], '::ffff:127.0.0.1 is loopback'],
    [['not an address'], 'not an address is reserved'],
  ])('refuses a host that DNS sends to %j', async (addresses, detail) => {
    const resolve = resolveTo(...addresses);
    const result = await fetcher({ resolve }).get(page(`http://a.test:${inside.port}/`));
    expect(result).toMatchObject({ kind: 'failed', reason: 'refused-address', detail });
    expect(inside.connections()).toBe(0);
  });

  it.each(['http://127.0.0.1:22/', 'http://a.test:25/', 'https://a.test:6667/'])(
    'refuses the port of %s, whatever is allowed',
    async (url) => {
      const mapHost = parseHostResolverRules(`MAP * 127.0.0.1:${inside.port}`);
      const result = await fetcher({ mapHost, allowPrivateNetwork: true }).get(page(url));
      expect(result).toMatchObject({ kind: 'failed', reason: 'refused-port' });
    },
  );

  it('is lifted by allowPrivateNetwork', async () => {
    const resolve = resolveTo('127.0.0.1');
    const allowed = fetcher({ resolve, allowPrivateNetwork: true });
    answered(await allowed.get(page(`http://127.0.0.1:${inside.port}/`)));
    answered(await allowed.get(page(`http://a.test:${inside.port}/`)));
  });

  it('is lifted by a rule of the operator, for the hosts it maps', async () => {
    const mapHost = parseHostResolverRules(`MAP a.test localhost:${inside.port}`);
    const mapped = fetcher({ mapHost, resolve: resolveTo('127.0.0.1') });
    answered(await mapped.get(page('http://a.test/')));
    expect(await mapped.get(page(`http://b.test:${inside.port}/`))).toMatchObject({
      reason: 'refused-address',
    });
  });
});

describe('a host without an address', () => {
  it.each([
    ['not-found', 'dns-not-found'],
    ['failed', 'dns-failed'],
  ] as const)('%s', async (kind, reason) => {
    const resolve: ResolveHost = async () => ({ kind, detail: 'told so' });
    const result = await fetcher({ resolve }).get(page('http://a.test/'));
    expect(result).toMatchObject({ kind: 'failed', reason, detail: 'told so', ip: '' });
  });

  it('by a rule', async () => {
    const mapHost = parseHostResolverRules('MAP * ~NOTFOUND');
    const result = await fetcher({ mapHost }).get(page('http://a.test/'));
    expect(result).toMatchObject({ kind: 'failed', reason: 'dns-not-found' });
  });

  it('in time', async () => {
    const resolve: ResolveHost = () => new Promise(() => {});
    opened = fetcherOn(1, { connectTimeoutMs: 20 }, { mapHost: () => undefined, resolve });
    const result = await opened.get(page('http://a.test/'));
    expect(result).toMatchObject({ kind: 'failed', reason: 'dns-timeout' });
  });

  it('in time for the whole GET', async () => {
    const resolve: ResolveHost = () => new Promise(() => {});
    opened = fetcherOn(1, { timeoutMs: 20 }, { mapHost: () => undefined, resolve });
    const result = await opened.get(page('http://a.test/'));
    expect(result).toMatchObject({ kind: 'failed', reason: 'connect-timeout' });
  });
});

describe('a host that is not there', () => {
  it('refuses the connection', async () => {
    const gone = await openRawServer(() => {});
    await gone.close();
    opened = fetcherOn(gone.port);
    const result = await opened.get(page('http://a.test/'));
    expect(result).toMatchObject({ kind: 'failed', reason: 'connect' });
    expect(result).toHaveProperty('detail', expect.stringContaining('ECONNREFUSED'));
  });

  it('is reached at its next address', async () => {
    // Nothing listens at the first two: one has the wrong family, one another loopback address.
    const resolve = resolveTo('127.0.0.3', '::1', '127.0.0.1');
    const result = await fetcher({ resolve, allowPrivateNetwork: true }).get(
      page(`http://a.test:${inside.port}/`),
    );
    expect(answered(result).ip).toBe('127.0.0.1');
  });
});
