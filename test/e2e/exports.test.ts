/** Files of all backlinks by the real program: killed, stopped and interrupted in the middle of one. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLinkIndex } from '../../src/linkindex/open.ts';
import {
  backlinks,
  killTree,
  printed,
  type Running,
  start,
  temporaryFolder,
} from '../support/command-line.ts';

const ROWS = 1_500_000;
const folder = temporaryFolder();
const data = join(folder.path, 'data');
const files = join(data, 'exports');
let key = '';

beforeAll(async () => {
  const index = await openLinkIndex({ path: join(data, 'index') });
  await index.command({
    query: `
      INSERT INTO backlinks (target_key, target_https, source_key, source_https, live, first_seen, last_visited,
                             anchor, title, version)
      SELECT 'test,target)/', true, concat('test,source', toString(number % 1000), ')/', toString(number)), true, true,
        toDateTime('2024-01-01', 'UTC'), toDateTime('2024-01-01', 'UTC'), hex(sipHash64(number)),
        hex(sipHash128(number, 1)), 1
      FROM numbers(${ROWS})`,
  });
  await index.close();
  const made = await backlinks('keys', 'create', '--data', data, '--json');
  key = JSON.parse(made.stdout).key;
});
afterAll(() => folder.remove());

async function startServer(): Promise<Running & { readonly address: string }> {
  const server = start(['serve', '--data', data, '--port', '0'], { BACKLINKS_SAMPLE: 'off' });
  const words = await printed(server, /Ctrl-C stops it/);
  return { ...server, address: /serves (\S+)/.exec(words)?.[1] ?? '' };
}

async function ask(address: string, command: string, query: string) {
  const answer = await fetch(`${address}/backlinks/v1.0/${command}?apikey=${key}&${query}`);
  return (await answer.json()) as Record<string, string>;
}

const statusOf = async (address: string, id: string) =>
  ask(address, 'download-all-backlinks-status', `task_id=${id}`);

async function until(isReached: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isReached())) await setTimeout(10);
}

/** A task whose file is being written. */
async function requested(address: string): Promise<string> {
  const { task_id: id = '' } = await ask(address, 'download-all-backlinks', 'target=target.test');
  await until(() => partials().length > 0);
  expect((await statusOf(address, id))['task_status']).toBe('processing');
  return id;
}

const partials = () => readdirSync(files).filter((name) => name.endsWith('.partial'));

async function unitsUsed(): Promise<number> {
  const { stdout } = await backlinks('keys', 'list', '--data', data, '--json');
  return JSON.parse(stdout).keys[0].units_used;
}

/** The file of a task, from its address: rows without the header. */
async function rowsOf(url: string): Promise<number> {
  const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
  return gunzipSync(bytes).toString('latin1').split('\r\n').length - 2;
}

describe('a task of download-all-backlinks', () => {
  it.each([
    ['killed', 1],
    ['stopped', 2],
  ] as const)(
    'is done after the server was %s in the middle, and charged once',
    async (how, times) => {
      const server = await startServer();
      const id = await requested(server.address);
      if (how === 'killed') killTree(server);
      else server.child.kill('SIGTERM');
      const { code } = await server.ended;
      if (how === 'stopped') expect([code, partials()]).toEqual([0, []]);

      const again = await startServer();
      expect((await statusOf(again.address, id))['task_status']).toMatch(
        how === 'killed' ? /^processing$/ : /^queued_for_processing$|^processing$/,
      );
      await until(async () => (await statusOf(again.address, id))['task_status'] === 'complete');
      const { download_file: url = '' } = await statusOf(again.address, id);
      expect(await rowsOf(url)).toBe(ROWS);
      expect(partials()).toEqual([]);
      again.child.kill('SIGTERM');
      expect((await again.ended).code).toBe(0);
      expect(await unitsUsed()).toBe(ROWS * times);
    },
  );
});

describe('backlinks export', () => {
  const words = (file: string) =>
    ['export', '--target', 'target.test', '--output', file, '--data', data] as const;

  it('writes beside a server and without one, and leaves no half file on Ctrl-C', async () => {
    const server = await startServer();
    const beside = join(folder.path, 'beside.csv.gz');
    expect((await backlinks(...words(beside))).code).toBe(0);

    const half = join(folder.path, 'half.jsonl');
    const interrupted = start(words(half));
    await printed(interrupted, /exporting/, 'stderr');
    interrupted.child.kill('SIGINT');
    expect((await interrupted.ended).code).toBe(130);
    await until(() => readdirSync(folder.path).every((name) => !name.startsWith('half')));
    server.child.kill('SIGTERM');
    await server.ended;

    const alone = join(folder.path, 'alone.csv.gz');
    const { stdout } = await backlinks(...words(alone), '--json');
    expect(JSON.parse(stdout)).toMatchObject({ file: alone, rows: ROWS });
    expect(gunzipSync(readFileSync(alone)).equals(gunzipSync(readFileSync(beside)))).toBe(true);
    expect(existsSync(half)).toBe(false);
  });

  it('writes to standard output', async () => {
    const filter = ['--filter', 'url_from_filter=source7.test/7007', '--format', 'jsonl'];
    const { stdout, code } = await backlinks(...words('-'), ...filter);
    expect(code).toBe(0);
    const rows = stdout.trimEnd().split('\n');
    expect(rows.map((row) => JSON.parse(row).url_from)).toContain('https://source7.test/7007');
    expect(readdirSync(files).filter((name) => name.startsWith('output'))).toEqual([]);
  });

  it.each([
    [['--output', 'a.txt'], /--output is a\.txt, must end in csv, csv\.gz/],
    [['--output', 'a.csv', '--mode', 'page'], /Parameter mode is invalid/],
    [['--output', 'a.csv', '--filter', 'rank=1'], /Parameter rank is unknown/],
    [['--output', 'a.csv', '--filter', 'rank'], /--filter is "rank", must be name=value/],
    [['--output', '-', '--json'], /both want standard output/],
  ])('refuses %j', async (flags, message) => {
    const all = ['export', '--target', 'target.test', '--data', data, ...flags];
    const { code, stderr } = await backlinks(...all);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });
});
