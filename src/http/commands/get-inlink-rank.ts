/** `get-inlink-rank`: page and domain authority of up to 100 URLs. */
import { Type } from 'typebox';
import { inlinkRank as inlinkRankOf } from '../../linkindex/queries/inlink-rank.ts';
import type { Target } from '../../url/target.ts';
import type { Command } from '../command.ts';
import { parameters, readTarget, targets } from '../parameters.ts';
import { domainInlinkRank, inlinkRank } from '../rows.ts';

const Parameters = parameters({ target: targets });

const Page = Type.Object({
  url: Type.String({ description: 'As it was sent.' }),
  inlink_rank: inlinkRank,
  domain_inlink_rank: domainInlinkRank,
});

const Answer = Type.Object({ pages: Type.Array(Page) });

export const getInlinkRank: Command<typeof Parameters, readonly Target[], typeof Answer> = {
  name: 'get-inlink-rank',
  summary: 'InLink Rank and Domain InLink Rank of pages',
  description:
    'Ranks of each URL and of its registrable domain, in the order they were sent. Costs 1 unit a target.',
  parameters: Parameters,
  answer: Answer,
  question: (sent) => sent.target.map((text) => readTarget(text, 'url')),
  targets: (question) => question,
  reads: 'few',
  async run({ index, signal }, question) {
    const ranks = await inlinkRankOf(index, question, signal);
    const pages = ranks.map((rank, at) => ({
      url: question[at]?.text ?? '',
      inlink_rank: rank.inlinkRank,
      domain_inlink_rank: rank.domainInlinkRank,
    }));
    return { pages };
  },
};
