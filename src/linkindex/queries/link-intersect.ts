/**
 * Referring domains (hosts) that link to several targets and to none of some others.
 *
 * Reads each target's range of `backlinks` once and groups it by host; then the groups of all targets by host. FINAL
 * makes it exact before merges; the host breaks ties. Cost: that of `referringDomains` for each target.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import { hostOfKey } from '../../url/page-key.ts';
import type { Target } from '../../url/target.ts';
import type { LinkFilters } from './link-filters.ts';
import { QUICK_PLAN, targetRows } from './target-rows.ts';

export interface LinkIntersectQuestion {
  /** At least one. They may overlap. */
  readonly targets: readonly Target[];
  /** Hosts with any live link to one of these are left out, whatever the filters say. */
  readonly notTargets: readonly Target[];
  /** How many of the targets a host must link to. */
  readonly minTargets: number;
  /** Which links to the targets count. */
  readonly filters?: LinkFilters;
  /** Rows, 1–10,000. */
  readonly limit: number;
  /** Highest or most first; `targets`: of those linked to. */
  readonly orderBy: 'domain_inlink_rank' | 'backlinks' | 'targets';
}

export interface CommonReferrer {
  readonly host: string;
  /** Of the host's registrable domain, 0–100; −1 when unknown. */
  readonly domainInlinkRank: number;
  /** Live backlinks to each of the targets, in their order. */
  readonly backlinks: readonly number[];
}

interface Row {
  readonly labels: string;
  readonly domain_rank: number;
  /** Of targets with any: place among them, and live backlinks. */
  readonly counts: readonly (readonly [at: number, links: number])[];
}

const ORDERS = {
  domain_inlink_rank: 'domain_rank DESC, sum(links) DESC',
  backlinks: 'sum(links) DESC, domain_rank DESC',
  targets: 'count() DESC, sum(links) DESC',
} as const;

/** @throws ClickHouseError when the index cannot answer; the signal's reason when aborted. */
export async function linkIntersect(
  index: ClickHouseClient,
  question: LinkIntersectQuestion,
  signal?: AbortSignal,
): Promise<CommonReferrer[]> {
  const { targets, notTargets, minTargets, filters, limit } = question;
  const ranges = [
    ...targets.map((target, at) => targetRows(target, filters, String(at))),
    ...notTargets.map((target, at) => targetRows(target, {}, String(targets.length + at))),
  ];
  const params = Object.assign({}, ...ranges.map((range) => range.params));
  const result = await index.query({
    query: sql(
      ranges.map(({ condition }) => condition),
      question.orderBy,
    ),
    query_params: { ...params, targets: targets.length, minTargets, limit },
    format: 'JSONEachRow',
    clickhouse_settings: QUICK_PLAN,
    ...(signal && { abort_signal: signal }),
  });
  return (await result.json<Row>()).map(({ labels, domain_rank, counts }) => {
    const links = new Map(counts);
    return {
      host: hostOfKey(`${labels})`),
      domainInlinkRank: domain_rank,
      backlinks: targets.map((_, at) => links.get(at) ?? 0),
    };
  });
}

const sql = (conditions: readonly string[], orderBy: LinkIntersectQuestion['orderBy']) => `
  SELECT
    substringIndex(any(key), ')', 1) AS labels,
    max(rank)                        AS domain_rank,
    groupArray((at, links))          AS counts
  FROM (${conditions.map(hostsOf).join(' UNION ALL ')})
  GROUP BY host_id
  HAVING countIf(at < {targets:UInt8}) >= {minTargets:UInt8} AND countIf(at >= {targets:UInt8}) = 0
  ORDER BY ${ORDERS[orderBy]}, labels
  LIMIT {limit:UInt32}`;

const hostsOf = (condition: string, at: number) => `
    SELECT
      source_host_id          AS host_id,
      any(source_key)         AS key,
      max(domain_inlink_rank) AS rank,
      count()                 AS links,
      toUInt8(${at})          AS at
    FROM backlinks FINAL
    WHERE ${condition} AND live
    GROUP BY source_host_id`;
