/** `download-all-backlinks-status`: how far a task is, and where its file lies. */
import { Type } from 'typebox';
import { exportTask } from '../../control/export-tasks.ts';
import type { Command } from '../command.ts';
import { downloadUrl, exportsOf, TASK_STATUS, UNKNOWN_TASK } from '../export-status.ts';
import { parameters } from '../parameters.ts';

const Parameters = parameters({
  task_id: Type.String({
    description: 'As download-all-backlinks answered it.',
    examples: ['CB8C36874702C69A767AC086AFD01B1B'],
  }),
});

const Answer = Type.Object({
  task_status: Type.Enum([...Object.values(TASK_STATUS), UNKNOWN_TASK], {
    type: 'string',
    description:
      "rejected: the task could not be done (why: GET /api/exports). task id is unknown or deleted: no task of this key has this id, or its file's time is over.",
  }),
  task_id: Type.Optional(Type.String()),
  download_file: Type.Optional(
    Type.String({
      description:
        'Address of the file, when the task is complete. Whoever knows it may fetch it, without a key.',
      examples: ['https://api.example.com/export/pZ3…/example.com-1572280448369.csv.gz'],
    }),
  ),
});

export const downloadAllBacklinksStatus: Command<typeof Parameters, string, typeof Answer> = {
  name: 'download-all-backlinks-status',
  summary: 'How far a task of download-all-backlinks is',
  description: 'Status of a task and, once it is complete, the address of its file. Free.',
  parameters: Parameters,
  answer: Answer,
  question: (sent) => sent.task_id,
  targets: () => [],
  reads: 'none',
  async run(asking, id) {
    const task = await exportTask(exportsOf(asking).control, asking.key.id, id);
    if (task === undefined) return { task_status: UNKNOWN_TASK };
    const url = downloadUrl(task, asking.baseUrl);
    return {
      task_status: TASK_STATUS[task.status],
      task_id: task.id,
      ...(url !== undefined && { download_file: url }),
    };
  },
};
