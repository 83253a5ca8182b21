/** Crawls of a small web that changes between rounds: what is new and lost by then, and what is asked of its hosts. */
import { createReadStream, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WARCParser } from 'warcio';
import { type App, openApp } from '../../src/app/app.ts';
import { runCommand } from '../../src/app/commands.ts';
import { crawlIndex } from '../../src/app/crawl/crawl-index.ts';
import type { CrawlRequest } from '../../src/app/crawl/crawl-request.ts';
import { hostReport } from '../../src/app/crawl/host-report.ts';
import { ingestArchives } from '../../src/app/ingest/ingest.ts';
import type { Report } from '../../src/app/progress.ts';
import { resolveConfig } from '../../src/config/resolve.ts';
import { keepHosts } from '../../src/linkindex/crawl-hosts.ts';
import { indexRows, rowsOf } from '../linkindex/index-rows.ts';
import { linking, openTestWeb, type TestWeb } from '../support/test-web.ts';

const NEVER = new AbortController().signal;

let directory = '';
let app: App;
let web: TestWeb;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'crawl-'));
  web = await openTestWeb();
  await open();
});
afterEach(async () => {
  await app.close();
  await web.close();
  rmSync(directory, { recursive: true });
});

async function open(flags: Readonly<Record<string, string>> = {}, data = 'data'): Promise<void> {
  const config = resolveConfig({
    environment: {},
    flags: { ...flags, data: join(directory, data) },
  });
  app = await openApp(config, 'crawl', runCommand, () => undefined);
}

const crawl = (
  seeds: readonly string[],
  request: Partial<CrawlRequest> = {},
  signal = NEVER,
  report: Report = () => undefined,
) =>
  crawlIndex(
    app,
    {
      seeds: seeds.map((seed) => `http://${seed}`),
      scope: 'host',
      contact: 'operator@example.org',
      rounds: 1,
      delayMs: 0,
      hostResolverRules: web.rules,
      allowPrivateNetwork: false,
      render: false,
      ...request,
    },
    report,
    signal,
  );

/** What became of the backlinks of target.test: referring page → live or lost, and its events after the first. */
async function histories(): Promise<Record<string, string>> {
  const rows = await rowsOf<{ page: string; state: string }>(
    app.index,
    `SELECT concat(arrayStringConcat(arrayReverse(splitByChar(',', substringIndex(source_key, ')', 1))), '.'),
        substring(source_key, position(source_key, ')') + 1)) AS page,
      concat(if(live, 'live', 'lost'), arrayStringConcat(arrayMap(r -> concat(' ', toString(r)), event_reason))) AS state
    FROM backlinks FINAL WHERE startsWith(target_key, 'test,target)') ORDER BY page, link_type`,
  );
  return Object.fromEntries(rows.map(({ page, state }) => [page, state]));
}

/** New or lost backlinks of target.test as the API tells them: referring page → reason. */
async function toldByTheApi(new_lost_type: 'new' | 'lost'): Promise<Record<string, string>> {
  const parameters = { target: 'target.test', new_lost_type };
  const question = { command: 'get-new-lost-backlinks', parameters, output: 'json' };
  const answer = await runCommand(app, 'query', question, () => undefined, NEVER);
  const { new_lost_backlinks: rows } = JSON.parse(String(answer));
  return Object.fromEntries(
    rows.map((row: { url_from: string; reason_lost: string }) => [
      row.url_from.replace('http://', ''),
      row.reason_lost,
    ]),
  );
}

/** Types of records and the statuses in them, as a reader that is not ours finds them; each is read to its end. */
async function recordsIn(folder: string): Promise<string[]> {
  const kinds = new Set<string>();
  for (const file of globSync(join(folder, '*.warc.gz')))
    for await (const record of new WARCParser(createReadStream(file))) {
      await record.readFully(true);
      const isAnswer = record.warcType === 'response' || record.warcType === 'revisit';
      kinds.add(`${record.warcType}${isAnswer ? ` ${record.httpHeaders?.statusCode}` : ''}`);
    }
  return [...kinds].sort();
}

const TO_TARGET = linking('http://target.test/');
const again = { scope: 'list', revisitAfterSeconds: 0 } as const;

describe('new and lost', () => {
  it('are told with the documented reasons, and a link that returns is new again', async () => {
    const pages = [
      'removed',
      'gone',
      'gone-for-good',
      'moved',
      'noindex',
      'header',
      'elsewhere',
      'robots',
    ];
    const seeds = [...pages.map((path) => `a.test/${path}`), 'a.test/redirect', 'down.test/'];
    for (const path of pages) web.page(`a.test/${path}`, TO_TARGET);
    web.page('a.test/redirect', { status: 302, headers: { location: 'http://target.test/' } });
    web.page('down.test/', TO_TARGET);
    await crawl(seeds, again);
    const live = Object.fromEntries(seeds.map((seed) => [seed, 'live']));
    expect(await histories()).toEqual(live);

    web.page('a.test/removed', linking('/'));
    web.page('a.test/gone', { status: 404 });
    web.page('a.test/gone-for-good', { status: 410 });
    web.page('a.test/moved', { status: 301, headers: { location: '/new' } });
    web.page('a.test/noindex', `<meta name="robots" content="noindex">${TO_TARGET}`);
    web.page('a.test/header', { headers: { 'x-robots-tag': 'noindex' }, body: TO_TARGET });
    web.page('a.test/elsewhere', `<link rel="canonical" href="/other">${TO_TARGET}`);
    web.page('a.test/robots.txt', 'user-agent: *\ndisallow: /robots$');
    web.page('a.test/redirect', { status: 302 });
    web.down('down.test');
    await crawl(seeds, again);
    const lost = {
      'a.test/removed': 'lost link_removed',
      'a.test/gone': 'lost page_not_found',
      'a.test/gone-for-good': 'lost page_not_found',
      'a.test/moved': 'lost redirect',
      'a.test/noindex': 'lost noindex',
      'a.test/header': 'lost noindex',
      'a.test/elsewhere': 'lost not_canonical',
      'a.test/redirect': 'lost broken_redirect',
      'a.test/robots': 'live',
      'down.test/': 'live',
    };
    expect(await histories()).toEqual(lost);
    await crawl(seeds, again);
    expect(await histories()).toEqual(lost);
    await crawl(seeds, again);
    const failed = { 'a.test/robots': 'lost crawl_error', 'down.test/': 'lost crawl_error' };
    expect(await histories()).toEqual({ ...lost, ...failed });
    const told = Object.entries({ ...lost, ...failed }).map(([page, state]) => [
      page,
      state.replace('lost ', ''),
    ]);
    expect(await toldByTheApi('lost')).toEqual(Object.fromEntries(told));

    web.down('down.test', false);
    web.remove('a.test/robots.txt');
    for (const path of pages) web.page(`a.test/${path}`, TO_TARGET);
    await crawl(seeds, again);
    const back = Object.entries({ ...lost, ...failed }).map(([page, state]) => [
      page,
      `${state.replace('lost', 'live')} new`,
    ]);
    expect(await histories()).toEqual({
      ...Object.fromEntries(back),
      'a.test/redirect': 'lost broken_redirect',
    });
    expect(await toldByTheApi('lost')).toEqual(Object.fromEntries(told));
    const { 'a.test/redirect': _, ...returned } = await toldByTheApi('new');
    expect(Object.keys(returned).sort()).toEqual(
      back
        .map(([page]) => page)
        .filter((page) => page !== 'a.test/redirect')
        .sort(),
    );
  }, 60_000);

  it('keep to a robots.txt for a day, unless pages are to be visited again now', async () => {
    web.page('a.test/', linking('/2'));
    await crawl(['a.test/']);
    web.page('a.test/robots.txt', 'user-agent: *\ndisallow: /');
    await crawl(['a.test/3']);
    await crawl(['a.test/4'], { revisitAfterSeconds: 0 });
    expect(web.asked.map(({ path }) => path)).toEqual([
      ...['/robots.txt', '/sitemap.xml', '/', '/2', '/3', '/robots.txt'],
    ]);
    web.remove('a.test/robots.txt');
    await crawl(['a.test/4'], { scope: 'list' });
    expect(web.asked).toHaveLength(6);
    expect(await crawl(['a.test/4'], again)).toMatchObject({ outcomes: { 'not-found': 1 } });
  });
});

describe('the evidence', () => {
  it('gives the same index when it is loaded as an archive', async () => {
    const seeds = ['kept', 'gone', 'same', 'etag', 'moved', 'robots'].map(
      (path) => `a.test/${path}`,
    );
    for (const seed of seeds) web.page(seed, TO_TARGET);
    web.page('a.test/etag', ({ headers }) =>
      headers['if-none-match'] === '"1"'
        ? { status: 304 }
        : { headers: { etag: '"1"' }, body: TO_TARGET },
    );
    web.page('a.test/sitemap.xml', '<urlset><url><loc>http://a.test/listed</loc></url></urlset>');
    web.page('down.test/', TO_TARGET);
    const all = [...seeds, 'down.test/'];
    await crawl(all, { revisitAfterSeconds: 0 });
    web.page('a.test/kept', linking('http://target.test/', '/more'));
    web.remove('a.test/gone');
    web.page('a.test/moved', { status: 302, headers: { location: 'http://target.test/moved' } });
    web.page('a.test/robots.txt', 'user-agent: *\ndisallow: /robots$');
    web.down('down.test');
    for (let round = 0; round < 3; round++) await crawl(all, { revisitAfterSeconds: 0 });
    const before = await indexRows(app.index);
    expect(before.backlinks.join()).toMatch(/page_not_found.*crawl_error/s);

    const evidence = join(directory, 'data', 'evidence');
    expect(await recordsIn(evidence)).toEqual([
      ...['metadata', 'request', 'response 200', 'response 302', 'response 404'],
      ...['revisit 200', 'revisit 304', 'warcinfo'],
    ]);
    await app.close();
    await open({}, 'other');
    await ingestArchives(app, { archives: [evidence], again: false }, () => undefined, NEVER);
    expect(await indexRows(app.index)).toEqual(before);
  }, 60_000);

  it('holds what a crawl fetched that could not store it', async () => {
    web.page('a.test/', linking('/1', '/2', 'http://target.test/'));
    web.page('a.test/1', TO_TARGET);
    await crawl(['a.test']);
    const before = await indexRows(app.index);
    // As if the process had been killed before it stored anything.
    for (const table of ['visits', 'pages', 'backlinks', 'crawl_pages', 'files'])
      await app.index.command({ query: `TRUNCATE TABLE ${table}` });
    await app.index.command({ query: `DELETE FROM crawl_urls WHERE page_key != 'test,a)/'` });
    const asked = web.asked.length;
    const notices: string[] = [];
    await crawl(['a.test'], {}, NEVER, (event) => {
      if (event.kind === 'notice') notices.push(event.text);
    });
    expect(notices).toEqual(['3 visits of an interrupted crawl were stored']);
    expect(web.asked).toHaveLength(asked);
    expect(await indexRows(app.index)).toEqual(before);
  });
});

describe('a crawl', () => {
  it('visits a page once in a round, and what became due in the next', async () => {
    web.page('a.test/', linking('/1', '/2'));
    web.page('a.test/1', linking('/', '/2', '/3'));
    const summary = await crawl(['a.test'], { rounds: 2, revisitAfterSeconds: 0 });
    expect(summary).toMatchObject({
      pages: 8,
      outcomes: { page: 2, unchanged: 2, 'not-found': 4 },
      rounds: 2,
    });
  });

  it('goes on where another one ended', async () => {
    web.page('a.test/', linking('/1', '/2', '/3'));
    expect(await crawl(['a.test'], { maxPages: 2 })).toMatchObject({ pages: 2 });
    expect(await crawl(['a.test'])).toMatchObject({ pages: 2 });
    expect(await crawl(['a.test'])).toMatchObject({ pages: 0 });
  });

  it('keeps to its scope and depth, and counts what it leaves out', async () => {
    web.page('a.test/', linking('http://b.a.test/', 'http://c.test/', '/1', '/pic.png', '/x/x/x/'));
    web.page('a.test/1', linking('/2'));
    const { leftOut } = await crawl(['a.test'], { scope: 'domain', maxDepth: 1 });
    expect(leftOut).toEqual({
      'out-of-scope': 1,
      'not-a-page': 1,
      'repeating-path': 1,
      'too-deep': 1,
    });
    expect(new Set(web.asked.map(({ host }) => host))).toEqual(new Set(['a.test', 'b.a.test']));
    const any = await crawl(['a.test'], { scope: 'any' });
    expect(any).toMatchObject({ pages: 1 });
  });

  it('ends where a site does not: redirects without end, calendars, traps', async () => {
    for (let n = 0; n < 40; n++) {
      web.page(`a.test/hop${n}`, { status: 302, headers: { location: `/hop${n + 1}` } });
      web.page(`a.test/list?page=${n}`, linking(`/list?page=${n + 1}`));
      web.page(
        `a.test/2${String(n).padStart(3, '0')}/01/`,
        linking(`/2${String(n + 1).padStart(3, '0')}/01/`),
      );
    }
    web.page('a.test/', linking('/hop0', '/list?page=0', '/2000/01/'));
    await app.close();
    await open({ crawlMaxAlike: '5' });
    const { pages, leftOut } = await crawl(['a.test']);
    expect(leftOut).toEqual({ 'too-many-redirects': 1, 'too-many-alike': 2 });
    expect(pages).toBe(1 + 11 + 5 + 5);
  }, 60_000);

  it('tells what it knows of a host', async () => {
    web.page('a.test/robots.txt', 'user-agent: *\ncrawl-delay: 0.01\ndisallow: /no');
    web.page('a.test/', linking('/no', '/yes', '/pic.png', '/x/x/x/', 'http://b.test/'));
    await crawl(['a.test']);
    const report = await hostReport(app, 'http://a.test/any');
    expect(report).toMatchObject({
      host: 'a.test',
      visited_pages: 2,
      unseen_pages: 1,
      requests: 4,
      delay_ms: 10,
      crawl_delay_ms: 10,
      max_crawl_delay_ms: 60_000,
      backoff_until: null,
      robots_files: [{ origin: 'http://a.test', status: 200 }],
    });
    expect(report.skipped).toEqual({ robots: 1, 'not-a-page': 1, 'repeating-path': 1 });
    expect(report.last_answers.map(({ answer, url }) => [answer, url])).toEqual([
      [200, 'http://a.test/robots.txt'],
      [404, 'http://a.test/sitemap.xml'],
      [200, 'http://a.test/'],
      [404, 'http://a.test/yes'],
    ]);
    expect(report.next_visits.map(({ url, why }) => [url, why])).toEqual([
      ['http://a.test/no', 'robots'],
      ['http://a.test/', 'first visit'],
      ['http://a.test/yes', 'gone'],
    ]);
    // Looked at again, it leads to the same addresses.
    await crawl(['a.test'], { revisitAfterSeconds: 0 });
    const { skipped } = await hostReport(app, 'a.test');
    expect(skipped).toMatchObject({ 'not-a-page': 1, 'repeating-path': 1 });
    expect((await hostReport(app, 'b.test')).skipped).toEqual({});
  });

  it('visits a page that its sitemap says has changed', async () => {
    const list = (day: string) =>
      `<urlset><url><loc>http://a.test/</loc><lastmod>${day}</lastmod></url></urlset>`;
    web.page('a.test/sitemap.xml', list('2001-01-01'));
    web.page('a.test/', 'one');
    await crawl(['a.test']);
    web.page('a.test/', 'two');
    web.page('a.test/sitemap.xml', list('2101-01-01'));
    // A day later the sitemap is due again; an unseen page gives the host a turn.
    const state = await rowsOf<{ state: string }>(app.index, 'SELECT state FROM crawl_hosts FINAL');
    const host = JSON.parse(state[0]?.state ?? '');
    await keepHosts(
      app.index,
      [{ host: 'a.test', state: { ...host, sitemapsAt: 0 } }],
      Date.now() + 1,
    );
    const { outcomes } = await crawl(['a.test/seed']);
    expect(outcomes).toEqual({ 'not-found': 1, page: 1 });
  });

  it.each([
    [{ seeds: ['ftp://a.test/'] }, 'ftp://a.test/ is no http(s) URL'],
    [{ seeds: ['http://'] }, 'http:// is no http(s) URL'],
    [{ contact: '' }, 'contact'],
    [{ contact: 'nobody' }, 'nobody'],
    [{ hostResolverRules: 'MAP *' }, 'MAP *'],
  ])('does not start with %o', async (request, message) => {
    await expect(crawl(['a.test'], request)).rejects.toThrow(message);
    expect(web.asked).toEqual([]);
  });
});
