/**
 * The fold: the visits of one page → the history of each link the page carries, and the page's latest facts.
 *
 * A pure function of the set of visits (contract §1). Redirects are not among these links: where a page leads
 * depends on other pages too (`redirect-links.ts`).
 *
 * At each step the page has a live set: all its links; of a page that says noindex or names another page as
 * canonical only the canonical link; of a redirect, a missing page or one that failed too often, none. What was
 * live and is not in the set is lost with the reason of that step. A link that was never live has no history.
 */
import type { Outcome } from '../visit/visit.ts';
import {
  type Address,
  type FoldLink,
  type FoldOptions,
  type FoldVisit,
  nodeName,
  type Step,
  stepsOf,
  visitsInOrder,
} from './fold-visit.ts';
import { isLive, type LinkHistory, type LostReason, lost, seen } from './link-history.ts';

export interface FoldedPage {
  readonly facts: PageFacts;
  /** Links that were ever live, in no order. */
  readonly links: readonly LinkHistory[];
  /** Links of overruled readings that were never live: an earlier fold may have taken them for live. */
  readonly retracted: readonly FoldLink[];
}

/** Times are seconds since 1970 UTC. */
export interface PageFacts {
  readonly page: Address;
  readonly firstVisited: number;
  readonly lastVisited: number;
  /** Latest visit that brought the page or a redirect. */
  readonly lastSucceeded: number | undefined;
  readonly lastOutcome: Outcome;
  readonly lastStatus: number;
  /** Refusals and failures since the latest visit that was neither. */
  readonly failures: number;
  /** What the page or redirect shows that stands there now; undefined when none does. */
  readonly content: FoldVisit | undefined;
}

/**
 * @param visits Of one page, at least one, in any order, repeats allowed.
 * @throws RangeError when there are none.
 */
export function foldPage(visits: readonly FoldVisit[], options: FoldOptions): FoldedPage {
  const ordered = visitsInOrder(visits);
  const links = new Map<string, LinkHistory>();
  let content: FoldVisit | undefined;
  for (const step of stepsOf(ordered, options)) {
    apply(step, links);
    if (step.kind === 'shows') content = step.content;
    else if (step.reason !== 'crawl_error') content = undefined;
  }
  const retracted = visits.length === ordered.length ? [] : retractedLinks(visits, links);
  return { facts: pageFacts(ordered, content), links: [...links.values()], retracted };
}

function retractedLinks(
  visits: readonly FoldVisit[],
  links: ReadonlyMap<string, LinkHistory>,
): FoldLink[] {
  const retracted = new Map<string, FoldLink>();
  for (const visit of visits)
    for (const link of liveLinks(visit))
      if (!links.has(linkName(link))) retracted.set(linkName(link), link);
  return [...retracted.values()];
}

export function linkName({ type, to }: Pick<FoldLink, 'type' | 'to'>): string {
  return type + nodeName(to);
}

/** The links that are live while a page is as this visit shows it. */
export function liveLinks(content: FoldVisit): readonly FoldLink[] {
  if (content.outcome !== 'page') return [];
  if (content.noindex || isCanonicalElsewhere(content))
    return content.links.filter(({ type }) => type === 'canonical');
  return content.links.filter(({ type }) => type !== 'redirect');
}

function isCanonicalElsewhere({ page, canonical }: FoldVisit): boolean {
  return canonical !== undefined && nodeName(canonical) !== nodeName(page);
}

/** Brings the histories of the page's links up to one step. */
function apply(step: Step, links: Map<string, LinkHistory>): void {
  const { at } = step.visit;
  const live = new Set<string>();
  if (step.kind === 'shows') {
    for (const link of liveLinks(step.content)) {
      const name = linkName(link);
      live.add(name);
      links.set(name, seen(links.get(name), at, shownBy(step, link)));
    }
  }
  const reason = lostReason(step);
  for (const [name, history] of links)
    if (!live.has(name) && isLive(history)) links.set(name, lost(history, at, reason));
}

function shownBy({ visit, content }: Step & { kind: 'shows' }, link: FoldLink) {
  return {
    ...link,
    from: visit.page,
    flags: link.flags | visit.hostFlags,
    title: content.title,
    ip: visit.ip,
  };
}

/** Why a link that is not live after this step is not. */
export function lostReason(step: Step): LostReason {
  if (step.kind === 'gone') return step.reason === 'broken_redirect' ? 'redirect' : step.reason;
  if (step.content.outcome === 'redirect') return 'redirect';
  if (step.content.noindex) return 'noindex';
  return isCanonicalElsewhere(step.content) ? 'not_canonical' : 'link_removed';
}

function pageFacts(ordered: readonly FoldVisit[], content: FoldVisit | undefined): PageFacts {
  const [first] = ordered;
  const last = ordered.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('no visits to fold');
  const succeeded = ordered.findLast(({ outcome }) => SUCCESSES.has(outcome));
  const answered = ordered.findLastIndex(({ outcome }) => !FAILURES.has(outcome));
  return {
    page: last.page,
    firstVisited: first.at,
    lastVisited: last.at,
    lastSucceeded: succeeded?.at,
    lastOutcome: last.outcome,
    lastStatus: last.status,
    failures: ordered.length - 1 - answered,
    content,
  };
}

const SUCCESSES: ReadonlySet<Outcome> = new Set(['page', 'unchanged', 'redirect']);
const FAILURES: ReadonlySet<Outcome> = new Set(['refused', 'failed']);
