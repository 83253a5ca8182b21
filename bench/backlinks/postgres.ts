/**
 * The same rows and questions on PostgreSQL, given its best: a number instead of the target's key, an index that holds
 * the order for each list, one that holds every column the aggregates need, memory, and no lost links in any index.
 * It can answer in domain mode only; host and url mode would take the same indexes once more.
 */
import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClickHouseClient } from '@clickhouse/client';
import { Client } from 'pg';
import { EmbeddedPostgres } from '../../src/control/embedded-postgres.ts';

export interface PostgresPeer {
  readonly version: string;
  /** Tables with their indexes. */
  readonly bytes: number;
  readonly loadSeconds: number;
  /** Looks up the numbers of domains, before they are asked about. */
  prepare(domains: readonly string[]): Promise<void>;
  metrics(domain: string): Promise<unknown>;
  byRank(domain: string): Promise<unknown>;
  byDate(domain: string): Promise<unknown>;
  refdomains(domain: string): Promise<unknown>;
  close(): Promise<void>;
}

/** Starts a server in a folder of its own and fills it from the index. */
export async function openPostgresPeer(index: ClickHouseClient): Promise<PostgresPeer> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-postgres-'));
  await chmod(folder, 0o755); // the server runs as another user
  const server = await startTuned(join(folder, 'cluster'));
  const client = new Client({ ...server.address });
  await client.connect();
  await client.query(
    "SET work_mem = '256MB'; SET max_parallel_workers_per_gather = 2; SET jit = off",
  );
  const started = performance.now();
  await load(index, client, join(folder, 'rows'));
  const loadSeconds = (performance.now() - started) / 1000;

  const size = await client.query(
    `SELECT (pg_total_relation_size('links') + pg_total_relation_size('hosts'))::float8 AS bytes`,
  );
  const version = await client.query('SHOW server_version');
  const ids = new Map<string, string>();
  const ask = (name: string, text: string) => async (domain: string) =>
    (await client.query({ name, text, values: [ids.get(domain)] })).rows;
  return {
    version: version.rows[0].server_version,
    bytes: size.rows[0].bytes,
    loadSeconds,
    async prepare(domains) {
      for (const domain of domains) ids.set(domain, await domainId(index, domain));
    },
    metrics: ask('metrics', METRICS),
    byRank: ask('byRank', top('inlink_rank')),
    byDate: ask('byDate', top('first_seen')),
    refdomains: ask('refdomains', REFDOMAINS),
    async close() {
      await client.end();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Some settings take a restart. */
async function startTuned(directory: string): Promise<EmbeddedPostgres> {
  const first = await EmbeddedPostgres.open(directory, console.warn);
  const client = new Client({ ...first.address });
  await client.connect();
  for (const setting of SERVER_SETTINGS) await client.query(`ALTER SYSTEM SET ${setting}`);
  await client.end();
  await first.close();
  return EmbeddedPostgres.open(directory, console.warn);
}

const SERVER_SETTINGS = [
  "shared_buffers = '2GB'",
  "effective_cache_size = '8GB'",
  "maintenance_work_mem = '1GB'",
  "max_wal_size = '16GB'",
  "wal_level = 'minimal'",
  'max_wal_senders = 0',
  'random_page_cost = 1.1',
];

/** Rows travel through a named pipe: neither process holds them, and no file does. */
async function load(index: ClickHouseClient, client: Client, pipe: string): Promise<void> {
  execFileSync('mkfifo', ['-m', '666', pipe]);
  await chmod(pipe, 0o666);
  await client.query('BEGIN');
  await client.query(TABLE);
  const copying = client.query(`COPY links FROM '${pipe}'`);
  await Promise.all([index.command({ query: exportTo(pipe) }), copying]);
  await client.query('COMMIT');
  for (const indexed of INDEXES) await client.query(indexed);
  await client.query('VACUUM ANALYZE links');
}

async function domainId(index: ClickHouseClient, domain: string): Promise<string> {
  const result = await index.query({
    query: 'SELECT toString(reinterpretAsInt64(cityHash64({labels:String}))) AS id',
    query_params: { labels: domain.split('.').reverse().join(',') },
    format: 'JSONEachRow',
  });
  const [row] = await result.json<{ id: string }>();
  return row?.id ?? '';
}

const exportTo = (pipe: string) => `
  INSERT INTO FUNCTION file('${pipe}', 'TSV')
  SELECT
    reinterpretAsInt64(cityHash64(substring(target_key, 1, target_domain_length))),
    target_key, target_https, source_key, source_https, toInt8(link_type), live, first_seen, last_visited,
    anchor, title, flags, image_source, reinterpretAsInt64(source_host_id),
    replaceOne(IPv6NumToString(source_ip), '::ffff:', ''), inlink_rank, domain_inlink_rank
  FROM backlinks FINAL`;

const TABLE = `
  CREATE TABLE links (
    target_domain bigint, target_key text COLLATE "C", target_https bool, source_key text COLLATE "C",
    source_https bool, link_type smallint, live bool, first_seen timestamp, last_visited timestamp, anchor text,
    title text, flags smallint, image_source text, host_id bigint, ip inet, inlink_rank smallint,
    domain_inlink_rank smallint)`;

const INDEXES = [
  'CREATE INDEX ON links (target_domain, inlink_rank DESC) WHERE live',
  'CREATE INDEX ON links (target_domain, first_seen DESC) WHERE live',
  `CREATE INDEX ON links (target_domain)
     INCLUDE (host_id, ip, flags, first_seen, domain_inlink_rank) WHERE live`,
  `CREATE TABLE hosts AS
     SELECT host_id, min(split_part(source_key, ')', 1)) AS host FROM links GROUP BY host_id`,
  'ALTER TABLE hosts ADD PRIMARY KEY (host_id)',
  'VACUUM ANALYZE hosts',
];

/** Links are grouped first: counting distinct values of 10⁵ groups is far cheaper than of 10⁶ rows. */
const METRICS = `
  WITH groups AS MATERIALIZED (
    SELECT host_id, ip, count(*) AS n, count(*) FILTER (WHERE flags & 1 <> 0) AS nofollow,
      count(*) FILTER (WHERE flags & 16 <> 0) AS edu, count(*) FILTER (WHERE flags & 32 <> 0) AS gov
    FROM links WHERE target_domain = $1 AND live GROUP BY host_id, ip)
  SELECT sum(n) AS backlinks,
    (SELECT count(*) FROM (SELECT DISTINCT host_id FROM groups) AS h) AS refdomains,
    (SELECT count(*) FROM (SELECT DISTINCT ip FROM groups WHERE ip <> '::') AS i) AS ips,
    (SELECT count(*) FROM (SELECT DISTINCT set_masklen(ip, 24)::cidr FROM groups WHERE ip <> '::') AS s) AS subnets,
    sum(nofollow) AS nofollow, sum(edu) AS edu, sum(gov) AS gov
  FROM groups`;

const top = (order: string) => `
  SELECT source_key, source_https, target_key, target_https, title, anchor, flags, image_source,
    inlink_rank, domain_inlink_rank, first_seen, last_visited
  FROM links WHERE target_domain = $1 AND live
  ORDER BY ${order} DESC, target_key, target_https, source_key, source_https, link_type LIMIT 100`;

const REFDOMAINS = `
  SELECT host, answer.* FROM (
    SELECT host_id, count(*) AS backlinks, count(*) FILTER (WHERE flags & 1 = 0) AS dofollow,
      min(first_seen) AS first_seen, max(domain_inlink_rank) AS rank
    FROM links WHERE target_domain = $1 AND live
    GROUP BY host_id ORDER BY first_seen DESC, host_id LIMIT 100) AS answer
  JOIN hosts USING (host_id) ORDER BY first_seen DESC, host_id`;
