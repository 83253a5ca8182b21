/**
 * Where the crawl of one host stands: how many pages were visited, how many are only heard of, and which come next.
 *
 * Reads the host's range of `pages`, `crawl_urls` and `crawl_pages`; FINAL makes it exact before merges.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import { urlOfKey } from '../../url/page-key.ts';
import type { Target } from '../../url/target.ts';

export interface HostFrontier {
  readonly visited: number;
  /** Heard of and never visited. */
  readonly unseen: number;
  /** The first to come of those that were visited or put off. */
  readonly next: readonly NextVisit[];
}

export interface NextVisit {
  readonly url: string;
  readonly at: Date;
  /** What the time follows from: the outcome before, or why the page was put off. */
  readonly why: string;
  /** Refusals and failures in a row. */
  readonly failures: number;
}

interface Row {
  readonly page_key: string;
  readonly page_https: boolean;
  readonly next: number;
  readonly why: string;
  readonly failures: number;
}

/** @param host In host mode. @param limit Pages in `next`. */
export async function hostFrontier(
  index: ClickHouseClient,
  host: Target,
  limit: number,
): Promise<HostFrontier> {
  const params = { from: host.from, to: host.to, limit };
  const ask = (query: string) =>
    index.query({ query, query_params: params, format: 'JSONEachRow' });
  const [counts, next] = await Promise.all([ask(COUNTS), ask(NEXT)]);
  const [{ visited, unseen } = { visited: 0, unseen: 0 }] =
    await counts.json<Pick<HostFrontier, 'visited' | 'unseen'>>();
  const rows = await next.json<Row>();
  return {
    visited,
    unseen,
    next: rows.map((row) => ({
      url: urlOfKey(row.page_key, row.page_https),
      at: new Date(row.next * 1000),
      why: row.why,
      failures: row.failures,
    })),
  };
}

const OF_HOST = 'page_key >= {from:String} AND page_key < {to:String}';

const COUNTS = `
  WITH visited_pages AS (SELECT page_key, page_https FROM pages FINAL WHERE ${OF_HOST})
  SELECT
    (SELECT count() FROM visited_pages) AS visited,
    (
      SELECT count() FROM crawl_urls FINAL
      WHERE ${OF_HOST} AND (page_key, page_https) NOT IN (SELECT page_key, page_https FROM visited_pages)
    ) AS unseen`;

const NEXT = `
  SELECT page_key, page_https, toUnixTimestamp(next_at) AS next, why, failures
  FROM crawl_pages FINAL
  WHERE ${OF_HOST}
  ORDER BY next_at, page_key, page_https
  LIMIT {limit:UInt32}`;
