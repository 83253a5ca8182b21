/**
 * The rounds of a PageRank run, shared by any number of threads.
 *
 * A round goes over all nodes in blocks of about as many arcs; each thread claims the next free block until
 * none is left, then all meet, and the last to arrive decides what the next round is. Threads that are
 * slowed by other work on the machine just claim fewer blocks. Sums over all nodes are kept per block and
 * added in the order of blocks, so the result has the same bits with any number of threads.
 *
 * The vector kept is yⱼ = xⱼ / max(dⱼ, 1), what node j gives to each page it links to: a step then reads
 * one number an arc and divides once a node. Two such vectors, 16 bytes a node, are all a run needs beside
 * the graph.
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

const PHASE = { fill: 0, step: 1, finish: 2, done: 3 };
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

/**
 * Takes part in a run until it is done. Blocks the thread while it waits for others.
 *
 * @param onIteration Called by the thread that ended an iteration.
 */
export function takePart(
  run: Run,
  onIteration: (iterations: number, error: number) => void = () => {},
): void {
  const { control, blocks } = run;
  while (control[CONTROL.phase] !== PHASE.done) {
    const round = Atomics.load(control, CONTROL.round);
    const work = workOf(run);
    for (let block = claim(control); block < blocks.length - 1; block = claim(control))
      work(block, blocks[block]!, blocks[block + 1]!);

    if (Atomics.add(control, CONTROL.arrived, 1) + 1 < run.threads) {
      Atomics.wait(control, CONTROL.round, round);
      continue;
    }
    const stepped = control[CONTROL.phase] === PHASE.step;
    prepareNextRound(run);
    if (stepped) onIteration(control[CONTROL.iterations]!, run.state[STATE.error]!);
    Atomics.add(control, CONTROL.round, 1);
    Atomics.notify(control, CONTROL.round);
  }
}

function claim(control: Int32Array): number {
  return Atomics.add(control, CONTROL.claimed, 1);
}

/** What is to be done with a block in this round. */
function workOf(run: Run): (block: number, from: number, to: number) => void {
  const { graph, sums, control } = run;
  const [y, next] = vectorsInTurn(run);
  switch (control[CONTROL.phase]) {
    case PHASE.fill:
      return (block, from, to) => fill(graph.outDegrees, y, { from, to, sums, block });
    case PHASE.step: {
      const base = run.state[STATE.base]!;
      return (block, from, to) =>
        step(graph, y, next, { from, to, sums, block, base, damping: run.damping });
    }
    default:
      return (_, from, to) => finish(graph.outDegrees, y, from, to);
  }
}

/** The vector of the last iteration and the one to write. */
export function vectorsInTurn({ vectors, control }: Run): Run['vectors'] {
  return control[CONTROL.iterations]! % 2 === 0 ? vectors : [vectors[1], vectors[0]];
}

interface Block {
  readonly from: number;
  readonly to: number;
  readonly sums: Float64Array;
  readonly block: number;
}

/** x = 1/n everywhere. */
function fill(outDegrees: Uint32Array, y: Float64Array, { from, to, sums, block }: Block): void {
  const x = 1 / y.length;
  let dangling = 0;
  for (let node = from; node < to; node++) {
    const degree = outDegrees[node]!;
    if (degree === 0) dangling += x;
    y[node] = degree === 0 ? x : x / degree;
  }
  sums[2 * block] = dangling;
}

/** One step of `pageRank`'s formula; `base` is what every node gets, links or not. */
function step(
  { offsets, sources, outDegrees }: InLinks,
  y: Float64Array,
  next: Float64Array,
  { from, to, sums, block, base, damping }: Block & { base: number; damping: number },
): void {
  let dangling = 0;
  let change = 0;
  let arc = offsets[from]!;
  for (let node = from; node < to; node++) {
    const end = offsets[node + 1]!;
    let sum = 0;
    for (; arc < end; arc++) sum += y[sources[arc]!]!;
    const x = base + damping * sum;
    const degree = outDegrees[node]!;
    if (degree === 0) {
      dangling += x;
      change += Math.abs(x - y[node]!);
      next[node] = x;
    } else {
      const share = x / degree;
      change += Math.abs(share - y[node]!) * degree;
      next[node] = share;
    }
  }
  sums[2 * block] = dangling;
  sums[2 * block + 1] = change;
}

/** y → x in place. */
function finish(outDegrees: Uint32Array, y: Float64Array, from: number, to: number): void {
  for (let node = from; node < to; node++) y[node] = y[node]! * Math.max(outDegrees[node]!, 1);
}

/** Run by the last thread to arrive while the others wait. */
function prepareNextRound(run: Run): void {
  const { control, state, sums, blocks, damping } = run;
  const n = run.graph.outDegrees.length;
  let dangling = 0;
  let change = 0;
  for (let block = 0; block < blocks.length - 1; block++) {
    dangling += sums[2 * block]!;
    change += sums[2 * block + 1]!;
  }
  if (control[CONTROL.phase] === PHASE.fill) state[STATE.error] = Number.POSITIVE_INFINITY;
  if (control[CONTROL.phase] === PHASE.step) {
    control[CONTROL.iterations]!++;
    state[STATE.error] = (change * damping) / (1 - damping);
  }
  control[CONTROL.phase] = phaseAfter(run);
  // The finishing round leaves `base` and `error` as the last step knew them.
  if (control[CONTROL.phase] === PHASE.step)
    state[STATE.base] = (1 - damping) / n + (damping * dangling) / n;
  control[CONTROL.claimed] = 0;
  control[CONTROL.arrived] = 0;
}

function phaseAfter({ control, state, tolerance, maxIterations }: Run): number {
  if (control[CONTROL.phase] === PHASE.finish || Atomics.load(control, CONTROL.stop) !== 0)
    return PHASE.done;
  const isGoodEnough = state[STATE.error]! <= tolerance;
  return isGoodEnough || control[CONTROL.iterations]! >= maxIterations ? PHASE.finish : PHASE.step;
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
