/** `/authority/domain/distribution`: how many referring domains of one target have each Domain InLink Rank. */
import { Type } from 'typebox';
import {
  type RankDistributionQuestion,
  rankDistribution,
} from '../../linkindex/queries/rank-distribution.ts';
import type { Command } from '../command.ts';
import { filterParameters, readFilters } from '../filter-parameters.ts';
import { mode, parameters, readTarget, target } from '../parameters.ts';
import { count, domainInlinkRank } from '../rows.ts';

const Parameters = parameters({
  target,
  mode,
  // Clients of this family spell it so.
  histogramMode: Type.Enum(['host', 'domain'], {
    type: 'string',
    default: 'host',
    description: 'What is counted: hosts of referring pages, or their registrable domains.',
  }),
  ...filterParameters,
});

const Band = Type.Object({
  domain_inlink_rank: domainInlinkRank,
  refdomains: count('Referring domains of this rank.'),
});

const Answer = Type.Object({ histogram: Type.Array(Band) });

export const getRankDistribution: Command<
  typeof Parameters,
  RankDistributionQuestion,
  typeof Answer
> = {
  name: 'get-rank-distribution',
  summary: 'Referring domains of a target by rank',
  description:
    'How many referring domains have each Domain InLink Rank that occurs, lowest first. Costs 1 unit a row.',
  parameters: Parameters,
  answer: Answer,
  question: (sent) => ({
    target: readTarget(sent.target, sent.mode),
    of: sent.histogramMode,
    filters: readFilters(sent),
  }),
  targets: (question) => [question.target],
  reads: 'links',
  isExtension: true,
  async run({ index, signal }, question) {
    const found = await rankDistribution(index, question, signal);
    const histogram = found.map((band) => ({
      domain_inlink_rank: band.domainInlinkRank,
      refdomains: band.refdomains,
    }));
    return { histogram };
  },
};
