/**
 * Web archives as a stream of records: WARC 0.17 to 1.1 and ARC 1 and 2, plain, compressed record by record, or
 * compressed as a whole.
 *
 *     bytes ──► gzip members ──► records ──► yield
 *
 * Archives come from everywhere, so nothing in them is an error: what cannot be read is named by `onSkip` and
 * reading goes on at the next record that can be told. Memory is bounded by the largest record allowed.
 */
import { AppError } from '../errors.ts';
import { ByteReader } from './byte-reader.ts';
import { inflateMember, peekMember } from './gzip-member.ts';
import { LargeMember } from './large-member.ts';
import {
  type ArchiveLimits,
  DEFAULT_LIMITS,
  nextRecord,
  type SkipReason,
  type Step,
} from './next-record.ts';
import type { ArchiveRecord } from './record.ts';
import { MIN_HEAD_BYTES, parseRecordHead } from './record-head.ts';

export interface SkippedRecord {
  readonly file: string;
  /** Byte offset in the file as stored: of the record, or of the gzip member it lies in. */
  readonly offset: number;
  readonly reason: SkipReason;
}

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

/** What a gzip member may inflate to without a record in it, as many times the largest record. */
const MAX_BARREN_RECORDS = 16;

/** Enough of a compressed member to tell whether it holds a record. */
const PEEKED_BYTES = 512;
const GZIP_MAGIC = Buffer.from([0x1f, 0x8b, 0x08]);

/** What is known while one archive is read. */
interface Reading {
  readonly file: string;
  readonly limits: ArchiveLimits;
  readonly onSkip: (skipped: SkippedRecord) => void;
  /** Something in it looked like a record, so it is an archive, though perhaps a broken one. */
  recognised: boolean;
}

interface Place {
  readonly offset: number;
  readonly length: number;
}

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

/**
 * Records of a stream that is not held in one piece.
 *
 * @param maxBarren Bytes without a record after which reading stops.
 */
async function* readRecords(
  bytes: ByteReader,
  placeOf: (start: number, next: number) => Place,
  maxBarren: number,
  reading: Reading,
): AsyncGenerator<ArchiveRecord> {
  let isSearching = false;
  let barren = 0;
  while (barren <= maxBarren) {
    const step = nextRecord(bytes.bytes, 0, bytes.ended, reading.limits);
    if (step.kind === 'end') return;
    if (step.kind === 'more') {
      barren += bytes.take(step.start).length;
      await bytes.fill(step.bytes);
      continue;
    }
    const place = placeOf(bytes.position + step.start, bytes.position + step.next);
    note(step, place.offset, isSearching, reading);
    isSearching = step.kind === 'skipped' && !step.found;
    barren = step.kind === 'record' ? 0 : barren + step.next;
    if (step.kind === 'record') yield recordOf(bytes.bytes, step, place);
    if (barren <= maxBarren) await bytes.skip(step.next);
  }
  if (!isSearching) report('not-a-record', placeOf(bytes.position, bytes.position).offset, reading);
}

async function* readMembers(bytes: ByteReader, reading: Reading): AsyncGenerator<ArchiveRecord> {
  while (await skipPadding(bytes)) {
    const offset = bytes.position;
    const member = inflateMember(bytes.bytes);
    switch (member.kind) {
      case 'incomplete':
        if (!bytes.ended) await bytes.fill(2 * bytes.bytes.length);
        else {
          const place = { offset, length: bytes.bytes.length };
          const isReported = yield* recordsOfMember(member.plain, place, reading);
          reading.recognised = true;
          if (!isReported) report('truncated', offset, reading);
          await seekMember(bytes);
        }
        break;
      case 'member':
        yield* recordsOfMember(member.plain, { offset, length: member.length }, reading);
        bytes.take(member.length);
        break;
      case 'large':
        bytes.take(member.headerLength);
        yield* readLargeMember(bytes, offset, reading);
        break;
      case 'broken':
        report(member.reason, offset, reading);
        await leaveBroken(bytes, member.length);
        break;
      default:
        member satisfies never;
    }
  }
}

/** Records of a member that is held in one piece: nearly always one. @returns Whether any was left out. */
function* recordsOfMember(
  plain: Buffer,
  place: Place,
  reading: Reading,
): Generator<ArchiveRecord, boolean> {
  let isSearching = false;
  let isReported = false;
  for (let from = 0; ; ) {
    const step = nextRecord(plain, from, true, reading.limits);
    if (step.kind === 'end' || step.kind === 'more') return isReported;
    isReported ||= step.kind === 'skipped';
    note(step, place.offset, isSearching, reading);
    isSearching = step.kind === 'skipped' && !step.found;
    if (step.kind === 'record') yield recordOf(plain, step, place);
    from = step.next;
  }
}

async function* readLargeMember(
  bytes: ByteReader,
  offset: number,
  reading: Reading,
): AsyncGenerator<ArchiveRecord> {
  const member = new LargeMember(bytes);
  const plain = new ByteReader(member.chunks());
  const maxBarren = MAX_BARREN_RECORDS * reading.limits.maxRecordBytes;
  try {
    yield* readRecords(plain, () => ({ offset, length: 0 }), maxBarren, reading);
  } finally {
    await plain.close();
  }
  if (member.outcome === 'open') await seekMember(bytes);
  else if (member.outcome !== 'complete') {
    report(member.outcome, offset, reading);
    if (member.outcome === 'bad-gzip') await seekMember(bytes);
  }
}

/** Moves to the next member, over zeros that some writers fill blocks with. @returns Whether there is one. */
async function skipPadding(bytes: ByteReader): Promise<boolean> {
  for (;;) {
    const padding = bytes.bytes.findIndex((byte) => byte !== 0);
    if (padding >= 0) {
      bytes.take(padding);
      return true;
    }
    bytes.take(bytes.bytes.length);
    if (bytes.ended) return false;
    await bytes.fill(1);
  }
}

/**
 * Leaves a member that cannot be inflated, or not to what was written.
 *
 * @param length Where it seems to end, 0 if unknown: only trusted when another one starts there, because a
 *   damaged member may well seem to end far behind its end.
 */
async function leaveBroken(bytes: ByteReader, length: number): Promise<void> {
  await bytes.fill(length + PEEKED_BYTES);
  const next = bytes.bytes.subarray(length, length + PEEKED_BYTES);
  if (length > 0 && (next.length === 0 || startsMember(next))) bytes.take(length);
  else await seekMember(bytes);
}

/** Moves to the next place after this one where a gzip member with a record starts, or to the end. */
async function seekMember(bytes: ByteReader): Promise<void> {
  bytes.take(1);
  for (;;) {
    await bytes.fill(PEEKED_BYTES);
    const found = bytes.bytes.indexOf(GZIP_MAGIC);
    if (found < 0) {
      // The last bytes at hand may be the beginning of what is sought.
      bytes.take(bytes.bytes.length - (bytes.ended ? 0 : GZIP_MAGIC.length - 1));
      if (bytes.ended) return;
      continue;
    }
    bytes.take(found);
    await bytes.fill(PEEKED_BYTES);
    if (startsMember(bytes.bytes.subarray(0, PEEKED_BYTES))) return;
    bytes.take(1);
  }
}

function startsMember(bytes: Buffer): boolean {
  const plain = peekMember(bytes) ?? Buffer.alloc(0);
  if (plain.length < MIN_HEAD_BYTES) return false;
  return parseRecordHead(plain, plain.length + 1) !== 'not-a-record';
}

/** Passes on what is wrong, and settles whether this is an archive at all. */
function note(
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

function report(reason: SkipReason, offset: number, reading: Reading): void {
  reading.onSkip({ file: reading.file, offset, reason });
}

function recordOf(
  bytes: Buffer,
  { start, head, next }: Extract<Step, { kind: 'record' }>,
  { offset, length }: Place,
): ArchiveRecord {
  const { kind, type, fields } = head;
  return { kind, type, fields, block: bytes.subarray(start + head.length, next), offset, length };
}

function notAnArchive({ file }: Reading): AppError {
  return new AppError('NOT_AN_ARCHIVE', `${file} is no WARC, ARC or WAT archive`);
}
