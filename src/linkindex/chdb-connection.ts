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
 * - aborting kills the statement in the engine, found by its tag: a comment it starts with, or of a statement with
 *   parameters, which the engine lists without comments, the setting for such notes;
 * - rows to insert are spooled to a file that the engine reads (`INSERT … SELECT … FROM file(…)`): any format,
 *   parsed outside the JavaScript heap.
 */
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { createClient } from '@clickhouse/client';
import { indexError } from './chdb-error.ts';
import { type ChdbOptions, ChdbSessions, type Lease, prepareSession } from './chdb-sessions.ts';
import {
  type FormattedStatement,
  insertFromFile,
  isStreamable,
  splitFormat,
} from './chdb-statement.ts';
import { rowStream } from './chdb-stream.ts';
import { Spool } from './spool.ts';

/** The client does not export the type of what it accepts. */
type Connection = NonNullable<NonNullable<Parameters<typeof createClient>[0]>['connection']>;
type Statement = Parameters<Connection['query']>[0];
type CommandAnswer = Awaited<ReturnType<Connection['command']>>;
type Summary = NonNullable<CommandAnswer['summary']>;

/** Settings of the HTTP interface, which the engine inside the process does not know. */
const HTTP_SETTINGS = new Set([
  'default_format',
  'enable_http_compression',
  'http_response_buffer_size',
  'send_progress_in_http_headers',
  'wait_end_of_query',
]);

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
    const formatted = splitFormat(statement.query);
    if (isStreamable(formatted) && !isBuffered(statement))
      return this.#streamed(statement, formatted);
    const result = await this.#run(statement, formatted);
    const stream = Readable.from([Buffer.from(result.bytes())], { objectMode: false });
    return { ...answered(statement), stream };
  }

  async command(statement: Statement): Promise<CommandAnswer> {
    const { query } = statement;
    const result = await this.#run(statement, { query, format: 'TabSeparated' });
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
    const file = await this.#spool.write(statement.values).catch((error: unknown) => {
      throw indexError(error, this.#path);
    });
    try {
      const query = insertFromFile(splitFormat(statement.query), file);
      return await this.command({ ...statement, query });
    } finally {
      await this.#spool.remove(file);
    }
  }

  async ping(): ReturnType<Connection['ping']> {
    return { success: true };
  }

  async close(): Promise<void> {
    await this.#sessions.close();
  }

  /** Runs a statement to its end and answers what it wrote, as a whole. */
  async #run(statement: Statement, { query, format }: FormattedStatement) {
    const signal = statement.abort_signal;
    const lease = await this.#sessions.lease(signal);
    const tag = newTag();
    try {
      await prepare(lease, statement, tag);
      signal?.throwIfAborted();
      const running = lease.session.queryAsync(tag + query, { format });
      const onAbort = () => void this.#kill(tag, running);
      signal?.addEventListener('abort', onAbort, { once: true });
      return await running.finally(() => signal?.removeEventListener('abort', onAbort));
    } catch (error) {
      throw signal?.aborted ? signal.reason : indexError(error, this.#path);
    } finally {
      if (signal?.aborted) void this.#sessions.releaseStopped(lease);
      else this.#sessions.release(lease);
    }
  }

  async #streamed(statement: Statement, { query, format }: FormattedStatement) {
    const signal = statement.abort_signal;
    const lease = await this.#sessions.lease(signal);
    const tag = newTag();
    const { promise: over, resolve: markOver } = Promise.withResolvers<void>();
    const stop = () => void this.#kill(tag, over);
    const ended = (whole: boolean) => {
      markOver();
      signal?.removeEventListener('abort', stop);
      if (whole) this.#sessions.release(lease);
      else void this.#sessions.releaseStopped(lease);
    };
    const mapError = (error: unknown) =>
      signal?.aborted ? signal.reason : indexError(error, this.#path);
    try {
      await prepare(lease, statement, tag);
      signal?.throwIfAborted();
      signal?.addEventListener('abort', stop, { once: true });
      const source = lease.session.queryStream(tag + query, { format });
      const stream = await rowStream(source, { stop, ended, mapError });
      return { ...answered(statement), stream };
    } catch (error) {
      ended(false);
      throw mapError(error);
    }
  }

  /** Until it has stopped: a kill that comes before the engine has listed the statement finds nothing. */
  async #kill(tag: string, running: Promise<unknown>): Promise<void> {
    let stopped = false;
    const markStopped = () => {
      stopped = true;
    };
    const done = running.then(markStopped, markStopped);
    while (!stopped) {
      await this.#sessions.kill(tag).catch(() => {}); // tried again
      await Promise.race([done, sleep(KILL_AGAIN_MS)]);
    }
  }
}

/** `wait_end_of_query` asks a server for the answer as a whole, so that its errors come before its rows. */
function isBuffered(statement: Statement): boolean {
  return Boolean(statement.clickhouse_settings?.wait_end_of_query);
}

async function prepare(lease: Lease, statement: Statement, tag: string): Promise<void> {
  const settings = new Map<string, string>();
  for (const [name, value] of Object.entries(statement.clickhouse_settings ?? {})) {
    if (value === undefined || HTTP_SETTINGS.has(name)) continue;
    settings.set(name, typeof value === 'boolean' ? (value ? '1' : '0') : String(value));
  }
  const parameters = statement.query_params ?? {};
  // Costs nothing: parameters are set anyway.
  if (Object.keys(parameters).length > 0) settings.set('log_comment', tag);
  await prepareSession(lease, statement.query, settings, parameters);
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
