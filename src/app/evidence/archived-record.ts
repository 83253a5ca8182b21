/**
 * One record of an archive, read again where a visit says that it lies.
 *
 * An archive may be gone, replaced or still be written by now, so the record is compared with the visit.
 */
import { AppError } from '../../errors.ts';
import type { ShownAt, VisitPlace } from '../../linkindex/queries/link-evidence.ts';
import { parsePageUrl } from '../../url/page-url.ts';
import { readArchive } from '../../warc/read-archive.ts';
import { type ArchiveRecord, recordTime, recordUrl } from '../../warc/record.ts';
import { type Archives, archiveBytes } from './archive-bytes.ts';

/** Longest record that is read, compressed and not. */
export const MAX_BYTES = 16 << 20;

const LIMITS = { maxRecordBytes: MAX_BYTES, maxHeaderBytes: 64 << 10 };

export type NoRecord = 'no_body' | 'not_at_hand' | 'too_large' | 'changed';

/** @throws The signal's reason when it is aborted. */
export async function archivedRecord(
  { url, at, place }: ShownAt,
  archives: Archives,
  signal: AbortSignal,
): Promise<ArchiveRecord | NoRecord> {
  if (place === undefined) return 'not_at_hand';
  if (place.source === 'wat') return 'no_body';
  // Of a member that was too large to be held, which may hold a whole archive, nobody knows where the record is.
  if (place.length === 0 || place.length > MAX_BYTES) return 'too_large';
  const bytes = await archiveBytes(place, archives, signal);
  if (bytes === undefined) return 'not_at_hand';
  try {
    return await findRecord(bytes, place, (record) => isCapture(record, url, at));
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof AppError && error.code === 'NOT_AN_ARCHIVE') return 'changed';
    if (isFileError(error)) return 'not_at_hand';
    throw error;
  }
}

async function findRecord(
  source: AsyncIterable<Uint8Array>,
  { file, offset }: VisitPlace,
  isWanted: (record: ArchiveRecord) => boolean,
): Promise<ArchiveRecord | NoRecord> {
  let isTooLarge = false;
  const records = readArchive(source, {
    name: file,
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
  const { type } = record;
  if (type !== 'response' && type !== 'resource' && type !== 'conversion') return false;
  return recordTime(record) === at && parsePageUrl(recordUrl(record))?.href === url;
}

/** The file went, or may not be read; or its bucket says no. */
function isFileError(error: unknown): boolean {
  if (error instanceof AppError) return error.code === 'UNREADABLE';
  return error instanceof Error && 'syscall' in error;
}
