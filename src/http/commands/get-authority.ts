/** `/authority/page` and `/authority/domain`: one of the two ranks of up to 100 URLs, hosts or domains. */
import { type TProperties, Type } from 'typebox';
import { type InlinkRank, inlinkRank as ranksOf } from '../../linkindex/queries/inlink-rank.ts';
import type { Target } from '../../url/target.ts';
import type { Asking, Command } from '../command.ts';
import { parameters, readTarget, targets } from '../parameters.ts';
import { domainInlinkRank, inlinkRank } from '../rows.ts';

const Parameters = parameters({ target: targets });

const question = (sent: { readonly target: readonly string[] }): readonly Target[] =>
  sent.target.map((text) => readTarget(text, 'url'));

const answerOf = <R extends TProperties>(rank: R) =>
  Type.Object({
    pages: Type.Array(
      Type.Object({ url: Type.String({ description: 'As it was sent.' }), ...rank }),
    ),
  });

const PageAnswer = answerOf({ inlink_rank: inlinkRank });
const DomainAnswer = answerOf({ domain_inlink_rank: domainInlinkRank });

export const getPageAuthority: Command<typeof Parameters, readonly Target[], typeof PageAnswer> = {
  name: 'get-page-authority',
  summary: 'InLink Rank of pages',
  description: 'Rank of each URL, in the order they were sent. Costs 1 unit a target.',
  parameters: Parameters,
  answer: PageAnswer,
  question,
  targets: (asked) => asked,
  reads: 'few',
  isExtension: true,
  run: async (asking, asked) => ({
    pages: await pagesOf(asking, asked, (rank) => ({ inlink_rank: rank.inlinkRank })),
  }),
};

export const getDomainAuthority: Command<
  typeof Parameters,
  readonly Target[],
  typeof DomainAnswer
> = {
  name: 'get-domain-authority',
  summary: 'Domain InLink Rank of domains',
  description:
    'Rank of the registrable domain of each URL, host or domain, in the order they were sent. Costs 1 unit a target.',
  parameters: Parameters,
  answer: DomainAnswer,
  question,
  targets: (asked) => asked,
  reads: 'few',
  isExtension: true,
  run: async (asking, asked) => ({
    pages: await pagesOf(asking, asked, (rank) => ({ domain_inlink_rank: rank.domainInlinkRank })),
  }),
};

async function pagesOf<R extends object>(
  { index, signal }: Asking,
  asked: readonly Target[],
  shown: (rank: InlinkRank) => R,
) {
  const ranks = await ranksOf(index, asked, signal);
  return ranks.map((rank, at) => ({ url: asked[at]?.text ?? '', ...shown(rank) }));
}
