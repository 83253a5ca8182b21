/** Parameters of commands about the past: a period, and which kind of links. */
import { type Static, Type } from 'typebox';
import { DAY_SECONDS } from '../linkindex/queries/granularity.ts';
import type { LinkFilters } from '../linkindex/queries/link-filters.ts';
import type { LinkKinds } from '../linkindex/queries/link-kinds.ts';
import type { Period } from '../linkindex/queries/period.ts';
import { parseTarget } from '../url/target.ts';
import { ApiError } from './api-error.ts';
import { day, readDay } from './days.ts';
import { filterParameters, readFilters } from './filter-parameters.ts';

export const newLostType = Type.Optional(
  Type.Enum(['new', 'lost'], {
    type: 'string',
    description: 'new: found only. lost: lost only. Empty: both.',
  }),
);

/** Days of one answer that has a row for each. */
export const MAX_DAYS = 10_000;

export const newLostLimit = Type.Integer({
  minimum: 1,
  maximum: 10_000,
  default: 1000,
  description: 'Maximum number of results to return.',
});

export const granularity = Type.Enum(['by_day', 'by_week', 'by_month'], {
  type: 'string',
  default: 'by_day',
  description: 'One row a day, week (from Monday) or calendar month.',
});

/** @param from What the first day is by default. */
export const periodParameters = (from = 'yesterday') => ({
  date_from: Type.Optional(day(`First day, inclusive (UTC); ${from} when empty.`)),
  date_to: Type.Optional(day('Last day, inclusive (UTC); today when empty.')),
});

/** What the documents can ask for of a link, and then what every list takes. */
export const linkParameters = {
  link_type: Type.Optional(
    Type.Enum(['href', 'redirect'], {
      type: 'string',
      description: 'Only links found in a page, canonical ones included, or only redirects.',
    }),
  ),
  anchor_type: Type.Optional(
    Type.Enum(['text', 'image', 'undefined'], {
      type: 'string',
      description:
        'image: links that include an image, with text or without. undefined: links with neither, and redirects. text: all others.',
    }),
  ),
  dofollow: Type.Optional(
    Type.Enum(['dofollow', 'nofollow', 'undefined'], {
      type: 'string',
      description:
        'nofollow: marked so, by the link or by its page. undefined: redirects, which have no rel. dofollow: all others.',
    }),
  ),
  url_from: Type.Optional(
    Type.String({
      description:
        'Only links from pages of this host and its subdomains; of a URL, only its host counts: http://www.example.com/path means *.www.example.com/*.',
    }),
  ),
  ...filterParameters,
};

const PeriodParameters = Type.Object(periodParameters());
const LinkParameters = Type.Object(linkParameters);

/**
 * @param defaultDays Days before its end on which a period begins when its start was not sent; without, it begins yesterday.
 * @throws ApiError 400 naming the parameter: a day that does not exist, or a period that ends before it starts. Of one whose
 *   end was not sent, that is its start.
 */
export function readPeriod(
  sent: Static<typeof PeriodParameters>,
  now: Date,
  defaultDays?: number,
): Period {
  const today = Math.floor(now.getTime() / 1000 / DAY_SECONDS) * DAY_SECONDS;
  const to = sent.date_to === undefined ? today : readDay(sent.date_to, 'date_to');
  const defaultFrom =
    defaultDays === undefined ? today - DAY_SECONDS : to - defaultDays * DAY_SECONDS;
  const from = sent.date_from === undefined ? defaultFrom : readDay(sent.date_from, 'date_from');
  const parameter = sent.date_to === undefined ? 'date_from' : 'date_to';
  if (from > to) throw new ApiError('invalid', { parameter });
  return { from, to };
}

/** The same for an answer that tells of each day. @throws ApiError 400 naming `date_from` also when they are too many. */
export function readDays(
  sent: Static<typeof PeriodParameters>,
  now: Date,
  defaultDays?: number,
): Period {
  const period = readPeriod(sent, now, defaultDays);
  if ((period.to - period.from) / DAY_SECONDS >= MAX_DAYS)
    throw new ApiError('invalid', { parameter: 'date_from' });
  return period;
}

/** @throws ApiError 400 naming the parameter. */
export function readLinkFilters(sent: Static<typeof LinkParameters>): LinkFilters {
  const kinds: LinkKinds = {
    ...(sent.link_type !== undefined && { linkType: sent.link_type }),
    ...(sent.anchor_type !== undefined && { anchorType: sent.anchor_type }),
    ...(sent.dofollow !== undefined && { dofollow: sent.dofollow }),
    ...(sent.url_from !== undefined && { referrer: readReferrer(sent.url_from) }),
  };
  return { ...readFilters(sent), ...kinds };
}

function readReferrer(text: string): NonNullable<LinkKinds['referrer']> {
  const host = parseTarget(text, 'domain');
  if (host === undefined) throw new ApiError('invalid', { parameter: 'url_from' });
  return { from: host.from, to: host.to };
}
