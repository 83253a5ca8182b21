/**
 * What the threads of a PageRank run share.
 *
 * The vector kept is yⱼ = xⱼ / max(dⱼ, 1), what node j gives to each node it leads to: a step then reads one
 * number an arc and divides once a node. Two such vectors, 16 bytes a node, are all a run needs beside the
 * graph.
 */
import type { InLinks } from './in-links.ts';

/** Everything a thread needs; plain shared memory, so it can be posted to a worker. */
export interface Run {
  readonly graph: InLinks;
  readonly damping: number;
  readonly tolerance: number;
  readonly maxIterations: number;
  readonly threads: number;
  /** Block b is the nodes `blocks[b] … blocks[b + 1] − 1`. */
  readonly blocks: Uint32Array<SharedArrayBuffer>;
  /** y of the last step and room for the next one, in turn; each of length n. */
  readonly vectors: readonly [Float64Array<SharedArrayBuffer>, Float64Array<SharedArrayBuffer>];
  /** Per block: rank of its dangling nodes, then ℓ₁ change in the last step. */
  readonly sums: Float64Array<SharedArrayBuffer>;
  /** See `CONTROL`. */
  readonly control: Int32Array<SharedArrayBuffer>;
  /** See `STATE`. */
  readonly state: Float64Array<SharedArrayBuffer>;
}

/** Places in `control`. */
export const CONTROL = { round: 0, claimed: 1, arrived: 2, phase: 3, iterations: 4, stop: 5 };
/** Places in `state`: rank of a node without in-links at the next step, and the bound on the ℓ₁ error. */
export const STATE = { base: 0, error: 1 };

/** What the threads do in a round. */
export const PHASE = { fill: 0, step: 1, finish: 2, done: 3 };
/** Nodes and arcs of a block: below a millisecond of work. */
const BLOCK_WEIGHT = 2 ** 16;

/** A run at its start. */
export function newRun(
  graph: InLinks,
  options: Pick<Run, 'damping' | 'tolerance' | 'maxIterations' | 'threads'>,
): Run {
  const n = graph.outDegrees.length;
  const blocks = blocksOf(graph.offsets);
  const floats = (length: number) => new Float64Array(new SharedArrayBuffer(8 * length));
  return {
    ...options,
    graph,
    blocks,
    vectors: [floats(n), floats(n)],
    sums: floats(2 * blocks.length),
    control: new Int32Array(new SharedArrayBuffer(32)),
    state: floats(2),
  };
}

/** The vector of the last iteration and the one to write. */
export function vectorsInTurn({ vectors, control }: Run): Run['vectors'] {
  return control[CONTROL.iterations]! % 2 === 0 ? vectors : [vectors[1], vectors[0]];
}

/** Cuts the nodes into blocks of about `BLOCK_WEIGHT` nodes and arcs. */
function blocksOf(offsets: Uint32Array): Uint32Array<SharedArrayBuffer> {
  const n = offsets.length - 1;
  const starts = [0];
  let start = 0;
  for (let node = 1; node < n; node++) {
    if (node - start + offsets[node]! - offsets[start]! < BLOCK_WEIGHT) continue;
    starts.push(node);
    start = node;
  }
  if (n > 0) starts.push(n);
  const blocks = new Uint32Array(new SharedArrayBuffer(4 * starts.length));
  blocks.set(starts);
  return blocks;
}
