/**
 * The redirecting pages that chains ever led over, read from the index forwards from where they start.
 *
 * Read: `visits`, by page key, hop by hop, in groups of pages.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import { type FoldOptions, nodeName } from './fold-visit.ts';
import { REDIRECT_COLUMNS, readVisits, type VisitedPage } from './read-visits.ts';
import { MAX_HOPS, type PageRedirects, pageRedirects } from './redirect-links.ts';

export interface RedirectingPage extends VisitedPage {
  readonly redirects: PageRedirects;
}

/** Bounds of a group: its names travel as one parameter, in the address of a request to a server (1 MiB). */
const GROUP_PAGES = 4000;
const GROUP_CHARACTERS = 300_000;

/** The redirecting pages among these, and those their chains ever led over, by name. */
export async function readRedirects(
  index: ClickHouseClient,
  starts: readonly string[],
  options: FoldOptions,
): Promise<Map<string, RedirectingPage>> {
  const found = new Map<string, RedirectingPage>();
  let level = new Set(starts);
  const asked = new Set(starts);
  for (let hop = 0; hop <= MAX_HOPS && level.size > 0; hop++) {
    const next = new Set<string>();
    for await (const page of redirecting(index, [...level], options)) {
      found.set(nodeName(page.page), page);
      for (const node of page.redirects.named.map(nodeName)) if (!asked.has(node)) next.add(node);
    }
    for (const node of next) asked.add(node);
    level = next;
  }
  return found;
}

async function* redirecting(
  index: ClickHouseClient,
  wanted: string[],
  options: FoldOptions,
): AsyncGenerator<RedirectingPage> {
  while (wanted.length > 0) {
    const nodes = takeGroup(wanted);
    for await (const page of readVisits(index, VISITS_OF_REDIRECTING, { nodes }))
      yield { ...page, redirects: pageRedirects(page.visits, options) };
  }
}

/** Removes a group from the end, at least one. */
export function takeGroup(nodes: string[]): string[] {
  let characters = 0;
  let first = nodes.length;
  while (first > 0 && nodes.length - first < GROUP_PAGES && characters < GROUP_CHARACTERS)
    characters += nodes[--first]?.length ?? 0;
  return nodes.splice(first);
}

/** Keys and schemes of the pages named by `{nodes:Array(String)}`. */
export const PAGES_OF_NODES = `
  SELECT substring(node, 2), CAST(startsWith(node, '1'), 'Bool')
  FROM (SELECT arrayJoin({nodes:Array(String)}) AS node)`;

/** All visits of those of these pages that ever redirected. */
const VISITS_OF_REDIRECTING = `
  SELECT ${REDIRECT_COLUMNS}
  FROM visits
  WHERE (page_key, page_https) IN (
    SELECT page_key, page_https FROM visits
    WHERE redirect_key != '' AND (page_key, page_https) IN (${PAGES_OF_NODES}))
  ORDER BY page_key, page_https`;
