import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldPage } from '../../src/linkindex/fold.ts';
import { type FoldVisit, nodeName } from '../../src/linkindex/fold-visit.ts';
import type { LinkHistory } from '../../src/linkindex/link-history.ts';
import {
  type LinkVerdict,
  pageVerdicts,
  redirectVerdicts,
} from '../../src/linkindex/link-verdicts.ts';
import {
  type PageRedirects,
  pageRedirects,
  redirectLinks,
} from '../../src/linkindex/redirect-links.ts';
import type { Visit } from '../../src/visit/visit.ts';
import { asFoldVisit, link, shuffledAndRepeated, someVisits, url, visit } from './some-visits.ts';

const OPTIONS = { failuresUntilLost: 3 };
const T = 1_700_000_000;
const TO = link('http://b.test/');

/** The visits of a page, one a second. */
const visitsOf = (parts: readonly Partial<Visit>[]): FoldVisit[] =>
  parts.map((part, i) => asFoldVisit(visit({ at: T + i, ...part }), String(i).padStart(3, '0')));

/** `+found`: an event and a verdict. */
function told(verdicts: readonly LinkVerdict[]): string[] {
  const marks = { new: '+', lost: '-' };
  return verdicts.map(
    ({ verdict, reason, event }) =>
      `${event === undefined ? '' : marks[event]}${verdict}${reason === undefined ? '' : ` ${reason}`}`,
  );
}

describe('pageVerdicts', () => {
  const with_ = { links: [TO] };
  const failed = { outcome: 'failed' } as const;
  it.each<[string, Partial<Visit>[], string[]]>([
    [
      'before and after',
      [{}, with_, with_, {}],
      ['missing link_removed', '+found', 'found', '-missing link_removed'],
    ],
    [
      'noindex',
      [with_, { ...with_, noindex: true }, with_],
      ['+found', '-not_counted noindex', '+found'],
    ],
    [
      'another canonical page',
      [{ ...with_, canonical: url('http://a.test/main') }],
      ['not_counted not_canonical'],
    ],
    ['noindex without the link', [{ noindex: true }], ['missing noindex']],
    [
      'failures',
      [with_, failed, { outcome: 'refused' }, failed, failed],
      ['+found', 'failed failed', 'failed refused', '-failed crawl_error', 'failed failed'],
    ],
    ['a missing page', [with_, { outcome: 'not-found' }], ['+found', '-missing page_not_found']],
    ['a broken redirect', [with_, { outcome: 'broken-redirect' }], ['+found', '-missing redirect']],
    [
      'a page like one never seen',
      [{ outcome: 'unchanged' }, with_],
      ['failed body_unknown', '+found'],
    ],
    [
      'a page as it was once',
      [with_, {}, { outcome: 'unchanged', bodyFrom: T }],
      ['+found', '-missing link_removed', '+found'],
    ],
  ])('tell of %s', (_, parts, expected) => {
    expect(told(pageVerdicts(visitsOf(parts), asFold(), OPTIONS))).toEqual(expected);
  });

  const asFold = () => ({ type: TO.type, to: TO.to });

  it('name the visit whose body shows the link', () => {
    const visits = visitsOf([
      with_,
      {},
      { outcome: 'unchanged', bodyFrom: T },
      { outcome: 'unchanged' },
    ]);
    const shown = pageVerdicts(visits, asFold(), OPTIONS).map(({ content }) => content?.at);
    expect(shown).toEqual([T, undefined, T, T]);
  });

  it('have the events of the fold, for every link, whatever the order and the repeats', () => {
    const runs = someVisits('one', 14).chain((visits) =>
      fc.tuple(shuffledAndRepeated(visits), fc.integer({ min: 1, max: 4 })),
    );
    fc.assert(
      fc.property(runs, ([visits, failuresUntilLost]) => {
        const options = { failuresUntilLost };
        const read = visits.map((one) => asFoldVisit(one));
        const histories = foldPage(read, options).links;
        for (const history of histories)
          expect(eventsOf(pageVerdicts(read, history.shown, options))).toEqual(storyOf(history));
        const live = new Set(histories.map(({ shown }) => `${shown.type}${nodeName(shown.to)}`));
        for (const one of read.flatMap(({ links }) => links)) {
          if (live.has(`${one.type}${nodeName(one.to)}`)) continue;
          const verdicts = pageVerdicts(read, one, options);
          expect(eventsOf(verdicts)).toEqual([]);
          expect(verdicts.map(({ verdict }) => verdict)).not.toContain('found');
        }
      }),
      { numRuns: 1000 },
    );
  });
});

function eventsOf(verdicts: readonly LinkVerdict[]): string[] {
  return verdicts.flatMap(({ visit, event, reason }) =>
    event === undefined ? [] : [`${visit.at} ${event === 'new' ? event : reason}`],
  );
}

function storyOf({ firstSeen, events }: LinkHistory): string[] {
  return [`${firstSeen} new`, ...events.map(({ at, reason }) => `${at} ${reason}`)];
}

describe('redirectVerdicts', () => {
  it('tell of the looks at every page on the way', () => {
    const hop = (page: string, at: number, to?: string): FoldVisit =>
      asFoldVisit(
        visit({
          url: url(`http://${page}.test/`),
          at: T + at,
          ...(to === undefined
            ? { outcome: 'not-found' }
            : { outcome: 'redirect', redirectTo: url(`http://${to}.test/`) }),
        }),
        `${page}${at}`,
      );
    const all = [
      hop('a', 0, 'b'),
      hop('b', 1, 'c'),
      hop('x', 2, 'c'),
      hop('b', 3),
      hop('a', 4, 'b'),
    ];
    const pages = Map.groupBy(all, ({ page }) => nodeName(page));
    const redirectsAt = (node: string) => pageRedirects(pages.get(node) ?? [], OPTIONS);
    const verdicts = redirectVerdicts(
      pages.get('0test,a)/') ?? [],
      { start: '0test,a)/', end: '0test,c)/' },
      redirectsAt,
    );
    expect(verdicts.map((one, i) => `${one.visit.id} ${told(verdicts)[i]}`)).toEqual([
      'a0 missing link_removed',
      'b1 +found',
      'b3 -missing page_not_found',
      'a4 missing page_not_found',
    ]);
    expect(verdicts[1]?.content?.id).toBe('b1');
  });

  it('have the events of the fold, whatever the order and the repeats', () => {
    const runs = someVisits('all', 24).chain((visits) =>
      fc.tuple(shuffledAndRepeated(visits), fc.integer({ min: 1, max: 3 })),
    );
    fc.assert(
      fc.property(runs, ([visits, failuresUntilLost]) => {
        const pages = Map.groupBy(
          visits.map((one) => asFoldVisit(one)),
          ({ page }) => nodeName(page),
        );
        const redirectsAt = (node: string): PageRedirects =>
          pageRedirects(pages.get(node) ?? [], { failuresUntilLost });
        for (const [start, ofPage] of pages)
          for (const history of redirectLinks(start, redirectsAt).links) {
            const end = nodeName(history.shown.to);
            const verdicts = redirectVerdicts(ofPage, { start, end }, redirectsAt);
            expect(eventsOf(verdicts)).toEqual(storyOf(history));
          }
      }),
      { numRuns: 1000 },
    );
  });
});
