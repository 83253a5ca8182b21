/** Ranks day by day against a naive memory of all runs, over runs that end well, die, or are repeated. */
import type { ClickHouseClient } from '@clickhouse/client';
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { GraphKind } from '../../../src/linkindex/graph.ts';
import {
  type RankOfDay,
  rankAt,
  rankHistory,
} from '../../../src/linkindex/queries/rank-history.ts';
import { keepRankChanges } from '../../../src/linkindex/rank-changes.ts';
import {
  type RankedNodes,
  recordRankRuns,
  storeDomainRanks,
  storePageRanks,
} from '../../../src/linkindex/ranks.ts';
import { RANK_HISTORY_DAYS } from '../../../src/linkindex/schema.ts';
import { insertVisits, namesOfIds } from '../../support/graph-rows.ts';
import { BACKENDS, openForTests } from '../../support/link-index.ts';
import { target } from './some-backlinks.ts';

const DAY = 86_400;
/** Days are counted from this one. The engine forgets what is long past, so it is a few weeks ago. */
const DAY_0 = (Math.floor(Date.now() / 1000 / DAY) - 40) * DAY;
const NOW = DAY_0 + 20 * DAY;
const STORE = { page: storePageRanks, domain: storeDomainRanks };

/** Pages by number, each of a domain of its own; keys as the index has them. */
const KEYS = Array.from({ length: 6 }, (_, i) => `test,d${i})/`);
const NAMES = { page: KEYS, domain: KEYS.map((key) => key.slice(0, key.indexOf(')'))) };

interface Run {
  /** Seconds since 1970. */
  readonly at: number;
  /** Rank of each page; absent: not in the graph. */
  readonly ranks: readonly (number | undefined)[];
  /** How it ended; those that died before the new ranks took their place changed nothing. */
  readonly end: 'well' | 'before' | 'after' | 'repeated';
}

describe.each(BACKENDS)('rankHistory on $name', ({ open }) => {
  const opened = openForTests(open);
  const ids: Record<GraphKind, bigint[]> = { page: [], domain: [] };
  beforeAll(async () => {
    await insertVisits(
      opened.index,
      KEYS.map((key) => ({ key })),
    );
    for (const graph of ['page', 'domain'] as const) {
      const names = await namesOfIds(opened.index, NAMES[graph], graph);
      const byName = new Map([...names].map(([id, name]) => [name, id]));
      ids[graph] = NAMES[graph].map((name) => byName.get(name) ?? 0n);
    }
  });
  beforeEach(async () => {
    for (const table of ['ranks', 'domain_ranks', 'rank_changes', 'rank_runs'])
      await opened.index.command({ query: `TRUNCATE TABLE ${table}` });
  });

  function ranked(graph: GraphKind, ranks: Run['ranks']): RankedNodes {
    const known = ranks.flatMap((rank, i) => (rank === undefined ? [] : [{ rank, i }]));
    return {
      ids: BigUint64Array.from(known, ({ i }) => ids[graph][i] ?? 0n),
      shown: Int8Array.from(known, ({ rank }) => rank),
      values: Float64Array.from(known, () => 0.1),
    };
  }

  async function carryOut(graph: GraphKind, number: number, { at, ranks, end }: Run) {
    const runAt = { run: number, at };
    if (end === 'before') {
      const table = graph === 'page' ? 'ranks' : 'domain_ranks';
      const columns = graph === 'page' ? 'page_id, inlink_rank' : 'domain_key, domain_inlink_rank';
      await opened.index.command({ query: `CREATE OR REPLACE TABLE ${table}_next AS ${table}` });
      for (const [i, rank] of ranks.entries())
        if (rank !== undefined)
          await opened.index.command({
            query: `INSERT INTO ${table}_next (${columns})
              SELECT ${graph === 'page' ? '{id:UInt64}' : '{name:String}'}, {rank:Int8}`,
            query_params: { id: String(ids[graph][i]), name: NAMES[graph][i], rank },
          });
      await keepRankChanges(opened.index, graph, runAt, { before: table, after: `${table}_next` });
      return;
    }
    for (let times = end === 'repeated' ? 2 : 1; times > 0; times--)
      await STORE[graph](opened.index, runAt, ranked(graph, ranks));
    if (end !== 'after') await recordRankRuns(opened.index, [runOf(graph, runAt)]);
  }

  const ask = (graph: GraphKind, page: number, from: number, to: number, now = NOW) =>
    rankHistory(
      opened.index,
      {
        graph,
        target: target(`https://d${page}.test/`, 'url'),
        period: { from: DAY_0 + from * DAY, to: DAY_0 + to * DAY },
      },
      now,
    );

  const well = (day: number, ...ranks: Run['ranks']): Run => ({
    at: DAY_0 + day * DAY + 3600,
    ranks,
    end: 'well',
  });
  const shown = (days: readonly RankOfDay[]) =>
    days.map(({ day, rank }) => [(day - DAY_0) / DAY, rank]);

  describe.each(['page', 'domain'] as const)('of a %s', (graph) => {
    it('tells the rank in force at the end of each day since the first run', async () => {
      const runs = [well(2, 10, 50), well(4, 10, 49), well(6, undefined, 49), well(7, 12, 49)];
      for (const [i, run] of runs.entries()) await carryOut(graph, i + 1, run);
      expect(shown(await ask(graph, 0, 0, 8))).toEqual([
        ...[2, 3, 4, 5].map((day) => [day, 10]),
        [6, -1],
        [7, 12],
        [8, 12],
      ]);
      expect(shown(await ask(graph, 1, 3, 5))).toEqual([
        [3, 50],
        [4, 49],
        [5, 49],
      ]);
      expect(shown(await ask(graph, 5, 2, 3))).toEqual([
        [2, -1],
        [3, -1],
      ]);
    });

    it('counts the last run of a day', async () => {
      await carryOut(graph, 1, well(1, 5));
      await carryOut(graph, 2, { ...well(3, 6), at: DAY_0 + 3 * DAY + 60 });
      await carryOut(graph, 3, { ...well(3, 7), at: DAY_0 + 3 * DAY + 7200 });
      expect(shown(await ask(graph, 0, 2, 4))).toEqual([
        [2, 5],
        [3, 7],
        [4, 7],
      ]);
    });

    it('keeps only what changed, and of the first run nothing', async () => {
      await carryOut(graph, 1, well(1, 1, 2, 3, 4));
      await carryOut(graph, 2, well(2, 1, 2, 3, 4));
      expect(await kept(opened.index)).toEqual([]);
      await carryOut(graph, 3, well(3, 1, 9, 3, undefined, 0));
      expect((await kept(opened.index)).sort()).toEqual([-1, 2, 4]);
    });

    it('knows nothing before a run, of the future, or of a range that ends before it starts', async () => {
      expect(await ask(graph, 0, 0, 8)).toEqual([]);
      await carryOut(graph, 1, well(2, 10));
      expect(await ask(graph, 0, 0, 1)).toEqual([]);
      expect(await ask(graph, 0, 21, 500)).toEqual([]);
      expect(await ask(graph, 0, 8, 7)).toEqual([]);
      expect(shown(await ask(graph, 0, 20, 500))).toEqual([[20, 10]]);
    });

    it('tells nothing older than what is kept', async () => {
      await carryOut(graph, 1, well(2, 10));
      const later = DAY_0 + (RANK_HISTORY_DAYS + 10) * DAY;
      expect(shown(await ask(graph, 0, 0, 12, later))[0]).toEqual([10, 10]);
    });

    it('agrees with a memory of all runs, whatever became of them', async () => {
      const anyRank = fc.option(fc.constantFrom(0, 1, 2, 100), { nil: undefined });
      const anyRun = fc.record({
        hours: fc.integer({ min: 1, max: 60 }),
        ranks: fc.array(anyRank, { minLength: KEYS.length, maxLength: KEYS.length }),
        end: fc.constantFrom('well', 'well', 'before', 'after', 'repeated'),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(anyRun, { minLength: 1, maxLength: 7 }), async (drawn) => {
          for (const table of ['ranks', 'domain_ranks', 'rank_changes', 'rank_runs'])
            await opened.index.command({ query: `TRUNCATE TABLE ${table}` });
          let at = DAY_0;
          const runs = drawn.map(({ hours, ranks, end }): Run => {
            at += hours * 3600;
            return { at, ranks, end };
          });
          for (const [i, run] of runs.entries()) await carryOut(graph, i + 1, run);
          for (const page of KEYS.keys())
            expect(await ask(graph, page, 0, 20)).toEqual(naive(runs, page));
        }),
        { numRuns: 8 },
      );
    }, 120_000);
  });

  it('takes the better rank of both schemes where none is given', async () => {
    await carryOut('page', 1, well(1, 10));
    const question = {
      graph: 'page',
      target: target('d0.test', 'url'),
      period: { from: DAY_0 + DAY, to: DAY_0 + DAY },
    } as const;
    expect((await rankHistory(opened.index, question, NOW)).map(({ rank }) => rank)).toEqual([10]);
    await opened.index.command({
      query: `INSERT INTO ranks (page_id, inlink_rank) SELECT cityHash64('0test,d0)/'), 30`,
    });
    expect((await rankHistory(opened.index, question, NOW)).map(({ rank }) => rank)).toEqual([30]);
  });
});

describe('rankAt', () => {
  it('is what the first change after the moment names, or the present rank', () => {
    const history = {
      rank: 9,
      changes: [
        { at: 10, previous: 5 },
        { at: 20, previous: 7 },
      ],
    };
    expect([9, 10, 19, 20, 99].map((moment) => rankAt(history, moment))).toEqual([5, 7, 7, 9, 9]);
  });
});

/** Every day since the first run that was recorded, and the ranks of the last run that took effect by its end. */
function naive(runs: readonly Run[], page: number): RankOfDay[] {
  const recorded = runs.find(({ end }) => end === 'well' || end === 'repeated');
  if (recorded === undefined) return [];
  const first = Math.floor((recorded.at - DAY_0) / DAY);
  return Array.from({ length: 21 - first }, (_, i) => {
    const day = DAY_0 + (first + i) * DAY;
    const force = runs.findLast(({ at, end }) => at < day + DAY && end !== 'before');
    return { day, rank: force?.ranks[page] ?? -1 };
  });
}

async function kept(index: ClickHouseClient): Promise<number[]> {
  const result = await index.query({
    query: 'SELECT previous FROM rank_changes FINAL',
    format: 'JSONEachRow',
  });
  return (await result.json<{ previous: number }>()).map(({ previous }) => previous);
}

function runOf(graph: GraphKind, { run, at }: { run: number; at: number }) {
  const numbers = { nodes: 1, arcs: 1, iterations: 1, error: 0, base: 1, seconds: 0 };
  return { run, graph, at, scaleVersion: 1, damping: 0.85, ...numbers };
}
