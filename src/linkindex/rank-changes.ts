/**
 * Keeps what a rank run changes, so that the rank of a page or domain at any day can be told later.
 *
 * A change is written with the rank *before* it, and before the new ranks take the place of the old ones. Whatever
 * happens between, what is written is true: until the new ranks are there, the rank before is the rank. A run that is
 * repeated writes its rows again, under its own number.
 *
 * Both tables are read in the order of their ids, one row of each at a time, so memory stays flat.
 */
import type { ClickHouseClient, ClickHouseSettings } from '@clickhouse/client';
import type { GraphKind } from './graph.ts';

/** A run and when it began, in seconds since 1970 UTC: from then on its ranks are in force. */
export interface RunAt {
  readonly run: number;
  readonly at: number;
}

const TABLES = {
  page: { id: 'page_id', order: 'page_id', rank: 'inlink_rank' },
  domain: { id: 'cityHash64(domain_key)', order: 'domain_key', rank: 'domain_inlink_rank' },
} as const;

const IN_ORDER: ClickHouseSettings = {
  join_algorithm: 'full_sorting_merge',
  join_use_nulls: 1,
  max_bytes_before_external_sort: '1000000000',
};

/**
 * Seconds since 1970 UTC from which on ranks of the past are known; undefined: no run has been. The first one keeps no
 * changes, since all that was before it is unknown.
 */
export async function rankChangesSince(
  index: ClickHouseClient,
  graph: GraphKind,
  signal?: AbortSignal,
): Promise<number | undefined> {
  const result = await index.query({
    query: `
      SELECT toUnixTimestamp(min(at)) AS since, count() AS runs FROM rank_runs FINAL
      WHERE graph = {graph:String} AND changes_kept`,
    query_params: { graph },
    format: 'JSONEachRow',
    ...(signal && { abort_signal: signal }),
  });
  const [found] = await result.json<{ since: number; runs: number }>();
  return found === undefined || found.runs === 0 ? undefined : found.since;
}

/** Writes the shown ranks of `before` that differ in `after`: tables of one shape. */
export async function keepRankChanges(
  index: ClickHouseClient,
  graph: GraphKind,
  { run, at }: RunAt,
  { before, after }: { readonly before: string; readonly after: string },
  signal?: AbortSignal,
): Promise<void> {
  const { id, order, rank } = TABLES[graph];
  const rows = (table: string) => `(SELECT ${order} AS node, ${rank} AS rank FROM ${table})`;
  await index.command({
    query: `
      INSERT INTO rank_changes (graph, id, run, at, previous)
      SELECT {graph:String}, ${id.replace(order, 'ifNull(new.node, old.node)')}, {run:UInt64}, {at:UInt32},
             ifNull(old.rank, -1)
      FROM ${rows(after)} AS new FULL JOIN ${rows(before)} AS old ON new.node = old.node
      WHERE ifNull(new.rank, -1) != ifNull(old.rank, -1)`,
    query_params: { graph, run, at },
    clickhouse_settings: IN_ORDER,
    ...(signal && { abort_signal: signal }),
  });
}
