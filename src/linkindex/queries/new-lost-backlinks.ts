/**
 * Backlinks of a target that were found or lost in a period: one row per event.
 *
 * Reads the target's range of `backlinks`; of a large one the events and what orders them for every row, the other columns
 * only for the rows that are told (the engine's lazy materialization). So rows are chosen before their events are laid
 * out: a row stands where its latest event in the period would stand, and whatever is among the first N events belongs
 * to one of the first N rows. FINAL makes it exact before merges; the primary key breaks ties.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import { urlOfKey } from '../../url/page-key.ts';
import type { Target } from '../../url/target.ts';
import type { LinkEvent, LostReason } from '../link-history.ts';
import { FLAG } from '../schema.ts';
import type { LinkFilters } from './link-filters.ts';
import { type Period, periodParams } from './period.ts';
import { firstRows, targetRows } from './target-rows.ts';

export type NewLostType = 'new' | 'lost';

export interface NewLostBacklinksQuestion {
  readonly target: Target;
  readonly filters?: LinkFilters;
  readonly period: Period;
  /** Both when absent. */
  readonly type?: NewLostType;
  /** Rows, 1–10,000. */
  readonly limit: number;
  /** Latest, or highest, first; of one rank the latest first. */
  readonly orderBy: 'new_lost_date' | 'domain_inlink_rank' | 'inlink_rank';
}

/** An event, and the link as it was when it was last seen live. */
export interface NewLostBacklink {
  readonly at: Date;
  readonly type: NewLostType;
  /** Undefined when it is new. */
  readonly reasonLost: LostReason | undefined;
  readonly urlFrom: string;
  readonly urlTo: string;
  readonly title: string;
  readonly anchor: string;
  readonly linkType: 'href' | 'redirect' | 'canonical';
  readonly nofollow: boolean;
  readonly image: boolean;
  /** Empty when there is none. */
  readonly imageSource: string;
  /** Of the referring page, 0–100; −1 when unknown. */
  readonly inlinkRank: number;
  readonly domainInlinkRank: number;
  /** Of the link ever, however often it was lost since. */
  readonly firstSeen: Date;
}

interface Row {
  /** Seconds since 1970 UTC. */
  readonly event_time: number;
  readonly reason: LinkEvent['reason'];
  readonly source_key: string;
  readonly source_https: boolean;
  readonly target_key: string;
  readonly target_https: boolean;
  readonly title: string;
  readonly anchor: string;
  readonly type: NewLostBacklink['linkType'];
  readonly flags: number;
  readonly image_source: string;
  readonly inlink_rank: number;
  readonly domain_inlink_rank: number;
  /** Seconds since 1970 UTC. */
  readonly first_seen_at: number;
}

/** @throws ClickHouseError when the index cannot answer; the signal's reason when aborted. */
export async function newLostBacklinks(
  index: ClickHouseClient,
  question: NewLostBacklinksQuestion,
  signal?: AbortSignal,
): Promise<NewLostBacklink[]> {
  const { target, filters, period, limit } = question;
  const { condition, params } = targetRows(target, filters);
  const result = await firstRows((clickhouse_settings) =>
    index.query({
      query: sql(condition, question),
      query_params: { ...params, ...periodParams(period), limit },
      format: 'JSONEachRow',
      clickhouse_settings,
      ...(signal && { abort_signal: signal }),
    }),
  );
  return (await result.json<Row>()).map(newLostBacklinkOf);
}

function newLostBacklinkOf(row: Row): NewLostBacklink {
  return {
    at: new Date(row.event_time * 1000),
    type: row.reason === 'new' ? 'new' : 'lost',
    reasonLost: row.reason === 'new' ? undefined : row.reason,
    urlFrom: urlOfKey(row.source_key, row.source_https),
    urlTo: urlOfKey(row.target_key, row.target_https),
    title: row.title,
    anchor: row.anchor,
    linkType: row.type,
    nofollow: (row.flags & FLAG.nofollow) !== 0,
    image: (row.flags & FLAG.image) !== 0,
    imageSource: row.image_source,
    inlinkRank: row.inlink_rank,
    domainInlinkRank: row.domain_inlink_rank,
    firstSeen: new Date(row.first_seen_at * 1000),
  };
}

const ORDERS = {
  new_lost_date: '',
  domain_inlink_rank: 'domain_inlink_rank DESC, ',
  inlink_rank: 'inlink_rank DESC, ',
} as const;

const PRIMARY_KEY = 'target_key, target_https, source_key, source_https, link_type';

/**
 * Times of a link's events in order, as seconds since 1970 UTC; never empty. The first is new, and those of `event_at`
 * alternate lost, new, lost, … So an event at an odd position is new, one at an even position lost.
 */
const EVENT_TIMES = `arrayPushFront(CAST(event_at, 'Array(Int64)'), toInt64(toUnixTimestamp(first_seen)))`;

/** Which events, of position `n`, are of a type. */
const OF_TYPE = { new: 'AND n % 2 = 1', lost: 'AND n % 2 = 0' } as const;

function sql(condition: string, { orderBy, type }: NewLostBacklinksQuestion): string {
  const asked = `time >= {since:UInt32} AND time <= {until:UInt32} ${type === undefined ? '' : OF_TYPE[type]}`;
  const order = ORDERS[orderBy];
  return `
  SELECT
    time AS event_time,
    if(n = 1, 'new', toString(event_reason[n - 1])) AS reason,
    source_key, source_https, target_key, target_https, title, anchor, link_type AS type, flags, image_source,
    inlink_rank, domain_inlink_rank, toUnixTimestamp(first_seen) AS first_seen_at
  FROM (
    SELECT
      ${PRIMARY_KEY}, title, anchor, flags, image_source, inlink_rank, domain_inlink_rank, first_seen, event_reason,
      ${EVENT_TIMES} AS times,
      arrayLastIndex((time, n) -> ${asked}, times, arrayEnumerate(times)) AS latest
    FROM backlinks FINAL
    WHERE ${condition} AND latest > 0
    ORDER BY ${order}times[latest] DESC, ${PRIMARY_KEY}
    LIMIT {limit:UInt32}
  )
  ARRAY JOIN times AS time, arrayEnumerate(times) AS n
  WHERE ${asked}
  ORDER BY ${order}time DESC, ${PRIMARY_KEY}, n DESC
  LIMIT {limit:UInt32}`;
}
