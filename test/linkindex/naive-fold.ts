/**
 * The fold written a second time, from the contract and without regard to cost: for every moment the links that
 * stand then, and the history of a link read off from one moment to the next. Tests compare the two.
 */
import type { FoldVisit } from '../../src/linkindex/fold-visit.ts';
import { FLAG } from '../../src/linkindex/schema.ts';

export interface NaiveLink {
  readonly name: string;
  readonly firstSeen: number;
  readonly lastVisited: number;
  /** `at reason`, first new included. */
  readonly events: readonly string[];
  readonly anchor: string;
  readonly title: string;
  readonly ip: string;
  readonly nofollow: boolean;
}

/** `type https key` of a link of a page. */
export const linkName = (type: string, to: { key: string; https: boolean }): string =>
  `${type} ${to.https ? 'https' : 'http'} ${to.key}`;

/** Distinct visits in (time, id) order. */
export function sorted(visits: readonly FoldVisit[]): FoldVisit[] {
  const byId = new Map(visits.map((visit) => [`${visit.at} ${visit.id}`, visit]));
  return [...byId.values()].sort((a, b) => {
    if (a.at !== b.at) return a.at - b.at;
    return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
  });
}

/** What a page shows after its first `count` visits: a visit with content, a reason for nothing, or not known. */
export function stateAfter(
  visits: readonly FoldVisit[],
  count: number,
  failuresUntilLost: number,
): FoldVisit | string | undefined {
  let state: FoldVisit | string | undefined;
  for (let i = 0; i < count; i++) {
    const visit = visits[i];
    if (visit === undefined) break;
    if (visit.outcome === 'page' || visit.outcome === 'redirect') state = visit;
    if (visit.outcome === 'not-found') state = 'page_not_found';
    if (visit.outcome === 'broken-redirect') state = 'broken_redirect';
    if (visit.outcome === 'unchanged') state = contentOf(visits, i) ?? state;
    const latest = visits.slice(0, i + 1).slice(-failuresUntilLost);
    const failed = latest.every(({ outcome }) => outcome === 'refused' || outcome === 'failed');
    if (failed && latest.length === failuresUntilLost && typeof state !== 'string')
      state = state === undefined ? undefined : 'crawl_error';
  }
  return state;
}

/** What was to be seen at a visit, or last before it. */
function contentOf(visits: readonly FoldVisit[], i: number): FoldVisit | undefined {
  const visit = visits[i];
  if (visit === undefined) return undefined;
  const contents = visits
    .slice(0, i + 1)
    .filter(({ outcome }) => outcome === 'page' || outcome === 'redirect');
  if (contents.at(-1) === visit) return visit;
  const repeated =
    visit.outcome === 'unchanged'
      ? contents.findLast(({ at }) => at === visit.bodyFrom)
      : undefined;
  return repeated ?? contentOf(visits, i - 1);
}

function carried(state: FoldVisit | string | undefined): Map<string, FoldVisit['links'][number]> {
  if (state === undefined || typeof state === 'string' || state.outcome !== 'page')
    return new Map();
  const { page, canonical, noindex } = state;
  const elsewhere =
    canonical !== undefined && (canonical.key !== page.key || canonical.https !== page.https);
  const links = state.links.filter(({ type }) =>
    noindex || elsewhere ? type === 'canonical' : type === 'href' || type === 'canonical',
  );
  return new Map(links.map((link) => [linkName(link.type, link.to), link]));
}

function reasonOf(state: FoldVisit | string | undefined): string {
  if (state === 'broken_redirect') return 'redirect';
  if (typeof state === 'string') return state;
  if (state?.outcome === 'redirect') return 'redirect';
  if (state?.noindex) return 'noindex';
  const { page, canonical } = state ?? {};
  const elsewhere =
    canonical !== undefined && (canonical.key !== page?.key || canonical.https !== page?.https);
  return elsewhere ? 'not_canonical' : 'link_removed';
}

/** Histories of the href and canonical links of one page, by name. */
export function naiveFold(all: readonly FoldVisit[], failuresUntilLost: number): NaiveLink[] {
  const visits = sorted(all);
  const names = new Set(
    visits.flatMap((visit) => visit.links.map(({ type, to }) => linkName(type, to))),
  );
  const found: NaiveLink[] = [];
  for (const name of [...names].sort()) {
    const events: string[] = [];
    let last: Omit<NaiveLink, 'name' | 'firstSeen' | 'events'> | undefined;
    let firstSeen = 0;
    visits.forEach((visit, i) => {
      const state = stateAfter(visits, i + 1, failuresUntilLost);
      const before = carried(stateAfter(visits, i, failuresUntilLost)).has(name);
      const link = carried(state).get(name);
      const isSuccess = ['page', 'redirect', 'unchanged'].includes(visit.outcome);
      if (link !== undefined && !before) events.push(`${visit.at} new`);
      if (link !== undefined && !before && events.length === 1) firstSeen = visit.at;
      if (link === undefined && before) events.push(`${visit.at} ${reasonOf(state)}`);
      if (link !== undefined && isSuccess && typeof state === 'object')
        last = {
          lastVisited: visit.at,
          anchor: link.anchor,
          title: state.title,
          ip: visit.ip || (last?.ip ?? ''),
          nofollow: (link.flags & FLAG.nofollow) !== 0,
        };
    });
    if (last !== undefined) found.push({ name, firstSeen, events, ...last });
  }
  return found;
}

const MAX_HOPS = 10;

/** Histories of the redirects of all pages, by `from > to` name: second by second, every chain walked anew. */
export function naiveRedirects(
  pages: ReadonlyMap<string, readonly FoldVisit[]>,
  failuresUntilLost: number,
): NaiveLink[] {
  const all = new Map([...pages].map(([node, visits]) => [node, sorted(visits)]));
  const times = [...new Set([...all.values()].flat().map(({ at }) => at))].sort((a, b) => a - b);
  const stateAt = (node: string, at: number) => {
    const visits = all.get(node) ?? [];
    return stateAfter(visits, visits.filter((visit) => visit.at <= at).length, failuresUntilLost);
  };
  const nextOf = (node: string, at: number) => {
    const state = stateAt(node, at);
    return typeof state === 'object' && state.outcome === 'redirect' ? state.redirectTo : undefined;
  };
  const found: NaiveLink[] = [];
  for (const start of [...all.keys()].sort())
    found.push(...naiveRedirectsOf(start, times, all, nextOf, stateAt));
  return found;
}

function naiveRedirectsOf(
  start: string,
  times: readonly number[],
  all: ReadonlyMap<string, readonly FoldVisit[]>,
  nextOf: (node: string, at: number) => FoldVisit['redirectTo'],
  stateAt: (node: string, at: number) => FoldVisit | string | undefined,
): NaiveLink[] {
  const node = (to: { key: string; https: boolean }) => (to.https ? '1' : '0') + to.key;
  const histories = new Map<string, { -readonly [K in keyof NaiveLink]: NaiveLink[K] }>();
  let before = new Map<string, string[]>();
  for (const at of times) {
    const nodes = [start];
    const stops = [];
    for (let to = nextOf(start, at); to !== undefined; to = nextOf(node(to), at)) {
      stops.push(to);
      nodes.push(node(to));
      if (stops.length > MAX_HOPS || new Set(nodes).size < nodes.length) break;
    }
    const ends =
      stops.length > MAX_HOPS || new Set(nodes).size < nodes.length ? [] : stops.slice(-1);
    const now = new Map<string, string[]>();
    const latest = (all.get(start) ?? []).findLast((visit) => visit.at <= at);
    for (const to of [...stops.slice(0, 1), ...ends]) {
      const own = latest?.page.key.slice(0, latest.page.domainLength);
      if (own === to.key.slice(0, to.domainLength)) continue;
      now.set(linkName('redirect', to), nodes.slice(0, stops.indexOf(to) + 1));
    }
    for (const [name, way] of now) {
      const isSeen = way.some((one) =>
        (all.get(one) ?? []).some(
          (visit) => visit.at === at && !['refused', 'failed'].includes(visit.outcome),
        ),
      );
      const history = histories.get(name) ?? {
        name: `${start} > ${name}`,
        firstSeen: at,
        lastVisited: at,
        events: [],
        anchor: '',
        title: '',
        ip: '',
        nofollow: false,
      };
      histories.set(name, history);
      if (!before.has(name)) history.events = [...history.events, `${at} new`];
      if (!isSeen && before.has(name)) continue;
      const state = stateAt(start, at);
      history.nofollow = typeof state === 'object' && state.nofollow;
      history.lastVisited = at;
    }
    for (const [name, way] of before) {
      const history = histories.get(name);
      if (now.has(name) || history === undefined) continue;
      const broken = way.find((one, i) => {
        const to = nextOf(one, at);
        return to === undefined || (way[i + 1] !== undefined && node(to) !== way[i + 1]);
      });
      const state = broken === undefined ? undefined : stateAt(broken, at);
      const isGone = broken !== undefined && typeof state === 'string';
      history.events = [...history.events, `${at} ${isGone ? state : 'link_removed'}`];
    }
    before = now;
  }
  return [...histories.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
