import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pageRank } from '../../src/rank/pagerank.ts';
import { SHARED_DATA, sharedFile } from '../support/shared-data.ts';
import { type Arc, buildGraph, distance, naivePageRank } from './graphs.ts';

describe.skipIf(SHARED_DATA === undefined)('pageRank on graphs whose ranks are known', () => {
  it('agrees with the known vector of cnr-2000', async () => {
    const arcs = readPairs('graphs/cnr-2000.edges.tsv.gz');
    const known = readPairs('graphs/cnr-2000.pagerank.noself.tsv.gz');
    const { inLinks } = await buildGraph(known.length, arcs);
    for (const threads of [1, 2]) {
      const { rank, error } = await pageRank(inLinks, { threads });
      expect(error).toBeLessThan(1e-9);
      expect(
        distance(
          rank,
          known.map(([, x]) => x),
        ),
      ).toBeLessThan(1e-9);
    }
  });

  // The file has no ranks.
  it('agrees with the definition on hollins', async () => {
    const lines = readPairs('graphs/hollins.txt');
    const arcs = lines.map(([from, to]): Arc => [from - 1, to - 1]).filter(([a, b]) => a !== b);
    const { inLinks } = await buildGraph(6012, arcs);
    const { rank } = await pageRank(inLinks);
    expect(distance(rank, naivePageRank(6012, arcs))).toBeLessThan(1e-9);
  });
});

/** Two numbers a line, white space between; lines that begin with # left out. */
function readPairs(path: string): Arc[] {
  const bytes = readFileSync(sharedFile(path));
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1');
  const pairs: Arc[] = [];
  for (const line of text.split('\n')) {
    const space = line.search(/\s/);
    if (space < 0 || line.startsWith('#')) continue;
    pairs.push([Number(line.slice(0, space)), Number(line.slice(space + 1))]);
  }
  return pairs;
}
