import { beforeAll, describe, expect, it } from 'vitest';
import {
  type BacklinksQuestion,
  backlinksOf,
} from '../../../src/linkindex/queries/backlinks-of.ts';
import { BACKENDS, openForTests } from '../../support/link-index.ts';
import { insertBacklinks, target } from './some-backlinks.ts';

const HOSTILE = `'"\\ \t\n\0 </a> {limit:UInt32} 🦜`;

describe.each(BACKENDS)('backlinksOf on $name', ({ open }) => {
  const opened = openForTests(open);

  const ask = (text: string, question: Partial<BacklinksQuestion> = {}) =>
    backlinksOf(opened.index, {
      target: target(text, 'host'),
      limit: 100,
      orderBy: 'date_found',
      ...question,
    });
  const pages = async (question: Partial<BacklinksQuestion>) =>
    (await ask('example.com', question)).map(({ urlFrom }) => urlFrom.replace('https://', ''));

  beforeAll(async () => {
    const to = 'https://example.com/';
    await insertBacklinks(opened.index, [
      { from: 'https://a.test/1', to, firstSeen: '2024-03-01T00:00:00Z', rank: 5, domainRank: 10 },
      { from: 'https://a.test/2', to, firstSeen: '2024-01-01T00:00:00Z', rank: 90, domainRank: 10 },
      { from: 'https://a.test/3', to, firstSeen: '2024-02-01T00:00:00Z', rank: -1, domainRank: 10 },
      { from: 'https://b.test/1', to, firstSeen: '2024-02-01T00:00:00Z', rank: 5, domainRank: 70 },
      { from: 'https://b.test/2', to, firstSeen: '2023-02-01T00:00:00Z', rank: 0, domainRank: 70 },
      { from: 'https://lost.test/', to, live: false, rank: 99, domainRank: 99 },
      { from: 'https://stale.test/', to, rank: 98, version: 1 },
    ]);
    await insertBacklinks(opened.index, [
      { from: 'https://stale.test/', to, live: false, version: 2 },
    ]);
    await insertBacklinks(opened.index, [
      {
        from: 'http://odd.test:8080/%7Euser/?q=a%20b#part',
        to: "https://odd.example:8443/it's?x=%27",
        anchor: HOSTILE,
        title: HOSTILE,
        flags: ['nofollow', 'image'],
        imageSource: 'https://img.test/a.png',
        rank: 7,
        domainRank: 8,
        firstSeen: '2020-02-29T23:59:59Z',
        lastVisited: '2024-12-31T00:00:01Z',
      },
      { from: 'http://[2001:db8::1]/', to: 'https://odd.example./', anchor: 'old', version: 1 },
    ]);
    await insertBacklinks(opened.index, [
      { from: 'http://[2001:db8::1]/', to: 'https://odd.example./', anchor: 'new', version: 2 },
    ]);
  });

  it('tells all of a backlink, strange texts included', async () => {
    const [odd] = await backlinksOf(opened.index, {
      target: target("https://odd.example:8443/it's?x=%27", 'url'),
      limit: 1,
      orderBy: 'date_found',
    });
    expect(odd).toEqual({
      urlFrom: 'http://odd.test:8080/%7Euser/?q=a%20b',
      urlTo: "https://odd.example:8443/it's?x=%27",
      title: HOSTILE,
      anchor: HOSTILE,
      nofollow: true,
      image: true,
      imageSource: 'https://img.test/a.png',
      inlinkRank: 7,
      domainInlinkRank: 8,
      firstSeen: new Date('2020-02-29T23:59:59Z'),
      lastVisited: new Date('2024-12-31T00:00:01Z'),
    });
  });

  it('tells the latest version of a row, and of a link without image none', async () => {
    const rows = await ask('odd.example', { orderBy: 'inlink_rank' });
    expect(
      rows.map(({ urlFrom, urlTo, anchor, imageSource }) => [urlFrom, urlTo, anchor, imageSource]),
    ).toEqual([
      [
        'http://odd.test:8080/%7Euser/?q=a%20b',
        "https://odd.example:8443/it's?x=%27",
        HOSTILE,
        'https://img.test/a.png',
      ],
      ['http://[2001:db8::1]/', 'https://odd.example./', 'new', null],
    ]);
  });

  it.each<[Partial<BacklinksQuestion>, string[]]>([
    [{ orderBy: 'date_found' }, ['a.test/1', 'a.test/3', 'b.test/1', 'a.test/2', 'b.test/2']],
    [{ orderBy: 'inlink_rank' }, ['a.test/2', 'a.test/1', 'b.test/1', 'b.test/2', 'a.test/3']],
    [
      { orderBy: 'domain_inlink_rank' },
      ['b.test/1', 'b.test/2', 'a.test/1', 'a.test/2', 'a.test/3'],
    ],
    [{ orderBy: 'inlink_rank', limit: 2 }, ['a.test/2', 'a.test/1']],
    [{ orderBy: 'inlink_rank', perDomain: 1 }, ['a.test/2', 'b.test/1']],
    [{ orderBy: 'date_found', perDomain: 2 }, ['a.test/1', 'a.test/3', 'b.test/1', 'b.test/2']],
    [{ orderBy: 'date_found', perDomain: 2, limit: 3 }, ['a.test/1', 'a.test/3', 'b.test/1']],
  ])('lists live links for %j', async (question, expected) => {
    expect(await pages(question)).toEqual(expected);
  });

  it('breaks ties alike however the rows came', async () => {
    const to = 'https://ties.example/';
    const links = Array.from({ length: 50 }, (_, n) => ({ from: `https://t${n}.test/`, to }));
    for (const link of links.toReversed()) await insertBacklinks(opened.index, [link]);
    const before = await ask('ties.example', { limit: 20 });
    await opened.index.command({ query: 'OPTIMIZE TABLE backlinks FINAL' });
    expect(await ask('ties.example', { limit: 20 })).toEqual(before);
    expect(before.map(({ urlFrom }) => urlFrom)).toEqual(
      links
        .map(({ from }) => from)
        .sort()
        .slice(0, 20),
    );
  });

  it('answers alike for a target that is too large for the quick plan', async () => {
    const to = 'https://large.example/';
    const links = Array.from({ length: 60_000 }, (_, n) => ({
      from: `https://l${n % 7}.test/${n}`,
      to,
      rank: n % 101,
    }));
    await insertBacklinks(opened.index, links);
    const rows = await ask('large.example', { orderBy: 'inlink_rank', limit: 700 });
    const best = links.filter(({ rank }) => rank === 100).map(({ from }) => from);
    expect(new Set(rows.slice(0, best.length).map(({ urlFrom }) => urlFrom))).toEqual(
      new Set(best),
    );
    expect(rows.slice(best.length).every(({ inlinkRank }) => inlinkRank === 99)).toBe(true);
  });

  it('knows nothing of an unseen target', async () => {
    expect(await ask('unseen.test')).toEqual([]);
  });
});
