/**
 * Brings the backlinks into one part, when enough of them are outside the largest.
 *
 * The engine merges by itself, but stops at a handful of parts, and a question looks into each: the top 100 of a small
 * target take 4.8 ms from one part and 6.7 ms from four, and FINAL compares the rows of a large one. After a rank run
 * half of the rows may be former versions, too. Merging reads and writes the whole table (20 M links: 48 s, 1.8 GB), so
 * it is for the end of large work, not of every load.
 */
import type { ClickHouseClient } from '@clickhouse/client';

/** Share of all rows outside the largest part. */
const WORTH_MERGING = 0.1;

/**
 * Where the disk has no room for a second copy, nothing happens.
 *
 * @returns Whether there was something to merge.
 */
export async function mergeBacklinks(
  index: ClickHouseClient,
  signal?: AbortSignal,
): Promise<boolean> {
  const given = signal && { abort_signal: signal };
  const result = await index.query({
    query: `
      SELECT sum(rows) AS all, max(rows) AS largest
      FROM system.parts
      WHERE active AND database = currentDatabase() AND table = 'backlinks'`,
    format: 'JSONEachRow',
    ...given,
  });
  const [rows] = await result.json<{ all: number; largest: number }>();
  if (rows === undefined || rows.all - rows.largest < rows.all * WORTH_MERGING || rows.all === 0)
    return false;
  await index.command({ query: 'OPTIMIZE TABLE backlinks FINAL', ...given });
  return true;
}
