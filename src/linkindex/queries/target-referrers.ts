/**
 * Who links to a target, in numbers.
 *
 * Reads the target's range of `backlinks` once, grouped by referring host: counting hosts of each kind from the groups
 * takes half the time that as many sets of hosts take. FINAL makes the counts exact before merges.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import type { Target } from '../../url/target.ts';
import { FLAG } from '../schema.ts';
import { IP_KNOWN, SUBNET } from './ip-sql.ts';
import { QUICK_PLAN, targetRows } from './target-rows.ts';

/** Of live backlinks; referring domains are hosts, and count where any of their links does. */
export interface TargetReferrers {
  readonly backlinks: number;
  readonly nofollowBacklinks: number;
  readonly eduBacklinks: number;
  readonly dofollowEduBacklinks: number;
  readonly govBacklinks: number;
  /** Links with text and without an image that are no redirects. */
  readonly textBacklinks: number;
  /** From pages whose path is `/`, without a query. */
  readonly homePageBacklinks: number;
  readonly dofollowHomePageBacklinks: number;
  readonly refdomains: number;
  readonly dofollowRefdomains: number;
  readonly eduRefdomains: number;
  readonly govRefdomains: number;
  readonly homePageRefdomains: number;
  /** Distinct known addresses of referring pages, and their /24 (IPv4) and /48 (IPv6) networks. */
  readonly ips: number;
  readonly subnets: number;
  /** Referring domains of each top-level domain; addresses have none. */
  readonly tlds: Readonly<Record<string, number>>;
  /** Known addresses of each referring domain that has any; IPv4 addresses are mapped (`::ffff:192.0.2.1`). */
  readonly addresses: readonly (readonly string[])[];
}

/** @throws ClickHouseError when the index cannot answer; the signal's reason when aborted. */
export async function targetReferrers(
  index: ClickHouseClient,
  target: Target,
  signal?: AbortSignal,
): Promise<TargetReferrers> {
  const { condition, params } = targetRows(target);
  const result = await index.query({
    query: sql(condition),
    query_params: { ...params },
    format: 'JSONEachRow',
    clickhouse_settings: QUICK_PLAN,
    ...(signal && { abort_signal: signal }),
  });
  const [row] = await result.json<TargetReferrers>();
  if (row === undefined) throw new Error('an aggregate has one row');
  return row;
}

const has = (flag: keyof typeof FLAG) => `bitAnd(flags, ${FLAG[flag]}) != 0`;
const DOFOLLOW = `bitAnd(flags, ${FLAG.nofollow}) = 0`;
const TEXT = `link_type != 'redirect' AND NOT (${has('image')}) AND anchor != ''`;
/** The first slash of a key is that of its path. */
const HOME_PAGE = `position(source_key, '/') = length(source_key)`;

/** Of a key: its first label, which holds no dot; `''` of an address. */
const LABELS = `substringIndex(key, ')', 1)`;
const TLD = `if(position(${LABELS}, '.') > 0 OR startsWith(key, '['), '',
      decodeURLComponent(substringIndex(${LABELS}, ',', 1)))`;

const sql = (condition: string) => `
  SELECT
    sum(links)                                            AS backlinks,
    sum(links - dofollow)                                 AS nofollowBacklinks,
    sum(edu)                                              AS eduBacklinks,
    sum(dofollow_edu)                                     AS dofollowEduBacklinks,
    sum(gov)                                              AS govBacklinks,
    sum(text)                                             AS textBacklinks,
    sum(home_page)                                        AS homePageBacklinks,
    sum(dofollow_home_page)                               AS dofollowHomePageBacklinks,
    count()                                               AS refdomains,
    countIf(dofollow > 0)                                 AS dofollowRefdomains,
    countIf(edu > 0)                                      AS eduRefdomains,
    countIf(gov > 0)                                      AS govRefdomains,
    countIf(home_page > 0)                                AS homePageRefdomains,
    uniqExactArray(addresses_of_host)                     AS ips,
    uniqExactArray(arrayMap(source_ip -> ${SUBNET}, addresses_of_host)) AS subnets,
    sumMapIf(map(${TLD}, 1), ${TLD} != '') AS tlds,
    groupArrayIf(addresses_of_host, notEmpty(addresses_of_host)) AS addresses
  FROM (
    SELECT
      any(source_key)                       AS key,
      count()                               AS links,
      countIf(${DOFOLLOW})                  AS dofollow,
      countIf(${has('edu')})                AS edu,
      countIf(${has('edu')} AND ${DOFOLLOW}) AS dofollow_edu,
      countIf(${has('gov')})                AS gov,
      countIf(${TEXT})                      AS text,
      countIf(${HOME_PAGE})                 AS home_page,
      countIf(${HOME_PAGE} AND ${DOFOLLOW}) AS dofollow_home_page,
      groupUniqArrayIf(source_ip, ${IP_KNOWN}) AS addresses_of_host
    FROM backlinks FINAL
    WHERE ${condition} AND live
    GROUP BY source_host_id
  )`;
