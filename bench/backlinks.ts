/**
 * Questions to an index of 20 million backlinks, through the HTTP server, and the same on PostgreSQL.
 *
 *     node bench/backlinks.ts [--links 20e6] [--no-postgres] [--keep DIR]
 *
 * Links follow Zipf's law over a million targets (`backlinks/generate.ts`). Each question is asked about targets of
 * three sizes in domain mode, one at a time; targets of a class take turns, and all contestants take turns too. What
 * is told is the median. PostgreSQL has covering indexes made for just these questions and is asked directly, without
 * a server before it; "index" is ours asked that way.
 *
 * `--keep` uses DIR for the index and leaves it there, so that a second run need not generate it again.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ClickHouseClient } from '@clickhouse/client';
import { mergeBacklinks } from '../src/linkindex/merge-backlinks.ts';
import { openLinkIndex } from '../src/linkindex/open.ts';
import { generateBacklinks } from './backlinks/generate.ts';
import { type HttpServer, startHttp } from './backlinks/http.ts';
import { measureAll } from './backlinks/measure.ts';
import { openPostgresPeer, type PostgresPeer } from './backlinks/postgres.ts';
import { printTable } from './support.ts';

const { values: options } = parseArgs({
  options: {
    links: { type: 'string', default: '20e6' },
    'no-postgres': { type: 'boolean', default: false },
    keep: { type: 'string' },
  },
});
const links = Number(options.links);
const folder = options.keep ?? (await mkdtemp(join(tmpdir(), 'bench-backlinks-')));
const index = await openLinkIndex({ path: folder });
let server: HttpServer | undefined;
let peer: PostgresPeer | undefined;
try {
  await fill(index);
  server = await startHttp(index);
  if (!options['no-postgres']) peer = await openPostgresPeer(index);
  if (peer !== undefined)
    console.log(
      `PostgreSQL ${peer.version}: loaded and indexed in ${peer.loadSeconds.toFixed(0)} s, ` +
        `${(peer.bytes / links).toFixed(1)} bytes a link`,
    );
  printTable(await measureAll({ index, server, peer }, links));
} finally {
  await peer?.close();
  await server?.close();
  await index.close();
  if (options.keep === undefined) await rm(folder, { recursive: true, force: true });
}

/** Generates the links unless they are there, and merges them, as a rank run does when it has ended. */
async function fill(index: ClickHouseClient): Promise<void> {
  const started = performance.now();
  const there = await number(index, 'SELECT count() FROM backlinks');
  if (there === 0) await generateBacklinks(index, links);
  const generated = (performance.now() - started) / 1000;
  await mergeBacklinks(index);
  const parts = `FROM system.parts WHERE active AND database = currentDatabase() AND table = 'backlinks'`;
  const [rows, bytes, count] = [
    await number(index, `SELECT sum(rows) ${parts}`),
    await number(index, `SELECT sum(bytes_on_disk) ${parts}`),
    await number(index, `SELECT count() ${parts}`),
  ];
  console.log(
    `index: ${rows} rows in ${count} parts, ${(bytes / rows).toFixed(1)} bytes a link on disk (at most 100); ` +
      `generated in ${generated.toFixed(0)} s`,
  );
}

async function number(index: ClickHouseClient, query: string): Promise<number> {
  const result = await index.query({ query, format: 'JSONCompactEachRow' });
  const [row] = await result.json<[number]>();
  return Number(row?.[0]);
}
