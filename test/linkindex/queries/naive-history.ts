/**
 * What happened to a target's links, computed from the naive fold and without regard to cost: the state of every link
 * is asked for again at every second. Tests compare the queries with it.
 */
import { type FoldVisit, nodeName } from '../../../src/linkindex/fold-visit.ts';
import { DAY_SECONDS } from '../../../src/linkindex/queries/granularity.ts';
import type {
  NewLostBacklink,
  NewLostType,
} from '../../../src/linkindex/queries/new-lost-backlinks.ts';
import type { NewLostRefdomain } from '../../../src/linkindex/queries/new-lost-refdomains.ts';
import type { Period } from '../../../src/linkindex/queries/period.ts';
import type { DayOfHistory } from '../../../src/linkindex/queries/target-history.ts';
import { hostOfKey, urlOfKey } from '../../../src/url/page-key.ts';
import type { Target } from '../../../src/url/target.ts';
import { LINK_TYPES, type LinkType } from '../../../src/visit/visit.ts';
import { type NaiveLink, naiveFold, naiveRedirects } from '../naive-fold.ts';

export interface PastLink {
  readonly urlFrom: string;
  readonly urlTo: string;
  readonly hostFrom: string;
  readonly keyTo: string;
  readonly type: LinkType;
  readonly anchor: string;
  readonly nofollow: boolean;
  readonly firstSeen: number;
  readonly events: readonly PastEvent[];
  /** Destination, source and type as the primary key orders them. */
  readonly place: string;
}

interface PastEvent {
  readonly at: number;
  readonly reason: string;
}

/** All backlinks that the visits ever showed. */
export function pastLinks(visits: readonly FoldVisit[], failuresUntilLost: number): PastLink[] {
  const pages = Map.groupBy(visits, ({ page }) => nodeName(page));
  const links = [...pages].flatMap(([node, ofPage]) =>
    naiveFold(ofPage, failuresUntilLost).map((link) => pastLink(node, link.name, link)),
  );
  const redirects = naiveRedirects(pages, failuresUntilLost).map((link) => {
    const [node = '', name = ''] = link.name.split(' > ');
    return pastLink(node, name, link);
  });
  return [...links, ...redirects];
}

function pastLink(node: string, name: string, link: NaiveLink): PastLink {
  const [type = '', scheme, keyTo = ''] = name.split(' ');
  const linkType = LINK_TYPES.find((known) => known === type) ?? 'href';
  const [from, httpsTo] = [node.slice(1), scheme === 'https'];
  return {
    urlFrom: urlOfKey(from, node.startsWith('1')),
    urlTo: urlOfKey(keyTo, httpsTo),
    hostFrom: hostOfKey(from),
    keyTo,
    type: linkType,
    anchor: link.anchor,
    nofollow: link.nofollow,
    firstSeen: link.firstSeen,
    events: link.events.map((event) => {
      const [at, reason = ''] = event.split(' ');
      return { at: Number(at), reason };
    }),
    place: [keyTo, httpsTo, from, node[0], LINK_TYPES.indexOf(linkType)].join(' '),
  };
}

export function linksTo(target: Target, links: readonly PastLink[]): PastLink[] {
  return links.filter(({ keyTo }) => keyTo >= target.from && keyTo < target.to);
}

const covers = ({ from, to }: Period, at: number) => at >= from && at < to + DAY_SECONDS;
const typeOf = ({ reason }: PastEvent): NewLostType => (reason === 'new' ? 'new' : 'lost');

/** What the queries answer, in the words of the naive answers below. */
export const eventText = (event: NewLostBacklink): string =>
  `${event.at.getTime() / 1000} ${event.reasonLost ?? 'new'} ${event.urlFrom} ${event.linkType} ${event.urlTo}`;

export const hostEventText = (event: NewLostRefdomain): string =>
  [
    event.at.getTime() / 1000,
    ...[event.type, event.host, event.backlinks, event.dofollowBacklinks],
    event.firstSeen.getTime() / 1000,
  ].join(' ');

/** `at reason from type to`, latest first. */
export function naiveNewLost(
  links: readonly PastLink[],
  period: Period,
  type?: NewLostType,
): string[] {
  const found = links.flatMap((link) => link.events.map((event, n) => ({ link, event, n })));
  return found
    .filter(({ event }) => covers(period, event.at) && (type ?? typeOf(event)) === typeOf(event))
    .sort(
      (a, b) =>
        b.event.at - a.event.at ||
        (a.link.place < b.link.place ? -1 : a.link.place > b.link.place ? 1 : b.n - a.n),
    )
    .map(
      ({ link, event }) => `${event.at} ${event.reason} ${link.urlFrom} ${link.type} ${link.urlTo}`,
    );
}

/** Whether a link is live once all that happened until then, that second included, has happened. */
function isLiveAt({ events }: PastLink, at: number): boolean {
  return events.findLast((event) => event.at <= at)?.reason === 'new';
}

const countAt = (links: readonly PastLink[], at: number) =>
  links.filter((link) => isLiveAt(link, at)).length;

const hostsOf = (links: readonly PastLink[]) => Map.groupBy(links, ({ hostFrom }) => hostFrom);

const secondsOf = (links: readonly PastLink[]) =>
  [...new Set(links.flatMap(({ events }) => events.map(({ at }) => at)))].sort((a, b) => a - b);

interface HostEvent {
  readonly at: number;
  readonly type: NewLostType;
  readonly host: string;
  readonly backlinks: number;
  readonly dofollow: number;
  readonly firstSeen: number;
}

function hostEvents(host: string, links: readonly PastLink[]): HostEvent[] {
  const seconds = secondsOf(links);
  const turns = seconds.filter(
    (at) => (countAt(links, at) === 0) !== (countAt(links, at - 1) === 0),
  );
  return turns.flatMap((began, i): HostEvent[] => {
    if (countAt(links, began) === 0) return [];
    const ended = turns[i + 1];
    const facts = { host, ...factsOf(links, began, ended, seconds) };
    const found = { at: began, type: 'new' as const, ...facts };
    return ended === undefined ? [found] : [found, { at: ended, type: 'lost', ...facts }];
  });
}

/** Of now, or of the last day of a spell. */
function factsOf(
  links: readonly PastLink[],
  began: number,
  ended: number | undefined,
  seconds: readonly number[],
): Pick<HostEvent, 'backlinks' | 'dofollow' | 'firstSeen'> {
  const dofollow = links.filter(({ nofollow }) => !nofollow);
  const oldest = (some: readonly PastLink[]) => Math.min(...some.map(({ firstSeen }) => firstSeen));
  if (ended === undefined) {
    const live = links.filter((link) => isLiveAt(link, Number.POSITIVE_INFINITY));
    const liveDofollow = countAt(dofollow, Number.POSITIVE_INFINITY);
    return { backlinks: live.length, dofollow: liveDofollow, firstSeen: oldest(live) };
  }
  const dayBegan = Math.floor(ended / DAY_SECONDS) * DAY_SECONDS;
  const lastDay = seconds.filter((at) => at > began && at >= dayBegan && at <= ended);
  return {
    backlinks: Math.max(...lastDay.map((at) => countAt(links, at - 1))),
    dofollow: Math.max(...lastDay.map((at) => countAt(dofollow, at - 1))),
    firstSeen: oldest(links),
  };
}

/** `at type host backlinks dofollow first_seen`, sorted as texts. */
export function naiveNewLostHosts(
  links: readonly PastLink[],
  period: Period,
  type?: NewLostType,
): string[] {
  return [...hostsOf(links)]
    .flatMap(([host, ofHost]) => hostEvents(host, ofHost))
    .filter((event) => covers(period, event.at) && (type ?? event.type) === event.type)
    .map((event) => Object.values(event).join(' '))
    .sort();
}

export function naiveHistory(links: readonly PastLink[], { from, to }: Period): DayOfHistory[] {
  const hosts = [...hostsOf(links)];
  const days: DayOfHistory[] = [];
  for (let day = from; day <= to; day += DAY_SECONDS) {
    const today = { from: day, to: day };
    const last = day + DAY_SECONDS - 1;
    const turns = hosts.flatMap(([host, ofHost]) => hostEvents(host, ofHost));
    const count = (events: readonly { at: number }[]) =>
      events.filter(({ at }) => covers(today, at)).length;
    days.push({
      day,
      backlinks: countAt(links, last),
      refdomains: hosts.filter(([, ofHost]) => countAt(ofHost, last) > 0).length,
      newBacklinks: count(links.flatMap(({ events }) => events.filter((e) => e.reason === 'new'))),
      lostBacklinks: count(links.flatMap(({ events }) => events.filter((e) => e.reason !== 'new'))),
      newRefdomains: count(turns.filter((turn) => turn.type === 'new')),
      lostRefdomains: count(turns.filter((turn) => turn.type === 'lost')),
    });
  }
  return days;
}
