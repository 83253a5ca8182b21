/**
 * How fast archives become an index that answers, beside what no ingest can do without.
 *
 *     node bench/ingest.ts [ROUNDS]
 *
 * Ours is the real command on an empty data directory, wall time from the start of the process to its
 * exit, so with the start of Node and of the engine. The peers run alone on one core and without either
 * (`ingest-peer.ts`). Rounds of both alternate; the middle one of each is shown.
 *
 * Several copies of a file under names of their own show what a longer archive costs: time without the
 * start, and whether memory grows. Their pages are the same, so the index does not grow with them.
 */
import { constants, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
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
    ['files', 'seconds', 'pages/s', 'peer, one core', 'peer seconds', 'ratio', 'peak RSS'],
    ...(await compare('wat', wat, 'gunzip | JSON.parse', [1, 3, 9])),
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

/** One row for each number of copies; only the first is repeated. */
async function compare(
  kind: 'wat' | 'warc',
  file: string,
  peerName: string,
  copies: readonly number[],
): Promise<string[][]> {
  const peers: PeerAnswer[] = [];
  const rows: string[][] = [];
  for (const count of copies) {
    const runs: Run[] = [];
    for (let round = 0; round < (count === 1 ? ROUNDS : 1); round++) {
      if (count === 1) peers.push(await peer(kind, file));
      runs.push(await ingest(Array.from({ length: count }, (_, copy) => copyOf(file, kind, copy))));
    }
    const seconds = median(runs.map((run) => run.seconds));
    const peerSeconds = count * median(peers.map((answer) => answer.seconds));
    rows.push([
      `${count} × ${kind}`,
      seconds.toFixed(2),
      ((count * (peers[0]?.pages ?? 0)) / seconds).toFixed(0),
      peerName,
      peerSeconds.toFixed(2),
      `${(peerSeconds / seconds).toFixed(2)}×`,
      `${(median(runs.map((run) => run.peakBytes)) / 1e6).toFixed(0)} MB`,
    ]);
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

function copyOf(file: string, kind: string, copy: number): string {
  const path = join(work, `copy-${copy}.${kind}.gz`);
  copyFileSync(file, path, constants.COPYFILE_FICLONE);
  return path;
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
