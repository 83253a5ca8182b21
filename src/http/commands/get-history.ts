/** `get-history`: backlinks and referring domains of one target over time, for charts. */
import { Type } from 'typebox';
import type { Granularity } from '../../linkindex/queries/granularity.ts';
import { inSpans } from '../../linkindex/queries/history-spans.ts';
import {
  type TargetHistoryQuestion,
  targetHistory,
} from '../../linkindex/queries/target-history.ts';
import type { Command } from '../command.ts';
import {
  granularity,
  linkParameters,
  MAX_DAYS,
  periodParameters,
  readDays,
  readLinkFilters,
} from '../history-parameters.ts';
import { mode, parameters, readTarget, target } from '../parameters.ts';
import { count, date, dateOfSeconds } from '../rows.ts';

const DEFAULT_DAYS = 30;

const Parameters = parameters({
  target,
  mode,
  ...periodParameters(`${DEFAULT_DAYS} days before the last one`),
  granularity,
  ...linkParameters,
});

const Span = Type.Object({
  date_from: date('First day the row tells of (UTC).'),
  date_to: date('Last day the row tells of (UTC).'),
  backlinks: count('Backlinks live at the end of the last day.'),
  refdomains: count('Hosts with live backlinks at the end of the last day.'),
  new_backlinks: count('Backlinks found in these days, those that returned included.'),
  lost_backlinks: count('Backlinks lost in these days.'),
  new_refdomains: count('Hosts whose first live backlink was found in these days.'),
  lost_refdomains: count('Hosts whose last live backlink was lost in these days.'),
});

const Answer = Type.Object({ history: Type.Array(Span) });

interface HistoryQuestion extends TargetHistoryQuestion {
  readonly granularity: Granularity;
}

export const getHistory: Command<typeof Parameters, HistoryQuestion, typeof Answer> = {
  name: 'get-history',
  summary: 'Backlinks and referring domains over time',
  description: `Totals of the target, and what was found and lost, per day, week or month between two days, both included, ${MAX_DAYS} days at most; weeks and months at the ends hold only days between them. Costs 1 unit a row.`,
  parameters: Parameters,
  answer: Answer,
  isExtension: true,
  question: (sent, now) => ({
    target: readTarget(sent.target, sent.mode),
    period: readDays(sent, now, DEFAULT_DAYS),
    granularity: sent.granularity,
    filters: readLinkFilters(sent),
  }),
  targets: (question) => [question.target],
  reads: 'links',
  async run({ index, signal }, question) {
    const days = await targetHistory(index, question, signal);
    const history = inSpans(days, question.granularity).map((span) => ({
      date_from: dateOfSeconds(span.from),
      date_to: dateOfSeconds(span.to),
      backlinks: span.backlinks,
      refdomains: span.refdomains,
      new_backlinks: span.newBacklinks,
      lost_backlinks: span.lostBacklinks,
      new_refdomains: span.newRefdomains,
      lost_refdomains: span.lostRefdomains,
    }));
    return { history };
  },
};
