/** `/authority/page/history` and `/authority/domain/history`: one of the two ranks over time, from the rank runs. */
import { type Static, type TProperties, Type } from 'typebox';
import type { GraphKind } from '../../linkindex/graph.ts';
import { type Granularity, lastOfSpans } from '../../linkindex/queries/granularity.ts';
import {
  type RankHistoryQuestion,
  type RankOfDay,
  rankHistory,
} from '../../linkindex/queries/rank-history.ts';
import type { Asking, Command } from '../command.ts';
import { granularity, periodParameters, readPeriod } from '../history-parameters.ts';
import { parameters, readTarget, target } from '../parameters.ts';
import { date, dateOf, domainInlinkRank, inlinkRank } from '../rows.ts';

const DEFAULT_DAYS = 30;

const Parameters = parameters({
  target,
  ...periodParameters(`${DEFAULT_DAYS} days before the last one`),
  granularity,
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
  question: (sent, now) => questionOf('page', sent, now),
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
    question: (sent, now) => questionOf('domain', sent, now),
    targets: (question) => [question.target],
    reads: 'few',
    isExtension: true,
    run: async (asking, question) => ({
      ranks: await rowsOf(asking, question, (rank) => ({ domain_inlink_rank: rank })),
    }),
  };

/** @throws ApiError 400 naming the parameter: no target, no day, or a period that ends before it starts. */
const questionOf = (graph: GraphKind, sent: Static<typeof Parameters>, now: Date): Question => ({
  graph,
  target: readTarget(sent.target, 'url'),
  period: readPeriod(sent, now, DEFAULT_DAYS),
  granularity: sent.granularity,
});

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
