import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDnsCache } from '../../src/fetcher/dns-cache.ts';
import { systemDns } from '../../src/fetcher/dns-source.ts';
import { type DnsServer, openDnsServer } from '../support/dns-server.ts';

let server: DnsServer;
beforeAll(async () => {
  server = await openDnsServer({
    'a.test': [
      { address: '192.0.2.1', ttl: 300 },
      { address: '192.0.2.2', ttl: 60 },
    ],
    'empty.test': [],
  });
});
afterAll(() => server.close());

describe('systemDns', () => {
  it('gives records with their life', async () => {
    const records = await systemDns([server.address]).resolve4('a.test');
    expect(records).toEqual([
      { address: '192.0.2.1', ttl: 300 },
      { address: '192.0.2.2', ttl: 60 },
    ]);
  });

  it.each([
    ['empty.test', 'ENODATA'],
    ['unknown.test', 'ENOTFOUND'],
  ])('tells that %s has none: %s', async (host, code) => {
    await expect(systemDns([server.address]).resolve4(host)).rejects.toMatchObject({ code });
  });

  it('knows the hosts file', async () => {
    expect(await systemDns([server.address]).lookup('localhost')).toContain('127.0.0.1');
  });

  it('serves the cache', async () => {
    const source = { ...systemDns([server.address]), lookup: async () => [] };
    const resolve = openDnsCache({ source });
    expect(await resolve('a.test')).toEqual({
      kind: 'addresses',
      addresses: ['192.0.2.1', '192.0.2.2'],
    });
    expect(await resolve('unknown.test')).toMatchObject({ kind: 'not-found' });
    expect(await resolve('empty.test')).toMatchObject({ kind: 'not-found' });
  });
});
