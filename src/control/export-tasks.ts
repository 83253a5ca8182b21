/**
 * Files that keys ask for (download-all-backlinks), from the request to the end of their time.
 *
 *     queued → processing → complete → (expired: removed)
 *        ↑__________|          failed → (expired: removed)
 *
 * The database keeps the rules: one unfinished task a key by a unique index, and a file is paid for in the transaction
 * that completes its task, so that it is charged once however often its making is begun. Each beginning has a number
 * (`attempt`); whoever was overtaken by a later one changes nothing any more.
 */
import { randomBytes } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { Control } from './control.ts';
import type { Jobs } from './jobs.ts';
import { chargeUnits } from './keys.ts';
import type { ExportStatus, Tables } from './schema.ts';

/** What a file is asked about; all of it plain JSON. */
export interface ExportQuestion {
  readonly target: string;
  readonly mode: string;
  readonly filters: object;
}

export interface ExportTask {
  readonly id: string;
  readonly keyId: number;
  readonly status: ExportStatus;
  readonly question: ExportQuestion;
  readonly attempt: number;
  readonly failures: number;
  /** Rows there were when it was begun; undefined before. */
  readonly rowsTotal: number | undefined;
  readonly rowsWritten: number;
  /** Of a complete task. */
  readonly file: ExportFile | undefined;
  /** Why it failed. */
  readonly reason: string | undefined;
  readonly createdAt: Date;
  readonly finishedAt: Date | undefined;
  readonly expiresAt: Date | undefined;
}

export interface ExportFile {
  /** Unguessable part of its address. */
  readonly secret: string;
  /** `example.com-1572280448369.csv.gz` */
  readonly name: string;
  readonly bytes: number;
}

/** Also because PostgreSQL refuses text that holds U+0000. */
const TASK_ID = /^[0-9A-F]{32}$/;
const SECRET = /^[\w-]{1,64}$/;

/** Name of the file an attempt makes, in the folder of such files: of two attempts, none writes into the other's. */
export function storedName({ id, attempt }: Pick<ExportTask, 'id' | 'attempt'>): string {
  return `${id}-${attempt}.csv.gz`;
}

/** Why a file is not made, told to whoever asked for it. */
export type ExportFailure = 'units' | 'disk_full' | 'interrupted' | 'unexpected';

/** @returns The task's id; undefined while the key has an unfinished task. */
export async function requestExport(
  control: Control,
  jobs: Jobs,
  keyId: number,
  { target, mode, filters }: ExportQuestion,
): Promise<string | undefined> {
  const id = randomBytes(16).toString('hex').toUpperCase();
  const created = await control.db.transaction().execute(async (db) => {
    const row = await db
      .insertInto('export_tasks')
      .values({ id, key_id: keyId, target, mode, filters: JSON.stringify(filters) })
      .onConflict((conflict) =>
        conflict.column('key_id').where('status', 'in', ['queued', 'processing']).doNothing(),
      )
      .returning('id')
      .executeTakeFirst();
    if (row !== undefined) await jobs.send('export', id, { id }, db);
    return row?.id;
  });
  if (created !== undefined) jobs.wake('export');
  return created;
}

/** A task of this key; undefined when it has none of this id, or no more. */
export async function exportTask(
  control: Control,
  keyId: number,
  id: string,
): Promise<ExportTask | undefined> {
  if (!TASK_ID.test(id)) return undefined;
  const row = await known(control)
    .where('key_id', '=', keyId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && taskOf(row);
}

/** The key's tasks, latest first. */
export async function listExports(
  control: Control,
  keyId: number,
  limit: number,
): Promise<ExportTask[]> {
  const rows = await known(control)
    .where('key_id', '=', keyId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(taskOf);
}

/** The complete task whose file has this address. */
export async function exportBySecret(
  control: Control,
  secret: string,
): Promise<ExportTask | undefined> {
  if (!SECRET.test(secret)) return undefined;
  const row = await known(control)
    .where('secret', '=', secret)
    .where('status', '=', 'complete')
    .executeTakeFirst();
  return row && taskOf(row);
}

/** Begins a task, or begins it again; undefined when it is finished or gone. */
export async function beginExport(control: Control, id: string): Promise<ExportTask | undefined> {
  const row = await control.db
    .updateTable('export_tasks')
    .set({ status: 'processing', attempt: sql`attempt + 1`, rows_total: null, rows_written: 0 })
    .where('id', '=', id)
    .where('status', 'in', ['queued', 'processing'])
    .returningAll()
    .executeTakeFirst();
  return row && taskOf(row);
}

/** @returns Whether the attempt is still the latest. */
export async function reportExport(
  control: Control,
  task: ExportTask,
  rows: { readonly rowsTotal: number } | { readonly rowsWritten: number },
): Promise<boolean> {
  const changes =
    'rowsTotal' in rows ? { rows_total: rows.rowsTotal } : { rows_written: rows.rowsWritten };
  return change(control, task, changes);
}

/**
 * Charges the file and completes its task, both or neither.
 *
 * @returns `overtaken`: another attempt has begun, and nothing was done.
 */
export async function completeExport(
  control: Control,
  task: ExportTask,
  file: ExportFile & { readonly rows: number; readonly expiresAt: Date },
): Promise<'complete' | 'no-units' | 'overtaken'> {
  const { rows, secret, name, bytes, expiresAt } = file;
  const finished = { finished_at: new Date(), expires_at: expiresAt, rows_written: rows };
  return control.db.transaction().execute(async (db) => {
    const within = { ...control, db };
    // Takes the row's lock: a second attempt waits here, and then finds the task complete.
    const isLatest = await change(within, task, { status: 'complete', ...finished });
    if (!isLatest) return 'overtaken';
    if (!(await chargeUnits(within, task.keyId, rows))) {
      await failRow(within, task.id, 'units', expiresAt);
      return 'no-units';
    }
    await db
      .updateTable('export_tasks')
      .set({ secret, file_name: name, file_bytes: bytes })
      .where('id', '=', task.id)
      .execute();
    return 'complete';
  });
}

/** Gives a task back to the queue. @param failures 1 when something went wrong, 0 when it was only interrupted. */
export async function postponeExport(
  control: Control,
  task: ExportTask,
  failures: 0 | 1,
): Promise<void> {
  await change(control, task, { status: 'queued', failures: task.failures + failures });
}

export async function failExport(
  control: Control,
  task: ExportTask,
  reason: ExportFailure,
  expiresAt: Date,
): Promise<void> {
  if (await change(control, task, { finished_at: new Date() }))
    await failRow(control, task.id, reason, expiresAt);
}

/** Ids of tasks for which there must be a job. */
export async function unfinishedExports(control: Control): Promise<string[]> {
  const rows = await control.db
    .selectFrom('export_tasks')
    .select('id')
    .where('status', 'in', ['queued', 'processing'])
    .orderBy('created_at')
    .execute();
  return rows.map(({ id }) => id);
}

/** Tasks that may have a file. */
export async function exportsWithFiles(
  control: Control,
): Promise<Pick<ExportTask, 'id' | 'attempt' | 'status'>[]> {
  return control.db
    .selectFrom('export_tasks')
    .select(['id', 'attempt', 'status'])
    .where('status', 'in', ['processing', 'complete'])
    .execute();
}

/** Forgets tasks whose time is over. */
export async function removeExpiredExports(control: Control): Promise<number> {
  const { numDeletedRows } = await control.db
    .deleteFrom('export_tasks')
    .where('expires_at', '<=', sql<Date>`now()`)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Tasks whose time is not over, whether or not they were removed already. */
function known(control: Control) {
  return control.db
    .selectFrom('export_tasks')
    .selectAll()
    .where((task) =>
      task.or([task('expires_at', 'is', null), task('expires_at', '>', sql<Date>`now()`)]),
    );
}

/** Changes the task if this attempt is the latest and not finished. */
async function change(
  control: Control,
  { id, attempt }: ExportTask,
  changes: Partial<Selectable<Tables['export_tasks']>>,
): Promise<boolean> {
  const { numUpdatedRows } = await control.db
    .updateTable('export_tasks')
    .set(changes)
    .where('id', '=', id)
    .where('attempt', '=', attempt)
    .where('status', '=', 'processing')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

async function failRow(
  control: Control,
  id: string,
  reason: ExportFailure,
  expiresAt: Date,
): Promise<void> {
  await control.db
    .updateTable('export_tasks')
    .set({ status: 'failed', reason, expires_at: expiresAt })
    .where('id', '=', id)
    .execute();
}

function taskOf(row: Selectable<Tables['export_tasks']>): ExportTask {
  const { secret, file_name: name, file_bytes: bytes } = row;
  const hasFile = secret !== null && name !== null && bytes !== null;
  return {
    id: row.id,
    keyId: row.key_id,
    status: row.status,
    // Written from an object by `requestExport`.
    question: { target: row.target, mode: row.mode, filters: row.filters as object },
    attempt: row.attempt,
    failures: row.failures,
    rowsTotal: row.rows_total ?? undefined,
    rowsWritten: row.rows_written,
    file: hasFile ? { secret, name, bytes } : undefined,
    reason: row.reason ?? undefined,
    createdAt: row.created_at,
    finishedAt: row.finished_at ?? undefined,
    expiresAt: row.expires_at ?? undefined,
  };
}
