/**
 * A backlink as the document's list has it: the sample's fields in its order, numbers as texts, flags "0" and "1", null
 * for what is not known.
 */
import { type Static, Type } from 'typebox';
import type { ListedBacklink } from '../../control/site-backlinks.ts';
import { nullableText } from '../rows.ts';

const flag = (description: string) => nullableText(`"1": ${description}; null: not known.`);
const day = (description: string) => nullableText(`${description}: YYYY-MM-DD, UTC.`);
const words = (description: string) => Type.String({ description });

export const BacklinkRow = Type.Object({
  anchor: nullableText("Text of the link, or its image's."),
  category: words('Category.'),
  charge_period: nullableText('onetime, monthly, quarterly, 6months or year.'),
  charge_start: day('First payment'),
  date_added: Type.String({ description: 'Day on which it was added.', examples: ['2018-06-11'] }),
  date_lost: day('Day on which it was lost'),
  date_placement: day('Day on which it was placed, or first seen'),
  domain: Type.String({ description: 'Registrable domain of the page with the link.' }),
  duration: words('For how long it was agreed.'),
  fb_likes: nullableText('Engagement on Facebook.'),
  from_domainid: Type.String({ description: "Id of the page's domain.", examples: ['4630'] }),
  from_url: Type.String({ description: 'The page with the link.' }),
  gin_index: nullableText('What Google says of the page: "0" not indexed.'),
  gin_index_check_date: day('Day on which Google was asked'),
  http_status: nullableText('HTTP status of the page itself, "301" for one that redirects.'),
  id: Type.String({ description: "The backlink's id.", examples: ['53'] }),
  is_blocked_meta: flag('the page says noindex'),
  is_blocked_robotstxt: flag('robots.txt forbids the page'),
  is_disavow: flag('it is on the disavow list, by its URL or its domain'),
  is_forced_status: flag('its status was set by hand'),
  is_image: flag('the link has an image'),
  is_link_not_found: flag('the page does not link to the site, or the link is lost'),
  is_nofollow: flag('nofollow, by rel or by the page'),
  is_redir: flag('the page redirects'),
  is_sponsored: flag('rel has sponsored'),
  last_crawler_visit: day('Latest check'),
  link_manager: words('Who looks after it.'),
  link_type: words('text or image; empty: not known.'),
  mozda: nullableText('Domain Authority of Moz.'),
  notes: words('Notes.'),
  num_links: Type.Unsafe<number | null>({
    ...{ type: ['integer', 'null'], minimum: 0, examples: [10] },
    description: 'Links from the page to the site.',
  }),
  price: nullableText('Price of the placement.'),
  source: nullableText('Where it was heard of: api, list, index, or the tool whose file named it.'),
  src_domain_country: nullableText('Country of the IP address, ISO 3166-1 alpha-3.'),
  src_domain_inlink_rank: nullableText('Domain InLink Rank, 0–100, of our own link index.'),
  src_domain_ip: nullableText('IP address that the page came from.'),
  src_domain_mozda_date: day('Day on which Moz was asked'),
  src_domain_yandex_x: nullableText('SQI of Yandex.'),
  src_domain_yandex_x_date: day('Day on which it was asked for'),
  title: nullableText('Title of the page.'),
  to_url: nullableText('Where the link points.'),
  total_ext_links: nullableText('Links from the page to other domains.'),
  ugc: flag('rel has ugc'),
  yin_index: nullableText('What Yandex says of the page: "0" not indexed.'),
  yin_index_check_date: day('Day on which Yandex was asked'),
});

/** What is known of a backlink beside its row. */
export interface BacklinkContext {
  /** 0–100; undefined: not known. */
  readonly domainInlinkRank: number | undefined;
  readonly isDisavowed: boolean;
}

export function backlinkRow(
  row: ListedBacklink,
  { domainInlinkRank, isDisavowed }: BacklinkContext,
): Static<typeof BacklinkRow> {
  return {
    anchor: row.anchor,
    category: row.category ?? '',
    charge_period: row.charge_period,
    charge_start: row.charge_start,
    date_added: row.added_on,
    date_lost: row.lost_on,
    date_placement: row.placed_on,
    domain: row.domain,
    duration: row.duration ?? '',
    fb_likes: textOf(row.fb_likes),
    from_domainid: String(row.domain_id),
    from_url: row.from_url,
    gin_index: textOf(row.google_index),
    gin_index_check_date: row.google_index_on,
    http_status: textOf(row.http_status),
    id: String(row.id),
    is_blocked_meta: flagOf(row.is_meta_blocked),
    is_blocked_robotstxt: flagOf(row.is_robots_blocked),
    is_disavow: flagOf(isDisavowed),
    is_forced_status: flagOf(row.forced_status !== null),
    is_image: flagOf(row.is_image),
    is_link_not_found: flagOf(isMissing(row)),
    is_nofollow: flagOf(row.is_nofollow),
    is_redir: flagOf(row.is_redirect),
    is_sponsored: flagOf(row.is_sponsored),
    last_crawler_visit: row.checked_on,
    link_manager: row.manager ?? '',
    link_type: linkType(row),
    mozda: textOf(row.moz_da),
    notes: row.notes ?? '',
    num_links: row.links,
    price: row.price,
    source: row.source,
    src_domain_country: row.country,
    src_domain_inlink_rank: textOf(domainInlinkRank ?? null),
    src_domain_ip: row.ip,
    src_domain_mozda_date: row.moz_da_on,
    src_domain_yandex_x: textOf(row.yandex_x),
    src_domain_yandex_x_date: row.yandex_x_on,
    title: row.title,
    to_url: row.to_url,
    total_ext_links: textOf(row.external_links),
    ugc: flagOf(row.is_ugc),
    yin_index: textOf(row.yandex_index),
    yin_index_check_date: row.yandex_index_on,
  };
}

/** What was set by hand counts more than what a check found, and a link is lost also when its page cannot be had any more. */
function isMissing({ forced_status, is_found, lost_on }: ListedBacklink): boolean | null {
  if (forced_status !== null) return forced_status === 'lost';
  if (lost_on !== null) return true;
  return is_found === null ? null : !is_found;
}

function linkType({ is_image, anchor }: ListedBacklink): string {
  if (is_image === true) return 'image';
  return anchor ? 'text' : '';
}

const textOf = (value: number | null): string | null => (value === null ? null : String(value));

function flagOf(value: boolean | null): '0' | '1' | null {
  if (value === null) return null;
  return value ? '1' : '0';
}
