/**
 * One record of an archive, read again where a visit says that it lies.
 *
 * An archive may be gone, replaced or still be written by now, so the record is compared with the visit. A file that a
 * crawl still writes has `.open` behind the name that it is known by.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { AppError } from '../../errors.ts';
import type { ShownAt, VisitPlace } from '../../linkindex/queries/link-evidence.ts';
import { parsePageUrl } from '../../url/page-url.ts';
import { readArchive } from '../../warc/read-archive.ts';
import { type ArchiveRecord, recordTime, recordUrl } from '../../warc/record.ts';
import { OPEN_SUFFIX } from '../../warc/repair-warc.ts';

/** Longest record that is read, compressed and not. */
export const MAX_BYTES = 16 << 20;

const LIMITS = { maxRecordBytes: MAX_BYTES, maxHeaderBytes: 64 << 10 };

export type NoRecord = 'no_body' | 'not_at_hand' | 'too_large' | 'changed';

/** @throws The signal's reason when it is aborted. */
export async function archivedRecord(
  { url, at, place }: ShownAt,
  signal: AbortSignal,
): Promise<ArchiveRecord | NoRecord> {
  if (place === undefined) return 'not_at_hand';
  if (place.source === 'wat') return 'no_body';
  const path = await readablePath(place.file);
  if (path === undefined) return 'not_at_hand';
  // Of a member that was too large to be held, which may hold a whole archive, nobody knows where the record is.
  if (place.length === 0 || place.length > MAX_BYTES) return 'too_large';
  try {
    return await findRecord(path, place, (record) => isCapture(record, url, at), signal);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof AppError && error.code === 'NOT_AN_ARCHIVE') return 'changed';
    if (isFileError(error)) return 'not_at_hand';
    throw error;
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

async function findRecord(
  path: string,
  { offset, length }: VisitPlace,
  isWanted: (record: ArchiveRecord) => boolean,
  signal: AbortSignal,
): Promise<ArchiveRecord | NoRecord> {
  let isTooLarge = false;
  const source = createReadStream(path, { start: offset, end: offset + length - 1, signal });
  const records = readArchive(source, {
    name: path,
    startOffset: offset,
    limits: LIMITS,
    onSkip: ({ reason }) => {
      isTooLarge ||= reason === 'record-too-large';
    },
  });
  for await (const record of records) if (isWanted(record)) return record;
  return isTooLarge ? 'too_large' : 'changed';
}

function isCapture(record: ArchiveRecord, url: string, at: number): boolean {
  if (record.type !== 'response' && record.type !== 'resource') return false;
  return recordTime(record) === at && parsePageUrl(recordUrl(record))?.href === url;
}

/** The file went, or may not be read. */
function isFileError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
