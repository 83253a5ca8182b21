/** A site's backlinks with what the document's list has no field for. */
import { Type } from 'typebox';
import { type BacklinkByState, backlinksByState } from '../../control/backlinks-by-state.ts';
import { BACKLINK_STATES } from '../../control/monitor-schema.ts';
import { relOf } from '../../monitor/alerts/transitions.ts';
import { parameters } from '../parameters.ts';
import { nullableText } from '../rows.ts';
import { siteOperation } from './operation.ts';
import { limit, MAX_GROUP_ID } from './parameters.ts';

const time = (description: string) => nullableText(`${description}: ISO 8601.`);
const state = (description: string) =>
  Type.Enum([...BACKLINK_STATES], { type: 'string', description, examples: ['live'] });

const Row = Type.Object({
  id: Type.Integer({ description: "The backlink's id.", examples: [53] }),
  from_url: Type.String({ description: 'The page with the link.' }),
  state: state('What it is, as checks found it, or as it was set by hand.'),
  is_forced: Type.Boolean({ description: 'Whether its status was set by hand.' }),
  index_lost_at: time(
    'When the link index, which the site follows, was found to have lost it; null: it has it, or never had',
  ),
  date_lost: nullableText('Day on which checks found it lost: YYYY-MM-DD, UTC.'),
  checked_at: time('Latest check; null: none yet'),
  outcome: nullableText(
    'What the latest check came to: page, unchanged, redirect, broken-redirect, not-found, refused, failed; null: none yet.',
  ),
  problem: nullableText(
    'Why it had no answer, or not all of one: dns-not-found, connect-timeout, tls, robots, host-down and others; null: it had.',
  ),
  http_status: Type.Unsafe<number | null>({
    ...{ type: ['integer', 'null'], examples: [200] },
    description: "The page's HTTP status then; null: no answer, or no check yet.",
  }),
  rel: Type.Array(Type.Enum(['nofollow', 'ugc', 'sponsored'], { type: 'string' }), {
    description: 'What the link had when it was seen last.',
  }),
  next_check_at: time('When it is to be checked again; null: not'),
  group_id: Type.Unsafe<number | null>({
    ...{ type: ['integer', 'null'], examples: [1] },
    description: 'Group it is in; null: none.',
  }),
  source: Type.String({
    description: 'Where it was heard of: api, list, index, or the tool whose file named it.',
  }),
  currency: nullableText('Currency of its price, ISO 4217.'),
});

export const getSiteBacklinks = siteOperation({
  name: 'find-site-backlinks',
  summary: 'Backlinks of a site by their state',
  description:
    'Backlinks in the order in which they were added: what each is, whether the link index has lost it, its group. Parts follow one another by after.',
  parameters: parameters({
    state: Type.Optional(state('Only those in this state.')),
    index_lost: Type.Optional(
      Type.Boolean({
        description: 'true: only those that the link index has lost; false: only others.',
      }),
    ),
    group_id: Type.Optional(
      Type.Integer({
        ...{ minimum: 0, maximum: MAX_GROUP_ID },
        description: 'Only those in this group; 0: in none.',
      }),
    ),
    after: Type.Integer({
      ...{ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, default: 0 },
      description: 'Id of the last backlink of the part before.',
    }),
    limit,
  }),
  errors: ['wrongSite'],
  isExtension: true,
  answer: Type.Array(Row),
  run: async ({ control }, { id }, { state: wanted, index_lost, group_id, ...part }) => {
    const groupId = group_id === 0 ? null : group_id;
    const question = { ...part, state: wanted, indexLost: index_lost, groupId };
    return (await backlinksByState(control, id, question)).map(answerRow);
  },
});

const timeOf = (at: Date | null): string | null => at?.toISOString() ?? null;

function answerRow({ id, from_url, state: is, is_forced, ...row }: BacklinkByState) {
  return {
    ...{ id, from_url, state: is, is_forced },
    index_lost_at: timeOf(row.index_lost_at),
    date_lost: row.lost_on,
    checked_at: timeOf(row.checked_at),
    ...{
      outcome: row.outcome,
      problem: row.problem,
      http_status: row.http_status,
      rel: relOf(row),
    },
    next_check_at: timeOf(row.next_check_at),
    ...{ group_id: row.group_id, source: row.source, currency: row.currency },
  };
}
