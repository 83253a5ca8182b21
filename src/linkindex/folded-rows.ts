/**
 * What a fold in JavaScript found → rows of `backlinks` and `pages`.
 *
 * Rows are collected up to a bound and written in one insert each, with the ranks of their pages as the latest
 * rank run left them.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import { LINK_TYPES, OUTCOMES } from '../visit/visit.ts';
import type { PageFacts } from './fold.ts';
import type { FoldTables } from './fold-run.ts';
import type { Address } from './fold-visit.ts';
import { insertRows } from './insert-rows.ts';
import { isLive, type LinkHistory } from './link-history.ts';
import { RowBinary } from './row-binary.ts';

/** The primary key of a backlink without its source. */
export type LinkKey = Pick<LinkHistory['shown'], 'to' | 'type'>;

/** Rows of one page. */
export interface FoldedRows {
  readonly page: Address;
  /** Id of the page as a node of the page graph. */
  readonly pageId: bigint;
  readonly facts?: PageFacts;
  readonly links: readonly LinkHistory[];
  /** Written as deleted if an earlier fold left them in the table. */
  readonly retracted: readonly LinkKey[];
}

/** Enum8 of `backlinks.event_reason`, in the order of its values. */
const REASONS = [
  'new',
  'page_not_found',
  'crawl_error',
  'page_dropped',
  'redirect',
  'not_canonical',
  'noindex',
  'link_removed',
  'broken_redirect',
  'other',
] as const;

const BACKLINK_STRUCTURE = `
  target_key String, target_https Bool, source_key String, source_https Bool, link_type Int8, live Bool,
  first_seen UInt32, last_visited UInt32, event_at Array(UInt32), event_reason Array(Int8),
  anchor String, title String, flags UInt8, image_source String, ip String,
  source_domain_length UInt16, target_domain_length UInt16,
  inlink_rank Int8, domain_inlink_rank Int8, is_deleted UInt8`;

const PAGE_STRUCTURE = `
  page_key String, page_https Bool, domain_length UInt16, first_visited UInt32, last_visited UInt32,
  succeeded Bool, succeeded_at UInt32, last_outcome Int8, last_status UInt16, failures UInt16,
  noindex Bool, canonical_key String, canonical_https Bool,
  redirect_key String, redirect_https Bool, redirect_domain_length UInt16, title String`;

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
    const ranks = await ranksOf(this.#index, pending);
    const links = new RowBinary();
    for (const { page, pageId, links: histories } of pending) {
      const pageRanks: Ranks = [
        ranks.pages.get(pageId) ?? -1,
        ranks.domains.get(domainKey(page)) ?? -1,
      ];
      for (const history of histories) addBacklink(links, history, pageRanks);
    }
    for (const [page, key] of await this.#present(pending)) addDeleted(links, page, key);
    await this.#insert(backlinksStatement(this.#tables.backlinks), links.take());

    const pages = new RowBinary();
    for (const { facts } of pending) if (facts !== undefined) addPage(pages, facts);
    await this.#insert(pagesStatement(this.#tables.pages), pages.take());
  }

  async #insert(statement: string, rows: Uint8Array): Promise<void> {
    if (rows.length === 0) return;
    await insertRows(this.#index, { statement, rows, params: { version: this.#version } });
  }

  /** The retracted links that are in the table. */
  async #present(pending: readonly FoldedRows[]): Promise<[Address, LinkKey][]> {
    const retracted = pending.flatMap(({ page, retracted }) =>
      retracted.map((key): [Address, LinkKey] => [page, key]),
    );
    const found: [Address, LinkKey][] = [];
    for (let from = 0; from < retracted.length; from += 1000)
      found.push(...(await this.#presentOf(retracted.slice(from, from + 1000))));
    return found;
  }

  async #presentOf(links: readonly [Address, LinkKey][]): Promise<[Address, LinkKey][]> {
    const result = await this.#index.query({
      query: `
        WITH wanted AS (
          SELECT
            arrayJoin(arrayEnumerate({targets:Array(String)})) AS n,
            {targets:Array(String)}[n] AS target, {sources:Array(String)}[n] AS source, {types:Array(Int8)}[n] AS type
        )
        SELECT target_https, target_key, source_https, source_key, link_type
        FROM ${this.#tables.backlinks} FINAL
        WHERE (target_key, target_https, source_key, source_https, link_type) IN (
          SELECT
            substring(target, 2), startsWith(target, '1')::Bool, substring(source, 2), startsWith(source, '1')::Bool,
            type::Enum8('href' = 0, 'redirect' = 1, 'canonical' = 2)
          FROM wanted
        )`,
      query_params: {
        targets: links.map(([, { to }]) => (to.https ? '1' : '0') + to.key),
        sources: links.map(([page]) => (page.https ? '1' : '0') + page.key),
        types: links.map(([, { type }]) => LINK_TYPES.indexOf(type)),
      },
      format: 'JSONCompactEachRow',
    });
    const names = new Set((await result.json<unknown[]>()).map((row) => row.join(' ')));
    return links.filter(([page, { to, type }]) =>
      names.has([to.https, to.key, page.https, page.key, type].join(' ')),
    );
  }
}

/** Page and domain InLink Rank, −1 unknown. */
type Ranks = readonly [page: number, domain: number];

async function ranksOf(index: ClickHouseClient, rows: readonly FoldedRows[]) {
  const withLinks = rows.filter(({ links }) => links.length > 0);
  const pages = new Map<bigint, number>();
  const domains = new Map<string, number>();
  const ids = [...new Set(withLinks.map(({ pageId }) => pageId))];
  for (let from = 0; from < ids.length; from += 5000) {
    const result = await index.query({
      query: `
        SELECT toString(page_id), inlink_rank FROM ranks FINAL WHERE page_id IN {ids:Array(UInt64)}`,
      query_params: { ids: ids.slice(from, from + 5000) },
      format: 'JSONCompactEachRow',
    });
    for (const [id, rank] of await result.json<[string, number]>()) pages.set(BigInt(id), rank);
  }
  const keys = [...new Set(withLinks.map(({ page }) => domainKey(page)))];
  for (let from = 0; from < keys.length; from += 5000) {
    const result = await index.query({
      query: `
        SELECT domain_key, domain_inlink_rank FROM domain_ranks FINAL
        WHERE domain_key IN {keys:Array(String)}`,
      query_params: { keys: keys.slice(from, from + 5000) },
      format: 'JSONCompactEachRow',
    });
    for (const [key, rank] of await result.json<[string, number]>()) domains.set(key, rank);
  }
  return { pages, domains };
}

function domainKey({ key, domainLength }: Address): string {
  return key.slice(0, domainLength);
}

function addBacklink(rows: RowBinary, history: LinkHistory, ranks: Ranks): void {
  const { shown, events } = history;
  rows.ascii(shown.to.key);
  rows.bool(shown.to.https);
  rows.ascii(shown.from.key);
  rows.bool(shown.from.https);
  rows.uint8(LINK_TYPES.indexOf(shown.type));
  rows.bool(isLive(history));
  rows.uint32(history.firstSeen);
  rows.uint32(history.lastVisited);
  rows.varint(events.length);
  for (const { at } of events) rows.uint32(at);
  rows.varint(events.length);
  for (const { reason } of events) rows.uint8(REASONS.indexOf(reason));
  rows.text(shown.anchor);
  rows.text(shown.title);
  rows.uint8(shown.flags);
  rows.ascii(shown.imageSource);
  rows.ascii(shown.ip);
  rows.uint16(shown.from.domainLength);
  rows.uint16(shown.to.domainLength);
  for (const rank of ranks) rows.uint8(rank);
  rows.uint8(0);
}

function addDeleted(rows: RowBinary, from: Address, { to, type }: LinkKey): void {
  rows.ascii(to.key);
  rows.bool(to.https);
  rows.ascii(from.key);
  rows.bool(from.https);
  rows.uint8(LINK_TYPES.indexOf(type));
  // live, times, events, texts, flags, lengths and ranks: nothing of them counts any more.
  for (let i = 0; i < EMPTY_BYTES; i++) rows.uint8(0);
  rows.uint8(1);
}

/** Bytes of the columns from `live` to `domain_inlink_rank` when all are zero or empty. */
const EMPTY_BYTES = 1 + 4 + 4 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 2 + 2 + 1 + 1;

function addPage(rows: RowBinary, facts: PageFacts): void {
  const { page, content } = facts;
  rows.ascii(page.key);
  rows.bool(page.https);
  rows.uint16(page.domainLength);
  rows.uint32(facts.firstVisited);
  rows.uint32(facts.lastVisited);
  rows.bool(facts.lastSucceeded !== undefined);
  rows.uint32(facts.lastSucceeded ?? 0);
  rows.uint8(OUTCOMES.indexOf(facts.lastOutcome));
  rows.uint16(facts.lastStatus);
  rows.uint16(Math.min(facts.failures, 0xffff));
  rows.bool(content?.noindex ?? false);
  rows.ascii(content?.canonical?.key ?? '');
  rows.bool(content?.canonical?.https ?? false);
  rows.ascii(content?.redirectTo?.key ?? '');
  rows.bool(content?.redirectTo?.https ?? false);
  rows.uint16(content?.redirectTo?.domainLength ?? 0);
  rows.text(content?.title ?? '');
}

const backlinksStatement = (table: FoldTables['backlinks']) => `
  INSERT INTO ${table} (
    target_key, target_https, source_key, source_https, link_type, live, first_seen, last_visited,
    event_at, event_reason, anchor, title, flags, image_source, source_host_id, source_ip,
    source_domain_length, target_domain_length, inlink_rank, domain_inlink_rank, version, is_deleted)
  SELECT
    target_key, target_https, source_key, source_https, link_type, live, first_seen, last_visited,
    event_at, event_reason, anchor, title, flags, image_source,
    cityHash64(substring(source_key, 1, position(source_key, ')') - 1)), toIPv6OrDefault(ip),
    source_domain_length, target_domain_length, inlink_rank, domain_inlink_rank, {version:UInt64}, is_deleted
  FROM input('${BACKLINK_STRUCTURE}')`;

const pagesStatement = (table: FoldTables['pages']) => `
  INSERT INTO ${table} (
    page_key, page_https, domain_length, first_visited, last_visited, last_succeeded, last_outcome,
    last_status, failures, noindex, canonical_key, canonical_https, redirect_key, redirect_https,
    redirect_domain_length, title, page_id, version)
  SELECT
    page_key, page_https, domain_length, first_visited, last_visited, if(succeeded, succeeded_at, NULL),
    last_outcome, last_status, failures, noindex, canonical_key, canonical_https,
    redirect_key, redirect_https, redirect_domain_length, title,
    cityHash64(concat(if(page_https, '1', '0'), page_key)), {version:UInt64}
  FROM input('${PAGE_STRUCTURE}')`;
