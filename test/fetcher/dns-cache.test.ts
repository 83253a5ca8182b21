import { describe, expect, it } from 'vitest';
import { openDnsCache } from '../../src/fetcher/dns-cache.ts';
import type { DnsRecord, DnsSource } from '../../src/fetcher/dns-source.ts';

type Told = readonly DnsRecord[] | string | 'silence';

/** A resolver that tells what it is given, an error's code included, and counts questions. */
function source(v4: Told, v6: Told = 'ENODATA', hosts: readonly string[] | string = 'ENOTFOUND') {
  const asked: string[] = [];
  const tell = <T>(question: string, told: T | string): Promise<T> => {
    asked.push(question);
    if (told === 'silence') return new Promise(() => {});
    if (typeof told !== 'string') return Promise.resolve(told);
    return Promise.reject(Object.assign(new Error(`query ${told}`), { code: told }));
  };
  const dns: DnsSource = {
    resolve4: (host) => tell(`A ${host}`, v4),
    resolve6: (host) => tell(`AAAA ${host}`, v6),
    lookup: (host) => tell(`lookup ${host}`, hosts),
  };
  return { dns, asked };
}

const record = (address: string, ttl = 300): DnsRecord => ({ address, ttl });
const addresses = (...list: string[]) => ({ kind: 'addresses', addresses: list });

describe('openDnsCache', () => {
  it('gives the addresses of both families, IPv4 first', async () => {
    const { dns } = source([record('192.0.2.1'), record('192.0.2.2')], [record('2001:db8::1')]);
    const resolve = openDnsCache({ source: dns });
    expect(await resolve('a.test')).toEqual(addresses('192.0.2.1', '192.0.2.2', '2001:db8::1'));
  });

  it.each([
    ['A only', [record('192.0.2.1')], 'ENODATA', addresses('192.0.2.1')],
    ['AAAA only', 'ENODATA', [record('2001:db8::1')], addresses('2001:db8::1')],
    ['A, and AAAA fails', [record('192.0.2.1')], 'ESERVFAIL', addresses('192.0.2.1')],
    ['AAAA, and A fails', 'ETIMEOUT', [record('2001:db8::1')], addresses('2001:db8::1')],
    [
      'no such name',
      'ENOTFOUND',
      'ENOTFOUND',
      { kind: 'not-found', detail: 'a.test has no address' },
    ],
    ['no address', 'ENODATA', 'ENODATA', { kind: 'not-found', detail: 'a.test has no address' }],
    ['a failing server', 'ESERVFAIL', 'ESERVFAIL', { kind: 'failed', detail: 'query ESERVFAIL' }],
    ['one that fails for one', 'ENODATA', 'ETIMEOUT', { kind: 'failed', detail: 'query ETIMEOUT' }],
  ])('%s', async (_, v4, v6, expected) => {
    const { dns } = source(v4, v6);
    expect(await openDnsCache({ source: dns })('a.test')).toEqual(expected);
  });

  it('does not wait for a family that stays silent', async () => {
    const { dns } = source([record('192.0.2.1')], 'silence');
    const resolve = openDnsCache({ source: dns, secondFamilyWaitMs: 1 });
    expect(await resolve('a.test')).toEqual(addresses('192.0.2.1'));
  });

  it('asks the operating system for names that DNS does not know', async () => {
    const { dns } = source('ENOTFOUND', 'ENOTFOUND', ['127.0.0.1', '::1']);
    expect(await openDnsCache({ source: dns })('localhost')).toEqual(addresses('127.0.0.1', '::1'));
  });

  it('tells an outage of the operating system’s resolver from an unknown name', async () => {
    const { dns } = source('ENOTFOUND', 'ENOTFOUND', 'EAI_AGAIN');
    expect(await openDnsCache({ source: dns })('a.test')).toEqual({
      kind: 'failed',
      detail: 'query EAI_AGAIN',
    });
  });

  it.each([
    ['as long as the shorter record lives', [record('192.0.2.1', 60), record('192.0.2.2', 90)], 60],
    ['half a minute at least', [record('192.0.2.1', 0)], 30],
    ['a day at most', [record('192.0.2.1', 1e9)], 86_400],
    ['an unknown name ten minutes', 'ENOTFOUND', 600],
    ['an outage half a minute', 'ESERVFAIL', 30],
  ])('keeps %s', async (_, v4, seconds) => {
    let now = 5000;
    const { dns, asked } = source(v4);
    const resolve = openDnsCache({ source: dns, now: () => now });
    const count = () => asked.filter((question) => question === 'A a.test').length;
    await resolve('a.test');
    now += seconds * 1000 - 1;
    await resolve('a.test');
    expect(count()).toBe(1);
    now += 1;
    await resolve('a.test');
    expect(count()).toBe(2);
  });

  it('asks once for questions at the same time', async () => {
    const { dns, asked } = source([record('192.0.2.1')]);
    const resolve = openDnsCache({ source: dns });
    await Promise.all([resolve('a.test'), resolve('a.test'), resolve('a.test')]);
    expect(asked).toEqual(['A a.test', 'AAAA a.test']);
  });

  it('forgets the name not asked for longest when it is full', async () => {
    const { dns, asked } = source([record('192.0.2.1')]);
    const resolve = openDnsCache({ source: dns, maxEntries: 2 });
    for (const host of ['a', 'b', 'a', 'c', 'a', 'b']) await resolve(host);
    expect(asked.filter((question) => question.startsWith('A '))).toEqual([
      'A a',
      'A b',
      'A c',
      'A b',
    ]);
  });
});
