/**
 * Which process serves a data directory, as the files of the directory tell.
 *
 * TRICKY: the id that a killed server left in its lock files may have become another process's (after a restart
 * of the machine or container), or still be a zombie's (where nobody reaps). A server's working directory is
 * its data directory, and a zombie has none, so that is compared.
 *
 * Reading and replacing are synchronous on purpose: between the two nothing else of this process runs, and
 * hardly anything of another.
 */
import { readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** No process can have it: Linux stops at 2^22. */
const NO_PROCESS = String(2 ** 31 - 1);

/** Process id of the server that runs on this data directory. */
export function runningServer(dataDirectory: string): number | undefined {
  const pid = recordedPid(join(dataDirectory, 'postmaster.pid'));
  return pid !== undefined && workingDirectory(pid) === dataDirectory ? pid : undefined;
}

/**
 * Lets a server start although its lock files name a process that has the id but is no server of ours.
 *
 * Only the id is replaced: by the rest of `postmaster.pid` PostgreSQL tells whether backends of a killed
 * server still write.
 */
export function mendLockFiles(dataDirectory: string, socketDirectory: string): void {
  const files = [
    join(dataDirectory, 'postmaster.pid'),
    join(socketDirectory, '.s.PGSQL.5432.lock'),
  ];
  for (const file of files) {
    const pid = recordedPid(file);
    if (pid === undefined || !isAlive(pid)) continue;
    const cwd = workingDirectory(pid);
    if (cwd === 'unknown' || cwd === dataDirectory) continue;
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, NO_PROCESS));
  }
}

/** Whether a process has this id, ours to signal or not. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** `undefined` when there is no such file, or it is just being written. */
function recordedPid(file: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** `undefined` when there is no process, or only what is left of one; `unknown` when it is not shown to us. */
function workingDirectory(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : 'unknown';
  }
}
