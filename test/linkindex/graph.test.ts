import type { ClickHouseClient } from '@clickhouse/client';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Adjacency,
  AdjacencyReader,
  readDomainGraph,
  readPageGraph,
} from '../../src/linkindex/graph.ts';
import { insertBacklinks, insertVisits, namesOfIds } from '../support/graph-rows.ts';
import { BACKENDS } from '../support/link-index.ts';

const [A, B, C, D, E] = ['com,a)/', 'com,b)/', 'com,c)/', 'com,d)/', 'com,e)/'] as const;

describe.each(BACKENDS)('the graphs on $name', ({ open }) => {
  let index: ClickHouseClient;
  let close: () => Promise<void>;

  beforeAll(async () => {
    ({ index, close } = await open());
    await insertVisits(index, [
      // The latest definite visit counts, whatever order they came in.
      { key: A, at: 3, arcs: [B, C] },
      { key: A, at: 2, arcs: [D] },
      { key: A, at: 1, outcome: 'redirect', arcs: [E] },
      { key: B, at: 1, arcs: [A, E] },
      { key: B, at: 2, outcome: 'unchanged' },
      { key: B, at: 3, outcome: 'refused' },
      { key: B, at: 4, outcome: 'failed' },
      { key: C, at: 1, arcs: [A] },
      { key: C, at: 2, outcome: 'redirect', arcs: [D] },
      { key: D, at: 1, arcs: [A] },
      { key: D, at: 2, outcome: 'not-found' },
      { key: 'com,f)/', at: 1, arcs: [A] },
      { key: 'com,f)/', at: 2, outcome: 'broken-redirect' },
      { key: 'com,g)/', at: 1, outcome: 'failed' },
      { key: 'com,h)/', at: 1, precedence: 1, arcs: [A] },
      { key: 'com,h)/', at: 1, precedence: 3, arcs: [B] },
      { key: 'com,h)/', at: 1, precedence: 2, arcs: [C] },
    ]);
    // The same visits again change nothing.
    await insertVisits(index, [{ key: A, at: 3, arcs: [B, C] }]);
    await insertBacklinks(
      index,
      [
        { from: 'com,a,x)/1', to: 'com,b)/' },
        { from: 'com,a,y)/2', to: 'com,b,z)/' },
        { from: 'com,a)/2', to: 'com,c)/' },
        { from: 'com,c)/', to: 'com,d)/', nofollow: true },
        { from: 'com,c)/', to: 'com,d)/lost', live: false },
        { from: 'com,e)/', to: 'com,b)/' },
      ],
      1,
    );
    // A later fold finds this one lost.
    await insertBacklinks(index, [{ from: 'com,e)/', to: 'com,b)/', live: false }], 2);
  });

  afterAll(() => close());

  it('reads of each page the arcs of its latest definite visit', async () => {
    const keys = [A, B, C, D, E, 'com,f)/', 'com,g)/', 'com,h)/'];
    expect(await lists(readPageGraph(index), await namesOfIds(index, keys, 'page'))).toEqual([
      `${A} > ${B} ${C}`,
      `${B} > ${A} ${E}`,
      `${C} > ${D}`,
      `${D} > `,
      'com,f)/ > ',
      'com,g)/ > ',
      `com,h)/ > ${B}`,
    ]);
  });

  it('reads the distinct domains that live followed backlinks of a domain lead to', async () => {
    const domains = ['com,a', 'com,b', 'com,c', 'com,d', 'com,e', 'com,f', 'com,g', 'com,h'];
    const found = await lists(readDomainGraph(index), await namesOfIds(index, domains, 'domain'));
    expect(found.filter((list) => !list.endsWith('> '))).toEqual(['com,a > com,b com,c']);
    // Visited ones without arcs are nodes too.
    expect(found.map((list) => list.slice(0, 5))).toEqual(
      expect.arrayContaining(['com,d', 'com,f', 'com,g']),
    );
  });
});

describe('AdjacencyReader', () => {
  it('reads the same lists however the bytes are cut', () => {
    const id = fc.bigInt(0n, 2n ** 64n - 1n);
    const rows = fc.array(fc.tuple(id, fc.array(id, { maxLength: 300 })), { maxLength: 6 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 40 }), (expected, size) => {
        const bytes = encode(expected);
        const reader = new AdjacencyReader();
        const arcs: string[] = [];
        let last: bigint | undefined;
        for (let at = 0; at < bytes.length; at += size) {
          const chunk = reader.read(bytes.subarray(at, at + size));
          for (const arc of arcsOf(chunk)) arcs.push(arc);
          last = chunk.nodes.at(-1) ?? last;
        }
        reader.end();
        expect(arcs).toEqual(expected.flatMap(([node, list]) => list.map((to) => `${node} ${to}`)));
        expect(last).toBe(expected.at(-1)?.[0]);
      }),
    );
  });

  it('refuses an answer that ends in the middle of a row', () => {
    const bytes = encode([[1n, [2n, 3n]]]);
    for (let length = 1; length < bytes.length; length++) {
      const reader = new AdjacencyReader();
      reader.read(bytes.subarray(0, length));
      expect(() => reader.end()).toThrow('middle of a row');
    }
  });
});

function encode(rows: readonly (readonly [bigint, readonly bigint[]])[]): Buffer {
  const parts = rows.flatMap(([node, list]) => {
    const { length } = list;
    const count = length < 128 ? [length] : [(length & 127) | 128, length >> 7];
    return [word(node), Buffer.from(count), ...list.map(word)];
  });
  return Buffer.concat(parts);
}

function word(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return bytes;
}

function arcsOf({ nodes, counts, successors }: Adjacency): string[] {
  let at = 0;
  return Array.from(nodes).flatMap((node, row) => {
    const from = at;
    at += counts[row] ?? 0;
    return Array.from(successors.subarray(from, at), (to) => `${node} ${to}`);
  });
}

/** `node > successor successor`, all by name and in order. */
async function lists(
  graph: AsyncIterable<Adjacency>,
  names: ReadonlyMap<bigint, string>,
): Promise<string[]> {
  const found = new Map<string, string[]>();
  const nameOf = (id: bigint) => names.get(id) ?? `unknown ${id}`;
  for await (const { nodes, counts, successors } of graph) {
    let at = 0;
    nodes.forEach((node, row) => {
      const from = at;
      at += counts[row] ?? 0;
      const list = found.get(nameOf(node)) ?? [];
      found.set(nameOf(node), [...list, ...Array.from(successors.subarray(from, at), nameOf)]);
    });
  }
  return [...found].map(([node, list]) => `${node} > ${list.sort().join(' ')}`).sort();
}
