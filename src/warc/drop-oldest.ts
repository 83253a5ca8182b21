/** Retention of evidence files: the oldest go until the rest fits. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { OPEN_SUFFIX } from './repair-warc.ts';

export interface Dropped {
  /** Paths of the files that were removed, the oldest first. */
  readonly files: readonly string[];
  readonly droppedBytes: number;
  /** What is left, the file that grows included. */
  readonly keptBytes: number;
}

/** What the writer names files: a time to the second, and a number that orders those of one process. */
const NAME = /-(\d{14})-(\d+)\.warc\.gz(\.open)?$/;

interface EvidenceFile {
  readonly path: string;
  readonly order: string;
  readonly bytes: number;
  readonly isOpen: boolean;
}

/**
 * Removes closed files, by the time in their names, until at most `keepBytes` are left. The file that grows counts and
 * stays, as do those that may not go yet; files of other names are none of ours. Visits that point at a removed file
 * stay what they are.
 */
export async function dropOldest(
  directory: string,
  keepBytes: number,
  mayGo: (file: string) => boolean,
): Promise<Dropped> {
  const files = await evidenceFiles(directory);
  let keptBytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const before = keptBytes;
  const dropped: string[] = [];
  for (const { path, bytes, isOpen } of files) {
    if (keptBytes <= keepBytes) break;
    if (isOpen || !mayGo(path)) continue;
    await rm(path);
    dropped.push(path);
    keptBytes -= bytes;
  }
  return { files: dropped, droppedBytes: before - keptBytes, keptBytes };
}

/** The oldest first. */
async function evidenceFiles(directory: string): Promise<EvidenceFile[]> {
  const files: EvidenceFile[] = [];
  for (const name of await readdir(directory)) {
    const [, time, serial = ''] = NAME.exec(name) ?? [];
    if (time === undefined) continue;
    const path = join(directory, name);
    const { size } = await stat(path);
    const order = `${time}-${serial.padStart(12, '0')}`;
    files.push({ path, order, bytes: size, isOpen: name.endsWith(OPEN_SUFFIX) });
  }
  return files.sort((a, b) => (a.order < b.order ? -1 : 1));
}
