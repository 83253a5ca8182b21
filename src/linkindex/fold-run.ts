/** What the passes of one fold share: which pages, into which tables, under which version. */
import type { FoldOptions } from './fold-visit.ts';

/** Tables a fold writes; a rebuild fills others and exchanges them. */
export interface FoldTables {
  readonly backlinks: 'backlinks' | 'backlinks_rebuilt';
  readonly pages: 'pages' | 'pages_rebuilt';
  readonly redirects: 'redirects' | 'redirects_rebuilt';
}

export const TABLES_IN_USE: FoldTables = {
  backlinks: 'backlinks',
  pages: 'pages',
  redirects: 'redirects',
};

export interface FoldRun extends FoldOptions {
  /** Pages that this load visited; 0: all pages. */
  readonly load: number;
  /** Version of the rows written; above that of any earlier run. */
  readonly version: number;
  readonly tables: FoldTables;
  /** Key ranges with fewer visits take the way that is shorter for few; default 2,000. */
  readonly fewVisits?: number;
  readonly signal?: AbortSignal;
}

/** Pages of a load with `after` < key ≤ `to`: the parameters of the fragments below. */
export interface KeyRange {
  readonly load: number;
  readonly after: string;
  readonly to: string;
}

/** Visits of the load; with load 0, all. */
export const OF_LOAD = '({load:UInt64} = 0 OR load = {load:UInt64})';

export const IN_RANGE = 'page_key > {after:String} AND page_key <= {to:String}';

/** Pages of the range that the load visited. */
export const TOUCHED = `SELECT page_key, page_https FROM visits WHERE ${IN_RANGE} AND ${OF_LOAD}`;

/**
 * Those of them with one reading of one visit ever, or with more.
 *
 * TRICKY: not by `count()`: a reading that came twice is two rows until the engine merges them, perhaps between
 * two statements of one fold.
 */
export const touchedWith = (readings: 'one' | 'several') => `
  SELECT page_key, page_https FROM visits
  WHERE ${IN_RANGE} AND (page_key, page_https) IN (${TOUCHED})
  GROUP BY page_key, page_https
  HAVING (min((visited_at, visit_id, precedence)) = max((visited_at, visit_id, precedence)))
    = ${readings === 'one' ? 'true' : 'false'}`;
