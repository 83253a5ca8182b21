/**
 * How fast archives become an index that answers, beside what no ingest can do without.
 *
 *     node bench/ingest.ts [ROUNDS]
 *
 * Ours is the real command on an empty data directory, timed twice: by itself, from the file's name to the moment
 * its links can be asked for, and from outside, from the start of the process to its exit, which adds the start and the
 * end of Node and the engine. The peers run alone on one core and time themselves, without their start
 * (`ingest-peer.ts`). Rounds of both alternate; the middle one of each is shown.
 *
 * Several copies of a file joined in one show what an archive of Common Crawl's size costs, and whether memory
 * grows. Their pages are the same, so the index does not grow with them.
 */
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, printTable, type Run, runMeasured, sharedFile } from './support.ts';

const ROUNDS = Number(process.argv[2] ?? 3);
const BINARY = join(import.meta.dirname, '../bin/backlinks.mjs');
const PEER = join(import.meta.dirname, 'ingest-peer.ts');

const work = mkdtempSync(join(tmpdir(), 'bench-ingest-'));
try {
  const wat = sharedFile('data/wat/sites-visible.warc.wat.gz');
  const warc = await wrapSites();
  console.log(`load of the machine before: ${loadavg()[0]?.toFixed(1)}`);
  console.log('goals: ratio ≥ 0.5×; WAT ≥ 1,500 pages/s; peak RSS flat, < 1,500 MB\n');
  printTable([
    ['file', 'seconds', 'with start', 'pages/s', 'peer, one core', 'peer', 'ratio', 'peak RSS'],
    ...(await compare('wat', wat, 'gunzip | JSON.parse', [1, 6])),
    ...(await compare('warc', warc, 'htmlparser2', [1, 3])),
  ]);
} finally {
  rmSync(work, { recursive: true });
}

/** The unpacked sites as one WARC file: 10,845 pages, 348 MB of HTML. */
async function wrapSites(): Promise<string> {
  const file = join(work, 'sites.warc.gz');
  const packed = sharedFile('data/mini-web/sites-visible.tar.zst');
  await runMeasured('tar', ['--zstd', '-xf', packed, '-C', work]);
  const folder = join(work, 'sites');
  const tool = sharedFile('tools/sites-to-warc.py');
  await runMeasured('python3', [tool, join(folder, 'visible'), file]);
  rmSync(folder, { recursive: true });
  return file;
}

/** One row for each number of copies, the file and as many joined in one. */
async function compare(
  kind: 'wat' | 'warc',
  file: string,
  peerName: string,
  copies: readonly number[],
): Promise<string[][]> {
  const rows: string[][] = [];
  for (const count of copies) {
    const joined = join(work, `${count}.${kind}.gz`);
    for (let copy = 0; copy < count; copy++) appendFileSync(joined, readFileSync(file));
    const peers: PeerAnswer[] = [];
    const runs: Ingested[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      peers.push(await peer(kind, joined));
      runs.push(await ingest(joined));
    }
    const seconds = median(runs.map((run) => run.loadSeconds));
    const peerSeconds = median(peers.map((answer) => answer.seconds));
    rows.push([
      `${count} × ${kind}`,
      seconds.toFixed(2),
      median(runs.map((run) => run.seconds)).toFixed(2),
      ((peers[0]?.pages ?? 0) / seconds).toFixed(0),
      peerName,
      peerSeconds.toFixed(2),
      `${(peerSeconds / seconds).toFixed(2)}×`,
      `${(median(runs.map((run) => run.peakBytes)) / 1e6).toFixed(0)} MB`,
    ]);
    rmSync(joined);
  }
  return rows;
}

interface PeerAnswer {
  readonly seconds: number;
  readonly pages: number;
}

async function peer(kind: 'wat' | 'warc', file: string): Promise<PeerAnswer> {
  const what = kind === 'wat' ? 'json' : 'html';
  const parameters = ['-c', '0', process.execPath, PEER, what, file];
  return JSON.parse((await runMeasured('taskset', parameters)).stdout);
}

interface Ingested extends Run {
  /** What the command says of itself: from the file's name to a folded index. */
  readonly loadSeconds: number;
}

async function ingest(file: string): Promise<Ingested> {
  const data = mkdtempSync(join(work, 'data-'));
  const parameters = [BINARY, 'ingest', file, '--data', data, '--json'];
  const run = await runMeasured(process.execPath, parameters);
  rmSync(data, { recursive: true });
  return { ...run, loadSeconds: JSON.parse(run.stdout).seconds };
}
