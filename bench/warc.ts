/**
 * Reading archives on one core: ours beside inflating the same file at once, and beside warcio.
 *
 *     node bench/warc.ts
 *
 * Every contestant reads the file from disk and goes through all records and all bytes of their blocks; HTTP
 * messages are not parsed. Rounds alternate; the best round of each counts. `gunzip, JSON.parse` is what an
 * ingest of WAT is measured against.
 */
import { createReadStream, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { WARCParser } from 'warcio';
import { readArchive } from '../src/warc/read-archive.ts';
import { printTable, sharedFile } from './support.ts';

const ROUNDS = 5;
const READ_BYTES = 1 << 20;

/** Reads a file and tells how many records it saw. */
type Reader = (path: string) => number | Promise<number>;

const READERS: Readonly<Record<string, Reader>> = {
  gunzip: (path) => (gunzip(path).length > 0 ? 1 : 0),
  'gunzip, JSON.parse': parseLines,
  ours: readOwn,
  warcio: readWarcio,
};

for (const file of ['wat/sites-visible.warc.wat.gz', 'pages/pages-visible.warc.gz']) {
  await compare(file, file.includes('.wat') ? READERS : withoutJson());
}

function withoutJson(): Readonly<Record<string, Reader>> {
  const { 'gunzip, JSON.parse': _, ...others } = READERS;
  return others;
}

async function compare(file: string, readers: Readonly<Record<string, Reader>>): Promise<void> {
  const path = sharedFile(`data/${file}`);
  const bytes = gunzip(path).length;
  const best = new Map<string, number>();
  const records = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, read] of Object.entries(readers)) {
      const start = performance.now();
      records.set(name, await read(path));
      best.set(
        name,
        Math.min(best.get(name) ?? Number.POSITIVE_INFINITY, performance.now() - start),
      );
    }
  }
  const inflate = best.get('gunzip') ?? Number.NaN;
  const rows = [...best].map(([name, milliseconds]) => [
    name,
    `${milliseconds.toFixed(0)} ms`,
    `${(bytes / 1e3 / milliseconds).toFixed(0)} MB/s`,
    `${(inflate / milliseconds).toFixed(2)}x`,
    `${records.get(name)}`,
  ]);
  console.log(`${file}: ${(bytes / 1e6).toFixed(1)} MB inflated`);
  printTable([['reader', 'time', 'speed', 'of gunzip', 'records'], ...rows]);
}

function gunzip(path: string): Buffer {
  return gunzipSync(readFileSync(path), { maxOutputLength: 2 ** 32 });
}

function parseLines(path: string): number {
  const plain = gunzip(path);
  let records = 0;
  for (let start = 0; start < plain.length; ) {
    const lineEnd = plain.indexOf(0x0a, start);
    const end = lineEnd < 0 ? plain.length : lineEnd;
    if (plain[start] === 0x7b) {
      JSON.parse(plain.toString('utf8', start, end));
      records++;
    }
    start = end + 1;
  }
  return records;
}

async function readOwn(path: string): Promise<number> {
  let records = 0;
  const source = createReadStream(path, { highWaterMark: READ_BYTES });
  for await (const _ of readArchive(source, { name: path })) records++;
  return records;
}

async function readWarcio(path: string): Promise<number> {
  let records = 0;
  const source = createReadStream(path, { highWaterMark: READ_BYTES });
  for await (const record of new WARCParser(source, { parseHttp: false })) {
    for await (const _ of record);
    records++;
  }
  return records;
}
