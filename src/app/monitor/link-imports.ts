/** Imports from other services in this process: those that are asked for, one at a time, and those of every day. */
import {
  dailyImports,
  type ImportJob,
  startImport,
  unfinishedImports,
} from '../../control/import-tasks.ts';
import type { Jobs } from '../../control/jobs.ts';
import { type ImportWork, runImport } from '../../monitor/run-import.ts';

const DAILY_CRON = '30 4 * * *';

/** @returns Ends the import that is under way: it goes back to the queue. */
export async function startLinkImports(
  work: ImportWork,
  jobs: Jobs,
): Promise<{ close(): Promise<void> }> {
  const stop = new AbortController();
  await jobs.work('link-import', (data, signal) =>
    // Written by `startImport`, or below.
    runImport(work, data as ImportJob, AbortSignal.any([stop.signal, signal])),
  );
  await jobs.work('daily-imports', () => startDailyImports(work, jobs));
  await jobs.schedule('daily-imports', DAILY_CRON);
  // A task without a job, which the queue gave up or an operator removed, would bar its site for ever.
  for (const job of await unfinishedImports(work.control))
    await jobs.send('link-import', job.token, job);
  return { close: async () => stop.abort(new Error('the server stops')) };
}

/** Of services that the server can ask. */
export async function startDailyImports(
  { control, services }: Pick<ImportWork, 'control' | 'services'>,
  jobs: Jobs,
): Promise<void> {
  for (const { siteId, source } of await dailyImports(control))
    if (services[source] !== undefined) await startImport(control, jobs, siteId, source);
}
