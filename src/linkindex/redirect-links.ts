/**
 * Redirects as backlinks: each hop of a chain, and the chain's start to its end.
 *
 * Every page that redirects starts a chain: from where it leads on to where that page leads, and so forth. The
 * chain's end is the first page that does not redirect, visited or not. A chain that comes back to a page of its
 * own, or is longer than `MAX_HOPS`, ends nowhere, and only its hops are links.
 *
 * Where a page leads at a given second is a function of its own visits; so where a chain ends at that second is a
 * function of the visits of the pages on it, and the history of a redirect is what changes from one second to the
 * next. All visits of one second count together: a redirect that was lost and found in the same second was
 * neither. Hop and chain can be one backlink: a page that led straight to X and then leads there over another page
 * never stopped redirecting to X.
 *
 * A redirect is lost with the reason of the page on its way that changed: link_removed when that one leads elsewhere
 * or carries content again, broken_redirect, page_not_found or crawl_error; link_removed too when the chain
 * became longer. It is seen by a visit of any page on its way.
 */
import {
  type Address,
  type FoldOptions,
  type FoldVisit,
  nodeName,
  stepsOf,
  visitsInOrder,
} from './fold-visit.ts';
import { type LinkHistory, type LostReason, lost, type ShownLink, seen } from './link-history.ts';
import { FLAG } from './schema.ts';

/** Browsers give up after about twenty; chains over ten are traps. */
export const MAX_HOPS = 10;

/** Where one page leads from a second on until its next look. */
export interface RedirectLook {
  readonly at: number;
  readonly visit: FoldVisit;
  /** What the page shows, as in `Step`; undefined when it is gone. */
  readonly content: FoldVisit | undefined;
  /** Undefined: nowhere. */
  readonly to: Address | undefined;
  /** Said by the answer that redirects. */
  readonly nofollow: boolean;
  /** Why a redirect that stood before does not stand any more. */
  readonly reason: LostReason;
}

/** Where one page leads, and ever was said to lead. */
export interface PageRedirects {
  /** By time, one a second. */
  readonly looks: readonly RedirectLook[];
  /** Destination of every visit and reading, also of those that do not count. */
  readonly named: readonly Address[];
}

export const NO_REDIRECTS: PageRedirects = { looks: [], named: [] };

/** @param visits Of one page, in any order, repeats allowed. */
export function pageRedirects(visits: readonly FoldVisit[], options: FoldOptions): PageRedirects {
  const named = visits.flatMap(({ redirectTo }) => redirectTo ?? []);
  if (named.length === 0) return NO_REDIRECTS;
  const looks: RedirectLook[] = [];
  for (const step of stepsOf(visitsInOrder(visits), options)) {
    const { visit } = step;
    const content = step.kind === 'shows' ? step.content : undefined;
    const reason = step.kind === 'gone' ? step.reason : 'link_removed';
    if (reason === 'crawl_error' && isGone(looks.at(-1))) continue;
    if (looks.at(-1)?.at === visit.at) looks.pop();
    const { redirectTo: to, nofollow = false } = content ?? {};
    looks.push({ at: visit.at, visit, content, to, nofollow, reason });
  }
  return { looks, named };
}

/** A page that is gone already is not lost again when it fails later, be it in the same second. */
function isGone(look: RedirectLook | undefined): boolean {
  return look !== undefined && look.to === undefined && look.reason !== 'link_removed';
}

export interface RedirectLinks {
  /** Redirects to other registrable domains that ever stood. */
  readonly links: readonly LinkHistory[];
  /**
   * Pages the start could lead to if fewer visits were known, but never did: an earlier fold may have taken them
   * for destinations.
   */
  readonly retracted: readonly Address[];
}

/** @param start Name of the page as a node. */
export function redirectLinks(
  start: string,
  redirectsAt: (node: string) => PageRedirects,
): RedirectLinks {
  const reached = reachable(start, redirectsAt);
  const links = new Map<string, LinkHistory>();
  for (const { at, looks, before, after, current } of redirectSeconds(start, reached)) {
    for (const [end, { shown, nodes }] of after)
      if (!before.has(end) || nodes.some((node) => looks.has(node)))
        links.set(end, seen(links.get(end), at, shown));
    for (const [end, way] of before) {
      const history = links.get(end);
      if (history !== undefined && !after.has(end))
        links.set(end, lost(history, at, breakReason(way, current)));
    }
  }
  return { links: [...links.values()], retracted: retractedEnds(reached, links) };
}

/** A second in which pages were looked at that a start can lead over. */
export interface RedirectSecond {
  readonly at: number;
  /** At these pages, by node name. */
  readonly looks: ReadonlyMap<string, RedirectLook>;
  /** Where the start led before, and leads from now on, by node name of the destination. */
  readonly before: ReadonlyMap<string, Way>;
  readonly after: ReadonlyMap<string, Way>;
  /** The latest look at each page. Changes with the next second. */
  readonly current: ReadonlyMap<string, RedirectLook>;
}

/** @param reached As `reachable` finds it. */
export function* redirectSeconds(
  start: string,
  reached: ReadonlyMap<string, PageRedirects>,
): Generator<RedirectSecond> {
  const current = new Map<string, RedirectLook>();
  let before = new Map<string, Way>();
  for (const [at, looks] of bySecond(reached)) {
    for (const [node, look] of looks) current.set(node, look);
    const after = waysFrom(start, current);
    yield { at, looks, before, after, current };
    before = after;
  }
}

/** Every page that the start ever could lead over, by node name. */
export function reachable(start: string, redirectsAt: (node: string) => PageRedirects) {
  const reached = new Map([[start, redirectsAt(start)]]);
  let level: readonly string[] = [start];
  for (let hop = 0; hop < MAX_HOPS && level.length > 0; hop++) {
    const next: string[] = [];
    for (const to of level.flatMap((node) => reached.get(node)?.named ?? [])) {
      const node = nodeName(to);
      if (reached.has(node)) continue;
      reached.set(node, redirectsAt(node));
      next.push(node);
    }
    level = next;
  }
  return reached;
}

/** The looks at all these pages by time, those of one second together. */
function bySecond(
  reached: ReadonlyMap<string, PageRedirects>,
): [number, Map<string, RedirectLook>][] {
  const seconds = new Map<number, Map<string, RedirectLook>>();
  for (const [node, { looks }] of reached)
    for (const look of looks) {
      const second = seconds.get(look.at) ?? new Map<string, RedirectLook>();
      seconds.set(look.at, second.set(node, look));
    }
  return [...seconds].sort(([a], [b]) => a - b);
}

function retractedEnds(
  reached: ReadonlyMap<string, PageRedirects>,
  links: ReadonlyMap<string, LinkHistory>,
): Address[] {
  const named = new Map<string, Address>();
  for (const page of reached.values()) for (const to of page.named) named.set(nodeName(to), to);
  for (const end of links.keys()) named.delete(end);
  return [...named.values()];
}

/** How a page leads to one destination: over these pages, the start first. */
export interface Way {
  readonly nodes: readonly string[];
  readonly shown: ShownLink;
}

/** Where the page leads now, in another domain: its own hop and the end of its chain, by node name. */
function waysFrom(start: string, current: ReadonlyMap<string, RedirectLook>): Map<string, Way> {
  const ways = new Map<string, Way>();
  const first = current.get(start);
  if (first?.to === undefined) return ways;
  add(ways, [start], first, first.to);

  const nodes = [start];
  let end = first.to;
  for (;;) {
    const node = nodeName(end);
    const next = current.get(node)?.to;
    if (next === undefined) break;
    if (nodes.length === MAX_HOPS || nodes.includes(node)) return ways;
    nodes.push(node);
    end = next;
  }
  if (nodes.length > 1) add(ways, nodes, first, end);
  return ways;
}

function add(ways: Map<string, Way>, nodes: readonly string[], first: RedirectLook, to: Address) {
  const { page, hostFlags, ip } = first.visit;
  if (page.key.slice(0, page.domainLength) === to.key.slice(0, to.domainLength)) return;
  const flags = hostFlags | (first.nofollow ? FLAG.nofollow : 0);
  const texts = { anchor: '', title: '', imageSource: '' };
  ways.set(nodeName(to), {
    nodes,
    shown: { from: page, to, type: 'redirect', flags, ip, ...texts },
  });
}

/** The reason of the first page on the way that does not lead on to the next as it did. */
export function breakReason(
  { nodes, shown }: Way,
  current: ReadonlyMap<string, RedirectLook>,
): LostReason {
  for (const [i, node] of nodes.entries()) {
    const look = current.get(node);
    const next = nodes[i + 1] ?? nodeName(shown.to);
    if (look?.to === undefined) return look?.reason ?? 'link_removed';
    if (nodeName(look.to) !== next) return 'link_removed';
  }
  return 'link_removed';
}
