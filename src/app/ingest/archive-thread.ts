/** Thread that reads archives, one after the other: bytes → packs of records, one for each call. */
import { openArchive } from '../../ingest/sources.ts';
import type { S3Settings } from '../../s3/s3-request.ts';
import { readArchive } from '../../warc/read-archive.ts';
import type { SkippedRecord } from '../../warc/reading.ts';
import type { ArchiveRecord } from '../../warc/record.ts';
import { packRecords, type RecordPack } from './record-pack.ts';
import { answerRequests, type Transferred } from './thread.ts';

/** A call that opens an archive gets its first pack; the calls after it ask for more, until there is none. */
export interface ArchiveRequest {
  readonly open?: OpenArchive;
}

export interface OpenArchive {
  /** Absolute path or address. */
  readonly name: string;
  readonly startOffset: number;
  readonly maxRecordBytes: number;
  readonly s3: S3Settings;
}

/** Blocks of a pack: enough to make a message worth its cost, little enough to keep all cores busy. */
const PACK_BYTES = 2 << 20;
const MAX_HEADER_BYTES = 64 << 10;

let packs: AsyncGenerator<RecordPack> | undefined;

answerRequests<ArchiveRequest, RecordPack | undefined>(
  async ({ open }): Promise<Transferred<RecordPack | undefined>> => {
    if (open !== undefined) {
      await packs?.return(undefined);
      packs = readPacks(open);
    }
    const { value } = (await packs?.next()) ?? {};
    return value === undefined
      ? { response: undefined }
      : { response: value, transfer: [value.blocks.buffer] };
  },
);

async function* readPacks(archive: OpenArchive): AsyncGenerator<RecordPack> {
  const { name, startOffset, maxRecordBytes, s3 } = archive;
  const never = new AbortController().signal; // The thread is ended from outside.
  let skipped: SkippedRecord[] = [];
  let records: ArchiveRecord[] = [];
  let size = 0;
  const source = openArchive(name, startOffset, s3, never);
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
