import { beforeAll, describe, expect, it } from 'vitest';
import { backlinksOf } from '../../../src/linkindex/queries/backlinks-of.ts';
import type { LinkFilters } from '../../../src/linkindex/queries/link-filters.ts';
import { referringDomains } from '../../../src/linkindex/queries/referring-domains.ts';
import { BACKENDS, openForTests } from '../../support/link-index.ts';
import { insertBacklinks, target } from './some-backlinks.ts';

const day = (text: string) => Date.parse(`${text}T00:00:00Z`) / 1000;
const contains = (text: string) => ({ text, mode: 'contains' }) as const;
const lacks = (text: string) => ({ text, mode: 'does_not_contain' }) as const;

describe.each(BACKENDS)('linkConditions on $name', ({ open }) => {
  const opened = openForTests(open);
  beforeAll(async () => {
    const to = 'https://example.com/Shop?id=%C3%A9';
    await insertBacklinks(opened.index, [
      { from: 'https://a.test/1', to, anchor: 'Große ÉCLAIRS', rank: -1, domainRank: 5 },
      {
        from: 'http://b.test:8080/x,y',
        to: 'https://example.com/',
        rank: 0,
        domainRank: 100,
        flags: ['nofollow'],
        firstSeen: '2024-02-29T23:59:59Z',
      },
      {
        from: 'https://www.c.test/Path',
        to,
        anchor: "100% 'quoted' \\ text",
        rank: 100,
        firstSeen: '2024-03-01T00:00:00Z',
      },
    ]);
  });

  it.each<[string, LinkFilters, string]>([
    ['no filter', {}, 'abc'],
    ['rank from', { inlinkRankFrom: 0 }, 'bc'],
    ['rank to, which unknown ranks are below', { inlinkRankTo: 99 }, 'ab'],
    ['rank range of one', { inlinkRankFrom: 100, inlinkRankTo: 100 }, 'c'],
    ['domain rank', { domainInlinkRankFrom: 5, domainInlinkRankTo: 99 }, 'a'],
    ['anchor in another letter case', { anchor: contains('große éclair') }, 'a'],
    ['anchor of hostile characters', { anchor: contains("% 'QUOTED' \\") }, 'c'],
    ['anchor that must not be there', { anchor: lacks('éclair') }, 'bc'],
    ['referring URL', { urlFrom: contains('HTTP://B.TEST:8080/X,') }, 'b'],
    ['referring URL not', { urlFrom: lacks('https://') }, 'b'],
    ['destination', { urlTo: contains('example.com/shop?ID=%c3') }, 'ac'],
    ['nofollow', { nofollow: 'nofollow_only' }, 'b'],
    ['dofollow', { nofollow: 'dofollow_only' }, 'ac'],
    ['first day, inclusive', { firstSeenFrom: day('2024-03-01') }, 'c'],
    ['last day, inclusive', { firstSeenTo: day('2024-02-29') }, 'ab'],
    ['a day before all time', { firstSeenFrom: day('0001-01-01') }, 'abc'],
    ['a day after all time', { firstSeenTo: day('9999-12-31') }, 'abc'],
    ['kind href', { linkType: 'href' }, 'abc'],
    ['kind redirect', { linkType: 'redirect' }, ''],
    ['pages of a host and its subdomains', { referrer: target('b.test', 'domain') }, 'b'],
    ['several at once', { nofollow: 'dofollow_only', urlFrom: contains('/path') }, 'c'],
  ])('keeps the links of %s', async (_, filters, expected) => {
    const question = { target: target('example.com', 'host'), filters, limit: 10 } as const;
    const links = await backlinksOf(opened.index, { ...question, orderBy: 'date_found' });
    const hosts = await referringDomains(opened.index, { ...question, orderBy: 'date_found' });
    const letters = (urls: readonly string[]) =>
      urls.map((url) => /(\w)\.test/.exec(url)?.[1]).sort();
    expect(letters(links.map(({ urlFrom }) => urlFrom)).join('')).toBe(expected);
    expect(letters(hosts.map(({ host }) => host)).join('')).toBe(expected);
  });

  it('tells kinds of links apart, leaving none out', async () => {
    const to = 'https://kinds.example/';
    await insertBacklinks(opened.index, [
      { from: 'https://text.test/', to, anchor: 'text' },
      { from: 'https://nofollow.test/', to, anchor: 'text', flags: ['nofollow'] },
      { from: 'https://bare.test/', to },
      { from: 'https://image.test/', to, flags: ['image'] },
      { from: 'https://both.test/', to, anchor: 'alt', flags: ['image', 'nofollow'] },
      { from: 'https://canonical.test/', to, type: 'canonical' },
      { from: 'https://redirect.test/', to, type: 'redirect' },
      { from: 'https://no.redirect.test/', to, type: 'redirect', flags: ['nofollow'] },
      { from: 'https://xredirect.test/', to, anchor: 'text' },
    ]);
    const kept = async (filters: LinkFilters) => {
      const question = { target: target('kinds.example', 'host'), filters, limit: 10 } as const;
      const links = await backlinksOf(opened.index, { ...question, orderBy: 'date_found' });
      return links.map(({ urlFrom }) => /(\w+)\.test/.exec(urlFrom)?.[1]).sort();
    };
    const redirects = ['redirect', 'redirect'];
    expect(await kept({ linkType: 'redirect' })).toEqual(redirects);
    expect(await kept({ linkType: 'href' })).toHaveLength(7);
    expect(await kept({ anchorType: 'text' })).toEqual(['nofollow', 'text', 'xredirect']);
    expect(await kept({ anchorType: 'image' })).toEqual(['both', 'image']);
    expect(await kept({ anchorType: 'undefined' })).toEqual(['bare', 'canonical', ...redirects]);
    expect(await kept({ dofollow: 'nofollow' })).toEqual(['both', 'nofollow']);
    expect(await kept({ dofollow: 'undefined' })).toEqual(redirects);
    const dofollow = ['bare', 'canonical', 'image', 'text', 'xredirect'];
    expect(await kept({ dofollow: 'dofollow' })).toEqual(dofollow);
    expect(await kept({ referrer: target('redirect.test', 'domain') })).toEqual(redirects);
  });
});
