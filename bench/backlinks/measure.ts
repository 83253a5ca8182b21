/** Medians of every question on targets of three sizes; contestants take turns, so that all see the same machine. */
import type { ClickHouseClient } from '@clickhouse/client';
import { parseTarget, type Target } from '../../src/url/target.ts';
import { median } from '../support.ts';
import { domainsOfRanks, rankOfSize } from './generate.ts';
import type { HttpServer } from './http.ts';
import type { PostgresPeer } from './postgres.ts';
import { QUESTIONS, type Question } from './questions.ts';

interface SizeClass {
  readonly name: string;
  /** Links of the smallest and the largest target. */
  readonly from: number;
  readonly to: number;
  /** Different targets asked about. */
  readonly targets: number;
  readonly rounds: number;
  /** What get-metrics and get-backlinks may take through HTTP. */
  readonly limitMs: number;
}

const CLASSES: readonly SizeClass[] = [
  { name: '100 to 1 k', from: 100, to: 1000, targets: 60, rounds: 120, limitMs: 8 },
  { name: '5 k to 10 k', from: 5000, to: 10_000, targets: 20, rounds: 60, limitMs: 15 },
  { name: '1 M', from: 1e6, to: 1e6, targets: 1, rounds: 15, limitMs: 300 },
];

export interface Contestants {
  readonly index: ClickHouseClient;
  readonly server: HttpServer;
  readonly peer: PostgresPeer | undefined;
}

/** @returns Rows of a table, its heading first. */
export async function measureAll(contestants: Contestants, links: number): Promise<string[][]> {
  const rows = [HEADING];
  await warmUp(contestants, links);
  for (const size of CLASSES) {
    const domains = await domainsOfRanks(contestants.index, ranksOf(size, links));
    await contestants.peer?.prepare(domains);
    for (const question of QUESTIONS)
      rows.push(await measure(contestants, question, size, domains));
  }
  return rows;
}

const HEADING = ['question', 'links', 'HTTP', 'at most', 'index', 'PostgreSQL', 'HTTP/PostgreSQL'];

/** A server that has been up for a while. */
async function warmUp({ index, server }: Contestants, links: number): Promise<void> {
  const [domain = ''] = await domainsOfRanks(index, [rankOfSize(links, 500)]);
  for (let round = 0; round < FIRST_WARM_UP; round++)
    for (const question of QUESTIONS) await question.http(server, domain);
}

/** Evenly from the largest target to the smallest. */
function ranksOf({ from, to, targets }: SizeClass, links: number): number[] {
  const [first, last] = [rankOfSize(links, to), rankOfSize(links, from)];
  return Array.from({ length: targets }, (_, n) =>
    Math.round(first + ((last - first) * n) / Math.max(1, targets - 1)),
  );
}

async function measure(
  { index, server, peer }: Contestants,
  { name, http, index: direct, postgres }: Question,
  size: SizeClass,
  domains: readonly string[],
): Promise<string[]> {
  const times = { http: [] as number[], index: [] as number[], postgres: [] as number[] };
  for (let round = -WARM_UP; round < size.rounds; round++) {
    const domain = domains.at(round % domains.length) ?? '';
    const one = {
      http: await timed(() => http(server, domain)),
      index: await timed(() => direct(index, targetOf(domain))),
      postgres: await timed(async () => peer && postgres?.(peer, domain)),
    };
    if (round < 0) continue;
    times.http.push(one.http);
    times.index.push(one.index);
    times.postgres.push(one.postgres);
  }
  const [ours, ourIndex, theirs] = [
    median(times.http),
    median(times.index),
    median(times.postgres),
  ];
  const limit = /^get-(metrics|backlinks)/.test(name) ? `${size.limitMs} ms` : '';
  const isCompared = peer !== undefined && postgres !== undefined;
  const ratio = isCompared ? `${(ours / theirs).toFixed(1)}` : '';
  return [name, size.name, ms(ours), limit, ms(ourIndex), isCompared ? ms(theirs) : '', ratio];
}

/** Rounds before counting: caches of the engine, plans of PostgreSQL, machine code of ours. */
const WARM_UP = 3;
const FIRST_WARM_UP = 300;

async function timed(ask: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await ask();
  return performance.now() - started;
}

function targetOf(domain: string): Target {
  const target = parseTarget(domain, 'domain');
  if (target === undefined) throw new Error(`no domain: ${domain}`);
  return target;
}

function ms(time: number): string {
  return `${time.toFixed(1)} ms`;
}
