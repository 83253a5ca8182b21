import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FoldVisit, nodeName } from '../../src/linkindex/fold-visit.ts';
import type { LinkHistory } from '../../src/linkindex/link-history.ts';
import { MAX_HOPS, pageRedirects, redirectLinks } from '../../src/linkindex/redirect-links.ts';
import { linkName, naiveRedirects } from './naive-fold.ts';
import { asFoldVisit, shuffledAndRepeated, someVisits, url, visit } from './some-visits.ts';

const T = 1_700_000_000;

/** `0 a>b`: at second 0, http://a.test/ redirects to http://b.test/; `2 a 404` and so on for other answers. */
function visits(...lines: string[]): FoldVisit[] {
  return lines.map((line, i) => {
    const [second = '', what = '', status = '200'] = line.split(' ');
    const [from = '', to] = what.split('>');
    const page = url(`http://${from}.test/`);
    const at = T + Number(second);
    const base = { url: page, at, evidence: { recordId: `${i}`, file: '', offset: 0, length: 0 } };
    if (to === 'broken') return asFoldVisit(visit({ ...base, outcome: 'broken-redirect' }));
    if (to !== undefined) {
      const redirectTo = url(`http://${to}.test/`);
      return asFoldVisit(visit({ ...base, outcome: 'redirect', redirectTo }));
    }
    const outcome = status === '404' ? 'not-found' : status === '500' ? 'failed' : 'page';
    return asFoldVisit(visit({ ...base, outcome }));
  });
}

function byPage(all: readonly FoldVisit[]): Map<string, FoldVisit[]> {
  return Map.groupBy(all, ({ page }) => nodeName(page));
}

function redirectsOf(start: string, all: readonly FoldVisit[], failuresUntilLost = 3) {
  const pages = byPage(all);
  const options = { failuresUntilLost };
  return redirectLinks(start, (node) => pageRedirects(pages.get(node) ?? [], options)).links;
}

/** `b +0 -2 reason` for each destination. */
function stories(links: readonly LinkHistory[]): string[] {
  return links
    .map(({ shown, firstSeen, events }) => {
      const told = events.map(({ at, reason }) =>
        reason === 'new' ? ` +${at - T}` : ` -${at - T} ${reason}`,
      );
      return `${shown.to.key.split(',')[1]?.slice(0, -2)} +${firstSeen - T}${told.join('')}`;
    })
    .sort();
}

describe('redirectLinks', () => {
  it.each<[string, string[], string[]]>([
    ['a hop', ['0 a>b'], ['b +0']],
    ['a hop to a page without redirects', ['0 a>b', '1 b'], ['b +0']],
    ['a chain', ['0 a>b', '1 b>c'], ['b +0', 'c +1']],
    ['a chain seen from its far end', ['3 a>b', '1 b>c'], ['b +3', 'c +3']],
    ['a chain over a page of its own domain', ['0 a>x.a', '1 x.a>c'], ['c +1']],
    ['a chain back into its domain', ['0 a>b', '1 b>x.a'], ['b +0']],
    ['a loop', ['0 a>b', '1 b>a'], ['b +0']],
    ['a loop behind', ['0 a>b', '1 b>c', '2 c>b'], ['b +0', 'c +1 -2 link_removed']],
    ['another destination', ['0 a>b', '1 a>c'], ['b +0 -1 link_removed', 'c +1']],
    ['content again', ['0 a>b', '1 a'], ['b +0 -1 link_removed']],
    [
      'a missing start',
      ['0 a>b', '1 b>c', '2 a 404'],
      ['b +0 -2 page_not_found', 'c +1 -2 page_not_found'],
    ],
    ['a missing hop', ['0 a>b', '1 b>c', '2 b 404'], ['b +0', 'c +1 -2 page_not_found']],
    ['a missing end', ['0 a>b', '1 b>c', '2 c 404'], ['b +0', 'c +1']],
    ['a broken hop', ['0 a>b', '1 b>c', '2 b>broken'], ['b +0', 'c +1 -2 broken_redirect']],
    [
      'a hop that fails',
      ['0 a>b', '1 b>c', '2 b 500', '3 b 500', '4 b 500'],
      ['b +0', 'c +1 -4 crawl_error'],
    ],
    [
      'a missing page that fails in the same second',
      ['0 a>b', '1 a 404', '1 a 500', '1 a 500', '1 a 500'],
      ['b +0 -1 page_not_found'],
    ],
    ['a chain that grows', ['0 a>b', '1 b>c', '2 c>d'], ['b +0', 'c +1 -2 link_removed', 'd +2']],
    // A straight redirect that becomes a chain to the same page never stopped.
    ['a hop that becomes a chain', ['0 b>c', '1 a>c', '2 a>b'], ['b +2', 'c +1']],
    ['a chain that becomes a hop', ['0 b>c', '1 a>b', '2 a>c'], ['b +1 -2 link_removed', 'c +1']],
  ])('tells of %s', (_, lines, expected) => {
    expect(stories(redirectsOf('0test,a)/', visits(...lines)))).toEqual(expected);
  });

  it.each([
    [MAX_HOPS, ['p1 +0', `p${MAX_HOPS} +0`]],
    [MAX_HOPS + 1, ['p1 +0']],
  ])('follows %i hops', (hops, expected) => {
    const chain = Array.from({ length: hops }, (_, i) => `0 p${i}>p${i + 1}`);
    expect(stories(redirectsOf('0test,p0)/', visits(...chain))).sort()).toEqual(expected.sort());
  });

  it('keeps the reason of a page that fails in the second it went', () => {
    const story = visits('0 a>b', '1 a>broken', '1 a 500');
    expect(stories(redirectsOf('0test,a)/', story, 1))).toEqual(['b +0 -1 broken_redirect']);
  });

  it('is seen by a visit of any page on its way', () => {
    const [hop, chain] = redirectsOf('0test,a)/', visits('0 a>b', '1 b>c', '5 b>c'));
    expect(hop).toMatchObject({ lastVisited: T });
    expect(chain).toMatchObject({ firstSeen: T + 1, lastVisited: T + 5 });
  });

  it('equals the naive walk, whatever the order and however often a visit comes', () => {
    const runs = someVisits('all', 24).chain((all) =>
      fc.tuple(fc.constant(all), shuffledAndRepeated(all), fc.integer({ min: 1, max: 3 })),
    );
    fc.assert(
      fc.property(runs, ([all, shuffled, failuresUntilLost]) => {
        const pages = byPage(all.map((one) => asFoldVisit(one)));
        const found = [...pages.keys()].sort().flatMap((start) =>
          redirectsOf(
            start,
            shuffled.map((one) => asFoldVisit(one)),
            failuresUntilLost,
          )
            .map(({ shown, firstSeen, lastVisited, events }) => ({
              name: `${start} > ${linkName('redirect', shown.to)}`,
              firstSeen,
              lastVisited,
              events: [`${firstSeen} new`, ...events.map(({ at, reason }) => `${at} ${reason}`)],
            }))
            .sort((a, b) => (a.name < b.name ? -1 : 1)),
        );
        const expected = naiveRedirects(pages, failuresUntilLost).map(
          ({ name, firstSeen, lastVisited, events }) => ({ name, firstSeen, lastVisited, events }),
        );
        expect(found).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });
});
