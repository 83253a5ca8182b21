/** `get-backlinks`: the live backlinks of one target, newest or highest ranked first. */
import { Type } from 'typebox';
import { type BacklinksQuestion, backlinksOf } from '../../linkindex/queries/backlinks-of.ts';
import type { Command } from '../command.ts';
import { filterParameters, readFilters } from '../filter-parameters.ts';
import { limit, mode, orderBy, parameters, perDomain, readTarget, target } from '../parameters.ts';
import { date, dateOf, domainInlinkRank, inlinkRank, nullableText } from '../rows.ts';

const Parameters = parameters({
  target,
  mode,
  limit,
  order_by: orderBy,
  per_domain: Type.Optional(perDomain),
  ...filterParameters,
});

const Backlink = Type.Object({
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
});

const Answer = Type.Object({ backlinks: Type.Array(Backlink) });

export const getBacklinks: Command<typeof Parameters, BacklinksQuestion, typeof Answer> = {
  name: 'get-backlinks',
  summary: 'Backlinks of a target',
  description: 'Live backlinks of the target. Costs 1 unit a row.',
  parameters: Parameters,
  answer: Answer,
  question: (sent) => ({
    target: readTarget(sent.target, sent.mode),
    limit: sent.limit,
    orderBy: sent.order_by,
    ...(sent.per_domain === undefined ? {} : { perDomain: sent.per_domain }),
    filters: readFilters(sent),
  }),
  targets: (question) => [question.target],
  reads: 'links',
  async run({ index, signal }, question) {
    const found = await backlinksOf(index, question, signal);
    const backlinks = found.map((link) => ({
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
    }));
    return { backlinks };
  },
};
