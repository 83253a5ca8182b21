/** Rows of the link index as a fold and a rank run would have left them, for tests of what reads them. */
import type { ClickHouseClient } from '@clickhouse/client';
import type { LinkEvent } from '../../src/linkindex/link-history.ts';
import { FLAG } from '../../src/linkindex/schema.ts';
import { type PageUrl, parsePageUrl } from '../../src/url/page-url.ts';
import type { LinkType } from '../../src/visit/visit.ts';

export interface SomeBacklink {
  readonly from: string;
  readonly to: string;
  readonly title?: string;
  readonly anchor?: string;
  readonly nofollow?: boolean;
  readonly image?: boolean;
  readonly imageSource?: string;
  /** `YYYY-MM-DD`, as the two below. */
  readonly firstSeen?: string;
  readonly lastVisited?: string;
  /** IPv4; unknown when absent. */
  readonly ip?: string;
  readonly edu?: boolean;
  readonly gov?: boolean;
  readonly rank?: number;
  readonly domainRank?: number;
  readonly live?: boolean;
  readonly type?: LinkType;
  /** After the first, by time: lost for a reason, then new, … on these days. */
  readonly events?: readonly (readonly [day: string, reason: LinkEvent['reason']])[];
}

export interface SomeRank {
  readonly url: string;
  readonly rank: number;
  readonly domainRank: number;
}

export async function insertBacklinks(
  index: ClickHouseClient,
  links: readonly SomeBacklink[],
): Promise<void> {
  const rows = links.map((link) => ({ link, from: page(link.from), to: page(link.to) }));
  await index.insert({ table: 'backlinks', format: 'JSONEachRow', values: rows.map(backlinkRow) });
  // Ids of hosts are hashes that the engine computes.
  await index.command({
    query: `
      INSERT INTO backlinks
      SELECT * REPLACE (cityHash64(substring(source_key, 1, position(source_key, ')') - 1)) AS source_host_id,
                        version + 1 AS version)
      FROM backlinks AS made FINAL WHERE made.source_host_id = 0`,
  });
  await index.insert({ table: 'pages', format: 'JSONEachRow', values: rows.map(pageRow) });
}

/** Ranks of pages and their registrable domains. */
export async function insertRanks(
  index: ClickHouseClient,
  ranks: readonly SomeRank[],
): Promise<void> {
  for (const { url, rank, domainRank } of ranks) {
    const { key, https, domainLength } = page(url);
    await index.command({
      query: `INSERT INTO ranks (page_id, inlink_rank, value, version)
        SELECT cityHash64(concat({https:String}, {key:String})), {rank:Int8}, 0.5, 1`,
      query_params: { https: https ? '1' : '0', key, rank },
    });
    await index.command({
      query: `INSERT INTO domain_ranks (domain_key, domain_inlink_rank, value, version)
        SELECT {domain:String}, {rank:Int8}, 0.5, 1`,
      query_params: { domain: key.slice(0, domainLength), rank: domainRank },
    });
  }
}

/** Pages as their last visit found them. */
export async function insertLinkedPages(
  index: ClickHouseClient,
  pages: readonly { readonly url: string; readonly status: number; readonly lastVisited: string }[],
): Promise<void> {
  const values = pages.map(({ url, status, lastVisited }) => {
    const { key, https, domainLength } = page(url);
    return {
      page_key: key,
      page_https: https,
      domain_length: domainLength,
      last_visited: time(lastVisited),
      last_status: status,
      version: 1,
    };
  });
  await index.insert({ table: 'pages', format: 'JSONEachRow', values });
}

function page(url: string): PageUrl {
  const parsed = parsePageUrl(url);
  if (parsed === undefined) throw new Error(`no page: ${url}`);
  return parsed;
}

interface Parsed {
  readonly link: SomeBacklink;
  readonly from: PageUrl;
  readonly to: PageUrl;
}

const time = (date = '2019-10-18'): string => `${date} 12:00:00`;

function backlinkRow({ link, from, to }: Parsed): Record<string, unknown> {
  const { events = [] } = link;
  const flags =
    (link.nofollow === true ? FLAG.nofollow : 0) |
    (link.image === true ? FLAG.image : 0) |
    (link.edu === true ? FLAG.edu : 0) |
    (link.gov === true ? FLAG.gov : 0);
  return {
    target_key: to.key,
    target_https: to.https,
    source_key: from.key,
    source_https: from.https,
    link_type: link.type ?? 'href',
    live: link.live ?? events.length % 2 === 0,
    event_at: events.map(([day]) => time(day)),
    event_reason: events.map(([, reason]) => reason),
    first_seen: time(link.firstSeen),
    last_visited: time(link.lastVisited),
    anchor: link.anchor ?? '',
    title: link.title ?? '',
    flags,
    image_source: link.imageSource ?? '',
    source_ip: link.ip === undefined ? '::' : `::ffff:${link.ip}`,
    source_domain_length: from.domainLength,
    target_domain_length: to.domainLength,
    inlink_rank: link.rank ?? 0,
    domain_inlink_rank: link.domainRank ?? 0,
    version: 1,
  };
}

function pageRow({ link, from }: Parsed): Record<string, unknown> {
  return {
    page_key: from.key,
    page_https: from.https,
    domain_length: from.domainLength,
    first_visited: time(link.firstSeen),
    last_visited: time(link.lastVisited),
    last_succeeded: time(link.lastVisited),
    last_outcome: 'page',
    last_status: 200,
    title: link.title ?? '',
    version: 1,
  };
}
