/**
 * InLink Rank of a page, or Domain InLink Rank of a registrable domain, day by day.
 *
 * Reads one row of `ranks` or `domain_ranks` and the few of `rank_changes` that are the node's, by primary key. FINAL
 * covers a run that was repeated.
 *
 * TRICKY: the present ranks are read before the changes. A run that ends in between has kept the rank we read as the
 * one before its change, so days before it stay right; the other way round its change would be missing.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import type { Target } from '../../url/target.ts';
import type { GraphKind } from '../graph.ts';
import { rankChangesSince } from '../rank-changes.ts';
import { RANK_HISTORY_DAYS } from '../schema.ts';
import { DAY_SECONDS } from './granularity.ts';
import { domainKeyOf, nodesOf } from './inlink-rank.ts';
import { WHOLE } from './target-rows.ts';

export interface RankHistoryQuestion {
  /** `page`: of this URL; one without scheme means both, and the better rank is told. `domain`: of its domain. */
  readonly graph: GraphKind;
  readonly target: Target;
  /** Seconds since 1970 UTC at which the first and the last day begin. */
  readonly period: { readonly from: number; readonly to: number };
}

export interface RankOfDay {
  /** Seconds since 1970 UTC at which the day begins. */
  readonly day: number;
  /** In force when the day ended, or now; −1: not in the graph then. */
  readonly rank: number;
}

/** What is known of one node, the earliest change first. */
export interface NodeHistory {
  readonly rank: number;
  readonly changes: readonly RankChange[];
}

interface RankChange {
  /** Seconds since 1970 UTC. */
  readonly at: number;
  readonly previous: number;
}

/**
 * @param now Seconds since 1970 UTC.
 * @returns Days of the period in order, without those before the first run whose changes were kept, and without those
 *   to come.
 * @throws ClickHouseError when the index cannot answer; the signal's reason when aborted.
 */
export async function rankHistory(
  index: ClickHouseClient,
  { graph, target, period }: RankHistoryQuestion,
  now: number,
  signal?: AbortSignal,
): Promise<RankOfDay[]> {
  const since = await rankChangesSince(index, graph, signal);
  if (since === undefined) return [];
  const oldest = Math.max(since, now - RANK_HISTORY_DAYS * DAY_SECONDS);
  const days = daysOf(Math.max(period.from, oldest), Math.min(period.to, now));
  if (days.length === 0) return [];
  const nodes = graph === 'page' ? nodesOf(target) : [domainKeyOf(target)];
  const histories = await nodeHistories(index, graph, nodes, signal);
  return days.map((day) => ({
    day,
    rank: Math.max(...histories.map((history) => rankAt(history, day + DAY_SECONDS - 1))),
  }));
}

/** What the first change after a moment names as the rank before it, or the present rank. */
export function rankAt({ rank, changes }: NodeHistory, moment: number): number {
  return changes.find(({ at }) => at > moment)?.previous ?? rank;
}

/** Beginnings of the days from the one that holds `from` to the one that holds `to`. */
function daysOf(from: number, to: number): number[] {
  const first = Math.floor(from / DAY_SECONDS);
  const last = Math.floor(to / DAY_SECONDS);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * DAY_SECONDS);
}

async function nodeHistories(
  index: ClickHouseClient,
  graph: GraphKind,
  nodes: readonly string[],
  signal?: AbortSignal,
): Promise<NodeHistory[]> {
  const ask = async <Row>(query: string): Promise<Row[]> => {
    const result = await index.query({
      query,
      query_params: { nodes, graph },
      format: 'JSONEachRow',
      clickhouse_settings: WHOLE,
      ...(signal && { abort_signal: signal }),
    });
    return result.json<Row>();
  };
  const ranks = await ask<{ place: number; rank: number }>(RANKS[graph]);
  const changes = await ask<RankChange & { place: number }>(CHANGES);
  return nodes.map((_, i) => ({
    rank: ranks.find(({ place }) => place === i + 1)?.rank ?? -1,
    changes: changes.filter(({ place }) => place === i + 1),
  }));
}

/** `place` is that of a node among those asked for, from 1. */
const RANKS = {
  page: `
    WITH arrayMap(node -> cityHash64(node), {nodes:Array(String)}) AS ids
    SELECT indexOf(ids, page_id) AS place, inlink_rank AS rank
    FROM ranks FINAL
    WHERE page_id IN (SELECT cityHash64(arrayJoin({nodes:Array(String)})))`,
  domain: `
    SELECT indexOf({nodes:Array(String)}, domain_key) AS place, domain_inlink_rank AS rank
    FROM domain_ranks FINAL
    WHERE domain_key IN {nodes:Array(String)}`,
} as const;

const CHANGES = `
  WITH arrayMap(node -> cityHash64(node), {nodes:Array(String)}) AS ids
  SELECT indexOf(ids, id) AS place, toUnixTimestamp(at) AS at, previous
  FROM rank_changes FINAL
  WHERE graph = {graph:String} AND id IN (SELECT cityHash64(arrayJoin({nodes:Array(String)})))
  ORDER BY place, run`;
