/**
 * A connection of `@clickhouse/client` to the engine inside this process.
 *
 * Everything above sees a ClickHouseClient and cannot tell it from one of a server. The connection that comes with
 * chDB is not used: it buffers whole answers, leaks settings from one statement into the next, spoils binary inserts
 * and ignores abort. Here:
 *
 * - every statement has a session of its own for as long as it runs (`ChdbSessions`);
 * - answers in row formats are streamed; others (JSON, Parquet, …) are buffered, since the engine writes their
 *   head and foot only then, and so are those that the caller knows to be small (`wait_end_of_query`, half a
 *   millisecond less);
 * - aborting kills the statement in the engine, found by the tag it starts with;
 * - rows to insert are spooled to a file that the engine reads (`INSERT … SELECT … FROM file(…)`): any format,
 *   parsed outside the JavaScript heap.
 */
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { createClient } from '@clickhouse/client';
import { indexError } from './chdb-error.ts';
import { sqlString } from './chdb-literal.ts';
import { type ChdbOptions, ChdbSessions, type Lease, prepareSession } from './chdb-sessions.ts';
import { rowStream } from './chdb-stream.ts';
import { Spool } from './spool.ts';

/** The client does not export the type of what it accepts. */
type Connection = NonNullable<NonNullable<Parameters<typeof createClient>[0]>['connection']>;
type Statement = Parameters<Connection['query']>[0];
type CommandAnswer = Awaited<ReturnType<Connection['command']>>;
type Summary = NonNullable<CommandAnswer['summary']>;

/** Formats whose rows stand alone: no head, no foot, so blocks can be passed on as they come. */
const ROW_FORMATS = new Set([
  'CSV',
  'JSONCompactEachRow',
  'JSONEachRow',
  'JSONStringsEachRow',
  'RowBinary',
  'TSV',
  'TabSeparated',
]);

/** Settings of the HTTP interface, which the engine inside the process does not know. */
const HTTP_SETTINGS = new Set([
  'default_format',
  'enable_http_compression',
  'http_response_buffer_size',
  'send_progress_in_http_headers',
  'wait_end_of_query',
]);

/** Of other statements (SHOW, EXPLAIN) the engine refuses to stream the answer. */
const IS_SELECT = /^\s*(?:SELECT|WITH)\b/i;

const TRAILING_FORMAT = /\s+FORMAT\s+(\w+)\s*$/i;
const KILL_AGAIN_MS = 50;

/** Closes over one directory; one per process, and never in a worker thread. */
export class ChdbConnection implements Connection {
  readonly #path: string;
  readonly #sessions: ChdbSessions;
  readonly #spool: Spool;

  /** @throws ChdbConnectionError when the engine cannot open the directory. */
  constructor(options: ChdbOptions) {
    this.#path = options.path;
    this.#sessions = new ChdbSessions(options);
    this.#spool = new Spool(options.path);
  }

  async query(statement: Statement): ReturnType<Connection['query']> {
    const { query, format } = splitFormat(statement.query);
    if (ROW_FORMATS.has(format) && IS_SELECT.test(query) && !isBuffered(statement))
      return this.#streamed(statement, query, format);
    const result = await this.#run(statement, query, format);
    const stream = Readable.from([Buffer.from(result.bytes())], { objectMode: false });
    return { ...answered(statement), stream };
  }

  async command(statement: Statement): Promise<CommandAnswer> {
    const result = await this.#run(statement, statement.query, 'TabSeparated');
    const summary = {
      ...NO_WORK,
      read_rows: `${result.rowsRead}`,
      read_bytes: `${result.bytesRead}`,
    };
    return { ...answered(statement), summary };
  }

  async exec(statement: Parameters<Connection['exec']>[0]): ReturnType<Connection['exec']> {
    if (statement.values === undefined)
      return { ...(await this.query(statement)), summary: { ...NO_WORK } };
    const inserted = await this.insert({ ...statement, values: statement.values });
    return { ...inserted, stream: Readable.from([]) };
  }

  async insert(statement: Parameters<Connection['insert']>[0]): ReturnType<Connection['insert']> {
    const { query, format } = splitFormat(statement.query);
    let file: string | undefined;
    try {
      file = await this.#spool.write(statement.values);
      return await this.command({ ...statement, query: fromFile(query, file, format) });
    } catch (error) {
      throw indexError(error, this.#path);
    } finally {
      if (file !== undefined) await this.#spool.remove(file);
    }
  }

  async ping(): ReturnType<Connection['ping']> {
    return { success: true };
  }

  async close(): Promise<void> {
    await this.#sessions.close();
  }

  /** Runs a statement to its end and answers what it wrote, as a whole. */
  async #run(statement: Statement, query: string, format: string) {
    const signal = statement.abort_signal;
    const lease = await this.#sessions.lease(signal);
    const tag = newTag();
    try {
      await prepare(lease, statement);
      signal?.throwIfAborted();
      const running = lease.session.queryAsync(tag + query, { format });
      const onAbort = () => void this.#kill(tag, running);
      signal?.addEventListener('abort', onAbort, { once: true });
      return await running.finally(() => signal?.removeEventListener('abort', onAbort));
    } catch (error) {
      throw signal?.aborted ? signal.reason : indexError(error, this.#path);
    } finally {
      this.#sessions.release(lease);
    }
  }

  async #streamed(statement: Statement, query: string, format: string) {
    const signal = statement.abort_signal;
    const lease = await this.#sessions.lease(signal);
    const tag = newTag();
    const { promise: over, resolve: markOver } = Promise.withResolvers<void>();
    const stop = () => void this.#kill(tag, over);
    const ended = () => {
      markOver();
      signal?.removeEventListener('abort', stop);
      this.#sessions.release(lease);
    };
    const mapError = (error: unknown) =>
      signal?.aborted ? signal.reason : indexError(error, this.#path);
    try {
      await prepare(lease, statement);
      signal?.throwIfAborted();
      signal?.addEventListener('abort', stop, { once: true });
      const source = lease.session.queryStream(tag + query, { format });
      const stream = await rowStream(source, { stop, ended, mapError });
      return { ...answered(statement), stream };
    } catch (error) {
      ended();
      throw mapError(error);
    }
  }

  /** Until it has stopped: a kill that comes before the engine has listed the statement finds nothing. */
  async #kill(tag: string, running: Promise<unknown>): Promise<void> {
    let stopped = false;
    const done = running.then(
      () => {
        stopped = true;
      },
      () => {
        stopped = true;
      },
    );
    while (!stopped) {
      await this.#sessions.kill(tag);
      await Promise.race([done, sleep(KILL_AGAIN_MS)]);
    }
  }
}

/** `wait_end_of_query` asks a server for the answer as a whole, so that its errors come before its rows. */
function isBuffered(statement: Statement): boolean {
  return Boolean(statement.clickhouse_settings?.wait_end_of_query);
}

async function prepare(lease: Lease, statement: Statement): Promise<void> {
  const settings = new Map<string, string>();
  for (const [name, value] of Object.entries(statement.clickhouse_settings ?? {})) {
    if (value === undefined || HTTP_SETTINGS.has(name)) continue;
    settings.set(name, typeof value === 'boolean' ? (value ? '1' : '0') : String(value));
  }
  await prepareSession(lease, statement.query, settings, statement.query_params ?? {});
}

/** The engine takes the format beside the statement. */
function splitFormat(statement: string): { query: string; format: string } {
  const found = TRAILING_FORMAT.exec(statement);
  if (found === null) return { query: statement, format: 'TabSeparated' };
  return { query: statement.slice(0, found.index), format: found[1] ?? 'TabSeparated' };
}

const INPUT = /\binput\s*\(\s*'((?:[^'\\]|\\.)*)'\s*\)/i;
const PLAIN_INSERT = /^\s*INSERT\s+INTO\s+[^(]+?(?:\(([^)]*)\))?\s*$/i;

/**
 * `INSERT INTO t (a, b)` and `INSERT INTO t SELECT … FROM input('a String, …')`, reading a file instead of what a
 * client sends. The structure of a plain insert is inferred from the table.
 */
function fromFile(query: string, file: string, format: string): string {
  const input = INPUT.exec(query);
  const source = `file(${sqlString(file)}, ${sqlString(format)}`;
  if (input !== null) return query.replace(INPUT, () => `${source}, '${input[1]}')`);
  const columns = PLAIN_INSERT.exec(query)?.[1] ?? '*';
  return `${query} SELECT ${columns} FROM ${source})`;
}

function newTag(): string {
  return `/* ${randomUUID()} */ `;
}

const NO_WORK: Summary = {
  read_rows: '0',
  read_bytes: '0',
  written_rows: '0',
  written_bytes: '0',
  result_rows: '0',
  result_bytes: '0',
  elapsed_ns: '0',
  total_rows_to_read: '0',
};

function answered(statement: Statement) {
  const query_id = statement.query_id ?? randomUUID();
  return { query_id, response_headers: {}, http_status_code: 200 };
}
