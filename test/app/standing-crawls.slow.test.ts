import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type App, openApp } from '../../src/app/app.ts';
import { runCommand } from '../../src/app/commands.ts';
import { crawlIndex } from '../../src/app/crawl/crawl-index.ts';
import { startStandingCrawls } from '../../src/app/crawl/standing-crawls.ts';
import { resolveConfig } from '../../src/config/resolve.ts';
import type { Control } from '../../src/control/control.ts';
import { addCrawl, listCrawls, removeCrawl } from '../../src/control/crawls.ts';
import { openTestControl } from '../support/control.ts';
import { linking, openTestWeb, type TestWeb } from '../support/test-web.ts';

let directory = '';
let app: App;
let control: Control;
let web: TestWeb;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'standing-'));
  web = await openTestWeb();
  control = await openTestControl();
  app = await openWith({ contact: 'operator@example.org' });
});
afterEach(async () => {
  await app.close();
  await control.close();
  await web.close();
  rmSync(directory, { recursive: true });
});

function openWith(flags: Readonly<Record<string, string>>): Promise<App> {
  const all = { ...flags, data: join(directory, 'data'), hostResolverRules: web.rules };
  return openApp(
    resolveConfig({ environment: {}, flags: all }),
    'serve',
    runCommand,
    () => undefined,
  );
}

const crawl = (...seeds: string[]) => ({
  seeds,
  scope: 'host',
  maxDepth: undefined,
  delayMs: 0,
});

const QUICK = { restMs: 10, lookMs: 10 };

const pages = () =>
  web.asked.filter(({ path }) => !/robots|sitemap/.test(path)).map(({ host, path }) => host + path);

describe('standing crawls', () => {
  it('visit what is due, also of crawls that are added later, and count it', async () => {
    web.page('a.test/', linking('/1'));
    const first = await addCrawl(control, crawl('http://a.test/'));
    const crawls = startStandingCrawls(app, control, () => undefined, QUICK);
    await vi.waitFor(() => expect(pages()).toEqual(['a.test/', 'a.test/1']), 15_000);
    const second = await addCrawl(control, crawl('http://b.test/'));
    await vi.waitFor(() => expect(pages()).toContain('b.test/'), 15_000);
    await vi.waitFor(
      async () => expect((await listCrawls(control)).map(({ visits }) => visits)).toEqual([2, 1]),
      15_000,
    );
    await removeCrawl(control, first.id);
    await crawls.close();
    expect((await listCrawls(control)).map(({ id, seeds }) => [id, seeds])).toEqual([
      [second.id, ['http://b.test/']],
    ]);
    expect(pages()).toHaveLength(3);
  });

  it('let a crawl by hand wait for its turn, so that a host is asked by one at a time', async () => {
    web.page('a.test/', linking('/1', '/2', '/3'));
    await addCrawl(control, { ...crawl('http://a.test/'), delayMs: 40 });
    const crawls = startStandingCrawls(app, control, () => undefined, QUICK);
    await vi.waitFor(() => expect(web.asked.length).toBeGreaterThan(0), 15_000);
    const told: string[] = [];
    await crawlIndex(
      app,
      {
        ...{ seeds: ['http://a.test/4'], scope: 'host', rounds: 1, delayMs: 40 },
        ...{
          contact: 'me@example.org',
          hostResolverRules: web.rules,
          allowPrivateNetwork: false,
          render: false,
        },
      },
      (event) => {
        if (event.kind === 'notice') told.push(event.text);
      },
      new AbortController().signal,
    );
    await crawls.close();
    expect(told).toEqual(['waiting for the crawl that is under way']);
    web.asked.slice(1).forEach(({ at }, before) => {
      expect(at - (web.asked[before]?.endedAt ?? 0)).toBeGreaterThanOrEqual(38);
    });
  });

  it('say what goes wrong once, and go on', async () => {
    await addCrawl(control, { ...crawl(), seeds: ['ftp://broken/'] });
    await addCrawl(control, crawl('http://a.test/'));
    const told: string[] = [];
    const report = (event: { kind: string; text?: string }) => void told.push(event.text ?? '');
    const crawls = startStandingCrawls(app, control, report, QUICK);
    await vi.waitFor(() => expect(pages()).toContain('a.test/'), 15_000);
    await vi.waitFor(() => expect(told).toHaveLength(1), 15_000);
    await crawls.close();
    expect(told[0]).toMatch(/^crawl \d+: ftp:\/\/broken\/ is no http\(s\) URL/);
  });

  it('wait for a contact', async () => {
    await app.close();
    app = await openWith({});
    await addCrawl(control, crawl('http://a.test/'));
    const told: string[] = [];
    const report = (event: { kind: string; text?: string }) => void told.push(event.text ?? '');
    const crawls = startStandingCrawls(app, control, report, QUICK);
    await vi.waitFor(() => expect(told.join()).toMatch(/--contact/), 15_000);
    await crawls.close();
    expect(web.asked).toEqual([]);
  });

  it('are removed once', async () => {
    await expect(removeCrawl(control, 7)).rejects.toMatchObject({ code: 'CRAWL_UNKNOWN' });
  });
});
