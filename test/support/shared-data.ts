/**
 * Real data that lies beside the project (`../shared/data`) and is never copied into it: licences differ.
 *
 * A suite that needs it starts with `describe.skipIf(SHARED_DATA === undefined)`, so that its tests show as
 * skipped where the folder is absent.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../../shared/data');

/** The folder, or undefined (said once on stderr) where it is absent. */
export const SHARED_DATA: string | undefined = existsSync(FOLDER) ? FOLDER : undefined;

if (SHARED_DATA === undefined) console.warn(`skipping tests on shared data: no folder ${FOLDER}`);

/** Path of a file of the shared data. Only call it where `SHARED_DATA` is known to be there. */
export function sharedFile(path: string): string {
  return join(FOLDER, path);
}

/** Path of a tool that lies beside the shared data. */
export function sharedTool(name: string): string {
  return join(FOLDER, '../tools', name);
}
