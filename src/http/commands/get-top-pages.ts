/** `get-top-pages`: the pages of one target that links lead to. */
import { Type } from 'typebox';
import { topPages } from '../../linkindex/queries/top-pages.ts';
import {
  countsOf,
  datesOf,
  type GroupCommand,
  groupCommand,
  groupCounts,
  groupDates,
  nofollowCount,
  nofollowOf,
} from '../link-groups.ts';
import { inlinkRank } from '../rows.ts';

const LinkedPage = Type.Object({
  url: Type.String({ description: 'Destination of the backlinks.' }),
  ...groupCounts,
  nofollow_backlinks: nofollowCount,
  inlink_rank: inlinkRank,
  ...groupDates,
});

const Answer = Type.Object({ pages: Type.Array(LinkedPage) });

export const getTopPages: GroupCommand<typeof Answer> = {
  ...groupCommand,
  name: 'get-top-pages',
  summary: 'Pages of a target that have backlinks',
  description: 'Pages of the target that live backlinks lead to. Costs 1 unit a row.',
  answer: Answer,
  async run({ index, signal }, question) {
    const found = await topPages(index, question, signal);
    const pages = found.map((page) => ({
      url: page.url,
      ...countsOf(page),
      nofollow_backlinks: nofollowOf(page),
      inlink_rank: page.inlinkRank,
      ...datesOf(page),
    }));
    return { pages };
  },
};
