/**
 * Imports from Search Console: at most one at a time for a site, each under a token that tells how it goes.
 *
 * A task comes into being with its job in the queue `gsc-import`, whose data is `GscImportJob`. Who handles the job
 * says so by `setImportStatus`: `processing` when it begins, in the end `complete` or `failed` with a report.
 */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Control } from './control.ts';
import type { Jobs } from './jobs.ts';
import type { ImportStatus } from './monitor-schema.ts';

/** Data of a job. */
export interface GscImportJob {
  readonly token: string;
  readonly siteId: number;
}

export interface ImportTask {
  readonly token: string;
  readonly siteId: number;
  readonly status: ImportStatus;
  /** When its status last changed. */
  readonly changedAt: Date;
}

/** @returns A new task, or the one that waits or runs. */
export async function startImport(
  control: Control,
  jobs: Jobs,
  siteId: number,
): Promise<ImportTask> {
  const token = randomBytes(16).toString('hex');
  const isNew = await control.db.transaction().execute(async (db) => {
    const { numAffectedRows = 0n } = await sql`
      INSERT INTO import_tasks (token, site_id) VALUES (${token}, ${siteId})
      ON CONFLICT (site_id) WHERE status IN ('queued', 'processing') DO NOTHING`.execute(db);
    if (numAffectedRows === 0n) return false;
    const job: GscImportJob = { token, siteId };
    await jobs.send('gsc-import', token, job, db);
    return true;
  });
  const task = isNew
    ? await importByToken(control, siteId, token)
    : await openImport(control, siteId);
  // The one that was in the way has ended just now.
  return task ?? startImport(control, jobs, siteId);
}

/** undefined: the site has no such task. */
export async function importByToken(
  { db }: Control,
  siteId: number,
  token: string,
): Promise<ImportTask | undefined> {
  return tasks(db).where('site_id', '=', siteId).where('token', '=', token).executeTakeFirst();
}

async function openImport({ db }: Control, siteId: number): Promise<ImportTask | undefined> {
  return tasks(db)
    .where('site_id', '=', siteId)
    .where('status', 'in', ['queued', 'processing'])
    .executeTakeFirst();
}

const tasks = (db: Control['db']) =>
  db
    .selectFrom('import_tasks')
    .select(['token', 'site_id as siteId', 'status', 'changed_at as changedAt']);

/** @param report JSON values; the one that is there stays when absent. */
export async function setImportStatus(
  { db }: Control,
  token: string,
  status: ImportStatus,
  report?: object,
): Promise<void> {
  await db
    .updateTable('import_tasks')
    .set({ status, changed_at: new Date(), ...(report && { report: JSON.stringify(report) }) })
    .where('token', '=', token)
    .execute();
}
