/** Monitored sites through the real binary. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backlinks, temporaryFolder } from '../support/command-line.ts';

const folder = temporaryFolder();
const run = (...words: string[]) => backlinks(...words, '--data', join(folder.path, 'data'));
const json = async (...words: string[]) => JSON.parse((await run(...words, '--json')).stdout);
afterAll(() => folder.remove());

describe('backlinks sites', () => {
  const file = join(folder.path, 'links.csv');
  beforeAll(() => {
    writeFileSync(
      file,
      'Linking page,Last crawled\nhttps://a.test/,2024-01-01\nhttps://a.test/,2024-01-01\nnothing,\n',
    );
  });

  it('asks for a key first, and says which when there are several', async () => {
    const none = await run('sites', 'list');
    expect(none).toMatchObject({ code: 1, stderr: expect.stringMatching(/no API key yet/) });
    await run('keys', 'create', '--name', 'one');
    expect(await json('sites', 'list')).toEqual({ sites: [] });
    await run('keys', 'create', '--name', 'two');
    expect(await run('sites', 'list')).toMatchObject({
      code: 2,
      stderr: 'backlinks: --key must say whose sites are meant: one, two\n',
    });
    expect(await run('sites', 'list', '--key', 'three')).toMatchObject({ code: 1 });
  });

  it('adds, shows, changes, fills and removes a site', async () => {
    const key = ['--key', 'one'];
    const added = await json('sites', 'add', 'Shop.Example.com', ...key, '--follow-index');
    expect(added).toMatchObject({ url: 'https://shop.example.com/', follows_index: true });
    await run('sites', 'set', String(added.id), ...key, '--check-every', '12h', '--title', 'Shop');
    expect(await json('sites', 'list', ...key)).toMatchObject({
      sites: [{ id: added.id, title: 'Shop', check_every: '12h', follows_index: true }],
    });

    const imported = await run('sites', 'import', 'shop.example.com', file, ...key);
    expect(imported).toEqual({
      code: 0,
      stderr: '',
      stdout: 'gsc: 1 added, 1 duplicates, 1 invalid\n  line 4: not-a-url: nothing\n',
    });
    expect(await json('sites', 'import', 'example.com', file, ...key)).toMatchObject({
      ...{ added: 0, duplicates: 2, invalid: 1 },
      lines: [{ outcome: 'duplicate' }, { outcome: 'duplicate' }, { reason: 'not-a-url' }],
    });
    expect(await json('sites', 'show', 'example.com', ...key)).toMatchObject({
      ...{ backlinks: 1, unchecked: 1, live: 0, index_lost: 0 },
    });
    const listed = await json('sites', 'backlinks', 'example.com', ...key, '--state', 'unchecked');
    expect(listed).toMatchObject({
      backlinks: [{ from_url: 'https://a.test/', index_lost: null, outcome: null, rel: [] }],
    });
    const { id } = listed.backlinks[0];
    const checks = ['sites', 'checks', 'example.com', String(id), ...key];
    expect(await json(...checks)).toEqual({ checks: [] });
    expect(await run(...checks)).toMatchObject({ code: 0, stdout: 'nothing found\n' });
    expect(await run('sites', 'backlinks', 'example.com', ...key, '--index-lost')).toEqual({
      ...{ code: 0, stderr: '', stdout: 'nothing found\n' },
    });

    const csv = await run('sites', 'export', 'example.com', ...key);
    expect(csv).toMatchObject({
      ...{ code: 0, stderr: '' },
      stdout: expect.stringMatching(/^from_url,to_url,[^\n]+\r\nhttps:\/\/a\.test\/,,unchecked,/),
    });
    const written = join(folder.path, 'all.csv.gz');
    const words = ['sites', 'export', 'example.com', '--output', written, ...key];
    expect(await json(...words)).toEqual({ file: written, rows: 1 });
    expect(gunzipSync(readFileSync(written)).toString()).toBe(csv.stdout);
    expect(await json('sites', 'import', 'example.com', written, ...key)).toMatchObject({
      ...{ source: 'openbacklinks-site', added: 0, duplicates: 1, invalid: 0 },
    });
    const nowhere = ['sites', 'export', 'example.com', '--output', '/nowhere/x.csv', ...key];
    expect(await run(...nowhere)).toMatchObject({
      ...{ code: 1, stderr: expect.stringMatching(/cannot write \/nowhere\/x\.csv: ENOENT/) },
    });
    const lines = await run('sites', 'export', 'example.com', '--format', 'jsonl', ...key);
    expect(JSON.parse(lines.stdout)).toMatchObject({
      from_url: 'https://a.test/',
      suppliers: [{ supplier: 'gsc', last_seen: '2024-01-01' }],
    });

    const list = join(folder.path, 'disavow.txt');
    writeFileSync(list, '# mine\ndomain:spam.example\nnaked.example\n');
    const disavowed = await run('sites', 'import-disavow', 'example.com', list, ...key);
    expect(disavowed.stdout).toBe(
      '1 added, 0 duplicates, 1 invalid\n  line 3: no-scheme: naked.example\n',
    );
    expect(await run('sites', 'disavow-file', 'example.com', ...key)).toEqual({
      ...{ code: 0, stderr: '', stdout: 'domain:spam.example\n' },
    });

    await run('sites', 'remove', 'example.com', ...key);
    expect(await json('sites', 'list', ...key)).toEqual({ sites: [] });
  });

  it.each<[string, readonly string[], RegExp]>([
    ['a URL', ['add', 'not a host'], /not a host is no http\(s\) URL, host or domain/],
    ['a time', ['add', 'a.test', '--check-every', '5s'], /--check-every is 5s, must be 1h to/],
    ['a sheet', ['add', 'a.test', '--gsc-sheet', 'x'], /--gsc-sheet is x, must be https/],
    ['a state', ['backlinks', 'a.test', '--state', 'gone'], /Allowed choices are unchecked, live/],
    ['a limit', ['backlinks', 'a.test', '--limit', '0'], /--limit is "0", must be a whole number/],
    ['a site', ['show', 'unknown.test'], /no site is called unknown\.test/],
    ['an id', ['show', '99999999999'], /no site has the id/],
    [
      'columns',
      ['import', 'a.test', file, '--anchor', 'x'],
      /--anchor and --first-seen need --url-/,
    ],
    ['a form', ['export', 'a.test', '--output', 'x.txt'], /x\.txt, must end in csv, csv\.gz/],
    ['a file', ['import', 'a.test', '/nowhere'], /cannot read \/nowhere: ENOENT/],
  ])('names %s that it cannot take', async (_, words, message) => {
    const { code, stderr } = await run('sites', ...words, '--key', 'one');
    expect([code === 0, stderr]).toEqual([false, expect.stringMatching(message)]);
  });
});
