import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CommonReferrer,
  type LinkIntersectQuestion,
  linkIntersect,
} from '../../../src/linkindex/queries/link-intersect.ts';
import { labelsOfHost } from '../../../src/url/page-key.ts';
import { BACKENDS, openForTests } from '../../support/link-index.ts';
import { byteOrder, hostOf, linksOf, someLinks, someQuestion } from './naive-lists.ts';
import { insertBacklinks, type SomeBacklink, target } from './some-backlinks.ts';

describe.each(BACKENDS)('linkIntersect on $name', ({ open }) => {
  const opened = openForTests(open);

  it('is the naive intersection, for any links and targets that may overlap', async () => {
    let run = 0;
    const domains = fc.constant(undefined).map(() => `shop${++run}.example`);
    const cases = domains.chain((domain) =>
      fc.record({
        links: someLinks(domain),
        asked: fc.array(someQuestion(domain), { minLength: 1, maxLength: 3 }),
        not: fc.option(
          fc.constantFrom(target(`not-${domain}`, 'host'), target(`www.${domain}`, 'host')),
        ),
        least: fc.integer({ min: 1, max: 3 }),
        orderBy: fc.constantFrom('domain_inlink_rank', 'backlinks', 'targets'),
        limit: fc.constantFrom(1, 100),
      }),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ({ links, asked, not, least, ...shown }) => {
        await insertBacklinks(opened.index, links);
        const question: LinkIntersectQuestion = {
          ...shown,
          targets: asked.map((one) => one.target),
          notTargets: not === null ? [] : [not],
          minTargets: Math.min(least, asked.length),
          filters: asked[0]?.filters ?? {},
        };
        expect(await linkIntersect(opened.index, question)).toEqual(naive(links, question));
      }),
      { numRuns: 80 },
    );
  });

  it('takes ten targets and as many that are none', async () => {
    const shops = Array.from({ length: 10 }, (_, at) => `ten${at}.example`);
    await insertBacklinks(opened.index, [
      ...shops.map((shop) => ({ from: 'https://all.test/', to: `https://${shop}/` })),
      ...shops.slice(1).map((shop) => ({ from: 'https://most.test/', to: `https://${shop}/` })),
      ...shops.map((shop) => ({ from: 'https://also.test/', to: `https://${shop}/` })),
      { from: 'https://also.test/', to: 'https://other7.example/', flags: ['nofollow'] },
    ]);
    const question = {
      targets: shops.map((shop) => target(shop, 'domain')),
      notTargets: Array.from({ length: 10 }, (_, at) => target(`other${at}.example`, 'domain')),
      filters: { nofollow: 'dofollow_only' },
      limit: 10,
      orderBy: 'targets',
    } as const;
    const hosts = async (minTargets: number) =>
      (await linkIntersect(opened.index, { ...question, minTargets })).map(({ host }) => host);
    expect(await hosts(10)).toEqual(['all.test']);
    expect(await hosts(9)).toEqual(['all.test', 'most.test']);
    // A nofollow link to a target that must not be linked to is one all the same.
    expect(await hosts(1)).not.toContain('also.test');
  });
});

function naive(links: readonly SomeBacklink[], question: LinkIntersectQuestion): CommonReferrer[] {
  const { targets, notTargets, filters = {}, minTargets, orderBy, limit } = question;
  const linked = targets.map((one) => linksOf(links, { target: one, filters }));
  const not = notTargets.flatMap((one) => linksOf(links, { target: one, filters: {} }).map(hostOf));
  const sum = ({ backlinks }: CommonReferrer) => backlinks.reduce((all, some) => all + some, 0);
  const hits = ({ backlinks }: CommonReferrer) => backlinks.filter((some) => some > 0).length;
  const rank = ({ domainInlinkRank }: CommonReferrer) => domainInlinkRank;
  const keys = {
    domain_inlink_rank: [rank, sum],
    backlinks: [sum, rank],
    targets: [hits, sum],
  }[orderBy];
  return [...new Set(linked.flat().map(hostOf))]
    .filter((host) => !not.includes(host))
    .map((host) => {
      const ofHost = linked.map((some) => some.filter((link) => hostOf(link) === host));
      const domainInlinkRank = Math.max(...ofHost.flat().map((link) => link.domainRank ?? -1));
      return { host, domainInlinkRank, backlinks: ofHost.map((some) => some.length) };
    })
    .filter((found) => hits(found) >= minTargets)
    .sort(
      (a, b) =>
        keys.map((key) => key(b) - key(a)).find((order) => order !== 0) ??
        byteOrder(labelsOfHost(a.host), labelsOfHost(b.host)),
    )
    .slice(0, limit);
}
