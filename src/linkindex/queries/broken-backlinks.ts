/**
 * Live backlinks of a target that lead to pages which do not answer as they should: 404, 410 or 5xx at their last visit.
 *
 * Reads the target's range of `pages`, narrow columns only, and of its range of `backlinks` the granules that hold
 * links to what was found there. FINAL makes both exact before merges. The second reading of `pages` tells the status
 * of the few rows that are answered.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import type { Target } from '../../url/target.ts';
import {
  type Backlink,
  type BacklinkRow,
  type BacklinksQuestion,
  backlinkOf,
  backlinksSql,
} from './backlinks-of.ts';
import { targetRows, WHOLE } from './target-rows.ts';

export interface BrokenBacklink extends Backlink {
  /** HTTP status of the destination at its last visit. */
  readonly status: number;
  readonly statusSeen: Date;
}

interface Row extends BacklinkRow {
  readonly status: number;
  /** Seconds since 1970 UTC. */
  readonly status_seen_at: number;
}

/** @throws ClickHouseError when the index cannot answer; the signal's reason when aborted. */
export async function brokenBacklinks(
  index: ClickHouseClient,
  question: BacklinksQuestion,
  signal?: AbortSignal,
): Promise<BrokenBacklink[]> {
  const { target, filters, limit, perDomain } = question;
  const { condition, params } = targetRows(target, filters);
  const result = await index.query({
    query: sql(condition, question),
    query_params: { ...params, limit, ...(perDomain !== undefined && { perDomain }) },
    format: 'JSONEachRow',
    clickhouse_settings: WHOLE,
    ...(signal && { abort_signal: signal }),
  });
  return (await result.json<Row>()).map((row) => ({
    ...backlinkOf(row),
    status: row.status,
    statusSeen: new Date(row.status_seen_at * 1000),
  }));
}

/** As in `backlinksSql`, whose rows a join gives back in no order. */
const ORDERS = {
  date_found: 'first_seen_at',
  domain_inlink_rank: 'domain_inlink_rank',
  inlink_rank: 'inlink_rank',
} as const;

function sql(condition: string, question: BacklinksQuestion): string {
  const broken = brokenPages(question.target);
  const isBroken = `(target_key, target_https) IN (SELECT page_key, page_https FROM (${broken}))`;
  return `
  SELECT links.*, status, status_seen_at
  FROM (${backlinksSql(`${condition} AND ${isBroken}`, question)}) AS links
  INNER JOIN (${broken}) AS broken ON page_key = target_key AND page_https = target_https
  ORDER BY ${ORDERS[question.orderBy]} DESC, target_key, target_https, source_key, source_https, link_type`;
}

/** With the parameters of `targetRows`. */
const brokenPages = ({ https }: Target) => `
    SELECT
      page_key, page_https,
      last_status                  AS status,
      toUnixTimestamp(last_visited) AS status_seen_at
    FROM pages FINAL
    WHERE page_key >= {from:String} AND page_key < {to:String}
      ${https === undefined ? '' : 'AND page_https = {https:Bool}'}
      AND (last_status IN (404, 410) OR last_status BETWEEN 500 AND 599)`;
