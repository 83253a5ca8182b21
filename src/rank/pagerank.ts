/**
 * PageRank by power iteration, on all cores.
 *
 * With damping α, out-degrees d, and D the set of dangling nodes (no out-links), one step computes
 *
 *     x'ᵢ = b + α · Σ_{j→i} xⱼ/dⱼ      with   b = (1 − α)/n + α · Σ_{j∈D} xⱼ/n
 *
 * so rank that reaches a dangling node is spread evenly and Σx stays 1. `b` is what a page gets that nobody
 * links to. A step shrinks the ℓ₁ distance to the true vector at least by α, hence that distance is at most
 * ‖x' − x‖₁ · α/(1 − α); the run stops when this bound is below the tolerance.
 *
 * Source: Boldi, Santini, Vigna, "PageRank: Functional Dependencies", ACM TOIS 27(4), 2009
 * (strongly preferential, uniform).
 */
import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { InLinks } from './in-links.ts';
import { takePart } from './iteration.ts';
import { CONTROL, newRun, type Run, STATE, vectorsInTurn } from './run.ts';

export interface PageRankOptions {
  /** Damping factor α, 0 ≤ α < 1. Default 0.85. */
  readonly damping?: number;
  /** Bound on the ℓ₁ error of the result. Default 1e-9. */
  readonly tolerance?: number;
  /** Default 200. */
  readonly maxIterations?: number;
  /** Default: one a core; a small graph (below a quarter million nodes and arcs) needs no more than one. */
  readonly threads?: number;
  /** Told after each iteration, with the bound on the ℓ₁ error. */
  readonly onIteration?: (iterations: number, error: number) => void;
  readonly signal?: AbortSignal;
}

export interface PageRank {
  /** Length n, non-negative, sum 1. */
  readonly rank: Float64Array;
  /** Rank of a node that no other links to: the least there is, but for rounding in the last bit. */
  readonly base: number;
  readonly iterations: number;
  /** Upper bound on the ℓ₁ error when the run stopped; above `tolerance` if it ran out of iterations. */
  readonly error: number;
}

export const DAMPING = 0.85;
const SMALL_GRAPH = 2 ** 18;

/**
 * Time O(iterations · (n + m) / cores), memory 16 bytes a node beside the graph. With more than one thread
 * the caller's own only waits for events. The result has the same bits with any number of threads.
 *
 * @throws RangeError if `damping` is outside [0, 1) or `maxIterations` below 1; the signal's reason when aborted.
 */
export async function pageRank(graph: InLinks, options: PageRankOptions = {}): Promise<PageRank> {
  const { damping = DAMPING, tolerance = 1e-9, maxIterations = 200 } = options;
  if (!(damping >= 0 && damping < 1))
    throw new RangeError(`damping must be in [0, 1), got ${damping}`);
  if (maxIterations < 1) throw new RangeError(`maxIterations must be at least 1`);
  options.signal?.throwIfAborted();
  const n = graph.outDegrees.length;
  if (n === 0) return { rank: new Float64Array(0), base: 0, iterations: 0, error: 0 };

  const isSmall = n + graph.sources.length < SMALL_GRAPH;
  const threads = options.threads ?? (isSmall ? 1 : availableParallelism());
  const run = newRun(graph, { damping, tolerance, maxIterations, threads });
  if (threads === 1 && isSmall) takePart(run, options.onIteration);
  else await runInWorkers(run, options);
  options.signal?.throwIfAborted();
  return {
    rank: vectorsInTurn(run)[0],
    base: run.state[STATE.base]!,
    iterations: run.control[CONTROL.iterations]!,
    error: run.state[STATE.error]!,
  };
}

/** Ends when all workers have; a worker that dies takes the others with it, as they would wait for ever. */
async function runInWorkers(run: Run, { onIteration, signal }: PageRankOptions): Promise<void> {
  // TRICKY: a thread starts from a file, which is TypeScript in the sources and JavaScript in the build.
  const file = new URL(`./worker${extname(import.meta.url)}`, import.meta.url);
  const workers = Array.from(
    { length: run.threads },
    () => new Worker(file, { workerData: run, execArgv: [] }),
  );
  const stop = () => Atomics.store(run.control, CONTROL.stop, 1);
  signal?.addEventListener('abort', stop);
  try {
    await Promise.all(workers.map((worker) => ended(worker, onIteration)));
  } finally {
    signal?.removeEventListener('abort', stop);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function ended(worker: Worker, onIteration: PageRankOptions['onIteration']): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  worker.on('message', ([iterations, error]: [number, number]) => onIteration?.(iterations, error));
  worker.on('error', reject);
  worker.on('exit', (code) =>
    code === 0 ? resolve() : reject(new Error(`thread ended: ${code}`)),
  );
  return promise;
}
