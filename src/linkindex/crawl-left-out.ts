/**
 * What crawls left out of each host, and why: traps, files that are no pages, what is too deep.
 *
 * Sets of addresses and not sums, so a page that is visited each week does not count its links each week.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import type { PageUrl } from '../url/page-url.ts';
import { insertRows } from './insert-rows.ts';
import { RowBinary } from './row-binary.ts';

export interface LeftOut {
  readonly url: Pick<PageUrl, 'host' | 'href'>;
  /** A literal. */
  readonly reason: string;
}

/** Durable when it returns. */
export async function addLeftOut(
  index: ClickHouseClient,
  leftOut: readonly LeftOut[],
): Promise<void> {
  const rows = new RowBinary();
  for (const { url, reason } of leftOut) {
    rows.ascii(url.host);
    rows.ascii(reason);
    rows.ascii(url.href);
  }
  await insertRows(index, {
    statement: `
      INSERT INTO crawl_left_out (host, reason, addresses)
      SELECT host, reason, uniqState(cityHash64(href))
      FROM input('host String, reason String, href String')
      GROUP BY host, reason`,
    rows: rows.take(),
    params: {},
  });
}

/** Addresses of a host by reason. Reads the host's range of `crawl_left_out`; the merge of sets is exact before merges of parts. */
export async function leftOutOf(
  index: ClickHouseClient,
  host: string,
): Promise<Readonly<Record<string, number>>> {
  const result = await index.query({
    query: `
      SELECT reason, toUInt32(uniqMerge(addresses)) AS count FROM crawl_left_out
      WHERE host = {host:String} GROUP BY reason ORDER BY count DESC, reason`,
    query_params: { host },
    format: 'JSONEachRow',
  });
  const rows = await result.json<{ readonly reason: string; readonly count: number }>();
  return Object.fromEntries(rows.map(({ reason, count }) => [reason, count]));
}
