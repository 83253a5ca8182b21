/**
 * What a person names on the command line → archives to read: files, folders (searched for archives by
 * their ending), http(s) addresses.
 */
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { AppError } from '../errors.ts';

export interface ArchiveSource {
  /** Absolute path or address. */
  readonly name: string;
  /** Changes when the content does: size and time of change, or the server's validator. */
  readonly identity: string;
  /** Bytes as stored; undefined when a server does not say. */
  readonly size: number | undefined;
}

/** Endings a folder is searched for; a file named by itself may have any. */
const ARCHIVE_NAME = /\.(?:warc|arc|wat)(?:\.gz)?$/i;
const ADDRESS = /^https?:\/\//i;

const READ_BYTES = 1 << 20;

/**
 * Archives in a stable order: as named, folders sorted by path.
 *
 * @throws AppError UNREADABLE naming what cannot be read, or a folder without archives.
 */
export async function findArchives(
  names: readonly string[],
  signal: AbortSignal,
): Promise<ArchiveSource[]> {
  const sources: ArchiveSource[] = [];
  for (const name of names) {
    if (ADDRESS.test(name)) sources.push(await remoteArchive(name, signal));
    else sources.push(...(await localArchives(resolve(name))));
  }
  return sources;
}

/** The bytes of an archive from an offset on. @throws AppError UNREADABLE naming the archive. */
export function openArchive(
  name: string,
  offset: number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  return ADDRESS.test(name) ? download(name, offset, signal) : readFile(name, offset, signal);
}

async function localArchives(path: string): Promise<ArchiveSource[]> {
  const facts = await stat(path).catch(unreadable(path));
  if (!facts.isDirectory()) return [localArchive(path, facts.size, facts.mtimeMs)];
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(
    unreadable(path),
  );
  const files = entries
    .filter((entry) => entry.isFile() && ARCHIVE_NAME.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  if (files.length === 0)
    throw new AppError('UNREADABLE', `${path} holds no .warc, .arc or .wat file (plain or .gz)`);
  return Promise.all(
    files.map(async (file) => {
      const { size, mtimeMs } = await stat(file).catch(unreadable(file));
      return localArchive(file, size, mtimeMs);
    }),
  );
}

function localArchive(name: string, size: number, mtimeMs: number): ArchiveSource {
  return {
    name,
    identity: `${size} bytes, changed ${new Date(mtimeMs).toISOString()}`,
    size,
  };
}

async function* readFile(
  path: string,
  offset: number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { start: offset, highWaterMark: READ_BYTES, signal });
  } catch (error) {
    if (signal.aborted) throw error;
    unreadable(path)(error);
  }
}

async function remoteArchive(address: string, signal: AbortSignal): Promise<ArchiveSource> {
  const response = await fetch(address, { method: 'HEAD', signal }).catch(unreadable(address));
  if (!response.ok) throw answered(address, response.status);
  const size = Number(response.headers.get('content-length') ?? Number.NaN);
  const validator = response.headers.get('etag') ?? response.headers.get('last-modified') ?? '';
  return {
    name: address,
    identity: `${Number.isNaN(size) ? 'unknown' : size} bytes, ${validator}`,
    size: Number.isNaN(size) ? undefined : size,
  };
}

/** Attempts in a row that bring no byte before a download is given up. */
const MAX_ATTEMPTS = 5;
const RETRY_PAUSE_MS = 250;

/** Goes on where a broken connection stopped: archives take minutes, and connections do not always. */
async function* download(
  address: string,
  offset: number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  let position = offset;
  for (let attempt = 1; ; attempt++) {
    try {
      for await (const chunk of request(address, position, signal)) {
        position += chunk.length;
        attempt = 0;
        yield chunk;
      }
      return;
    } catch (error) {
      if (signal.aborted || error instanceof AppError) throw error;
      if (attempt >= MAX_ATTEMPTS) unreadable(address)(error);
      await setTimeout(RETRY_PAUSE_MS * 2 ** attempt, undefined, { signal });
    }
  }
}

async function* request(
  address: string,
  offset: number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const headers = { 'accept-encoding': 'identity', range: `bytes=${offset}-` };
  const response = await fetch(address, { headers, signal });
  if (response.status === 416) return; // nothing lies behind the offset
  if (response.status >= 500) throw new Error(`the server answered ${response.status}`);
  if (!response.ok || response.body === null) throw answered(address, response.status);
  // A server that ignores the range sends everything: what is known already is passed over.
  let passOver = response.status === 206 ? 0 : offset;
  for await (const chunk of response.body) {
    if (passOver < chunk.length) yield chunk.subarray(passOver);
    passOver = Math.max(0, passOver - chunk.length);
  }
}

function answered(address: string, status: number): AppError {
  return new AppError('UNREADABLE', `cannot read ${address}: the server answered ${status}`);
}

function unreadable(name: string): (error: unknown) => never {
  return (cause) => {
    const reason = cause instanceof Error ? reasonOf(cause) : String(cause);
    throw new AppError('UNREADABLE', `cannot read ${name}: ${reason}`, { cause });
  };
}

/** `fetch` hides what happened in the cause of its "fetch failed". */
function reasonOf(error: Error): string {
  const inner = error.cause instanceof Error ? error.cause : error;
  const code = 'code' in inner ? String(inner.code) : '';
  return { ENOENT: 'no such file', EACCES: 'permission denied' }[code] ?? (inner.message || code);
}
