import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldPage } from '../../src/linkindex/fold.ts';
import { isLive, type LinkHistory } from '../../src/linkindex/link-history.ts';
import { FLAG } from '../../src/linkindex/schema.ts';
import type { Outcome, Visit } from '../../src/visit/visit.ts';
import { linkName, type NaiveLink, naiveFold } from './naive-fold.ts';
import { asFoldVisit, link, shuffledAndRepeated, someVisits, url, visit } from './some-visits.ts';

const OPTIONS = { failuresUntilLost: 3 };
const T = 1_700_000_000;

/** The visits of one page, one a second, each with an id of its own. */
function fold(...parts: Partial<Visit>[]) {
  const visits = parts.map((part, i) =>
    asFoldVisit(visit({ at: T + i, ...part }), String(i).padStart(3, '0')),
  );
  return foldPage(visits, OPTIONS);
}

/** `+0 -2 reason`: lived from second 0, lost at second 2. */
function story(history: LinkHistory | undefined): string {
  if (history === undefined) return 'never';
  const events = history.events.map(({ at, reason }) =>
    reason === 'new' ? `+${at - T}` : `-${at - T} ${reason}`,
  );
  return [`+${history.firstSeen - T}`, ...events].join(' ');
}

const HREF = link('http://b.test/');
const CANONICAL = link('http://b.test/', { type: 'canonical' });
const with_ = { links: [HREF] };
const without = { links: [] };
const noindex = { links: [HREF], noindex: true };
const canonical = { links: [HREF, CANONICAL], canonical: url('http://b.test/') };
const canonicalInside = { links: [HREF], canonical: url('http://a.test/main') };
const self = { links: [HREF], canonical: url('http://a.test/') };
const otherScheme = { links: [HREF], canonical: url('https://a.test/') };
const redirect = { outcome: 'redirect', redirectTo: url('http://c.test/'), links: [] } as const;
const sameAs = (second: number) =>
  ({ outcome: 'unchanged', links: [], bodyFrom: T + second }) as const;
const is = (outcome: Outcome) => ({ outcome, links: [] });

describe('foldPage', () => {
  it.each<[string, Partial<Visit>[], string]>([
    // Contract §1, live / lost.
    ['a link', [with_], '+0'],
    ['a link seen again', [with_, with_], '+0'],
    ['a removed link', [with_, without], '+0 -1 link_removed'],
    ['a link that returns', [with_, without, with_], '+0 -1 link_removed +2'],
    ['a page that turns noindex', [with_, noindex], '+0 -1 noindex'],
    ['a page that was always noindex', [noindex], 'never'],
    ['a page whose noindex goes', [noindex, with_], '+1'],
    ['a page that names another as canonical', [with_, canonicalInside], '+0 -1 not_canonical'],
    ['a page that names its https twin', [with_, otherScheme], '+0 -1 not_canonical'],
    ['a page that names itself', [with_, self], '+0'],
    ['noindex before canonical', [with_, { ...noindex, ...canonicalInside }], '+0 -1 noindex'],
    ['a missing page', [with_, is('not-found')], '+0 -1 page_not_found'],
    ['a page that returns', [with_, is('not-found'), with_], '+0 -1 page_not_found +2'],
    ['a page that redirects', [with_, redirect], '+0 -1 redirect'],
    ['a page that redirects nowhere', [with_, is('broken-redirect')], '+0 -1 redirect'],
    ['a lost link stays lost for one reason', [with_, redirect, is('not-found')], '+0 -1 redirect'],
    // A host that blocks or cannot be reached is not a loss until it has failed N visits in a row.
    ['two failures', [with_, is('failed'), is('refused')], '+0'],
    ['three', [with_, is('failed'), is('refused'), is('failed')], '+0 -3 crawl_error'],
    [
      'a fourth changes nothing',
      [with_, is('failed'), is('failed'), is('failed'), is('failed')],
      '+0 -3 crawl_error',
    ],
    [
      'a success between them',
      [with_, is('failed'), is('failed'), is('unchanged'), is('failed')],
      '+0',
    ],
    [
      'an unchanged page after them',
      [with_, is('failed'), is('failed'), is('failed'), is('unchanged')],
      '+0 -3 crawl_error +4',
    ],
    ['an unchanged page never seen before', [is('unchanged'), with_], '+1'],
    ['a page as it was once', [with_, without, sameAs(0)], '+0 -1 link_removed +2'],
    [
      'a page as it was since',
      [with_, without, sameAs(0), is('unchanged')],
      '+0 -1 link_removed +2',
    ],
    ['a page as no known visit saw it', [with_, without, sameAs(7)], '+0 -1 link_removed'],
    [
      'an unchanged missing page',
      [with_, is('not-found'), is('unchanged')],
      '+0 -1 page_not_found +2',
    ],
    ['an unchanged redirect', [with_, redirect, is('unchanged')], '+0 -1 redirect'],
  ])('tells of %s', (_, parts, expected) => {
    const { links } = fold(...parts);
    expect(story(links.find(({ shown }) => shown.type === 'href'))).toBe(expected);
  });

  it.each<[string, Partial<Visit>[], string]>([
    ['is live', [canonical], '+0'],
    ['is live on a noindex page', [{ ...canonical, noindex: true }], '+0'],
    ['is lost when the page becomes canonical', [canonical, with_], '+0 -1 link_removed'],
    ['is lost to noindex', [canonical, noindex], '+0 -1 noindex'],
    ['is lost to another canonical page', [canonical, canonicalInside], '+0 -1 not_canonical'],
  ])('a canonical link %s', (_, parts, expected) => {
    const { links } = fold(...parts);
    expect(story(links.find(({ shown }) => shown.type === 'canonical'))).toBe(expected);
  });

  it('shows a link as the latest visit that saw it live, with the last address known', () => {
    const { links } = fold(
      { links: [link('http://b.test/', { anchor: 'old' })], title: 'Old', ip: '192.0.2.7' },
      { links: [link('http://b.test/', { anchor: 'new', nofollow: true })], title: 'New', ip: '' },
      { outcome: 'unchanged', title: '', ip: '' },
      { ...noindex, title: 'Hidden' },
    );
    expect(links).toMatchObject([
      {
        firstSeen: T,
        lastVisited: T + 2,
        shown: { anchor: 'new', title: 'New', ip: '192.0.2.7', flags: 1 },
      },
    ]);
  });

  it('tells the latest facts of the page', () => {
    const title = 'Here';
    expect(fold({ title }, is('failed'), is('refused')).facts).toMatchObject({
      firstVisited: T,
      lastVisited: T + 2,
      lastSucceeded: T,
      lastOutcome: 'refused',
      failures: 2,
      content: { title },
    });
    expect(fold({ title }, is('not-found')).facts.content).toBeUndefined();
    expect(fold({ title }, is('not-found'), is('unchanged')).facts.content).toMatchObject({
      title,
    });
    expect(fold(is('failed')).facts.lastSucceeded).toBeUndefined();
  });

  it('equals the naive fold, whatever the order and however often a visit comes', () => {
    const runs = someVisits('one', 14).chain((visits) =>
      fc.tuple(fc.constant(visits), shuffledAndRepeated(visits), fc.integer({ min: 1, max: 4 })),
    );
    fc.assert(
      fc.property(runs, ([visits, shuffled, failuresUntilLost]) => {
        const folded = foldPage(
          shuffled.map((one) => asFoldVisit(one)),
          { failuresUntilLost },
        );
        const expected = naiveFold(
          visits.map((one) => asFoldVisit(one)),
          failuresUntilLost,
        );
        expect(named(folded.links)).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('lets events alternate in time, from new at first sight to whether the link is live', () => {
    fc.assert(
      fc.property(someVisits('one', 14), (visits) => {
        for (const history of foldPage(
          visits.map((one) => asFoldVisit(one)),
          OPTIONS,
        ).links) {
          const { events, firstSeen, lastVisited } = history;
          const times = [firstSeen, ...events.map(({ at }) => at)];
          expect(times).toEqual(times.toSorted((a, b) => a - b));
          expect(events.map(({ reason }) => reason === 'new')).toEqual(
            events.map((_, i) => i % 2 === 1),
          );
          expect(lastVisited).toBeGreaterThanOrEqual(firstSeen);
          expect(isLive(history)).toBe(
            events.at(-1) === undefined || events.at(-1)?.reason === 'new',
          );
        }
      }),
    );
  });
});

function named(links: readonly LinkHistory[]): NaiveLink[] {
  return links
    .map(({ shown, firstSeen, lastVisited, events }) => ({
      name: linkName(shown.type, shown.to),
      firstSeen,
      events: [`${firstSeen} new`, ...events.map(({ at, reason }) => `${at} ${reason}`)],
      lastVisited,
      anchor: shown.anchor,
      title: shown.title,
      ip: shown.ip,
      nofollow: (shown.flags & FLAG.nofollow) !== 0,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
