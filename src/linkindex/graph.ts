/**
 * The page graph and the domain graph, as adjacency lists of 64-bit ids.
 *
 * Page graph, from `visits`: every page visited, with the pages it leads to (`arcs`) at the latest visit that
 * had a definite answer. Not found and broken redirects lead nowhere; `unchanged`, `refused` and `failed` say
 * nothing about links, so the visit before them counts. One pass in key order: the engine's memory stays flat,
 * and pages of one host come together, which PageRank's memory access likes.
 *
 * Domain graph, from the live followed `backlinks`: each domain with the distinct domains it leads to, and every
 * domain of a visited page, so that a domain without links is known too.
 *
 * An id is cityHash64 of `1` or `0` (https or not) and the key of a page, or of the key's spelling of a domain.
 */
import type { ClickHouseClient, ClickHouseSettings } from '@clickhouse/client';
import { FLAG } from './schema.ts';

export type GraphKind = 'page' | 'domain';

/** Lists of some nodes, flat: the first `counts[0]` successors belong to `nodes[0]`, and so on. */
export interface Adjacency {
  /** A node may come in several lists, also with none. */
  readonly nodes: BigUint64Array;
  readonly counts: Uint32Array;
  readonly successors: BigUint64Array;
}

const PAGE_GRAPH = `
  SELECT page_id, if(outcome IN ('page', 'redirect'), arcs, [])
  FROM visits
  ORDER BY
    page_key,
    page_https,
    outcome IN ('page', 'redirect', 'broken-redirect', 'not-found') DESC,
    visited_at DESC,
    visit_id DESC,
    precedence DESC
  LIMIT 1 BY page_key, page_https
  FORMAT RowBinary`;

const DOMAIN_GRAPH = `
  SELECT
    cityHash64(substring(source_key, 1, source_domain_length)) AS node,
    groupUniqArray(cityHash64(substring(target_key, 1, target_domain_length)))
  FROM backlinks FINAL
  WHERE live AND NOT bitAnd(flags, ${FLAG.nofollow})
  GROUP BY node
  UNION ALL
  SELECT DISTINCT cityHash64(substring(page_key, 1, domain_length)), CAST([], 'Array(UInt64)')
  FROM pages
  FORMAT RowBinary`;

/** Beyond this a grouping continues on disk. */
const SPILLING: ClickHouseSettings = { max_bytes_before_external_group_by: '1000000000' };

export function readPageGraph(
  index: ClickHouseClient,
  signal?: AbortSignal,
): AsyncGenerator<Adjacency> {
  return read(index, PAGE_GRAPH, { optimize_read_in_order: 1 }, signal);
}

export function readDomainGraph(
  index: ClickHouseClient,
  signal?: AbortSignal,
): AsyncGenerator<Adjacency> {
  return read(index, DOMAIN_GRAPH, SPILLING, signal);
}

async function* read(
  index: ClickHouseClient,
  query: string,
  settings: ClickHouseSettings,
  signal?: AbortSignal,
): AsyncGenerator<Adjacency> {
  const { stream } = await index.exec({
    query,
    clickhouse_settings: settings,
    ...(signal && { abort_signal: signal }),
  });
  const rows = new AdjacencyReader();
  for await (const chunk of stream) yield rows.read(chunk);
  rows.end();
}

/** RowBinary of (UInt64, Array(UInt64)): eight bytes, a LEB128 count, and eight bytes each, little-endian. */
export class AdjacencyReader {
  /** Begin of a row head or of an id that goes on in the next chunk. */
  #rest: Buffer = Buffer.alloc(0);
  #node = 0n;
  /** Successors of `#node` still to come. */
  #left = 0;

  /** The lists in a chunk. A list that is cut goes on in the next answer, under the same node. */
  read(chunk: Uint8Array): Adjacency {
    const bytes = Buffer.concat([this.#rest, chunk]);
    const nodes: bigint[] = [];
    const counts: number[] = [];
    const successors = Buffer.allocUnsafeSlow(bytes.length);
    let filled = 0;
    let at = 0;
    for (;;) {
      if (this.#left === 0) {
        const head = readHead(bytes, at);
        if (head === undefined) break;
        this.#node = head.node;
        this.#left = head.count;
        at = head.end;
      }
      const count = Math.min(this.#left, Math.floor((bytes.length - at) / 8));
      if (count === 0 && this.#left > 0) break;
      nodes.push(this.#node);
      counts.push(count);
      filled += bytes.copy(successors, filled, at, at + 8 * count);
      at += 8 * count;
      this.#left -= count;
    }
    this.#rest = bytes.subarray(at);
    return {
      nodes: BigUint64Array.from(nodes),
      counts: Uint32Array.from(counts),
      successors: new BigUint64Array(successors.buffer, 0, filled / 8),
    };
  }

  /** @throws Error when the last row is not whole. */
  end(): void {
    if (this.#left > 0 || this.#rest.length > 0)
      throw new Error('the answer of the engine ended in the middle of a row');
  }
}

/** The node and the length of its list, or undefined when they are not there in full. */
function readHead(
  bytes: Buffer,
  at: number,
): { node: bigint; count: number; end: number } | undefined {
  let count = 0;
  for (let shift = 0; ; shift++) {
    const byte = bytes[at + 8 + shift];
    if (byte === undefined) return undefined;
    count += (byte & 0x7f) * 2 ** (7 * shift);
    if (byte < 0x80) return { node: bytes.readBigUInt64LE(at), count, end: at + 9 + shift };
  }
}
