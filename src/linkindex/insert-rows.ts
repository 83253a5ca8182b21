/**
 * Bulk insert of rows encoded by the caller: the fast way in, embedded and on a server alike.
 *
 * The statement is ClickHouse's own `INSERT … SELECT … FROM input(…)`: `input` stands for the rows that travel with
 * it, and names and types of their columns, so the engine can compute on the way in (hashes, joins, defaults):
 *
 *     await insertRows(index, {
 *       statement: `INSERT INTO visits (page_key, page_https) SELECT key, https FROM input('key String, https Bool')`,
 *       rows: bytes,
 *     });
 *
 * A server reads the rows from the body of the request; the embedded engine from a file below the index directory
 * (`ChdbConnection` puts `file(…)` where `input(…)` stands). RowBinary: 424,000 rows of ten columns a second,
 * against 140,000 as JSON objects.
 *
 * TRICKY: more than one million rows become several parts, and a large insert is not atomic: a crash can leave
 * some of them.
 */
import { Readable } from 'node:stream';
import type { ClickHouseClient, ClickHouseSettings } from '@clickhouse/client';

export interface RowInsert {
  /** `INSERT INTO table (…) SELECT … FROM input('column Type, …')`, without FORMAT. */
  readonly statement: string;
  /** Whole rows; in pieces if they were encoded so. */
  readonly rows: Uint8Array | readonly Uint8Array[];
  /** Default `RowBinary`. */
  readonly format?: 'RowBinary' | 'TabSeparated' | 'JSONEachRow';
  /** Values of `{name:Type}` in the statement. */
  readonly params?: Readonly<Record<string, unknown>>;
  readonly settings?: ClickHouseSettings;
  readonly signal?: AbortSignal;
}

/**
 * Answers when the engine has the rows, as durable as their table is (`DURABLE` in `schema.ts`).
 *
 * @throws ClickHouseError for a broken statement or broken rows, AppError DISK_FULL (embedded).
 */
export async function insertRows(index: ClickHouseClient, insert: RowInsert): Promise<void> {
  const { statement, rows, format = 'RowBinary', params, settings, signal } = insert;
  const { stream } = await index.exec({
    query: `${statement} FORMAT ${format}`,
    values: Readable.from(rows instanceof Uint8Array ? [rows] : rows, { objectMode: false }),
    ...(params && { query_params: { ...params } }),
    ...(settings && { clickhouse_settings: settings }),
    ...(signal && { abort_signal: signal }),
  });
  stream.resume();
}
