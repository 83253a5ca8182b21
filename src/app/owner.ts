/**
 * One process owns a data directory: it has the link index open. Others hand their work to it over a unix
 * socket in that directory, so every command works beside a running server and without one.
 *
 *     POST /run {command, parameters} → lines of JSON: {event}… then {result} or {error}
 *     GET  /who                       → {pid, command}
 *
 * The embedded engine's own lock decides who owns; the socket is only where the owner listens. A client
 * that hangs up stops its command. Socket file and directory are for the user alone (0600 in 0700).
 */
import { createHash } from 'node:crypto';
import { chmodSync, realpathSync, rmSync } from 'node:fs';
import {
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { AppError, errorOf, type PlainError, plainError } from '../errors.ts';
import type { Notice, Progress, Report } from './progress.ts';

export interface Owner {
  readonly pid: number;
  /** The command line's word: `serve`, `ingest`. */
  readonly command: string;
}

/** Runs a command that another process handed over. */
export type Runner = (
  command: string,
  parameters: unknown,
  report: Report,
  signal: AbortSignal,
) => Promise<unknown>;

type Line =
  | { readonly event: Progress | Notice }
  | { readonly result: unknown }
  | { readonly error: PlainError };

/** Linux allows 107 bytes for the path of a socket. */
const MAX_SOCKET_PATH = 100;

function socketPath(directory: string): string {
  const real = realpathSync(directory);
  const inside = join(real, 'owner.sock');
  if (Buffer.byteLength(inside) <= MAX_SOCKET_PATH) return inside;
  const name = createHash('sha256').update(real).digest('hex').slice(0, 24);
  return join(tmpdir(), `backlinks-${name}.sock`);
}

/** Who has the directory open; undefined when nobody listens there. */
export async function ownerOf(directory: string): Promise<Owner | undefined> {
  const response = await send(socketPath(directory), 'GET', '/who').catch(undefinedIfAbsent);
  if (response === undefined) return undefined;
  // The peer is this program: the socket lies in the user's own directory.
  return JSON.parse(await text(response)) as Owner;
}

/**
 * Has the owner run a command.
 *
 * @returns `undefined` when nobody took it: the owner is just ending.
 * @throws AppError as the command threw it there.
 */
export async function handOver(
  directory: string,
  command: string,
  parameters: unknown,
  report: Report,
  signal: AbortSignal,
): Promise<{ readonly result: unknown } | undefined> {
  const body = JSON.stringify({ command, parameters });
  const path = socketPath(directory);
  const response = await send(path, 'POST', '/run', body, signal).catch(undefinedIfAbsent);
  if (response === undefined) return undefined;
  for await (const lineText of createInterface({ input: response })) {
    const line = JSON.parse(lineText) as Line; // see ownerOf
    if ('event' in line) report(line.event);
    else if ('result' in line) return { result: line.result };
    else throw errorOf(line.error);
  }
  throw new AppError('DATA_IN_USE', `the process that owns ${directory} stopped in the middle`);
}

/** Listens for other processes; call it only while holding the engine's lock on the directory. */
export async function listenAsOwner(
  directory: string,
  owner: Owner,
  run: Runner,
): Promise<{ close(): Promise<void> }> {
  const path = socketPath(directory);
  rmSync(path, { force: true });
  const server = createServer((incoming, outgoing) => {
    void answer(incoming, outgoing, owner, run);
  });
  await listen(server, path);
  chmodSync(path, 0o600);
  return {
    close: () =>
      new Promise((resolve) => {
        // Commands of others that still run are waited for: they were promised.
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  owner: Owner,
  run: Runner,
): Promise<void> {
  if (incoming.method === 'GET') {
    outgoing.end(JSON.stringify(owner));
    return;
  }
  const gone = new AbortController();
  outgoing.on('close', () => gone.abort(new Error('the client hung up')));
  const write = (line: Line) => outgoing.write(`${JSON.stringify(line)}\n`);
  try {
    // The peer is this program (see ownerOf).
    const { command, parameters } = JSON.parse(await text(incoming)) as {
      command: string;
      parameters: unknown;
    };
    const report: Report = (event) => write({ event });
    write({ result: (await run(command, parameters, report, gone.signal)) ?? null });
  } catch (error) {
    write({ error: plainError(error) });
  }
  outgoing.end();
}

function send(
  path: string,
  method: string,
  url: string,
  body?: string,
  signal?: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    // No shared agent: a kept connection would outlive the owner it was opened to.
    const options = {
      socketPath: path,
      method,
      path: url,
      agent: false as const,
      ...(signal && { signal }),
    };
    request(options, resolve).on('error', reject).end(body);
  });
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => resolve());
  });
}

/** Nobody listens, or whoever did closes before it has answered. */
const ABSENT = new Set(['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE']);

function undefinedIfAbsent(error: unknown): undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!ABSENT.has(code)) throw error;
}
