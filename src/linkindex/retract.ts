/**
 * Takes back backlinks that an earlier fold wrote and a fuller one knows never to have stood: a link of a reading
 * that a better one overrules, or a chain of redirects that a late-coming visit interrupts.
 *
 * They are overwritten by rows marked as deleted, which FINAL leaves out; a row that is not there is not written.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import { LINK_TYPES } from '../visit/visit.ts';
import type { FoldTables } from './fold-run.ts';
import { type Address, nodeName } from './fold-visit.ts';
import type { ShownLink } from './link-history.ts';

/** Names one backlink. */
export type LinkKey = Pick<ShownLink, 'from' | 'to' | 'type'>;

/** Keys in one statement: they travel as parameters, in the address of a request to a server (1 MiB). */
const MAX_KEYS = 200;

export async function retractLinks(
  index: ClickHouseClient,
  table: FoldTables['backlinks'],
  version: number,
  links: readonly LinkKey[],
): Promise<void> {
  for (let from = 0; from < links.length; from += MAX_KEYS) {
    const some = links.slice(from, from + MAX_KEYS);
    const nodes = (end: (link: LinkKey) => Address) => some.map((link) => nodeName(end(link)));
    await index.command({
      query: retraction(table),
      query_params: {
        version,
        targets: nodes(({ to }) => to),
        sources: nodes(({ from }) => from),
        types: some.map(({ type }) => LINK_TYPES.indexOf(type)),
      },
    });
  }
}

/** Reads by primary key; exact before merges by FINAL. */
const retraction = (table: FoldTables['backlinks']) => `
  INSERT INTO ${table} (target_key, target_https, source_key, source_https, link_type, version, is_deleted)
  WITH
    arrayZip({targets:Array(String)}, {sources:Array(String)}, {types:Array(Int8)}) AS links,
    keys AS (
      SELECT
        substring(link.1, 2), CAST(startsWith(link.1, '1') AS Bool),
        substring(link.2, 2), CAST(startsWith(link.2, '1') AS Bool),
        CAST(link.3 AS Enum8('href' = 0, 'redirect' = 1, 'canonical' = 2))
      FROM (SELECT arrayJoin(links) AS link)
    )
  SELECT target_key, target_https, source_key, source_https, link_type, {version:UInt64}, 1
  FROM ${table} FINAL
  WHERE (target_key, target_https, source_key, source_https, link_type) IN (SELECT * FROM keys)`;
