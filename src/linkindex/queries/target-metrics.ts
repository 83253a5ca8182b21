/**
 * Key statistics of a target.
 *
 * Reads the target's range of `backlinks` once, only its narrow columns. FINAL makes the counts exact before merges,
 * and distinct values are counted exactly. A million links take about 0.2 s on two cores.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import type { Target } from '../../url/target.ts';
import { FLAG } from '../schema.ts';
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

/**
 * The /24 of an IPv4 address, which is stored mapped (::ffff:a.b.c.d, so 0xffff in the upper 96 bits), and the /48 of
 * an IPv6 address, as one number. They cannot be taken for each other: the /48 of the same number would be in
 * 0::/8, which is reserved. (`cutIPv6` makes strings of them: 40 % more time for a million links.)
 */
const SUBNET = `if(bitShiftRight(toUInt128(source_ip), 32) = 0xffff,
      bitShiftRight(toUInt128(source_ip), 8), bitShiftRight(toUInt128(source_ip), 80))`;

const sql = (condition: string) => `
  SELECT
    count()                                                           AS backlinks,
    uniqExact(source_host_id)                                         AS refdomains,
    uniqExactIf(${SUBNET}, source_ip != toIPv6('::'))                 AS subnets,
    uniqExactIf(source_ip, source_ip != toIPv6('::'))                 AS ips,
    countIf(bitAnd(flags, ${FLAG.nofollow}) != 0)                     AS nofollowBacklinks,
    backlinks - nofollowBacklinks                                     AS dofollowBacklinks,
    countIf(bitAnd(flags, ${FLAG.edu}) != 0)                          AS eduBacklinks,
    countIf(bitAnd(flags, ${FLAG.gov}) != 0)                          AS govBacklinks
  FROM backlinks FINAL
  WHERE ${condition} AND live`;
