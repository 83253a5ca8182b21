/**
 * Backlinks as they leave the engine for whoever takes all of them: the documented row, made in SQL, so that none of
 * a hundred thousand rows becomes an object here.
 */
import type { ClickHouseSettings } from '@clickhouse/client';
import { FLAG } from '../schema.ts';
import { urlSql } from './key-sql.ts';

export interface Column {
  /** As the API has it. */
  readonly name: string;
  /** Over the columns of `backlinks`. */
  readonly sql: string;
}

/** The row of get-raw-backlinks, in the documented order. */
export const RAW_COLUMNS: readonly Column[] = [
  { name: 'url_from', sql: urlSql('source_key', 'source_https') },
  { name: 'url_to', sql: urlSql('target_key', 'target_https') },
  { name: 'title', sql: 'title' },
  { name: 'anchor', sql: 'anchor' },
  { name: 'alt', sql: 'NULL' },
  { name: 'nofollow', sql: `toBool(bitAnd(flags, ${FLAG.nofollow}) != 0)` },
  { name: 'image', sql: `toBool(bitAnd(flags, ${FLAG.image}) != 0)` },
  { name: 'image_source', sql: `nullIf(image_source, '')` },
  { name: 'inlink_rank', sql: 'inlink_rank' },
  { name: 'domain_inlink_rank', sql: 'domain_inlink_rank' },
  { name: 'first_seen', sql: 'toDate(first_seen)' },
  { name: 'last_visited', sql: 'toDate(last_visited)' },
];

/** A SELECT list; the statement must run with `RAW_SETTINGS`. */
export function selectList(columns: readonly Column[]): string {
  return columns.map(({ name, sql }) => `${sql} AS ${name}`).join(',\n    ');
}

/**
 * TRICKY: in ClickHouse an alias hides the column of its name in the whole statement, WHERE and ORDER BY too, where
 * `first_seen` would be the day and not the moment.
 */
export const RAW_SETTINGS: ClickHouseSettings = {
  prefer_column_name_to_alias: 1,
  output_format_json_escape_forward_slashes: 0,
};
