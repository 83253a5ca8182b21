/** Records in one buffer of their own, to cross between threads in one piece and without another copy. */
import type { SkippedRecord } from '../../warc/read-archive.ts';
import type { ArchiveRecord } from '../../warc/record.ts';

export interface RecordPack {
  readonly records: readonly PackedRecord[];
  readonly blocks: Uint8Array<ArrayBuffer>;
  /** Where reading can go on once this pack is stored: nothing before it is needed again. */
  readonly nextOffset: number;
  /** Records that could not be read, since the pack before. */
  readonly skipped: readonly SkippedRecord[];
}

/** A record whose block is `blocks.subarray(start, end)`. */
export interface PackedRecord extends Omit<ArchiveRecord, 'block'> {
  readonly start: number;
  readonly end: number;
}

export function packRecords(
  records: readonly ArchiveRecord[],
  nextOffset: number,
  skipped: readonly SkippedRecord[],
): RecordPack {
  const size = records.reduce((sum, { block }) => sum + block.length, 0);
  const blocks = new Uint8Array(size);
  let start = 0;
  const packed = records.map(({ block, ...record }) => {
    blocks.set(block, start);
    const end = start + block.length;
    const place = { ...record, start, end };
    start = end;
    return place;
  });
  return { records: packed, blocks, nextOffset, skipped };
}

export function* unpackRecords({ records, blocks }: RecordPack): Generator<ArchiveRecord> {
  const all = Buffer.from(blocks.buffer, blocks.byteOffset, blocks.byteLength);
  for (const { start, end, ...record } of records)
    yield { ...record, block: all.subarray(start, end) };
}
