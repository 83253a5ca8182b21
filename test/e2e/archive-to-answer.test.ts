/** From an archive to answers, through the real binary and its server. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  backlinks,
  type Ended,
  printed,
  type Running,
  SAMPLE,
  start,
  temporaryFolder,
} from '../support/command-line.ts';

const folder = temporaryFolder();
const data = ['--data', folder.path];
const json = async (...words: string[]) => {
  const { code, stdout, stderr } = await backlinks(...words, ...data, '--json');
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout);
};

let loaded: Ended;
beforeAll(async () => {
  loaded = await backlinks('ingest', SAMPLE, ...data);
});
afterAll(() => folder.remove());

describe('without a server', () => {
  it('loads the sample with plain progress lines off a terminal', () => {
    expect(loaded.code).toBe(0);
    expect(loaded.stdout).toMatch(/^1,613 pages with 8,\d{3} links to other domains/);
    expect(loaded.stderr).toContain('reading documentation.warc.gz');
    expect(loaded.stderr).not.toContain('\u001b');
  });

  it('loads nothing twice', async () => {
    const summary = await json('ingest', SAMPLE);
    expect(summary).toMatchObject({ archives: 1, alreadyLoaded: 1, visits: 0 });
  });

  it('knows the same after reading everything again', async () => {
    const before = await json('stats');
    expect(await json('ingest', SAMPLE, '--again')).toMatchObject({
      alreadyLoaded: 0,
      visits: 1613,
    });
    const after = await json('stats');
    expect({ ...after, bytes_on_disk: 0 }).toEqual({ ...before, bytes_on_disk: 0 });
    expect(before).toMatchObject({ visits: 1613, pages: 1613, backlinks_lost: 0 });
  });

  it('knows the same after a rebuild from its visits', async () => {
    const before = await json('stats');
    const rebuilt = await json('rebuild');
    expect({ ...rebuilt, bytes_on_disk: 0 }).toEqual({ ...before, bytes_on_disk: 0 });
  });

  it('ranks, and answers by rank', async () => {
    const query = ['query', 'get-backlinks', '--target', 'docs.python.org', '--limit', '3'];
    const { backlinks: before } = await json(...query);
    expect(before[0].inlink_rank).toBe(-1);
    const summary = await json('rank');
    expect(summary.pages.nodes).toBeGreaterThan(5000);
    expect(summary.pages.error).toBeLessThan(1e-9);
    const { backlinks: after } = await json(...query, '--order-by', 'inlink_rank');
    expect(after[0].inlink_rank).toBeGreaterThanOrEqual(after[2].inlink_rank);
    expect(after[2].inlink_rank).toBeGreaterThanOrEqual(0);
  });

  it('prints a table for a person and the answer for a machine', async () => {
    const words = ['query', 'get-refdomains', '--target', 'docs.python.org', '--limit', '4'];
    const { stdout } = await backlinks(...words, ...data);
    const lines = stdout.trim().split('\n');
    expect(lines[0]).toMatch(
      /^refdomain +backlinks +dofollow_backlinks +first_seen +domain_inlink_rank$/,
    );
    expect(lines.length).toBe(5);
    expect(Object.keys((await json(...words)).refdomains[0])).toEqual([
      'refdomain',
      'backlinks',
      'dofollow_backlinks',
      'first_seen',
      'domain_inlink_rank',
    ]);
  });
});

describe('beside each other', () => {
  it('runs commands that start at the same time', async () => {
    const all = await Promise.all([json('stats'), json('stats'), json('stats')]);
    for (const stats of all) expect(stats).toMatchObject({ visits: 1613 });
  });
});

describe('beside a server', () => {
  let server: Running;
  let address = '';
  let key = '';

  beforeAll(async () => {
    server = start(['serve', ...data, '--port', '0', '--log-level', 'warn']);
    const said = await printed(server, /Ctrl-C stops it/);
    address = /serves (\S+)/.exec(said)?.[1] ?? '';
    key = /API key +(\S+)/.exec(said)?.[1] ?? '';
    for (const [, line = ''] of said.matchAll(/curl '([^']+)'/g)) lines.push(line);
  });
  afterAll(async () => {
    server.child.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
  });
  const lines: string[] = [];

  it('prints three lines that answer with data', async () => {
    expect(lines.length).toBe(3);
    const answers = await Promise.all(lines.map(async (line) => (await fetch(line)).text()));
    expect(JSON.parse(answers[0] ?? '').metrics[0].backlinks).toBeGreaterThan(0);
    expect(JSON.parse(answers[1] ?? '').backlinks.length).toBe(3);
    expect(answers[2]).toMatch(/<refdomain><refdomain>/);
  });

  it('answers over HTTP what the command line answers', async () => {
    const url = `${address}/backlinks/v1.0/get-metrics?apikey=${key}&target=docs.python.org`;
    const over = await (await fetch(url)).json();
    expect(await json('query', 'get-metrics', '--target', 'docs.python.org')).toEqual(over);
    const byPath = await json('query', 'v1/backlinks/metrics', '--target', 'docs.python.org');
    expect(byPath).toEqual(over);
  });

  it('takes work handed over by other processes', async () => {
    const summary = await json('ingest', SAMPLE, '--again');
    expect(summary.visits).toBe(1613);
    expect((await json('stats')).pages).toBe(1613);
  });

  it('makes, lists and disables keys that the server knows at once', async () => {
    const made = await json(
      'keys',
      'create',
      '--name',
      'script',
      '--units',
      '5',
      '--expires',
      '2999-12-31',
    );
    const ask = (apikey: string) =>
      fetch(`${address}/backlinks/v1.0/get-metrics?target=docs.python.org&apikey=${apikey}`);
    expect((await ask(made.key)).status).toBe(200);
    await json('keys', 'disable', 'script');
    expect((await ask(made.key)).status).toBe(403);
    const { keys } = await json('keys', 'list');
    expect(keys.find(({ name }: { name: string }) => name === 'script')).toMatchObject({
      status: 'disabled',
      units_limit: 5,
      units_used: 1,
      expires: '2999-12-31',
    });
    expect(await json('keys', 'list')).not.toHaveProperty('keys.0.key');
  });

  it('changes keys as the server then knows them', async () => {
    const made = await json('keys', 'create', '--name', 'changing', '--units', '0');
    const status = async () =>
      (await fetch(`${address}/v1/account/subscription?apikey=${made.key}`)).status;
    const subscription = async () => {
      const answer = await fetch(`${address}/v1/account/subscription?apikey=${made.key}`);
      return JSON.parse(await answer.text()).subscription_info;
    };
    expect(await subscription()).toMatchObject({ units_left: 0, expiration_date: null });
    const toppedUp = await json('keys', 'top-up', 'changing', '7');
    expect(toppedUp).toMatchObject({ name: 'changing', units_limit: 7, units_left: 7 });
    const extended = await json('keys', 'extend', String(made.id), '2999-12-31');
    expect(extended).toMatchObject({ id: made.id, expires: '2999-12-31' });
    expect(await subscription()).toMatchObject({
      units_left: 7,
      expiration_date: '2999-12-31 23:59:59',
    });
    for (const [command, expected] of [
      ['deactivate', 401],
      ['disable', 403],
      ['enable', 200],
    ] as const) {
      await json('keys', command, 'changing');
      expect(await status()).toBe(expected);
    }
    await json('keys', 'rename', 'changing', 'changed');
    expect(await json('keys', 'show', 'changed')).toMatchObject({
      id: made.id,
      status: 'active',
      units_used: 0,
      last_charged: null,
    });
  });

  it('refuses a second server on the same data, and names the first', async () => {
    const { code, stderr } = await backlinks('serve', ...data, '--port', '0');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^backlinks: \S+ is in use by process \d+ \(backlinks serve\)\n$/);
  });
});
