/**
 * A visit as the fold reads it back from the index, and what its outcome says about what the page carried before.
 *
 * The visits of a page are walked in order of (time, id), so the order in which they arrived and how often each
 * did cannot matter. The walk turns outcomes into *steps*; a visit that decides nothing gives none:
 *
 * | outcome | step |
 * | --- | --- |
 * | page, redirect | `shows` itself |
 * | unchanged | `shows` what the page or redirect showed whose body it repeats, or the latest before; none: no step |
 * | broken-redirect | `gone`, broken_redirect |
 * | not-found | `gone`, page_not_found |
 * | refused, failed | the Nth in a row, of a page not gone already: `gone`, crawl_error; else no step |
 */
import type { LinkType, Outcome } from '../visit/visit.ts';

/** A page as the index spells it. */
export interface Address {
  readonly key: string;
  readonly https: boolean;
  /** `key.slice(0, domainLength)` is the registrable domain. */
  readonly domainLength: number;
}

export interface FoldLink {
  readonly to: Address;
  readonly type: LinkType;
  /** Bits of `FLAG`: nofollow, ugc, sponsored, image. */
  readonly flags: number;
  readonly anchor: string;
  readonly imageSource: string;
}

export interface FoldVisit {
  /** Readings of a page at one time with one id are one visit; the one of highest precedence counts. */
  readonly id: string;
  /** Compared as text. */
  readonly precedence: string;
  readonly page: Address;
  /** Seconds since 1970 UTC. */
  readonly at: number;
  readonly outcome: Outcome;
  readonly status: number;
  /** Empty when unknown. */
  readonly ip: string;
  /** Bits of `FLAG`: edu, gov. */
  readonly hostFlags: number;
  readonly title: string;
  readonly noindex: boolean;
  readonly nofollow: boolean;
  /** Seconds since 1970 UTC, as `Visit.bodyFrom`. */
  readonly bodyFrom: number | undefined;
  readonly canonical: Pick<Address, 'key' | 'https'> | undefined;
  readonly redirectTo: Address | undefined;
  /** Links to other registrable domains, one per (destination, type). */
  readonly links: readonly FoldLink[];
}

export interface FoldOptions {
  /** Refusals and failures in a row after which a page's links are lost; at least 1. */
  readonly failuresUntilLost: number;
}

export type Step =
  /** At `visit` the page was as `content` (a page or a redirect, the visit itself or an earlier one) shows it. */
  | { readonly kind: 'shows'; readonly visit: FoldVisit; readonly content: FoldVisit }
  | { readonly kind: 'gone'; readonly visit: FoldVisit; readonly reason: GoneReason };

export type GoneReason = 'page_not_found' | 'broken_redirect' | 'crawl_error';

/** The name of a page as a node of the page graph; its id is this name's hash. */
export function nodeName({ key, https }: Pick<Address, 'key' | 'https'>): string {
  return (https ? '1' : '0') + key;
}

/** By time, then id, each once. */
export function visitsInOrder(visits: readonly FoldVisit[]): FoldVisit[] {
  const ordered = [...visits].sort(
    (a, b) => a.at - b.at || compare(a.id, b.id) || compare(b.precedence, a.precedence),
  );
  return ordered.filter((visit, i) => {
    const before = ordered[i - 1];
    return visit.id !== before?.id || visit.at !== before.at;
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** @param ordered As `visitsInOrder` gives them. */
export function* stepsOf(ordered: readonly FoldVisit[], options: FoldOptions): Generator<Step> {
  let content: FoldVisit | undefined;
  const contentAt = new Map<number, FoldVisit>();
  let isGone = true;
  let failures = 0;
  for (const visit of ordered) {
    const isFailure = visit.outcome === 'refused' || visit.outcome === 'failed';
    failures = isFailure ? failures + 1 : 0;
    switch (visit.outcome) {
      case 'page':
      case 'redirect':
        content = visit;
        contentAt.set(visit.at, visit);
        isGone = false;
        yield { kind: 'shows', visit, content };
        break;
      case 'unchanged':
        content = contentAt.get(visit.bodyFrom ?? -1) ?? content;
        if (content === undefined) break;
        isGone = false;
        yield { kind: 'shows', visit, content };
        break;
      case 'broken-redirect':
        isGone = true;
        yield { kind: 'gone', visit, reason: 'broken_redirect' };
        break;
      case 'not-found':
        isGone = true;
        yield { kind: 'gone', visit, reason: 'page_not_found' };
        break;
      case 'refused':
      case 'failed':
        if (isGone || failures !== options.failuresUntilLost) break;
        isGone = true;
        yield { kind: 'gone', visit, reason: 'crawl_error' };
        break;
      default:
        visit.outcome satisfies never;
    }
  }
}
