/**
 * What each visit said of one backlink: the fold told step by step, to explain its events.
 *
 * | verdict | the visit | reason |
 * | --- | --- | --- |
 * | found | saw it, and it counts | none |
 * | not_counted | saw it on a page whose links do not count | noindex, not_canonical |
 * | missing | saw that it is not there | as of a lost link |
 * | failed | did not see what the page carries | crawl_error, which ends its links; refused, failed, body_unknown |
 *
 * Steps, live links and reasons are those of the fold; a test holds the events against its histories.
 */
import { linkName, liveLinks, lostReason } from './fold.ts';
import {
  type FoldLink,
  type FoldOptions,
  type FoldVisit,
  type Step,
  stepsOf,
  visitsInOrder,
} from './fold-visit.ts';
import type { LostReason } from './link-history.ts';
import {
  breakReason,
  type PageRedirects,
  type RedirectLook,
  reachable,
  redirectSeconds,
  type Way,
} from './redirect-links.ts';

export type Verdict = 'found' | 'missing' | 'not_counted' | 'failed';

export type VerdictReason = LostReason | 'refused' | 'failed' | 'body_unknown';

export interface LinkVerdict {
  /** Of the referring page, or for a redirect of any page on its way. */
  readonly visit: FoldVisit;
  /** The visit whose answer shows the link: this one, or the one whose body it repeats. Undefined: none does. */
  readonly content: FoldVisit | undefined;
  readonly verdict: Verdict;
  /** Undefined when it was found. */
  readonly reason: VerdictReason | undefined;
  /** What it made of the backlink. */
  readonly event: 'new' | 'lost' | undefined;
}

/**
 * Verdicts on a link that a page carries itself, by time.
 *
 * @param visits Of the page, in any order, repeats allowed.
 */
export function pageVerdicts(
  visits: readonly FoldVisit[],
  link: Pick<FoldLink, 'type' | 'to'>,
  options: FoldOptions,
): LinkVerdict[] {
  const ordered = visitsInOrder(visits);
  const steps = new Map([...stepsOf(ordered, options)].map((step) => [step.visit, step]));
  let wasLive = false;
  return ordered.map((visit) => {
    const step = steps.get(visit);
    if (step === undefined) return undecided(visit);
    const isLive = step.kind === 'shows' && has(liveLinks(step.content), link);
    const event = eventOf(wasLive, isLive);
    wasLive = isLive;
    return { visit, event, ...(isLive ? found(step.content) : notLive(step, link)) };
  });
}

type Said = Pick<LinkVerdict, 'content' | 'verdict' | 'reason'>;

const found = (content: FoldVisit | undefined): Said => ({
  content,
  verdict: 'found',
  reason: undefined,
});

function notLive(step: Step, link: Pick<FoldLink, 'type' | 'to'>): Said {
  const reason = lostReason(step);
  const isThere = step.kind === 'shows' && has(step.content.links, link);
  if (isThere && (reason === 'noindex' || reason === 'not_canonical'))
    return { content: step.content, verdict: 'not_counted', reason };
  return { content: undefined, verdict: isFailure(step.visit) ? 'failed' : 'missing', reason };
}

function has(links: readonly FoldLink[], link: Pick<FoldLink, 'type' | 'to'>): boolean {
  return links.some((one) => linkName(one) === linkName(link));
}

/** A visit that decides nothing: a failure among others, or a page that is like one never seen. */
function undecided(visit: FoldVisit): LinkVerdict {
  const { outcome } = visit;
  const reason = outcome === 'refused' || outcome === 'failed' ? outcome : 'body_unknown';
  return { visit, content: undefined, verdict: 'failed', reason, event: undefined };
}

function isFailure({ outcome }: FoldVisit): boolean {
  return outcome === 'refused' || outcome === 'failed';
}

function eventOf(wasLive: boolean, isLive: boolean): LinkVerdict['event'] {
  return wasLive === isLive ? undefined : isLive ? 'new' : 'lost';
}

/**
 * Verdicts on the redirect from a page to another one, by time: at each second the looks at pages on its way.
 *
 * @param visits All of the page that redirects.
 * @param start, end Names as nodes.
 */
export function redirectVerdicts(
  visits: readonly FoldVisit[],
  { start, end }: { readonly start: string; readonly end: string },
  redirectsAt: (node: string) => PageRedirects,
): LinkVerdict[] {
  const verdicts: LinkVerdict[] = [];
  let way: Way | undefined;
  for (const second of redirectSeconds(start, reachable(start, redirectsAt))) {
    const [before, after] = [second.before.get(end), second.after.get(end)];
    way = after ?? before ?? way;
    const event = eventOf(before !== undefined, after !== undefined);
    // A chain also ends, or goes on, where its end does.
    const own = event === undefined ? [] : [end];
    const onWay = new Set([start, ...own, ...(before?.nodes ?? []), ...(way?.nodes ?? [])]);
    const looks = [...second.looks].filter(([node]) => onWay.has(node));
    for (const [i, [node, look]] of looks.entries()) {
      const isLast = i === looks.length - 1;
      const said = after
        ? found(after.nodes.includes(node) ? look.content : undefined)
        : redirectMissed(look, way, second.current, start);
      verdicts.push({ visit: look.visit, event: isLast ? event : undefined, ...said });
    }
  }
  const decided = new Set(verdicts.map(({ visit }) => visit));
  const others = visitsInOrder(visits).filter((visit) => isFailure(visit) && !decided.has(visit));
  return [...verdicts, ...others.map(undecided)].sort((a, b) => a.visit.at - b.visit.at);
}

/** @param way The latest that led there. */
function redirectMissed(
  look: RedirectLook,
  way: Way | undefined,
  current: ReadonlyMap<string, RedirectLook>,
  start: string,
): Said {
  const first = current.get(start);
  const never = first?.to === undefined ? (first?.reason ?? 'link_removed') : 'link_removed';
  const reason = way === undefined ? never : breakReason(way, current);
  return { content: undefined, verdict: isFailure(look.visit) ? 'failed' : 'missing', reason };
}
