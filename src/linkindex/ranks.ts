/**
 * Stores the ranks of a run, keeps what it changes, and brings them to the backlinks.
 *
 * The new table is written beside the old one and changes place with it, so at every moment all ranks are of one
 * run, and what left the graph has none. Then those backlinks are written again whose shown ranks differ, with the
 * number of the run as their version. That statement is not atomic: after a crash some rows still show the former
 * ranks, and the next run mends them, because it compares rows with ranks and not runs with runs.
 */
import type { ClickHouseClient, ClickHouseSettings } from '@clickhouse/client';
import type { GraphKind } from './graph.ts';
import { insertRows } from './insert-rows.ts';
import { keepRankChanges, type RunAt, rankChangesSince } from './rank-changes.ts';

/** Ranks of all nodes of a graph, in one order. */
export interface RankedNodes {
  /** As `readPageGraph` or `readDomainGraph` gave them. */
  readonly ids: BigUint64Array;
  /** 0 … 100. */
  readonly shown: Int8Array;
  /** PageRank, sum 1. */
  readonly values: Float64Array;
}

/** What a run computed, one row for each graph in `rank_runs`. */
export interface RankRun {
  readonly run: number;
  readonly graph: GraphKind;
  /** Whole seconds since 1970 UTC. */
  readonly at: number;
  readonly scaleVersion: number;
  readonly damping: number;
  readonly nodes: number;
  readonly arcs: number;
  readonly iterations: number;
  /** Upper bound on the ℓ₁ distance to the true ranks. */
  readonly error: number;
  /** Rank of a node without in-links. */
  readonly base: number;
  /** Reading the graph and ranking it. */
  readonly seconds: number;
}

/** Joins with ranks continue on disk beyond this: the graph may be larger than the engine's memory. */
const SPILLING: ClickHouseSettings = {
  join_algorithm: 'grace_hash',
  max_bytes_in_join: '1000000000',
  max_bytes_before_external_group_by: '1000000000',
  join_use_nulls: 1,
};

const ROW_BYTES = 8 + 1 + 8;
const BATCH_ROWS = 500_000;
const RANK_COLUMNS = 'id UInt64, shown Int8, value Float64';

/** Replaces the ranks of all pages. */
export async function storePageRanks(
  index: ClickHouseClient,
  runAt: RunAt,
  ranks: RankedNodes,
  signal?: AbortSignal,
): Promise<void> {
  await replaceRanks(index, 'page', runAt, signal, (table) =>
    insertRanks(index, ranks, signal, {
      statement: `
        INSERT INTO ${table} (page_id, inlink_rank, value, version)
        SELECT id, shown, value, {run:UInt64} FROM input('${RANK_COLUMNS}')`,
      params: { run: runAt.run },
    }),
  );
}

/** Replaces the ranks of all domains. The graph knows them by hash, so their names are looked up again. */
export async function storeDomainRanks(
  index: ClickHouseClient,
  runAt: RunAt,
  ranks: RankedNodes,
  signal?: AbortSignal,
): Promise<void> {
  const create = `CREATE TABLE domain_ranks_by_id (${RANK_COLUMNS}) ENGINE = MergeTree ORDER BY id`;
  await index.command({ query: 'DROP TABLE IF EXISTS domain_ranks_by_id' });
  await index.command({ query: create });
  await insertRanks(index, ranks, signal, {
    statement: `
      INSERT INTO domain_ranks_by_id SELECT id, shown, value FROM input('${RANK_COLUMNS}')`,
  });
  await replaceRanks(index, 'domain', runAt, signal, (table) =>
    index.command({
      query: `
        INSERT INTO ${table} (domain_key, domain_inlink_rank, value, version)
        SELECT name, shown, value, {run:UInt64}
        FROM (
          SELECT substring(page_key, 1, domain_length) AS name FROM pages
          UNION DISTINCT
          SELECT substring(source_key, 1, source_domain_length) FROM backlinks
          UNION DISTINCT
          SELECT substring(target_key, 1, target_domain_length) FROM backlinks
        ) AS names
        INNER JOIN domain_ranks_by_id AS ranked ON cityHash64(name) = ranked.id`,
      query_params: { run: runAt.run },
      clickhouse_settings: SPILLING,
      ...(signal && { abort_signal: signal }),
    }),
  );
  await index.command({ query: 'DROP TABLE domain_ranks_by_id' });
}

/**
 * Writes the backlinks again whose shown ranks are not those of the ranks tables.
 *
 * @returns How many were written.
 */
export async function updateBacklinkRanks(
  index: ClickHouseClient,
  run: number,
  signal?: AbortSignal,
): Promise<number> {
  await index.command({
    query: UPDATE_BACKLINKS,
    query_params: { run },
    clickhouse_settings: SPILLING,
    ...(signal && { abort_signal: signal }),
  });
  const result = await index.query({
    query: 'SELECT count() AS rows FROM backlinks FINAL WHERE version = {run:UInt64}',
    query_params: { run },
    format: 'JSONEachRow',
  });
  const [counted] = await result.json<{ rows: number }>();
  return counted?.rows ?? 0;
}

/**
 * Every column travels as it is but three, so a column added later is not lost here.
 *
 * TRICKY: the joined columns need names of their own. With `inlink_rank` on both sides the insert takes the old
 * value, without an error (ClickHouse 26.7).
 */
const UPDATE_BACKLINKS = `
  INSERT INTO backlinks
  SELECT * EXCEPT (new_rank, new_domain_rank)
    REPLACE (new_rank AS inlink_rank, new_domain_rank AS domain_inlink_rank, {run:UInt64} AS version)
  FROM (
    SELECT
      links.*,
      ifNull(page.page_rank, -1)     AS new_rank,
      ifNull(domain.domain_rank, -1) AS new_domain_rank
    FROM (SELECT * FROM backlinks FINAL) AS links
    LEFT JOIN (SELECT page_id, inlink_rank AS page_rank FROM ranks FINAL) AS page
      ON cityHash64(concat(if(links.source_https, '1', '0'), links.source_key)) = page.page_id
    LEFT JOIN (SELECT domain_key, domain_inlink_rank AS domain_rank FROM domain_ranks FINAL) AS domain
      ON substring(links.source_key, 1, links.source_domain_length) = domain.domain_key
    WHERE links.inlink_rank != new_rank OR links.domain_inlink_rank != new_domain_rank
  )`;

/** Says that a run is done: its ranks are stored and the backlinks show them. */
export async function recordRankRuns(
  index: ClickHouseClient,
  runs: readonly RankRun[],
): Promise<void> {
  await index.insert({
    table: 'rank_runs',
    values: runs.map(({ scaleVersion, ...same }) => ({
      ...same,
      scale_version: scaleVersion,
      changes_kept: true,
    })),
    format: 'JSONEachRow',
  });
}

/** Runs that were done, the latest first, two rows each: page graph, domain graph. */
export async function rankRuns(index: ClickHouseClient): Promise<RankRun[]> {
  const result = await index.query({
    query: `
      SELECT run, graph, toUnixTimestamp(at) AS at, scale_version AS scaleVersion, damping, nodes, arcs,
             iterations, error, base, seconds
      FROM rank_runs FINAL
      ORDER BY run DESC, graph`,
    format: 'JSONEachRow',
  });
  return result.json<RankRun>();
}

const TABLE = { page: 'ranks', domain: 'domain_ranks' } as const;

/** Fills a copy of the table's definition, keeps in what it differs, and lets it take the table's place. */
async function replaceRanks(
  index: ClickHouseClient,
  graph: GraphKind,
  runAt: RunAt,
  signal: AbortSignal | undefined,
  fill: (table: string) => Promise<unknown>,
): Promise<void> {
  const table = TABLE[graph];
  const next = `${table}_next`;
  await index.command({ query: `DROP TABLE IF EXISTS ${next}` });
  await index.command({ query: `CREATE TABLE ${next} AS ${table}` });
  await fill(next);
  if ((await rankChangesSince(index, graph, signal)) !== undefined)
    await keepRankChanges(index, graph, runAt, { before: table, after: next }, signal);
  await index.command({ query: `EXCHANGE TABLES ${table} AND ${next}` });
  await index.command({ query: `DROP TABLE ${next}` });
}

/** Sends the rows in batches that are encoded one at a time. */
async function insertRanks(
  index: ClickHouseClient,
  ranks: RankedNodes,
  signal: AbortSignal | undefined,
  { statement, params = {} }: { statement: string; params?: Record<string, unknown> },
): Promise<void> {
  for (let from = 0; from < ranks.ids.length; from += BATCH_ROWS) {
    const rows = encode(ranks, from, Math.min(from + BATCH_ROWS, ranks.ids.length));
    await insertRows(index, { statement, rows, params, ...(signal && { signal }) });
  }
}

/** RowBinary of `RANK_COLUMNS`. */
function encode({ ids, shown, values }: RankedNodes, from: number, to: number): Uint8Array {
  const bytes = new Uint8Array((to - from) * ROW_BYTES);
  const view = new DataView(bytes.buffer);
  for (let node = from, at = 0; node < to; node++, at += ROW_BYTES) {
    view.setBigUint64(at, ids[node] ?? 0n, true);
    view.setInt8(at + 8, shown[node] ?? 0);
    view.setFloat64(at + 9, values[node] ?? 0, true);
  }
  return bytes;
}
