/** Days of a target's history → weeks and months. */

import { type Granularity, spanOf } from './granularity.ts';
import type { Changes, DayOfHistory } from './target-history.ts';

export interface HistorySpan extends Changes {
  /** Seconds since 1970 UTC at which its first and its last day begin. */
  readonly from: number;
  readonly to: number;
  /** Live when the last day ended. */
  readonly backlinks: number;
  readonly refdomains: number;
}

/** @param days In order, without gaps. Spans at the ends hold only the days given. */
export function inSpans(days: readonly DayOfHistory[], granularity: Granularity): HistorySpan[] {
  const spans: HistorySpan[] = [];
  let name: number | undefined;
  for (const { day, ...numbers } of days) {
    const before = name === spanOf(day, granularity) ? spans.pop() : undefined;
    spans.push(
      before === undefined ? { from: day, to: day, ...numbers } : joined(before, day, numbers),
    );
    name = spanOf(day, granularity);
  }
  return spans;
}

function joined(span: HistorySpan, day: number, next: Omit<DayOfHistory, 'day'>): HistorySpan {
  return {
    from: span.from,
    to: day,
    backlinks: next.backlinks,
    refdomains: next.refdomains,
    newBacklinks: span.newBacklinks + next.newBacklinks,
    lostBacklinks: span.lostBacklinks + next.lostBacklinks,
    newRefdomains: span.newRefdomains + next.newRefdomains,
    lostRefdomains: span.lostRefdomains + next.lostRefdomains,
  };
}
