/** A disavow file → entries of a site's list. */
import { setImmediate } from 'node:timers/promises';
import type { DisavowEntry } from '../control/disavow.ts';
import { parsePageUrl } from '../url/page-url.ts';
import {
  type DisavowProblem,
  type DisavowSubject,
  parseDisavowFile,
} from '../vendorfiles/disavow-file.ts';

export interface ReadDisavowFile {
  /** Each once. */
  readonly entries: readonly DisavowEntry[];
  /** Lines that say what one before them says. */
  readonly repeated: number;
  /** Lines that are neither entry nor comment. */
  readonly problems: readonly DisavowProblem[];
}

/** @throws AppError NOT_IMPORTABLE, FILE_TOO_LARGE */
export async function disavowEntries(file: Uint8Array, name?: string): Promise<ReadDisavowFile> {
  const { entries, problems } = await parseDisavowFile(file, name);
  const invalid = problems.filter(({ reason }) => reason !== 'duplicate');
  return {
    entries: await withDomains(entries),
    repeated: problems.length - invalid.length,
    problems: invalid,
  };
}

/** Entries read before others have their turn: some 20 ms. */
const TURN = 4000;

async function withDomains(subjects: readonly DisavowSubject[]): Promise<DisavowEntry[]> {
  const entries: DisavowEntry[] = [];
  for (const subject of subjects) {
    entries.push(withDomain(subject));
    if (entries.length % TURN === 0) await setImmediate();
  }
  return entries;
}

function withDomain({ type, subject }: DisavowSubject): DisavowEntry {
  const page = parsePageUrl(type === 'url' ? subject : `http://${subject}/`);
  if (page === undefined) throw new Error(`no entry of a disavow file: ${subject}`);
  return { type, subject, domain: page.domain };
}
