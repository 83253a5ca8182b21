/** What commands that list a target's backlinks have in common: their parameters, and the fields of a row. */
import { type Static, type TObject, Type } from 'typebox';
import type { Backlink, BacklinksQuestion } from '../linkindex/queries/backlinks-of.ts';
import type { Command } from './command.ts';
import { filterParameters, readFilters } from './filter-parameters.ts';
import { limit, mode, orderBy, parameters, perDomain, readTarget, target } from './parameters.ts';
import { date, dateOf, domainInlinkRank, inlinkRank, nullableText } from './rows.ts';

const BacklinksParameters = parameters({
  target,
  mode,
  limit,
  order_by: orderBy,
  per_domain: Type.Optional(perDomain),
  ...filterParameters,
});

function backlinksQuestion(sent: Static<typeof BacklinksParameters>): BacklinksQuestion {
  return {
    target: readTarget(sent.target, sent.mode),
    limit: sent.limit,
    orderBy: sent.order_by,
    ...(sent.per_domain === undefined ? {} : { perDomain: sent.per_domain }),
    filters: readFilters(sent),
  };
}

/** Names, documents, answer and what it runs are left to the command. */
export const backlinksCommand = {
  parameters: BacklinksParameters,
  question: backlinksQuestion,
  targets: (question: BacklinksQuestion) => [question.target],
  reads: 'links',
} as const;

export type BacklinksCommand<A extends TObject> = Command<
  typeof BacklinksParameters,
  BacklinksQuestion,
  A
>;

export const backlinkFields = {
  url_from: Type.String({ description: 'URL of the referring page.' }),
  url_to: Type.String({ description: 'URL of the destination.' }),
  title: Type.String({ description: 'Title of the referring page.' }),
  anchor: Type.String({ description: 'Anchor text; alt text for image links.' }),
  alt: Type.Null({ description: 'Not used.' }),
  nofollow: Type.Boolean({ description: 'Marked nofollow, by the link or by its page.' }),
  image: Type.Boolean({ description: 'The <a> includes an image.' }),
  image_source: nullableText('URL of the image.'),
  inlink_rank: inlinkRank,
  domain_inlink_rank: domainInlinkRank,
  first_seen: date('First successful visit that saw the link (UTC).'),
  last_visited: date('Last successful visit that saw the link (UTC).'),
};

export const backlinkRow = (link: Backlink) => ({
  url_from: link.urlFrom,
  url_to: link.urlTo,
  title: link.title,
  anchor: link.anchor,
  alt: null,
  nofollow: link.nofollow,
  image: link.image,
  image_source: link.imageSource,
  inlink_rank: link.inlinkRank,
  domain_inlink_rank: link.domainInlinkRank,
  first_seen: dateOf(link.firstSeen),
  last_visited: dateOf(link.lastVisited),
});
