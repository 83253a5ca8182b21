/**
 * What a person names on the command line → archives to read: files, folders (searched for archives by
 * their ending), http(s) addresses, objects in S3 buckets and prefixes of their keys (searched likewise).
 */
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AppError } from '../errors.ts';
import { listObjects } from '../s3/bucket.ts';
import { isS3Address, parseS3Address, s3AddressText } from '../s3/s3-address.ts';
import type { S3Settings } from '../s3/s3-request.ts';
import { type ArchiveSource, unreadable } from './archive-source.ts';
import { archiveOf, download, remoteArchive, remoteFile } from './download.ts';

/** Endings a folder is searched for; a file named by itself may have any. */
const ARCHIVE_NAME = /\.(?:warc|arc|wat)(?:\.gz)?$/i;
const ADDRESS = /^(?:https?|s3):\/\//i;
const OTHER_SCHEME = /^[a-z][a-z\d+.-]*:\/\//i;

const READ_BYTES = 1 << 20;

/**
 * Archives in a stable order: as named, folders sorted by path, prefixes by key.
 *
 * @throws AppError UNREADABLE naming what cannot be read, or a folder or prefix without archives.
 */
export async function findArchives(
  names: readonly string[],
  s3: S3Settings,
  signal: AbortSignal,
): Promise<ArchiveSource[]> {
  const sources: ArchiveSource[] = [];
  for (const name of names) sources.push(...(await archivesNamed(name, s3, signal)));
  return sources;
}

/** The bytes of an archive from an offset on. @throws AppError UNREADABLE naming the archive. */
export function openArchive(
  name: string,
  offset: number,
  s3: S3Settings,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  return ADDRESS.test(name)
    ? download(remoteFile(name, s3), offset, signal)
    : readFile(name, offset, signal);
}

async function archivesNamed(
  name: string,
  s3: S3Settings,
  signal: AbortSignal,
): Promise<readonly ArchiveSource[]> {
  if (isS3Address(name)) return archivesInBucket(name, s3, signal);
  if (!ADDRESS.test(name) && OTHER_SCHEME.test(name))
    throw new AppError(
      'UNREADABLE',
      `cannot read ${name}: only files, folders, http(s) and s3 addresses`,
    );
  if (!ADDRESS.test(name)) return localArchives(resolve(name));
  const found = await remoteArchive(remoteFile(name, s3), signal);
  if (found === undefined)
    throw new AppError('UNREADABLE', `cannot read ${name}: the server answered 404`);
  return [found];
}

/** The object of that key, or all archives whose keys begin with it. */
async function archivesInBucket(
  name: string,
  s3: S3Settings,
  signal: AbortSignal,
): Promise<readonly ArchiveSource[]> {
  const address = parseS3Address(name);
  if (address.key !== '' && !address.key.endsWith('/')) {
    const found = await remoteArchive(remoteFile(name, s3), signal);
    if (found !== undefined) return [found];
  }
  const sources: ArchiveSource[] = [];
  try {
    for await (const { key, bytes, etag } of listObjects(s3, address, signal))
      if (ARCHIVE_NAME.test(key))
        sources.push(archiveOf(s3AddressText({ ...address, key }), bytes, etag));
  } catch (error) {
    if (signal.aborted || error instanceof AppError) throw error;
    unreadable(name)(error);
  }
  if (sources.length === 0)
    throw new AppError(
      'UNREADABLE',
      `no object ${name}, and no .warc, .arc or .wat file (plain or .gz) whose key begins with it`,
    );
  return sources;
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
