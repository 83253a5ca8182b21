/**
 * What a person names on the command line → archives to read: files, folders (searched for archives by
 * their ending), http(s) addresses.
 */
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AppError } from '../errors.ts';
import { type ArchiveSource, unreadable } from './archive-source.ts';
import { download, remoteArchive } from './download.ts';

/** Endings a folder is searched for; a file named by itself may have any. */
const ARCHIVE_NAME = /\.(?:warc|arc|wat)(?:\.gz)?$/i;
const ADDRESS = /^https?:\/\//i;
const OTHER_SCHEME = /^[a-z][a-z\d+.-]*:\/\//i;

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
    else if (OTHER_SCHEME.test(name))
      throw new AppError(
        'UNREADABLE',
        `cannot read ${name}: only files, folders and http(s) addresses`,
      );
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
