/**
 * The largest groups of a target's live links by either count, and how many groups there are.
 *
 * Reads the target's range of `backlinks` once for both orders. Ties are broken as in `linkGroups`, whose first rows
 * these are.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import type { Target } from '../../url/target.ts';
import { FLAG } from '../schema.ts';
import { QUICK_PLAN, targetRows } from './target-rows.ts';

export interface TopGroups<K> {
  readonly groups: number;
  /** With at least one link that is not marked nofollow. */
  readonly dofollowGroups: number;
  readonly byBacklinks: readonly (readonly [key: K, backlinks: number])[];
  readonly byRefdomains: readonly (readonly [key: K, refdomains: number])[];
}

/** Negative counts, so that the least come first: what orders the list, what breaks ties, the group. */
type Ranked<K extends readonly unknown[]> = readonly [count: number, other: number, ...key: K];

interface Row<K extends readonly unknown[]> {
  readonly groups: number;
  readonly dofollow_groups: number;
  readonly by_backlinks: readonly Ranked<K>[];
  readonly by_refdomains: readonly Ranked<K>[];
}

/** Groups in each list. */
const TOP = 10;

/**
 * @param by Columns that a group shares, never anybody's text.
 * @typeParam K Their values.
 * @throws ClickHouseError when the index cannot answer; the signal's reason when aborted.
 */
export async function topGroups<K extends readonly unknown[]>(
  index: ClickHouseClient,
  by: readonly string[],
  target: Target,
  signal?: AbortSignal,
): Promise<TopGroups<K>> {
  const { condition, params } = targetRows(target);
  const result = await index.query({
    query: sql(condition, by.join(', ')),
    query_params: { ...params },
    format: 'JSONEachRow',
    clickhouse_settings: QUICK_PLAN,
    ...(signal && { abort_signal: signal }),
  });
  const [row] = await result.json<Row<K>>();
  if (row === undefined) throw new Error('an aggregate has one row');
  return {
    groups: row.groups,
    dofollowGroups: row.dofollow_groups,
    byBacklinks: row.by_backlinks.map(ranked),
    byRefdomains: row.by_refdomains.map(ranked),
  };
}

function ranked<K extends readonly unknown[]>([count, , ...key]: Ranked<K>): [K, number] {
  return [key, -count];
}

const sql = (condition: string, by: string) => `
  SELECT
    count()                                                     AS groups,
    countIf(dofollow > 0)                                       AS dofollow_groups,
    groupArraySorted(${TOP})((-links, -hosts, ${by})) AS by_backlinks,
    groupArraySorted(${TOP})((-hosts, -links, ${by})) AS by_refdomains
  FROM (
    SELECT
      ${by},
      toInt64(count())                             AS links,
      toInt64(uniqExact(source_host_id))           AS hosts,
      countIf(bitAnd(flags, ${FLAG.nofollow}) = 0) AS dofollow
    FROM backlinks FINAL
    WHERE ${condition} AND live
    GROUP BY ${by}
  )`;
