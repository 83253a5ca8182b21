/**
 * A pool of chDB sessions on one directory: each runs one statement at a time and keeps settings and parameters.
 *
 * A statement sees exactly the settings it asks for: what an earlier one left behind in its session is set back
 * first. Parameters cannot be unset, so a statement that names one it was not given is refused here rather than
 * answered with the value of an earlier one.
 *
 * TRICKY: never use a session in a worker thread, and set UV_THREADPOOL_SIZE above the number of sessions before
 * the process starts: every running statement holds one thread of libuv's pool.
 */
import { ClickHouseError } from '@clickhouse/client';
import { drainPending, Session } from 'chdb';
import { parameterText, sqlString } from './chdb-literal.ts';

export interface ChdbOptions {
  /** Absolute path of a directory that exists. */
  readonly path: string;
  /** A plain word; created as an Atomic database. In chDB's own `default`, a table name can be a path. */
  readonly database: string;
  /** Statements that run at once, at least 1. */
  readonly sessions: number;
  /** Command line of the engine (`--max_server_memory_usage=…`). It configures the process: the first one decides. */
  readonly connectionArgs: readonly string[];
}

/** One session and what is set in it. */
export interface Lease {
  readonly session: Session;
  readonly settings: Map<string, string>;
  readonly parameters: Set<string>;
}

/** Parameters are part of a statement here: lists of many thousand hosts or pages. */
const MAX_STATEMENT_BYTES = 64 << 20;

interface Waiter {
  readonly resolve: (lease: Lease) => void;
  readonly reject: (reason: unknown) => void;
}

export class ChdbSessions {
  readonly #all: readonly Lease[];
  readonly #free: Lease[];
  readonly #waiting = new Set<Waiter>();
  /** Only kills what runs in the others. */
  readonly #control: Session;
  #closed = false;

  /**
   * @throws ChdbConnectionError when the directory cannot be opened; the engine writes the reason to stderr.
   */
  constructor({ path, database, sessions, connectionArgs }: ChdbOptions) {
    this.#control = new Session(path, { connectionArgs });
    this.#control.query(`CREATE DATABASE IF NOT EXISTS ${database} ENGINE = Atomic`);
    this.#all = Array.from({ length: sessions }, () => {
      const session = new Session(path);
      session.query(`USE ${database}`);
      session.query(`SET max_query_size = ${MAX_STATEMENT_BYTES}`);
      return { session, settings: new Map(), parameters: new Set() };
    });
    this.#free = [...this.#all];
  }

  /** A session of one's own until `release`; waits in order of asking when all are taken. */
  lease(signal?: AbortSignal): Promise<Lease> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    if (this.#closed) return Promise.reject(new Error('the link index is closed'));
    const free = this.#free.pop();
    if (free !== undefined) return Promise.resolve(free);
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        this.#waiting.delete(waiter);
        reject(signal?.reason);
      };
      const waiter: Waiter = {
        resolve: (lease) => {
          signal?.removeEventListener('abort', onAbort);
          resolve(lease);
        },
        reject,
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#waiting.add(waiter);
    });
  }

  release(lease: Lease): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#free.push(lease);
      return;
    }
    this.#waiting.delete(next);
    next.resolve(lease);
  }

  /**
   * Releases a session whose statement ended before its end.
   *
   * TRICKY: of a statement that was killed, or a stream that failed, chDB may keep the statement, its memory and its place in
   * `system.processes`, until the session runs another one.
   */
  async releaseStopped(lease: Lease): Promise<void> {
    try {
      await lease.session.queryAsync('SELECT 1', { format: 'Null' });
    } catch {
      // Nobody waits for it; a session that is broken tells whoever uses it next.
    }
    this.release(lease);
  }

  /** Asks the engine to stop the statement that has this tag, in its text or its settings; answers before it has stopped. */
  async kill(tag: string): Promise<void> {
    const text = sqlString(tag);
    await this.#control.queryAsync(
      `KILL QUERY WHERE startsWith(query, ${text}) OR Settings['log_comment'] = ${text} ASYNC FORMAT Null`,
    );
  }

  /** Waits for running statements, refuses waiting and later ones. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const waiter of this.#waiting) waiter.reject(new Error('the link index is closed'));
    this.#waiting.clear();
    for (const { session } of this.#all) session.close();
    this.#control.close();
    await drainPending();
  }
}

/** Brings a session to the wanted settings and parameters, in one statement, or in none if it is there already. */
export async function prepareSession(
  { session, settings, parameters }: Lease,
  query: string,
  wanted: ReadonlyMap<string, string>,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  refuseStaleParameters(parameters, query, values);
  const changes: string[] = [];
  for (const [name, value] of wanted)
    if (settings.get(name) !== value) changes.push(`${name} = ${sqlString(value)}`);
  for (const name of settings.keys()) if (!wanted.has(name)) changes.push(`${name} = DEFAULT`);
  for (const [name, value] of Object.entries(values))
    changes.push(`param_${name} = ${sqlString(parameterText(value))}`);
  if (changes.length === 0) return;

  // The engine checks all names and values before it applies any, so a refused SET has changed nothing.
  await session.queryAsync(`SET ${changes.join(', ')}`);
  settings.clear();
  for (const [name, value] of wanted) settings.set(name, value);
  for (const name of Object.keys(values)) parameters.add(name);
}

function refuseStaleParameters(
  known: ReadonlySet<string>,
  query: string,
  values: Readonly<Record<string, unknown>>,
): void {
  for (const name of known) {
    if (name in values || !query.includes(`{${name}:`)) continue;
    throw new ClickHouseError({
      message: `Substitution \`${name}\` is not set.`,
      code: '456',
      type: 'UNKNOWN_QUERY_PARAMETER',
    });
  }
}
