/**
 * When a page is to be visited again: a function of what the last visit found and of how long the page was stable before.
 *
 * A page that was found changed is looked at twice as often, one found unchanged half as often, within bounds. This
 * multiplicative rule follows a page's rate of change within a few visits and needs no history (Cho and
 * Garcia-Molina, "Effective page refresh policies for Web crawlers", ACM TODS 28(4), 2003, compare such rules).
 *
 * A page that could not be had is tried again soon, then ever later. One that is gone, or redirects, is looked at half as
 * often each time: a mistake of an hour must not count for months, and lost links return. One that never was there is
 * looked at as rarely as the bounds allow.
 */
import type { Outcome } from '../visit/visit.ts';

/** Bounds an operator sets, in seconds. */
export interface RevisitBounds {
  /** Of a page whose rate of change is not known. */
  readonly baseSeconds: number;
  readonly minSeconds: number;
  readonly maxSeconds: number;
  /** After the first failure; doubles with each more. */
  readonly retrySeconds: number;
}

export interface Before {
  /** As decided after the visit before; undefined at the first one. */
  readonly intervalSeconds: number | undefined;
  /** Refusals and failures in a row, before this visit. */
  readonly failures: number;
  /** The page had been visited before. */
  readonly isKnown: boolean;
}

export interface Plan {
  readonly nextAt: number;
  readonly why:
    | 'first visit'
    | 'changed'
    | 'unchanged'
    | 'redirect'
    | 'gone'
    | 'failed'
    | 'refused';
  readonly intervalSeconds: number;
  readonly failures: number;
}

/** @param at Time of the visit, seconds since 1970 UTC. */
export function planAfter(
  outcome: Outcome,
  at: number,
  before: Before,
  bounds: RevisitBounds,
): Plan {
  const interval = before.intervalSeconds ?? bounds.baseSeconds;
  switch (outcome) {
    case 'page':
    case 'redirect':
      // What archives tell of a page is no body to compare with.
      if (!before.isKnown || before.intervalSeconds === undefined)
        return plan('first visit', at, bounds.baseSeconds, bounds);
      return outcome === 'redirect'
        ? plan('redirect', at, interval * 2, bounds)
        : plan('changed', at, interval / 2, bounds);
    case 'unchanged':
      return plan('unchanged', at, interval * 2, bounds);
    case 'not-found':
    case 'broken-redirect':
      return plan('gone', at, before.isKnown ? interval * 2 : bounds.maxSeconds, bounds);
    case 'refused':
    case 'failed': {
      const wait = Math.min(bounds.maxSeconds, bounds.retrySeconds * 2 ** before.failures);
      const failures = before.failures + 1;
      return { nextAt: at + wait, why: outcome, intervalSeconds: interval, failures };
    }
  }
}

function plan(why: Plan['why'], at: number, seconds: number, bounds: RevisitBounds): Plan {
  const { minSeconds, maxSeconds } = bounds;
  const intervalSeconds = Math.round(Math.min(maxSeconds, Math.max(minSeconds, seconds)));
  return { nextAt: at + intervalSeconds, why, intervalSeconds, failures: 0 };
}
