/**
 * A file of all backlinks: how fast it is written, and what others feel of it.
 *
 *     node bench/export.ts [--links 1060000] [--rounds 3]
 *
 * Links are those of `backlinks/generate.ts`; one in 20 is lost, so that a million is written, of all targets at once. The
 * peer is the engine's own bulk output of the same rows and columns to gzipped CSV, with its defaults and nothing defused;
 * both take turns. Then get-metrics and get-backlinks of targets with 100 to 1,000 links are asked through HTTP, one at a
 * time, alone and while such files are written without a pause. What is told is the median.
 */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ClickHouseClient } from '@clickhouse/client';
import { sqlString } from '../src/linkindex/chdb-literal.ts';
import { mergeBacklinks } from '../src/linkindex/merge-backlinks.ts';
import { openLinkIndex } from '../src/linkindex/open.ts';
import { writeBacklinksFile } from '../src/linkindex/queries/backlinks-file.ts';
import { RAW_COLUMNS, RAW_SETTINGS, selectList } from '../src/linkindex/queries/raw-backlinks.ts';
import type { Target } from '../src/url/target.ts';
import { domainsOfRanks, generateBacklinks, rankOfSize } from './backlinks/generate.ts';
import { type HttpServer, startHttp } from './backlinks/http.ts';
import { median, printTable } from './support.ts';

const { values: options } = parseArgs({
  options: {
    links: { type: 'string', default: '1060000' },
    rounds: { type: 'string', default: '3' },
  },
});
const links = Number(options.links);
const rounds = Number(options.rounds);

/** All keys there are: they begin with a label of a host. */
const EVERYTHING: Target = { text: '', mode: 'domain', host: '', from: '0', to: '~' };
const FORM = { format: 'csv', gzip: true } as const;
/** Command → parameters. */
const COMMANDS: Readonly<Record<string, string>> = {
  'get-metrics': '',
  'get-backlinks': '&order_by=inlink_rank',
};
const QUESTIONS = 300;
const WARM_UP = 300;
const SMALL_TARGETS = 40;

const folder = await mkdtemp(join(tmpdir(), 'bench-export-'));
const index = await openLinkIndex({ path: join(folder, 'index') });
let server: HttpServer | undefined;
try {
  await generateBacklinks(index, links);
  await mergeBacklinks(index);
  await comparePace();
  server = await startHttp(index);
  await compareAnswers(server);
} finally {
  await server?.close();
  await index.close();
  await rm(folder, { recursive: true, force: true });
}

async function comparePace(): Promise<void> {
  const [ours, theirs, file] = [[] as number[], [] as number[], join(folder, 'ours.csv.gz')];
  let rows = 0;
  let peakBytes = 0;
  const timer = setInterval(() => {
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
  }, 50);
  for (let round = 0; round < rounds; round++) {
    theirs.push(await seconds(() => writeByEngineAlone(index, join(folder, 'theirs.csv.gz'))));
    peakBytes = 0;
    ours.push(
      await seconds(async () => {
        rows = await writeBacklinksFile(index, { target: EVERYTHING }, file, FORM);
      }),
    );
  }
  clearInterval(timer);
  const { size } = await stat(file);
  printTable([
    ['rows', 'file', 'seconds', 'engine alone', 'ratio', 'goal', 'peak RSS'],
    [
      rows.toLocaleString('en-US'),
      `${(size / 1e6).toFixed(0)} MB`,
      median(ours).toFixed(2),
      median(theirs).toFixed(2),
      `${(median(theirs) / median(ours)).toFixed(2)}×`,
      '≥ 0.5×',
      `${(peakBytes / 1e6).toFixed(0)} MB`,
    ],
  ]);
}

async function writeByEngineAlone(client: ClickHouseClient, file: string): Promise<void> {
  await rm(file, { force: true });
  await client.command({
    query: `
      INSERT INTO FUNCTION file(${sqlString(file)}, 'CSVWithNames', 'auto', 'gzip')
      SELECT ${selectList(RAW_COLUMNS)} FROM backlinks FINAL
      WHERE target_key >= '0' AND target_key < '~' AND live
      ORDER BY target_key, target_https, source_key, source_https, link_type`,
    clickhouse_settings: RAW_SETTINGS,
  });
}

/** The same questions alone, beside files, and alone again: a machine that got slower meanwhile shows. */
async function compareAnswers(asked: HttpServer): Promise<void> {
  const [first, last] = [rankOfSize(links, 1000), rankOfSize(links, 100)];
  const step = (last - first) / SMALL_TARGETS;
  const ranks = Array.from({ length: SMALL_TARGETS }, (_, n) => Math.round(first + step * n));
  const domains = await domainsOfRanks(index, ranks);
  await ask(asked, domains, WARM_UP);
  const before = await ask(asked, domains, QUESTIONS);
  const stop = new AbortController();
  const writing = writeUntil(stop.signal);
  const beside = await ask(asked, domains, QUESTIONS);
  stop.abort();
  const files = await writing;
  const after = await ask(asked, domains, QUESTIONS);
  const heading = ['question', 'alone', 'beside a file', 'alone again', 'ratio', 'goal'];
  const rows = Object.keys(COMMANDS).map((command) => {
    const [a, b, c] = [before, beside, after].map((times) => median(times.get(command) ?? []));
    const ms = (time = Number.NaN) => `${time.toFixed(1)} ms`;
    const ratio = (b ?? Number.NaN) / (((a ?? 0) + (c ?? 0)) / 2);
    return [command, ms(a), ms(b), ms(c), `${ratio.toFixed(2)}×`, '≤ 2×'];
  });
  printTable([heading, ...rows]);
  console.log(`${files} files were finished meanwhile, one was being written`);
}

async function ask(asked: HttpServer, domains: readonly string[], questions: number) {
  const times = new Map(Object.keys(COMMANDS).map((command) => [command, [] as number[]]));
  for (let round = 0; round < questions; round++)
    for (const [command, parameters] of Object.entries(COMMANDS)) {
      const domain = domains.at(round % domains.length) ?? '';
      const started = performance.now();
      await asked.ask(command, domain, parameters);
      times.get(command)?.push(performance.now() - started);
    }
  return times;
}

/** Writes one file after the other. @returns How many were finished. */
async function writeUntil(signal: AbortSignal): Promise<number> {
  const file = join(folder, 'beside.csv.gz');
  for (let files = 0; ; files++) {
    try {
      await writeBacklinksFile(index, { target: EVERYTHING }, file, FORM, {
        signal,
        onRows: () => {},
      });
    } catch (error) {
      if (signal.aborted) return files;
      throw error;
    }
  }
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}
