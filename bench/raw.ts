/**
 * Large and small answers of the HTTP server: pages of 100,000 raw backlinks, and 200 small requests at once.
 *
 *     node bench/raw.ts [--links 2e6] [--keep DIR]
 *
 * An index of `links` by Zipf's law (`backlinks/generate.ts`) and one target more, with a million. All pages of that target
 * are read through HTTP, ten one after another; beside it the engine writes the same rows in one statement, in the same
 * order and format, and they are thrown away. They take turns. The small requests are get-metrics, get-backlinks and
 * get-refdomains of targets of 100 to 1,000 links, ten rows each. The client has a thread of its own, in this process.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mergeBacklinks } from '../src/linkindex/merge-backlinks.ts';
import { openLinkIndex } from '../src/linkindex/open.ts';
import { RAW_COLUMNS, RAW_SETTINGS, selectList } from '../src/linkindex/queries/raw-backlinks.ts';
import { PRIMARY_KEY } from '../src/linkindex/queries/raw-position.ts';
import { domainsOfRanks, generateBacklinks, rankOfSize } from './backlinks/generate.ts';
import { type HttpServer, startHttp } from './backlinks/http.ts';
import { startClient } from './raw/client.ts';
import { median, printTable } from './support.ts';

const { values: options } = parseArgs({
  options: { links: { type: 'string', default: '2e6' }, keep: { type: 'string' } },
});
const links = Number(options.links);
const LARGE = 1_000_000;
const ROUNDS = 5;
const PARALLEL = 200;
const REQUESTS = 4000;

/** The same rows as all pages together, as fast as the engine gives them. */
const BULK = `
  SELECT ${selectList(RAW_COLUMNS)}
  FROM backlinks FINAL
  WHERE target_key >= 'example,large)' AND target_key < 'example,large-' AND live
  ORDER BY ${PRIMARY_KEY}
  FORMAT JSONEachRow`;

const folder = options.keep ?? (await mkdtemp(join(tmpdir(), 'bench-raw-')));
const index = await openLinkIndex({ path: folder });
const client = startClient();
let server: HttpServer | undefined;
try {
  await fill();
  server = await startHttp(index);
  printTable(await largePages(server));
  console.log();
  printTable(await smallRequests(server));
} finally {
  await client.close();
  await server?.close();
  await index.close();
  if (options.keep === undefined) await rm(folder, { recursive: true, force: true });
}

async function fill(): Promise<void> {
  const [there] = await numbers('SELECT count() FROM backlinks');
  if (there !== 0) return;
  await generateBacklinks(index, links);
  await index.command({
    query: `INSERT INTO backlinks
      SELECT * REPLACE (concat('example,large)/', substring(target_key, 1, 12)) AS target_key, true AS live)
      FROM backlinks ORDER BY cityHash64(source_key) LIMIT ${LARGE}`,
  });
  await mergeBacklinks(index);
}

async function numbers(query: string): Promise<number[]> {
  const result = await index.query({ query, format: 'JSONCompactEachRow' });
  const [row = []] = await result.json<number[]>();
  return row.map(Number);
}

async function bulk(max_block_size: string) {
  const started = performance.now();
  const { stream } = await index.exec({
    query: BULK,
    clickhouse_settings: { ...RAW_SETTINGS, max_block_size },
  });
  let bytes = 0;
  for await (const chunk of stream) bytes += chunk.length;
  return { seconds: (performance.now() - started) / 1000, bytes };
}

async function largePages({ origin, key }: HttpServer) {
  const path = `/backlinks/v1.0/get-raw-backlinks?apikey=${key}&target=large.example&limit=100000`;
  const seconds = { http: [] as number[], small: [] as number[], large: [] as number[] };
  const resident: number[] = [];
  let bytes = 0;
  for (let round = -1; round < ROUNDS; round++) {
    const http = await client.run({ kind: 'pages', origin, path });
    if (http.errors > 0) throw new Error('not every page was answered');
    resident.push(process.memoryUsage.rss() / 2 ** 20);
    // In blocks of the size that pages take, and in the engine's own.
    const [small, large] = [await bulk('8192'), await bulk('65409')];
    if (round < 0) continue;
    bytes = http.bytes;
    seconds.http.push(http.seconds);
    seconds.small.push(small.seconds);
    seconds.large.push(large.seconds);
  }
  const [rows = 0] = await numbers(
    `SELECT count() FROM backlinks FINAL WHERE startsWith(target_key, 'example,large)') AND live`,
  );
  const http = median(seconds.http);
  const line = (name: string, time: number) => [
    name,
    `${time.toFixed(2)} s`,
    `${Math.round(rows / time / 1000)} k`,
    `${(bytes / time / 1e6).toFixed(0)} MB`,
    `${(time / http).toFixed(2)}`,
  ];
  console.log(
    `resident after each round of ${rows} rows: ${resident.map((mb) => mb.toFixed(0)).join(', ')} MB`,
  );
  return [
    ['1 M rows', 'time', 'rows/s', 'bytes/s', 'its time / HTTP (at least 0.5)'],
    line('HTTP, ten pages', http),
    line('engine alone, blocks of 8,192', median(seconds.small)),
    line('engine alone, blocks of 65,409', median(seconds.large)),
  ];
}

async function smallRequests({ origin, key }: HttpServer) {
  const [first, last] = [rankOfSize(links, 1000), rankOfSize(links, 100)];
  const ranks = Array.from({ length: 100 }, (_, n) =>
    Math.round(first + ((last - first) * n) / 99),
  );
  const domains = await domainsOfRanks(index, ranks);
  const commands = ['get-metrics', 'get-backlinks', 'get-refdomains'];
  const paths = Array.from({ length: REQUESTS }, (_, n) => {
    const query = `apikey=${key}&mode=domain&limit=10&target=${domains[n % domains.length]}`;
    return `/backlinks/v1.0/${commands[n % commands.length]}?${query}`;
  });
  const rows = [['small requests at once', 'answers/s (at least 250)', 'p50', 'p95', 'errors']];
  const speeds: number[] = [];
  for (let round = -1; round < ROUNDS; round++) {
    const { seconds, answers, errors, times } = await client.run({
      kind: 'small',
      origin,
      paths,
      parallel: PARALLEL,
    });
    if (round < 0) continue;
    const sorted = times.toSorted((a, b) => a - b);
    const at = (share: number) =>
      `${(sorted[Math.floor(share * sorted.length)] ?? 0).toFixed(0)} ms`;
    speeds.push(answers / seconds);
    rows.push([
      String(PARALLEL),
      (answers / seconds).toFixed(0),
      at(0.5),
      at(0.95),
      String(errors),
    ]);
  }
  rows.push(['median', median(speeds).toFixed(0), '', '', '']);
  return rows;
}
