/**
 * What a fold in JavaScript found → rows of `backlinks` and `pages`.
 *
 * Rows are collected up to a bound and written in one insert each, with the ranks of their pages as the latest
 * rank run left them.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import { addBacklink, addPage, backlinksStatement, pagesStatement } from './backlink-rows.ts';
import type { PageFacts } from './fold.ts';
import type { FoldTables } from './fold-run.ts';
import { insertRows } from './insert-rows.ts';
import type { LinkHistory } from './link-history.ts';
import { type RankedPage, rankLookup } from './rank-lookup.ts';
import { type LinkKey, retractLinks } from './retract.ts';
import { RowBinary } from './row-binary.ts';

/** Rows of one page. */
export interface FoldedRows extends RankedPage {
  /** Undefined: the row of the page stays as it is. */
  readonly facts?: PageFacts;
  readonly links: readonly LinkHistory[];
  /** Links of this page to be taken back if an earlier fold wrote them. */
  readonly retracted: readonly Omit<LinkKey, 'from'>[];
}

/** Links in one insert. */
const MAX_LINKS = 50_000;

/** Collects rows until `flush`; one version for all of them. */
export class FoldedRowsWriter {
  readonly #index: ClickHouseClient;
  readonly #tables: FoldTables;
  readonly #version: number;
  #pending: FoldedRows[] = [];
  #links = 0;

  constructor(index: ClickHouseClient, tables: FoldTables, version: number) {
    this.#index = index;
    this.#tables = tables;
    this.#version = version;
  }

  async add(rows: FoldedRows): Promise<void> {
    this.#pending.push(rows);
    this.#links += 1 + rows.links.length;
    if (this.#links >= MAX_LINKS) await this.flush();
  }

  async flush(): Promise<void> {
    const pending = this.#pending;
    this.#pending = [];
    this.#links = 0;
    if (pending.length === 0) return;
    const linking = pending.filter(({ links }) => links.length > 0);
    const ranksOf = await rankLookup(this.#index, linking);
    const links = new RowBinary();
    for (const rows of linking)
      for (const history of rows.links) addBacklink(links, history, ranksOf(rows));
    await this.#insert(backlinksStatement(this.#tables.backlinks), links.take());

    const retracted = pending.flatMap(({ page: from, retracted }) =>
      retracted.map(({ to, type }) => ({ from, to, type })),
    );
    await retractLinks(this.#index, this.#tables.backlinks, this.#version, retracted);

    const pages = new RowBinary();
    for (const { facts } of pending) if (facts !== undefined) addPage(pages, facts);
    await this.#insert(pagesStatement(this.#tables.pages), pages.take());
  }

  async #insert(statement: string, rows: Uint8Array): Promise<void> {
    if (rows.length === 0) return;
    await insertRows(this.#index, { statement, rows, params: { version: this.#version } });
  }
}
