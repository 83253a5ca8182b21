/**
 * One page of all the live backlinks of a target, streamed out of the engine.
 *
 * Two statements: the first reads only keys and tells how many rows the page has and where the next one begins, the second
 * reads the rows between. In the order of the primary key both read one range of `backlinks` and stop at its end; in another
 * order the first reads what orders every link of the target. FINAL makes both exact before merges.
 *
 * Links may change between the two. A page never has more rows than the first one counted: of more, those left over begin the
 * next page. So, in an order that does not itself change, no link is told twice, and none that stays is left out.
 */
import type { ClickHouseClient, ClickHouseSettings } from '@clickhouse/client';
import { parsePageUrl } from '../../url/page-url.ts';
import type { Target } from '../../url/target.ts';
import { LINK_TYPES } from '../../visit/visit.ts';
import { type JsonRows, jsonRows, type Tail } from '../json-rows.ts';
import type { LinkFilters } from './link-filters.ts';
import { RAW_COLUMNS, RAW_SETTINGS, selectList } from './raw-backlinks.ts';
import {
  beforeEnd,
  fromStart,
  orderSql,
  type Position,
  PRIMARY_KEY,
  positionParams,
  type RawOrder,
  VALUES,
} from './raw-position.ts';
import { type TargetRows, targetRows, WHOLE } from './target-rows.ts';

export interface RawQuestion {
  readonly target: Target;
  readonly filters: LinkFilters;
  readonly order: RawOrder;
  /** Rows of each referring domain (host) over all pages, the first ones in that order; all when absent. */
  readonly perDomain?: number;
  /** Rows of the page, 1–100,000. */
  readonly limit: number;
  /** Where the page begins; at the first link when absent. */
  readonly start?: Position;
}

export interface RawPage {
  /** At most this many rows. */
  readonly rows: number;
  /** Where the next page begins, if there is one. */
  readonly end: Position | undefined;
}

/** How large the page is now, and where it ends. */
export async function rawPage(
  index: ClickHouseClient,
  question: RawQuestion,
  signal: AbortSignal,
): Promise<RawPage> {
  const { limit, order } = question;
  const { condition, params } = pageRows(question);
  const result = await index.query({
    query: sizeSql(condition, order),
    query_params: { ...params, limit: limit + 1 },
    format: 'JSONEachRow',
    // Small blocks: of a target with a million links, the next thousand of them are a few milliseconds.
    clickhouse_settings: { ...WHOLE, max_block_size: String(Math.min(limit + 1, BLOCK_ROWS)) },
    abort_signal: signal,
  });
  const [found] = await result.json<Found>();
  if (found === undefined || found.rows <= limit) return { rows: found?.rows ?? 0, end: undefined };
  return { rows: limit, end: positionOf(found) };
}

/**
 * The rows of the page, as pieces of JSON; returns where the next page begins, if there is one.
 *
 * @throws ClickHouseError when the index cannot answer, before the first piece or after it.
 */
export async function* rawRows(
  index: ClickHouseClient,
  question: RawQuestion,
  { rows, end }: RawPage,
  signal: AbortSignal,
): AsyncGenerator<JsonRows, Position | undefined> {
  if (rows === 0) return end;
  const { condition, params } = pageRows(question, end);
  const { stream } = await index.exec({
    query: `${rowsSql(condition, question.order)} FORMAT JSONEachRow`,
    query_params: { ...params, limit: rows + 1 },
    clickhouse_settings: ROWS_SETTINGS,
    abort_signal: signal,
  });
  const surplus = yield* jsonRows(stream, AT, rows);
  return surplus === undefined ? end : positionOfRow(surplus);
}

const BLOCK_ROWS = 8192;

/** Blocks of two or three megabytes, so that what is on its way stays small. */
const ROWS_SETTINGS: ClickHouseSettings = { ...RAW_SETTINGS, max_block_size: String(BLOCK_ROWS) };

/** Rows of `backlinks` from the question's start on, and before `end`. */
function pageRows(question: RawQuestion, end?: Position): TargetRows {
  const { target, filters, order, perDomain, start } = question;
  const { condition, params } = targetRows(target, filters);
  const links = `${condition} AND live`;
  const places = [
    ...(start === undefined ? [] : [fromStart(order)]),
    ...(end === undefined ? [] : [beforeEnd(order)]),
  ];
  return {
    condition: [
      links,
      ...places,
      ...(perDomain === undefined ? [] : [firstOfDomain(links, order, places)]),
    ].join(' AND '),
    params: {
      ...params,
      ...(perDomain !== undefined && { perDomain }),
      ...(start && positionParams('start', start)),
      ...(end && positionParams('end', end)),
    },
  };
}

/** Which links are the first of their domain is told by all links, those before the page too. */
const firstOfDomain = (links: string, order: RawOrder, places: readonly string[]) => `
    (${PRIMARY_KEY}) IN (
      SELECT ${PRIMARY_KEY}
      FROM (
        SELECT ${PRIMARY_KEY}, first_seen, inlink_rank, domain_inlink_rank
        FROM backlinks FINAL
        WHERE ${links}
        ORDER BY ${orderSql(order)}
        LIMIT {perDomain:UInt32} BY source_host_id)
      WHERE ${['1', ...places].join(' AND ')})`;

/** The last row, found as the greatest: so the value is negated. */
const sizeSql = (condition: string, order: RawOrder) => `
  SELECT count() AS rows, max((-toInt64(value), ${PRIMARY_KEY})) AS last
  FROM (
    SELECT ${VALUES[order]} AS value, ${PRIMARY_KEY}
    FROM backlinks FINAL
    WHERE ${condition}
    ORDER BY ${orderSql(order)}
    LIMIT {limit:UInt32})`;

/** Rows are chosen before they are spelt: URLs take the engine as long as all else. */
const rowsSql = (condition: string, order: RawOrder) => `
  SELECT
    ${selectList(RAW_COLUMNS)},
    concat(toString(toInt8(link_type)), leftPad(toString(${VALUES[order]}), ${AT.length - 1})) AS ${AT.field}
  FROM (
    SELECT
      ${PRIMARY_KEY}, title, anchor, flags, image_source, inlink_rank, domain_inlink_rank, first_seen, last_visited
    FROM backlinks FINAL
    WHERE ${condition}
    ORDER BY ${orderSql(order)}
    LIMIT {limit:UInt32})`;

/** What the URLs of a row do not tell of its place: a digit for the link's type, and the value that orders. */
const AT: Tail = { field: 'at', length: 12 };

interface Found {
  readonly rows: number;
  readonly last: readonly [number, string, boolean, string, boolean, Position['linkType']];
}

function positionOf({ last }: Found): Position {
  const [negated, targetKey, targetHttps, sourceKey, sourceHttps, linkType] = last;
  return { value: 0 - negated, targetKey, targetHttps, sourceKey, sourceHttps, linkType };
}

/** Of a row of `rowsSql`, its tail included. */
function positionOfRow(row: string): Position {
  const { url_from, url_to, at } = JSON.parse(row) as Record<'url_from' | 'url_to' | 'at', string>;
  const [from, to, linkType] = [
    parsePageUrl(url_from),
    parsePageUrl(url_to),
    LINK_TYPES[Number(at[0])],
  ];
  if (from === undefined || to === undefined || linkType === undefined)
    throw new Error(`no place of a link: ${row}`);
  return {
    value: Number(at.slice(1)),
    targetKey: to.key,
    targetHttps: to.https,
    sourceKey: from.key,
    sourceHttps: from.https,
    linkType,
  };
}
