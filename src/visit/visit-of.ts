/**
 * An answer and the page it carried → a visit. Pure: archives, crawler and rechecks all come through here.
 *
 * | status | outcome |
 * | --- | --- |
 * | 2xx | `page`; `unchanged` for a revisit record |
 * | 304 | `unchanged` |
 * | other 3xx | `redirect`, or `broken-redirect` without a Location that names another web page |
 * | 404, 410 | `not-found` |
 * | other 4xx | `refused` |
 * | 5xx, 1xx, none | `failed` |
 *
 * Whatever its status, a challenge is `refused`: what a firewall serves in the page's place says nothing of the page.
 *
 * The canonical element goes before the `Link` header, as the page's own word; robots directives of element
 * and header combine. A page that is noindex or has another canonical page keeps its links here: what they are
 * worth is decided by the fold.
 */
import { canonicalOfLinkHeader } from '../page/link-header.ts';
import type { Page } from '../page/page.ts';
import { xRobotsTag } from '../robots/directives.ts';
import { redirectTarget } from '../url/location.ts';
import { type PageUrl, parsePageUrl } from '../url/page-url.ts';
import type { Evidence, LinkType, Outcome, Source, Visit, VisitLink } from './visit.ts';
import { type DropReason, linksOfPage, type PageLinks } from './visit-links.ts';

/** What came back from one look at a page. */
export interface Answer {
  readonly url: PageUrl;
  /** Whole seconds since 1970 UTC. */
  readonly at: number;
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** Values of a header by its lower-case name, one per header line. */
  readonly header: (name: string) => readonly string[];
  /** Empty when unknown. */
  readonly ip: string;
  /** A revisit record: the body is the one of an earlier capture and not repeated. */
  readonly revisit: boolean;
  /** Of a revisit record: time of that capture, in seconds since 1970 UTC, when it is told. */
  readonly bodyFrom: number | undefined;
  /** Facts of the body; `undefined` when it is not HTML. */
  readonly page: Page | undefined;
  /** The body is a firewall's challenge (`isChallengePage`). */
  readonly isChallengePage?: boolean;
  readonly source: Source;
  readonly evidence: Evidence;
}

/** @param onDropped Called for each link occurrence that cannot be kept. */
export function visitOf(answer: Answer, onDropped: (reason: DropReason) => void): Visit {
  const outcome = isChallenge(answer) ? 'refused' : outcomeOf(answer.status, answer.revisit);
  switch (outcome) {
    case 'page':
    case 'unchanged':
      return pageVisit(answer, outcome, onDropped);
    case 'redirect':
      return redirectVisit(answer);
    case 'broken-redirect':
    case 'not-found':
    case 'refused':
    case 'failed':
      return emptyVisit(answer, outcome);
  }
}

/** Header → its values on challenges: of Cloudflare (403, formerly 503) and of AWS WAF (202, 405), as both document. */
const CHALLENGES: readonly (readonly [string, readonly string[]])[] = [
  ['cf-mitigated', ['challenge']],
  ['x-amzn-waf-action', ['challenge', 'captcha']],
];

const isChallenge = ({ header, isChallengePage = false }: Answer): boolean =>
  isChallengePage ||
  CHALLENGES.some(([name, values]) =>
    header(name).some((value) => values.includes(value.trim().toLowerCase())),
  );

function outcomeOf(status: number, revisit: boolean): Outcome {
  if (status >= 200 && status < 300) return revisit ? 'unchanged' : 'page';
  if (status === 304) return 'unchanged';
  if (status >= 300 && status < 400) return 'redirect';
  if (status === 404 || status === 410) return 'not-found';
  return status >= 400 && status < 500 ? 'refused' : 'failed';
}

function pageVisit(
  answer: Answer,
  outcome: Outcome,
  onDropped: (reason: DropReason) => void,
): Visit {
  const { url, page } = answer;
  const header = xRobotsTag(answer.header('x-robots-tag'));
  const noindex = header.noindex || page?.noindex === true;
  const nofollow = header.nofollow || page?.nofollow === true;
  const base = baseOf(url, page);
  const canonical = canonicalOf(answer, base);
  const { external, followed }: PageLinks =
    page === undefined
      ? { external: [], followed: [] }
      : linksOfPage(url, base, page, nofollow, onDropped);
  const moved = canonical !== undefined && canonical.href !== url.href;
  return {
    ...emptyVisit(answer, outcome),
    title: page?.title ?? '',
    noindex,
    nofollow,
    bodyFrom: outcome === 'unchanged' ? answer.bodyFrom : undefined,
    canonical,
    links: [...external, ...bareLink(url, canonical, 'canonical')],
    follows: noindex ? [] : moved ? [canonical] : followed,
  };
}

function redirectVisit(answer: Answer): Visit {
  const { url } = answer;
  const redirectTo = redirectTarget(answer.header('location'), url);
  // A redirect to itself leads nowhere, whatever cookie it waits for.
  if (redirectTo === undefined || redirectTo.href === url.href) {
    return emptyVisit(answer, 'broken-redirect');
  }
  return {
    ...emptyVisit(answer, 'redirect'),
    redirectTo,
    links: bareLink(url, redirectTo, 'redirect'),
    follows: [redirectTo],
  };
}

function emptyVisit(answer: Answer, outcome: Outcome): Visit {
  const { url, at, status, ip, source, evidence } = answer;
  return {
    url,
    at,
    outcome,
    status,
    ip,
    title: '',
    noindex: false,
    nofollow: false,
    bodyFrom: undefined,
    canonical: undefined,
    redirectTo: undefined,
    links: [],
    follows: [],
    source,
    evidence,
  };
}

/** What the page's addresses resolve against; a `<base>` that is no web URL is ignored. */
export function baseOf(url: PageUrl, page: Page | undefined): string {
  if (page === undefined || page.base === '') return url.href;
  return parsePageUrl(page.base, url.href)?.href ?? url.href;
}

function canonicalOf(answer: Answer, base: string): PageUrl | undefined {
  const ofElement = canonicalOfElement(answer.page, base);
  if (ofElement !== undefined) return ofElement;
  const header = canonicalOfLinkHeader(answer.header('link'));
  return header === '' ? undefined : parsePageUrl(header, answer.url.href);
}

/** The page that the document's own canonical link names; undefined when it has none that counts. */
export function canonicalOfElement(page: Page | undefined, base: string): PageUrl | undefined {
  return page === undefined || page.canonical === ''
    ? undefined
    : parsePageUrl(page.canonical, base);
}

/** A link without anchor and rel, if it leaves the registrable domain. */
function bareLink(from: PageUrl, to: PageUrl | undefined, type: LinkType): VisitLink[] {
  if (to === undefined || to.domain === from.domain) return [];
  return [
    {
      to,
      type,
      anchor: '',
      nofollow: false,
      ugc: false,
      sponsored: false,
      image: false,
      imageSource: '',
    },
  ];
}
