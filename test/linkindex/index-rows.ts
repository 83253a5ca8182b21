/** What the tables of an index say, and what they should say by the naive fold, in one form. */
import type { ClickHouseClient } from '@clickhouse/client';
import { type FoldVisit, nodeName } from '../../src/linkindex/fold-visit.ts';
import type { Visit } from '../../src/visit/visit.ts';
import { type NaiveLink, naiveFold, naiveRedirects, sorted, stateAfter } from './naive-fold.ts';
import { asFoldVisit } from './some-visits.ts';

export interface IndexRows {
  /** `from > link`, live or not, first seen, last visited, events, texts. */
  readonly backlinks: readonly string[];
  readonly pages: readonly string[];
}

export async function rowsOf<T>(index: ClickHouseClient, query: string): Promise<T[]> {
  return (await index.query({ query, format: 'JSONEachRow' })).json<T>();
}

/** Reads `backlinks` and `pages` as queries do, with FINAL. */
export async function indexRows(index: ClickHouseClient): Promise<IndexRows> {
  const backlinks = await rowsOf<{ row: string }>(
    index,
    `SELECT concat(
       if(source_https, '1', '0'), source_key, ' > ', toString(link_type), if(target_https, ' https ', ' http '),
       target_key, ' ', if(live, 'live', 'lost'), ' ', toString(toUnixTimestamp(last_visited)), ' ',
       toString(toUnixTimestamp(first_seen)), ' new',
       arrayStringConcat(
         arrayMap((at, reason) -> concat(', ', toString(toUnixTimestamp(at)), ' ', toString(reason)), event_at, event_reason)),
       if(link_type = 'redirect', '', concat(' ', anchor, '|', title, '|',
         if(source_ip = toIPv6('::'), '', replaceOne(toString(source_ip), '::ffff:', ''))))) AS row
     FROM backlinks FINAL ORDER BY row`,
  );
  const pages = await rowsOf<{ row: string }>(
    index,
    `SELECT concat(
       if(page_https, '1', '0'), page_key, ' ', toString(toUnixTimestamp(first_visited)), ' ',
       toString(toUnixTimestamp(last_visited)), ' ', ifNull(toString(toUnixTimestamp(last_succeeded)), 'never'), ' ',
       toString(last_outcome), ' ', toString(last_status), ' ', toString(failures), ' ', title, ' ', toString(noindex),
       ' canonical ', if(canonical_key = '', '', if(canonical_https, '1', '0')), canonical_key,
       ' redirect ', if(redirect_key = '', '', if(redirect_https, '1', '0')), redirect_key,
       ' ', toString(page_id = cityHash64(concat(if(page_https, '1', '0'), page_key)))) AS row
     FROM pages FINAL ORDER BY row`,
  );
  return { backlinks: backlinks.map(({ row }) => row), pages: pages.map(({ row }) => row) };
}

/**
 * The same computed from all visits at once.
 *
 * @param ids The engine's id of each record id: visits of one second are ordered by it.
 */
export function expectedRows(
  visits: readonly Visit[],
  ids: ReadonlyMap<string, string>,
  failuresUntilLost: number,
): IndexRows {
  const fold = visits.map((one) => asFoldVisit(one, ids.get(one.evidence.recordId)));
  const pages = Map.groupBy(fold, ({ page }) => nodeName(page));
  const backlinks = [...pages].flatMap(([node, ofPage]) =>
    naiveFold(ofPage, failuresUntilLost).map((link) =>
      backlinkText(`${node} > ${link.name}`, link),
    ),
  );
  const redirects = naiveRedirects(pages, failuresUntilLost).map((link) =>
    backlinkText(link.name, link),
  );
  return {
    backlinks: [...backlinks, ...redirects].sort(byteOrder),
    pages: [...pages].map(([node, ofPage]) => pageText(node, ofPage)).sort(byteOrder),
  };
}

function backlinkText(name: string, link: NaiveLink): string {
  const { events, lastVisited, anchor, title, ip } = link;
  const live = events.at(-1)?.endsWith(' new') ? 'live' : 'lost';
  const texts = name.includes('> redirect') ? '' : ` ${anchor}|${title}|${ip}`;
  return `${name} ${live} ${lastVisited} ${events.join(', ')}${texts}`;
}

function pageText(node: string, visits: readonly FoldVisit[]): string {
  const all = sorted(visits);
  const last = all.at(-1);
  const state = stateAfter(all, all.length, Number.POSITIVE_INFINITY);
  const content = typeof state === 'object' ? state : undefined;
  const succeeded = all.findLast(({ outcome }) =>
    ['page', 'unchanged', 'redirect'].includes(outcome),
  );
  let failures = 0;
  for (const { outcome } of all)
    failures = ['refused', 'failed'].includes(outcome) ? failures + 1 : 0;
  const canonical = content?.canonical === undefined ? '' : nodeName(content.canonical);
  const redirect = content?.redirectTo === undefined ? '' : nodeName(content.redirectTo);
  return [
    `${node} ${all[0]?.at} ${last?.at} ${succeeded?.at ?? 'never'} ${last?.outcome} ${last?.status} ${failures}`,
    `${content?.title ?? ''} ${content?.noindex ?? false} canonical ${canonical} redirect ${redirect} 1`,
  ].join(' ');
}

/** As ClickHouse orders strings. */
function byteOrder(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** The engine's ids of these visits. */
export async function visitIds(
  index: ClickHouseClient,
  recordIds: readonly string[],
): Promise<Map<string, string>> {
  const result = await index.query({
    query: `SELECT name, leftPad(toString(cityHash64(name)), 20, '0') AS id FROM (SELECT arrayJoin({names:Array(String)}) AS name)`,
    query_params: { names: recordIds },
    format: 'JSONEachRow',
  });
  const rows = await result.json<{ name: string; id: string }>();
  return new Map(rows.map(({ name, id }) => [name, id]));
}
