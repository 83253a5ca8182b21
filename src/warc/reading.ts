/** What is known while one archive is read, and what is told about it. */
import { AppError } from '../errors.ts';
import type { ArchiveLimits, SkipReason, Step } from './next-record.ts';

export interface SkippedRecord {
  readonly file: string;
  /** Byte offset in the file as stored: of the record, or of the gzip member it lies in. */
  readonly offset: number;
  readonly reason: SkipReason;
}

/** What is known while one archive is read. */
export interface Reading {
  readonly file: string;
  readonly limits: ArchiveLimits;
  readonly onSkip: (skipped: SkippedRecord) => void;
  /** Something in it looked like a record, so it is an archive, though perhaps a broken one. */
  recognised: boolean;
}

/** Where a record, or its gzip member, lies in the file. */
export interface Place {
  readonly offset: number;
  readonly length: number;
}

/**
 * Passes on what is wrong, and settles whether this is an archive at all.
 *
 * @param isSearching The step before found no record to go on with.
 * @throws AppError NOT_AN_ARCHIVE when its first bytes are none of a record.
 */
export function note(
  step: Exclude<Step, { kind: 'end' | 'more' }>,
  offset: number,
  isSearching: boolean,
  reading: Reading,
): void {
  const isForeign = step.kind === 'skipped' && step.reason === 'not-a-record';
  if (isForeign && !step.found && !reading.recognised) throw notAnArchive(reading);
  reading.recognised = true;
  // Bytes that are no record are reported once, however many steps the search takes.
  if (step.kind === 'skipped' && !(isForeign && isSearching)) report(step.reason, offset, reading);
}

export function report(reason: SkipReason, offset: number, reading: Reading): void {
  reading.onSkip({ file: reading.file, offset, reason });
}

export function notAnArchive({ file }: Reading): AppError {
  return new AppError('NOT_AN_ARCHIVE', `${file} is no WARC, ARC or WAT archive`);
}
