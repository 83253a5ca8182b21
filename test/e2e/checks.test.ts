/** Checks of monitored backlinks by the real server, which is killed again and again. */
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openControl } from '../../src/control/control.ts';
import {
  backlinks,
  killTree,
  printed,
  type Running,
  start,
  temporaryFolder,
} from '../support/command-line.ts';
import { linking, openTestWeb, type TestWeb } from '../support/test-web.ts';

const folder = temporaryFolder();
const data = join(folder.path, 'data');
let web: TestWeb;
let key = '';
beforeAll(async () => {
  web = await openTestWeb();
  const made = await backlinks('keys', 'create', '--data', data, '--json');
  key = JSON.parse(made.stdout).key;
});
afterAll(async () => {
  await web.close();
  folder.remove();
});

const HOSTS = 8;
const PAGES = 40;
const CONCURRENCY = 8;
const KILLS = 3;

async function startServer(): Promise<Running & { readonly address: string }> {
  const server = start([
    ...['serve', '--data', data, '--port', '0', '--sample', 'off'],
    ...['--contact', 'operator@example.org', '--host-resolver-rules', web.rules],
    ...['--crawl-delay-ms', '20', '--crawl-concurrency', String(CONCURRENCY)],
  ]);
  const words = await printed(server, /serves \S+\n/);
  return { ...server, address: /serves (\S+)/.exec(words)?.[1] ?? '' };
}

async function post(address: string, path: string, body: object): Promise<unknown> {
  const answer = await fetch(`${address}${path}`, {
    method: 'POST',
    headers: { authorization: `Token ${key}` },
    body: JSON.stringify(body),
  });
  return answer.json();
}

const asked = () => web.asked.filter(({ path }) => path !== '/robots.txt');

describe('checks of a server that is killed', () => {
  it('are made of every backlink, written once, and repeated only where one was under way', async () => {
    const urls = Array.from({ length: HOSTS * PAGES }, (_, n) => `h${n % HOSTS}.test/${n}`);
    for (const url of urls) web.page(url, linking('http://site.test/'));
    let server = await startServer();
    const site = { url: 'http://site.test', title: 'Site' };
    expect(await post(server.address, '/sites', site)).toEqual({ site_id: 1 });
    const list = urls.map((url) => `http://${url}`);
    expect(await post(server.address, '/backlinks/1/list', { list })).toEqual({
      ...{ added: urls.length, duplicates: 0, total: urls.length },
    });
    for (let kill = 0; kill < KILLS; kill++) {
      const before = asked().length;
      // Some checks further, at a moment that nobody chose.
      while (asked().length < Math.min(before + 40 + 17 * kill, urls.length)) await setTimeout(5);
      killTree(server);
      await server.ended;
      server = await startServer();
    }
    const control = await openControl({ directory: join(data, 'control') });
    try {
      const rows = () =>
        control.db.selectFrom('site_backlinks').select(['id', 'state', 'failures']).execute();
      while ((await rows()).some(({ state }) => state === 'unchecked')) await setTimeout(50);
      expect(new Set((await rows()).map(({ state }) => state))).toEqual(new Set(['live']));
      const checks = await control.db.selectFrom('backlink_checks').select('backlink_id').execute();
      expect(checks).toHaveLength(urls.length);
      expect(new Set(checks.map(({ backlink_id }) => backlink_id)).size).toBe(urls.length);
    } finally {
      await control.close();
    }
    server.child.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
    // What was fetched and not written is asked for again: at most what a batch holds, a second of it.
    expect(new Set(asked().map(({ host, path }) => host + path)).size).toBe(urls.length);
  }, 300_000);
});
