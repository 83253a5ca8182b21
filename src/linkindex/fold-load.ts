/**
 * Folds every page that a load visited, and writes what is known of it now.
 *
 * The pages are taken in key order, in ranges of some visits each, so memory stays flat however large the load is
 * and the whole costs one pass over the keys it touched. In each range:
 *
 * 1. Pages with a single visit ever (nearly all of a first load) are folded by the engine alone: their live links
 *    are simply what that visit shows.
 * 2. Pages with several visits are read back in key order, folded by `foldPage` and written in batches.
 * 3. Redirects of the pages, and of those that lead to them, are followed anew (`fold-redirects.ts`).
 *
 * Everything written is a function of all visits in the table, so folding twice, or again after a crash in the
 * middle, gives the same rows.
 */
import type { ClickHouseClient, ClickHouseSettings } from '@clickhouse/client';
import { foldPage } from './fold.ts';
import { RedirectFolder } from './fold-redirects.ts';
import {
  type FoldRun,
  type FoldTables,
  IN_RANGE,
  type KeyRange,
  OF_LOAD,
  TOUCHED,
} from './fold-run.ts';
import { FoldedRowsWriter } from './folded-rows.ts';
import { readVisits, VISIT_COLUMNS } from './read-visits.ts';

/** Visits of the load in one range of keys. */
const RANGE_VISITS = 200_000;

/** Above every key, which is ASCII. */
const END_OF_KEYS = '\u{10FFFF}';

/** Blocks stay small, because one row holds all links of a visit. */
const SETTINGS: ClickHouseSettings = {
  max_block_size: '8192',
  min_insert_block_size_rows: '262144',
  min_insert_block_size_bytes: '67108864',
  optimize_read_in_order: 1,
  optimize_aggregation_in_order: 1,
};

/** @throws ClickHouseError; whatever was written by then is right and written again by the next run. */
export async function foldLoad(index: ClickHouseClient, run: FoldRun): Promise<void> {
  const { load, version, tables, signal } = run;
  await command(index, addRedirects(tables.redirects), { load }, signal);
  const redirects = new RedirectFolder(index, run);
  for await (const range of keyRanges(index, load)) {
    signal?.throwIfAborted();
    await command(index, backlinksOfSingleVisits(tables), { ...range, version }, signal);
    await command(index, pagesOfSingleVisits(tables), { ...range, version }, signal);
    await foldSeveral(index, run, range);
    await redirects.fold(range);
  }
}

async function command(
  index: ClickHouseClient,
  query: string,
  params: Readonly<Record<string, unknown>>,
  signal: AbortSignal | undefined,
): Promise<void> {
  await index.command({
    query,
    query_params: { ...params },
    clickhouse_settings: SETTINGS,
    ...(signal && { abort_signal: signal }),
  });
}

/** Ranges `after < key ≤ to` that together hold every page of the load. */
async function* keyRanges(index: ClickHouseClient, load: number): AsyncGenerator<KeyRange> {
  let after = '';
  while (after !== END_OF_KEYS) {
    const result = await index.query({
      query: `
        SELECT page_key FROM visits
        WHERE page_key > {after:String} AND ${OF_LOAD}
        ORDER BY page_key
        LIMIT 1 OFFSET {visits:UInt64}`,
      query_params: { after, load, visits: RANGE_VISITS },
      clickhouse_settings: SETTINGS,
      format: 'JSONEachRow',
    });
    const [last] = await result.json<{ page_key: string }>();
    const to = last?.page_key ?? END_OF_KEYS;
    yield { load, after, to };
    after = to;
  }
}

async function foldSeveral(index: ClickHouseClient, run: FoldRun, range: KeyRange): Promise<void> {
  const rows = new FoldedRowsWriter(index, run.tables, run.version);
  for await (const { id, page, visits } of readVisits(index, SEVERAL_VISITS, { ...range })) {
    run.signal?.throwIfAborted();
    const { facts, links, retracted } = foldPage(visits, run);
    await rows.add({ page, pageId: id, facts, links, retracted });
  }
  await rows.flush();
}

/**
 * Those of them with one reading of one visit ever, or with more.
 *
 * TRICKY: not by `count()`: a reading that came twice is two rows until the engine merges them, perhaps between
 * two statements of one fold.
 */
const touchedWith = (readings: 'one' | 'several') => `
  SELECT page_key, page_https FROM visits
  WHERE ${IN_RANGE} AND (page_key, page_https) IN (${TOUCHED})
  GROUP BY page_key, page_https
  HAVING (min((visited_at, visit_id, precedence)) = max((visited_at, visit_id, precedence)))
    = ${readings === 'one' ? 'true' : 'false'}`;

const SEVERAL_VISITS = `
  SELECT ${VISIT_COLUMNS}
  FROM visits
  WHERE ${IN_RANGE} AND (page_key, page_https) IN (${touchedWith('several')})
  ORDER BY page_key, page_https`;

/** Ranks come one higher, so that 0, which an outer join fills in, means that there is none. */
const SINGLE_VISITS = `
  SELECT
    page_key, page_https, page_id, domain_length, visited_at, outcome, status, ip, host_flags, title, noindex,
    canonical_key, canonical_https, redirect_key, redirect_https, redirect_domain_length,
    link_key, link_https, link_domain_length, link_type, link_flags, link_anchor, link_image_source
  FROM visits
  WHERE ${IN_RANGE} AND ${OF_LOAD} AND (page_key, page_https) IN (${touchedWith('one')})`;

const RANKED_SINGLE_VISITS = `
  SELECT visit.*, page.above_rank, domain.above_domain_rank
  FROM (${SINGLE_VISITS}) AS visit
  LEFT JOIN (
    SELECT page_id, inlink_rank + 1 AS above_rank FROM ranks FINAL
    WHERE page_id IN (SELECT page_id FROM visits WHERE ${IN_RANGE} AND ${OF_LOAD})
  ) AS page ON visit.page_id = page.page_id
  LEFT JOIN (
    SELECT domain_key, domain_inlink_rank + 1 AS above_domain_rank FROM domain_ranks FINAL
    WHERE domain_key IN (SELECT substring(page_key, 1, domain_length) FROM visits WHERE ${IN_RANGE} AND ${OF_LOAD})
  ) AS domain ON substring(visit.page_key, 1, visit.domain_length) = domain.domain_key`;

/** `foldPage` for one visit: what `liveLinks` lets live was seen once. */
const backlinksOfSingleVisits = ({ backlinks }: FoldTables) => `
  INSERT INTO ${backlinks} (
    target_key, target_https, source_key, source_https, link_type, live, first_seen, last_visited,
    event_at, event_reason, anchor, title, flags, image_source, source_host_id, source_ip,
    source_domain_length, target_domain_length, inlink_rank, domain_inlink_rank, version)
  SELECT
    to_key, to_https, page_key, page_https, type, true, visited_at, visited_at,
    [], [], anchor, title, bitOr(flags, host_flags), image_source,
    cityHash64(substring(page_key, 1, position(page_key, ')') - 1)), ip,
    domain_length, to_domain_length, above_rank - 1, above_domain_rank - 1, {version:UInt64}
  FROM (${RANKED_SINGLE_VISITS})
  ARRAY JOIN
    link_key AS to_key, link_https AS to_https, link_domain_length AS to_domain_length, link_type AS type,
    link_flags AS flags, link_anchor AS anchor, link_image_source AS image_source
  WHERE outcome = 'page' AND if(
    noindex OR (canonical_key != '' AND (canonical_key, canonical_https) != (page_key, page_https)),
    type = 'canonical',
    type != 'redirect')`;

/** `pageFacts` of one visit; only a page or a redirect shows content. */
const pagesOfSingleVisits = ({ pages }: FoldTables) => `
  INSERT INTO ${pages} (
    page_key, page_https, domain_length, first_visited, last_visited, last_succeeded, last_outcome,
    last_status, failures, noindex, canonical_key, canonical_https, redirect_key, redirect_https,
    redirect_domain_length, title, page_id, version)
  SELECT
    page_key, page_https, domain_length, visited_at, visited_at,
    if(outcome IN ('page', 'unchanged', 'redirect'), visited_at, NULL), outcome,
    status, outcome IN ('refused', 'failed'), shows AND noindex,
    if(shows, canonical_key, ''), shows AND canonical_https, if(shows, redirect_key, ''), shows AND redirect_https,
    if(shows, redirect_domain_length, 0), if(shows, title, ''), page_id, {version:UInt64}
  FROM (SELECT *, outcome IN ('page', 'redirect') AS shows FROM (${SINGLE_VISITS}))`;

const addRedirects = (table: FoldTables['redirects']) => `
  INSERT INTO ${table} (to_key, to_https, from_key, from_https)
  SELECT DISTINCT redirect_key, redirect_https, page_key, page_https
  FROM visits
  WHERE redirect_key != '' AND ${OF_LOAD}`;
