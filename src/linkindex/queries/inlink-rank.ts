/**
 * InLink Rank of pages, and Domain InLink Rank of their registrable domains.
 *
 * Reads one row of `ranks` and of `domain_ranks` per target, by primary key. Both tables are replaced as a whole by a
 * rank run; FINAL covers an insert that was repeated.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import { labelsOfHost } from '../../url/page-key.ts';
import { registrableDomain } from '../../url/public-suffix.ts';
import type { Target } from '../../url/target.ts';
import { WHOLE } from './target-rows.ts';

/** 0–100; −1 when unknown. */
export interface InlinkRank {
  readonly inlinkRank: number;
  readonly domainInlinkRank: number;
}

interface Row {
  readonly node: 'page' | 'domain';
  /** Place among those asked for, from 1. */
  readonly place: number;
  readonly rank: number;
}

/**
 * @param targets In url mode: a page is looked up, not a set of pages. One without scheme means the page of both
 *   schemes, and the better rank is told.
 * @returns One for each target, in their order.
 * @throws ClickHouseError when the index cannot answer; the signal's reason when aborted.
 */
export async function inlinkRank(
  index: ClickHouseClient,
  targets: readonly Target[],
  signal?: AbortSignal,
): Promise<InlinkRank[]> {
  const nodes = [...new Set(targets.flatMap(nodesOf))];
  const domains = [...new Set(targets.map(domainKeyOf))];
  const result = await index.query({
    query: SQL,
    query_params: { nodes, domains },
    format: 'JSONEachRow',
    clickhouse_settings: WHOLE,
    ...(signal && { abort_signal: signal }),
  });
  const ranks = { page: new Map<string, number>(), domain: new Map<string, number>() };
  for (const { node, place, rank } of await result.json<Row>())
    ranks[node].set((node === 'page' ? nodes : domains)[place - 1] ?? '', rank);

  return targets.map((target) => ({
    inlinkRank: Math.max(...nodesOf(target).map((node) => ranks.page.get(node) ?? -1)),
    domainInlinkRank: ranks.domain.get(domainKeyOf(target)) ?? -1,
  }));
}

/** What the ids of pages are hashed from: `1com,example)/` for https. */
export function nodesOf({ from, https }: Target): string[] {
  return [true, false]
    .filter((one) => https === undefined || https === one)
    .map((one) => `${one ? 1 : 0}${from}`);
}

export function domainKeyOf({ host }: Target): string {
  return labelsOfHost(registrableDomain(host));
}

const SQL = `
  WITH arrayMap(node -> cityHash64(node), {nodes:Array(String)}) AS ids
  SELECT 'page' AS node, indexOf(ids, page_id) AS place, inlink_rank AS rank
  FROM ranks FINAL
  WHERE page_id IN (SELECT cityHash64(arrayJoin({nodes:Array(String)})))
  UNION ALL
  SELECT 'domain' AS node, indexOf({domains:Array(String)}, domain_key) AS place, domain_inlink_rank AS rank
  FROM domain_ranks FINAL
  WHERE domain_key IN {domains:Array(String)}`;
