/** Small graphs for tests of this room, and PageRank straight from its definition. */
import { type Graph, GraphBuilder } from '../../src/rank/graph-builder.ts';

export type Arc = readonly [from: number, to: number];

/** The graph of `n` nodes, each with its number as id. */
export async function buildGraph(n: number, arcs: readonly Arc[]): Promise<Graph> {
  const successors: bigint[][] = Array.from({ length: n }, () => []);
  for (const [from, to] of arcs) successors[from]?.push(BigInt(to));
  const builder = new GraphBuilder();
  const nodes = BigUint64Array.from({ length: n }, (_, node) => BigInt(node));
  builder.add(nodes, new Uint32Array(n), new BigUint64Array());
  builder.add(
    nodes,
    Uint32Array.from(successors, (list) => list.length),
    BigUint64Array.from(successors.flat()),
  );
  return builder.finish();
}

/** Push instead of pull, plain arrays, no stopping rule but many steps; self loops left out. */
export function naivePageRank(n: number, all: readonly Arc[], damping = 0.85): number[] {
  const arcs = all.filter(([from, to]) => from !== to);
  const degree = new Array<number>(n).fill(0);
  for (const [from] of arcs) degree[from] = (degree[from] ?? 0) + 1;
  let rank = new Array<number>(n).fill(1 / n);
  for (let step = 0; step < 200; step++) {
    const dangling = rank.reduce((sum, x, node) => (degree[node] === 0 ? sum + x : sum), 0);
    const next = new Array<number>(n).fill((1 - damping + damping * dangling) / n);
    for (const [from, to] of arcs)
      next[to] = (next[to] ?? 0) + (damping * (rank[from] ?? 0)) / (degree[from] ?? 1);
    rank = next;
  }
  return rank;
}

/** ‖a − b‖₁ of two vectors of one length. */
export function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new RangeError(`${a.length} and ${b.length} entries`);
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs((a[i] ?? 0) - (b[i] ?? 0));
  return sum;
}
