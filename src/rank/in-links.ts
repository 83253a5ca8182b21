/** A directed graph as PageRank reads it: who links to a node, not whom a node links to. */

/**
 * The nodes are 0 … n − 1; the sources of node i are `sources[offsets[i] … offsets[i + 1] − 1]`.
 *
 * All arrays lie in shared memory, so that worker threads read them without a copy.
 */
export interface InLinks {
  /** Length n + 1, ascending, first 0, last m. */
  readonly offsets: Uint32Array<SharedArrayBuffer>;
  /** Length m, values 0 … n − 1. Parallel arcs count as often as they occur. */
  readonly sources: Uint32Array<SharedArrayBuffer>;
  /** Length n: how often each node is a source. Nodes with 0 are dangling. */
  readonly outDegrees: Uint32Array<SharedArrayBuffer>;
}
