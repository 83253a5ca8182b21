/**
 * Computes everything the fold writes anew, beside what is there, and lets it take its place.
 *
 * Each table changes place in one step. A crash between two of them leaves one old and one new, which are equal in
 * what they say, since both are functions of the same visits.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import { foldLoad } from './fold-load.ts';
import type { FoldRun, FoldTables } from './fold-run.ts';

const REBUILT: FoldTables = {
  backlinks: 'backlinks_rebuilt',
  pages: 'pages_rebuilt',
  redirects: 'redirects_rebuilt',
};

/** The caller sees to it that no other run writes meanwhile; visits may come in. */
export async function rebuildTables(
  index: ClickHouseClient,
  run: Omit<FoldRun, 'load' | 'tables'>,
): Promise<void> {
  for (const [table, rebuilt] of Object.entries(REBUILT)) {
    await index.command({ query: `DROP TABLE IF EXISTS ${rebuilt}` });
    await index.command({ query: `CREATE TABLE ${rebuilt} AS ${table}` });
  }
  await foldLoad(index, { ...run, load: 0, tables: REBUILT });
  for (const [table, rebuilt] of Object.entries(REBUILT)) {
    await index.command({ query: `EXCHANGE TABLES ${table} AND ${rebuilt}` });
    await index.command({ query: `DROP TABLE ${rebuilt}` });
  }
}
