/** Forms of files that `backlinks export` and `backlinks sites export` write, by the end of their names. */
import { AppError } from '../errors.ts';
import type { FileForm } from '../linkindex/queries/backlinks-file.ts';

export const FORMS: Readonly<Record<string, FileForm>> = {
  csv: { format: 'csv', gzip: false },
  'csv.gz': { format: 'csv', gzip: true },
  jsonl: { format: 'jsonl', gzip: false },
  'jsonl.gz': { format: 'jsonl', gzip: true },
};

interface NamedFile {
  /** A path; `-`: standard output. */
  readonly output: string;
  readonly format?: string;
}

/** By `--format`, or by the end of the file's name. @throws AppError INVALID_SETTING */
export function formOf({ output, format }: NamedFile): FileForm {
  const names = Object.keys(FORMS);
  const name =
    format ?? (output === '-' ? 'csv' : names.findLast((end) => output.endsWith(`.${end}`)));
  const form = name === undefined ? undefined : FORMS[name];
  if (form !== undefined) return form;
  const said =
    format === undefined ? `--output is ${output}, must end in` : `--format is ${format}, must be`;
  throw new AppError('INVALID_SETTING', `${said} ${names.join(', ')}`);
}
