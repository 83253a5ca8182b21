/**
 * The folder of files of all backlinks: `<data>/exports/<task>-<attempt>.csv.gz`, and `….partial` while one is written.
 *
 * A file has its name only when it is whole and on disk. The database says which are wanted; all others are removed.
 */
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Control } from '../../control/control.ts';
import { exportsWithFiles, storedName } from '../../control/export-tasks.ts';

const PARTIAL = '.partial';

export const partialOf = (file: string): string => `${file}${PARTIAL}`;

/** Gives a file that has been written its name, durably. @returns Its size in bytes. */
export async function publish(partial: string, file: string): Promise<number> {
  await sync(partial);
  await rename(partial, file);
  await sync(dirname(file));
  return (await stat(file)).size;
}

async function sync(path: string): Promise<void> {
  const handle = await open(path);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const OURS = /^[0-9A-F]{32}-\d+\.csv\.gz(?:\.partial)?$/;

/**
 * Removes files whose task is gone, was overtaken or failed.
 *
 * @param isStart Nothing is being written: what else lies here was left by a process that was killed.
 * @returns How many.
 */
export async function removeOrphans(
  control: Control,
  folder: string,
  isStart: boolean,
): Promise<number> {
  // In this order: a task that begins in between has its file among neither.
  const names = await readdir(folder);
  const wanted = new Set(
    (await exportsWithFiles(control)).flatMap((task) => {
      const name = storedName(task);
      if (task.status === 'complete') return [name];
      return isStart ? [] : [name, partialOf(name)];
    }),
  );
  const orphans = names.filter((name) => !wanted.has(name) && (isStart || OURS.test(name)));
  for (const name of orphans) await rm(join(folder, name), { force: true });
  return orphans.length;
}
