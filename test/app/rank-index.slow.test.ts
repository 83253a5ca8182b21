import type { ClickHouseClient } from '@clickhouse/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../src/app/progress.ts';
import { rankIndex } from '../../src/app/rank-index.ts';
import { rankRuns } from '../../src/linkindex/ranks.ts';
import { inlinkRankOf } from '../../src/rank/scale.ts';
import { type Arc, naivePageRank } from '../rank/graphs.ts';
import {
  domainOf,
  insertBacklinks,
  insertVisits,
  namesOfIds,
  type VisitRow,
} from '../support/graph-rows.ts';
import { BACKENDS } from '../support/link-index.ts';

/** Five domains of twelve pages; each page links to some others, most of all to the first of each domain. */
const PAGES = Array.from({ length: 60 }, (_, i) => `com,d${i % 5})/${Math.floor(i / 5)}`);
const page = (i: number) => PAGES[i % PAGES.length] ?? '';
/** A page that is not visited, and that only the first page leads to. */
const ONLY_LINKED = 'com,d1)/only';
const VISITS: readonly VisitRow[] = PAGES.slice(0, 50).map((key, i) => ({
  key,
  arcs: [
    ...new Set([i === 0 ? ONLY_LINKED : page(i * 7 + 1), page(i % 5), page(i * i + 3)]),
  ].filter((to) => to !== key),
}));

describe.each(BACKENDS)('rankIndex on $name', ({ open }) => {
  let index: ClickHouseClient;
  let close: () => Promise<void>;

  beforeEach(async () => {
    ({ index, close } = await open());
    await insertVisits(index, VISITS);
    await insertBacklinks(index, [...backlinksOf(VISITS), FOREIGN], 1);
  });

  afterEach(() => close());

  it('gives every page and domain the rank that the definition gives it', async () => {
    const tasks = new Set<string>();
    const report: Report = (event) => event.kind === 'progress' && tasks.add(event.task);
    const summary = await rankIndex(index, 2, { report });
    const pages = expectedRanks(arcsOf(VISITS));
    expectSame(await ranksOf(index, 'page'), pages);
    expectSame(await ranksOf(index, 'domain'), expectedRanks(domainArcsOf(VISITS)));
    expect(summary).toMatchObject({ run: 2, pages: { nodes: pages.size }, domains: { nodes: 5 } });
    expect(summary.pages.arcs).toBe(arcsOf(VISITS).length);
    expect([...tasks].sort()).toEqual([
      'ranking domains',
      'ranking pages',
      'reading the domain graph',
      'reading the page graph',
    ]);
  });

  it('shows the ranks of the referring page on each backlink, and leaves the rest of the row', async () => {
    await rankIndex(index, 2);
    const rows = await backlinks(index);
    const pages = expectedRanks(arcsOf(VISITS));
    const domains = expectedRanks(domainArcsOf(VISITS));
    for (const row of rows.filter(({ source_key }) => source_key !== FOREIGN.from)) {
      expect(row.inlink_rank).toBe(pages.get(row.source_key)?.shown);
      expect(row.domain_inlink_rank).toBe(domains.get(domainOf(row.source_key))?.shown);
      expect(row).toMatchObject({ anchor: `to ${row.target_key}`, live: true, version: 2 });
    }
    // Unknown before and after, so there was nothing to write.
    expect(rows.find(({ source_key }) => source_key === FOREIGN.from)).toMatchObject({
      inlink_rank: -1,
      domain_inlink_rank: -1,
      version: 1,
    });
  });

  it('writes nothing again when nothing has changed', async () => {
    await rankIndex(index, 2);
    expect((await rankIndex(index, 3)).backlinksUpdated).toBe(0);
    expect((await backlinks(index)).some(({ version }) => version === 3)).toBe(false);
  });

  it('writes only the backlinks whose ranks changed, and forgets what left the graph', async () => {
    await rankIndex(index, 2);
    const before = new Map((await backlinks(index)).map((row) => [idOf(row), row]));
    // One page now links to nothing but a page that nobody knew; some others are gone.
    const changed = VISITS.map((visit, i) => {
      if (i === 0) return { ...visit, arcs: ['com,new)/'] };
      return i % 12 === 1 ? { ...visit, arcs: [], outcome: 'not-found' as const } : visit;
    });
    const later = changed.filter((visit, i) => visit !== VISITS[i]);
    await insertVisits(
      index,
      later.map((visit) => ({ ...visit, at: 2000 })),
    );
    const { backlinksUpdated } = await rankIndex(index, 3);
    const pages = expectedRanks(arcsOf(changed));
    expectSame(await ranksOf(index, 'page'), pages);
    expect(pages.has(ONLY_LINKED)).toBe(false);

    const after = await backlinks(index);
    const differs = (row: Row) => before.get(idOf(row))?.inlink_rank !== row.inlink_rank;
    const rewritten = after.filter(({ version }) => version === 3);
    expect(rewritten.map(idOf)).toEqual(after.filter(differs).map(idOf));
    expect(rewritten.length).toBe(backlinksUpdated);
    expect(rewritten.length).toBeGreaterThan(0);
    expect(rewritten.length).toBeLessThan(after.length);
  });

  it('mends backlinks that a run left behind when it died', async () => {
    await rankIndex(index, 2);
    const good = await backlinks(index);
    await insertBacklinks(index, backlinksOf(VISITS).slice(0, 10), 3);
    expect((await rankIndex(index, 4)).backlinksUpdated).toBe(10);
    const shown = ({ inlink_rank, domain_inlink_rank }: Row) => [inlink_rank, domain_inlink_rank];
    expect((await backlinks(index)).map(shown)).toEqual(good.map(shown));
  });

  it('goes on where a run died that had begun to write', async () => {
    await index.command({ query: 'CREATE TABLE ranks_next AS ranks' });
    await index.command({ query: 'CREATE TABLE domain_ranks_next AS domain_ranks' });
    await index.command({ query: 'CREATE TABLE domain_ranks_by_id AS domain_ranks' });
    await rankIndex(index, 2);
    expectSame(await ranksOf(index, 'domain'), expectedRanks(domainArcsOf(VISITS)));
    expect(await rankTables(index)).toEqual(['domain_ranks', 'rank_changes', 'rank_runs', 'ranks']);
  });

  it('keeps what each run computed, the latest first', async () => {
    const first = await rankIndex(index, 2);
    const second = await rankIndex(index, 3);
    expect(await rankRuns(index)).toEqual([
      second.pages,
      second.domains,
      first.pages,
      first.domains,
    ]);
    expect(first.pages).toMatchObject({ scaleVersion: 1, damping: 0.85 });
    expect(first.pages.error).toBeLessThan(1e-9);
    expect(first.pages.iterations).toBeGreaterThan(5);
    expect(Math.abs(first.pages.at - Date.now() / 1000)).toBeLessThan(60);
  });

  it('leaves the former ranks when it is stopped', async () => {
    await rankIndex(index, 2);
    const before = await ranksOf(index, 'page');
    const abort = new AbortController();
    const report: Report = (event) => {
      if (event.kind === 'progress' && event.task === 'ranking pages') abort.abort();
    };
    await insertVisits(index, [{ key: page(3), at: 3000, arcs: ['com,newer)/'] }]);
    await expect(rankIndex(index, 3, { report, signal: abort.signal })).rejects.toThrow('aborted');
    expect(await ranksOf(index, 'page')).toEqual(before);
    expect((await rankRuns(index)).map(({ run }) => run)).toEqual([2, 2]);
  });

  it('ranks an empty index', async () => {
    for (const table of ['visits', 'pages', 'backlinks'])
      await index.command({ query: `TRUNCATE TABLE ${table}` });
    expect(await rankIndex(index, 2)).toMatchObject({
      pages: { nodes: 0, arcs: 0, iterations: 0 },
      domains: { nodes: 0 },
      backlinksUpdated: 0,
    });
  });
});

async function rankTables(index: ClickHouseClient): Promise<string[]> {
  const result = await index.query({
    query: `
      SELECT name FROM system.tables
      WHERE database = currentDatabase() AND name LIKE '%rank%'
      ORDER BY name`,
    format: 'JSONEachRow',
  });
  return (await result.json<{ name: string }>()).map(({ name }) => name);
}

/** A nofollow link of a page that no visit knows: neither it nor its domain is in a graph. */
const FOREIGN = { from: 'com,foreign)/', to: page(0), nofollow: true };

function backlinksOf(visits: readonly VisitRow[]) {
  return visits.flatMap(({ key, arcs = [] }) =>
    arcs
      .filter((to) => domainOf(to) !== domainOf(key))
      .map((to) => ({ from: key, to, anchor: `to ${to}` })),
  );
}

type Names = readonly (readonly [from: string, to: string])[];

function arcsOf(visits: readonly VisitRow[]): Names {
  return visits.flatMap(({ key, arcs = [] }) => arcs.map((to) => [key, to] as const));
}

function domainArcsOf(visits: readonly VisitRow[]): Names {
  const pairs = backlinksOf(visits).map(({ from, to }) => `${domainOf(from)} ${domainOf(to)}`);
  return [...new Set(pairs)].map((pair) => {
    const [from = '', to = ''] = pair.split(' ');
    return [from, to];
  });
}

interface Rank {
  /** PageRank in multiples of that of a node without in-links. */
  readonly times: number;
  readonly shown: number;
}

/** A node that nobody links to is added: it moves no multiple and gives the unit. */
function expectedRanks(named: Names): Map<string, Rank> {
  const nodes = [...new Set(named.flat()), ''];
  const arcs = named.map(([from, to]): Arc => [nodes.indexOf(from), nodes.indexOf(to)]);
  const ranks = naivePageRank(nodes.length, arcs);
  const base = ranks.at(-1) ?? 0;
  const ranked = nodes.map((node, i): [string, Rank] => {
    const value = ranks[i] ?? 0;
    return [node, { times: value / base, shown: inlinkRankOf(value, base) }];
  });
  return new Map(ranked.slice(0, -1));
}

function expectSame(found: ReadonlyMap<string, Rank>, expected: ReadonlyMap<string, Rank>): void {
  expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
  for (const [node, { times, shown }] of expected) {
    expect(found.get(node)?.shown).toBe(shown);
    expect(found.get(node)?.times).toBeCloseTo(times, 6);
  }
}

async function ranksOf(
  index: ClickHouseClient,
  kind: 'page' | 'domain',
): Promise<Map<string, Rank>> {
  const [table, id, shown] =
    kind === 'page'
      ? ['ranks', 'page_id', 'inlink_rank']
      : ['domain_ranks', 'domain_key', 'domain_inlink_rank'];
  const result = await index.query({
    query: `
      SELECT toString(${id}) AS id, ${shown} AS shown, value / base AS times
      FROM ${table} INNER JOIN rank_runs ON run = version AND graph = {kind:String}`,
    query_params: { kind },
    format: 'JSONEachRow',
  });
  const rows = await result.json<Rank & { id: string }>();
  const keys = [...PAGES, ONLY_LINKED, 'com,new)/'];
  const names = kind === 'page' ? await namesOfIds(index, keys, 'page') : undefined;
  const nameOf = (id: string) => (names === undefined ? id : (names.get(BigInt(id)) ?? id));
  return new Map(rows.map(({ id, times, shown }) => [nameOf(id), { times, shown }]));
}

interface Row {
  readonly source_key: string;
  readonly target_key: string;
  readonly inlink_rank: number;
  readonly domain_inlink_rank: number;
  readonly anchor: string;
  readonly live: boolean;
  readonly version: number;
}

async function backlinks(index: ClickHouseClient): Promise<Row[]> {
  const result = await index.query({
    query: 'SELECT * FROM backlinks FINAL ORDER BY target_key, source_key',
    format: 'JSONEachRow',
  });
  return result.json<Row>();
}

function idOf({ source_key, target_key }: Row): string {
  return `${source_key} ${target_key}`;
}
