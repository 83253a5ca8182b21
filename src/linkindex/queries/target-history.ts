/**
 * What happened to the backlinks and referring domains (hosts) of a target on each day of a period.
 *
 * Reads the target's range of `backlinks` once; a host is found and lost as `host-seconds.ts` counts its links. FINAL makes it
 * exact before merges.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import type { Target } from '../../url/target.ts';
import { DAY_SECONDS } from './granularity.ts';
import { hostSeconds } from './host-seconds.ts';
import type { LinkFilters } from './link-filters.ts';
import { type Period, periodParams } from './period.ts';
import { targetRows, WHOLE } from './target-rows.ts';

export interface TargetHistoryQuestion {
  readonly target: Target;
  /** A host is found and lost by the links that they leave. */
  readonly filters?: LinkFilters;
  readonly period: Period;
}

/** Numbers of one span of time. */
export interface Changes {
  /** Events, so that a link that comes and goes counts each time. */
  readonly newBacklinks: number;
  readonly lostBacklinks: number;
  readonly newRefdomains: number;
  readonly lostRefdomains: number;
}

export interface DayOfHistory extends Changes {
  /** Seconds since 1970 UTC at which it begins. */
  readonly day: number;
  /** Live when it ended. */
  readonly backlinks: number;
  readonly refdomains: number;
}

interface Row extends Changes {
  /** Days since 1970; −1: all that was before the period. */
  readonly number: number;
}

/**
 * @returns Every day of the period, in order.
 * @throws ClickHouseError when the index cannot answer; the signal's reason when aborted.
 */
export async function targetHistory(
  index: ClickHouseClient,
  { target, filters, period }: TargetHistoryQuestion,
  signal?: AbortSignal,
): Promise<DayOfHistory[]> {
  const { condition, params } = targetRows(target, filters);
  const result = await index.query({
    query: sql(condition),
    query_params: { ...params, ...periodParams(period) },
    format: 'JSONEachRow',
    clickhouse_settings: WHOLE,
    ...(signal && { abort_signal: signal }),
  });
  const rows = await result.json<Row>();
  return daysOf(period, new Map(rows.map((row) => [row.number, row])));
}

const NO_CHANGES: Changes = {
  newBacklinks: 0,
  lostBacklinks: 0,
  newRefdomains: 0,
  lostRefdomains: 0,
};

/** Running totals over every day, also those on which nothing happened. */
function daysOf({ from, to }: Period, changes: ReadonlyMap<number, Changes>): DayOfHistory[] {
  const before = changes.get(-1) ?? NO_CHANGES;
  let [backlinks, refdomains] = [before.newBacklinks, before.newRefdomains];
  const days: DayOfHistory[] = [];
  for (let day = from; day <= to; day += DAY_SECONDS) {
    const { newBacklinks, lostBacklinks, newRefdomains, lostRefdomains } =
      (day < 0 ? undefined : changes.get(day / DAY_SECONDS)) ?? NO_CHANGES;
    backlinks += newBacklinks - lostBacklinks;
    refdomains += newRefdomains - lostRefdomains;
    days.push({
      day,
      backlinks,
      refdomains,
      newBacklinks,
      lostBacklinks,
      newRefdomains,
      lostRefdomains,
    });
  }
  return days;
}

const sql = (condition: string) => `
  SELECT
    if(second < 0, -1, intDiv(second, ${DAY_SECONDS}))  AS number,
    sum(found)                                          AS newBacklinks,
    sum(found - (after - before))                       AS lostBacklinks,
    countIf(before = 0 AND after > 0)                   AS newRefdomains,
    countIf(before > 0 AND after = 0)                   AS lostRefdomains
  FROM (${hostSeconds(condition, { onlyChanged: false })})
  WHERE second <= {until:UInt32}
  GROUP BY number`;
