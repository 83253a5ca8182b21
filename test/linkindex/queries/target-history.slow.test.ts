/** Random histories, written by the real writer: what the queries tell of them is what the naive fold tells. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { openWriter } from '../../../src/linkindex/loads.ts';
import { DAY_SECONDS } from '../../../src/linkindex/queries/granularity.ts';
import { inSpans } from '../../../src/linkindex/queries/history-spans.ts';
import type { LinkFilters } from '../../../src/linkindex/queries/link-filters.ts';
import { newLostBacklinks } from '../../../src/linkindex/queries/new-lost-backlinks.ts';
import { newLostRefdomains } from '../../../src/linkindex/queries/new-lost-refdomains.ts';
import type { Period } from '../../../src/linkindex/queries/period.ts';
import { targetHistory } from '../../../src/linkindex/queries/target-history.ts';
import { targetMetrics } from '../../../src/linkindex/queries/target-metrics.ts';
import type { Visit } from '../../../src/visit/visit.ts';
import { BACKENDS, openForTests } from '../../support/link-index.ts';
import { visitIds } from '../index-rows.ts';
import { asFoldVisit, someVisits } from '../some-visits.ts';
import {
  eventText,
  hostEventText,
  linksTo,
  naiveHistory,
  naiveNewLost,
  naiveNewLostHosts,
  type PastLink,
  pastLinks,
} from './naive-history.ts';
import { period, target } from './some-backlinks.ts';

/** Midnight; some visits fall on it. */
const START = Date.UTC(2023, 10, 14) / 1000;
const MAX_VISITS = 40;

/** The nine seconds of `someVisits`, so far apart that they fill one day, two, nine or several months. */
const stretched = (visits: readonly Visit[], gap: number): Visit[] => {
  const at = (second: number) => START + (second - 1_700_000_000) * gap;
  return visits.map((visit) => ({
    ...visit,
    at: at(visit.at),
    bodyFrom: visit.bodyFrom === undefined ? undefined : at(visit.bodyFrom),
  }));
};

const someHistory = fc
  .tuple(someVisits('all', MAX_VISITS, 15), fc.constantFrom(1, 7200, 43_200, 86_400, 1_000_000))
  .map(([visits, gap]) => stretched(visits, gap));

const TARGETS = [target('c.test', 'domain'), target('b.test', 'host'), target('a.test', 'host')];

/** Filters, and the links that they should leave. */
const FILTERS: readonly [LinkFilters, (link: PastLink) => boolean][] = [
  [{}, () => true],
  [{ linkType: 'href' }, ({ type }) => type !== 'redirect'],
  [{ dofollow: 'dofollow' }, ({ type, nofollow }) => type !== 'redirect' && !nofollow],
  [{ anchorType: 'undefined', linkType: 'redirect' }, ({ type }) => type === 'redirect'],
  [
    { referrer: target('b.test', 'domain'), nofollow: 'nofollow_only' },
    ({ hostFrom, nofollow }) => hostFrom === 'b.test' && nofollow,
  ],
];

const someQuestion = fc.record({
  target: fc.constantFrom(...TARGETS),
  filter: fc.constantFrom(...FILTERS),
  type: fc.constantFrom('new' as const, 'lost' as const, undefined),
  period: fc.tuple(fc.nat({ max: 100 }), fc.nat({ max: 100 })).map(
    ([skipped, days]): Period => ({
      from: START + (skipped - 5) * DAY_SECONDS,
      to: START + (skipped - 5 + days) * DAY_SECONDS,
    }),
  ),
});

describe.each(BACKENDS)('the history of a target on $name', ({ open }) => {
  const opened = openForTests(open);
  let ids: ReadonlyMap<string, string>;
  beforeAll(async () => {
    const recordIds = Array.from({ length: MAX_VISITS }, (_, i) => `<urn:uuid:${i}>`);
    ids = await visitIds(opened.index, recordIds);
  });

  async function write(visits: readonly Visit[]): Promise<PastLink[]> {
    for (const table of ['visits', 'backlinks', 'pages', 'redirects', 'loads'])
      await opened.index.command({ query: `TRUNCATE TABLE ${table}` });
    const writer = await openWriter(opened.index, { failuresUntilLost: 2 });
    await writer.applyVisits(visits, 'random');
    return pastLinks(
      visits.map((one) => asFoldVisit(one, ids.get(one.evidence.recordId))),
      2,
    );
  }

  it('equals the naive one in lists, counts and totals', { timeout: 120_000 }, async () => {
    const { index } = opened;
    const questions = fc.array(someQuestion, { minLength: 6, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(someHistory, questions, async (visits, asked) => {
        const links = await write(visits);
        for (const { target, filter, type, period } of asked) {
          const [filters, keeps] = filter;
          const kept = linksTo(target, links).filter(keeps);
          const question = { target, filters, period, limit: 10_000, ...(type && { type }) };
          const orderBy = 'new_lost_date' as const;

          const events = await newLostBacklinks(index, { ...question, orderBy });
          expect(events.map(eventText)).toEqual(naiveNewLost(kept, period, type));

          const hosts = await newLostRefdomains(index, { ...question, orderBy });
          expect(hosts.map(hostEventText).sort()).toEqual(naiveNewLostHosts(kept, period, type));

          const history = await targetHistory(index, question);
          expect(history).toEqual(naiveHistory(kept, period));
        }
      }),
      { numRuns: 6 },
    );
  });

  it('agrees with the lists and the metrics, by day, week and month', async () => {
    const { index } = opened;
    const all = period('2023-11-01', '2024-12-31');
    await fc.assert(
      fc.asyncProperty(someHistory, fc.constantFrom(...TARGETS), async (visits, target) => {
        await write(visits);
        const metrics = await targetMetrics(index, target);
        const question = { target, period: all, limit: 10_000, orderBy: 'new_lost_date' } as const;
        const events = await newLostBacklinks(index, question);
        const hosts = await newLostRefdomains(index, question);
        const days = await targetHistory(index, question);
        for (const granularity of ['by_day', 'by_week', 'by_month'] as const) {
          const spans = inSpans(days, granularity);
          const sum = (
            field: 'newBacklinks' | 'lostBacklinks' | 'newRefdomains' | 'lostRefdomains',
          ) => spans.reduce((total, span) => total + span[field], 0);
          expect(spans.at(-1)).toMatchObject({
            backlinks: metrics.backlinks,
            refdomains: metrics.refdomains,
          });
          expect(sum('newBacklinks') - sum('lostBacklinks')).toBe(metrics.backlinks);
          expect(sum('newRefdomains') - sum('lostRefdomains')).toBe(metrics.refdomains);
          expect(sum('newBacklinks') + sum('lostBacklinks')).toBe(events.length);
          expect(sum('newRefdomains') + sum('lostRefdomains')).toBe(hosts.length);
        }
      }),
      { numRuns: 4 },
    );
  });
});
