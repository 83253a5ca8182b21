/**
 * What an operator's limits and a client's patience do, over real HTTP, in both families: targets that are too large,
 * more questions than may wait, clients that hang up.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createKey, keyById } from '../../src/control/keys.ts';
import { API_ERRORS } from '../../src/http/api-error.ts';
import { DATA_API } from '../../src/http/data-api.ts';
import { INDEX_API } from '../../src/http/index-api.ts';
import { type Listening, listen } from '../../src/http/listen.ts';
import type { ServerParts } from '../../src/http/parts.ts';
import { openTestServer, type TestServer } from '../support/api-server.ts';
import { insertBacklinks } from '../support/backlink-rows.ts';

let server: TestServer;
const listening: Listening[] = [];
beforeAll(async () => {
  server = await openTestServer();
  const links = Array.from({ length: 30 }, (_, at) => ({
    from: `https://host${at}.test/`,
    to: 'https://thirty.example/',
  }));
  await insertBacklinks(server.index, links);
  await server.index.command({
    query: `INSERT INTO backlinks (target_key, target_https, source_key, source_https, live)
      SELECT 'test,many)/', true, concat('test,', toString(number), ')/'), true, true
      FROM numbers(500000)`,
  });
});
afterAll(async () => {
  for (const one of listening) await one.close();
  await server.close();
});

/** The same index at a speed at which the links of many.test take 100 seconds: longer than any test is patient. */
function slowed(index: ClickHouseClient): ClickHouseClient {
  const slow: ClickHouseClient = Object.create(index);
  slow.query = (asked) =>
    index.query({
      ...asked,
      clickhouse_settings: {
        ...asked.clickhouse_settings,
        max_execution_speed: '5000',
        timeout_before_checking_execution_speed: 0,
        // Between blocks it sleeps, and hears of nothing.
        max_block_size: '256',
      },
    });
  return slow;
}

async function serve(options: Partial<ServerParts>): Promise<string> {
  const one = await listen(await server.build(options), { host: '127.0.0.1', port: 0 });
  listening.push(one);
  return one.address;
}

interface Asked {
  readonly query: string;
  readonly body?: object;
  readonly key?: string;
  readonly signal?: AbortSignal;
}

/** At any path of either family; the key in the query is known to both. */
async function ask(address: string, path: string, { query, body, ...rest }: Asked) {
  const { key = server.key, signal } = rest;
  const answer = await fetch(`${address}${path}?apikey=${key}&task_id=0&${query}`, {
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    ...(signal !== undefined && { signal }),
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

/** All but what is about one backlink and not about a target. */
const PATHS = [INDEX_API, DATA_API]
  .flatMap(({ prefix, routes }) => routes.map(({ path }) => `${prefix}/${path}`))
  .filter((path) => !path.endsWith('get-evidence'));

/** Answers from a few rows, however many links a target has, or about no target at all. */
const READS_FEW = /rank$|authority(?:\/page|\/domain)?(?:\/history)?$|subscription|status$/;
const BATCHES = PATHS.filter((path) => /metrics$|summary$|\/count$/.test(path)).filter(
  (path) => !path.includes('history'),
);

describe('a target with more links than the operator allows', () => {
  let address = '';
  beforeAll(async () => {
    address = await serve({ maxTargetBacklinks: 29 });
  });
  const huge = { status: API_ERRORS.huge.status, message: API_ERRORS.huge.message };

  it.each(PATHS.filter((path) => !READS_FEW.test(path)))(
    'is refused by %s, for nothing',
    async (path) => {
      const { text: key, key: made } = await createKey(server.control, { units: 100_000 });
      const query = 'target=thirty.example';
      const answer = await ask(address, path, { query, key });
      expect({ status: answer.status, message: JSON.parse(answer.text).error.message }).toEqual(
        huge,
      );
      const body = { target: 'thirty.example' };
      const posted = await ask(address, path, { query: '', body, key });
      expect(posted.status).toBe(isGetOnly(path) ? 405 : 244);
      const xml = await ask(address, path, { query: `${query}&output=xml`, key });
      expect([xml.status, xml.text]).toEqual([244, expect.stringContaining('<code>244</code>')]);
      expect((await keyById(server.control, made.id)).unitsUsed).toBe(0);
      expect((await ask(address, path, { query: 'target=unseen.test', key })).status).toBe(200);
    },
  );

  it.each(BATCHES)('is refused by %s wherever it stands in a batch', async (path) => {
    for (const target of [
      ['thirty.example', 'unseen.test'],
      ['unseen.test', 'a.test', 'thirty.example'],
    ]) {
      const query = target.map((one) => `target=${one}`).join('&');
      expect((await ask(address, path, { query })).status).toBe(244);
      expect((await ask(address, path, { query: '', body: { target } })).status).toBe(244);
    }
  });

  it.each(PATHS.filter((path) => READS_FEW.test(path)))('is no matter to %s', async (path) => {
    expect((await ask(address, path, { query: 'target=thirty.example' })).status).toBe(200);
  });
});

const isGetOnly = (path: string): boolean => path.includes('raw');

/** Paths whose answer about a large target takes long. */
const SLOW = ['/backlinks/v1.0/get-refdomains', '/v1/backlinks/refdomains'] as const;
const MANY = 'target=many.test&limit=10000';

const gauge = async (address: string, name: string): Promise<number> => {
  const text = await (await fetch(`${address}/metrics`)).text();
  return Number(new RegExp(`^backlinks_queries_${name} (\\d+)$`, 'm').exec(text)?.[1]);
};

/** Statements about backlinks that the engine is working on. */
async function statements(): Promise<number> {
  const result = await server.index.query({
    query: `SELECT count() AS running FROM system.processes
      WHERE query LIKE '%FROM backlinks%' AND query NOT LIKE '%system.processes%'`,
    format: 'JSONEachRow',
  });
  const [found] = await result.json<{ running: number }>();
  return found?.running ?? Number.NaN;
}

const patient = { timeout: 30_000, interval: 20 };

describe.each(SLOW)('%s', { timeout: 90_000 }, (path) => {
  it('is refused with 503 while too many wait, and answered again afterwards', async () => {
    const address = await serve({
      index: slowed(server.index),
      maxRunningQueries: 1,
      maxWaitingQueries: 1,
    });
    const leave = new AbortController();
    const slow = [0, 1].map(() => ask(address, path, { query: MANY, signal: leave.signal }));
    for (const one of slow) one.catch(() => undefined);
    await vi.waitFor(async () => expect(await gauge(address, 'waiting')).toBe(1), patient);
    const refused = await ask(address, path, { query: 'target=thirty.example' });
    expect([refused.status, JSON.parse(refused.text).error.message]).toEqual([
      503,
      API_ERRORS.busy.message,
    ]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    // What takes no place in the queue is answered meanwhile.
    expect((await fetch(`${address}/v1/account/subscription?apikey=${server.key}`)).status).toBe(
      200,
    );
    leave.abort();
    await vi.waitFor(async () => {
      expect((await ask(address, path, { query: 'target=thirty.example' })).status).toBe(200);
    }, patient);
    expect([await gauge(address, 'running'), await gauge(address, 'waiting')]).toEqual([0, 0]);
  });

  it('stops in the engine when its client hangs up, and costs nothing', async () => {
    const address = await serve({ index: slowed(server.index) });
    const { text: key, key: made } = await createKey(server.control);
    await vi.waitFor(async () => expect(await statements()).toBe(0), patient);
    const leave = new AbortController();
    const asked = ask(address, path, { query: MANY, key, signal: leave.signal });
    const hungUp = expect(asked).rejects.toThrow();
    await vi.waitFor(async () => expect(await statements()).toBe(1), patient);
    leave.abort();
    await hungUp;
    await vi.waitFor(async () => expect(await statements()).toBe(0), patient);
    await vi.waitFor(async () => expect(await gauge(address, 'running')).toBe(0), patient);
    expect((await keyById(server.control, made.id)).unitsUsed).toBe(0);
    expect(server.lines.join('')).not.toContain('unexpected error');
  });

  it('leaves its place among those that wait when its client hangs up', async () => {
    const address = await serve({
      index: slowed(server.index),
      maxRunningQueries: 1,
      maxWaitingQueries: 5,
    });
    const first = new AbortController();
    const others = new AbortController();
    const all = [first, others, others].map(({ signal }) =>
      ask(address, path, { query: MANY, signal }).catch(() => undefined),
    );
    await vi.waitFor(async () => expect(await gauge(address, 'waiting')).toBe(2), patient);
    others.abort();
    await vi.waitFor(async () => expect(await gauge(address, 'waiting')).toBe(0), patient);
    first.abort();
    await Promise.all(all);
    await vi.waitFor(async () => expect(await gauge(address, 'running')).toBe(0), patient);
  });
});
