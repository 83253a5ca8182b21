/** The crawler through the real binary: a crawl that is killed again and again, and what the command line says of it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backlinks, start, temporaryFolder } from '../support/command-line.ts';
import { linking, openTestWeb, type TestWeb } from '../support/test-web.ts';

const folder = temporaryFolder();
let web: TestWeb;
beforeAll(async () => {
  web = await openTestWeb();
});
afterAll(async () => {
  await web.close();
  folder.remove();
});

const HOSTS = 8;
const PAGES = 60;
const CONCURRENCY = 8;
const KILLS = 6;

/** Pages of a host form a tree: each leads to three more, and to the same page of the next host. */
function writeWeb(): void {
  for (let host = 0; host < HOSTS; host++)
    for (let page = 0; page < PAGES; page++) {
      const children = [1, 2, 3].map((n) => 3 * page + n).filter((child) => child < PAGES);
      const other = `http://h${(host + 1) % HOSTS}.test/${page}`;
      web.page(`h${host}.test/${page}`, linking(other, ...children.map((child) => `/${child}`)));
    }
}

const crawl = [
  'crawl',
  ...Array.from({ length: HOSTS }, (_, host) => `http://h${host}.test/0`),
  ...['--contact', 'operator@example.org', '--delay', '10', '--json'],
];

/** The program without its launcher, so that a kill ends it and nothing is left. */
function startProcess(words: readonly string[]): ChildProcess {
  const main = join(import.meta.dirname, '../../src/cli/main.ts');
  return spawn(process.execPath, [main, ...words], { stdio: 'ignore' });
}

describe('a crawl that is killed again and again', () => {
  it('visits every page, and none twice but those under way', async () => {
    writeWeb();
    const words = [
      ...[...crawl, '--host-resolver-rules', web.rules, '--crawl-sitemaps', 'off'],
      ...['--data', folder.path, '--crawl-concurrency', String(CONCURRENCY)],
    ];
    const pages = () => web.asked.filter(({ path }) => path !== '/robots.txt');
    for (let kill = 0; kill < KILLS; kill++) {
      const before = pages().length;
      const child = startProcess(words);
      // Some pages further, at a moment that nobody chose.
      while (pages().length < before + 25 + 7 * kill && child.exitCode === null)
        await setTimeout(5);
      child.kill('SIGKILL');
      await once(child, 'close');
    }
    const last = await start(words).ended;
    expect(last).toMatchObject({ code: 0 });

    const times = new Map<string, number>();
    for (const { host, path } of pages()) times.set(host + path, (times.get(host + path) ?? 0) + 1);
    expect(times.size).toBe(HOSTS * PAGES);
    expect(pages().length - times.size).toBeLessThanOrEqual(KILLS * CONCURRENCY);
    const { stdout } = await backlinks('stats', '--json', '--data', folder.path);
    expect(JSON.parse(stdout)).toMatchObject({
      pages: HOSTS * PAGES,
      backlinks_live: HOSTS * PAGES,
    });
  }, 300_000);
});
