/**
 * Referring domains (hosts) of a target, newest or highest ranked first.
 *
 * Reads the target's range of `backlinks` once. FINAL makes it exact before merges; the host breaks ties.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import { hostOfKey } from '../../url/page-key.ts';
import type { Target } from '../../url/target.ts';
import { FLAG } from '../schema.ts';
import type { LinkFilters } from './link-filters.ts';
import { QUICK_PLAN, targetRows } from './target-rows.ts';

export interface ReferringDomainsQuestion {
  readonly target: Target;
  readonly filters?: LinkFilters;
  /** Rows, 1–10,000. */
  readonly limit: number;
  /** By `firstSeen`, latest first; by rank of the domain, or of the best page that links, highest first. */
  readonly orderBy: 'date_found' | 'domain_inlink_rank' | 'inlink_rank';
}

export interface ReferringDomain {
  readonly host: string;
  /** Live backlinks of the target from this host. */
  readonly backlinks: number;
  readonly dofollowBacklinks: number;
  /** When the oldest of them was found. */
  readonly firstSeen: Date;
  /** Of the host's registrable domain, 0–100; −1 when unknown. */
  readonly domainInlinkRank: number;
}

interface Row {
  readonly labels: string;
  readonly backlinks: number;
  readonly dofollow_backlinks: number;
  /** Seconds since 1970 UTC. */
  readonly first_seen_at: number;
  readonly domain_rank: number;
}

const ORDERS = {
  date_found: 'min(first_seen) DESC',
  domain_inlink_rank: 'domain_rank DESC',
  inlink_rank: 'max(inlink_rank) DESC',
} as const;

/** @throws ClickHouseError when the index cannot answer; the signal's reason when aborted. */
export async function referringDomains(
  index: ClickHouseClient,
  { target, filters, limit, orderBy }: ReferringDomainsQuestion,
  signal?: AbortSignal,
): Promise<ReferringDomain[]> {
  const { condition, params } = targetRows(target, filters);
  const result = await index.query({
    query: sql(condition, orderBy),
    query_params: { ...params, limit },
    format: 'JSONEachRow',
    clickhouse_settings: QUICK_PLAN,
    ...(signal && { abort_signal: signal }),
  });
  return (await result.json<Row>()).map((row) => ({
    host: hostOfKey(`${row.labels})`),
    backlinks: row.backlinks,
    dofollowBacklinks: row.dofollow_backlinks,
    firstSeen: new Date(row.first_seen_at * 1000),
    domainInlinkRank: row.domain_rank,
  }));
}

const sql = (condition: string, orderBy: ReferringDomainsQuestion['orderBy']) => `
  SELECT
    substring(source_key, 1, position(source_key, ')') - 1) AS labels,
    count()                                                 AS backlinks,
    countIf(bitAnd(flags, ${FLAG.nofollow}) = 0)            AS dofollow_backlinks,
    toUnixTimestamp(min(first_seen))                        AS first_seen_at,
    max(domain_inlink_rank)                                 AS domain_rank
  FROM backlinks FINAL
  WHERE ${condition} AND live
  GROUP BY labels
  ORDER BY ${ORDERS[orderBy]}, labels
  LIMIT {limit:UInt32}`;
