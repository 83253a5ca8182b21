import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { targetMetrics } from '../../../src/linkindex/queries/target-metrics.ts';
import { targetSummary } from '../../../src/linkindex/queries/target-summary.ts';
import type { TopGroups } from '../../../src/linkindex/queries/top-groups.ts';
import { insertRanks } from '../../support/backlink-rows.ts';
import { BACKENDS, openForTests } from '../../support/link-index.ts';
import {
  distinct,
  hostOf,
  isNofollow,
  linksOf,
  naiveGroups,
  someLinks,
  someQuestion,
} from './naive-lists.ts';
import { insertBacklinks, type SomeBacklink, target, url } from './some-backlinks.ts';

describe.each(BACKENDS)('targetSummary on $name', ({ open }) => {
  const opened = openForTests(open);

  it('is the naive count of any links, and agrees with targetMetrics', async () => {
    let run = 0;
    const domains = fc.constant(undefined).map(() => `shop${++run}.example`);
    const cases = domains.chain((domain) =>
      fc.record({ links: someLinks(domain), asked: someQuestion(domain) }),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ({ links, asked }) => {
        await insertBacklinks(opened.index, links);
        const summary = await targetSummary(opened.index, asked.target);
        const live = linksOf(links, { ...asked, filters: {} });
        const { tlds, addresses, ips, subnets, ...counts } = summary.referrers;

        expect(counts).toEqual(naiveCounts(live));
        expect(new Map(Object.entries(tlds))).toEqual(naiveTlds(live));
        expect(sorted(addresses.map((ofHost) => sorted(ofHost)))).toEqual(naiveAddresses(live));
        expect(await targetMetrics(opened.index, asked.target)).toMatchObject({
          backlinks: counts.backlinks,
          refdomains: counts.refdomains,
          nofollowBacklinks: counts.nofollowBacklinks,
          eduBacklinks: counts.eduBacklinks,
          govBacklinks: counts.govBacklinks,
          ips,
          subnets,
        });
        expectGroups(summary.anchors, live, ({ anchor }) => JSON.stringify([anchor ?? '']));
        expectGroups(summary.pages, live, ({ to }) => JSON.stringify([url(to).key, url(to).https]));
      }),
      { numRuns: 60 },
    );
  });

  it('lists ten groups of many', async () => {
    const to = 'https://many.example/';
    const links = Array.from({ length: 60 }, (_, at) => ({
      from: `https://host${at % 7}.test/${at}`,
      to: `${to}${at % 12}`,
      anchor: `anchor ${at % 15}`,
    }));
    await insertBacklinks(opened.index, links);
    const { anchors, pages } = await targetSummary(opened.index, target('many.example', 'host'));
    expect([anchors.groups, anchors.byBacklinks.length, anchors.byRefdomains.length]).toEqual([
      15, 10, 10,
    ]);
    expect([pages.groups, pages.byBacklinks.length]).toEqual([12, 10]);
    expect(anchors.byBacklinks.slice(0, 3)).toEqual([
      [['anchor 0'], 4],
      [['anchor 1'], 4],
      [['anchor 10'], 4],
    ]);
  });

  it('takes the rank of the page in url mode, of the root page otherwise', async () => {
    await insertRanks(opened.index, [
      { url: 'https://ranked.example/', rank: 10, domainRank: 50 },
      { url: 'https://ranked.example/a', rank: 20, domainRank: 50 },
      { url: 'https://www.ranked.example/', rank: 30, domainRank: 50 },
    ]);
    const ranks = [
      await targetSummary(opened.index, target('ranked.example', 'domain')),
      await targetSummary(opened.index, target('https://www.ranked.example/a', 'host')),
      await targetSummary(opened.index, target('ranked.example/a', 'url')),
      await targetSummary(opened.index, target('unseen.example', 'domain')),
    ].map(({ rank }) => [rank?.inlinkRank, rank?.domainInlinkRank]);
    expect(ranks).toEqual([
      [10, 50],
      [30, 50],
      [20, 50],
      [-1, -1],
    ]);
  });
});

function naiveCounts(live: readonly SomeBacklink[]) {
  const has = (flag: 'edu' | 'gov' | 'image') => (link: SomeBacklink) =>
    link.flags?.includes(flag) === true;
  const isDofollow = (link: SomeBacklink) => !isNofollow(link);
  const isHomePage = ({ from }: SomeBacklink) =>
    new URL(from).pathname + new URL(from).search === '/';
  const isText = (link: SomeBacklink) =>
    link.type !== 'redirect' && !has('image')(link) && (link.anchor ?? '') !== '';
  const [dofollow, edu, gov] = [isDofollow, has('edu'), has('gov')].map((is) => live.filter(is));
  const home = live.filter(isHomePage);
  const hosts = (links: readonly SomeBacklink[] = []) => distinct(links.map(hostOf));
  return {
    backlinks: live.length,
    nofollowBacklinks: live.filter(isNofollow).length,
    eduBacklinks: edu?.length,
    dofollowEduBacklinks: edu?.filter(isDofollow).length,
    govBacklinks: gov?.length,
    textBacklinks: live.filter(isText).length,
    homePageBacklinks: home.length,
    dofollowHomePageBacklinks: home.filter(isDofollow).length,
    refdomains: hosts(live),
    dofollowRefdomains: hosts(dofollow),
    eduRefdomains: hosts(edu),
    govRefdomains: hosts(gov),
    homePageRefdomains: hosts(home),
  };
}

function naiveTlds(live: readonly SomeBacklink[]): Map<string, number> {
  const hosts = [...new Set(live.map(hostOf))].filter((host) => !/^\[|^[\d.]+$/.test(host));
  const byTld = Map.groupBy(hosts, (host) => host.split('.').at(-1) ?? '');
  return new Map([...byTld].map(([tld, of]) => [tld, of.length]));
}

function naiveAddresses(live: readonly SomeBacklink[]): unknown[] {
  const byHost = Map.groupBy(
    live.filter(({ ip }) => ip !== undefined),
    hostOf,
  );
  const spelt = (ip = '') => (ip.includes(':') ? ip : `::ffff:${ip}`);
  return sorted(
    [...byHost.values()].map((of) => sorted([...new Set(of.map(({ ip }) => spelt(ip)))])),
  );
}

function expectGroups(
  top: TopGroups<readonly unknown[]>,
  live: readonly SomeBacklink[],
  keyOf: (link: SomeBacklink) => string,
): void {
  const all = naiveGroups(live, keyOf, 'backlinks');
  expect(top.groups).toBe(all.length);
  expect(top.dofollowGroups).toBe(all.filter((group) => group.dofollowBacklinks > 0).length);
  for (const [list, orderBy] of [
    [top.byBacklinks, 'backlinks'],
    [top.byRefdomains, 'refdomains'],
  ] as const)
    expect(list.map(([key, count]) => [JSON.stringify(key), count])).toEqual(
      naiveGroups(live, keyOf, orderBy)
        .slice(0, 10)
        .map((group) => [group.key, group[orderBy]]),
    );
}

/** In some order, the same for equal contents. */
function sorted<T>(values: readonly T[]): T[] {
  return [...values].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
