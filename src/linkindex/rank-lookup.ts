/** Ranks of pages and their domains, as the latest rank run left them. */
import type { ClickHouseClient } from '@clickhouse/client';
import { labelsOfHost } from '../url/page-key.ts';
import type { Address } from './fold-visit.ts';

/** Page and domain InLink Rank, −1 unknown. */
export type Ranks = readonly [page: number, domain: number];

export interface RankedPage {
  readonly page: Address;
  /** Id of the page as a node of the page graph. */
  readonly pageId: bigint;
}

/** Ids or keys in one question: they travel as a parameter. */
const MAX_ASKED = 5000;

/** @returns Ranks of any of the pages asked for. */
export async function rankLookup(
  index: ClickHouseClient,
  asked: readonly RankedPage[],
): Promise<(page: RankedPage) => Ranks> {
  const pages = await pageRanks(
    index,
    asked.map(({ pageId }) => pageId),
  );
  const domains = await lookUp<string>(asked.map(domainKey), (keys) =>
    ask(index, DOMAIN_RANKS, { keys }),
  );
  return (page) => [pages.get(String(page.pageId)) ?? -1, domains.get(domainKey(page)) ?? -1];
}

/** @returns Ranks by id, as text; ids without one are not in it. */
export function pageRanks(
  index: ClickHouseClient,
  pageIds: readonly bigint[],
  signal?: AbortSignal,
): Promise<Map<string, number>> {
  return lookUp(pageIds, (ids) => ask(index, PAGE_RANKS, { ids }, signal));
}

/** @returns Ranks by registrable domain; domains without one are not in it. */
export async function domainRanks(
  index: ClickHouseClient,
  domains: readonly string[],
  signal?: AbortSignal,
): Promise<Map<string, number>> {
  const byKey = await lookUp(domains.map(labelsOfHost), (keys) =>
    ask(index, DOMAIN_RANKS, { keys }, signal),
  );
  const known = [...new Set(domains)].flatMap((domain) => {
    const rank = byKey.get(labelsOfHost(domain));
    return rank === undefined ? [] : [[domain, rank] as const];
  });
  return new Map(known);
}

const PAGE_RANKS = `
  SELECT toString(page_id), inlink_rank FROM ranks FINAL WHERE page_id IN {ids:Array(UInt64)}`;

const DOMAIN_RANKS = `
  SELECT domain_key, domain_inlink_rank FROM domain_ranks FINAL WHERE domain_key IN {keys:Array(String)}`;

/** Asks for each thing once, some at a time. */
async function lookUp<T>(
  wanted: readonly T[],
  answer: (some: readonly T[]) => Promise<[string, number][]>,
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  const distinct = [...new Set(wanted)];
  for (let from = 0; from < distinct.length; from += MAX_ASKED)
    for (const [key, rank] of await answer(distinct.slice(from, from + MAX_ASKED)))
      found.set(key, rank);
  return found;
}

async function ask(
  index: ClickHouseClient,
  query: string,
  query_params: Record<string, unknown>,
  signal?: AbortSignal,
): Promise<[string, number][]> {
  const result = await index.query({
    query,
    query_params,
    format: 'JSONCompactEachRow',
    ...(signal && { abort_signal: signal }),
  });
  return result.json<[string, number]>();
}

function domainKey({ page }: RankedPage): string {
  return page.key.slice(0, page.domainLength);
}
