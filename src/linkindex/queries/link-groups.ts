/**
 * A target's live links, grouped by something they share, the largest groups first.
 *
 * Reads the target's range of `backlinks` once: the columns of the groups and a few narrow ones. FINAL makes it exact
 * before merges; the other count, then the group itself, break ties.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import type { Target } from '../../url/target.ts';
import { FLAG } from '../schema.ts';
import type { LinkFilters } from './link-filters.ts';
import { QUICK_PLAN, targetRows } from './target-rows.ts';

export interface GroupsQuestion {
  readonly target: Target;
  readonly filters?: LinkFilters;
  /** Rows, 1–10,000. */
  readonly limit: number;
  /** Most first. */
  readonly orderBy: 'backlinks' | 'refdomains';
}

/** What is told of each group. */
export interface LinkGroup {
  readonly backlinks: number;
  /** Distinct hosts of referring pages. */
  readonly refdomains: number;
  readonly dofollowBacklinks: number;
  /** When the oldest of the links was found. */
  readonly firstSeen: Date;
  /** Last visit that saw any of them. */
  readonly lastVisited: Date;
}

/** How links are grouped; SQL of our own, never anybody's text. */
export interface Grouping {
  /** Columns that a group shares; they order groups of equal counts. */
  readonly by: readonly string[];
  /** What to select of a group beside them, as `… AS name`. */
  readonly select?: readonly string[];
  /** Links that are in no group are those for which it does not hold. */
  readonly where?: string;
}

interface Row {
  readonly backlinks: number;
  readonly refdomains: number;
  readonly dofollow_backlinks: number;
  /** Seconds since 1970 UTC. */
  readonly first_seen_at: number;
  readonly last_visited_at: number;
}

/**
 * @typeParam K The selected columns of a group, as they come from the engine.
 * @throws ClickHouseError when the index cannot answer; the signal's reason when aborted.
 */
export async function linkGroups<K>(
  index: ClickHouseClient,
  grouping: Grouping,
  question: GroupsQuestion,
  signal?: AbortSignal,
): Promise<(LinkGroup & { readonly key: K })[]> {
  const { condition, params } = targetRows(question.target, question.filters);
  const result = await index.query({
    query: sql(condition, grouping, question.orderBy),
    query_params: { ...params, limit: question.limit },
    format: 'JSONEachRow',
    clickhouse_settings: QUICK_PLAN,
    ...(signal && { abort_signal: signal }),
  });
  return (await result.json<Row & K>()).map((row) => ({
    key: row,
    backlinks: row.backlinks,
    refdomains: row.refdomains,
    dofollowBacklinks: row.dofollow_backlinks,
    firstSeen: new Date(row.first_seen_at * 1000),
    lastVisited: new Date(row.last_visited_at * 1000),
  }));
}

const ORDERS = {
  backlinks: 'backlinks DESC, refdomains DESC',
  refdomains: 'refdomains DESC, backlinks DESC',
} as const;

const sql = (
  condition: string,
  { by, select = [], where = '1' }: Grouping,
  orderBy: GroupsQuestion['orderBy'],
) => `
  SELECT
    ${[...by, ...select].join(', ')},
    count()                                      AS backlinks,
    uniqExact(source_host_id)                    AS refdomains,
    countIf(bitAnd(flags, ${FLAG.nofollow}) = 0) AS dofollow_backlinks,
    toUnixTimestamp(min(first_seen))             AS first_seen_at,
    toUnixTimestamp(max(last_visited))           AS last_visited_at
  FROM backlinks FINAL
  WHERE ${condition} AND live AND ${where}
  GROUP BY ${by.join(', ')}
  ORDER BY ${ORDERS[orderBy]}, ${by.join(', ')}
  LIMIT {limit:UInt32}`;
