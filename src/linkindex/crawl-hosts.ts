/**
 * What the crawler knows of each host, kept over restarts: its robots.txt, how fast it may be asked, whether it wants to
 * be left alone, and what it answered lately.
 *
 * Read and written a host at a time and never searched, hence JSON in one column.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import { oneOf } from './queries/one-of.ts';

/** The state of one host in the form of `State`, which is its owner's. */
export interface KeptHost<State> {
  readonly host: string;
  readonly state: State;
}

/** Hosts of which nothing is known are left out. */
export async function keptHosts<State>(
  index: ClickHouseClient,
  hosts: readonly string[],
): Promise<KeptHost<State>[]> {
  const { condition, values } = oneOf('host', 'hosts', hosts);
  const result = await index.query({
    query: `SELECT host, state FROM crawl_hosts FINAL WHERE ${condition}`,
    query_params: values,
    format: 'JSONEachRow',
  });
  const rows = await result.json<{ readonly host: string; readonly state: string }>();
  // Written by `keepHosts`.
  return rows.map(({ host, state }) => ({ host, state: JSON.parse(state) as State }));
}

/** @param version Above that of anything kept before: milliseconds since 1970 UTC. */
export async function keepHosts<State>(
  index: ClickHouseClient,
  hosts: readonly KeptHost<State>[],
  version: number,
): Promise<void> {
  if (hosts.length === 0) return;
  await index.insert({
    table: 'crawl_hosts',
    format: 'JSONEachRow',
    values: hosts.map(({ host, state }) => ({ host, state: JSON.stringify(state), version })),
  });
}
