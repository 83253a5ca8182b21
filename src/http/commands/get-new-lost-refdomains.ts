/** `get-new-lost-refdomains`: the hosts that began or ceased to link to one target between two days, a row for each event. */
import { Type } from 'typebox';
import {
  type NewLostRefdomainsQuestion,
  newLostRefdomains,
} from '../../linkindex/queries/new-lost-refdomains.ts';
import type { Command } from '../command.ts';
import {
  linkParameters,
  newLostLimit,
  newLostType,
  periodParameters,
  readLinkFilters,
  readPeriod,
} from '../history-parameters.ts';
import { mode, parameters, readTarget, target } from '../parameters.ts';
import { count, date, dateOf, domainInlinkRank, newLostTypeOf } from '../rows.ts';

const Parameters = parameters({
  target,
  mode,
  new_lost_type: newLostType,
  ...periodParameters(),
  order_by: Type.Enum(['new_lost_date', 'domain_inlink_rank'], {
    type: 'string',
    default: 'new_lost_date',
    description: 'new_lost_date: latest found or lost first. domain_inlink_rank: highest first.',
  }),
  limit: newLostLimit,
  ...linkParameters,
});

const Event = Type.Object({
  new_lost_date: date('When its first backlink was found or its last live one lost (UTC).'),
  new_lost_type: newLostTypeOf,
  refdomain: Type.String({ description: 'Host of the referring pages.' }),
  backlinks: count(
    'Its live backlinks to the target; of a host that was lost since, the most it had at once on the day it was lost.',
  ),
  dofollow_backlinks: count('The same of those not marked nofollow.'),
  first_seen: date(
    'When its oldest live backlink was found (UTC); of a host that was lost since, its oldest one ever.',
  ),
  domain_inlink_rank: domainInlinkRank,
});

const Answer = Type.Object({ new_lost_refdomains: Type.Array(Event) });

export const getNewLostRefdomains: Command<
  typeof Parameters,
  NewLostRefdomainsQuestion,
  typeof Answer
> = {
  name: 'get-new-lost-refdomains',
  summary: 'Referring domains found and lost',
  description:
    'Hosts whose first backlink to the target went live, or whose last live one was lost, between two days, both included: a row for each event. A lost host that links again is new again. With filters, a host is found and lost by the links they leave. Costs 1 unit a row.',
  parameters: Parameters,
  answer: Answer,
  question: (sent, now) => ({
    target: readTarget(sent.target, sent.mode),
    period: readPeriod(sent, now),
    ...(sent.new_lost_type !== undefined && { type: sent.new_lost_type }),
    orderBy: sent.order_by,
    limit: sent.limit,
    filters: readLinkFilters(sent),
  }),
  targets: (question) => [question.target],
  reads: 'links',
  async run({ index, signal }, question) {
    const found = await newLostRefdomains(index, question, signal);
    const rows = found.map((event) => ({
      new_lost_date: dateOf(event.at),
      new_lost_type: event.type,
      refdomain: event.host,
      backlinks: event.backlinks,
      dofollow_backlinks: event.dofollowBacklinks,
      first_seen: dateOf(event.firstSeen),
      domain_inlink_rank: event.domainInlinkRank,
    }));
    return { new_lost_refdomains: rows };
  },
};
