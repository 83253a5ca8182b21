/** `get-broken-backlinks`: live backlinks of one target that lead to pages which are gone or fail. */
import { Type } from 'typebox';
import { brokenBacklinks } from '../../linkindex/queries/broken-backlinks.ts';
import {
  type BacklinksCommand,
  backlinkFields,
  backlinkRow,
  backlinksCommand,
} from '../backlinks.ts';
import { date, dateOf } from '../rows.ts';

const BrokenBacklink = Type.Object({
  ...backlinkFields,
  status: Type.Integer({
    description: 'HTTP status of the destination at its last visit: 404, 410 or 5xx.',
  }),
  status_seen: date('Day of that visit (UTC).'),
});

const Answer = Type.Object({ backlinks: Type.Array(BrokenBacklink) });

export const getBrokenBacklinks: BacklinksCommand<typeof Answer> = {
  ...backlinksCommand,
  name: 'get-broken-backlinks',
  summary: 'Backlinks of a target that lead nowhere',
  description:
    'Live backlinks whose destination answered 404, 410 or 5xx when it was visited last; destinations that were never visited are not known to be broken. Costs 1 unit a row.',
  answer: Answer,
  isExtension: true,
  async run({ index, signal }, question) {
    const found = await brokenBacklinks(index, question, signal);
    const backlinks = found.map((link) => ({
      ...backlinkRow(link),
      status: link.status,
      status_seen: dateOf(link.statusSeen),
    }));
    return { backlinks };
  },
};
