/**
 * One task of download-all-backlinks: count → write beside → name → charge and complete.
 *
 * Whatever dies in between, doing it all again is right: files of attempts have names of their own, nothing is served
 * before the task is complete, and completing is one transaction with the charge.
 */
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClickHouseClient } from '@clickhouse/client';
import type { Control } from '../../control/control.ts';
import {
  beginExport,
  completeExport,
  type ExportFailure,
  type ExportTask,
  failExport,
  postponeExport,
  reportExport,
  storedName,
} from '../../control/export-tasks.ts';
import { AppError } from '../../errors.ts';
import {
  countBacklinks,
  type FileQuestion,
  writeBacklinksFile,
} from '../../linkindex/queries/backlinks-file.ts';
import { parseTarget, type TargetMode } from '../../url/target.ts';
import { partialOf, publish } from './export-files.ts';

export interface ExportWork {
  readonly index: ClickHouseClient;
  readonly control: Control;
  /** Absolute. */
  readonly folder: string;
  readonly keepMs: number;
  /** Told the units that a file cost. */
  readonly onCharged: (units: number) => void;
  /** Told in one line what went wrong. */
  readonly onNotice: (text: string) => void;
}

const SECRET_BYTES = 24;
const MAX_FAILURES = 3;
/** A task that takes the process down with it is not tried for ever. */
const MAX_ATTEMPTS = 25;
const REPORT_MS = 1000;

/** Does a task, or what is left to do of it. @throws What may be gone when it is tried again. */
export async function runExport(work: ExportWork, id: string, signal: AbortSignal): Promise<void> {
  const task = await beginExport(work.control, id);
  if (task === undefined) return;
  if (task.attempt > MAX_ATTEMPTS) return giveUp(work, task, 'interrupted');
  try {
    await makeFile(work, task, signal);
  } catch (error) {
    await retryOrGiveUp(work, task, error, signal);
  }
}

async function makeFile(
  { index, control, folder, keepMs, onCharged, onNotice }: ExportWork,
  task: ExportTask,
  signal: AbortSignal,
): Promise<void> {
  const file = join(folder, storedName(task));
  const question = questionOf(task);
  await reportExport(control, task, {
    rowsTotal: await countBacklinks(index, question, signal),
  });
  const overtaken = new AbortController();
  const onRows = atMostEvery(REPORT_MS, async (rowsWritten: number) => {
    if (!(await reportExport(control, task, { rowsWritten }))) overtaken.abort(OVERTAKEN);
  });
  const form = { format: 'csv', gzip: true } as const;
  const rows = await writeBacklinksFile(index, question, partialOf(file), form, {
    signal: AbortSignal.any([signal, overtaken.signal]),
    onRows: (written) => void onRows(written).catch((error: unknown) => overtaken.abort(error)),
  });
  const now = Date.now();
  const end = await completeExport(control, task, {
    rows,
    secret: randomBytes(SECRET_BYTES).toString('base64url'),
    name: `${fileHost(question)}-${now}.csv.gz`,
    bytes: await publish(partialOf(file), file),
    expiresAt: new Date(now + keepMs),
  });
  if (end === 'complete') return onCharged(rows);
  await rm(file, { force: true });
  onNotice(`export ${task.id} of ${task.question.target}: ${end}`);
}

const OVERTAKEN = new Error('another process has begun the task');

async function retryOrGiveUp(
  work: ExportWork,
  task: ExportTask,
  error: unknown,
  signal: AbortSignal,
): Promise<void> {
  if (error === OVERTAKEN) return;
  if (signal.aborted) {
    await postponeExport(work.control, task, 0);
    throw error;
  }
  work.onNotice(`export ${task.id} of ${task.question.target}: ${String(error)}`);
  if (error instanceof AppError && error.code === 'DISK_FULL')
    return giveUp(work, task, 'disk_full');
  if (task.failures + 1 >= MAX_FAILURES) return giveUp(work, task, 'unexpected');
  await postponeExport(work.control, task, 1);
  throw error;
}

function giveUp(work: ExportWork, task: ExportTask, reason: ExportFailure): Promise<void> {
  return failExport(work.control, task, reason, new Date(Date.now() + work.keepMs));
}

function questionOf({ question: { target, mode, filters } }: ExportTask): FileQuestion {
  // Both were checked when the task was asked for, by the same rules.
  const read = parseTarget(target, mode as TargetMode);
  if (read === undefined) throw new Error(`no target: ${target}`);
  return { target: read, filters };
}

/** The target's host as part of a file's name: an IPv6 address has brackets and colons. */
const fileHost = ({ target }: FileQuestion): string => target.host.replace(/[^a-z0-9._-]+/g, '-');

/** Leaves out calls that come sooner after the last one. */
function atMostEvery<T>(ms: number, call: (value: T) => Promise<void>) {
  let last = Number.NEGATIVE_INFINITY;
  return async (value: T): Promise<void> => {
    if (performance.now() - last < ms) return;
    last = performance.now();
    await call(value);
  };
}
