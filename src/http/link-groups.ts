/** What commands that list groups of a target's links have in common: all but their row, and most fields of that. */
import { type Static, type TObject, Type } from 'typebox';
import type { GroupsQuestion, LinkGroup } from '../linkindex/queries/link-groups.ts';
import type { Command } from './command.ts';
import { filterParameters, readFilters } from './filter-parameters.ts';
import { limit, mode, parameters, readTarget, target } from './parameters.ts';
import { count, date, dateOf } from './rows.ts';

const orderBy = Type.Enum(['backlinks', 'refdomains'], {
  type: 'string',
  default: 'backlinks',
  description: 'Most backlinks, or most referring domains, first.',
});

const GroupParameters = parameters({
  target,
  mode,
  limit,
  order_by: orderBy,
  ...filterParameters,
});

function groupsQuestion(sent: Static<typeof GroupParameters>): GroupsQuestion {
  return {
    target: readTarget(sent.target, sent.mode),
    limit: sent.limit,
    orderBy: sent.order_by,
    filters: readFilters(sent),
  };
}

/** The schemas of its answer and of what it runs are left to the command. */
export const groupCommand = {
  parameters: GroupParameters,
  question: groupsQuestion,
  targets: (question: GroupsQuestion) => [question.target],
  reads: 'links',
  isExtension: true,
} as const;

export type GroupCommand<A extends TObject> = Command<typeof GroupParameters, GroupsQuestion, A>;

export const groupCounts = {
  backlinks: count('Live backlinks.'),
  refdomains: count('Distinct referring domains (hosts).'),
  dofollow_backlinks: count('Backlinks not marked nofollow.'),
};

export const nofollowCount = count('Backlinks marked nofollow, by the link or by its page.');

export const groupDates = {
  first_seen: date('When the oldest of the backlinks was found (UTC).'),
  last_visited: date('Last successful visit that saw any of them (UTC).'),
};

export const countsOf = (group: LinkGroup) => ({
  backlinks: group.backlinks,
  refdomains: group.refdomains,
  dofollow_backlinks: group.dofollowBacklinks,
});

export const nofollowOf = (group: LinkGroup): number => group.backlinks - group.dofollowBacklinks;

export const datesOf = (group: LinkGroup) => ({
  first_seen: dateOf(group.firstSeen),
  last_visited: dateOf(group.lastVisited),
});
