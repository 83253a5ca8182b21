/** What a client is told of a task that makes a file of all backlinks. */
import type { ExportTask } from '../control/export-tasks.ts';
import type { ExportStatus } from '../control/schema.ts';
import { ApiError } from './api-error.ts';
import type { Asking } from './command.ts';
import type { ExportParts } from './parts.ts';

/** Status → the document's word. It has none for a task that failed: such a task was not done and will not be. */
export const TASK_STATUS = {
  queued: 'queued_for_processing',
  processing: 'processing',
  complete: 'complete',
  failed: 'rejected',
} as const satisfies Record<ExportStatus, string>;

/** Of ids that are wrong, another key's, or whose time is over. */
export const UNKNOWN_TASK = 'task id is unknown or deleted';

/** Where files are served: `/export/<secret>/<name>`. */
export const EXPORT_PATH = '/export';

/** @returns undefined while there is no file. */
export function downloadUrl({ file }: ExportTask, baseUrl: string): string | undefined {
  return file && `${baseUrl}${EXPORT_PATH}/${file.secret}/${file.name}`;
}

/** @throws ApiError 404 where no files are made: at the command line, which has `backlinks export`. */
export function exportsOf({ exports }: Asking): ExportParts {
  if (exports === undefined) throw new ApiError('notFound');
  return exports;
}
