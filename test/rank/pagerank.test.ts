import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageRank } from '../../src/rank/pagerank.ts';
import { type Arc, buildGraph, distance, naivePageRank } from './graphs.ts';

const range = (n: number) => Array.from({ length: n }, (_, i) => i);
const clique = (nodes: readonly number[]): Arc[] =>
  nodes.flatMap((from) => nodes.filter((to) => to !== from).map((to): Arc => [from, to]));

describe('pageRank', () => {
  // Every node of a vertex-transitive graph has 1/n.
  it.each([
    ['a cycle', 7, range(7).map((i): Arc => [i, (i + 1) % 7])],
    ['a clique', 5, clique(range(5))],
    ['two cliques', 8, [...clique([0, 1, 2, 3]), ...clique([4, 5, 6, 7])]],
    ['no arcs', 3, []],
  ] as const)('is even on %s', async (_, n, arcs) => {
    const { inLinks } = await buildGraph(n, arcs);
    const { rank } = await pageRank(inLinks);
    for (const x of rank) expect(x).toBeCloseTo(1 / n, 10);
  });

  // n − 1 leaves link to a dangling centre. With leaf r and centre c: r = b, b = (1 − α)/n + αc/n and
  // c = b + α(n − 1)r = b(1 + α(n − 1)); Σ = 1 gives b = 1/(n + α(n − 1)).
  it.each([0, 0.5, 0.85, 0.99])('matches the closed form of a star at α = %d', async (damping) => {
    const n = 6;
    const { inLinks } = await buildGraph(
      n,
      range(n - 1).map((leaf) => [leaf + 1, 0]),
    );
    const { rank, base } = await pageRank(inLinks, { damping, maxIterations: 5000 });
    const leaf = 1 / (n + damping * (n - 1));
    expect(rank[1]).toBeCloseTo(leaf, 9);
    expect(base).toBeCloseTo(leaf, 9);
    expect(rank[0]).toBeCloseTo(leaf * (1 + damping * (n - 1)), 9);
  });

  // A clique of k with one leaf that links into it: the leaf has b = (1 − α)/n and the entry node gains αb.
  // Of the others each is o = b + α((k − 2)o + e)/(k − 1), the entry e = b + αb + αo.
  it('matches the closed form of a clique with a leaf', async () => {
    const [k, a] = [4, 0.85];
    const { inLinks } = await buildGraph(k + 1, [...clique(range(k)), [k, 0]]);
    const { rank } = await pageRank(inLinks, { damping: a, tolerance: 1e-12 });
    const b = (1 - a) / (k + 1);
    const other =
      (b + (a * b * (1 + a)) / (k - 1)) / (1 - (a * (k - 2)) / (k - 1) - (a * a) / (k - 1));
    expect(rank[k]).toBeCloseTo(b, 12);
    expect(rank[1]).toBeCloseTo(other, 12);
    expect(rank[0]).toBeCloseTo(b + a * b + a * other, 12);
  });

  it('counts parallel arcs as often as they occur', async () => {
    const { inLinks } = await buildGraph(3, [
      [0, 1],
      [0, 1],
      [0, 2],
    ]);
    const { rank, base } = await pageRank(inLinks);
    expect((rank[1] ?? 0) - base).toBeCloseTo(2 * ((rank[2] ?? 0) - base), 9);
  });

  it('is non-negative, sums to 1 and agrees with the dense matrix on any graph', async () => {
    const graph = fc.integer({ min: 1, max: 12 }).chain((n) => {
      const node = fc.nat(n - 1);
      return fc.tuple(fc.constant(n), fc.array(fc.tuple(node, node), { maxLength: 40 }));
    });
    await fc.assert(
      fc.asyncProperty(graph, async ([n, arcs]) => {
        const { inLinks } = await buildGraph(n, arcs);
        const { rank, base, error } = await pageRank(inLinks);
        expect(error).toBeLessThanOrEqual(1e-9);
        expect(Math.min(...rank)).toBeGreaterThanOrEqual(base * (1 - 1e-12));
        expect(rank.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 12);
        expect(distance(rank, naivePageRank(n, arcs))).toBeLessThan(1e-9);
      }),
      { numRuns: 200 },
    );
  });

  it('answers for an empty graph', async () => {
    const { inLinks } = await buildGraph(0, []);
    expect(await pageRank(inLinks)).toMatchObject({ iterations: 0, error: 0 });
  });

  it('stops at the limit of iterations and says how far it is off', async () => {
    const { inLinks } = await buildGraph(3, [
      [0, 1],
      [1, 2],
      [2, 1],
    ]);
    const { iterations, error } = await pageRank(inLinks, { maxIterations: 3 });
    expect(iterations).toBe(3);
    expect(error).toBeGreaterThan(1e-9);
  });

  it.each([-0.1, 1, Number.NaN])('refuses a damping of %d', async (damping) => {
    const { inLinks } = await buildGraph(1, []);
    await expect(pageRank(inLinks, { damping })).rejects.toThrow(RangeError);
  });

  it('gives the same bits with any number of threads, and tells its progress', async () => {
    const { inLinks } = await buildGraph(20_000, scattered(20_000, 300_000));
    const alone = await pageRank(inLinks, { threads: 1 });
    for (const threads of [2, 3]) {
      const seen: number[] = [];
      const { rank, ...facts } = await pageRank(inLinks, {
        threads,
        onIteration: (iterations) => seen.push(iterations),
      });
      expect(facts).toEqual({ base: alone.base, iterations: alone.iterations, error: alone.error });
      expect(Buffer.compare(bytes(rank), bytes(alone.rank))).toBe(0);
      expect(seen.toSorted((a, b) => a - b)).toEqual(range(alone.iterations).map((i) => i + 1));
    }
  });

  it('stops all threads when aborted', async () => {
    const { inLinks } = await buildGraph(20_000, scattered(20_000, 300_000));
    const abort = new AbortController();
    const run = pageRank(inLinks, {
      threads: 2,
      tolerance: 0,
      maxIterations: 1e9,
      signal: abort.signal,
      onIteration: () => abort.abort(),
    });
    await expect(run).rejects.toThrow('aborted');
  });
});

function bytes(array: Float64Array): Buffer {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
}

/** A fixed graph without pattern: multiplicative steps modulo a prime. */
function scattered(n: number, arcs: number): Arc[] {
  let state = 1;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state % n;
  };
  return Array.from({ length: arcs }, (): Arc => [next(), Math.min(next(), next())]);
}
