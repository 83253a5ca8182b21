/**
 * Folds every page that a load visited, and writes what is known of it now.
 *
 * The pages are taken in key order, in ranges of some visits each, so memory stays flat however large the load is
 * and the whole costs one pass over the keys it touched. In each range:
 *
 * 1. Pages with a single visit ever (nearly all of a first load) are folded by the engine alone
 *    (`fold-single-visits.ts`).
 * 2. Pages with several visits are read back in key order, folded by `foldPage` and written in batches.
 * 3. Redirects of the pages, and of those that lead to them, are followed anew (`fold-redirects.ts`).
 *
 * A range of few visits, as a crawl's batch is, takes fewer statements: all its pages go the second way.
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
  touchedWith,
} from './fold-run.ts';
import { backlinksOfSingleVisits, pagesOfSingleVisits } from './fold-single-visits.ts';
import { nodeName } from './fold-visit.ts';
import { FoldedRowsWriter } from './folded-rows.ts';
import { readVisits, VISIT_COLUMNS } from './read-visits.ts';

/** Visits of the load in one range of keys. */
const RANGE_VISITS = 100_000;

/** Visits in a range up to which statements cost more than reading all its pages back. */
const FEW_VISITS = 2000;

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
  const redirects = new RedirectFolder(index, run);
  for await (const range of keyRanges(index, run)) {
    run.signal?.throwIfAborted();
    if (range.isSmall) await foldSmall(index, run, range, redirects);
    else await foldLarge(index, run, range, redirects);
  }
}

async function foldSmall(
  index: ClickHouseClient,
  run: FoldRun,
  range: KeyRange,
  redirects: RedirectFolder,
): Promise<void> {
  const nodes = await foldPages(index, run, VISITS_OF_ALL, range);
  if (nodes.length === 0) return;
  await command(index, addRedirects(run.tables), { load: run.load }, run);
  await redirects.fold(nodes);
}

async function foldLarge(
  index: ClickHouseClient,
  run: FoldRun,
  range: KeyRange,
  redirects: RedirectFolder,
): Promise<void> {
  const params = { ...range, version: run.version };
  // They write different rows, so all cores can help. None is left running when another fails.
  const parts = await Promise.allSettled([
    command(index, backlinksOfSingleVisits(run.tables), params, run),
    command(index, pagesOfSingleVisits(run.tables), params, run),
    foldSeveral(index, run, range, redirects),
  ]);
  for (const part of parts) if (part.status === 'rejected') throw part.reason;
}

async function foldSeveral(
  index: ClickHouseClient,
  run: FoldRun,
  range: KeyRange,
  redirects: RedirectFolder,
): Promise<void> {
  // All of the load, once: a chain may lead over pages of a later range.
  if (range.after === '') await command(index, addRedirects(run.tables), { load: run.load }, run);
  await foldPages(index, run, VISITS_OF_SEVERAL, range);
  await redirects.foldRange(range);
}

/** @returns Names of those pages that ever redirected. */
async function foldPages(
  index: ClickHouseClient,
  run: FoldRun,
  query: string,
  range: KeyRange,
): Promise<string[]> {
  const rows = new FoldedRowsWriter(index, run.tables, run.version);
  const redirecting: string[] = [];
  for await (const { id, page, visits } of readVisits(index, query, { ...range })) {
    run.signal?.throwIfAborted();
    const { facts, links, retracted } = foldPage(visits, run);
    await rows.add({ page, pageId: id, facts, links, retracted });
    if (visits.some(({ redirectTo }) => redirectTo !== undefined)) redirecting.push(nodeName(page));
  }
  await rows.flush();
  return redirecting;
}

async function command(
  index: ClickHouseClient,
  query: string,
  params: Readonly<Record<string, unknown>>,
  { signal }: FoldRun,
): Promise<void> {
  await index.command({
    query,
    query_params: { ...params },
    clickhouse_settings: SETTINGS,
    ...(signal && { abort_signal: signal }),
  });
}

interface SizedRange extends KeyRange {
  readonly isSmall: boolean;
}

/** Ranges `after < key ≤ to` that together hold every page of the load. */
async function* keyRanges(index: ClickHouseClient, run: FoldRun): AsyncGenerator<SizedRange> {
  const { load, fewVisits: few = FEW_VISITS } = run;
  let after = '';
  while (after !== END_OF_KEYS) {
    const result = await index.query({
      query: RANGE_END,
      query_params: { after, load, few, visits: RANGE_VISITS },
      clickhouse_settings: SETTINGS,
      format: 'JSONEachRow',
    });
    const [found] = await result.json<{ visits: number; to: string }>();
    const { visits = 0, to = '' } = found ?? {};
    if (visits === 0) return;
    const end = visits < RANGE_VISITS ? END_OF_KEYS : to;
    yield { load, after, to: end, isSmall: visits < few };
    after = end;
  }
}

const RANGE_END = `
  SELECT count() AS visits, max(page_key) AS to
  FROM (
    SELECT page_key FROM visits
    WHERE page_key > {after:String} AND ${OF_LOAD}
    ORDER BY page_key
    LIMIT {visits:UInt64}
  )`;

const visitsOf = (pages: string) => `
  SELECT ${VISIT_COLUMNS}
  FROM visits
  WHERE ${IN_RANGE} AND (page_key, page_https) IN (${pages})
  ORDER BY page_key, page_https`;

const VISITS_OF_ALL = visitsOf(TOUCHED);
const VISITS_OF_SEVERAL = visitsOf(touchedWith('several'));

const addRedirects = ({ redirects }: FoldTables) => `
  INSERT INTO ${redirects} (to_key, to_https, from_key, from_https)
  SELECT DISTINCT redirect_key, redirect_https, page_key, page_https
  FROM visits
  WHERE redirect_key != '' AND ${OF_LOAD}`;
