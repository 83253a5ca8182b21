/**
 * Records as two pieces, to cross between threads cheaply: their blocks in one buffer that changes hands, and all
 * else as one JSON text (a hundred thousand small objects cost several times as much to clone, at each hop).
 */
import type { SkippedRecord } from '../../warc/reading.ts';
import type { ArchiveRecord } from '../../warc/record.ts';

export interface RecordPack {
  readonly records: number;
  /** JSON of `Head[]`. */
  readonly heads: string;
  readonly blocks: Uint8Array<ArrayBuffer>;
  /** Where reading can go on once this pack is stored: nothing before it is needed again. */
  readonly nextOffset: number;
  /** Records that could not be read, since the pack before. */
  readonly skipped: readonly SkippedRecord[];
}

/** A record whose block is the next `size` bytes of `blocks`. */
interface Head extends Omit<ArchiveRecord, 'block'> {
  readonly size: number;
}

export function packRecords(
  records: readonly ArchiveRecord[],
  nextOffset: number,
  skipped: readonly SkippedRecord[],
): RecordPack {
  const blocks = Buffer.allocUnsafeSlow(records.reduce((sum, { block }) => sum + block.length, 0));
  let start = 0;
  const heads = records.map(({ block, ...record }): Head => {
    blocks.set(block, start);
    start += block.length;
    return { ...record, size: block.length };
  });
  return { records: heads.length, heads: JSON.stringify(heads), blocks, nextOffset, skipped };
}

export function* unpackRecords({ heads, blocks }: RecordPack): Generator<ArchiveRecord> {
  const all = Buffer.from(blocks.buffer, blocks.byteOffset, blocks.byteLength);
  let start = 0;
  // Written by `packRecords`.
  for (const { size, ...record } of JSON.parse(heads) as Head[]) {
    yield { ...record, block: all.subarray(start, start + size) };
    start += size;
  }
}
