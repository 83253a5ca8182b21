import { beforeAll, describe, expect, it } from 'vitest';
import {
  type NewLostBacklinksQuestion,
  newLostBacklinks,
} from '../../../src/linkindex/queries/new-lost-backlinks.ts';
import { BACKENDS, openForTests } from '../../support/link-index.ts';
import { insertBacklinks, period, target } from './some-backlinks.ts';

const TO = 'https://example.com/';

describe.each(BACKENDS)('newLostBacklinks on $name', ({ open }) => {
  const opened = openForTests(open);

  const ask = (question: Partial<NewLostBacklinksQuestion> = {}) =>
    newLostBacklinks(opened.index, {
      target: target('example.com', 'host'),
      period: period('2024-01-01', '2024-12-31'),
      limit: 100,
      orderBy: 'new_lost_date',
      ...question,
    });
  /** `a1 new 03-01`: path, type, month and day. */
  const told = async (question: Partial<NewLostBacklinksQuestion> = {}) =>
    (await ask(question)).map(
      ({ urlFrom, type, at }) =>
        `${urlFrom.replace('https://', '').replace('.test/', '')} ${type} ${at.toISOString().slice(5, 10)}`,
    );

  beforeAll(async () => {
    await insertBacklinks(opened.index, [
      {
        from: 'https://a.test/1',
        to: TO,
        firstSeen: '2024-03-01T10:00:00Z',
        rank: 5,
        domainRank: 10,
      },
      {
        from: 'https://a.test/2',
        to: TO,
        firstSeen: '2019-01-16T00:00:00Z',
        events: [
          ['2024-03-02T23:59:59Z', 'noindex'],
          ['2024-03-05T00:00:00Z', 'new'],
          ['2024-04-01T00:00:00Z', 'page_not_found'],
        ],
        rank: 50,
        domainRank: 10,
      },
      {
        from: 'https://b.test/1',
        to: TO,
        firstSeen: '2024-03-03T00:00:00Z',
        events: [['2024-03-03T00:00:00Z', 'link_removed']],
        rank: -1,
        domainRank: 70,
      },
      { from: 'https://old.test/', to: TO, firstSeen: '2018-01-01T00:00:00Z' },
      { from: 'https://stale.test/', to: TO, firstSeen: '2024-06-01T00:00:00Z', version: 1 },
      { from: 'https://c.test/', to: 'https://example.community/' },
    ]);
    // Of the later version only: found before the period, and nothing since.
    await insertBacklinks(opened.index, [
      { from: 'https://stale.test/', to: TO, firstSeen: '2017-06-01T00:00:00Z', version: 2 },
    ]);
  });

  it.each<[Partial<NewLostBacklinksQuestion>, string[]]>([
    [
      {},
      [
        'a2 lost 04-01',
        'a2 new 03-05',
        'b1 lost 03-03',
        'b1 new 03-03',
        'a2 lost 03-02',
        'a1 new 03-01',
      ],
    ],
    [{ limit: 3 }, ['a2 lost 04-01', 'a2 new 03-05', 'b1 lost 03-03']],
    [{ type: 'new' }, ['a2 new 03-05', 'b1 new 03-03', 'a1 new 03-01']],
    [{ type: 'lost' }, ['a2 lost 04-01', 'b1 lost 03-03', 'a2 lost 03-02']],
    [{ type: 'new', limit: 1 }, ['a2 new 03-05']],
    [
      { orderBy: 'inlink_rank' },
      [
        'a2 lost 04-01',
        'a2 new 03-05',
        'a2 lost 03-02',
        'a1 new 03-01',
        'b1 lost 03-03',
        'b1 new 03-03',
      ],
    ],
    [
      { orderBy: 'domain_inlink_rank', limit: 4 },
      ['b1 lost 03-03', 'b1 new 03-03', 'a2 lost 04-01', 'a2 new 03-05'],
    ],
    // Days are whole, both ends included.
    [{ period: period('2024-03-02', '2024-03-02') }, ['a2 lost 03-02']],
    [{ period: period('2024-03-04', '2024-03-05') }, ['a2 new 03-05']],
    [{ period: period('2024-03-03', '2024-03-03'), type: 'lost' }, ['b1 lost 03-03']],
    [{ period: period('2025-01-01', '9999-12-31') }, []],
    [{ period: period('0001-01-01', '1969-12-31') }, []],
    [{ target: target('unseen.test', 'domain') }, []],
  ])('lists events for %j', async (question, expected) => {
    expect(await told(question)).toEqual(expected);
  });

  it('tells all of an event', async () => {
    await insertBacklinks(opened.index, [
      {
        from: 'http://odd.test:8080/%7Euser/?q=a%20b',
        to: "https://odd.example:8443/it's?x=%27",
        type: 'canonical',
        anchor: `'"\\ \t\n\0 </a> {limit:UInt32} 🦜`,
        title: 'ä',
        flags: ['nofollow', 'image'],
        imageSource: 'https://img.test/a.png',
        rank: 7,
        domainRank: 8,
        firstSeen: '2020-02-29T23:59:59Z',
        events: [['2024-05-01T12:00:00Z', 'crawl_error']],
      },
    ]);
    expect(await ask({ target: target('odd.example', 'host') })).toEqual([
      {
        at: new Date('2024-05-01T12:00:00Z'),
        type: 'lost',
        reasonLost: 'crawl_error',
        urlFrom: 'http://odd.test:8080/%7Euser/?q=a%20b',
        urlTo: "https://odd.example:8443/it's?x=%27",
        title: 'ä',
        anchor: `'"\\ \t\n\0 </a> {limit:UInt32} 🦜`,
        linkType: 'canonical',
        nofollow: true,
        image: true,
        imageSource: 'https://img.test/a.png',
        inlinkRank: 7,
        domainInlinkRank: 8,
        firstSeen: new Date('2020-02-29T23:59:59Z'),
      },
    ]);
    const period2020 = period('2020-02-29', '2020-02-29');
    const [found] = await ask({ target: target('odd.example', 'host'), period: period2020 });
    expect(found).toMatchObject({ type: 'new', reasonLost: undefined });
  });

  it('answers alike for a target that is too large for the quick plan, in any part of the order', async () => {
    const to = 'https://large.example/';
    const links = Array.from({ length: 60_000 }, (_, n) => ({
      from: `https://l${n % 7}.test/${n}`,
      to,
      rank: n % 101,
      firstSeen: new Date(Date.UTC(2024, 0, 1) + (n % 5000) * 60_000).toISOString(),
      ...(n % 3 === 0 && {
        events: [
          [new Date(Date.UTC(2024, 1, 1) + n * 1000).toISOString(), 'redirect'] as const,
          [new Date(Date.UTC(2024, 2, 1) + (n % 100) * 1000).toISOString(), 'new'] as const,
        ],
      }),
    }));
    await insertBacklinks(opened.index, links);
    const large = { target: target('large.example', 'host'), limit: 10_000 } as const;
    for (const orderBy of ['new_lost_date', 'inlink_rank'] as const) {
      const first = await ask({ ...large, orderBy });
      expect(first).toHaveLength(10_000);
      expect(await ask({ ...large, orderBy, limit: 700 })).toEqual(first.slice(0, 700));
    }
    // 20,000 links returned in the first 100 seconds of March.
    const march = await ask({ ...large, period: period('2024-03-01', '2024-03-01') });
    const times = march.map(({ at }) => at.getTime());
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(times[0]).toBe(Date.UTC(2024, 2, 1, 0, 1, 39));
    expect(times.at(-1)).toBe(Date.UTC(2024, 2, 1, 0, 0, 50));
  });
});
