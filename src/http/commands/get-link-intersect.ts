/** `get-link-intersect`: the hosts that link to several targets and to none of some others. */
import { Type } from 'typebox';
import {
  type LinkIntersectQuestion,
  linkIntersect,
} from '../../linkindex/queries/link-intersect.ts';
import { ApiError } from '../api-error.ts';
import type { Command } from '../command.ts';
import { filterParameters, readFilters } from '../filter-parameters.ts';
import { limit, mode, parameters, readTarget } from '../parameters.ts';
import { count, domainInlinkRank } from '../rows.ts';

const MAX_TARGETS = 10;

const Parameters = parameters({
  target: Type.Array(Type.String(), {
    minItems: 1,
    maxItems: MAX_TARGETS,
    description: `Root domains, hosts, or URLs that are linked to, ${MAX_TARGETS} at most.`,
    examples: [['a.example', 'b.example']],
  }),
  not_target: Type.Optional(
    Type.Array(Type.String(), {
      maxItems: MAX_TARGETS,
      description: `Root domains, hosts, or URLs that are not linked to, ${MAX_TARGETS} at most. Filters do not hold for links to them: any live one counts.`,
    }),
  ),
  mode,
  min_targets: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: MAX_TARGETS,
      description: 'How many of the targets must be linked to; empty: all.',
    }),
  ),
  limit,
  order_by: Type.Enum(['domain_inlink_rank', 'backlinks', 'targets'], {
    type: 'string',
    default: 'domain_inlink_rank',
    description: 'Highest rank, most backlinks to all targets, or most targets linked to, first.',
  }),
  ...filterParameters,
});

const CommonReferrer = Type.Object({
  refdomain: Type.String({ description: 'Host of the referring pages.' }),
  domain_inlink_rank: domainInlinkRank,
  backlinks: count('Live backlinks to the targets, all together.'),
  targets: Type.Array(
    Type.Object({
      target: Type.String({ description: 'As it was sent.' }),
      backlinks: count('Live backlinks to it.'),
    }),
    { description: 'Each target, in the order they were sent.' },
  ),
});

const Answer = Type.Object({ refdomains: Type.Array(CommonReferrer) });

export const getLinkIntersect: Command<typeof Parameters, LinkIntersectQuestion, typeof Answer> = {
  name: 'get-link-intersect',
  summary: 'Referring domains that several targets have in common',
  description:
    'Hosts with live backlinks to all targets (or to min_targets of them), and with none to any not_target. Costs 1 unit a row.',
  parameters: Parameters,
  answer: Answer,
  question: (sent) => {
    const { target, not_target = [], min_targets = target.length } = sent;
    if (min_targets > target.length) throw new ApiError('invalid', { parameter: 'min_targets' });
    return {
      targets: target.map((text) => readTarget(text, sent.mode)),
      notTargets: not_target.map((text) => readTarget(text, sent.mode, 'not_target')),
      minTargets: min_targets,
      limit: sent.limit,
      orderBy: sent.order_by,
      filters: readFilters(sent),
    };
  },
  targets: ({ targets, notTargets }) => [...targets, ...notTargets],
  reads: 'links',
  isExtension: true,
  async run({ index, signal }, question) {
    const found = await linkIntersect(index, question, signal);
    const refdomains = found.map(({ host, domainInlinkRank: rank, backlinks }) => ({
      refdomain: host,
      domain_inlink_rank: rank,
      backlinks: backlinks.reduce((sum, links) => sum + links, 0),
      targets: question.targets.map(({ text }, at) => ({
        target: text,
        backlinks: backlinks[at] ?? 0,
      })),
    }));
    return { refdomains };
  },
};
