/**
 * Visits read back from the index, page by page: a stream in key order, never more than one page in memory.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import type { LinkType, Outcome } from '../visit/visit.ts';
import type { Address, FoldVisit } from './fold-visit.ts';

export interface VisitedPage {
  /** Id of the page as a node of the page graph. */
  readonly id: bigint;
  readonly page: Address;
  /** All its visits, and all readings of each. */
  readonly visits: readonly FoldVisit[];
}

const PAGE_COLUMNS = `
  page_key, page_https, domain_length, toString(page_id) AS id_of_page, toUnixTimestamp(visited_at) AS at,
  leftPad(toString(visit_id), 20, '0') AS id, leftPad(toString(precedence), 20, '0') AS rank, outcome, status,
  if(ip = toIPv6('::'), '', toString(ip)) AS address, host_flags, nofollow,
  toUnixTimestamp(body_from) AS body_at, redirect_key, redirect_https, redirect_domain_length`;

const LINK_COLUMNS = [
  'link_key',
  'link_https',
  'link_domain_length',
  'link_type',
  'link_flags',
  'link_anchor',
  'link_image_source',
];

/** Columns of `visits` that `readVisits` needs, without and with what is only needed to fold the page itself. */
export const REDIRECT_COLUMNS = PAGE_COLUMNS;
export const VISIT_COLUMNS = visitColumns((column) => column);

/** The same with what `links` makes of each column of links: of all of them in the same places. */
export function visitColumns(links: (column: string) => string): string {
  const columns = LINK_COLUMNS.map((column) => `${links(column)} AS ${column}`);
  return `${PAGE_COLUMNS}, title, noindex, canonical_key, canonical_https, ${columns.join(', ')}`;
}

interface RedirectRow {
  readonly page_key: string;
  readonly page_https: boolean;
  readonly domain_length: number;
  readonly id_of_page: string;
  readonly at: number;
  readonly id: string;
  readonly rank: string;
  readonly outcome: Outcome;
  readonly status: number;
  readonly address: string;
  readonly host_flags: number;
  readonly nofollow: boolean;
  readonly body_at: number;
  readonly redirect_key: string;
  readonly redirect_https: boolean;
  readonly redirect_domain_length: number;
}

interface ContentColumns {
  readonly title: string;
  readonly noindex: boolean;
  readonly canonical_key: string;
  readonly canonical_https: boolean;
  readonly link_key: readonly string[];
  readonly link_https: readonly boolean[];
  readonly link_domain_length: readonly number[];
  readonly link_type: readonly LinkType[];
  readonly link_flags: readonly number[];
  readonly link_anchor: readonly string[];
  readonly link_image_source: readonly string[];
}

type VisitRow = RedirectRow & Partial<ContentColumns>;

/**
 * @param query Selects `VISIT_COLUMNS` or `REDIRECT_COLUMNS`, ordered by page_key and page_https.
 */
export async function* readVisits(
  index: ClickHouseClient,
  query: string,
  params: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
): AsyncGenerator<VisitedPage> {
  const result = await index.query({
    query,
    query_params: { ...params },
    format: 'JSONEachRow',
    clickhouse_settings: { optimize_read_in_order: 1, max_block_size: '1024' },
    ...(signal && { abort_signal: signal }),
  });
  let current: (VisitedPage & { readonly visits: FoldVisit[] }) | undefined;
  for await (const rows of result.stream<VisitRow>())
    for (const found of rows) {
      const row = found.json();
      const visit = visitOf(row);
      if (current?.page.key !== visit.page.key || current.page.https !== visit.page.https) {
        if (current !== undefined) yield current;
        current = { id: BigInt(row.id_of_page), page: visit.page, visits: [] };
      }
      current.visits.push(visit);
    }
  if (current !== undefined) yield current;
}

function visitOf(row: VisitRow): FoldVisit {
  return {
    id: row.id,
    precedence: row.rank,
    page: { key: row.page_key, https: row.page_https, domainLength: row.domain_length },
    at: row.at,
    outcome: row.outcome,
    status: row.status,
    ip: row.address,
    hostFlags: row.host_flags,
    title: row.title ?? '',
    noindex: row.noindex ?? false,
    nofollow: row.nofollow,
    bodyFrom: row.body_at === 0 ? undefined : row.body_at,
    canonical: row.canonical_key
      ? { key: row.canonical_key, https: row.canonical_https ?? false }
      : undefined,
    redirectTo:
      row.redirect_key === ''
        ? undefined
        : {
            key: row.redirect_key,
            https: row.redirect_https,
            domainLength: row.redirect_domain_length,
          },
    links: linksOf(row),
  };
}

function linksOf(row: VisitRow): FoldVisit['links'] {
  return (row.link_key ?? []).map((key, i) => ({
    to: {
      key,
      https: row.link_https?.[i] ?? false,
      domainLength: row.link_domain_length?.[i] ?? 0,
    },
    type: row.link_type?.[i] ?? 'href',
    flags: row.link_flags?.[i] ?? 0,
    anchor: row.link_anchor?.[i] ?? '',
    imageSource: row.link_image_source?.[i] ?? '',
  }));
}
