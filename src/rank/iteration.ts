/**
 * The rounds of a PageRank run, shared by any number of threads.
 *
 * A round goes over all nodes in blocks of about as many arcs; each thread claims the next free block until
 * none is left, then all meet, and the last to arrive decides what the next round is. Threads that are
 * slowed by other work on the machine just claim fewer blocks. Sums over all nodes are kept per block and
 * added in the order of blocks, so the result has the same bits with any number of threads.
 */
import type { InLinks } from './in-links.ts';
import { CONTROL, PHASE, type Run, STATE, vectorsInTurn } from './run.ts';

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
  while (Atomics.load(control, CONTROL.phase) !== PHASE.done) {
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
