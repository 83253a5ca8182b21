/**
 * What the index holds, in numbers.
 *
 * Reads all of `visits` (ids only), `pages` and `backlinks` with FINAL, so it is exact before merges; the numbers of
 * hosts and domains are exact up to about a hundred thousand and within 0.2 % beyond, in flat memory.
 */
import type { ClickHouseClient } from '@clickhouse/client';

/** As `backlinks stats --json` prints it. */
export interface IndexStats {
  readonly visits: number;
  /** Pages visited. */
  readonly pages: number;
  readonly backlinks_live: number;
  readonly backlinks_lost: number;
  /** Of live backlinks. */
  readonly referring_hosts: number;
  readonly referring_domains: number;
  readonly target_hosts: number;
  readonly target_domains: number;
  /** All tables; several times less than the visits were as archives. */
  readonly bytes_on_disk: number;
  /** Day of the latest visit, UTC; null without any. */
  readonly last_visit: string | null;
}

export async function indexStats(index: ClickHouseClient): Promise<IndexStats> {
  const [visits, pages, backlinks, disk] = await Promise.all([
    first<Pick<IndexStats, 'visits' | 'last_visit'>>(index, VISITS),
    first<Pick<IndexStats, 'pages'>>(index, 'SELECT count() AS pages FROM pages FINAL'),
    first<Omit<IndexStats, 'visits' | 'last_visit' | 'pages' | 'bytes_on_disk'>>(index, BACKLINKS),
    first<Pick<IndexStats, 'bytes_on_disk'>>(index, DISK),
  ]);
  return { ...visits, ...pages, ...backlinks, ...disk };
}

/** One visit may have come twice, or in two readings. */
const VISITS = `
  SELECT
    uniqCombined64(20)(page_key, page_https, visited_at, visit_id) AS visits,
    if(count() = 0, NULL, toString(toDate(max(visited_at)))) AS last_visit
  FROM visits`;

const BACKLINKS = `
  SELECT
    countIf(live) AS backlinks_live,
    countIf(NOT live) AS backlinks_lost,
    uniqCombined64If(20)(source_host_id, live) AS referring_hosts,
    uniqCombined64If(20)(substring(source_key, 1, source_domain_length), live) AS referring_domains,
    uniqCombined64If(20)(substring(target_key, 1, position(target_key, ')')), live) AS target_hosts,
    uniqCombined64If(20)(substring(target_key, 1, target_domain_length), live) AS target_domains
  FROM backlinks FINAL`;

const DISK = `
  SELECT sum(bytes_on_disk) AS bytes_on_disk
  FROM system.parts
  WHERE database = currentDatabase() AND active`;

/** The only row of an aggregation. */
async function first<T>(index: ClickHouseClient, query: string): Promise<T> {
  const result = await index.query({ query, format: 'JSONEachRow' });
  const [row] = await result.json<T>();
  if (row === undefined) throw new Error('an aggregation without a row');
  return row;
}
