/**
 * Records of a compressed archive, one gzip member after the other.
 *
 * After a member that is damaged, reading goes on at the next that starts with a record. It is sought byte by
 * byte from behind the start of the damaged one, because where that ends cannot be trusted.
 */
import { ByteReader } from './byte-reader.ts';
import { inflateMember, peekMember } from './gzip-member.ts';
import { LargeMember } from './large-member.ts';
import { readRecords, recordsOfMember } from './read-records.ts';
import { type Reading, report } from './reading.ts';
import type { ArchiveRecord } from './record.ts';
import { MIN_HEAD_BYTES, parseRecordHead } from './record-head.ts';

/** What a gzip member may inflate to without a record in it, as many times the largest record. */
const MAX_BARREN_RECORDS = 16;

/** Enough of a compressed member to tell whether it holds a record. */
const PEEKED_BYTES = 512;
const GZIP_MAGIC = Buffer.from([0x1f, 0x8b, 0x08]);

/** @param bytes Stands at the start of a member. */
export async function* readMembers(
  bytes: ByteReader,
  reading: Reading,
): AsyncGenerator<ArchiveRecord> {
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
