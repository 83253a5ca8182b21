/**
 * One step through the bytes of an archive: the next record, or what is wrong with it and where to go on.
 *
 * Pure, so that the same rules hold for plain files, gzip members and streams. After bytes that are no record
 * the search goes on at the next line that starts one.
 */
import {
  type HeadProblem,
  MIN_HEAD_BYTES,
  parseRecordHead,
  type RecordHead,
} from './record-head.ts';

export interface ArchiveLimits {
  /** Longest block, uncompressed. Default 64 MiB. */
  readonly maxRecordBytes: number;
  /** Longest header of a record. Default 64 KiB. */
  readonly maxHeaderBytes: number;
}

export const DEFAULT_LIMITS: ArchiveLimits = {
  maxRecordBytes: 64 << 20,
  maxHeaderBytes: 64 << 10,
};

/** Enough to see what follows a block: its empty lines and what the next record is told by. */
const BOUNDARY_BYTES = 2 * MIN_HEAD_BYTES;

/**
 * Why a record was left out.
 *
 * - `not-a-record`: where a record should start there is something else
 * - `bad-header`: no length, or none that can be read
 * - `bad-length`: the length reaches over other records
 * - `header-too-large`, `record-too-large`: beyond the limits
 * - `truncated`: the file, or the gzip member, ends inside
 * - `bad-gzip`, `bad-checksum`: a gzip member cannot be inflated, or inflates to something else than was written
 */
export type SkipReason =
  | HeadProblem
  | 'record-too-large'
  | 'bad-length'
  | 'truncated'
  | 'bad-gzip'
  | 'bad-checksum';

interface Skipped {
  readonly kind: 'skipped';
  readonly start: number;
  readonly reason: SkipReason;
  /** Where to go on, maybe behind the bytes at hand. */
  readonly next: number;
  /** Whether a record is known to start at `next`. */
  readonly found: boolean;
}

/** Indexes are into the bytes at hand. */
export type Step =
  | {
      readonly kind: 'record';
      readonly start: number;
      readonly head: RecordHead;
      readonly next: number;
    }
  | Skipped
  /** So many bytes are needed from `start` on, and none before it. */
  | { readonly kind: 'more'; readonly start: number; readonly bytes: number }
  | { readonly kind: 'end' };

/**
 * @param bytes What is at hand.
 * @param from Where the previous record ended; line ends before the next one are passed over.
 * @param ended Nothing comes after these bytes.
 */
export function nextRecord(
  bytes: Buffer,
  from: number,
  ended: boolean,
  limits: ArchiveLimits,
): Step {
  const start = skipLineEnds(bytes, from);
  if (start === bytes.length && ended) return { kind: 'end' };
  const left = bytes.length - start;
  if (left < MIN_HEAD_BYTES && !ended) return { kind: 'more', start, bytes: MIN_HEAD_BYTES };

  const head = parseRecordHead(bytes.subarray(start), limits.maxHeaderBytes);
  if (head === 'incomplete') {
    return ended
      ? skipped('truncated', start, bytes.length)
      : { kind: 'more', start, bytes: 2 * left };
  }
  if (typeof head === 'string')
    return { ...seekRecord(bytes, start, ended, limits), reason: head, start };
  return stepOver(bytes, start, head, ended, limits);
}

/** The record whose head is known, if its block is at hand and ends where it says. */
function stepOver(
  bytes: Buffer,
  start: number,
  head: RecordHead,
  ended: boolean,
  limits: ArchiveLimits,
): Step {
  const next = start + head.length + head.blockLength;
  if (head.blockLength > limits.maxRecordBytes) return skipped('record-too-large', start, next);
  if (next + BOUNDARY_BYTES > bytes.length && !ended) {
    return { kind: 'more', start, bytes: next - start + BOUNDARY_BYTES };
  }
  if (next <= bytes.length && isBoundary(bytes.subarray(next), limits)) {
    return { kind: 'record', start, head, next };
  }
  // The length is wrong or the archive cut off. A record inside the alleged block tells that it is too long.
  const alleged = bytes.subarray(0, next + limits.maxHeaderBytes);
  const inside = seekRecord(alleged, start + head.length, true, limits);
  if (inside.found && inside.next < next) return { ...inside, reason: 'bad-length', start };
  return next <= bytes.length
    ? { kind: 'record', start, head, next }
    : skipped('truncated', start, bytes.length);
}

/** Whether a block may end before these bytes: they are line ends, few or many, and the next record or nothing. */
function isBoundary(bytes: Buffer, limits: ArchiveLimits): boolean {
  const start = skipLineEnds(bytes, 0);
  if (start === bytes.length) return true;
  return parseRecordHead(bytes.subarray(start), limits.maxHeaderBytes) !== 'not-a-record';
}

function skipped(reason: SkipReason, start: number, next: number): Skipped {
  return { kind: 'skipped', reason, start, next, found: false };
}

function skipLineEnds(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] === 0x0d || bytes[at] === 0x0a) at++;
  return at;
}

/** Looks for the next line that starts a record. Only a whole head counts, for a page may quote a first line. */
function seekRecord(
  bytes: Buffer,
  from: number,
  ended: boolean,
  limits: ArchiveLimits,
): Pick<Skipped, 'kind' | 'next' | 'found'> {
  let next = bytes.length;
  for (let line = nextLine(bytes, from); line > 0; line = nextLine(bytes, line)) {
    const rest = bytes.subarray(line);
    const isCut = rest.length < MIN_HEAD_BYTES;
    const head = parseRecordHead(rest, limits.maxHeaderBytes);
    // TRICKY: a head cut by the end of the bytes at hand must be looked at again with more of them.
    if (head === 'incomplete' || isCut) next = ended ? next : Math.min(next, line);
    else if (head !== 'not-a-record') {
      return { kind: 'skipped', next: Math.min(next, line), found: next > line };
    }
  }
  return { kind: 'skipped', next, found: false };
}

/** Start of the line after the one at `from`; 0 when there is none. */
function nextLine(bytes: Buffer, from: number): number {
  return bytes.indexOf(0x0a, from) + 1;
}
