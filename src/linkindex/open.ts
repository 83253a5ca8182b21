/**
 * Opens the link index: embedded in this process (chDB on a directory), or on a ClickHouse server.
 *
 * Either way the caller gets a ClickHouseClient on a database of our own with the tables of `schema.ts`. What
 * differs between the two sizes is confined to this file and its connection.
 *
 * TRICKY: the engine must not run in a worker thread, one process can open one directory, and UV_THREADPOOL_SIZE
 * must be set (16) before the process starts.
 */
import { mkdirSync } from 'node:fs';
import { totalmem } from 'node:os';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  type ClickHouseClient,
  ClickHouseLogLevel,
  type ClickHouseSettings,
  createClient,
  type QueryParams,
} from '@clickhouse/client';
import { AppError } from '../errors.ts';
import { ChdbConnection } from './chdb-connection.ts';
import { indexError } from './chdb-error.ts';
import { holderOf } from './directory-lock.ts';
import { SCHEMA_VERSION, TABLES, UPGRADES } from './schema.ts';

export interface EmbeddedIndex {
  /** Directory; created if missing. */
  readonly path: string;
  /** Statements that run at once; default 4. */
  readonly sessions?: number;
  /** Memory of the engine beside the JavaScript heap; default half of the machine's. */
  readonly maxMemoryBytes?: number;
}

export interface ServerIndex {
  /** `http://user:password@host:8123`. */
  readonly url: string;
  /** Default `backlinks`; created if missing. */
  readonly database?: string;
}

const DATABASE = 'backlinks';

const MIB = 2 ** 20;

const ATTEMPTS = 4;
const PAUSE_MS = 150;

/** What every statement runs with. */
const SETTINGS: ClickHouseSettings = {
  // Numbers are numbers: no count of ours comes near 2^53, and hashes never leave the engine.
  output_format_json_quote_64bit_integers: 0,
};

/** What fails is thrown to whoever asked; the client need not print it as well. */
const CLIENT = { log: { level: ClickHouseLogLevel.OFF } };

/**
 * @returns A client to be closed by the caller.
 * @throws AppError DATA_IN_USE when another process holds the directory, DATA_TOO_NEW when a newer version wrote
 *   it, UNREADABLE when it cannot be created, ENGINE_UNAVAILABLE when the engine does not start or answer.
 */
export async function openLinkIndex(
  options: EmbeddedIndex | ServerIndex,
): Promise<ClickHouseClient> {
  const index = 'path' in options ? await openEmbedded(options) : await openServer(options);
  try {
    await createTables(index, 'path' in options ? options.path : options.url);
    return index;
  } catch (error) {
    await index.close();
    throw error;
  }
}

async function openEmbedded(options: EmbeddedIndex): Promise<ClickHouseClient> {
  const path = resolve(options.path);
  createDirectory(path);
  const connection = await connectWhenFree(path, options);
  const index = createClient({
    ...CLIENT,
    connection,
    database: DATABASE,
    clickhouse_settings: SETTINGS,
  });
  EMBEDDED.add(index);
  return index;
}

const EMBEDDED = new WeakSet<ClickHouseClient>();

/** Whether the engine runs in this process, and so sees the same files. */
export function isEmbedded(index: ClickHouseClient): boolean {
  return EMBEDDED.has(index);
}

function refuseIfHeld(path: string): void {
  const holder = holderOf(path);
  if (holder !== undefined && holder !== process.pid)
    throw new AppError('DATA_IN_USE', `Process ${holder} holds the data directory ${path}`);
}

function createDirectory(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new AppError('UNREADABLE', `Cannot create the directory ${path}`, { cause: error });
  }
}

/**
 * Another process may take the directory, or leave it, between our look and the engine's. The engine refuses without
 * a reason we could read, so we look again, and try again when nobody is seen.
 */
async function connectWhenFree(path: string, options: EmbeddedIndex): Promise<ChdbConnection> {
  for (let attempt = 1; ; attempt++) {
    refuseIfHeld(path);
    try {
      return connect(path, options);
    } catch (error) {
      refuseIfHeld(path);
      const known = indexError(error, path);
      if (known instanceof AppError) throw known;
      const message = `The engine did not open ${path}: ${known.message}`;
      if (attempt === ATTEMPTS) throw new AppError('ENGINE_UNAVAILABLE', message, { cause: error });
      await setTimeout(PAUSE_MS);
    }
  }
}

function connect(path: string, options: EmbeddedIndex): ChdbConnection {
  const { sessions = 4, maxMemoryBytes = Math.floor(totalmem() / 2) } = options;
  const connectionArgs = [
    `--max_server_memory_usage=${maxMemoryBytes}`,
    `--mark_cache_size=${256 * MIB}`,
    `--index_mark_cache_size=${64 * MIB}`,
  ];
  return new ChdbConnection({ path, database: DATABASE, sessions, connectionArgs });
}

async function openServer({ url, database = DATABASE }: ServerIndex): Promise<ClickHouseClient> {
  const config = {
    ...CLIENT,
    ...{ url, request_timeout: 3_600_000, max_response_headers_size: MIB },
    // A list of thousands of hosts is too long for an address; the server takes it as a form.
    use_multipart_params_auto: true,
  };
  // A fold of many minutes sends nothing; without a sign of life, a proxy on the way may hang up.
  const clickhouse_settings = {
    ...SETTINGS,
    send_progress_in_http_headers: 1 as const,
    http_headers_progress_interval_ms: '20000',
    cancel_http_readonly_queries_on_client_close: 1 as const,
  };
  const admin = createClient({ ...config, database: 'default', clickhouse_settings });
  try {
    await admin.command({
      query: 'CREATE DATABASE IF NOT EXISTS {database:Identifier}',
      query_params: { database },
    });
  } catch (error) {
    const message = `ClickHouse at ${new URL(url).host} does not answer as it should`;
    throw new AppError('ENGINE_UNAVAILABLE', message, { cause: error });
  } finally {
    await admin.close();
  }
  return readingOnly(createClient({ ...config, database, clickhouse_settings }));
}

/** Marks questions as such: a server goes on for a client that has hung up, unless it knows that nothing is changed. */
function readingOnly(index: ClickHouseClient): ClickHouseClient {
  const query = index.query.bind(index);
  const marked = (asked: QueryParams) =>
    query({ ...asked, clickhouse_settings: { readonly: '2', ...asked.clickhouse_settings } });
  // Its answer's type follows the format asked for, which passes through.
  return Object.assign(index, { query: marked as typeof index.query });
}

/** `name` is where the tables are, for messages. */
async function createTables(index: ClickHouseClient, name: string): Promise<void> {
  await index.command({
    query: `CREATE TABLE IF NOT EXISTS schema_version (version UInt32) ENGINE = MergeTree ORDER BY version`,
  });
  const result = await index.query({
    query: 'SELECT max(version) AS version FROM schema_version',
    format: 'JSONEachRow',
  });
  const [found] = await result.json<{ version: number }>();
  const version = found?.version ?? 0;
  if (version > SCHEMA_VERSION)
    throw new AppError(
      'DATA_TOO_NEW',
      `${name} has schema ${version}, this program knows ${SCHEMA_VERSION}: a newer one wrote it`,
    );

  for (const query of Object.values(TABLES)) await index.command({ query });
  for (const [to, query] of Object.entries(UPGRADES))
    if (version > 0 && version < Number(to)) await index.command({ query });
  if (version < SCHEMA_VERSION)
    await index.insert({
      table: 'schema_version',
      values: [{ version: SCHEMA_VERSION }],
      format: 'JSONEachRow',
    });
}
