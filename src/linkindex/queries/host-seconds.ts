/**
 * SQL that tells how many links of each referring domain (host) to a target were live, second by second: the ground on which
 * hosts are found and lost (contract §1).
 *
 * Of each host it takes how many links were live when the period began, and all events since, sorted; their running sum
 * counts its live links. What happens in one second counts together, in no order, so a page that exchanges one link for
 * another loses nothing. An event is packed into one number, for the engine sorts numbers several times faster than
 * tuples, and adds them up by second faster than `sumMap` does (1/10 of its time for 700,000 events).
 *
 * Needs the engine's present planner: the former one takes twice as long to plan it (60 ms for a small target).
 *
 * Reads the target's range of `backlinks` once. FINAL makes it exact before merges.
 */
import { FLAG } from '../schema.ts';

export const DOFOLLOW = `bitAnd(flags, ${FLAG.nofollow}) = 0`;

export interface HostSecondsOptions {
  /** Of a host: aggregates over its links, each with a name; of links there are all columns that `links` names. */
  readonly facts?: Readonly<Record<string, string>>;
  /** Leaves out hosts without an event since the period began. */
  readonly onlyChanged: boolean;
}

/**
 * Rows: `host`, its facts, `second`, links live `before` and `after` it, dofollow ones before it (`dofollow_before`), and
 * how many were `found` in it. The first row of a host stands for all that was before `{since:UInt32}`: second −1, before
 * which nothing was live.
 *
 * @param condition As of `targetRows`.
 */
export function hostSeconds(
  condition: string,
  { facts = {}, onlyChanged }: HostSecondsOptions,
): string {
  const aggregates = Object.entries(facts).map(([name, sql]) => `${sql} AS ${name}, `);
  const names = ['host', ...Object.keys(facts)].join(', ');
  return `
    WITH
      arrayMap(event -> intDiv(event, 4), sorted)               AS times,
      arrayMap(event -> if(bitTest(event, 1), 1, -1), sorted)   AS changes,
      /* Sums after each event, of which only the last of each second is kept. */
      arrayMap((time, next) -> time != next, times, arrayShiftLeft(times, 1, toInt64(-1)))  AS lasts,
      arrayPushFront(arrayFilter((time, last) -> last, times, lasts), -1)                   AS seconds,
      ${totals('at_first', 'changes')}                                                      AS afters,
      ${totals('at_first', 'arrayMap(change -> toInt64(change > 0), changes)')}             AS founds,
      ${totals('dofollow_at_first', 'arrayMap((e, c) -> c * (e % 2), sorted, changes)')}    AS dofollows,
      ${previous('afters')}                                                                 AS befores
    SELECT ${names}, second, before, after, dofollow_before, found_until - found_before AS found, spell
    FROM (
      SELECT
        source_host_id AS host, ${aggregates.join('')}
        sum(stood)                          AS at_first,
        sumIf(stood, ${DOFOLLOW})           AS dofollow_at_first,
        arraySort(arrayConcat(
          groupArrayIf(first, first_seen_at >= {since:UInt32}), groupArrayArray(later)))  AS sorted
      FROM (${links(condition)})
      GROUP BY host
      ${onlyChanged ? 'HAVING notEmpty(sorted)' : ''}
    )
    ARRAY JOIN
      seconds                 AS second,
      befores                 AS before,
      afters                  AS after,
      ${previous('dofollows')} AS dofollow_before,
      ${previous('founds')}   AS found_before,
      founds                  AS found_until,
      arrayCumSum(arrayMap(count -> count = 0, befores)) AS spell`;
}

const previous = (sums: string) => `arrayPushFront(arrayPopBack(${sums}), 0)`;

const totals = (first: string, changes: string) =>
  `arrayPushFront(arrayMap(sum -> ${first} + sum, arrayFilter((sum, last) -> last, arrayCumSum(${changes}), lasts)), ${first})`;

/**
 * Of each link whether it was live when the period began (1, 0), and its events as time × 4 + new × 2 + dofollow: the first,
 * and those after it since then. Most links have only the first, so it is kept out of an array.
 */
const links = (condition: string) => `
      SELECT
        source_host_id, source_key, flags, live, first_seen, domain_inlink_rank,
        (first_seen_at < {since:UInt32}) + arrayCount(time -> time < {since:UInt32}, event_times) AS passed,
        toInt64(passed % 2) AS stood,
        toInt64(toUnixTimestamp(first_seen)) AS first_seen_at,
        first_seen_at * 4 + 2 + (${DOFOLLOW}) AS first,
        CAST(event_at, 'Array(Int64)') AS event_times,
        arrayFilter(
          event -> event >= toInt64({since:UInt32}) * 4,
          arrayMap((time, n) -> time * 4 + (n + 1) % 2 * 2 + (${DOFOLLOW}), event_times, arrayEnumerate(event_times))
        ) AS later
      FROM backlinks FINAL
      WHERE ${condition}`;
