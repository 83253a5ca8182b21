/** `get-anchors`: the anchors of links to one target. */
import { Type } from 'typebox';
import { anchorsOf } from '../../linkindex/queries/anchors-of.ts';
import {
  countsOf,
  datesOf,
  type GroupCommand,
  groupCommand,
  groupCounts,
  groupDates,
} from '../link-groups.ts';

const Anchor = Type.Object({
  anchor: Type.String({
    description: 'Anchor text, alt text of image links; empty for links without either.',
  }),
  ...groupCounts,
  ...groupDates,
});

const Answer = Type.Object({ anchors: Type.Array(Anchor) });

export const getAnchors: GroupCommand<typeof Answer> = {
  ...groupCommand,
  name: 'get-anchors',
  summary: 'Anchors of links to a target',
  description:
    'Anchors of live backlinks to the target; upper and lower case are told apart. Costs 1 unit a row.',
  answer: Answer,
  async run({ index, signal }, question) {
    const found = await anchorsOf(index, question, signal);
    const anchors = found.map((group) => ({
      anchor: group.anchor,
      ...countsOf(group),
      ...datesOf(group),
    }));
    return { anchors };
  },
};
