/**
 * Checks of monitored backlinks a second, from the due row to the written verdict, beside GETs of the same pages alone.
 *
 *     node bench/checks.ts [checks] [hosts]
 *
 * Pages of 10 KB with 160 links to the site, on loopback, from a server in a process of its own; no pause between two
 * requests to a host. Evidence, visits in the link index, check history: all as the server does it.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent } from 'undici';
import { openApp } from '../src/app/app.ts';
import { runCommand } from '../src/app/commands.ts';
import { startChecks } from '../src/app/monitor/checks.ts';
import { openControlOf } from '../src/app/open-control.ts';
import type { Report } from '../src/app/progress.ts';
import { resolveConfig } from '../src/config/resolve.ts';
import { addBacklinks } from '../src/control/add-backlinks.ts';
import type { Control } from '../src/control/control.ts';
import { createKey } from '../src/control/keys.ts';
import { addSite } from '../src/control/sites.ts';
import { mapConcurrent } from '../src/pipeline/map-concurrent.ts';
import { printTable } from './support.ts';

const [checks = 10_000, hosts = 200] = process.argv.slice(2).map(Number);
const CONCURRENCY = 64;
const LOOK_MS = 100;

const server = fork(new URL('./fetch-server.ts', import.meta.url), ['http://site.test/']);
const [{ port }] = (await once(server, 'message')) as [AddressInfo];
const folder = await mkdtemp(join(tmpdir(), 'bench-checks-'));
try {
  const alone = await getAlone();
  const ours = await checkAll();
  printTable([
    ['', 'pages', 'seconds', 'a second', 'of GETs alone', 'resident at its end'],
    ['checks', ...figures(ours), `${(alone / ours).toFixed(2)}x`, megabytes()],
    ['GETs alone', ...figures(alone), '', ''],
  ]);
  console.log('goal: at least 100 checks a second');
} finally {
  server.disconnect();
  await rm(folder, { recursive: true });
}

function figures(seconds: number): string[] {
  return [checks.toLocaleString('en'), seconds.toFixed(1), (checks / seconds).toFixed(0)];
}

function megabytes(): string {
  return `${Math.round(process.memoryUsage.rss() / 1e6)} MB`;
}

async function getAlone(): Promise<number> {
  const agent = new Agent({ connections: CONCURRENCY });
  const start = performance.now();
  const gets = mapConcurrent(numbers(), CONCURRENCY, async (n) => {
    const origin = `http://127.0.0.1:${port}`;
    const { body } = await agent.request({ origin, path: `/${n}`, method: 'GET' });
    return (await body.arrayBuffer()).byteLength;
  });
  for await (const _ of gets);
  await agent.close();
  return (performance.now() - start) / 1000;
}

async function* numbers(): AsyncGenerator<number> {
  for (let n = 0; n < checks; n++) yield n;
}

async function checkAll(): Promise<number> {
  const config = resolveConfig({
    environment: {},
    flags: {
      ...{ data: folder, contact: 'bench@example.org', crawlDelayMs: '0' },
      ...{ hostResolverRules: `MAP * 127.0.0.1:${port}`, crawlConcurrency: String(CONCURRENCY) },
    },
  });
  const app = await openApp(config, 'serve', runCommand, () => undefined);
  const control = await openControlOf(config, () => undefined);
  await addAll(control);
  const start = performance.now();
  const report: Report = (event) => {
    if (event.kind === 'notice') console.error(event.text);
  };
  const running = startChecks(app, control, report, () => undefined);
  while ((await unchecked(control)) > 0) await new Promise((done) => setTimeout(done, LOOK_MS));
  const seconds = (performance.now() - start) / 1000;
  await running.close();
  await control.close();
  await app.close();
  return seconds;
}

async function addAll(control: Control): Promise<void> {
  const { accountId } = (await createKey(control)).key;
  const own = { title: 'Site', url: 'http://site.test/', host: 'site.test', domain: 'site.test' };
  const site = await addSite(control, accountId, own);
  const pages = Array.from({ length: checks }, (_, n) => {
    const fromHost = `h${n % hosts}.test`;
    return { fromUrl: `http://${fromHost}/${n}`, fromHost, fromDomain: fromHost };
  });
  await addBacklinks(control, site.id, pages, { source: 'list' });
}

async function unchecked(control: Control): Promise<number> {
  const { n } = await control.db
    .selectFrom('site_backlinks')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('state', '<>', 'live')
    .executeTakeFirstOrThrow();
  return n;
}
