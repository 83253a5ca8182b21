/**
 * Referring domains (hosts) of a target that were found or lost in a period: one row per event.
 *
 * A host is found when its first link goes live and lost when its last one is gone (contract §1), see `host-seconds.ts`.
 * The time from being found to being lost is a *spell*; a host that comes back begins another.
 *
 * Reads the target's range of `backlinks` once. FINAL makes it exact before merges; the host breaks ties.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import { hostOfKey } from '../../url/page-key.ts';
import type { Target } from '../../url/target.ts';
import { DAY_SECONDS } from './granularity.ts';
import { DOFOLLOW, hostSeconds } from './host-seconds.ts';
import type { LinkFilters } from './link-filters.ts';
import type { NewLostType } from './new-lost-backlinks.ts';
import { type Period, periodParams } from './period.ts';
import { targetRows, WHOLE } from './target-rows.ts';

export interface NewLostRefdomainsQuestion {
  readonly target: Target;
  /** A host is found and lost by the links that they leave. */
  readonly filters?: LinkFilters;
  readonly period: Period;
  /** Both when absent. */
  readonly type?: NewLostType;
  /** Rows, 1–10,000. */
  readonly limit: number;
  /** Latest, or highest, first; of one rank the latest first. */
  readonly orderBy: 'new_lost_date' | 'domain_inlink_rank';
}

/** An event, and the host's links in the spell that began or ended with it. */
export interface NewLostRefdomain {
  readonly at: Date;
  readonly type: NewLostType;
  readonly host: string;
  /** Links live now; of a spell that has ended, the most that were live at once on its last day. */
  readonly backlinks: number;
  readonly dofollowBacklinks: number;
  /** When the oldest link live now was found; of a spell that has ended, the oldest ever of this host. */
  readonly firstSeen: Date;
  /** Of the host's registrable domain, 0–100; −1 when unknown. */
  readonly domainInlinkRank: number;
}

interface Row {
  /** Seconds since 1970 UTC. */
  readonly event_time: number;
  readonly type: NewLostType;
  readonly labels: string;
  readonly backlinks: number;
  readonly dofollow_backlinks: number;
  /** Seconds since 1970 UTC. */
  readonly first_seen_at: number;
  readonly domain_rank: number;
}

/** @throws ClickHouseError when the index cannot answer; the signal's reason when aborted. */
export async function newLostRefdomains(
  index: ClickHouseClient,
  question: NewLostRefdomainsQuestion,
  signal?: AbortSignal,
): Promise<NewLostRefdomain[]> {
  const { target, filters, period, limit } = question;
  const { condition, params } = targetRows(target, filters);
  const result = await index.query({
    query: sql(condition, question),
    query_params: { ...params, ...periodParams(period), limit },
    format: 'JSONEachRow',
    clickhouse_settings: WHOLE,
    ...(signal && { abort_signal: signal }),
  });
  return (await result.json<Row>()).map((row) => ({
    at: new Date(row.event_time * 1000),
    type: row.type,
    host: hostOfKey(`${row.labels})`),
    backlinks: row.backlinks,
    dofollowBacklinks: row.dofollow_backlinks,
    firstSeen: new Date(row.first_seen_at * 1000),
    domainInlinkRank: row.domain_rank,
  }));
}

const FACTS = {
  source: 'any(source_key)',
  rank: 'max(domain_inlink_rank)',
  live_now: 'countIf(live)',
  live_dofollow: `countIf(live AND ${DOFOLLOW})`,
  oldest_live: 'toUnixTimestamp(minIf(first_seen, live))',
  oldest: 'toUnixTimestamp(min(first_seen))',
};

const DAY = `intDiv(second, ${DAY_SECONDS})`;

/**
 * Seconds in which links came and went, with none before and none after, belong to no spell. The last day of a spell has
 * its latest rows: the greatest of (day, count) is the highest count of that day.
 */
const spells = (condition: string) => `
    SELECT
      substringIndex(any(source), ')', 1)          AS labels,
      any(rank)                                    AS domain_rank,
      min(second)                                  AS began,
      if(countIf(after = 0) > 0, max(second), -1)  AS ended,
      if(ended < 0, any(live_now), max((${DAY}, before)).2)               AS backlinks,
      if(ended < 0, any(live_dofollow), max((${DAY}, dofollow_before)).2) AS dofollow_backlinks,
      if(ended < 0, any(oldest_live), any(oldest))                        AS first_seen_at
    FROM (${hostSeconds(condition, { facts: FACTS, onlyChanged: true })})
    WHERE before > 0 OR after > 0
    GROUP BY host, spell`;

const OF_TYPE = { new: `AND type = 'new'`, lost: `AND type = 'lost'` } as const;
const ORDERS = { new_lost_date: '', domain_inlink_rank: 'domain_rank DESC, ' } as const;

const sql = (condition: string, { orderBy, type }: NewLostRefdomainsQuestion) => `
  SELECT event_time, type, labels, backlinks, dofollow_backlinks, first_seen_at, domain_rank
  FROM (${spells(condition)})
  ARRAY JOIN [began, ended] AS event_time, ['new', 'lost'] AS type
  WHERE event_time >= {since:UInt32} AND event_time <= {until:UInt32} ${type === undefined ? '' : OF_TYPE[type]}
  ORDER BY ${ORDERS[orderBy]}event_time DESC, labels, type
  LIMIT {limit:UInt32}`;
