/** Forms of files that `backlinks export` writes, by the end of their names. */
import type { FileForm } from '../linkindex/queries/backlinks-file.ts';

export const FORMS: Readonly<Record<string, FileForm>> = {
  csv: { format: 'csv', gzip: false },
  'csv.gz': { format: 'csv', gzip: true },
  jsonl: { format: 'jsonl', gzip: false },
  'jsonl.gz': { format: 'jsonl', gzip: true },
};
