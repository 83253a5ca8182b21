/** `get-new-lost-backlinks`: the backlinks of one target that were found or lost between two days, a row for each event. */
import { Type } from 'typebox';
import {
  type NewLostBacklink,
  type NewLostBacklinksQuestion,
  newLostBacklinks,
} from '../../linkindex/queries/new-lost-backlinks.ts';
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
import { date, dateOf, domainInlinkRank, inlinkRank, newLostTypeOf } from '../rows.ts';

const Parameters = parameters({
  target,
  mode,
  new_lost_type: newLostType,
  ...periodParameters(),
  order_by: Type.Enum(['new_lost_date', 'domain_inlink_rank', 'inlink_rank'], {
    type: 'string',
    default: 'new_lost_date',
    description:
      'new_lost_date: latest found or lost first. domain_inlink_rank, inlink_rank: highest rank first.',
  }),
  limit: newLostLimit,
  ...linkParameters,
});

const REASONS = {
  page_not_found: 'the referring page answered 404 or 410',
  crawl_error: 'it refused or failed several visits in a row',
  page_dropped: 'it was taken out of the index',
  redirect: 'it redirects',
  not_canonical: 'its canonical link names another page',
  noindex: 'it says noindex',
  link_removed: 'it does not carry the link any more, or the redirect is no more',
  broken_redirect: 'the redirect that was the link leads nowhere',
  other: 'anything else',
} as const satisfies Record<NonNullable<NewLostBacklink['reasonLost']>, string>;

const Event = Type.Object({
  new_lost_date: date('When it was found or lost (UTC).'),
  new_lost_type: newLostTypeOf,
  url_from: Type.String({ description: 'URL of the referring page.' }),
  url_to: Type.String({ description: 'URL of the destination.' }),
  title: Type.String({ description: 'Title of the referring page.' }),
  anchor: Type.String({ description: 'Anchor text; alt text for image links.' }),
  alt: Type.String({ description: 'Not used; empty.' }),
  link_type: Type.Enum(['href', 'redirect'], {
    type: 'string',
    description: 'href: found in the page. redirect: an HTTP redirect.',
  }),
  nofollow: Type.Boolean({ description: 'Marked nofollow, by the link or by its page.' }),
  image: Type.Boolean({ description: 'The <a> includes an image.' }),
  image_source: Type.String({ description: 'URL of the image; empty without one.' }),
  reason_lost: Type.String({
    enum: ['', ...Object.keys(REASONS)],
    description: `Why it was lost; empty when it is new. ${Object.entries(REASONS)
      .map(([reason, meaning]) => `${reason}: ${meaning}.`)
      .join(' ')}`,
  }),
  inlink_rank: inlinkRank,
  domain_inlink_rank: domainInlinkRank,
  first_seen: date(
    'First successful visit ever that saw the link (UTC), however often it was lost since.',
  ),
});

const Answer = Type.Object({ new_lost_backlinks: Type.Array(Event) });

export const getNewLostBacklinks: Command<
  typeof Parameters,
  NewLostBacklinksQuestion,
  typeof Answer
> = {
  name: 'get-new-lost-backlinks',
  summary: 'Backlinks found and lost',
  description:
    'Backlinks of the target that were found or lost between two days, both included: a row for each event, dated by the visit that noticed it. A lost link that returns is new again. Costs 1 unit a row.',
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
    const found = await newLostBacklinks(index, question, signal);
    return { new_lost_backlinks: found.map(rowOf) };
  },
};

const rowOf = (event: NewLostBacklink) => ({
  new_lost_date: dateOf(event.at),
  new_lost_type: event.type,
  url_from: event.urlFrom,
  url_to: event.urlTo,
  title: event.title,
  anchor: event.anchor,
  alt: '',
  link_type: event.linkType === 'redirect' ? ('redirect' as const) : ('href' as const),
  nofollow: event.nofollow,
  image: event.image,
  image_source: event.imageSource,
  reason_lost: event.reasonLost ?? '',
  inlink_rank: event.inlinkRank,
  domain_inlink_rank: event.domainInlinkRank,
  first_seen: dateOf(event.firstSeen),
});
