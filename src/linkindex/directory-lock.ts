/**
 * Who holds an index directory.
 *
 * The engine locks a file named `status` (flock) and writes its process id into it. Asked for a locked directory it
 * prints its reason to stderr and answers nothing we could tell apart, so we look first. The kernel drops the lock
 * with the process, however that ends, so a file that is there but not locked means nothing.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @returns Process id of the holder, which may be this process; `undefined` when nobody holds the directory or the
 *   system has no `/proc/locks` (then the engine finds out).
 */
export function holderOf(path: string): number | undefined {
  const file = join(path, 'status');
  const inode = statSync(file, { throwIfNoEntry: false })?.ino;
  const locks = inode === undefined ? undefined : readIfThere('/proc/locks');
  if (locks === undefined) return undefined;

  // The holder removes the file when it ends, perhaps between two looks of ours.
  const pid = /^PID: (\d+)/m.exec(readIfThere(file) ?? '')?.[1];
  // `1: FLOCK  ADVISORY  WRITE 4711 fe:00:131099 0 EOF`: the numbers are process, device and inode.
  const held = locks
    .split('\n')
    .some((line) => line.includes(`:${inode} `) && line.includes(` WRITE ${pid} `));
  return held ? Number(pid) : undefined;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return undefined; // it has just gone, or /proc is hidden or not there
  }
}
