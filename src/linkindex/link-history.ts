/**
 * The history of one backlink: when it was first seen live, what happened since, and how it looked last.
 *
 * The first event is always *new*, at `firstSeen`; the events after it alternate lost, new, lost, …, so whether
 * the link is live is told by their number.
 */
import type { LinkType } from '../visit/visit.ts';
import type { Address } from './fold-visit.ts';

export type LostReason =
  | 'page_not_found'
  | 'crawl_error'
  | 'page_dropped'
  | 'redirect'
  | 'not_canonical'
  | 'noindex'
  | 'link_removed'
  | 'broken_redirect'
  | 'other';

export interface LinkEvent {
  /** Seconds since 1970 UTC, of the visit that noticed it. */
  readonly at: number;
  readonly reason: LostReason | 'new';
}

/** A backlink as one visit showed it. */
export interface ShownLink {
  /** The page that carries it, as that visit knew it. */
  readonly from: Address;
  readonly to: Address;
  readonly type: LinkType;
  /** Bits of `FLAG`. */
  readonly flags: number;
  readonly anchor: string;
  readonly title: string;
  readonly imageSource: string;
  /** Empty when unknown. */
  readonly ip: string;
}

/** The state of one backlink. Times are seconds since 1970 UTC. */
export interface LinkHistory {
  /** As the latest visit that saw it live showed it. */
  readonly shown: ShownLink;
  readonly firstSeen: number;
  /** The latest successful visit that saw it. */
  readonly lastVisited: number;
  /** What followed the first *new*; by time, lost and new in turn. */
  readonly events: readonly LinkEvent[];
}

export function isLive({ events }: LinkHistory): boolean {
  return events.length % 2 === 0;
}

/** The history after a visit at `at` that saw the link. */
export function seen(before: LinkHistory | undefined, at: number, shown: ShownLink): LinkHistory {
  if (before === undefined) return { shown, firstSeen: at, lastVisited: at, events: [] };
  const events: readonly LinkEvent[] = isLive(before)
    ? before.events
    : [...before.events, { at, reason: 'new' }];
  // An address once known is better than none: not every archive tells it.
  const ip = shown.ip === '' ? before.shown.ip : shown.ip;
  return { shown: { ...shown, ip }, firstSeen: before.firstSeen, lastVisited: at, events };
}

/** The history after a visit at `at` that found the link gone; unchanged if it was lost already. */
export function lost(before: LinkHistory, at: number, reason: LostReason): LinkHistory {
  if (!isLive(before)) return before;
  return { ...before, events: [...before.events, { at, reason }] };
}
