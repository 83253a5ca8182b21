/**
 * The embedded PostgreSQL server, shared by every process that opens the same directory.
 *
 * Each process holds a *presence*: one connection with a shared advisory lock. Whoever finds no server starts
 * one; whoever closes takes the lock exclusively if it can, is then the last one, and shuts the server down.
 * A process that dies loses its connection and with it its presence, while the server, a process group of its
 * own, lives on until the next one opens and closes. A server that dies is started again by those present.
 *
 * No TCP: the socket lies in a folder that only the server's user and root can enter.
 */
import { spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { AppError } from '../errors.ts';
import { type Cluster, ownerOf, prepareCluster, ROLE } from './postgres-cluster.ts';
import { mendLockFiles, runningServer } from './postgres-process.ts';

export interface PostgresAddress {
  /** Folder of the socket. */
  readonly host: string;
  readonly database: string;
  readonly user: string;
}

/** Any number of our own: what the advisory lock is about. */
const PRESENCE = 7_340_921;

const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 10_000;
const POLL_MS = 20;
/** After a spawn, and how often: a server that ends by itself as often as this will not start. */
const PAUSE_MS = 40;
const MAX_FAILURES = 5;

export class EmbeddedPostgres {
  readonly address: PostgresAddress;
  readonly #cluster: Cluster;
  readonly #onWarning: (message: string) => void;
  #presence: Client | undefined;
  #closing = false;

  private constructor(cluster: Cluster, onWarning: (message: string) => void) {
    this.#cluster = cluster;
    this.#onWarning = onWarning;
    this.address = { host: cluster.socketDirectory, database: 'postgres', user: ROLE };
  }

  /**
   * Starts the server, or joins the one that runs.
   *
   * @throws AppError `ENGINE_UNAVAILABLE` with the server's own last words when it does not start.
   */
  static async open(
    directory: string,
    onWarning: (message: string) => void,
  ): Promise<EmbeddedPostgres> {
    const server = new EmbeddedPostgres(await prepareCluster(directory), onWarning);
    await server.#enter();
    return server;
  }

  /** Leaves; the last one to leave stops the server. Connections of this process must be closed before. */
  async close(): Promise<void> {
    this.#closing = true;
    const presence = this.#presence;
    if (presence === undefined) return;
    try {
      if (await isLast(presence)) await this.#stop();
    } finally {
      await presence.end().catch(() => undefined);
    }
  }

  /** Connects and takes the shared lock, starting the server as often as it is found absent. */
  async #enter(): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT_MS;
    let failures = 0;
    let started: () => boolean = () => false;
    for (;;) {
      const presence = await connect(this.address);
      if (presence instanceof Client) {
        this.#presence = presence;
        presence.once('end', () => this.#onLost());
        return;
      }
      const running = started() || runningServer(this.#cluster.dataDirectory) !== undefined;
      if (Date.now() > deadline || (!running && failures === MAX_FAILURES))
        throw await this.#notStarted(presence);
      if (!running) {
        started = await this.#start();
        failures++;
      }
      await sleep(running ? POLL_MS : PAUSE_MS);
    }
  }

  /** Spawns a server; the answer tells whether it still runs. A second server ends by itself at once. */
  async #start(): Promise<() => boolean> {
    const { binaries, user, dataDirectory, socketDirectory, logFile } = this.#cluster;
    mendLockFiles(dataDirectory, socketDirectory);
    const log = await open(logFile, 'a');
    const [command = '', ...args] = [
      ...[...user.prefix, binaries.postgres, '-D', dataDirectory],
      ...['-c', 'listen_addresses=', '-c', `unix_socket_directories=${socketDirectory}`],
      ...['-c', 'unix_socket_permissions=0700', '-c', 'max_connections=50'],
      ...['-c', 'log_checkpoints=off', '-c', 'timezone=UTC', '-c', 'log_timezone=UTC'],
    ];
    const stdio = ['ignore', log.fd, log.fd] as const;
    // A process group of its own: Ctrl-C on our terminal must not stop it before we have closed.
    const child = spawn(command, args, {
      cwd: '/',
      detached: true,
      stdio: [...stdio],
      ...ownerOf(user),
    });
    let running = true;
    child.once('error', () => {
      running = false;
    });
    child.once('exit', () => {
      running = false;
    });
    child.unref();
    await log.close();
    return () => running;
  }

  /** The server went away under us: bring it back, as long as we are open. */
  #onLost(): void {
    this.#presence = undefined;
    if (this.#closing) return;
    this.#onWarning('the embedded PostgreSQL went away and is started again');
    this.#enter().catch((error: unknown) => {
      this.#onWarning(String(error));
      setTimeout(() => this.#onLost(), START_TIMEOUT_MS).unref();
    });
  }

  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  async #stop(): Promise<void> {
    const pid = runningServer(this.#cluster.dataDirectory);
    if (pid === undefined) return;
    process.kill(pid, 'SIGINT');
    const deadline = Date.now() + STOP_TIMEOUT_MS;
    while (runningServer(this.#cluster.dataDirectory) !== undefined && Date.now() < deadline)
      await sleep(POLL_MS);
  }

  async #notStarted(cause: Error): Promise<AppError> {
    const log = await readFile(this.#cluster.logFile, 'utf8').catch(() => '');
    const words = log.trim().split('\n').slice(-3).join(' | ');
    const message = `PostgreSQL does not start in ${this.#cluster.dataDirectory}: ${words || cause.message}`;
    return new AppError('ENGINE_UNAVAILABLE', message, { cause });
  }
}

/** A connection that holds the shared lock, or why there is none. */
async function connect(address: PostgresAddress): Promise<Client | Error> {
  const client = new Client({ ...address, application_name: 'backlinks presence' });
  // Once connected, `end` follows every error; before, connect() rejects.
  client.on('error', () => undefined);
  try {
    await client.connect();
    // Waits while a leaving process holds it exclusively; that one ends this connection with the server.
    await client.query('SELECT pg_advisory_lock_shared($1)', [PRESENCE]);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    return error instanceof Error ? error : new Error(String(error));
  }
}

async function isLast(presence: Client): Promise<boolean> {
  await presence.query('SELECT pg_advisory_unlock_shared($1)', [PRESENCE]);
  const { rows } = await presence.query<{ last: boolean }>(
    'SELECT pg_try_advisory_lock($1) AS last',
    [PRESENCE],
  );
  return rows[0]?.last === true;
}
