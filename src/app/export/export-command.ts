/** `backlinks export`: all backlinks of a target into a file of the operator's, without key, task or units. */
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../errors.ts';
import { downloadAllBacklinks } from '../../http/commands/download-all-backlinks.ts';
import { localQuestion } from '../../http/local-question.ts';
import {
  countBacklinks,
  type FileForm,
  writeBacklinksFile,
} from '../../linkindex/queries/backlinks-file.ts';
import type { App } from '../app.ts';
import type { Report } from '../progress.ts';
import { partialOf, publish } from './export-files.ts';

export interface ExportRequest {
  /** As download-all-backlinks takes them. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Absolute; what is there is replaced when the new file is whole. */
  readonly file: string;
  readonly form: FileForm;
}

export interface ExportSummary {
  readonly file: string;
  readonly rows: number;
  readonly bytes: number;
  readonly seconds: number;
}

/** @throws AppError INVALID_SETTING for a wrong parameter, UNREADABLE, DISK_FULL; the signal's reason. */
export async function exportToFile(
  { index }: Pick<App, 'index'>,
  { parameters, file, form }: ExportRequest,
  report: Report,
  signal: AbortSignal,
): Promise<ExportSummary> {
  const question = localQuestion(downloadAllBacklinks, parameters);
  await refuseUnwritable(file);
  const started = performance.now();
  const total = await countBacklinks(index, question, signal);
  const onRows = (done: number) =>
    report({
      kind: 'progress',
      task: 'exporting',
      done: Math.min(done, total),
      total,
      unit: 'rows',
    });
  onRows(0);
  // Of two that write the same file at once, the later one stays, whole.
  const made = `${file}.${randomUUID()}`;
  try {
    const rows = await writeBacklinksFile(index, question, partialOf(made), form, {
      signal,
      onRows,
    });
    onRows(total);
    const bytes = await publish(partialOf(made), file);
    return { file, rows, bytes, seconds: (performance.now() - started) / 1000 };
  } finally {
    await rm(partialOf(made), { force: true });
  }
}

async function refuseUnwritable(file: string): Promise<void> {
  try {
    await access(dirname(file), constants.W_OK);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('UNREADABLE', `cannot write ${file}: ${reason}`, { cause });
  }
}
