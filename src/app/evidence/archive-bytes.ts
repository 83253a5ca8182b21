/**
 * Bytes of an archive from a place on: of its file, or of an object in a bucket.
 *
 * A file that a crawl still writes has `.open` behind the name that it is known by; one of its files that is not on the
 * disk any more may be in the bucket of evidence.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Config } from '../../config/settings.ts';
import { unreadable } from '../../ingest/archive-source.ts';
import type { VisitPlace } from '../../linkindex/queries/link-evidence.ts';
import { readRange } from '../../s3/bucket.ts';
import { isS3Address, parseS3Address, type S3Address, s3AddressText } from '../../s3/s3-address.ts';
import type { S3Settings } from '../../s3/s3-request.ts';
import { OPEN_SUFFIX } from '../../warc/repair-warc.ts';
import { evidenceBucket, objectOf } from '../crawl/evidence-bucket.ts';
import { s3Settings } from '../s3-settings.ts';

/** Where archives may be. */
export interface Archives {
  readonly s3: S3Settings;
  /** Undefined when there is none. */
  readonly evidenceBucket: S3Address | undefined;
}

/** @throws AppError INVALID_SETTING naming the setting. */
export function archivesOf(config: Config): Archives {
  return { s3: s3Settings(config), evidenceBucket: evidenceBucket(config) };
}

/**
 * Nothing but files that a visit names, and buckets, is opened; no other addresses.
 *
 * @returns undefined when it is nowhere to be had. What it yields may throw AppError UNREADABLE.
 */
export async function archiveBytes(
  { file, offset, length, source }: VisitPlace,
  archives: Archives,
  signal: AbortSignal,
): Promise<AsyncIterable<Uint8Array> | undefined> {
  if (isS3Address(file)) return objectBytes(parseS3Address(file), offset, length, archives, signal);
  const path = await readablePath(file);
  if (path !== undefined)
    return createReadStream(path, { start: offset, end: offset + length - 1, signal });
  const bucket = source === 'crawl' ? archives.evidenceBucket : undefined;
  return bucket && objectBytes(objectOf(file, bucket), offset, length, archives, signal);
}

async function* objectBytes(
  address: S3Address,
  offset: number,
  length: number,
  { s3 }: Archives,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  try {
    yield* readRange(s3, address, offset, length, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    unreadable(s3AddressText(address))(error);
  }
}

/** Absolute path of a regular file; addresses and what is gone have none. */
async function readablePath(file: string): Promise<string | undefined> {
  if (!file.startsWith('/')) return undefined;
  for (const path of [file, file + OPEN_SUFFIX]) {
    const facts = await stat(path).catch(() => undefined);
    if (facts?.isFile()) return path;
  }
  return undefined;
}
