/** Thread that reads one archive: bytes → packs of records, one for each call. */
import { openArchive } from '../../ingest/sources.ts';
import { readArchive, type SkippedRecord } from '../../warc/read-archive.ts';
import type { ArchiveRecord } from '../../warc/record.ts';
import { packRecords, type RecordPack } from './record-pack.ts';
import { answerRequests, type Transferred } from './thread.ts';

/** The first call of a thread names the archive; the others ask for more of it. */
export interface ArchiveRequest {
  /** Absolute path or address. */
  readonly name: string;
  readonly startOffset: number;
  readonly maxRecordBytes: number;
}

/** Blocks of a pack: enough to make a message worth its cost, little enough to keep all cores busy. */
const PACK_BYTES = 2 << 20;
const MAX_HEADER_BYTES = 64 << 10;

let packs: AsyncGenerator<RecordPack> | undefined;

answerRequests<ArchiveRequest, RecordPack | undefined>(
  async (request): Promise<Transferred<RecordPack | undefined>> => {
    packs ??= readPacks(request);
    const { value, done } = await packs.next();
    if (done) return { response: undefined };
    return { response: value, transfer: [value.blocks.buffer] };
  },
);

async function* readPacks(request: ArchiveRequest): AsyncGenerator<RecordPack> {
  const { name, startOffset, maxRecordBytes } = request;
  const never = new AbortController().signal; // The thread is ended from outside.
  let skipped: SkippedRecord[] = [];
  let records: ArchiveRecord[] = [];
  let size = 0;
  const source = openArchive(name, startOffset, never);
  for await (const record of readArchive(source, {
    name,
    startOffset,
    limits: { maxRecordBytes, maxHeaderBytes: MAX_HEADER_BYTES },
    onSkip: (record) => skipped.push(record),
  })) {
    if (size >= PACK_BYTES) {
      // TRICKY: not the end of the last record: its gzip member may hold this one too.
      yield packRecords(records, record.offset, skipped);
      [records, skipped, size] = [[], [], 0];
    }
    records.push(record);
    size += record.block.length;
  }
  const last = records.at(-1);
  yield packRecords(records, last === undefined ? startOffset : last.offset + last.length, skipped);
}
