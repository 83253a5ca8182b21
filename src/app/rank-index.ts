/**
 * A rank run: graphs out of the index → PageRank → ranks and backlinks in the index.
 *
 *     readPageGraph   ──► GraphBuilder ──► pageRank ──► storePageRanks   ──┐
 *     readDomainGraph ──► GraphBuilder ──► pageRank ──► storeDomainRanks ──┴─► updateBacklinkRanks
 *
 * One graph at a time is in memory. A run that dies leaves the former ranks or the new ones, and the next run
 * mends what was left between. It counts as done, in `rank_runs`, once all is written.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import type { GraphKind } from '../linkindex/graph.ts';
import { type Adjacency, readDomainGraph, readPageGraph } from '../linkindex/graph.ts';
import { mergeBacklinks } from '../linkindex/merge-backlinks.ts';
import {
  type RankedNodes,
  type RankRun,
  recordRankRuns,
  storeDomainRanks,
  storePageRanks,
  updateBacklinkRanks,
} from '../linkindex/ranks.ts';
import { GraphBuilder } from '../rank/graph-builder.ts';
import { DAMPING, pageRank } from '../rank/pagerank.ts';
import { inlinkRankOf, SCALE_VERSION } from '../rank/scale.ts';
import type { Report } from './progress.ts';

export interface RankOptions {
  readonly report?: Report;
  readonly signal?: AbortSignal;
}

export interface RankSummary {
  readonly run: number;
  readonly pages: RankRun;
  readonly domains: RankRun;
  /** Backlinks that were written again because a shown rank changed. */
  readonly backlinksUpdated: number;
  readonly seconds: number;
}

/** Bound on the ℓ₁ error: docs/rank.md. */
const TOLERANCE = 1e-9;

const STORE = { page: storePageRanks, domain: storeDomainRanks };
const READ = { page: readPageGraph, domain: readDomainGraph };

/** Ranks the whole index. The caller sees to it that nothing else writes meanwhile. */
export async function rankIndex(
  index: ClickHouseClient,
  run: number,
  options: RankOptions = {},
): Promise<RankSummary> {
  const started = performance.now();
  const pages = await rankGraph(index, run, 'page', options);
  const domains = await rankGraph(index, run, 'domain', options);
  const backlinksUpdated = await updateBacklinkRanks(index, run, options.signal);
  await recordRankRuns(index, [pages, domains]);
  await mergeBacklinks(index, options.signal);
  return { run, pages, domains, backlinksUpdated, seconds: secondsSince(started) };
}

async function rankGraph(
  index: ClickHouseClient,
  run: number,
  graph: GraphKind,
  options: RankOptions,
): Promise<RankRun> {
  const at = Math.floor(Date.now() / 1000);
  const started = performance.now();
  const { ranks, ...facts } = await compute(graph, READ[graph](index, options.signal), options);
  const seconds = secondsSince(started);
  await STORE[graph](index, { run, at }, ranks, options.signal);
  return { run, graph, at, scaleVersion: SCALE_VERSION, damping: DAMPING, ...facts, seconds };
}

async function compute(
  kind: GraphKind,
  lists: AsyncIterable<Adjacency>,
  { report = () => {}, signal }: RankOptions,
) {
  const builder = new GraphBuilder();
  let done = 0;
  for await (const { nodes, counts, successors } of lists) {
    builder.add(nodes, counts, successors);
    done += nodes.length;
    const task = `reading the ${kind} graph`;
    report({ kind: 'progress', task, done, total: undefined, unit: 'rows' });
  }
  const { inLinks, ids } = await builder.finish(signal);
  const onIteration = (iterations: number, error: number) => {
    const total = iterations + stepsLeft(error);
    report({ kind: 'progress', task: `ranking ${kind}s`, done: iterations, total, unit: 'steps' });
  };
  const { rank, base, iterations, error } = await pageRank(inLinks, {
    tolerance: TOLERANCE,
    onIteration,
    ...(signal && { signal }),
  });
  const shown = Int8Array.from(rank, (value) => inlinkRankOf(value, base));
  const ranks: RankedNodes = { ids, shown, values: rank };
  return { ranks, nodes: ids.length, arcs: inLinks.sources.length, iterations, error, base };
}

/** At most: a step shrinks the error at least by the damping factor. */
function stepsLeft(error: number): number {
  return Math.max(0, Math.ceil(Math.log(TOLERANCE / error) / Math.log(DAMPING)));
}

function secondsSince(started: number): number {
  return (performance.now() - started) / 1000;
}
