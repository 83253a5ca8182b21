import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SourceLink } from '../../src/vendorapis/link-source.ts';
import { ownSite } from '../../src/vendorapis/own-site.ts';
import { yandexWebmaster } from '../../src/vendorapis/yandex-webmaster.ts';
import { vendorErrorOf } from '../support/vendor-error.ts';
import {
  type Answered,
  type Asked,
  openVendorServer,
  QUICK,
  type VendorServer,
} from '../support/vendor-server.ts';

const NEVER = new AbortController().signal;

let server: VendorServer;
beforeEach(async () => {
  server = await openVendorServer();
});
afterEach(() => server.close());

async function links(domain = 'example.com', token = 'TOKEN'): Promise<SourceLink[]> {
  const yandex = yandexWebmaster({ baseUrl: `${server.url}/v4`, token }, QUICK);
  return Array.fromAsync(yandex.links(domain, NEVER, () => {}));
}

const failed = (status: number, error_code: string): Answered => ({
  status,
  json: { error_code, error_message: 'No' },
});

const host = (url: string, id: string, verified = true) => ({
  ...{ host_id: id, ascii_host_url: url, unicode_host_url: url, verified },
});

const HOSTS = [
  host('http://example.com/', 'http:example.com:80'),
  host('https://example.com/', 'https:example.com:443'),
  host('https://unverified.test/', 'https:unverified.test:443', false),
];

const link = (n: number) => ({
  source_url: `https://from.test/${n}`,
  destination_url: 'https://example.com/page1/',
  discovery_date: '2019-01-01',
  source_last_access_date: '2019-02-01',
});

/** A service whose owner has `count` links. */
function yandex(count: number): (asked: Asked) => Answered {
  return ({ path, query, headers }) => {
    if (headers.authorization !== 'OAuth TOKEN') return failed(403, 'INVALID_OAUTH_TOKEN');
    if (path === '/v4/user') return { json: { user_id: 42 } };
    if (path === '/v4/user/42/hosts') return { json: { hosts: HOSTS } };
    if (path !== '/v4/user/42/hosts/https:example.com:443/links/external/samples')
      return failed(404, 'HOST_NOT_FOUND');
    const [offset, limit] = [Number(query['offset']), Number(query['limit'])];
    if (!(limit >= 1 && limit <= 100)) return failed(400, 'FIELD_VALIDATION_ERROR');
    const length = Math.max(0, Math.min(limit, count - offset));
    return { json: { count, links: Array.from({ length }, (_, n) => link(offset + n)) } };
  };
}

describe('yandexWebmaster', () => {
  it.each([
    [0, 3],
    [1, 3],
    [100, 3],
    [250, 5],
  ])('tells %i links in %i requests', async (count, requests) => {
    server.reply = yandex(count);
    const expected = Array.from({ length: count }, (_, n) => ({
      urlFrom: `https://from.test/${n}`,
      urlTo: 'https://example.com/page1/',
      firstSeen: '2019-01-01',
    }));
    expect(await links()).toEqual(expected);
    expect(server.asked).toHaveLength(requests);
  });

  it('ends with the list, though more were counted', async () => {
    const answer = yandex(150);
    server.reply = (asked) =>
      asked.query['offset'] === '100' ? { json: { count: 150, links: [] } } : answer(asked);
    expect(await links()).toHaveLength(100);
  });

  it.each(['nowhere.test', 'unverified.test'])('refuses %s', async (domain) => {
    server.reply = yandex(1);
    expect(await vendorErrorOf(links(domain))).toMatchObject({
      kind: 'refused',
      message: `Yandex Webmaster: ${domain} is no verified site of the token's owner`,
    });
  });

  it.each([
    [403, 'INVALID_OAUTH_TOKEN', 'wrong-key', 1],
    [403, 'ACCESS_FORBIDDEN', 'wrong-key', 1],
    [403, 'HOST_NOT_VERIFIED', 'refused', 1],
    [403, 'QUOTA_EXCEEDED', 'quota', 1],
    [429, 'TOO_MANY_REQUESTS_ERROR', 'quota', 4],
    [500, 'INTERNAL', 'outage', 4],
    [404, 'HOST_NOT_INDEXED', 'refused', 1],
  ])('takes %i %s for %s', async (status, code, kind, attempts) => {
    server.reply = () => failed(status, code);
    expect((await vendorErrorOf(links())).kind).toBe(kind);
    expect(server.asked).toHaveLength(attempts);
  });

  it('sends no id into a path that is none', async () => {
    const answer = yandex(1);
    const hosts = [host('https://example.com/', '../../evil')];
    server.reply = (asked) => (asked.path.endsWith('/hosts') ? { json: { hosts } } : answer(asked));
    expect((await vendorErrorOf(links())).kind).toBe('surprise');
  });
});

describe('ownSite', () => {
  const site = (url: string, isMain?: boolean, isVerified = true) => ({
    ...{ url, isVerified, ...(isMain !== undefined && { isMain }) },
  });
  const chosen = (domain: string, ...sites: ReturnType<typeof site>[]) =>
    ownSite(domain, sites)?.url;

  it('prefers the main one, then https, then the one without www.', () => {
    const [http, https, www] = ['http://a.test/', 'https://a.test/', 'https://www.a.test/'];
    expect(chosen('a.test', site(http), site(www), site(https))).toBe(https);
    expect(chosen('a.test', site(http), site(www))).toBe(www);
    expect(chosen('a.test', site(https, false), site(http, true))).toBe(http);
    expect(chosen('www.a.test', site(https))).toBe(https);
  });

  it('knows domains in their own letters', () => {
    expect(chosen('яндекс.рф', site('http://xn--d1acpjx3f.xn--p1ai/'))).toBeDefined();
  });

  it('takes none that is not verified or another', () => {
    expect(chosen('a.test', site('https://a.test/', true, false))).toBeUndefined();
    expect(chosen('a.test', site('https://b.a.test/'), site('no url'))).toBeUndefined();
  });
});
