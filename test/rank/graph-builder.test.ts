import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GraphBuilder } from '../../src/rank/graph-builder.ts';
import type { InLinks } from '../../src/rank/in-links.ts';

const MAX_ID = 2n ** 64n - 1n;

describe('GraphBuilder', () => {
  it('turns any adjacency lists into in-links, self loops left out', async () => {
    const id = fc.oneof(fc.bigInt(0n, 8n), fc.bigInt(0n, MAX_ID), fc.constant(2n ** 32n));
    const rows = fc.array(fc.tuple(id, fc.array(id, { maxLength: 6 })), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(rows, async (lists) => {
        const builder = new GraphBuilder();
        for (const [node, successors] of lists)
          builder.add(
            BigUint64Array.of(node),
            Uint32Array.of(successors.length),
            BigUint64Array.from(successors),
          );
        const { inLinks, ids } = await builder.finish();
        expect(new Set(ids)).toEqual(new Set(lists.flat(2)));
        expect(ids.length).toBe(new Set(ids).size);
        const expected = lists.flatMap(([from, to]) =>
          to.filter((t) => t !== from).map((t) => `${from} ${t}`),
        );
        expect(arcsOf(inLinks, ids)).toEqual(expected.sort());
      }),
      { numRuns: 300 },
    );
  });

  it('numbers nodes in order of appearance', async () => {
    const builder = new GraphBuilder();
    builder.add(BigUint64Array.of(7n, 3n), Uint32Array.of(2, 1), BigUint64Array.of(9n, 7n, 5n));
    expect([...(await builder.finish()).ids]).toEqual([7n, 9n, 3n, 5n]);
  });

  it('keeps a list together that is longer than a chunk, in at most 12 bytes an arc', async () => {
    const builder = new GraphBuilder();
    const nodes = BigUint64Array.from({ length: 100_000 }, (_, i) => BigInt(i) << 20n);
    const lists = 16;
    for (let from = 0; from < lists; from++)
      builder.add(nodes.subarray(from, from + 1), Uint32Array.of(nodes.length), nodes);
    const { inLinks, peakBytes } = await builder.finish();
    const arcs = lists * (nodes.length - 1);
    expect([...inLinks.outDegrees.subarray(0, lists + 1)]).toEqual([
      ...Array.from({ length: lists }, () => nodes.length - 1),
      0,
    ]);
    // The first list numbers the nodes as they are: 0 … n − 1.
    const last = inLinks.sources.subarray(-lists);
    expect([...last]).toEqual(Array.from({ length: lists }, (_, from) => from));
    expect(peakBytes / arcs).toBeLessThan(12);
  });
});

function arcsOf({ offsets, sources, outDegrees }: InLinks, ids: BigUint64Array): string[] {
  const degrees = new Uint32Array(outDegrees.length);
  const arcs: string[] = [];
  for (let node = 0; node < ids.length; node++) {
    for (const source of sources.subarray(offsets[node], offsets[node + 1])) {
      degrees[source] = (degrees[source] ?? 0) + 1;
      arcs.push(`${ids[source]} ${ids[node]}`);
    }
  }
  expect([...degrees]).toEqual([...outDegrees]);
  return arcs.sort();
}
