/** Visits for tests: of few pages, at few seconds, with few destinations, so that everything collides. */
import fc from 'fast-check';
import type { Address, FoldVisit } from '../../src/linkindex/fold-visit.ts';
import { FLAG } from '../../src/linkindex/schema.ts';
import { type PageUrl, parsePageUrl } from '../../src/url/page-url.ts';
import { LINK_TYPES, OUTCOMES, type Visit, type VisitLink } from '../../src/visit/visit.ts';

export function url(href: string): PageUrl {
  const parsed = parsePageUrl(href);
  if (parsed === undefined) throw new Error(`no URL: ${href}`);
  return parsed;
}

/** A page of `http://a.test/` visited now and in good order, except for what `part` says. */
export function visit(part: Partial<Visit> = {}): Visit {
  return {
    url: url('http://a.test/'),
    at: 1_700_000_000,
    outcome: 'page',
    status: 200,
    ip: '192.0.2.1',
    title: 'Title',
    noindex: false,
    nofollow: false,
    bodyFrom: undefined,
    canonical: undefined,
    redirectTo: undefined,
    links: [],
    follows: [],
    source: 'warc',
    evidence: { recordId: '<urn:uuid:1>', file: '/archive.warc.gz', offset: 10, length: 20 },
    ...part,
  };
}

export function link(to: string, part: Partial<VisitLink> = {}): VisitLink {
  return {
    to: url(to),
    type: 'href',
    anchor: 'anchor',
    nofollow: false,
    ugc: false,
    sponsored: false,
    image: false,
    imageSource: '',
    ...part,
  };
}

/** What the fold would read back of a visit; `id` stands for the one the engine gives. */
export function asFoldVisit(visit: Visit, id = visit.evidence.recordId): FoldVisit {
  return {
    ...visit,
    id,
    precedence: '',
    page: address(visit.url),
    hostFlags: 0,
    canonical: visit.canonical && address(visit.canonical),
    redirectTo: visit.redirectTo && address(visit.redirectTo),
    links: visit.links.map(({ to, type, anchor, imageSource, ...flags }) => ({
      to: address(to),
      type,
      anchor,
      imageSource,
      flags:
        (flags.nofollow ? FLAG.nofollow : 0) |
        (flags.ugc ? FLAG.ugc : 0) |
        (flags.sponsored ? FLAG.sponsored : 0) |
        (flags.image ? FLAG.image : 0),
    })),
  };
}

const address = ({ key, https, domainLength }: PageUrl): Address => ({ key, https, domainLength });

const PAGES = [
  'http://a.test/',
  'https://a.test/',
  'http://b.test/',
  'http://b.test/2',
  'http://c.test/',
  'http://sub.c.test/',
].map(url);

const oneOf = <T>(values: readonly T[]) => fc.constantFrom(...values);

const someLink = (page: PageUrl): fc.Arbitrary<VisitLink> =>
  fc
    .record({
      to: oneOf(PAGES.filter(({ domain }) => domain !== page.domain)),
      type: oneOf(LINK_TYPES),
      anchor: oneOf(['', 'one', 'zwei ä', '三']),
      nofollow: fc.boolean(),
      ugc: fc.boolean(),
      sponsored: fc.boolean(),
      image: fc.boolean(),
      imageSource: oneOf(['', 'http://img.test/i.png']),
    })
    .map((link) => link);

const someSecond = fc.integer({ min: 1_700_000_000, max: 1_700_000_008 });

const someVisit = (outcome: Visit['outcome'], page: PageUrl): fc.Arbitrary<Visit> =>
  fc.record({
    url: fc.constant(page),
    at: someSecond,
    outcome: fc.constant(outcome),
    status: oneOf([0, 200, 301, 404]),
    ip: oneOf(['', '192.0.2.1', '2001:db8::1']),
    title: oneOf(['', 'Title', 'Tïtle']),
    noindex: oneOf([false, false, false, true]),
    nofollow: fc.boolean(),
    bodyFrom:
      outcome === 'unchanged' ? fc.option(someSecond, { nil: undefined }) : fc.constant(undefined),
    canonical: oneOf([undefined, undefined, ...PAGES]),
    redirectTo: outcome === 'redirect' ? oneOf(PAGES) : fc.constant(undefined),
    links:
      outcome === 'page'
        ? fc.uniqueArray(someLink(page), {
            maxLength: 4,
            selector: ({ to, type }) => `${type} ${to.href}`,
          })
        : fc.constant([]),
    follows: fc.subarray(PAGES),
    source: oneOf(['warc', 'wat', 'crawl'] as const),
    evidence: fc.constant({ recordId: '', file: '/archive.warc.gz', offset: 10, length: 20 }),
  });

/** Visits with ids of their own, of any of the pages or of the first one alone. */
export const someVisits = (
  pages: 'one' | 'all',
  maxLength: number,
  minLength = 1,
): fc.Arbitrary<Visit[]> =>
  fc
    .array(
      fc
        .tuple(
          // Redirects and failures more often, so that chains and runs of failures come about.
          oneOf([...OUTCOMES, 'page', 'page', 'redirect', 'redirect', 'failed', 'failed'] as const),
          oneOf(pages === 'one' ? PAGES.slice(0, 1) : PAGES),
        )
        .chain(([outcome, page]) => someVisit(outcome, page)),
      { minLength, maxLength, size: 'max' },
    )
    .map((visits) =>
      visits.map((visit, i) => ({
        ...visit,
        evidence: { ...visit.evidence, recordId: `<urn:uuid:${i}>` },
      })),
    );

/** The same visits in another order, some of them repeated. */
export const shuffledAndRepeated = <T>(visits: readonly T[]): fc.Arbitrary<T[]> =>
  fc
    .array(fc.nat({ max: visits.length - 1 }), { maxLength: 3 })
    .map((repeats) => [...visits, ...repeats.flatMap((i) => visits.slice(i, i + 1))])
    .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }));
