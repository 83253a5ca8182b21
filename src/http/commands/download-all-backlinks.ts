/** `download-all-backlinks`: asks for a file of all backlinks of one target, made later. */
import { Type } from 'typebox';
import { requestExport } from '../../control/export-tasks.ts';
import { unitsLeft } from '../../control/keys.ts';
import { countBacklinks, type FileQuestion } from '../../linkindex/queries/backlinks-file.ts';
import { ApiError } from '../api-error.ts';
import type { Asking, Command } from '../command.ts';
import { exportsOf, TASK_STATUS } from '../export-status.ts';
import { filterParameters, readFilters } from '../filter-parameters.ts';
import { mode, parameters, readTarget, target } from '../parameters.ts';

const Parameters = parameters({ target, mode, ...filterParameters });

const Answer = Type.Object({
  task_status: Type.Enum([TASK_STATUS.queued, TASK_STATUS.failed], {
    type: 'string',
    description:
      'queued_for_processing: the task was accepted. rejected: an earlier task of this key is not finished yet.',
  }),
  task_id: Type.Optional(
    Type.String({
      description: 'Id of the task; absent when it was rejected.',
      examples: ['CB8C36874702C69A767AC086AFD01B1B'],
    }),
  ),
});

export const downloadAllBacklinks: Command<typeof Parameters, FileQuestion, typeof Answer> = {
  name: 'download-all-backlinks',
  summary: 'All backlinks of a target, as a file',
  description:
    'Queues a task that writes all live backlinks of the target to a gzipped CSV file (RFC 4180, UTF-8, a header line, the columns of get-raw-backlinks). Its progress is told by download-all-backlinks-status. A key has one task at a time. Costs 1 unit a row, charged when the file is complete; a key that has fewer units left than there are rows is refused (402). Cells of title, anchor and image_source that begin with =, +, -, @, a tab or a line break get an apostrophe before them, so that no spreadsheet runs them.',
  parameters: Parameters,
  answer: Answer,
  question: (sent) => ({
    target: readTarget(sent.target, sent.mode),
    filters: readFilters(sent),
  }),
  targets: (question) => [question.target],
  reads: 'links',
  async run(asking, question) {
    const { control, jobs } = exportsOf(asking);
    await refuseUnaffordable(asking, question);
    const { target: about, filters = {} } = question;
    const asked = { target: about.text, mode: about.mode, filters };
    const id = await requestExport(control, jobs, asking.key.id, asked);
    if (id === undefined) return { task_status: TASK_STATUS.failed };
    return { task_status: TASK_STATUS.queued, task_id: id };
  },
};

async function refuseUnaffordable(
  { index, keyNow, signal }: Asking,
  question: FileQuestion,
): Promise<void> {
  const left = unitsLeft(await keyNow());
  if (left !== undefined && (await countBacklinks(index, question, signal)) > left)
    throw new ApiError('noFunds');
}
