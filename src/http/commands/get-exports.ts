/** `get-exports`: the key's tasks of download-all-backlinks, with what the document's status does not tell. */
import { type Static, Type } from 'typebox';
import { type ExportTask, listExports } from '../../control/export-tasks.ts';
import type { Command } from '../command.ts';
import { downloadUrl, exportsOf, TASK_STATUS } from '../export-status.ts';
import { parameters } from '../parameters.ts';
import { count, nullableText } from '../rows.ts';

const MAX_LISTED = 100;

const Parameters = parameters({});

const nullableCount = (description: string) =>
  Type.Unsafe<number | null>({ type: ['integer', 'null'], minimum: 0, description });

const Export = Type.Object({
  task_id: Type.String(),
  task_status: Type.Enum([...Object.values(TASK_STATUS)], { type: 'string' }),
  reason: nullableText(
    'Why it was rejected. units: the rows cost more than was left. disk_full: no space for the file. interrupted, unexpected: it was begun several times in vain.',
  ),
  target: Type.String(),
  mode: Type.String(),
  rows: count('Rows written so far.'),
  rows_total: nullableCount('Rows there were when it was begun; null before.'),
  percent: Type.Integer({ minimum: 0, maximum: 100 }),
  bytes: nullableCount('Size of the file.'),
  created: Type.String({ format: 'date-time' }),
  finished: nullableText('Time.'),
  expires: nullableText('Time from which on the task is unknown and its file is gone.'),
  download_file: nullableText('Address of the file.'),
});

const Answer = Type.Object({ exports: Type.Array(Export) });

export const getExports: Command<typeof Parameters, undefined, typeof Answer> = {
  name: 'get-exports',
  summary: 'Tasks of download-all-backlinks, with their progress',
  description: `The key's latest ${MAX_LISTED} tasks, latest first. Free.`,
  parameters: Parameters,
  answer: Answer,
  question: () => undefined,
  targets: () => [],
  reads: 'none',
  isExtension: true,
  async run(asking) {
    const tasks = await listExports(exportsOf(asking).control, asking.key.id, MAX_LISTED);
    return { exports: tasks.map((task) => shown(task, asking.baseUrl)) };
  },
};

function shown(task: ExportTask, baseUrl: string): Static<typeof Export> {
  const { rowsWritten, rowsTotal, createdAt, finishedAt, expiresAt } = task;
  return {
    task_id: task.id,
    task_status: TASK_STATUS[task.status],
    reason: task.reason ?? null,
    target: task.question.target,
    mode: task.question.mode,
    rows: rowsWritten,
    rows_total: rowsTotal ?? null,
    percent: task.status === 'complete' ? 100 : percent(rowsWritten, rowsTotal),
    bytes: task.file?.bytes ?? null,
    created: createdAt.toISOString(),
    finished: finishedAt?.toISOString() ?? null,
    expires: expiresAt?.toISOString() ?? null,
    download_file: downloadUrl(task, baseUrl) ?? null,
  };
}

/** Not 100 before it is complete: rows that came since it was begun may be written too. */
function percent(written: number, total: number | undefined): number {
  if (total === undefined || total === 0) return 0;
  return Math.min(99, Math.floor((100 * written) / total));
}
