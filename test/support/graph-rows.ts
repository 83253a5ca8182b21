/** Rows of `visits`, `pages` and `backlinks` for tests of graphs and ranks: only what those read. */
import type { ClickHouseClient } from '@clickhouse/client';
import { insertRows } from '../../src/linkindex/insert-rows.ts';
import type { Outcome } from '../../src/visit/visit.ts';

/** `com,example,www)/path` → `com,example`: two labels, which is right for every key of these tests. */
export function domainOf(key: string): string {
  return key.slice(0, key.indexOf(')')).split(',').slice(0, 2).join(',');
}

export interface VisitRow {
  /** https, as all pages here. */
  readonly key: string;
  /** Seconds since 1970. */
  readonly at?: number;
  readonly outcome?: Outcome;
  /** Of several readings of one visit (same page, time and outcome) the highest counts. */
  readonly precedence?: number;
  /** Keys. */
  readonly arcs?: readonly string[];
}

/** Inserts visits, and a row of `pages` for each. */
export async function insertVisits(
  index: ClickHouseClient,
  visits: readonly VisitRow[],
): Promise<void> {
  const rows = visits.map(({ key, at = 1000, outcome = 'page', precedence = 0, arcs = [] }) => {
    const domain_length = domainOf(key).length;
    return JSON.stringify({ key, at, outcome, precedence, arcs, domain_length });
  });
  const input = `input('key String, at UInt32, outcome String, precedence UInt64, arcs Array(String),
    domain_length UInt16')`;
  const insert = { rows: Buffer.from(rows.join('\n')), format: 'JSONEachRow' } as const;
  await insertRows(index, {
    ...insert,
    statement: `
      INSERT INTO visits (page_key, page_https, domain_length, visited_at, visit_id, precedence,
                          outcome, arcs)
      SELECT key, true, domain_length, at, cityHash64(at, outcome), precedence, outcome,
             arrayMap(arc -> cityHash64(concat('1', arc)), arcs)
      FROM ${input}`,
  });
  await insertRows(index, {
    ...insert,
    statement: `
      INSERT INTO pages (page_key, page_https, domain_length, page_id)
      SELECT key, true, domain_length, cityHash64(concat('1', key)) FROM ${input}`,
  });
}

export interface BacklinkRow {
  readonly from: string;
  readonly to: string;
  readonly live?: boolean;
  readonly nofollow?: boolean;
  readonly anchor?: string;
}

export async function insertBacklinks(
  index: ClickHouseClient,
  backlinks: readonly BacklinkRow[],
  version: number,
): Promise<void> {
  await index.insert({
    table: 'backlinks',
    format: 'JSONEachRow',
    values: backlinks.map(({ from, to, live = true, nofollow = false, anchor = '' }) => ({
      target_key: to,
      target_https: true,
      source_key: from,
      source_https: true,
      live,
      flags: nofollow ? 1 : 0,
      anchor,
      source_domain_length: domainOf(from).length,
      target_domain_length: domainOf(to).length,
      inlink_rank: -1,
      domain_inlink_rank: -1,
      version,
    })),
  });
}

/** Names of ids: of pages (https) by key, or of domains. */
export async function namesOfIds(
  index: ClickHouseClient,
  names: readonly string[],
  kind: 'page' | 'domain',
): Promise<Map<bigint, string>> {
  const result = await index.query({
    query: `
      SELECT name, toString(cityHash64(concat({prefix:String}, name))) AS id
      FROM (SELECT arrayJoin({names:Array(String)}) AS name)`,
    query_params: { names, prefix: kind === 'page' ? '1' : '' },
    format: 'JSONEachRow',
  });
  const rows = await result.json<{ name: string; id: string }>();
  return new Map(rows.map(({ name, id }) => [BigInt(id), name]));
}
