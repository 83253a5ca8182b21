/** A crawl that renders: links that scripts make are found, lost and shown, and the evidence gives the same index. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, openApp } from '../../src/app/app.ts';
import { runCommand } from '../../src/app/commands.ts';
import { crawlIndex } from '../../src/app/crawl/crawl-index.ts';
import type { CrawlRequest } from '../../src/app/crawl/crawl-request.ts';
import { ingestArchives } from '../../src/app/ingest/ingest.ts';
import { resolveConfig } from '../../src/config/resolve.ts';
import { indexRows, rowsOf } from '../linkindex/index-rows.ts';
import { NO_CHROMIUM } from '../support/chromium.ts';
import { linking, openTestWeb, type TestWeb } from '../support/test-web.ts';

const NEVER = new AbortController().signal;

let directory = '';
let app: App;
let web: TestWeb;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'rendered-'));
  web = await openTestWeb();
  await open('data');
});
afterEach(async () => {
  await app.close();
  await web.close();
  rmSync(directory, { recursive: true });
});

async function open(data: string, flags: Readonly<Record<string, string>> = {}): Promise<void> {
  const all = { ...flags, data: join(directory, data), renderTimeoutMs: '3000' };
  const config = resolveConfig({ environment: {}, flags: all });
  app = await openApp(config, 'crawl', runCommand, () => undefined);
}

const crawl = (request: Partial<CrawlRequest> = {}) =>
  crawlIndex(
    app,
    {
      seeds: ['http://a.test/'],
      scope: 'host',
      contact: 'operator@example.org',
      rounds: 1,
      delayMs: 0,
      revisitAfterSeconds: 0,
      hostResolverRules: web.rules,
      allowPrivateNetwork: false,
      render: true,
      ...request,
    },
    () => undefined,
    NEVER,
  );

/** A page whose script writes what `/data` of its host says. */
const APP = `<!doctype html><title>app</title><body><script>
  fetch('/data').then((r) => r.text()).then((html) => { document.body.innerHTML = html; });
</script>`;

/** State of the link to target.test, and its events. */
async function state(): Promise<string | undefined> {
  const rows = await rowsOf<{ state: string }>(
    app.index,
    `SELECT concat(if(live, 'live ', 'lost '), anchor, arrayStringConcat(arrayMap(r -> concat(' ', toString(r)), event_reason))) AS state
    FROM backlinks FINAL WHERE startsWith(target_key, 'test,target)')`,
  );
  return rows[0]?.state;
}

const ask = () =>
  runCommand(
    app,
    'query',
    {
      command: 'get-evidence',
      parameters: { url_from: 'http://a.test/', url_to: 'http://target.test/' },
      output: 'json',
    },
    () => undefined,
    NEVER,
  );

describe.skipIf(NO_CHROMIUM !== undefined)('a crawl that renders', () => {
  beforeEach(() => {
    web.page('a.test/', {
      headers: { etag: '"1"', link: '</>; rel="canonical"' },
      body: APP,
    });
    web.page('a.test/data', linking('http://target.test/', '/plain'));
    web.page('a.test/plain', linking('http://other.test/'));
  });

  it('finds what scripts make, once it is asked to, and loses what they make no more', async () => {
    expect(await crawl({ render: false })).toMatchObject({ pages: 1, rendered: 0 });
    expect(await state()).toBeUndefined();
    // The page is the same as before, and rendered now all the same.
    const first = await crawl();
    expect(first).toMatchObject({ pages: 2, rendered: 1, unrendered: {}, outcomes: { page: 2 } });
    expect(await state()).toMatch(/^live to http:\/\/target\.test\//);
    expect(await crawl()).toMatchObject({ rendered: 1, outcomes: { unchanged: 2 } });
    expect(JSON.stringify(await ask())).toContain('to http://target.test/</a>');

    web.page('a.test/data', linking('/plain'));
    expect(await crawl()).toMatchObject({ rendered: 1, outcomes: { page: 1, unchanged: 1 } });
    expect(await state()).toMatch(/^lost .* link_removed$/);
    expect(web.asked.some(({ headers }) => headers['if-none-match'] !== undefined)).toBe(false);

    const before = await indexRows(app.index);
    const evidence = join(directory, 'data', 'evidence');
    await app.close();
    await open('other');
    await ingestArchives(app, { archives: [evidence], again: false }, () => undefined, NEVER);
    expect(await indexRows(app.index)).toEqual(before);
  }, 120_000);

  it('takes a page that could not be rendered again for failed, not for empty', async () => {
    await crawl();
    web.page('a.test/', APP.replace('fetch', 'for (;;); fetch'));
    for (let round = 0; round < 2; round++)
      expect(await crawl()).toMatchObject({ unrendered: { timeout: 1 }, outcomes: { failed: 1 } });
    expect(await state()).toMatch(/^live to http:\/\/target\.test\/$/);
    await crawl();
    expect(await state()).toMatch(/^lost .* crawl_error$/);

    const before = await indexRows(app.index);
    const evidence = join(directory, 'data', 'evidence');
    await app.close();
    await open('other');
    await ingestArchives(app, { archives: [evidence], again: false }, () => undefined, NEVER);
    expect(await indexRows(app.index)).toEqual(before);
  }, 180_000);

  it('renders no page whose links would not count', async () => {
    web.page('a.test/', `<meta name=robots content=noindex>${APP}`);
    expect(await crawl()).toMatchObject({ pages: 1, rendered: 0 });
  });

  it('does not begin without a browser', async () => {
    await app.close();
    await open('data', { chromiumPath: join(directory, 'none') });
    await expect(crawl()).rejects.toThrow('--chromium-path');
    expect(web.asked).toEqual([]);
  });
});
