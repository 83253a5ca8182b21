/**
 * Does the tasks of download-all-backlinks in this process, one at a time, and removes files whose time is over.
 */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config } from '../../config/settings.ts';
import { removeExpiredExports, unfinishedExports } from '../../control/export-tasks.ts';
import type { Jobs } from '../../control/jobs.ts';
import { removeOrphans } from './export-files.ts';
import { type ExportWork, runExport } from './run-export.ts';

const DAY_MS = 86_400_000;
/** Every quarter of an hour: an expired file is refused at once, and removed then. */
const EXPIRY_CRON = '*/15 * * * *';

export const exportFolder = ({ data }: Config): string => resolve(data, 'exports');

export const keepMsOf = ({ exportDays }: Config): number => exportDays * DAY_MS;

/** @param work Its folder is made. @returns Ends the work: a running task goes back to the queue. */
export async function startExports(
  work: ExportWork,
  jobs: Jobs,
): Promise<{ close(): Promise<void> }> {
  const { control, folder, onNotice } = work;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  await removeExpiredExports(control);
  const orphans = await removeOrphans(control, folder, true);
  if (orphans > 0) onNotice(`removed ${orphans} unfinished or expired files of exports`);

  const stop = new AbortController();
  await jobs.work('export', (data, signal) => {
    // Written by `requestExport`, or below.
    const { id } = data as { readonly id: string };
    return runExport(work, id, AbortSignal.any([stop.signal, signal]));
  });
  await jobs.work('export-expiry', async () => {
    await removeExpiredExports(control);
    await removeOrphans(control, folder, false);
  });
  await jobs.schedule('export-expiry', EXPIRY_CRON);
  // A task without a job, which the queue gave up or an operator removed, would bar its key for ever.
  for (const id of await unfinishedExports(control)) await jobs.send('export', id, { id });
  return {
    close: async () => {
      stop.abort(new Error('the server stops'));
      await jobs.close();
    },
  };
}
