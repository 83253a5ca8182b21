/**
 * Speed and memory of PageRank, with igraph on the same graph in the same run: `node bench/rank.ts`.
 *
 * Two graphs: cnr-2000 (LAW; real pages, read from ../shared/data where that is there), and a generated one of 2 M
 * nodes and 30 M arcs with power-law degrees whose nodes are numbered at random, which is the hard case for caches.
 * arcs/s = arcs · iterations / time of the whole call, starting threads included; median of three. Bytes an arc are
 * those of the arrays, at the peak of building and while ranking.
 *
 * igraph (Debian: python3-igraph) runs PRPACK, its default, on one core; reading the graph is not counted on either
 * side. PRPACK uses each new value at once (Gauss-Seidel), which takes fewer iterations than ours, the more so the more
 * links stay close by, as in cnr-2000; ours can be split over threads and gives the same bits on any number of them.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Graph, GraphBuilder, inLinksBytes } from '../src/rank/graph-builder.ts';
import { type PageRank, pageRank } from '../src/rank/pagerank.ts';

const CNR = join(import.meta.dirname, '../../shared/data/graphs/cnr-2000.edges.tsv.gz');
const PYTHON = '/usr/bin/python3';
const NODES = 2_000_000;
const ARCS = 30_000_000;

const hasIgraph = spawnSync(PYTHON, ['-c', 'import igraph']).status === 0;
if (!hasIgraph)
  console.log('igraph is not installed (apt-get install python3-igraph): not compared');

if (existsSync(CNR)) await measure('cnr-2000', readCnr);
else console.log(`no ${CNR}: real graph left out`);
await measure('generated', generate);

async function measure(name: string, fill: (builder: GraphBuilder) => void): Promise<void> {
  const builder = new GraphBuilder();
  fill(builder);
  const started = performance.now();
  const graph = await builder.finish();
  const finishSeconds = (performance.now() - started) / 1000;
  const [nodes, arcs] = [graph.ids.length, graph.inLinks.sources.length];
  const ranking = inLinksBytes(graph.inLinks) + graph.ids.byteLength + 16 * nodes;
  console.log(`\n${name}: ${nodes} nodes, ${arcs} arcs`);
  console.log(
    `  bytes an arc: building ${round(graph.peakBytes / arcs)}, ranking ${round(ranking / arcs)}; ` +
      `in-links sorted in ${round(finishSeconds)} s`,
  );
  let result: PageRank | undefined;
  let seconds = 0;
  for (const threads of new Set([1, availableParallelism()])) {
    [result, seconds] = await timed(graph, threads);
    const speed = (arcs * result.iterations) / seconds / 1e6;
    console.log(
      `  ${threads} thread${threads > 1 ? 's' : ''}: ${round(speed)} M arcs/s an iteration, ` +
        `${result.iterations} iterations to ${result.error.toExponential(1)} in ${round(seconds)} s`,
    );
  }
  console.log(`  peak RSS ${round(process.resourceUsage().maxRSS / 1024)} MB (generator included)`);
  if (hasIgraph && result !== undefined) compare(graph, result.rank, seconds);
}

/** Median of three calls. */
async function timed(graph: Graph, threads: number): Promise<[PageRank, number]> {
  const seconds: number[] = [];
  for (;;) {
    const started = performance.now();
    const result = await pageRank(graph.inLinks, { threads });
    seconds.push((performance.now() - started) / 1000);
    if (seconds.length === 3) return [result, seconds.sort((a, b) => a - b)[1] ?? 0];
  }
}

function compare(graph: Graph, rank: Float64Array, seconds: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'bench-rank-'));
  try {
    const [arcs, ranks] = [join(folder, 'arcs'), join(folder, 'ranks')];
    writeArcs(graph, arcs);
    const script = join(import.meta.dirname, 'rank-igraph.py');
    const parameters = [script, `${graph.ids.length}`, arcs, ranks];
    const theirs = Number(execFileSync(PYTHON, parameters, { encoding: 'utf8' }));
    const bytes = readFileSync(ranks);
    const other = new Float64Array(new Uint8Array(bytes).buffer);
    let distance = 0;
    for (const [node, x] of other.entries()) distance += Math.abs(x - (rank[node] ?? 0));
    console.log(
      `  igraph: ${round(theirs)} s, igraph / ours ${round(theirs / seconds)}; ` +
        `l1 distance ${distance.toExponential(1)}`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Pairs (from, to) of int64, a batch of nodes at a time. */
function writeArcs({ inLinks: { offsets, sources } }: Graph, path: string): void {
  const file = openSync(path, 'w');
  let pairs: number[] = [];
  const flush = () => {
    const words = new BigInt64Array(pairs.length);
    pairs.forEach((value, i) => {
      words[i] = BigInt(value);
    });
    writeSync(file, words);
    pairs = [];
  };
  for (let node = 0; node < offsets.length - 1; node++) {
    for (const source of sources.subarray(offsets[node], offsets[node + 1]))
      pairs.push(source, node);
    if (pairs.length > 1e6) flush();
  }
  flush();
  closeSync(file);
}

/** Lines `from<TAB>to`, ascending by `from`. */
function readCnr(builder: GraphBuilder): void {
  const text = gunzipSync(readFileSync(CNR)).toString('latin1');
  for (const line of text.split('\n')) {
    const tab = line.indexOf('\t');
    if (tab < 0) continue;
    builder.add(
      BigUint64Array.of(BigInt(line.slice(0, tab))),
      Uint32Array.of(1),
      BigUint64Array.of(BigInt(line.slice(tab + 1))),
    );
  }
}

/** A quarter of the nodes is dangling; out-degrees fall with exponent 2.7, in-degrees with 2.5. */
function generate(builder: GraphBuilder): void {
  const random = randomNumbers(1);
  for (let node = 0, arcs = 0; node < NODES; node++) {
    const left = Math.max(0, ARCS - arcs) / (NODES - node);
    const degree = random() < 0.25 ? 0 : Math.min(2000, Math.floor(left * 0.55 * random() ** -0.6));
    const successors = new BigUint64Array(degree);
    const words = new Uint32Array(successors.buffer);
    // 1,000,003 and the number of nodes have no common divisor: popular nodes are spread.
    for (let i = 0; i < degree; i++)
      words[2 * i] = (Math.floor(NODES * random() ** 3) * 1_000_003) % NODES;
    builder.add(BigUint64Array.of(BigInt(node)), Uint32Array.of(degree), successors);
    arcs += degree;
  }
}

/** Mulberry32: the same numbers in every run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function round(value: number): string {
  return value.toFixed(value < 10 ? 2 : 0);
}
