/**
 * Parameters that narrow a list to some of the target's links. Every list takes them; the documents this server
 * follows have them in their later edition only, so in answers of v1.0 they are an extension.
 */
import { type Static, Type } from 'typebox';
import type { LinkFilters, TextFilter } from '../linkindex/queries/link-filters.ts';
import { ApiError } from './api-error.ts';
import { day, readDay } from './days.ts';

const MAX_TEXT_LENGTH = 2048;

const rank = (description: string) => Type.Integer({ minimum: 0, maximum: 100, description });

const text = (what: string) =>
  Type.String({
    maxLength: MAX_TEXT_LENGTH,
    description: `Only links whose ${what} holds this text, in any letter case.`,
  });

const textMode = (name: string) =>
  Type.Enum(['contains', 'does_not_contain'], {
    type: 'string',
    default: 'contains',
    description: `How ${name} is meant.`,
  });

export const filterParameters = {
  inlink_rank_from: Type.Optional(rank('Least InLink Rank of the referring page.')),
  inlink_rank_to: Type.Optional(rank('Highest InLink Rank of the referring page.')),
  domain_inlink_rank_from: Type.Optional(rank('Least Domain InLink Rank of the referring page.')),
  domain_inlink_rank_to: Type.Optional(rank('Highest Domain InLink Rank of the referring page.')),
  anchor_filter: Type.Optional(text('anchor')),
  anchor_filter_mode: Type.Optional(textMode('anchor_filter')),
  url_from_filter: Type.Optional(text("referring page's URL")),
  url_from_filter_mode: Type.Optional(textMode('url_from_filter')),
  url_to_filter: Type.Optional(text("destination's URL")),
  url_to_filter_mode: Type.Optional(textMode('url_to_filter')),
  nofollow_filter: Type.Optional(
    Type.Enum(['nofollow_only', 'dofollow_only'], {
      type: 'string',
      description: 'Only links that are, or are not, marked nofollow.',
    }),
  ),
  first_seen_from: Type.Optional(day('First day a link may have been found on (UTC).')),
  first_seen_to: Type.Optional(day('Last day a link may have been found on (UTC).')),
};

const Parameters = Type.Object(filterParameters);

/** @throws ApiError 400 naming the parameter: a day that does not exist, a range whose end is before its start. */
export function readFilters(sent: Static<typeof Parameters>): LinkFilters {
  const filters = {
    inlinkRankFrom: sent.inlink_rank_from,
    inlinkRankTo: sent.inlink_rank_to,
    domainInlinkRankFrom: sent.domain_inlink_rank_from,
    domainInlinkRankTo: sent.domain_inlink_rank_to,
    anchor: textFilter(sent.anchor_filter, sent.anchor_filter_mode),
    urlFrom: textFilter(sent.url_from_filter, sent.url_from_filter_mode),
    urlTo: textFilter(sent.url_to_filter, sent.url_to_filter_mode),
    nofollow: sent.nofollow_filter,
    firstSeenFrom: dayOf(sent.first_seen_from, 'first_seen_from'),
    firstSeenTo: dayOf(sent.first_seen_to, 'first_seen_to'),
  };
  refuseReversed(filters.inlinkRankFrom, filters.inlinkRankTo, 'inlink_rank_to');
  refuseReversed(filters.domainInlinkRankFrom, filters.domainInlinkRankTo, 'domain_inlink_rank_to');
  refuseReversed(filters.firstSeenFrom, filters.firstSeenTo, 'first_seen_to');
  const given = Object.entries(filters).filter(([, value]) => value !== undefined);
  // The same object without what was not sent.
  return Object.fromEntries(given) as LinkFilters;
}

function textFilter(
  sent: string | undefined,
  mode: TextFilter['mode'] = 'contains',
): TextFilter | undefined {
  return sent === undefined ? undefined : { text: sent, mode };
}

const dayOf = (sent: string | undefined, parameter: string): number | undefined =>
  sent === undefined ? undefined : readDay(sent, parameter);

/** @throws ApiError 400 naming the range's end. */
function refuseReversed(from: number | undefined, to: number | undefined, parameter: string): void {
  if (from !== undefined && to !== undefined && from > to)
    throw new ApiError('invalid', { parameter });
}
