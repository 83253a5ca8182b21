import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bingWebmaster } from '../../src/vendorapis/bing-webmaster.ts';
import type { SourceLink } from '../../src/vendorapis/link-source.ts';
import { vendorErrorOf } from '../support/vendor-error.ts';
import {
  type Answered,
  type Asked,
  openVendorServer,
  QUICK,
  type VendorServer,
} from '../support/vendor-server.ts';

const NEVER = new AbortController().signal;
const SITE = 'https://example.com/';

let server: VendorServer;
let notices: string[] = [];
beforeEach(async () => {
  server = await openVendorServer();
  notices = [];
});
afterEach(() => server.close());

async function links(domain = 'example.com'): Promise<SourceLink[]> {
  const bing = bingWebmaster(
    { baseUrl: `${server.url}/webmaster/api.svc/json`, key: 'KEY' },
    QUICK,
  );
  return Array.fromAsync(bing.links(domain, NEVER, (text) => notices.push(text)));
}

const failed = (code: number, message: string): Answered => ({
  status: 400,
  json: { ErrorCode: code, Message: `ERROR!!! ${message}` },
});

/** Page → who links to it; lists of two rows a page, as the API pages its own. */
function bing(linked: Readonly<Record<string, readonly (readonly [string, string | null])[]>>) {
  const paged = <T>(rows: readonly T[], { query }: Asked) => ({
    rows: rows.slice(Number(query['page']) * 2, Number(query['page']) * 2 + 2),
    TotalPages: Math.ceil(rows.length / 2),
  });
  return (asked: Asked): Answered => {
    const { path, query } = asked;
    if (query['apikey'] !== 'KEY') return failed(3, 'InvalidApiKey');
    if (path.endsWith('/json/GetUserSites'))
      return {
        json: {
          d: ['http://example.com/', 'https://other.test/', SITE].map((Url) => ({
            ...{ __type: 'Site:#Microsoft.Bing.Webmaster.Api', AuthenticationCode: 'X' },
            ...{ DnsVerificationCode: 'x', IsVerified: Url !== 'https://other.test/', Url },
          })),
        },
      };
    if (query['siteUrl'] !== SITE) return failed(14, 'NotAuthorized');
    if (path.endsWith('/json/GetLinkCounts')) {
      const counts = Object.entries(linked).map(([Url, { length }]) => ({ Count: length, Url }));
      const { rows, TotalPages } = paged(counts, asked);
      return { json: { d: { Links: rows, TotalPages } } };
    }
    const details = linked[query['link'] ?? ''];
    if (details === undefined || !path.endsWith('/json/GetUrlLinks')) return failed(11, 'NotFound');
    const { rows, TotalPages } = paged(details, asked);
    const Details = rows.map(([Url, AnchorText]) => ({ AnchorText, Url }));
    return { json: { d: { Details, TotalPages } } };
  };
}

describe('bingWebmaster', () => {
  const LINKED = {
    [SITE]: [
      ['https://a.test/1', 'One'],
      ['https://b.test/?q=2&r', ''],
      ['https://c.test/3', null],
    ],
    [`${SITE}none`]: [],
    [`${SITE}page?x=1&y`]: [['https://d.test/4', 'Four']],
  } as const;

  it('goes through all pages of both lists', async () => {
    server.reply = bing(LINKED);
    expect(await links()).toEqual([
      { urlFrom: 'https://a.test/1', urlTo: SITE, anchor: 'One' },
      { urlFrom: 'https://b.test/?q=2&r', urlTo: SITE, anchor: '' },
      { urlFrom: 'https://c.test/3', urlTo: SITE },
      { urlFrom: 'https://d.test/4', urlTo: `${SITE}page?x=1&y`, anchor: 'Four' },
    ]);
    const asked = server.asked.map(({ path, query }) => [path.split('/').at(-1), query['page']]);
    expect(asked).toEqual([
      ['GetUserSites', undefined],
      ['GetLinkCounts', '0'],
      ['GetUrlLinks', '0'],
      ['GetUrlLinks', '1'],
      ['GetLinkCounts', '1'],
      ['GetUrlLinks', '0'],
    ]);
  });

  it('has nothing of a site without links', async () => {
    server.reply = bing({});
    expect(await links()).toEqual([]);
  });

  it('tells which page it was refused, and goes on', async () => {
    const answer = bing(LINKED);
    server.reply = (asked) =>
      asked.query['link'] === SITE ? failed(7, 'InvalidUrl') : answer(asked);
    expect(await links()).toHaveLength(1);
    expect(notices).toEqual([
      `Bing Webmaster: answered 400: ERROR!!! InvalidUrl (links to ${SITE})`,
    ]);
  });

  it.each(['nowhere.test', 'other.test', 'sub.example.com'])(
    'refuses %s, which is no verified site',
    async (domain) => {
      server.reply = bing(LINKED);
      expect(await vendorErrorOf(links(domain))).toMatchObject({
        kind: 'refused',
        message: `Bing Webmaster: ${domain} is no verified site of the key's owner`,
      });
    },
  );

  it.each([
    [3, 'wrong-key', 1],
    [4, 'quota', 4],
    [1, 'outage', 4],
    [14, 'refused', 1],
  ])('takes code %i for %s', async (code, kind, attempts) => {
    server.reply = () => failed(code, 'No');
    expect((await vendorErrorOf(links())).kind).toBe(kind);
    expect(server.asked).toHaveLength(attempts);
  });

  it.each([[], { d: {} }, { d: [{ Url: 1 }] }])('is surprised by %j', async (json) => {
    server.reply = () => ({ json });
    expect((await vendorErrorOf(links())).kind).toBe('surprise');
  });
});
