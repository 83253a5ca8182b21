/**
 * Web archives as a stream of records: WARC 0.17 to 1.1 and ARC 1 and 2, plain, compressed record by record, or
 * compressed as a whole.
 *
 *     bytes ──► gzip members ──► records ──► yield
 *
 * Archives come from everywhere, so nothing in them is an error: what cannot be read is named by `onSkip` and
 * reading goes on at the next record that can be told. Memory is bounded by the largest record allowed.
 */
import { ByteReader } from './byte-reader.ts';
import { type ArchiveLimits, DEFAULT_LIMITS } from './next-record.ts';
import { readMembers } from './read-members.ts';
import { readRecords } from './read-records.ts';
import { notAnArchive, type Reading, type SkippedRecord } from './reading.ts';
import type { ArchiveRecord } from './record.ts';

export interface ReadOptions {
  /** Path or address, for messages. */
  readonly name: string;
  /** Where in the file the source's first byte lies: the offset of a record. Default 0. */
  readonly startOffset?: number;
  readonly limits?: ArchiveLimits;
  readonly onSkip?: (skipped: SkippedRecord) => void;
}

/** How much of an alleged archive is searched for its first record, when it does not start with one. */
const SEARCHED_BYTES = 1 << 20;

/**
 * Reads the records of an archive in order.
 *
 * @param source Bytes as stored, from `startOffset` on. It is closed when the reader leaves early.
 * @throws AppError NOT_AN_ARCHIVE naming the file; whatever the source throws.
 */
export async function* readArchive(
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions,
): AsyncGenerator<ArchiveRecord> {
  const { name, startOffset = 0, limits = DEFAULT_LIMITS, onSkip = () => {} } = options;
  const reading: Reading = { file: name, limits, onSkip, recognised: startOffset > 0 };
  const bytes = new ByteReader(source, startOffset);
  try {
    await bytes.fill(SEARCHED_BYTES);
    const isGzip = bytes.bytes[0] === 0x1f;
    yield* isGzip ? readMembers(bytes, reading) : readPlain(bytes, reading);
    if (!reading.recognised) throw notAnArchive(reading);
  } finally {
    await bytes.close();
  }
}

function readPlain(bytes: ByteReader, reading: Reading): AsyncGenerator<ArchiveRecord> {
  // Every record of a plain file has a place of its own.
  const placeOf = (start: number, next: number) => ({ offset: start, length: next - start });
  return readRecords(bytes, placeOf, Number.POSITIVE_INFINITY, reading);
}
