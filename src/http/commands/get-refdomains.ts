/** `get-refdomains`: the hosts that link to one target. */
import { Type } from 'typebox';
import {
  type ReferringDomainsQuestion,
  referringDomains,
} from '../../linkindex/queries/referring-domains.ts';
import type { Command } from '../command.ts';
import { filterParameters, readFilters } from '../filter-parameters.ts';
import { limit, mode, orderBy, parameters, readTarget, target } from '../parameters.ts';
import { count, date, dateOf, domainInlinkRank } from '../rows.ts';

const Parameters = parameters({ target, mode, limit, order_by: orderBy, ...filterParameters });

const Refdomain = Type.Object({
  refdomain: Type.String({ description: 'Host of the referring pages.' }),
  backlinks: count('Live backlinks from this host to the target.'),
  dofollow_backlinks: count('Those of them not marked nofollow.'),
  first_seen: date('When the oldest live backlink from this host was found (UTC).'),
  domain_inlink_rank: domainInlinkRank,
});

const Answer = Type.Object({ refdomains: Type.Array(Refdomain) });

export const getRefdomains: Command<typeof Parameters, ReferringDomainsQuestion, typeof Answer> = {
  name: 'get-refdomains',
  summary: 'Referring domains of a target',
  description: 'Hosts with live backlinks to the target. Costs 1 unit a row.',
  parameters: Parameters,
  answer: Answer,
  question: (sent) => ({
    target: readTarget(sent.target, sent.mode),
    limit: sent.limit,
    orderBy: sent.order_by,
    filters: readFilters(sent),
  }),
  targets: (question) => [question.target],
  reads: 'links',
  async run({ index, signal }, question) {
    const found = await referringDomains(index, question, signal);
    const refdomains = found.map((domain) => ({
      refdomain: domain.host,
      backlinks: domain.backlinks,
      dofollow_backlinks: domain.dofollowBacklinks,
      first_seen: dateOf(domain.firstSeen),
      domain_inlink_rank: domain.domainInlinkRank,
    }));
    return { refdomains };
  },
};
