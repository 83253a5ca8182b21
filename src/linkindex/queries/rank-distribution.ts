/**
 * How many of a target's referring domains have each Domain InLink Rank.
 *
 * Reads the target's range of `backlinks` once. FINAL makes it exact before merges.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import type { Target } from '../../url/target.ts';
import type { LinkFilters } from './link-filters.ts';
import { QUICK_PLAN, targetRows } from './target-rows.ts';

export interface RankDistributionQuestion {
  readonly target: Target;
  readonly filters?: LinkFilters;
  /** What is counted: hosts of referring pages, or their registrable domains. */
  readonly of: 'host' | 'domain';
}

export interface RankCount {
  /** 0–100; −1 when unknown. */
  readonly domainInlinkRank: number;
  /** More than 0. */
  readonly refdomains: number;
}

/**
 * @returns Ranks that occur, lowest first.
 * @throws ClickHouseError when the index cannot answer; the signal's reason when aborted.
 */
export async function rankDistribution(
  index: ClickHouseClient,
  { target, filters, of }: RankDistributionQuestion,
  signal?: AbortSignal,
): Promise<RankCount[]> {
  const { condition, params } = targetRows(target, filters);
  const result = await index.query({
    query: sql(condition, REFERRERS[of]),
    query_params: { ...params },
    format: 'JSONEachRow',
    clickhouse_settings: QUICK_PLAN,
    ...(signal && { abort_signal: signal }),
  });
  return result.json<RankCount>();
}

const REFERRERS = {
  host: 'source_host_id',
  domain: 'substring(source_key, 1, source_domain_length)',
} as const;

const sql = (condition: string, referrer: string) => `
  SELECT rank AS domainInlinkRank, count() AS refdomains
  FROM (
    SELECT max(domain_inlink_rank) AS rank
    FROM backlinks FINAL
    WHERE ${condition} AND live
    GROUP BY ${referrer}
  )
  GROUP BY rank
  ORDER BY rank`;
