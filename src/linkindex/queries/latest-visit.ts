/** When the latest visit of the crawler was. Reads the narrow column of `visits`; archives have times of their own. */
import type { ClickHouseClient } from '@clickhouse/client';

/** @returns Seconds since 1970 UTC; 0 when nothing was visited. */
export async function latestVisit(index: ClickHouseClient): Promise<number> {
  const result = await index.query({
    query: `SELECT toUnixTimestamp(max(visited_at)) AS at FROM visits WHERE source IN ('crawl', 'recheck')`,
    format: 'JSONEachRow',
  });
  const [row] = await result.json<{ readonly at: number }>();
  return row?.at ?? 0;
}
