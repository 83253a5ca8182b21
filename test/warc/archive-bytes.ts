/** Archives written for tests, and the reading of bytes at hand in chunks of any size. */
import { gzipSync } from 'node:zlib';
import { type ReadOptions, readArchive } from '../../src/warc/read-archive.ts';
import type { SkippedRecord } from '../../src/warc/reading.ts';
import type { ArchiveRecord } from '../../src/warc/record.ts';

export interface WrittenRecord {
  readonly type: string;
  readonly url: string;
  readonly block: Buffer;
}

/** A WARC record as ISO 28500 writes it. */
export function warcRecord({ type, url, block }: WrittenRecord): Buffer {
  const head =
    `WARC/1.1\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${url}\r\n` +
    `WARC-Date: 2024-05-18T01:58:10Z\r\nContent-Length: ${block.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), block, Buffer.from('\r\n\r\n')]);
}

/** Version 1 of ARC. */
export function arcRecord({ url, block }: WrittenRecord): Buffer {
  const line = `${url} 93.184.216.34 20240518015810 text/html ${block.length}\n`;
  return Buffer.concat([Buffer.from(line), block, Buffer.from('\n')]);
}

/** One member for each record. */
export function gzipEach(records: readonly Buffer[]): Buffer {
  return Buffer.concat(records.map((record) => gzipSync(record)));
}

export interface ReadResult {
  readonly records: readonly ArchiveRecord[];
  readonly skipped: readonly SkippedRecord[];
}

/** Reads bytes that come in chunks of the given size. */
export async function readBytes(
  bytes: Buffer,
  options: Partial<ReadOptions> & { readonly chunkBytes?: number } = {},
): Promise<ReadResult> {
  const { chunkBytes = 1 << 20, ...rest } = options;
  return collect(chunksOf(bytes, chunkBytes), rest);
}

export async function collect(
  source: AsyncIterable<Uint8Array>,
  options: Partial<ReadOptions> = {},
): Promise<ReadResult> {
  const records: ArchiveRecord[] = [];
  const skipped: SkippedRecord[] = [];
  const onSkip = (record: SkippedRecord) => skipped.push(record);
  for await (const record of readArchive(source, { name: 'test.warc', onSkip, ...options })) {
    records.push(record);
  }
  return { records, skipped };
}

async function* chunksOf(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** `type url` of each record, to compare at a glance. */
export function outline({ records }: ReadResult): string[] {
  return records.map(({ type, fields }) => {
    const url = fields.find(({ name }) => name === 'warc-target-uri' || name === 'url');
    return `${type} ${url?.value}`;
  });
}
