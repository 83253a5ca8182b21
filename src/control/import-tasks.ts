/**
 * Imports of a site: what was asked of another service, each under a token that tells how it goes, and files that were
 * imported at once.
 *
 * Of one service a site has at most one that waits or runs. Such a task comes into being with its job in the queue
 * `link-import`, whose data is `ImportJob`. Who handles the job says so by `setImportStatus`: `processing` when it begins,
 * in the end `complete` or `failed` with a report.
 */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Control } from './control.ts';
import type { Jobs } from './jobs.ts';
import type { ImportSource, ImportStatus } from './monitor-schema.ts';

/** Where links are asked for; `gsc`: the Google Sheet that Search Console exported. */
export const IMPORT_SERVICES = ['gsc', 'bing', 'yandex'] as const satisfies readonly ImportSource[];
export type ImportService = (typeof IMPORT_SERVICES)[number];

/** Data of a job. */
export interface ImportJob {
  readonly token: string;
  readonly siteId: number;
  readonly source: ImportService;
}

export interface ImportTask {
  readonly token: string;
  readonly siteId: number;
  readonly source: ImportSource;
  /** Of a file, as it was called. */
  readonly fileName: string | null;
  readonly status: ImportStatus;
  /** When its status last changed. */
  readonly changedAt: Date;
  /** What came of it, a JSON object; null before. */
  readonly report: unknown;
}

/** Imports of a site, source and outcome whose reports are kept. */
const KEPT_REPORTS = 100;
/** A service that has named no links for so long is asked once a week instead of daily. */
const ASKED_DAILY_DAYS = 30;
/** Less than a week, at whatever hour the import before has ended. */
const ASKED_WEEKLY_DAYS = 6.5;

/** @returns A new task, or the one that waits or runs. */
export async function startImport(
  control: Control,
  jobs: Jobs,
  siteId: number,
  source: ImportService = 'gsc',
): Promise<ImportTask> {
  const token = newToken();
  const isNew = await control.db.transaction().execute(async (db) => {
    const { numAffectedRows = 0n } = await sql`
      INSERT INTO import_tasks (token, site_id, source) VALUES (${token}, ${siteId}, ${source})
      ON CONFLICT (site_id, source) WHERE status IN ('queued', 'processing') DO NOTHING`.execute(
      db,
    );
    if (numAffectedRows === 0n) return false;
    const job: ImportJob = { token, siteId, source };
    await jobs.send('link-import', token, job, db);
    await removeOldReports(db, siteId);
    return true;
  });
  const task = isNew
    ? await importByToken(control, siteId, token)
    : await openImport(control, siteId, source);
  // The one that was in the way has ended just now.
  return task ?? startImport(control, jobs, siteId, source);
}

/** Keeps what came of a file. */
export async function recordFileImport(
  { db }: Control,
  siteId: number,
  fileName: string | undefined,
  report: object,
): Promise<void> {
  await db
    .insertInto('import_tasks')
    .values({
      ...{ token: newToken(), site_id: siteId, source: 'file', status: 'complete' },
      ...{ file_name: fileName ?? null, report: JSON.stringify(report) },
    })
    .execute();
  await removeOldReports(db, siteId);
}

async function removeOldReports(db: Control['db'], siteId: number): Promise<void> {
  await sql`
    DELETE FROM import_tasks USING (
      SELECT token, row_number() OVER (PARTITION BY source, status ORDER BY changed_at DESC) AS nth
      FROM import_tasks WHERE site_id = ${siteId} AND status IN ('complete', 'failed')
    ) AS kept
    WHERE import_tasks.token = kept.token AND nth > ${KEPT_REPORTS}`.execute(db);
}

/** The latest first. */
export async function listImports({ db }: Control, siteId: number): Promise<ImportTask[]> {
  return tasks(db)
    .where('site_id', '=', siteId)
    .orderBy('changed_at', 'desc')
    .limit(KEPT_REPORTS)
    .execute();
}

/** undefined: the site has no such task. */
export async function importByToken(
  { db }: Control,
  siteId: number,
  token: string,
): Promise<ImportTask | undefined> {
  return tasks(db).where('site_id', '=', siteId).where('token', '=', token).executeTakeFirst();
}

/** undefined: nothing was ever asked of it. */
export async function latestImport(
  { db }: Control,
  siteId: number,
  source: ImportService,
): Promise<ImportTask | undefined> {
  return tasks(db)
    .where('site_id', '=', siteId)
    .where('source', '=', source)
    .orderBy('changed_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

async function openImport(
  { db }: Control,
  siteId: number,
  source: ImportService,
): Promise<ImportTask | undefined> {
  return tasks(db)
    .where('site_id', '=', siteId)
    .where('source', '=', source)
    .where('status', 'in', ['queued', 'processing'])
    .executeTakeFirst();
}

/** Jobs of tasks that wait or run. */
export async function unfinishedImports({ db }: Control): Promise<ImportJob[]> {
  const { rows } = await sql<ImportJob>`
    SELECT token, site_id AS "siteId", source FROM import_tasks
    WHERE status IN ('queued', 'processing') AND source != 'file'
    ORDER BY changed_at`.execute(db);
  return rows;
}

/**
 * What is to be imported on a day: sheets of sites that say so, and from each other service what it has named before. One
 * that has named nothing for weeks is away, or the site has another owner there, who would be refused every day.
 */
export async function dailyImports({
  db,
}: Control): Promise<readonly Pick<ImportJob, 'siteId' | 'source'>[]> {
  const { rows } = await sql<Pick<ImportJob, 'siteId' | 'source'>>`
    SELECT id AS "siteId", 'gsc' AS source FROM sites WHERE gsc_autoimport AND gsc_sheet IS NOT NULL
    UNION ALL
    SELECT site_id, source FROM import_tasks WHERE source IN ('bing', 'yandex')
    GROUP BY site_id, source
    HAVING max(changed_at) FILTER (WHERE status = 'complete') > now() - ${ASKED_DAILY_DAYS} * interval '1 day'
      OR bool_or(status = 'complete') AND max(changed_at) < now() - ${ASKED_WEEKLY_DAYS} * interval '1 day'
    ORDER BY "siteId", source`.execute(db);
  return rows;
}

const newToken = (): string => randomBytes(16).toString('hex');

const tasks = (db: Control['db']) =>
  db
    .selectFrom('import_tasks')
    .select(['token', 'site_id as siteId', 'source', 'file_name as fileName', 'status'])
    .select(['changed_at as changedAt', 'report']);

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
