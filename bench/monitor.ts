/**
 * The monitor's API on a site with a million backlinks: parts of its list, its totals, and an import of a hundred thousand.
 *
 *     node bench/monitor.ts [--links 1e6] [--import 1e5]
 *
 * Everything goes through the server on a loopback port, key check, disavow list and domain ranks included. Beside each part
 * stands the bare statement, asked of the same PostgreSQL through its driver: the rows by their ids, and the same by OFFSET. A
 * jump goes to a part that nobody read before, from a server that knows no place of the list; a reader comes from the part
 * before. Rounds take turns; what is told is the median, and for an import the time of one.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ClickHouseClient } from '@clickhouse/client';
import { sql } from 'kysely';
import { Pool } from 'undici';
import { BacklinkPlaces } from '../src/control/backlink-places.ts';
import { type Control, openControl } from '../src/control/control.ts';
import { createKey } from '../src/control/keys.ts';
import { addSite } from '../src/control/sites.ts';
import { buildServer } from '../src/http/server.ts';
import { openLinkIndex } from '../src/linkindex/open.ts';
import { median, printTable } from './support.ts';

const { values: options } = parseArgs({
  options: {
    links: { type: 'string', default: '1e6' },
    import: { type: 'string', default: '1e5' },
  },
});
const links = Number(options.links);
const imported = Number(options.import);
const PART = 1000;
const ROUNDS = 30;
/** Registrable domains that the pages lie on. */
const DOMAINS = 100_000;

const folder = await mkdtemp(join(tmpdir(), 'bench-monitor-'));
const index = await openLinkIndex({ path: join(folder, 'index') });
const control = await openControl({ directory: join(folder, 'control') });
try {
  const { text: key, key: owner } = await createKey(control, { rate: 1_000_000 });
  const place = { title: 'Big', url: 'https://big.example/', host: 'big.example' };
  const site = await addSite(control, owner.accountId, { ...place, domain: 'big.example' });
  await fill(site.id);
  await rankDomains(index);
  await compareLists(site.id, key);
  await timeTheRest(site.id, key);
} finally {
  await control.close();
  await index.close();
  await rm(folder, { recursive: true, force: true });
}

/** Rows as checks fill them, straight into the table; a few are disavowed. */
async function fill(siteId: number): Promise<void> {
  const { db } = control;
  await sql`
    INSERT INTO referring_domains (domain) SELECT 'd' || n || '.test' FROM generate_series(1, ${DOMAINS}::int) AS n`.execute(
    db,
  );
  await sql`
    INSERT INTO site_backlinks (site_id, domain_id, from_url, from_host, source, state, checked_at, http_status, is_redirect,
      is_found, is_nofollow, is_sponsored, is_ugc, is_image, is_meta_blocked, is_robots_blocked, anchor, title, to_url, links,
      external_links, ip, country, next_check_at)
    SELECT ${siteId}::int, d.id, 'https://www.' || d.domain || '/articles/2026/page-' || n || '.html', 'www.' || d.domain, 'list', 'live',
      now(), 200, false, true, n % 3 = 0, false, false, n % 7 = 0, false, false, 'anchor ' || n % 5000,
      'A title of usual length of page ' || n, 'https://big.example/products/' || n % 900, 1, 40, '192.0.' || n % 250 || '.' || n % 199,
      'USA', now() + interval '1 day'
    FROM generate_series(1, ${links}::int) AS n
    JOIN referring_domains AS d ON d.domain = 'd' || 1 + n % ${DOMAINS}::int || '.test'
    ORDER BY n`.execute(db);
  await sql`
    INSERT INTO disavowed (site_id, type, subject, domain)
    SELECT ${siteId}::int, 'domain', 'd' || n || '.test', 'd' || n || '.test' FROM generate_series(1, 5000) AS n`.execute(
    db,
  );
  // As it comes by itself some minutes after a load.
  await sql`VACUUM ANALYZE site_backlinks, referring_domains, disavowed`.execute(db);
}

async function rankDomains(of: ClickHouseClient): Promise<void> {
  await of.command({
    query: `INSERT INTO domain_ranks (domain_key, domain_inlink_rank)
      SELECT concat('test,d', toString(number + 1)), number % 100 FROM numbers(${DOMAINS})`,
  });
}

/** Asks as a client does, of a server whose control database knows no places. */
async function serve(key: string) {
  const fresh: Control = { ...control, backlinkPlaces: new BacklinkPlaces() };
  const server = await buildServer({ index, control: fresh, logLevel: 'silent' });
  const pool = new Pool(await server.listen({ host: '127.0.0.1', port: 0 }), { connections: 1 });
  return {
    async ask(path: string, body?: string): Promise<string> {
      const headers = { authorization: `Token ${key}` };
      const sent =
        body === undefined ? { method: 'GET' as const } : { method: 'POST' as const, body };
      const answer = await pool.request({ path, headers, ...sent });
      const text = await answer.body.text();
      if (answer.statusCode !== 200) throw new Error(`${path}: ${text}`);
      return text;
    },
    forget: () => Object.assign(fresh, { backlinkPlaces: new BacklinkPlaces() }),
    async close(): Promise<void> {
      await pool.close();
      await server.close();
    },
  };
}

async function compareLists(siteId: number, key: string): Promise<void> {
  const server = await serve(key);
  const rows = [['offset', 'page after page', 'a jump', 'rows by id', 'rows by OFFSET']];
  const offsets = { first: 0, middle: links / 2, last: links - (ROUNDS + 2) * PART };
  for (const [name, start] of Object.entries(offsets)) {
    const times: Record<'read' | 'jump' | 'byId' | 'byOffset', number[]> = {
      ...{ read: [], jump: [], byId: [], byOffset: [] },
    };
    for (let round = 0; round < ROUNDS; round++) {
      const offset = start === 0 ? 0 : start + round * PART;
      const path = (at: number) => `/backlinks/${siteId}?limit=${PART}&offset=${at}`;
      const firstId = await idAt(siteId, offset);
      server.forget();
      times.jump.push(await ms(() => server.ask(path(offset))));
      if (offset > 0) await server.ask(path(offset - PART));
      times.read.push(await ms(() => server.ask(path(offset))));
      times.byId.push(await ms(() => bareRows(siteId, firstId, 0)));
      times.byOffset.push(await ms(() => bareRows(siteId, 0, offset)));
    }
    const shown = Object.values({ ...times }).map((one) => `${median(one).toFixed(1)} ms`);
    const [read = '', jump = '', ...bare] = shown;
    rows.push([`${name}, ${start}`, read, jump, ...bare]);
  }
  await server.close();
  printTable(rows);
}

async function idAt(siteId: number, offset: number): Promise<number> {
  const { rows } = await sql<{ readonly id: number }>`
    SELECT id FROM site_backlinks WHERE site_id = ${siteId} ORDER BY id LIMIT 1 OFFSET ${offset}`.execute(
    control.db,
  );
  return rows[0]?.id ?? 0;
}

async function bareRows(siteId: number, firstId: number, offset: number): Promise<void> {
  await control.pool.query(
    'SELECT * FROM site_backlinks WHERE site_id = $1 AND id >= $2 ORDER BY id LIMIT $3 OFFSET $4',
    [siteId, firstId, PART, offset],
  );
}

async function timeTheRest(siteId: number, key: string): Promise<void> {
  const server = await serve(key);
  const list = Array.from({ length: imported }, (_, i) =>
    i % 5 === 0
      ? `https://www.d${1 + ((i + 1) % DOMAINS)}.test/articles/2026/page-${i + 1}.html`
      : `https://blog.n${i % 30_000}.test/posts/2026/11/a-post-with-a-usual-name-${i}.html`,
  );
  const body = JSON.stringify({ list, price: 1, currency: 'USD', charge_period: 'year' });
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 20);
  const before = process.memoryUsage.rss();
  const answers: string[] = [];
  const send = async () => answers.push(await server.ask(`/backlinks/${siteId}/list`, body));
  const [first, again] = [await ms(send), await ms(send)];
  clearInterval(timer);
  const stats: number[] = [];
  for (let round = 0; round < 3; round++)
    stats.push(await ms(() => server.ask(`/backlinks/${siteId}/stat`)));
  await server.close();
  console.log(
    `import of ${imported} links, ${(body.length / 1e6).toFixed(1)} MB: ${(first / 1000).toFixed(1)} s ${answers[0]}; ` +
      `the same again: ${(again / 1000).toFixed(1)} s ${answers[1]}; ` +
      `resident set ${(before / 2 ** 20).toFixed(0)} MiB before, ${(peak / 2 ** 20).toFixed(0)} MiB at its peak`,
  );
  console.log(`stat: ${median(stats).toFixed(0)} ms`);
}

async function ms(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}
