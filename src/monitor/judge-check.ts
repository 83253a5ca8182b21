/**
 * What one check found out, and what it makes of a monitored backlink. Pure.
 *
 * | the page | the check |
 * | --- | --- |
 * | links to the site, or redirects to it or to a page that links to it | `live` |
 * | keeps us out (401, 403, 429, other 4xx, a challenge) | `blocked`: says nothing of the link |
 * | does not link, is gone (404, 410), leads to one of these, fails, cannot be reached | counts; after as many in a row as the site says: `lost` |
 *
 * What was not read of an answer (a page that is too long or breaks off, what is no HTML) may have the link: it counts against
 * one that was seen before, and not against one that never was.
 *
 * What is seen is shown at once (`isFound`); only the verdict waits. A check that was kept out neither counts nor starts
 * the count anew. What the owner has set by hand stands beside it and is not touched.
 */
import { countryOf } from '../country/country-of.ts';
import type { Page } from '../page/page.ts';
import type { Visit } from '../visit/visit.ts';
import { alpha3Of } from './alpha3.ts';
import { type LinksToSite, linksToSite, type SiteHost } from './links-to-site.ts';

/** What a visit of the page told. */
export interface Seen {
  readonly visit: Visit;
  /** What was read; undefined when there was no HTML. */
  readonly html: Page | undefined;
  /** Why robots.txt forbids the page; undefined: it does not. */
  readonly forbiddenBy: 'robots' | 'robots-unavailable' | undefined;
  /** Why there is no answer, or why not all of it was read. */
  readonly problem?: string | undefined;
  /** The page itself, when all this is of another that its redirects led to. */
  readonly redirect?: Pick<Seen, 'visit' | 'forbiddenBy'> | undefined;
}

export type CheckState = 'unchecked' | 'live' | 'lost' | 'blocked' | 'unreached';

/** What a backlink was before. */
export interface Before {
  readonly state: CheckState;
  /** Checks in a row that did not see the link. */
  readonly failures: number;
  /** YYYY-MM-DD */
  readonly lostOn: string | undefined;
}

/** Facts of a backlink's row; what is undefined was not found out, and what was known of it stands. */
export interface Facts {
  /** undefined: there was no answer. */
  readonly httpStatus: number | undefined;
  readonly isRedirect: boolean | undefined;
  readonly isFound: boolean | undefined;
  readonly isNofollow: boolean | undefined;
  readonly isSponsored: boolean | undefined;
  readonly isUgc: boolean | undefined;
  readonly isImage: boolean | undefined;
  readonly isMetaBlocked: boolean | undefined;
  readonly isRobotsBlocked: boolean | undefined;
  readonly anchor: string | undefined;
  readonly title: string | undefined;
  readonly toUrl: string | undefined;
  readonly links: number | undefined;
  readonly externalLinks: number | undefined;
  readonly ip: string | undefined;
  /** ISO 3166-1 alpha-3. */
  readonly country: string | undefined;
}

export interface Verdict extends Before {
  readonly facts: Facts;
}

export function judgeCheck(
  before: Before,
  seen: Seen,
  site: SiteHost & { readonly failuresUntilLost: number },
): Verdict {
  const facts = { ...factsOf(seen, site), ...(seen.redirect && ownFacts(seen.redirect)) };
  const { outcome, at } = seen.visit;
  if (outcome === 'refused') return { ...before, state: blockedFrom(before), facts };
  if (facts.isFound === true) return { state: 'live', failures: 0, lostOn: undefined, facts };
  if (mayHaveIt(seen) && isUnseen(before)) return { ...before, state: 'unreached', facts };
  const failures = before.failures + 1;
  const isLost = before.state === 'lost' || failures >= site.failuresUntilLost;
  const state = isLost ? 'lost' : before.state === 'live' ? 'live' : 'unreached';
  const lostOn = isLost ? (before.lostOn ?? dayOf(at)) : undefined;
  return { state, failures, lostOn, facts };
}

const mayHaveIt = ({ visit, html, problem }: Seen): boolean =>
  visit.outcome === 'page' && (problem !== undefined || html === undefined);

const isUnseen = ({ state }: Before): boolean => state === 'unchecked' || state === 'unreached';

/** Of a page that redirects to where the link was looked for. */
function ownFacts({ visit, forbiddenBy }: Pick<Seen, 'visit' | 'forbiddenBy'>) {
  return answerFacts(visit, forbiddenBy);
}

/** What is lost stays so until it is seen again. */
const blockedFrom = ({ state }: Before): CheckState => (state === 'lost' ? 'lost' : 'blocked');

function factsOf(seen: Seen, site: SiteHost): Facts {
  const { visit, html, forbiddenBy } = seen;
  const answer = answerFacts(visit, forbiddenBy);
  switch (visit.outcome) {
    case 'page':
    case 'unchanged':
      return { ...NOTHING, ...answer, ...pageFacts(seen, linksToSite(visit, html, site)) };
    case 'redirect':
    case 'broken-redirect':
      return { ...NOTHING, ...answer, ...linkFacts(linksToSite(visit, html, site)) };
    case 'not-found':
      return { ...NOTHING, ...answer, isFound: false };
    case 'refused':
    case 'failed':
      return { ...NOTHING, ...answer };
  }
}

function answerFacts({ status, ip }: Visit, forbiddenBy: Seen['forbiddenBy']) {
  return {
    httpStatus: status === 0 ? undefined : status,
    isRedirect: status === 0 ? undefined : status >= 300 && status < 400 && status !== 304,
    ip: ip === '' ? undefined : ip,
    country: alpha3Of(countryOf(ip) ?? ''),
    isRobotsBlocked: isRobotsBlocked(forbiddenBy, status),
  };
}

/** What nobody could read says nothing, and what could not be reached has no answer for robots.txt either. */
function isRobotsBlocked(by: Seen['forbiddenBy'], status: number): boolean | undefined {
  if (by === 'robots') return true;
  return by === undefined && status !== 0 ? false : undefined;
}

const NOTHING = {
  ...{ isRedirect: undefined, isFound: undefined, isNofollow: undefined, isSponsored: undefined },
  ...{ isUgc: undefined, isImage: undefined, isMetaBlocked: undefined, anchor: undefined },
  ...{ title: undefined, toUrl: undefined, links: undefined, externalLinks: undefined },
};

function pageFacts(seen: Seen, links: LinksToSite) {
  const { visit, html } = seen;
  const isUnread = mayHaveIt(seen) && links.first === undefined;
  return {
    isMetaBlocked: visit.noindex,
    title: html === undefined ? undefined : visit.title,
    externalLinks: isUnread ? undefined : links.externalLinks,
    ...(isUnread ? {} : linkFacts(links)),
  };
}

const linkFacts = ({ first, links }: LinksToSite) => ({
  isFound: first !== undefined,
  links,
  ...first,
});

const dayOf = (seconds: number): string => new Date(1000 * seconds).toISOString().slice(0, 10);
