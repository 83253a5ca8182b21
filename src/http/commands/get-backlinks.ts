/** `get-backlinks`: the live backlinks of one target, newest or highest ranked first. */
import { Type } from 'typebox';
import { backlinksOf } from '../../linkindex/queries/backlinks-of.ts';
import {
  type BacklinksCommand,
  backlinkFields,
  backlinkRow,
  backlinksCommand,
} from '../backlinks.ts';

const Answer = Type.Object({ backlinks: Type.Array(Type.Object(backlinkFields)) });

export const getBacklinks: BacklinksCommand<typeof Answer> = {
  ...backlinksCommand,
  name: 'get-backlinks',
  summary: 'Backlinks of a target',
  description: 'Live backlinks of the target. Costs 1 unit a row.',
  answer: Answer,
  async run({ index, signal }, question) {
    const found = await backlinksOf(index, question, signal);
    return { backlinks: found.map(backlinkRow) };
  },
};
