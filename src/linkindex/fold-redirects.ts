/**
 * Redirects of a range of pages, followed anew where a visit may have changed where they lead.
 *
 * A visit of a page can change the chains of every page that ever led to it, so those are found first, backwards
 * over `redirects`, hop by hop. Then, forwards, the visits of every page that a chain ever led over are read, and
 * `redirectLinks` computes the histories. Pages are taken in groups, so memory holds the visits of one group with
 * its chains, and the names of the pages done.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import { type FoldRun, type FoldTables, type KeyRange, TOUCHED } from './fold-run.ts';
import { nodeName } from './fold-visit.ts';
import { FoldedRowsWriter } from './folded-rows.ts';
import { REDIRECT_COLUMNS, readVisits, type VisitedPage } from './read-visits.ts';
import {
  MAX_HOPS,
  NO_REDIRECTS,
  type PageRedirects,
  pageRedirects,
  redirectLinks,
} from './redirect-links.ts';

/** Bounds of a group: its names travel as one parameter, in the address of a request to a server (1 MiB). */
const GROUP_PAGES = 4000;
const GROUP_CHARACTERS = 300_000;

interface RedirectingPage extends VisitedPage {
  readonly redirects: PageRedirects;
}

/** Follows redirects for one run. */
export class RedirectFolder {
  readonly #index: ClickHouseClient;
  readonly #run: FoldRun;
  readonly #rows: FoldedRowsWriter;
  /** Names of the pages met in this run: each is done once, however many ways lead to it. */
  readonly #met = new Set<string>();

  constructor(index: ClickHouseClient, run: FoldRun) {
    this.#index = index;
    this.#run = run;
    this.#rows = new FoldedRowsWriter(index, run.tables, run.version);
  }

  /** Writes the redirects of the pages that the load visited in this range, and of all that lead to them. */
  async foldRange(range: KeyRange): Promise<void> {
    await this.fold(await this.#select(REDIRECTING, { ...range }));
  }

  /** The same for pages given by their names as nodes. */
  async fold(nodes: readonly string[]): Promise<void> {
    const open = this.#unmet(nodes);
    while (open.length > 0) {
      this.#run.signal?.throwIfAborted();
      const group = takeGroup(open);
      await this.#foldGroup(group);
      const leading = await this.#select(leadingTo(this.#run.tables), { nodes: group });
      for (const node of this.#unmet(leading)) open.push(node);
    }
    await this.#rows.flush();
  }

  async #foldGroup(starts: readonly string[]): Promise<void> {
    const found = await this.#reachable(starts);
    const redirectsAt = (node: string) => found.get(node)?.redirects ?? NO_REDIRECTS;
    for (const start of starts) {
      const visited = found.get(start);
      if (visited === undefined) continue;
      const { links, retracted } = redirectLinks(start, redirectsAt);
      await this.#rows.add({
        page: visited.page,
        pageId: visited.id,
        links,
        retracted: retracted.map((to) => ({ to, type: 'redirect' })),
      });
    }
  }

  /** The redirecting pages among these, and those their chains ever led over, by name. */
  async #reachable(starts: readonly string[]): Promise<Map<string, RedirectingPage>> {
    const found = new Map<string, RedirectingPage>();
    let level = new Set(starts);
    const asked = new Set(starts);
    for (let hop = 0; hop <= MAX_HOPS && level.size > 0; hop++) {
      const next = new Set<string>();
      for await (const page of this.#redirecting([...level])) {
        found.set(nodeName(page.page), page);
        for (const node of page.redirects.named.map(nodeName)) if (!asked.has(node)) next.add(node);
      }
      for (const node of next) asked.add(node);
      level = next;
    }
    return found;
  }

  async *#redirecting(wanted: string[]): AsyncGenerator<RedirectingPage> {
    while (wanted.length > 0) {
      const nodes = takeGroup(wanted);
      for await (const page of readVisits(this.#index, VISITS_OF_REDIRECTING, { nodes }))
        yield { ...page, redirects: pageRedirects(page.visits, this.#run) };
    }
  }

  #unmet(nodes: readonly string[]): string[] {
    const unmet = nodes.filter((node) => !this.#met.has(node));
    for (const node of unmet) this.#met.add(node);
    return unmet;
  }

  /** Names of pages, each once. */
  async #select(query: string, params: Readonly<Record<string, unknown>>): Promise<string[]> {
    const result = await this.#index.query({
      query,
      query_params: { ...params },
      format: 'JSONCompactEachRow',
    });
    return (await result.json<[string]>()).map(([node]) => node);
  }
}

/** Removes a group from the end, at least one. */
function takeGroup(nodes: string[]): string[] {
  let characters = 0;
  let first = nodes.length;
  while (first > 0 && nodes.length - first < GROUP_PAGES && characters < GROUP_CHARACTERS)
    characters += nodes[--first]?.length ?? 0;
  return nodes.splice(first);
}

const PAGES_OF_NODES = `
  SELECT substring(node, 2), CAST(startsWith(node, '1'), 'Bool')
  FROM (SELECT arrayJoin({nodes:Array(String)}) AS node)`;

/** Pages that the load visited and that ever redirected. */
const REDIRECTING = `
  SELECT DISTINCT concat(if(page_https, '1', '0'), page_key)
  FROM visits
  WHERE redirect_key != '' AND (page_key, page_https) IN (${TOUCHED})`;

/** Pages that ever redirected to one of these. */
const leadingTo = ({ redirects }: FoldTables) => `
  SELECT DISTINCT concat(if(from_https, '1', '0'), from_key)
  FROM ${redirects}
  WHERE (to_key, to_https) IN (${PAGES_OF_NODES})`;

/** All visits of those of these pages that ever redirected. */
const VISITS_OF_REDIRECTING = `
  SELECT ${REDIRECT_COLUMNS}
  FROM visits
  WHERE (page_key, page_https) IN (
    SELECT page_key, page_https FROM visits
    WHERE redirect_key != '' AND (page_key, page_https) IN (${PAGES_OF_NODES}))
  ORDER BY page_key, page_https`;
