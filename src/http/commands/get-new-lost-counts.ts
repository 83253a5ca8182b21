/** `get-new-lost-backlinks-count` and its twin of referring domains: how many were found and lost on each day. */
import { type Static, Type } from 'typebox';
import {
  type DayOfHistory,
  type TargetHistoryQuestion,
  targetHistory,
} from '../../linkindex/queries/target-history.ts';
import type { Asking, Command } from '../command.ts';
import {
  linkParameters,
  MAX_DAYS,
  newLostType,
  periodParameters,
  readDays,
  readLinkFilters,
} from '../history-parameters.ts';
import { mode, parameters, readTarget, target } from '../parameters.ts';
import { count, date, dateOfSeconds } from '../rows.ts';

const Parameters = parameters({
  target,
  mode,
  new_lost_type: newLostType,
  ...periodParameters(),
  ...linkParameters,
});

const Day = Type.Object({
  date: date('The day (UTC).'),
  new: count('Found on this day; 0 when only lost ones are asked for.'),
  lost: count('Lost on this day; 0 when only new ones are asked for.'),
});

const BacklinksAnswer = Type.Object({ new_lost_backlinks_count: Type.Array(Day) });
const RefdomainsAnswer = Type.Object({ new_lost_refdomains_count: Type.Array(Day) });

interface CountQuestion extends TargetHistoryQuestion {
  readonly type: 'new' | 'lost' | undefined;
}

const question = (sent: Static<typeof Parameters>, now: Date): CountQuestion => ({
  target: readTarget(sent.target, sent.mode),
  period: readDays(sent, now),
  type: sent.new_lost_type,
  filters: readLinkFilters(sent),
});

const targets = (asked: CountQuestion) => [asked.target];

const LIMITS = `A row for each day between date_from and date_to, both included, ${MAX_DAYS} at most. Costs 1 unit a row.`;

export const getNewLostBacklinksCount: Command<
  typeof Parameters,
  CountQuestion,
  typeof BacklinksAnswer
> = {
  name: 'get-new-lost-backlinks-count',
  summary: 'How many backlinks were found and lost on each day',
  description: `The events of get-new-lost-backlinks, counted by day. ${LIMITS}`,
  parameters: Parameters,
  answer: BacklinksAnswer,
  isExtension: true,
  reads: 'links',
  question,
  targets,
  run: async (asking, asked) => ({
    new_lost_backlinks_count: await days(asking, asked, (day) => ({
      new: day.newBacklinks,
      lost: day.lostBacklinks,
    })),
  }),
};

export const getNewLostRefdomainsCount: Command<
  typeof Parameters,
  CountQuestion,
  typeof RefdomainsAnswer
> = {
  name: 'get-new-lost-refdomains-count',
  summary: 'How many referring domains were found and lost on each day',
  description: `The events of get-new-lost-refdomains, counted by day. ${LIMITS}`,
  parameters: Parameters,
  answer: RefdomainsAnswer,
  isExtension: true,
  reads: 'links',
  question,
  targets,
  run: async (asking, asked) => ({
    new_lost_refdomains_count: await days(asking, asked, (day) => ({
      new: day.newRefdomains,
      lost: day.lostRefdomains,
    })),
  }),
};

async function days(
  { index, signal }: Asking,
  asked: CountQuestion,
  numbersOf: (day: DayOfHistory) => Pick<Static<typeof Day>, 'new' | 'lost'>,
): Promise<Static<typeof Day>[]> {
  const history = await targetHistory(index, asked, signal);
  return history.map((day) => {
    const numbers = numbersOf(day);
    return {
      date: dateOfSeconds(day.day),
      new: asked.type === 'lost' ? 0 : numbers.new,
      lost: asked.type === 'new' ? 0 : numbers.lost,
    };
  });
}
