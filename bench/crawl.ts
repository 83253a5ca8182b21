/**
 * A crawl of 27 real sites on loopback beside Crawlee, Scrapy and a bare loop of GETs, and how near it comes to the pace
 * that politeness allows.
 *
 *     node bench/crawl.ts [--pages N] [--polite-hosts 60] [--polite-seconds 60]
 *
 * All crawl the same web over HTTPS (`../shared/data/mini-web`), from the same seeds, within their hosts and without a
 * pause, and store links to other hosts with their anchors. Each runs by itself, with an empty folder. Scrapy is
 * Debian's: `apt-get install --no-install-recommends python3-scrapy`; without it its row is left out.
 */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type MiniWeb, pagesOf, startMiniWeb, unpackSites } from '../test/support/mini-web.ts';
import type { PeerResult, PeerTask } from './crawl/peer.ts';
import { politeShare } from './crawl/polite-share.ts';
import { printTable, type Run, runMeasured } from './support.ts';

const { values: options } = parseArgs({
  options: {
    pages: { type: 'string', default: '0' },
    'polite-hosts': { type: 'string', default: '60' },
    'polite-seconds': { type: 'string', default: '60' },
  },
});
const CONCURRENCY = 64;
const SCRAPY = '/usr/bin/scrapy';
const BINARY = join(import.meta.dirname, '../bin/backlinks.mjs');

const folder = await mkdtemp(join(tmpdir(), 'bench-crawl-'));
try {
  const sites = await unpackSites(folder);
  const web = await startMiniWeb(sites, folder);
  try {
    await comparePace(web);
  } finally {
    web.stop();
  }
  await comparePoliteness(sites);
} finally {
  await rm(folder, { recursive: true, force: true });
}

interface Row {
  readonly name: string;
  readonly result: PeerResult;
  readonly run: Run;
}

async function comparePace(web: MiniWeb): Promise<void> {
  const rows: Row[] = [await runOurs(web)];
  rows.push(await runPeer('Crawlee', [process.execPath, 'crawlee-peer.ts'], web, web.seeds));
  if (existsSync(SCRAPY))
    rows.push(await runPeer('Scrapy', ['/usr/bin/python3', 'scrapy_peer.py'], web, web.seeds));
  else console.log('Scrapy is left out: apt-get install --no-install-recommends python3-scrapy');
  rows.push(
    await runPeer('GETs alone', [process.execPath, 'loop-peer.ts'], web, await pagesOf(web)),
  );
  const ours = rows[0] && pace(rows[0]);
  printTable([
    [
      'crawler',
      'answers',
      'pages',
      'links',
      'seconds',
      'answers/s',
      'ours / it',
      'processor',
      'RSS half, end, peak',
    ],
    ...rows.map((row) => [
      row.name,
      ...[row.result.answers, row.result.pages, row.result.links].map((n) =>
        n.toLocaleString('en'),
      ),
      row.result.seconds.toFixed(1),
      pace(row).toFixed(0),
      `${((ours ?? 0) / pace(row)).toFixed(2)}x`,
      `${row.run.cpuSeconds.toFixed(1)} s`,
      memory(row.run),
    ]),
  ]);
}

function pace({ result }: Row): number {
  return result.answers / result.seconds;
}

function memory({ residentBytes, peakBytes }: Run): string {
  const half = residentBytes[residentBytes.length >> 1] ?? 0;
  // The last samples are of a process that ends.
  const end = residentBytes[Math.floor(residentBytes.length * 0.95)] ?? 0;
  return `${[half, end, peakBytes].map((bytes) => `${Math.round(bytes / 2 ** 20)}`).join(', ')} MiB`;
}

async function runOurs(web: MiniWeb): Promise<Row> {
  const data = join(folder, 'data');
  const pages = Number(options.pages);
  const run = await runMeasured(
    process.execPath,
    [
      ...[
        BINARY,
        'crawl',
        ...web.seeds,
        '--scope',
        'host',
        '--delay',
        '0',
        '--json',
        '--data',
        data,
      ],
      ...['--contact', 'bench@example.org', '--host-resolver-rules', web.rules],
      ...['--crawl-concurrency', String(CONCURRENCY)],
      ...(pages > 0 ? ['--max-pages', String(pages)] : []),
    ],
    { environment: web.environment },
  );
  // What `backlinks crawl --json` prints.
  const summary = JSON.parse(run.stdout) as {
    readonly pages: number;
    readonly links: number;
    readonly seconds: number;
    readonly outcomes: Readonly<Record<string, number>>;
  };
  await rm(data, { recursive: true });
  const { pages: answers, links, seconds, outcomes } = summary;
  return {
    name: 'backlinks crawl',
    result: { answers, links, seconds, pages: outcomes['page'] ?? 0 },
    run,
  };
}

async function runPeer(
  name: string,
  [command, script]: readonly [string, string],
  web: MiniWeb,
  seeds: readonly string[],
): Promise<Row> {
  const storage = join(folder, 'peer');
  await mkdir(storage);
  const task: PeerTask = {
    ...{ seeds, httpPort: web.httpPort, httpsPort: web.httpsPort, folder: storage },
    ...{ concurrency: CONCURRENCY, maxPages: Number(options.pages) },
  };
  const file = join(folder, 'task.json');
  await writeFile(file, JSON.stringify(task));
  const run = await runMeasured(command, [join(import.meta.dirname, 'crawl', script), file], {
    environment: web.environment,
  });
  await rm(storage, { recursive: true });
  return { name, result: JSON.parse(run.stdout) as PeerResult, run };
}

/** The same sites under many names, with the default pause, for a while. */
async function comparePoliteness(sites: string): Promise<void> {
  const hosts = Number(options['polite-hosts']);
  const seconds = Number(options['polite-seconds']);
  const web = await startMiniWeb(sites, folder, { hosts });
  const data = join(folder, 'polite');
  try {
    await runMeasured(
      process.execPath,
      [
        ...[BINARY, 'crawl', ...web.seeds, '--scope', 'host', '--json', '--data', data],
        ...['--contact', 'bench@example.org', '--host-resolver-rules', web.rules],
      ],
      { environment: web.environment, stopAfterMs: 1000 * seconds },
    );
  } finally {
    web.stop();
  }
  const found = await politeShare(join(data, 'evidence'), web);
  console.log();
  printTable([
    ['hosts', 'requests', 'requests/s', 'of the rate with least pauses', 'with pauses as owed'],
    [
      String(found.hosts),
      found.requests.toLocaleString('en'),
      found.perSecond.toFixed(1),
      ...[found.leastShare, found.adaptedShare].map((share) => `${(100 * share).toFixed(1)} %`),
    ],
  ]);
}
