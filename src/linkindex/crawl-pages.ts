/**
 * What the crawler keeps of addresses: those it has heard of, and when it looks at one again.
 *
 * None of it is truth about the web: without these tables every known page would be due, and be asked for in full.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import type { PageUrl } from '../url/page-url.ts';
import type { BodyIdentity } from '../visit/body-identity.ts';
import { insertRows } from './insert-rows.ts';
import { RowBinary } from './row-binary.ts';

/** An address as the index spells it. */
export type PageAddress = Pick<PageUrl, 'key' | 'https'>;

export interface HeardOf {
  readonly page: PageAddress;
  /** Links from the nearest seed, which has 0. */
  readonly depth: number;
  /** Redirects in a row that led here. */
  readonly hops: number;
}

/** A decision about one page. Times are seconds since 1970 UTC. */
export interface PlannedVisit {
  readonly page: PageAddress;
  readonly nextAt: number;
  /** A literal that says what the interval follows from. */
  readonly why: string;
  readonly intervalSeconds: number;
  /** Refusals and failures in a row. */
  readonly failures: number;
  readonly body: BodyIdentity | undefined;
}

/** Durable when it returns. An address heard of again keeps its smallest depth. */
export async function addHeardOf(
  index: ClickHouseClient,
  urls: readonly HeardOf[],
  now: number,
): Promise<void> {
  const rows = new RowBinary();
  for (const { page, depth, hops } of urls) {
    rows.ascii(page.key);
    rows.bool(page.https);
    rows.uint16(Math.min(depth, 0xffff));
    rows.uint8(Math.min(hops, 0xff));
  }
  await insertRows(index, {
    statement: `
      INSERT INTO crawl_urls (page_key, page_https, depth, hops, discovered_at)
      SELECT page_key, page_https, depth, hops, {now:UInt32}
      FROM input('page_key String, page_https Bool, depth UInt16, hops UInt8')`,
    rows: rows.take(),
    params: { now },
  });
}

const PLANNED = `
  page_key String, page_https Bool, next_at UInt32, why String, interval_seconds UInt32, failures UInt16,
  etag String, last_modified String, digest String, body_at UInt32`;

/** @param version Above that of any earlier decision: milliseconds since 1970 UTC. */
export async function planVisits(
  index: ClickHouseClient,
  planned: readonly PlannedVisit[],
  version: number,
): Promise<void> {
  const rows = new RowBinary();
  for (const { page, body, ...plan } of planned) {
    rows.ascii(page.key);
    rows.bool(page.https);
    rows.uint32(plan.nextAt);
    rows.text(plan.why);
    rows.uint32(plan.intervalSeconds);
    rows.uint16(Math.min(plan.failures, 0xffff));
    rows.text(body?.etag ?? '');
    rows.text(body?.lastModified ?? '');
    rows.text(body?.digest ?? '');
    rows.uint32(body?.at ?? 0);
  }
  await insertRows(index, {
    statement: `
      INSERT INTO crawl_pages (
        page_key, page_https, next_at, why, interval_seconds, failures, etag, last_modified, digest, body_at, version)
      SELECT *, {version:UInt64} FROM input('${PLANNED}')`,
    rows: rows.take(),
    params: { version },
  });
}

export interface ChangedPage {
  readonly page: PageAddress;
  /** As its host says. */
  readonly changedAt: number;
}

/**
 * Makes those known pages due that changed since they were visited, as a sitemap tells.
 *
 * @param now Seconds since 1970 UTC.
 */
export async function planChanged(
  index: ClickHouseClient,
  changed: readonly ChangedPage[],
  now: number,
  version: number,
): Promise<void> {
  const rows = new RowBinary();
  for (const { page, changedAt } of changed) {
    rows.ascii(page.key);
    rows.bool(page.https);
    rows.uint32(Math.min(Math.max(0, changedAt), 0xffffffff));
  }
  // The pages' own plan, with another time; a page without one is due by itself.
  await insertRows(index, {
    statement: `
      INSERT INTO crawl_pages
      SELECT plan.* REPLACE (toDateTime({now:UInt32}, 'UTC') AS next_at, 'sitemap' AS why, {version:UInt64} AS version)
      FROM (SELECT page_key, page_https, changed_at FROM input('page_key String, page_https Bool, changed_at UInt32')) AS told
      INNER JOIN (SELECT * FROM crawl_pages FINAL) AS plan USING (page_key, page_https)
      INNER JOIN (SELECT page_key, page_https, last_visited FROM pages FINAL) AS page USING (page_key, page_https)
      WHERE toUnixTimestamp(page.last_visited) < told.changed_at AND toUnixTimestamp(plan.next_at) > {now:UInt32}`,
    rows: rows.take(),
    params: { now, version },
  });
}
