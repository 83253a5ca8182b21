/** How far pages are from a seed, as the crawler heard of them. Reads one row of `crawl_urls` each, by primary key. */
import type { ClickHouseClient } from '@clickhouse/client';
import { urlOfKey } from '../../url/page-key.ts';
import type { PageUrl } from '../../url/page-url.ts';
import { oneOf } from './one-of.ts';

interface Row {
  readonly page_key: string;
  readonly page_https: boolean;
  readonly depth: number;
}

/** By URL; pages that the crawler has not heard of are left out. */
export async function depthsOf(
  index: ClickHouseClient,
  pages: readonly Pick<PageUrl, 'key'>[],
): Promise<ReadonlyMap<string, number>> {
  const keys = pages.map(({ key }) => key);
  const { condition, values } = oneOf('page_key', 'keys', keys);
  const result = await index.query({
    query: `SELECT page_key, page_https, depth FROM crawl_urls FINAL WHERE ${condition}`,
    query_params: values,
    format: 'JSONEachRow',
  });
  const rows = await result.json<Row>();
  return new Map(
    rows.map(({ page_key, page_https, depth }) => [urlOfKey(page_key, page_https), depth]),
  );
}
