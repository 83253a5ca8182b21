/** A disavow file → entries of a site's list. */
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
export function disavowEntries(file: Uint8Array, name?: string): ReadDisavowFile {
  const { entries, problems } = parseDisavowFile(file, name);
  const invalid = problems.filter(({ reason }) => reason !== 'duplicate');
  return {
    entries: entries.map(withDomain),
    repeated: problems.length - invalid.length,
    problems: invalid,
  };
}

function withDomain({ type, subject }: DisavowSubject): DisavowEntry {
  const page = parsePageUrl(type === 'url' ? subject : `http://${subject}/`);
  if (page === undefined) throw new Error(`no entry of a disavow file: ${subject}`);
  return { type, subject, domain: page.domain };
}
