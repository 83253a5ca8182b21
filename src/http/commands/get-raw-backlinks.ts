/**
 * `get-raw-backlinks`: all the live backlinks of one target, page after page.
 *
 * A cursor holds the place where the next page begins and is good for the same question only; how many rows a page has is
 * no part of the question.
 */
import { type Static, Type } from 'typebox';
import { type RawQuestion, rawPage, rawRows } from '../../linkindex/queries/raw-page.ts';
import {
  positionOfText,
  positionText,
  type RawOrder,
} from '../../linkindex/queries/raw-position.ts';
import { ApiError } from '../api-error.ts';
import { backlinkFields } from '../backlinks.ts';
import type { Asking, StreamedCommand } from '../command.ts';
import type { Cursors } from '../cursors.ts';
import { filterParameters, readFilters } from '../filter-parameters.ts';
import { mode, parameters, perDomain, readTarget, target } from '../parameters.ts';
import type { Page } from '../streamed-answer.ts';

const Parameters = parameters({
  target,
  mode,
  limit: Type.Integer({
    minimum: 1,
    maximum: 100_000,
    default: 10_000,
    description: 'Maximum number of results to return on one page.',
  }),
  // Empty is wrong and not absent: a loop that lost its cursor must not begin again.
  next: Type.Optional(
    Type.String({
      minLength: 1,
      description:
        'Cursor that the page before came with, for the same target, mode and filters. Absent, not empty, for the first page. Usable for at least 24 hours.',
    }),
  ),
  ...filterParameters,
});

const OrderedParameters = parameters({
  ...Parameters.properties,
  order_by: Type.Optional(
    Type.Enum(['date_found', 'domain_inlink_rank', 'inlink_rank'], {
      type: 'string',
      description:
        'date_found: most recent (new) backlinks first. domain_inlink_rank, inlink_rank: highest rank first; a link whose rank changes between two pages may come twice or not at all. Absent: by URL, the fastest.',
    }),
  ),
  per_domain: Type.Optional(perDomain),
});

const Answer = Type.Object({
  backlinks: Type.Array(Type.Object(backlinkFields)),
  next: Type.Optional(
    Type.String({ description: 'Cursor of the next page; absent on the last one.' }),
  ),
});

interface Asked {
  readonly raw: RawQuestion;
  /** What a cursor is bound to. */
  readonly about: string;
}

const shared = {
  name: 'get-raw-backlinks',
  summary: 'All backlinks of a target, page after page',
  description:
    'Live backlinks of the target, up to 100,000 a page. Go on with `next` of each page until one comes without it: no link comes twice, and none is left out that stays. Costs 1 unit a row.',
  answer: Answer,
  targets: ({ raw }: Asked) => [raw.target],
  reads: 'links',
  methods: 'GET',
  page: pageOf,
} as const;

export const getRawBacklinks: StreamedCommand<typeof Parameters, Asked, typeof Answer> = {
  ...shared,
  parameters: Parameters,
  question: (sent, cursors) => questionOf(sent, cursors, 'primary_key'),
};

/** The same in any order, as the other family has it. */
export const getOrderedRawBacklinks: StreamedCommand<
  typeof OrderedParameters,
  Asked,
  typeof Answer
> = {
  ...shared,
  parameters: OrderedParameters,
  question: (sent, cursors) =>
    questionOf(sent, cursors, sent.order_by ?? 'primary_key', sent.per_domain),
};

async function questionOf(
  sent: Static<typeof Parameters>,
  cursors: Cursors,
  order: RawOrder,
  ofDomain?: number,
): Promise<Asked> {
  const asked = readTarget(sent.target, sent.mode);
  const filters = readFilters(sent);
  const { from, to, https } = asked;
  const about = JSON.stringify([shared.name, sent.mode, from, to, https, filters, order, ofDomain]);
  const place = sent.next === undefined ? undefined : await cursors.open(sent.next, about);
  if (sent.next !== undefined && place === undefined)
    throw new ApiError('invalid', { parameter: 'next' });
  const raw: RawQuestion = {
    target: asked,
    filters,
    order,
    limit: sent.limit,
    ...(ofDomain !== undefined && { perDomain: ofDomain }),
    ...(place !== undefined && { start: positionOfText(place) }),
  };
  return { raw, about };
}

async function pageOf({ index, signal, cursors }: Asking, { raw, about }: Asked): Promise<Page> {
  const page = await rawPage(index, raw, signal);
  return {
    list: 'backlinks',
    entry: 'backlink',
    rows: page.rows,
    async *read() {
      const end = yield* rawRows(index, raw, page, signal);
      return end === undefined ? {} : { next: await cursors.seal(positionText(end), about) };
    },
  };
}
