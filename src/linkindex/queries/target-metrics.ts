/**
 * Key statistics of a target.
 *
 * Reads the target's range of `backlinks` once, only its narrow columns. FINAL makes the counts exact before merges,
 * and distinct values are counted exactly. A million links take about 0.2 s on two cores.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import type { Target } from '../../url/target.ts';
import { FLAG } from '../schema.ts';
import { IP_KNOWN, SUBNET } from './ip-sql.ts';
import { QUICK_PLAN, targetRows } from './target-rows.ts';

/** Of live backlinks. */
export interface TargetMetrics {
  readonly backlinks: number;
  /** Distinct hosts of referring pages. */
  readonly refdomains: number;
  /** Distinct /24 (IPv4) and /48 (IPv6) networks of referring pages; unknown addresses do not count. */
  readonly subnets: number;
  /** Distinct known addresses of referring pages. */
  readonly ips: number;
  readonly nofollowBacklinks: number;
  readonly dofollowBacklinks: number;
  readonly eduBacklinks: number;
  readonly govBacklinks: number;
}

/** @throws ClickHouseError when the index cannot answer; the signal's reason when aborted. */
export async function targetMetrics(
  index: ClickHouseClient,
  target: Target,
  signal?: AbortSignal,
): Promise<TargetMetrics> {
  const { condition, params } = targetRows(target);
  const result = await index.query({
    query: sql(condition),
    query_params: { ...params },
    format: 'JSONEachRow',
    clickhouse_settings: QUICK_PLAN,
    ...(signal && { abort_signal: signal }),
  });
  const [metrics] = await result.json<TargetMetrics>();
  if (metrics === undefined) throw new Error('an aggregate has one row');
  return metrics;
}

const sql = (condition: string) => `
  SELECT
    count()                                                           AS backlinks,
    uniqExact(source_host_id)                                         AS refdomains,
    uniqExactIf(${SUBNET}, ${IP_KNOWN})                               AS subnets,
    uniqExactIf(source_ip, ${IP_KNOWN})                               AS ips,
    countIf(bitAnd(flags, ${FLAG.nofollow}) != 0)                     AS nofollowBacklinks,
    backlinks - nofollowBacklinks                                     AS dofollowBacklinks,
    countIf(bitAnd(flags, ${FLAG.edu}) != 0)                          AS eduBacklinks,
    countIf(bitAnd(flags, ${FLAG.gov}) != 0)                          AS govBacklinks
  FROM backlinks FINAL
  WHERE ${condition} AND live`;
