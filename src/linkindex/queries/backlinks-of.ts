/**
 * Live backlinks of a target, newest or highest ranked first.
 *
 * Reads the target's range of `backlinks`; of a large one the columns that order it for every row, the others only for
 * the rows that are told (the engine's lazy materialization). FINAL makes it exact before merges; the primary key breaks ties.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import { urlOfKey } from '../../url/page-key.ts';
import type { Target } from '../../url/target.ts';
import { FLAG } from '../schema.ts';
import type { LinkFilters } from './link-filters.ts';
import { firstRows, targetRows } from './target-rows.ts';

export interface BacklinksQuestion {
  readonly target: Target;
  readonly filters?: LinkFilters;
  /** Rows, 1–10,000. */
  readonly limit: number;
  /** Latest, or highest, first. */
  readonly orderBy: 'date_found' | 'domain_inlink_rank' | 'inlink_rank';
  /** Rows of each referring domain (host), the first ones in that order; all when absent. */
  readonly perDomain?: number;
}

export interface Backlink {
  readonly urlFrom: string;
  readonly urlTo: string;
  /** Of the referring page. */
  readonly title: string;
  readonly anchor: string;
  readonly nofollow: boolean;
  /** The link contains an image. */
  readonly image: boolean;
  readonly imageSource: string | null;
  /** Of the referring page, 0–100; −1 when unknown. */
  readonly inlinkRank: number;
  readonly domainInlinkRank: number;
  readonly firstSeen: Date;
  readonly lastVisited: Date;
}

/** As the statement gives it. */
export interface BacklinkRow {
  readonly source_key: string;
  readonly source_https: boolean;
  readonly target_key: string;
  readonly target_https: boolean;
  readonly title: string;
  readonly anchor: string;
  readonly flags: number;
  readonly image_source: string;
  readonly inlink_rank: number;
  readonly domain_inlink_rank: number;
  /** Seconds since 1970 UTC. */
  readonly first_seen_at: number;
  readonly last_visited_at: number;
}

const ORDERS = {
  date_found: 'first_seen DESC',
  domain_inlink_rank: 'domain_inlink_rank DESC',
  inlink_rank: 'inlink_rank DESC',
} as const;

/** @throws ClickHouseError when the index cannot answer; the signal's reason when aborted. */
export async function backlinksOf(
  index: ClickHouseClient,
  question: BacklinksQuestion,
  signal?: AbortSignal,
): Promise<Backlink[]> {
  const { target, filters, limit, perDomain } = question;
  const { condition, params } = targetRows(target, filters);
  const result = await firstRows((clickhouse_settings) =>
    index.query({
      query: backlinksSql(condition, question),
      query_params: { ...params, limit, ...(perDomain !== undefined && { perDomain }) },
      format: 'JSONEachRow',
      clickhouse_settings,
      ...(signal && { abort_signal: signal }),
    }),
  );
  return (await result.json<BacklinkRow>()).map(backlinkOf);
}

export function backlinkOf(row: BacklinkRow): Backlink {
  return {
    urlFrom: urlOfKey(row.source_key, row.source_https),
    urlTo: urlOfKey(row.target_key, row.target_https),
    title: row.title,
    anchor: row.anchor,
    nofollow: (row.flags & FLAG.nofollow) !== 0,
    image: (row.flags & FLAG.image) !== 0,
    imageSource: row.image_source === '' ? null : row.image_source,
    inlinkRank: row.inlink_rank,
    domainInlinkRank: row.domain_inlink_rank,
    firstSeen: new Date(row.first_seen_at * 1000),
    lastVisited: new Date(row.last_visited_at * 1000),
  };
}

/** Asks for rows of the condition; its parameters beside the condition's are `limit` and, if given, `perDomain`. */
export const backlinksSql = (condition: string, { orderBy, perDomain }: BacklinksQuestion) => `
  SELECT
    source_key, source_https, target_key, target_https, title, anchor, flags, image_source,
    inlink_rank, domain_inlink_rank, link_type,
    toUnixTimestamp(first_seen)   AS first_seen_at,
    toUnixTimestamp(last_visited) AS last_visited_at
  FROM backlinks FINAL
  WHERE ${condition} AND live
  ORDER BY ${ORDERS[orderBy]}, target_key, target_https, source_key, source_https, link_type
  ${perDomain === undefined ? '' : 'LIMIT {perDomain:UInt32} BY source_host_id'}
  LIMIT {limit:UInt32}`;
