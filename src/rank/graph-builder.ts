/**
 * A stream of adjacency lists → in-links, with memory bounded by the graph itself.
 *
 * Arcs arrive by source, PageRank wants them by the node they lead to. They are kept as they come, in chunks
 * of 4 MB, while degrees are counted; `finish` then places each by counting sort and drops every chunk once
 * read. An arc costs 4 bytes waiting and 4 bytes placed, a node about 40 while building, so a graph of ten
 * or more arcs a node stays below 12 bytes an arc at its peak.
 */
import { setImmediate } from 'node:timers/promises';
import type { InLinks } from './in-links.ts';
import { grown, NodeTable } from './node-table.ts';

export interface Graph {
  readonly inLinks: InLinks;
  /** Id of each node. */
  readonly ids: BigUint64Array<ArrayBuffer>;
  /** Most bytes of typed arrays held at once while building. */
  readonly peakBytes: number;
}

/** Words of a chunk: 4 MB. */
const CHUNK = 2 ** 20;
/** Marks the word that names the source of the words after it. */
const SOURCE = 0x8000_0000;

export class GraphBuilder {
  readonly #nodes = new NodeTable();
  #outDegrees = new Uint32Array(1024);
  #inDegrees = new Uint32Array(1024);
  #chunks: Uint32Array<ArrayBuffer>[] = [];
  #used = CHUNK;
  #arcs = 0;
  /** Source of the arc that came last. */
  #from = -1;

  /**
   * Adds nodes with their successors. Self loops are left out; a node may come more than once, and an arc
   * counts as often as it comes.
   *
   * @param nodes Ids, those of nodes without successors too.
   * @param counts How many successors each has.
   * @param successors Ids, those of the first node first; `counts` says where the next begin.
   */
  add(nodes: BigUint64Array, counts: Uint32Array, successors: BigUint64Array): void {
    const node = halves(nodes);
    const successor = halves(successors);
    let at = 0;
    for (let row = 0; row < counts.length; row++) {
      const from = this.#node(node[2 * row]!, node[2 * row + 1]!);
      for (const end = at + 2 * counts[row]!; at < end; at += 2) {
        const to = this.#node(successor[at]!, successor[at + 1]!);
        if (to !== from) this.#addArc(from, to);
      }
    }
  }

  /**
   * The graph; the builder is empty afterwards. Lets other work run between chunks.
   *
   * @throws RangeError beyond 2³² − 1 arcs.
   */
  async finish(signal?: AbortSignal): Promise<Graph> {
    const n = this.#nodes.size;
    if (this.#arcs >= 2 ** 32) throw new RangeError('a graph has at most 2^32 - 1 arcs');
    const building = this.#bytes();
    const ids = this.#nodes.release();
    const offsets = cursors(this.#inDegrees, n);
    this.#inDegrees = new Uint32Array(0);
    const outDegrees = new Uint32Array(new SharedArrayBuffer(4 * n));
    outDegrees.set(this.#outDegrees.subarray(0, n));
    this.#outDegrees = new Uint32Array(0);
    const sources = new Uint32Array(new SharedArrayBuffer(4 * this.#arcs));
    const inLinks: InLinks = { offsets, sources, outDegrees };
    const placing = this.#bytes() + inLinksBytes(inLinks) + ids.byteLength;

    await this.#place(inLinks, signal);
    return { inLinks, ids, peakBytes: Math.max(building, placing) };
  }

  /** Counting sort: `offsets[i + 1]` is where the next source of node i goes, in the end where it ends. */
  async #place({ offsets, sources }: InLinks, signal?: AbortSignal): Promise<void> {
    const chunks = this.#chunks.reverse();
    let from = 0;
    for (let chunk = chunks.pop(); chunk !== undefined; chunk = chunks.pop()) {
      from = placeChunk(chunk.subarray(0, chunks.length === 0 ? this.#used : CHUNK), from, {
        offsets,
        sources,
      });
      await setImmediate();
      signal?.throwIfAborted();
    }
    this.#used = CHUNK;
    this.#arcs = 0;
    this.#from = -1;
  }

  #node(low: number, high: number): number {
    const node = this.#nodes.numberOf(low, high);
    if (node >= this.#inDegrees.length) {
      this.#inDegrees = grown(this.#inDegrees);
      this.#outDegrees = grown(this.#outDegrees);
    }
    return node;
  }

  #addArc(from: number, to: number): void {
    if (from !== this.#from) this.#push(from + SOURCE);
    this.#from = from;
    this.#push(to);
    this.#inDegrees[to]!++;
    this.#outDegrees[from]!++;
    this.#arcs++;
  }

  #push(word: number): void {
    if (this.#used === CHUNK) {
      this.#chunks.push(new Uint32Array(CHUNK));
      this.#used = 0;
    }
    this.#chunks[this.#chunks.length - 1]![this.#used++] = word;
  }

  #bytes(): number {
    const degrees = this.#inDegrees.byteLength + this.#outDegrees.byteLength;
    return this.#nodes.bytes + degrees + 4 * CHUNK * this.#chunks.length;
  }
}

/** Bytes of the arrays of a graph. */
export function inLinksBytes({ offsets, sources, outDegrees }: InLinks): number {
  return offsets.byteLength + sources.byteLength + outDegrees.byteLength;
}

/** Low and high half of each id, in turn. TRICKY: relies on a little-endian machine, as all of ours are. */
function halves(ids: BigUint64Array): Uint32Array {
  return new Uint32Array(ids.buffer, ids.byteOffset, 2 * ids.length);
}

/** Length n + 1: where the first source of node i goes, at i + 1. */
function cursors(inDegrees: Uint32Array, n: number): Uint32Array<SharedArrayBuffer> {
  const cursor = new Uint32Array(new SharedArrayBuffer(4 * (n + 1)));
  for (let node = 1; node < n; node++) cursor[node + 1] = cursor[node]! + inDegrees[node - 1]!;
  return cursor;
}

/** Places the arcs of a chunk that begins among those of node `from`; answers whose the last ones are. */
function placeChunk(
  chunk: Uint32Array,
  from: number,
  { offsets, sources }: Pick<InLinks, 'offsets' | 'sources'>,
): number {
  let source = from;
  for (const word of chunk) {
    if (word >= SOURCE) source = word - SOURCE;
    else sources[offsets[word + 1]!++] = source;
  }
  return source;
}
