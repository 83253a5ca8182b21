/**
 * Evidence files that a process left open: cut behind the last whole gzip member and closed.
 *
 * A killed process leaves at most one half member, at the end. Damage that has whole records behind it is of
 * another kind, such as a bad disk: then nothing is cut, and readers name the damage.
 */
import { createReadStream } from 'node:fs';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ByteReader } from './byte-reader.ts';
import { inflateMember } from './gzip-member.ts';
import { LargeMember } from './large-member.ts';
import { readArchive } from './read-archive.ts';

/** Of the name of a file that grows. */
export const OPEN_SUFFIX = '.open';

export interface RepairedFile {
  /** Its name from now on; a file without a whole member is removed. */
  readonly file: string;
  readonly keptBytes: number;
  readonly cutBytes: number;
}

const READ_BYTES = 1 << 20;

/** Repairs every `*.warc.gz.open` of a directory. No process may be writing there. */
export async function repairWarcFiles(directory: string): Promise<RepairedFile[]> {
  const names = await readdir(directory);
  const repaired: RepairedFile[] = [];
  for (const name of names.sort()) {
    if (name.endsWith(`.warc.gz${OPEN_SUFFIX}`)) repaired.push(await repair(join(directory, name)));
  }
  return repaired;
}

async function repair(path: string): Promise<RepairedFile> {
  const file = path.slice(0, -OPEN_SUFFIX.length);
  const { size } = await stat(path);
  const end = await wholeLength(createReadStream(path, { highWaterMark: READ_BYTES }));
  const keptBytes = end < size && (await hasRecordBehind(path, end)) ? size : end;
  if (keptBytes === 0) await rm(path);
  else {
    const handle = await open(path, 'r+');
    try {
      await handle.truncate(keptBytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(path, file);
  }
  return { file, keptBytes, cutBytes: size - keptBytes };
}

/** Bytes up to the end of the last of the whole members that a file begins with. */
export async function wholeLength(source: AsyncIterable<Uint8Array>): Promise<number> {
  const bytes = new ByteReader(source);
  try {
    for (;;) {
      await bytes.fill(READ_BYTES);
      const start = bytes.position;
      if (bytes.bytes.length === 0 || !(await skipMember(bytes))) return start;
    }
  } finally {
    await bytes.close();
  }
}

/** @returns Whether a whole member was there. */
async function skipMember(bytes: ByteReader): Promise<boolean> {
  for (;;) {
    const member = inflateMember(bytes.bytes);
    switch (member.kind) {
      case 'member':
        bytes.take(member.length);
        return true;
      case 'large': {
        bytes.take(member.headerLength);
        const large = new LargeMember(bytes);
        for await (const _chunk of large.chunks());
        return large.outcome === 'complete';
      }
      case 'broken':
        return false;
      case 'incomplete':
        if (bytes.ended) return false;
        await bytes.fill(2 * bytes.bytes.length);
    }
  }
}

async function hasRecordBehind(path: string, offset: number): Promise<boolean> {
  const source = createReadStream(path, { start: offset });
  // A start above 0 says that the file is known to be an archive.
  const records = readArchive(source, { name: path, startOffset: Math.max(1, offset) });
  for await (const record of records) if (record.offset > offset) return true;
  return false;
}
