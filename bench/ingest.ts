/**
 * How fast archives become an index that answers, beside what no ingest can do without.
 *
 *     node bench/ingest.ts [ROUNDS]
 *
 * Ours is the real command on an empty data directory, wall time from the start of the process to its
 * exit, so with the start of Node and of the engine. The peers run alone on one core and without either
 * (`ingest-peer.ts`). Rounds of both alternate; the middle one of each is shown.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, printTable, type Run, runMeasured, sharedFile } from './support.ts';

const ROUNDS = Number(process.argv[2] ?? 3);
const COPIES = 3;
const BINARY = join(import.meta.dirname, '../bin/backlinks.mjs');
const PEER = join(import.meta.dirname, 'ingest-peer.ts');

const work = mkdtempSync(join(tmpdir(), 'bench-ingest-'));
try {
  const wat = sharedFile('data/wat/sites-visible.warc.wat.gz');
  const warc = await wrapSites();
  printTable([
    ['file', 'seconds', 'pages/s', 'peer, one core', 'peer seconds', 'ratio', 'goal'],
    await compare('WAT', wat, 'json', 'gunzip | JSON.parse'),
    await compare('WARC', warc, 'html', 'htmlparser2'),
  ]);
  console.log();
  printTable([
    ['file', 'peak RSS', `${COPIES} copies`, 'ratio', 'goal'],
    await memory('WAT', wat),
    await memory('WARC', warc),
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

async function compare(name: string, file: string, kind: string, peer: string): Promise<string[]> {
  const ours: number[] = [];
  const peers: number[] = [];
  let pages = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const answer = JSON.parse(
      (await runMeasured('taskset', ['-c', '0', process.execPath, PEER, kind, file])).stdout,
    );
    pages = answer.pages;
    peers.push(answer.seconds);
    ours.push((await ingest([file])).seconds);
  }
  const [own, other] = [median(ours), median(peers)];
  return [
    name,
    own.toFixed(2),
    (pages / own).toFixed(0),
    peer,
    other.toFixed(2),
    `${(other / own).toFixed(2)}×`,
    name === 'WAT' ? '≥ 0.5×, ≥ 1,500 pages/s' : '≥ 0.5×',
  ];
}

/** The same pages under other file names: the index stays as it is, so only the reading grows. */
async function memory(name: string, file: string): Promise<string[]> {
  const copies = Array.from({ length: COPIES }, (_, copy) => {
    const path = join(work, `${copy}-${name.toLowerCase()}.${name.toLowerCase()}.gz`);
    copyFileSync(file, path);
    return path;
  });
  const once = (await ingest([file])).peakBytes;
  const thrice = (await ingest(copies)).peakBytes;
  return [name, mb(once), mb(thrice), `${(thrice / once).toFixed(2)}×`, 'flat, < 1,500 MB'];
}

async function ingest(files: readonly string[]): Promise<Run> {
  const data = mkdtempSync(join(work, 'data-'));
  const run = await runMeasured(process.execPath, [
    BINARY,
    'ingest',
    ...files,
    '--data',
    data,
    '--json',
  ]);
  rmSync(data, { recursive: true });
  return run;
}

function mb(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
