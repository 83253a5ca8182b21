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
  /** Undefined: nowhere. */
  readonly to: Address | undefined;
  /** Said by the answer that redirects. */
  readonly nofollow: boolean;
  /** Why a redirect that stood before does not stand any more. */
  readonly reason: LostReason;
}

/** The looks at one page by time, one a second; empty when it never redirected. */
export function redirectLooks(visits: readonly FoldVisit[], options: FoldOptions): RedirectLook[] {
  const looks: RedirectLook[] = [];
  for (const step of stepsOf(visitsInOrder(visits), options)) {
    const { visit } = step;
    const content = step.kind === 'shows' ? step.content : undefined;
    const reason = step.kind === 'gone' ? step.reason : 'link_removed';
    if (looks.at(-1)?.at === visit.at) looks.pop();
    const { redirectTo: to, nofollow = false } = content ?? {};
    looks.push({ at: visit.at, visit, to, nofollow, reason });
  }
  return looks.some(({ to }) => to !== undefined) ? looks : [];
}

/**
 * The redirects of a page to other registrable domains that ever stood.
 *
 * @param start Name of the page as a node.
 * @param looksAt Looks at the page of that name; empty for one that never redirected.
 */
export function redirectLinks(
  start: string,
  looksAt: (node: string) => readonly RedirectLook[],
): LinkHistory[] {
  const links = new Map<string, LinkHistory>();
  const current = new Map<string, RedirectLook>();
  let ways = new Map<string, Way>();
  for (const looks of bySecond(start, looksAt)) {
    for (const { node, look } of looks) current.set(node, look);
    const looked = new Set(looks.map(({ node }) => node));
    const next = waysFrom(start, current);
    const at = looks[0]?.look.at ?? 0;
    for (const [end, { shown, nodes }] of next)
      if (!ways.has(end) || nodes.some((node) => looked.has(node)))
        links.set(end, seen(links.get(end), at, shown));
    for (const [end, way] of ways) {
      const history = links.get(end);
      if (history !== undefined && !next.has(end))
        links.set(end, lost(history, at, breakReason(way, current)));
    }
    ways = next;
  }
  return [...links.values()];
}

interface NodeLook {
  readonly node: string;
  readonly look: RedirectLook;
}

/** The looks at every page the start ever could lead over, in groups of one second, by time. */
function* bySecond(
  start: string,
  looksAt: (node: string) => readonly RedirectLook[],
): Generator<readonly NodeLook[]> {
  const all: NodeLook[] = [];
  let level = new Set([start]);
  const known = new Set(level);
  for (let hop = 0; hop <= MAX_HOPS && level.size > 0; hop++) {
    const next = new Set<string>();
    for (const node of level)
      for (const look of looksAt(node)) {
        all.push({ node, look });
        const to = look.to && nodeName(look.to);
        if (to !== undefined && !known.has(to)) next.add(to);
      }
    for (const node of next) known.add(node);
    level = next;
  }
  all.sort((a, b) => a.look.at - b.look.at);
  for (let from = 0, to = 0; from < all.length; from = to) {
    while (to < all.length && all[to]?.look.at === all[from]?.look.at) to++;
    yield all.slice(from, to);
  }
}

/** How a page leads to one destination: over these pages, the start first. */
interface Way {
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
function breakReason(
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
