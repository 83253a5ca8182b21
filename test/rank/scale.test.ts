import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageRank } from '../../src/rank/pagerank.ts';
import { inlinkRankOf, SCALE_VERSION } from '../../src/rank/scale.ts';
import { SHARED_DATA, sharedFile } from '../support/shared-data.ts';
import { type Arc, buildGraph } from './graphs.ts';

describe('inlinkRankOf', () => {
  // The table of docs/rank.md.
  it.each([
    [1, 0],
    [1.85, 4],
    [10, 14],
    [100, 29],
    [1000, 43],
    [1e4, 57],
    [1e5, 71],
    [1e6, 86],
    [1e7, 100],
    [1e9, 100],
  ])('shows %d times the least rank as %d', (multiple, shown) => {
    expect(inlinkRankOf(multiple * 3e-8, 3e-8)).toBe(shown);
    expect(readFileSync('docs/rank.md', 'utf8')).toContain(
      `| ${multiple.toLocaleString('en')} | ${shown} |`,
    );
  });

  it('is a whole number from 0 to 100 that never falls as the rank grows', () => {
    const value = fc.double({ min: 0, max: 1, noNaN: true });
    const base = fc.double({ min: 1e-12, max: 1, noNaN: true });
    fc.assert(
      fc.property(value, value, base, (a, b, least) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((x) => inlinkRankOf(x, least));
        expect(low).toBeLessThanOrEqual(high ?? 0);
        expect(Object.is(low, Math.abs(Math.trunc(low ?? -1)))).toBe(true);
        expect(high).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('does not move when pages join the index that have nothing to do with a page', async () => {
    const arcs: Arc[] = Array.from({ length: 50 }, (_, i) => [i + 1, 0]);
    const shown = async (n: number, more: readonly Arc[]) => {
      const { rank, base } = await pageRank((await buildGraph(n, [...arcs, ...more])).inLinks);
      return inlinkRankOf(rank[0] ?? 0, base);
    };
    const alone = await shown(51, []);
    expect(alone).toBe(23);
    expect(await shown(5000, [[60, 61]])).toBe(alone);
    expect(
      await shown(
        5000,
        Array.from({ length: 4900 }, (_, i) => [i + 60, 59]),
      ),
    ).toBe(alone);
  });

  it('names its version in the documentation', () => {
    expect(readFileSync('docs/rank.md', 'utf8')).toContain(`Scale version ${SCALE_VERSION}`);
  });
});

describe.skipIf(SHARED_DATA === undefined)('inlinkRankOf on the ranks of Common Crawl', () => {
  // The graph has about 100 M domains. What an unlinked one has is not published: between 0.15/n (no dangling
  // nodes) and 1/n (nothing else).
  it.each([
    ['2023-may-sep-nov', 0.15],
    ['2023-may-sep-nov', 0.5],
    ['2024-may-jun-jul', 0.5],
  ])('spreads the top domains of %s at a base of %d/n', (release, baseTimesN) => {
    const path = sharedFile(`domains/cc-ranks/domain-cc-main-${release}.json`);
    const { rows } = JSON.parse(readFileSync(path, 'utf8')) as { rows: string[][] }; // its known shape
    const values = rows.map((row) => Number(row[3])).sort((a, b) => b - a);
    const shown = values.map((value) => inlinkRankOf(value, baseTimesN / 1e8));
    expect(shown[0]).toBeGreaterThanOrEqual(90);
    expect(shown.filter((rank) => rank === 100).length).toBeLessThanOrEqual(2);
    expect(shown[99]).toBeLessThan(75);
    expect(shown.at(-1)).toBeGreaterThan(35);
  });
});
