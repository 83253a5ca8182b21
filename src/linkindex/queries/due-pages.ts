/**
 * The frontier: pages within a scope that are to be visited now, the most wanted first, some of each host.
 *
 * Two kinds of pages: known ones whose time has come (`pages`, with the crawler's plan for them), and addresses heard of
 * and never visited (`crawl_urls`). Reads the scope's ranges of both tables; FINAL makes it exact before merges.
 *
 *     priority of an unseen page  = 50 − 5 · depth + its InLink Rank, if links to it gave it one
 *     priority of a known page    = its InLink Rank + 10 · how many of its intervals it is overdue, at most 6
 *
 * Hosts take turns of 32 pages: where not all of the hosts' pages can be in the answer, some of each host are.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import type { Target } from '../../url/target.ts';
import type { BodyIdentity } from '../../visit/body-identity.ts';
import { urlSql } from './key-sql.ts';
import { type Condition, oneOf, partsOf } from './one-of.ts';

export interface DueQuestion {
  readonly scope: Scope;
  /** Pages this many links or fewer from a seed. */
  readonly maxDepth: number;
  /** Seconds since 1970 UTC. */
  readonly now: number;
  /** When the round began: known pages visited at or after this time are not due again. */
  readonly visitedBefore: number;
  /** Seconds after which a page that the crawler has no plan for is due. */
  readonly baseIntervalSeconds: number;
  /** In place of every page's own plan: due this many seconds after its last visit; unseen ones that were put off, now. */
  readonly revisitAfterSeconds?: number;
  /** `labels` of hosts that are to be left out. */
  readonly exceptHosts: readonly string[];
  readonly perHost: number;
  readonly limit: number;
}

/** Pages a crawl is about. */
export type Scope =
  | { readonly kind: 'any' }
  /** Of hosts, or of domains: none lies in another. */
  | { readonly kind: 'ranges'; readonly ranges: readonly KeyRange[] }
  | { readonly kind: 'pages'; readonly pages: readonly PageAddress[] };

/** A target in host or domain mode: keys `from <= key < to`. */
export type KeyRange = Pick<Target, 'mode' | 'from' | 'to'>;

interface PageAddress {
  readonly key: string;
  readonly https: boolean;
}

export interface DuePage {
  readonly href: string;
  readonly depth: number;
  /** Redirects in a row that led here. */
  readonly hops: number;
  /** Visited before, by the crawler or in an archive. */
  readonly isKnown: boolean;
  readonly lastVisited: number | undefined;
  readonly intervalSeconds: number | undefined;
  readonly failures: number;
  readonly body: BodyIdentity | undefined;
}

interface Row {
  readonly href: string;
  readonly depth: number;
  readonly hops: number;
  readonly known: boolean;
  readonly visited: number;
  readonly interval: number;
  readonly failed: number;
  readonly etag: string;
  readonly modified: string;
  readonly body_digest: string;
  readonly body_time: number;
}

/** @throws ClickHouseError when the index cannot answer; the signal's reason when aborted. */
export async function duePages(
  index: ClickHouseClient,
  question: DueQuestion,
  signal?: AbortSignal,
): Promise<DuePage[]> {
  const { scope, exceptHosts, ...params } = question;
  const { condition, values } = scopeCondition(scope);
  const left = oneOf(HOST, 'left', exceptHosts);
  const result = await index.query({
    query: sql(condition, left.condition, question.revisitAfterSeconds),
    query_params: { ...params, ...values, ...left.values },
    format: 'JSONEachRow',
    // The first of its rows needs all the work, and a streamed answer of the embedded engine holds up the process till then.
    clickhouse_settings: { wait_end_of_query: 1 },
    ...(signal && { abort_signal: signal }),
  });
  return (await result.json<Row>()).map(duePage);
}

function duePage(row: Row): DuePage {
  const { etag, modified: lastModified, body_digest: digest, body_time: at } = row;
  return {
    href: row.href,
    depth: row.depth,
    hops: row.hops,
    isKnown: row.known,
    lastVisited: row.known ? row.visited : undefined,
    intervalSeconds: row.interval === 0 ? undefined : row.interval,
    failures: row.failed,
    body: at === 0 ? undefined : { etag, lastModified, digest, at },
  };
}

/**
 * Ranges of which the engine is asked one by one: it reads nothing but these, and takes a millisecond for each and each
 * table. Of more it takes seconds and minutes (1,000: two), and they are better looked up as a set.
 */
const FEW_RANGES = 32;

export function scopeCondition(
  scope: Scope,
  key: 'page_key' | 'target_key' = 'page_key',
): Condition {
  switch (scope.kind) {
    case 'any':
      return { condition: 'true', values: {} };
    case 'ranges':
      return scope.ranges.length > FEW_RANGES
        ? inSets(scope.ranges, key)
        : inRanges(scope.ranges, key);
    case 'pages':
      return inPages(scope.pages);
  }
}

function inPages(pages: readonly PageAddress[]): Condition {
  const values: Record<string, unknown> = {};
  const conditions = partsOf(pages, ({ key }) => key).map((part, at) => {
    values[`keys${at}`] = part.map(({ key }) => key);
    values[`https${at}`] = part.map(({ https }) => https);
    return `(page_key, page_https) IN arrayZip({keys${at}:Array(String)}, {https${at}:Array(Bool)})`;
  });
  return { condition: `(${conditions.join(' OR ')})`, values };
}

function inRanges(ranges: readonly KeyRange[], key: string): Condition {
  const values: Record<string, string> = {};
  const conditions = ranges.map(({ from, to }, at) => {
    values[`from${at}`] = from;
    values[`to${at}`] = to;
    return `(${key} >= {from${at}:String} AND ${key} < {to${at}:String})`;
  });
  return { condition: `(${conditions.join(' OR ')})`, values };
}

/** Reads what lies between the first range and the last, and looks for the host, or for its first labels, in a set. */
function inSets(ranges: readonly KeyRange[], key: string): Condition {
  const byLength = Map.groupBy(ranges, ({ mode, from }) =>
    mode === 'host' ? 0 : from.split(',').length,
  );
  const ends = {
    first: ranges.map(({ from }) => from).sort()[0],
    end: ranges
      .map(({ to }) => to)
      .sort()
      .at(-1),
  };
  const labels = `substringIndex(${key}, ')', 1)`;
  const conditions = [...byLength].map(([length, ofLength]) =>
    oneOf(
      length === 0 ? labels : `substringIndex(${labels}, ',', ${length})`,
      `of${length}names`,
      ofLength.map(({ from }) => from.slice(0, -1)),
    ),
  );
  return {
    condition: `(${key} >= {first:String} AND ${key} < {end:String}
      AND (${conditions.map(({ condition }) => condition).join(' OR ')}))`,
    values: Object.assign(ends, ...conditions.map(({ values }) => values)),
  };
}

/** Of one host before those of another, whatever they are worth. */
const PAGES_A_TURN = 32;

const HOST = `substringIndex(page_key, ')', 1)`;

const sql = (scope: string, left: string, revisitAfter: number | undefined) => `
  WITH
    plans AS (SELECT * FROM crawl_pages FINAL WHERE ${scope}),
    known AS (
      SELECT page_key, page_https, page_id, toUnixTimestamp(last_visited) AS visited_at
      FROM pages FINAL WHERE ${scope}
    ),
    heard AS (SELECT page_key, page_https, depth, hops FROM crawl_urls FINAL WHERE ${scope})
  SELECT
    ${urlSql('page_key', 'page_https')} AS href, depth, hops, known, visited, interval, failed, etag, modified,
    body_digest, body_time
  FROM (
    SELECT *, row_number() OVER (PARTITION BY host ORDER BY priority DESC, page_key, page_https) AS place
    FROM (${wantedOfHosts(left, revisitAfter)})
  )
  ORDER BY intDiv(place - 1, ${PAGES_A_TURN}), priority DESC, page_key, page_https
  LIMIT {limit:UInt32}`;

const wantedOfHosts = (left: string, revisitAfter: number | undefined) => `
  SELECT
    due.*, ${HOST} AS host,
    inlink_rank + if(known,
      10 * least(6., ({now:UInt32} - due_at) / greatest(1, wanted_every)),
      toFloat64(50 - 5 * depth)) AS priority
  FROM (
    SELECT
      known.page_key AS page_key, known.page_https AS page_https, page_id, heard.depth AS depth,
      heard.hops AS hops, true AS known,
      visited_at AS visited, interval_seconds AS interval, failures AS failed, etag, last_modified AS modified,
      digest AS body_digest, toUnixTimestamp(body_at) AS body_time,
      if(version = 0, {baseIntervalSeconds:UInt32}, interval_seconds) AS wanted_every,
      ${
        revisitAfter === undefined
          ? 'if(version = 0, visited_at + {baseIntervalSeconds:UInt32}, toUInt64(toUnixTimestamp(next_at)))'
          : 'visited_at + {revisitAfterSeconds:UInt32}'
      } AS due_at
    FROM known
    LEFT JOIN plans ON known.page_key = plans.page_key AND known.page_https = plans.page_https
    LEFT JOIN heard ON known.page_key = heard.page_key AND known.page_https = heard.page_https
    WHERE visited_at < {visitedBefore:UInt32} AND due_at <= {now:UInt32}
    UNION ALL
    SELECT
      page_key, page_https, cityHash64(concat(if(page_https, '1', '0'), page_key)) AS page_id, depth, hops,
      false AS known, 0 AS visited, 0 AS interval, 0 AS failed, '' AS etag, '' AS modified,
      '' AS body_digest, 0 AS body_time, 0 AS wanted_every, 0 AS due_at
    FROM heard
    WHERE (page_key, page_https) NOT IN (SELECT page_key, page_https FROM known)
      AND (page_key, page_https) NOT IN (
        SELECT page_key, page_https FROM plans
        WHERE toUnixTimestamp(next_at) > {now:UInt32}
          ${revisitAfter === undefined ? '' : 'AND version >= 1000 * {visitedBefore:UInt64}'}
      )
  ) AS due
  LEFT JOIN (SELECT page_id, inlink_rank FROM ranks FINAL) AS ranked ON due.page_id = ranked.page_id
  WHERE depth <= {maxDepth:UInt16} AND NOT ${left}
  ORDER BY priority DESC, page_key, page_https
  LIMIT {perHost:UInt32} BY host`;
