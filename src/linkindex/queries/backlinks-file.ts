/**
 * All live backlinks of a target as a file: the row of get-raw-backlinks, in the order of the primary key.
 *
 * The embedded engine writes and compresses a gzip file itself, so no byte of it comes through JavaScript. A server cannot
 * write here, and of a plain file that the engine wrote nobody could tell whether it is whole: those are streamed, the
 * same SELECT, and compressed by zlib. Either way memory stays flat, whatever the rows, and one thread of the engine
 * works, so that others find the second.
 *
 * Reads the target's range of `backlinks` once. FINAL makes it exact before merges. CSV as RFC 4180 has it, with a header.
 */
import { createWriteStream } from 'node:fs';
import { rm, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import { constants, createGzip } from 'node:zlib';
import type { ClickHouseClient, ClickHouseSettings } from '@clickhouse/client';
import { AppError } from '../../errors.ts';
import type { Target } from '../../url/target.ts';
import { indexError } from '../chdb-error.ts';
import { sqlString } from '../chdb-literal.ts';
import { isEmbedded } from '../open.ts';
import type { LinkFilters } from './link-filters.ts';
import { RAW_COLUMNS, RAW_SETTINGS, selectList } from './raw-backlinks.ts';
import { targetRows } from './target-rows.ts';

export interface FileQuestion {
  readonly target: Target;
  readonly filters?: LinkFilters;
}

export interface FileForm {
  /** `csv`: cells are defused. `jsonl`: one object a line, as the API has it. */
  readonly format: 'csv' | 'jsonl';
  readonly gzip: boolean;
}

export interface FileOptions {
  readonly signal?: AbortSignal;
  /** Told now and then how many rows have been written. */
  readonly onRows?: (rows: number) => void;
}

/**
 * Writes the file, in the place of one that may be there. A file that could not be completed is removed.
 *
 * @param path Absolute.
 * @returns Rows in the file, the header not counted.
 * @throws AppError DISK_FULL; ClickHouseError; the signal's reason when aborted.
 */
export async function writeBacklinksFile(
  index: ClickHouseClient,
  question: FileQuestion,
  path: string,
  form: FileForm,
  options: FileOptions = {},
): Promise<number> {
  await rm(path, { force: true });
  const write = isEmbedded(index) && form.gzip ? writeByEngine : writeByStream;
  try {
    return await write(index, question, path, form, options);
  } catch (error) {
    await rm(path, { force: true });
    if (options.signal?.aborted) throw options.signal.reason;
    throw indexError(error, path);
  }
}

/** How many rows a file would have now. */
export async function countBacklinks(
  index: ClickHouseClient,
  { target, filters }: FileQuestion,
  signal?: AbortSignal,
): Promise<number> {
  const { condition, params } = targetRows(target, filters);
  const query = `SELECT count() AS n FROM backlinks FINAL WHERE ${condition} AND live`;
  return number(index, query, params, signal);
}

const FORMATS = { csv: 'CSVWithNames', jsonl: 'JSONEachRow' } as const;

const SETTINGS: ClickHouseSettings = {
  ...RAW_SETTINGS,
  max_threads: 1,
  // Of 380 MB of memory, 310 are for formatting on all cores, and gzip is slower than the formatting.
  output_format_parallel_formatting: 0,
  output_format_csv_crlf_end_of_line: 1,
  format_csv_null_representation: '',
};

const PROGRESS_MS = 500;

async function writeByEngine(
  index: ClickHouseClient,
  question: FileQuestion,
  path: string,
  { format }: FileForm,
  { signal, onRows }: FileOptions,
): Promise<number> {
  const { query, params } = select(question, format);
  const file = (structure: string) =>
    `file(${sqlString(path)}, '${FORMATS[format]}', '${structure}', 'gzip')`;
  const written = index.command({
    query: `INSERT INTO FUNCTION ${file('auto')} ${query}`,
    query_params: params,
    clickhouse_settings: SETTINGS,
    ...(signal && { abort_signal: signal }),
  });
  const over = new AbortController();
  const watching = onRows && watchRows(index, path, onRows, over.signal);
  try {
    await written;
  } finally {
    over.abort();
    await watching;
  }
  return rowsOfWhole(index, path, file(TEXT_COLUMNS), signal);
}

/**
 * TRICKY: the engine reports success when a write of its to a file failed, a full disk included, and it does not say how
 * many rows it wrote. Both are found by reading the file back, which takes a fifth of the time of writing it: only a
 * whole gzip stream has its checksum at the end.
 *
 * @param table The file as a table function.
 */
async function rowsOfWhole(
  index: ClickHouseClient,
  path: string,
  table: string,
  signal: AbortSignal | undefined,
): Promise<number> {
  try {
    if ((await stat(path)).size === 0) throw new Error(`${path} is empty`);
    return await number(index, `SELECT count() AS n FROM ${table}`, {}, signal);
  } catch (cause) {
    if (signal?.aborted) throw cause;
    const { bavail, bsize } = await statfs(dirname(path));
    if (bavail * bsize >= FULL_BYTES) throw cause;
    throw new AppError('DISK_FULL', `The disk of ${path} is full`, { cause });
  }
}

/** Less than one write of the engine: what did not fit was larger than what is left. */
const FULL_BYTES = 2 ** 21;

/** What the file is read back for is only how many rows it has. */
const TEXT_COLUMNS = RAW_COLUMNS.map(({ name }) => `${name} Nullable(String)`).join(', ');

/** Asks the engine for the progress of the statement that names the file, until it is over. */
async function watchRows(
  index: ClickHouseClient,
  path: string,
  onRows: (rows: number) => void,
  over: AbortSignal,
): Promise<void> {
  const query = `
    SELECT max(written_rows) AS n FROM system.processes
    WHERE startsWith(query, '/*') AND position(query, 'INSERT INTO FUNCTION file') > 0 AND position(query, {path:String}) > 0`;
  try {
    for (;;) {
      await setTimeout(PROGRESS_MS, undefined, { signal: over });
      onRows(await number(index, query, { path }, over));
    }
  } catch (error) {
    if (!over.aborted) throw error;
  }
}

async function writeByStream(
  index: ClickHouseClient,
  question: FileQuestion,
  path: string,
  { format, gzip }: FileForm,
  { signal, onRows = () => {} }: FileOptions,
): Promise<number> {
  const { query, params } = select(question, format);
  const { stream } = await index.exec({
    query: `${query} FORMAT ${FORMATS[format]}`,
    query_params: params,
    clickhouse_settings: SETTINGS,
    ...(signal && { abort_signal: signal }),
  });
  const counter = new RowCounter(format);
  async function* counted(blocks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const block of blocks) {
      counter.add(block);
      onRows(counter.rows);
      yield block;
    }
  }
  const compress = gzip ? createGzip({ level: constants.Z_BEST_SPEED }) : new PassThrough();
  await pipeline(stream, counted, compress, createWriteStream(path), signal ? { signal } : {});
  return counter.rows;
}

/** Counts rows of text that passes by, a line each but for line feeds inside the quotes of a CSV cell. */
class RowCounter {
  readonly #isCsv: boolean;
  #lines = 0;
  #isQuoted = false;

  constructor(format: FileForm['format']) {
    this.#isCsv = format === 'csv';
  }

  get rows(): number {
    return this.#isCsv ? Math.max(0, this.#lines - 1) : this.#lines;
  }

  add(block: Uint8Array): void {
    for (let at = 0; at < block.length; at++) {
      const byte = block[at];
      if (byte === QUOTE && this.#isCsv) this.#isQuoted = !this.#isQuoted;
      else if (byte === LINE_FEED && !this.#isQuoted) this.#lines++;
    }
  }
}

const LINE_FEED = 0x0a;
const QUOTE = 0x22;

function select({ target, filters }: FileQuestion, format: FileForm['format']) {
  const { condition, params } = targetRows(target, filters);
  const columns =
    format === 'csv'
      ? RAW_COLUMNS.map(({ name, sql }) => ({
          name,
          sql: FREE_TEXT.has(name) ? defused(sql) : sql,
        }))
      : RAW_COLUMNS;
  const query = `
    SELECT
    ${selectList(columns)}
    FROM backlinks FINAL
    WHERE ${condition} AND live
    ORDER BY target_key, target_https, source_key, source_https, link_type`;
  return { query, params };
}

/** Columns whose text is anybody's. URLs of pages begin with their scheme. */
const FREE_TEXT = new Set(['title', 'anchor', 'image_source']);

/**
 * A cell that a spreadsheet would run as a formula gets an apostrophe before it, which shows that it is text.
 *
 * Source: OWASP, "CSV Injection".
 */
const defused = (sql: string): string =>
  `if(substring(${sql}, 1, 1) IN ('=', '+', '-', '@', '\\t', '\\r', '\\n'), concat('\\'', ${sql}), ${sql})`;

async function number(
  index: ClickHouseClient,
  query: string,
  query_params: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
): Promise<number> {
  const result = await index.query({
    query,
    query_params: { ...query_params },
    format: 'JSONEachRow',
    ...(signal && { abort_signal: signal }),
  });
  const [row] = await result.json<{ n: number }>();
  return row?.n ?? 0;
}
