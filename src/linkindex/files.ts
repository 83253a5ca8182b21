/**
 * How far each archive has been read, so that an interrupted ingest goes on where it stopped, and a finished file is
 * not read twice.
 *
 * A checkpoint is made after the visits before it are on disk, never before. What was appended and not yet
 * checkpointed is read again, and reading a visit twice changes nothing.
 */
import type { ClickHouseClient } from '@clickhouse/client';

export interface FileProgress {
  /** Byte offset in the file where reading goes on. */
  readonly nextOffset: number;
  readonly done: boolean;
}

export interface Checkpoint extends FileProgress {
  /** Absolute path or address. */
  readonly file: string;
  /** Changes when the file does: its size and time, or an entity tag. */
  readonly identity: string;
}

/** @returns `undefined` when nothing of the file, as it is now, has been read. */
export async function fileProgress(
  index: ClickHouseClient,
  file: string,
  identity: string,
): Promise<FileProgress | undefined> {
  const result = await index.query({
    query: `
      SELECT next_offset AS nextOffset, done
      FROM files FINAL
      WHERE file = {file:String} AND identity = {identity:String}`,
    query_params: { file, identity },
    format: 'JSONEachRow',
  });
  const [progress] = await result.json<FileProgress>();
  return progress;
}

/** Paths of files that were read to their end as this identity. */
export async function finishedFiles(
  index: ClickHouseClient,
  identity: string,
): Promise<ReadonlySet<string>> {
  const result = await index.query({
    query: 'SELECT file FROM files FINAL WHERE identity = {identity:String} AND done',
    query_params: { identity },
    format: 'JSONEachRow',
  });
  return new Set((await result.json<{ file: string }>()).map(({ file }) => file));
}

/** Durable when it returns. Progress does not go back: a checkpoint that is behind a known one changes nothing. */
export async function checkpoint(
  index: ClickHouseClient,
  { file, identity, nextOffset, done }: Checkpoint,
): Promise<void> {
  await index.command({
    query: `
      INSERT INTO files (file, identity, next_offset, done, at, version)
      SELECT {file:String}, {identity:String}, {nextOffset:UInt64}, {done:Bool}, now('UTC'), {version:UInt64}`,
    query_params: { file, identity, nextOffset, done, version: 2 * nextOffset + Number(done) },
  });
}

/** Paths and addresses of all files of which anything was read, in order. */
export async function filesRead(index: ClickHouseClient): Promise<string[]> {
  const result = await index.query({
    query: 'SELECT DISTINCT file FROM files ORDER BY file',
    format: 'JSONEachRow',
  });
  return (await result.json<{ file: string }>()).map(({ file }) => file);
}
