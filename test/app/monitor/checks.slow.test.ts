/** Checks of monitored backlinks over a small web: what they find, write, and ask of hosts. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WARCParser } from 'warcio';
import { type App, openApp } from '../../../src/app/app.ts';
import { runCommand } from '../../../src/app/commands.ts';
import { type Checks, startChecks } from '../../../src/app/monitor/checks.ts';
import type { Report } from '../../../src/app/progress.ts';
import { resolveConfig } from '../../../src/config/resolve.ts';
import { addBacklinks } from '../../../src/control/add-backlinks.ts';
import { checkHistory, type PastCheck } from '../../../src/control/checks.ts';
import type { Control } from '../../../src/control/control.ts';
import { createKey } from '../../../src/control/keys.ts';
import { recheckBacklinks } from '../../../src/control/site-backlinks.ts';
import { addSite, changeSite, type Site, type SiteSettings } from '../../../src/control/sites.ts';
import { type PageUrl, parsePageUrl } from '../../../src/url/page-url.ts';
import { readArchive } from '../../../src/warc/read-archive.ts';
import { recordUrl } from '../../../src/warc/record.ts';
import { httpMessage } from '../../../src/warc/record-message.ts';
import { rowsOf } from '../../linkindex/index-rows.ts';
import { openTestControl } from '../../support/control.ts';
import { linking, openTestWeb, type TestWeb } from '../../support/test-web.ts';

let directory = '';
let app: App;
let control: Control;
let web: TestWeb;
let checks: Checks;
/** States of the last check of each backlink, whenever checks are said to be written. */
let written: Promise<readonly string[]>[];
const notices: string[] = [];
const report: Report = (event) => {
  if (event.kind === 'notice') notices.push(event.text);
};

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'checks-'));
  web = await openTestWeb();
  control = await openTestControl();
  notices.length = 0;
  await open();
});
afterEach(async () => {
  await checks.close();
  await app.close();
  await control.close();
  await web.close();
  rmSync(directory, { recursive: true });
});

async function open(flags: Readonly<Record<string, string>> = {}): Promise<void> {
  const config = resolveConfig({
    environment: {},
    flags: {
      ...{ data: join(directory, 'data'), contact: 'operator@example.org' },
      ...{ hostResolverRules: web.rules, crawlDelayMs: '0' },
      ...flags,
    },
  });
  app = await openApp(config, 'serve', runCommand, report);
  written = [];
  checks = startChecks(app, control, report, () => void written.push(statesWritten()));
}

async function newSite(settings: Partial<SiteSettings> = {}): Promise<Site> {
  const { accountId } = (await createKey(control)).key;
  const own = { title: 'Site', url: 'http://site.test/', host: 'site.test', domain: 'site.test' };
  const { id } = await addSite(control, accountId, own);
  return changeSite(control, accountId, id, { settings });
}

function pageUrl(text: string): PageUrl {
  const url = parsePageUrl(text);
  if (url === undefined) throw new Error(text);
  return url;
}

async function add(site: Site, ...pages: readonly string[]): Promise<readonly number[]> {
  const added = pages.map((page) => {
    const url = pageUrl(`http://${page}`);
    return { fromUrl: url.href, fromHost: url.host, fromDomain: url.domain };
  });
  const { ids } = await addBacklinks(control, site.id, added, { source: 'api' });
  checks.wake();
  return ids;
}

/** All backlinks are checked again; resolves when they are. */
async function checkAgain(): Promise<void> {
  // Checks have whole seconds, as visits do.
  await control.db.updateTable('site_backlinks').set({ next_check_at: new Date() }).execute();
  checks.wake();
  await allChecked();
}

async function allChecked(): Promise<void> {
  await vi.waitFor(
    async () => {
      const due = await control.db
        .selectFrom('site_backlinks')
        .select('id')
        .where('next_check_at', '<=', new Date())
        .execute();
      expect(due).toEqual([]);
    },
    { timeout: 20_000, interval: 50 },
  );
}

const rows = () =>
  control.db.selectFrom('site_backlinks').selectAll().orderBy('site_backlinks.id').execute();

/** Of a file that the checks still write. */
const bytesOf = ({ evidence: { file, offset, length } }: PastCheck): Buffer =>
  readFileSync(`${file}.open`).subarray(offset ?? 0, (offset ?? 0) + (length ?? 0));

/** Type, HTTP status and URL of the first record in the evidence of a check. */
async function recordAt(check: PastCheck): Promise<string> {
  const limits = { maxRecordBytes: 1 << 20, maxHeaderBytes: 1 << 16 };
  const options = { name: 'evidence', startOffset: 0, limits, onSkip: () => undefined };
  for await (const record of readArchive(Readable.from([bytesOf(check)]), options)) {
    const { status = 0 } = record.type === 'response' ? (httpMessage(record) ?? {}) : {};
    return `${record.type} ${status} ${recordUrl(record)}`;
  }
  return 'nothing';
}

async function recordByWarcio(check: PastCheck): Promise<string> {
  for await (const record of WARCParser.iterRecords(Readable.from([bytesOf(check)])))
    return `${record.warcType} ${record.httpHeaders?.statusCode ?? 0} ${record.warcTargetURI}`;
  return 'nothing';
}

/** Page → state, and what else is told. */
async function states(): Promise<Record<string, string>> {
  return Object.fromEntries((await rows()).map((row) => [row.from_url.slice(7), row.state]));
}

const statesWritten = async () =>
  (await control.db.selectFrom('backlink_checks').select('state').orderBy('id').execute()).map(
    ({ state }) => state,
  );

const LINK = linking('http://site.test/');

describe('checks', () => {
  it('visit what was added, and say what they found', async () => {
    web.page('a.test/live', `<title>A</title>${LINK}`);
    web.page('a.test/without', linking('http://other.test/'));
    web.page('b.test/', { status: 301, headers: { location: 'http://site.test/new' } });
    web.page('c.test/', { status: 403 });
    web.page('d.test/', '<title>d</title><script>window.gokuProps = {"key":"x"};</script>');
    const site = await newSite();
    await add(
      site,
      'a.test/live',
      'a.test/without',
      'a.test/none',
      'b.test/',
      'c.test/',
      'd.test/',
    );
    await allChecked();
    expect(await states()).toEqual({
      ...{ 'a.test/live': 'live', 'a.test/without': 'unreached', 'a.test/none': 'unreached' },
      ...{ 'b.test/': 'live', 'c.test/': 'blocked', 'd.test/': 'blocked' },
    });
    const [live, without, none, moved] = await rows();
    expect(live).toMatchObject({
      ...{ http_status: 200, title: 'A', to_url: 'http://site.test/', links: 1 },
      ...{ is_found: true, is_nofollow: false, is_robots_blocked: false, failures: 0 },
      ...{ ip: '127.0.0.1', country: null, lost_on: null },
    });
    expect(without).toMatchObject({ is_found: false, links: 0, external_links: 1, failures: 1 });
    expect(none).toMatchObject({ http_status: 404, is_found: false });
    expect(moved).toMatchObject({ http_status: 301, is_redirect: true, is_found: true });
  });

  it('lose a link after as many checks as the site says, and find it again', async () => {
    web.page('a.test/', LINK);
    const site = await newSite({ failuresUntilLost: 2 });
    const [id = 0] = await add(site, 'a.test/');
    await allChecked();
    web.page('a.test/', '<p>');
    await checkAgain();
    expect(await states()).toEqual({ 'a.test/': 'live' });
    web.down('a.test');
    await checkAgain();
    const [lost] = await rows();
    expect(lost).toMatchObject({
      ...{ state: 'lost', lost_on: new Date().toISOString().slice(0, 10), http_status: null },
      // What was known of the link stands.
      ...{ to_url: 'http://site.test/', is_found: false },
    });
    web.down('a.test', false);
    web.page('a.test/', LINK);
    await checkAgain();
    expect((await rows())[0]).toMatchObject({ state: 'live', lost_on: null, failures: 0 });
    const history = await checkHistory(control, site.id, id, 10);
    expect(history.map(({ state, outcome }) => `${outcome} ${state}`)).toEqual([
      ...['page live', 'failed lost', 'page live', 'page live'],
    ]);
    expect(await checkHistory(control, site.id + 1, id, 10)).toEqual([]);
  });

  it('say when they are written', async () => {
    web.page('a.test/', LINK);
    const site = await newSite();
    await add(site, 'a.test/');
    await allChecked();
    await checkAgain();
    await checks.close();
    const states = await Promise.all(written);
    expect([states.length, states[0], states.at(-1)]).toEqual([2, ['live'], ['live', 'live']]);
  });

  it('keep what was sent and received, and tell the link index', async () => {
    web.page('a.test/', `<title>Kept</title>${LINK}`);
    const site = await newSite();
    const [id = 0] = await add(site, 'a.test/');
    await allChecked();
    const [{ evidence } = { evidence: undefined }] = await checkHistory(control, site.id, id, 1);
    expect(evidence?.file).toContain(join(directory, 'data', 'checks'));
    const backlinks = await rowsOf<{ title: string; live: boolean }>(
      app.index,
      "SELECT title, live FROM backlinks FINAL WHERE target_key = 'test,site)/'",
    );
    expect(backlinks).toEqual([{ title: 'Kept', live: true }]);
    const question = {
      command: 'get-evidence',
      parameters: { url_from: 'http://a.test/', url_to: 'http://site.test/' },
      output: 'json',
    };
    const answer = await runCommand(app, 'query', question, report, new AbortController().signal);
    expect(String(answer)).toContain('http://site.test/');
  });

  it('name evidence that other readers find where it is said to be, and why nobody answered', async () => {
    web.page('a.test/', {
      headers: { 'content-encoding': 'gzip' },
      body: gzipSync(`<title>Packed</title>${LINK}`),
    });
    web.page('a.test/moved', { status: 302, headers: { location: '/' } });
    web.page('b.test/', { status: 403, body: 'no' });
    web.page('c.test/robots.txt', 'user-agent: *\ndisallow: /');
    web.down('d.test');
    web.down('e.test');
    const site = await newSite({ respectsRobots: true });
    await add(site, 'a.test/', 'a.test/moved', 'a.test/none', 'b.test/', 'c.test/', 'd.test/');
    const another = await newSite();
    await add(another, 'e.test/');
    await allChecked();
    const records: Record<string, readonly string[]> = {};
    const problems: Record<string, string | null> = {};
    for (const { id, site_id, from_url } of await rows()) {
      const [check] = await checkHistory(control, site_id, id, 1);
      if (check === undefined) throw new Error(from_url);
      records[from_url.slice(7)] = [await recordAt(check), await recordByWarcio(check)];
      problems[from_url.slice(7)] = check.problem;
    }
    const both = (text: string) => [text, text];
    expect(records).toEqual({
      'a.test/': both('response 200 http://a.test/'),
      // Where the redirect led.
      'a.test/moved': both('response 200 http://a.test/'),
      'a.test/none': both('response 404 http://a.test/none'),
      'b.test/': both('response 403 http://b.test/'),
      'c.test/': both('metadata 0 http://c.test/'),
      'd.test/': both('metadata 0 http://d.test/'),
      'e.test/': both('metadata 0 http://e.test/'),
    });
    expect(problems).toEqual({
      ...{ 'a.test/': null, 'a.test/moved': null, 'a.test/none': null, 'b.test/': null },
      // Its robots.txt was not to be had, and so nobody asked for the page.
      ...{ 'c.test/': 'robots', 'd.test/': 'host-down', 'e.test/': 'reset' },
    });
  });

  it('tell what a page says to search engines', async () => {
    const says = (tag: string | readonly string[], html = '') => ({
      headers: { 'x-robots-tag': tag },
      body: html + LINK,
    });
    web.page('a.test/open', says('googlebot: noindex, nofollow'));
    web.page('a.test/noindex', says('NoIndex'));
    web.page('a.test/none', says(['otherbot: noarchive', 'none']));
    web.page('a.test/until', says('unavailable_after: 25 Jun 2010 15:00:00 PST'));
    web.page('a.test/meta', says('nofollow', '<META content="noindex" NAME="Robots">'));
    const pages = ['open', 'noindex', 'none', 'until', 'meta'];
    await add(await newSite(), ...pages.map((page) => `a.test/${page}`));
    await allChecked();
    const found = (await rows()).map((row) => [
      row.from_url.slice('http://a.test/'.length),
      `${row.is_meta_blocked ? 'no' : ''}index, ${row.is_nofollow ? 'no' : ''}follow`,
    ]);
    expect(Object.fromEntries(found)).toEqual({
      open: 'index, follow',
      noindex: 'noindex, follow',
      none: 'noindex, nofollow',
      until: 'index, follow',
      meta: 'noindex, nofollow',
    });
  });

  it('tell what robots.txt forbids, and keep to it where the site does', async () => {
    web.page('a.test/robots.txt', 'user-agent: *\ndisallow: /private');
    web.page('a.test/private', LINK);
    const curious = await newSite();
    await add(curious, 'a.test/private');
    await allChecked();
    expect(await rows()).toMatchObject([
      { state: 'live', is_robots_blocked: true, is_found: true },
    ]);
    // It was looked at for its owner, and is nobody else's business.
    expect(await rowsOf(app.index, 'SELECT 1 FROM visits')).toEqual([]);

    await control.db.deleteFrom('site_backlinks').execute();
    web.asked.length = 0;
    const polite = await newSite({ respectsRobots: true });
    await add(polite, 'a.test/private');
    await allChecked();
    expect(await rows()).toMatchObject([
      { state: 'blocked', is_robots_blocked: true, is_found: null, http_status: null },
    ]);
    expect(web.asked).toEqual([]);
  });

  it('visit a page once for all sites that wait for it', async () => {
    web.page('a.test/', linking('http://site.test/', 'http://other.test/'));
    for (let n = 0; n < 3; n++) {
      const site = await newSite();
      await addBacklinks(
        control,
        site.id,
        [{ fromUrl: 'http://a.test/', fromHost: 'a.test', fromDomain: 'a.test' }],
        { source: 'api' },
      );
    }
    checks.wake();
    await allChecked();
    expect(web.asked.filter(({ path }) => path === '/')).toHaveLength(1);
    expect((await rows()).map(({ state }) => state)).toEqual(['live', 'live', 'live']);
  });

  it('look for the link where redirects lead', async () => {
    const to = (location: string) => ({ status: 301, headers: { location } });
    web.page('a.test/chain', to('/second'));
    web.page('a.test/second', to('http://b.test/third'));
    web.page('b.test/third', LINK);
    web.page('a.test/same', to('http://b.test/third'));
    web.page('a.test/loop', to('/back'));
    web.page('a.test/back', to('/loop'));
    for (let n = 0; n < 8; n++) web.page(`a.test/far${n}`, to(`/far${n + 1}`));
    web.page('a.test/gone', to('http://b.test/none'));
    web.page('a.test/guarded', to('http://c.test/'));
    web.page('c.test/', { status: 403 });
    web.page('a.test/forbidden', to('http://d.test/'));
    web.page('d.test/robots.txt', 'user-agent: *\ndisallow: /');
    web.page('d.test/', LINK);
    const site = await newSite();
    await add(
      site,
      ...['chain', 'same', 'loop', 'far0', 'gone', 'guarded'].map((p) => `a.test/${p}`),
    );
    await add(site, 'a.test/second', 'b.test/third');
    await add(await newSite({ respectsRobots: true }), 'a.test/forbidden', 'a.test/chain');
    await allChecked();
    const found = (await rows()).map(
      ({ from_url, state, http_status, is_redirect, is_found }) =>
        `${from_url.slice(7)} ${state} ${http_status} ${is_redirect} ${is_found}`,
    );
    expect(found).toEqual([
      'a.test/chain live 301 true true',
      'a.test/same live 301 true true',
      'a.test/loop unreached 301 true false',
      'a.test/far0 unreached 301 true false',
      'a.test/gone unreached 301 true false',
      'a.test/guarded blocked 301 true null',
      'a.test/second live 301 true true',
      'b.test/third live 200 false true',
      'a.test/forbidden blocked 301 true null',
      'a.test/chain live 301 true true',
    ]);
    expect(web.asked.filter(({ path }) => path === '/far6')).toEqual([]);
    expect(web.asked.filter(({ host, path }) => host === 'd.test' && path === '/')).toEqual([]);
  });

  it('keep a page that robots.txt forbids from sites that keep to it, also when another has it visited', async () => {
    web.page('a.test/robots.txt', 'user-agent: *\ndisallow: /private');
    web.page('a.test/private', LINK);
    web.page('b.test/robots.txt', { status: 500 });
    web.page('b.test/', LINK);
    const urls = ['http://a.test/private', 'http://b.test/'].map((url) => pageUrl(url));
    const pages = urls.map(({ href, host }) => ({
      fromUrl: href,
      fromHost: host,
      fromDomain: host,
    }));
    for (const respectsRobots of [false, true]) {
      const site = await newSite({ respectsRobots });
      await addBacklinks(control, site.id, pages, { source: 'api' });
    }
    checks.wake();
    await allChecked();
    expect(await rows()).toMatchObject([
      { state: 'live', is_found: true, is_robots_blocked: true },
      { state: 'live', is_found: true, is_robots_blocked: null },
      ...[true, null].map((is_robots_blocked) => ({
        ...{ state: 'blocked', is_found: null, title: null, ip: null, http_status: null },
        is_robots_blocked,
      })),
    ]);
    const [{ id, site_id } = { id: 0, site_id: 0 }] = (await rows()).slice(2);
    expect(await checkHistory(control, site_id, id, 1)).toMatchObject([
      { outcome: 'refused', evidence: { file: '' } },
    ]);
  });

  it('come soon to what somebody asks for, whatever else is due and however long a host wants to wait', async () => {
    await checks.close();
    await app.close();
    await open({ crawlDelayMs: '20' });
    web.page('busy.test/robots.txt', '');
    web.page('away.test/', { status: 503, headers: { 'retry-after': '25' } });
    web.page('new.test/', LINK);
    const site = await newSite();
    const pages = Array.from({ length: 150 }, (_, n) => `busy.test/${n}`);
    const ids = await add(site, ...pages);
    await allChecked();
    // All are due again, and one host keeps the crawl from ending.
    await control.db
      .updateTable('site_backlinks')
      .set({ next_check_at: new Date('2026-01-01') })
      .execute();
    await add(site, 'away.test/', 'away.test/later');
    await vi.waitFor(() => expect(web.asked.some(({ host }) => host === 'away.test')).toBe(true), {
      timeout: 20_000,
    });
    web.asked.length = 0;
    await recheckBacklinks(control, site.id, [ids[140] ?? 0]);
    checks.wake();
    const placeOf = (path: string) => web.asked.findIndex((asked) => asked.path === path);
    await vi.waitFor(() => expect(placeOf('/140')).toBeGreaterThanOrEqual(0), { timeout: 20_000 });
    expect(placeOf('/140')).toBeLessThan(80);
    await vi.waitFor(() => expect(placeOf('/149')).toBeGreaterThanOrEqual(0), { timeout: 20_000 });
    await add(site, 'new.test/');
    await vi.waitFor(async () => expect(await states()).toMatchObject({ 'new.test/': 'live' }), {
      timeout: 15_000,
    });
    expect(web.asked.filter(({ path }) => path === '/later')).toEqual([]);
  });

  it('leave alone what was set by hand', async () => {
    web.page('a.test/', '<p>');
    const site = await newSite({ failuresUntilLost: 1 });
    await add(site, 'a.test/');
    await control.db.updateTable('site_backlinks').set({ forced_status: 'live' }).execute();
    await allChecked();
    expect(await rows()).toMatchObject([{ forced_status: 'live', state: 'lost' }]);
  });

  it('wait where nobody says who asks', async () => {
    await checks.close();
    await app.close();
    await open({ contact: '' });
    await add(await newSite(), 'a.test/');
    await vi.waitFor(() => expect(notices.join('\n')).toContain('--contact'), { timeout: 20_000 });
    expect(await states()).toEqual({ 'a.test/': 'unchecked' });
    expect(web.asked).toEqual([]);
  });
});
