/** `/authority/page/history` and `/authority/domain/history`: one of the two ranks over time, from the rank runs. */
import { type TProperties, Type } from 'typebox';
import { DAY_SECONDS, type Granularity, lastOfSpans } from '../../linkindex/queries/granularity.ts';
import {
  type RankHistoryQuestion,
  type RankOfDay,
  rankHistory,
} from '../../linkindex/queries/rank-history.ts';
import type { GraphKind } from '../../linkindex/ranks.ts';
import { ApiError } from '../api-error.ts';
import type { Asking, Command } from '../command.ts';
import { day, readDay } from '../days.ts';
import { parameters, readTarget, target } from '../parameters.ts';
import { date, dateOf, domainInlinkRank, inlinkRank } from '../rows.ts';

const DEFAULT_DAYS = 30;

const Parameters = parameters({
  target,
  date_from: Type.Optional(
    day(`First day, inclusive (UTC); ${DEFAULT_DAYS} days before the last one when empty.`),
  ),
  date_to: Type.Optional(day('Last day, inclusive (UTC); today when empty.')),
  granularity: Type.Enum(['by_day', 'by_week', 'by_month'], {
    type: 'string',
    default: 'by_day',
    description: 'One row a day, week (from Monday) or calendar month.',
  }),
});

interface Question extends RankHistoryQuestion {
  readonly granularity: Granularity;
}

const answerOf = <R extends TProperties>(rank: R) =>
  Type.Object({
    ranks: Type.Array(Type.Object({ date: date('Last day the row tells of (UTC).'), ...rank })),
  });

const PageAnswer = answerOf({ inlink_rank: inlinkRank });
const DomainAnswer = answerOf({ domain_inlink_rank: domainInlinkRank });

const describe = (what: string) =>
  `${what} in force at the end of each day, week or month between two days, both included, as the rank runs left it; -1: not in the graph then. Days before the first rank run whose changes were kept, more than three years ago, or to come are left out. Costs 1 unit a row.`;

export const getPageAuthorityHistory: Command<typeof Parameters, Question, typeof PageAnswer> = {
  name: 'get-page-authority-history',
  summary: 'InLink Rank of a page over time',
  description: describe('InLink Rank of the URL'),
  parameters: Parameters,
  answer: PageAnswer,
  question: (sent) => questionOf('page', sent),
  targets: (question) => [question.target],
  reads: 'few',
  isExtension: true,
  run: async (asking, question) => ({
    ranks: await rowsOf(asking, question, (rank) => ({ inlink_rank: rank })),
  }),
};

export const getDomainAuthorityHistory: Command<typeof Parameters, Question, typeof DomainAnswer> =
  {
    name: 'get-domain-authority-history',
    summary: 'Domain InLink Rank of a domain over time',
    description: describe('Domain InLink Rank of the registrable domain of the target'),
    parameters: Parameters,
    answer: DomainAnswer,
    question: (sent) => questionOf('domain', sent),
    targets: (question) => [question.target],
    reads: 'few',
    isExtension: true,
    run: async (asking, question) => ({
      ranks: await rowsOf(asking, question, (rank) => ({ domain_inlink_rank: rank })),
    }),
  };

interface Sent {
  readonly target: string;
  readonly date_from?: string;
  readonly date_to?: string;
  readonly granularity: Granularity;
}

/** @throws ApiError 400 naming the parameter: no target, no day, or a period that ends before it starts. */
function questionOf(graph: GraphKind, sent: Sent): Question {
  const { date_from, date_to, granularity } = sent;
  const to = date_to === undefined ? nowSeconds() : readDay(date_to, 'date_to');
  const from =
    date_from === undefined ? to - DEFAULT_DAYS * DAY_SECONDS : readDay(date_from, 'date_from');
  if (from > to)
    throw new ApiError('invalid', { parameter: date_to === undefined ? 'date_from' : 'date_to' });
  return { graph, target: readTarget(sent.target, 'url'), period: { from, to }, granularity };
}

async function rowsOf<R extends object>(
  { index, signal }: Asking,
  question: Question,
  shown: (rank: RankOfDay['rank']) => R,
) {
  const days = await rankHistory(index, question, nowSeconds(), signal);
  return lastOfSpans(days, question.granularity).map(({ day: last, rank }) => ({
    date: dateOf(new Date(last * 1000)),
    ...shown(rank),
  }));
}

const nowSeconds = (): number => Math.floor(Date.now() / 1000);
