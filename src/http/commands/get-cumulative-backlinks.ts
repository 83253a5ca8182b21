/** `get-cumulative-backlinks`: how many backlinks of one target were live at the end of each day. */
import { Type } from 'typebox';
import {
  type TargetHistoryQuestion,
  targetHistory,
} from '../../linkindex/queries/target-history.ts';
import type { Command } from '../command.ts';
import {
  linkParameters,
  MAX_DAYS,
  periodParameters,
  readDays,
  readLinkFilters,
} from '../history-parameters.ts';
import { mode, parameters, readTarget, target } from '../parameters.ts';
import { count, date, dateOfSeconds } from '../rows.ts';

const Parameters = parameters({ target, mode, ...periodParameters(), ...linkParameters });

const Day = Type.Object({
  date: date('The day (UTC).'),
  backlinks: count('Backlinks live when it ended.'),
});

const Answer = Type.Object({ backlinks_count: Type.Array(Day) });

export const getCumulativeBacklinks: Command<
  typeof Parameters,
  TargetHistoryQuestion,
  typeof Answer
> = {
  name: 'get-cumulative-backlinks',
  summary: 'How many backlinks were live on each day',
  description: `Live backlinks of the target at the end of each day between date_from and date_to, both included, ${MAX_DAYS} at most. Costs 1 unit a row.`,
  parameters: Parameters,
  answer: Answer,
  isExtension: true,
  question: (sent, now) => ({
    target: readTarget(sent.target, sent.mode),
    period: readDays(sent, now),
    filters: readLinkFilters(sent),
  }),
  targets: (question) => [question.target],
  reads: 'links',
  async run({ index, signal }, question) {
    const days = await targetHistory(index, question, signal);
    return {
      backlinks_count: days.map(({ day, backlinks }) => ({ date: dateOfSeconds(day), backlinks })),
    };
  },
};
