/** What goes wrong around the program: one clear line, the right exit code, nothing damaged. */
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLinkIndex } from '../../src/linkindex/open.ts';
import { SCHEMA_VERSION } from '../../src/linkindex/schema.ts';
import {
  backlinks,
  type Ended,
  printed,
  SAMPLE,
  start,
  temporaryFolder,
} from '../support/command-line.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const inFolder = (name: string) => join(folder.path, name);
const SAMPLE_FILE = join(
  SAMPLE,
  readdirSync(SAMPLE).find((name) => name.endsWith('.warc.gz')) ?? 'absent',
);

function expectFailure({ code, stderr, stdout }: Ended, message: RegExp, exit = 1): void {
  expect(stderr).toMatch(message);
  expect(
    stderr
      .trim()
      .split('\n')
      .filter((line) => line.startsWith('backlinks:')).length,
  ).toBe(1);
  expect(stderr).not.toMatch(/^ +at /m);
  expect(stdout).toBe('');
  expect(code).toBe(exit);
}

describe('archives that are none', () => {
  const data = ['--data', inFolder('archives')];

  it('names a file that is no archive', async () => {
    writeFileSync(inFolder('photo.jpg'), Buffer.from([0xff, 0xd8, 0xff, ...Array(5000).fill(7)]));
    const ended = await backlinks('ingest', inFolder('photo.jpg'), ...data);
    expectFailure(ended, /photo\.jpg is no/);
  });

  it('names a path that is not there', async () => {
    expectFailure(
      await backlinks('ingest', inFolder('absent.warc'), ...data),
      /absent\.warc: no such file/,
    );
  });

  it('keeps what came before where a file is cut off, and names the place', async () => {
    const cut = inFolder('cut.warc.gz');
    copyFileSync(SAMPLE_FILE, cut);
    truncateSync(cut, 1_000_000);
    const { code, stdout, stderr } = await backlinks('ingest', cut, ...data);
    expect(code).toBe(0);
    expect(stderr).toMatch(/skipped \S+cut\.warc\.gz at byte \d+: truncated/);
    expect(stdout).toMatch(/records that could not be read: truncated 1/);
  });
});

describe('settings and words', () => {
  it.each([
    [['serve', '--port', 'http'], /--port is "http", must be a whole number/],
    [['ingest', 'a.warc', '--no-such-flag'], /unknown option '--no-such-flag'/],
    [['no-such-command'], /unknown command 'no-such-command'/],
    [['ingest'], /missing required argument 'archive'/],
    [['keys', 'create', '--expires', '2026-02-30'], /--expires is "2026-02-30", must be a day/],
    [['keys', 'create', '--units', 'many'], /--units is "many", must be a whole number/],
    [['keys', 'top-up', 'a', 'many'], /units is "many", must be a whole number/],
    [['keys', 'top-up', 'a'], /missing required argument 'units'/],
    [['keys', 'extend', 'a', 'soon'], /until is "soon", must be YYYY-MM-DD, \+30d or never/],
    [['keys', 'extend', 'a', '2020-01-01'], /until is "2020-01-01", which is over/],
    [['keys', 'extend', 'a', '2999-02-30'], /until is "2999-02-30", must be a day/],
  ])('refuses %j with exit code 2', async (words, message) => {
    const { code, stderr } = await backlinks(...words, '--data', inFolder('words'));
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });

  it.each([
    ...[['show'], ['disable'], ['enable'], ['deactivate'], ['top-up', '1'], ['limit', '1']],
    ...[
      ['extend', '+1d'],
      ['rename', 'other'],
    ],
  ])('names a key that keys %s does not know', async (command, ...values) => {
    const words = ['keys', command ?? '', 'nobody', ...values, '--data', inFolder('words')];
    expectFailure(await backlinks(...words), /no key has the name or id nobody/);
  });

  it('refuses a misspelt variable', async () => {
    const { ended } = start(['stats'], { BACKLINKS_SAMPEL: 'off' });
    expectFailure(await ended, /BACKLINKS_SAMPEL is no setting/, 2);
  });

  it.each([
    [['query', 'get-everything', '--target', 'a.test'], /there is no command get-everything/],
    [['query', 'v1/all', '--target', 'a.test'], /there is no command \/v1\/all/],
    [['query', 'get-backlinks', '--target', 'a b'], /Parameter target is invalid/],
    [
      ['query', 'get-backlinks', '--target', 'a.test', '--limit', '0'],
      /Parameter limit is invalid/,
    ],
    [['query', 'get-backlinks'], /Parameter target is missing/],
    [['query', 'get-backlinks', '--limti', '5', '--target', 'a'], /There is no parameter limti/],
    [['query', 'get-backlinks', '--target', 'a.test', '--limit'], /--limit needs a value/],
    [['query', 'get-backlinks', 'a.test'], /a\.test is no parameter: write --name value/],
  ])('answers %j as the API would', async (words, message) => {
    expectFailure(await backlinks(...words, '--data', inFolder('words')), message, 2);
  });
});

describe('the data directory', () => {
  it('is refused when a newer version wrote it', async () => {
    const data = inFolder('newer');
    const index = await openLinkIndex({ path: join(data, 'index') });
    const newer = [{ version: SCHEMA_VERSION + 1 }];
    await index.insert({ table: 'schema_version', values: newer, format: 'JSONEachRow' });
    await index.close();
    expectFailure(await backlinks('stats', '--data', data), /newer/);
  });

  it('is refused where a file stands', async () => {
    writeFileSync(inFolder('file'), '');
    expectFailure(await backlinks('stats', '--data', inFolder('file')), /data directory/);
    expectFailure(await backlinks('stats', '--data', inFolder('file/data')), /data directory/);
  });

  it.skipIf(!existsSync('/proc/self'))('is refused where no folder can be made', async () => {
    expectFailure(await backlinks('stats', '--data', '/proc/a/b'), /data directory/);
  });

  it('serves a second process instead of letting it in', async () => {
    const data = inFolder('shared');
    const server = start(['serve', '--data', data, '--port', '0'], { BACKLINKS_SAMPLE: 'off' });
    await printed(server, /Ctrl-C stops it|index is empty/);
    const { code, stdout } = await backlinks('stats', '--data', data, '--json');
    expect([code, JSON.parse(stdout).visits]).toEqual([0, 0]);
    server.child.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
  });
});

/** A file system of its own, 48 MB large; undefined where we may not mount one. */
function smallDisk(): string | undefined {
  const path = inFolder('disk');
  mkdirSync(path);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', path], { stdio: 'ignore' });
    return path;
  } catch {
    return undefined;
  }
}

describe('a full disk', () => {
  const disk = smallDisk();
  afterAll(() => {
    if (disk !== undefined) execFileSync('umount', [disk]);
  });

  it.skipIf(disk === undefined)('is named, and the load goes on once there is room', async () => {
    const data = join(disk ?? '', 'data');
    expect((await backlinks('stats', '--data', data)).code).toBe(0);
    const filler = join(disk ?? '', 'filler');
    fillDisk(filler);
    expectFailure(await backlinks('ingest', SAMPLE_FILE, '--data', data), /disk .*full/i);
    truncateSync(filler, 0);
    const { code, stdout } = await backlinks('ingest', SAMPLE_FILE, '--data', data, '--json');
    expect([code, JSON.parse(stdout).visits]).toEqual([0, 1613]);
    const stats = await backlinks('stats', '--data', data, '--json');
    expect(JSON.parse(stats.stdout)).toMatchObject({ visits: 1613, pages: 1613 });
  });
});

function fillDisk(path: string): void {
  try {
    writeFileSync(path, Buffer.alloc(48 << 20));
  } catch {
    // That is what it is for.
  }
}

describe('an interrupted load', () => {
  let whole: unknown;
  const statsOf = async (data: string) => {
    const { stdout } = await backlinks('stats', '--data', data, '--json');
    return { ...JSON.parse(stdout), bytes_on_disk: 0 };
  };
  const answerOf = async (data: string) => {
    const words = ['query', 'get-refdomains', '--target', 'docs.python.org', '--limit', '10000'];
    return (await backlinks(...words, '--data', data, '--json')).stdout;
  };
  let archives = '';

  beforeAll(async () => {
    // Several files, so that a kill can fall between and inside them.
    archives = inFolder('several');
    mkdirSync(archives);
    const bytes = readFileSync(SAMPLE_FILE);
    for (const name of ['a', 'b', 'c']) writeFileSync(join(archives, `${name}.warc.gz`), bytes);
    const data = inFolder('whole');
    await backlinks('ingest', archives, '--data', data);
    whole = [await statsOf(data), await answerOf(data)];
  });

  it.each([
    ['SIGKILL', 0],
    ['SIGKILL', 300],
    ['SIGKILL', 700],
    ['SIGKILL', 1200],
    ['SIGINT', 0],
  ] as const)(
    'goes on after %s, about %d ms into it, and ends with the same index',
    async (signal, ms) => {
      const data = inFolder(`${signal}-${ms}`);
      const running = start(['ingest', archives, '--data', data]);
      await printed(running, /reading/, 'stderr');
      const timer = setTimeout(() => killTree(running.child.pid ?? 0, signal), ms);
      const { code, stderr } = await running.ended;
      clearTimeout(timer);
      if (signal === 'SIGINT') {
        expect(stderr).toContain('stopped; run the same command again to go on');
        expect(code).toBe(130);
      }
      const again = await backlinks('ingest', archives, '--data', data);
      expect(again.code, again.stderr).toBe(0);
      expect([await statsOf(data), await answerOf(data)]).toEqual(whole);
    },
  );
});

/** The launcher and the program it started. */
function killTree(pid: number, signal: NodeJS.Signals): void {
  const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
  for (const child of children.trim().split(/\s+/)) {
    if (child !== '') process.kill(Number(child), signal);
  }
  if (signal === 'SIGKILL') process.kill(pid, signal);
}
