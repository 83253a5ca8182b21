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
import { FoldedRowsWriter } from './folded-rows.ts';
import { PAGES_OF_NODES, readRedirects, takeGroup } from './read-redirects.ts';
import { NO_REDIRECTS, redirectLinks } from './redirect-links.ts';

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
    const found = await readRedirects(this.#index, starts, this.#run);
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
