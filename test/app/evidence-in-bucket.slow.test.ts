/** Evidence of crawls that is copied to an S3 bucket: nothing is lost, whatever the bucket says, and it is read there. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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
import { ACCESS_KEY, openS3Server, type S3Server, SECRET_KEY } from '../support/s3-server.ts';
import { linking, openTestWeb, type TestWeb } from '../support/test-web.ts';

const NEVER = new AbortController().signal;
const BUCKET = { evidenceBucket: 's3://own/crawls' };

let directory = '';
let app: App;
let web: TestWeb;
let s3: S3Server;
let notices: string[] = [];

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'evidence-s3-'));
  notices = [];
  web = await openTestWeb();
  s3 = await openS3Server();
  web.page('a.test/', linking('/1', 'http://target.test/'));
  web.page('a.test/1', linking('/', 'http://target.test/other'));
});
afterEach(async () => {
  await app.close();
  await web.close();
  await s3.close();
  rmSync(directory, { recursive: true });
});

async function open(flags: Readonly<Record<string, string>>, data = 'data'): Promise<void> {
  const environment = {
    AWS_ENDPOINT_URL: s3.endpoint,
    AWS_ACCESS_KEY_ID: ACCESS_KEY,
    AWS_SECRET_ACCESS_KEY: SECRET_KEY,
  };
  const config = resolveConfig({ environment, flags: { ...flags, data: join(directory, data) } });
  app = await openApp(config, 'crawl', runCommand, () => undefined);
}

const crawl = (request: Partial<CrawlRequest> = {}, signal = NEVER) =>
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
      render: false,
      ...request,
    },
    (event) => {
      if (event.kind === 'notice') notices.push(event.text);
    },
    signal,
  );

const onDisk = (): string[] => readdirSync(join(directory, 'data', 'evidence')).sort();
const inBucket = (): string[] => [...s3.objects.keys()].sort();

/** Every file on disk is in the bucket, byte for byte. */
function expectCopies(): void {
  expect(inBucket()).toEqual(onDisk().map((name) => `own/crawls/${name}`));
  for (const name of onDisk()) {
    const bytes = readFileSync(join(directory, 'data', 'evidence', name));
    expect(s3.objects.get(`own/crawls/${name}`)?.equals(bytes)).toBe(true);
  }
}

describe('evidence in a bucket', () => {
  it('is there when a crawl has ended, each file once, and gives the same index', async () => {
    await open(BUCKET);
    await crawl();
    expectCopies();
    web.page('a.test/1', linking('/'));
    await crawl();
    expectCopies();
    expect(inBucket()).toHaveLength(2);
    expect(s3.asked.filter((line) => line.startsWith('PUT'))).toHaveLength(2);
    expect(notices).toEqual([]);

    const before = await indexRows(app.index);
    await app.close();
    await open({}, 'other');
    const archives = ['s3://own/crawls/'];
    await ingestArchives(app, { archives, again: false }, () => undefined, NEVER);
    expect(await indexRows(app.index)).toEqual(before);
  });

  it('takes the place of the disk, and shows links from there', async () => {
    await open({ ...BUCKET, evidenceDropUploaded: 'on' });
    await crawl();
    expect(onDisk()).toEqual([]);
    expect(inBucket()).toHaveLength(1);
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
    expect(JSON.stringify(await ask())).toContain('to http://target.test/');
    expect(s3.asked.at(-1)).toMatch(
      /^GET own\/crawls\/crawl-\d{14}-\d{5}\.warc\.gz bytes=\d+-\d+$/,
    );
    s3.fault = () => 'AccessDenied';
    expect(JSON.stringify(await ask())).toContain('not_at_hand');
    // A later crawl knows of nothing to be done.
    s3.fault = () => undefined;
    await crawl();
    expect(inBucket()).toHaveLength(2);
    expect(notices).toEqual([]);
  });

  it('loses nothing to a bucket that refuses, and is copied by the next crawl', async () => {
    await open({ ...BUCKET, evidenceDropUploaded: 'on' });
    s3.fault = ({ method }) => (method === 'PUT' ? 'AccessDenied' : undefined);
    await crawl();
    await crawl();
    expect(onDisk()).toHaveLength(2);
    expect(inBucket()).toEqual([]);
    expect(notices).toHaveLength(2);
    expect(notices[1]).toMatch(
      /^evidence is not all in s3:\/\/own\/crawls\/ yet: the server answered 403 \(AccessDenied\).*; what is missing waits on disk/,
    );
    expect(notices.join()).not.toMatch(/\n|AKIA/);
    s3.fault = () => undefined;
    await crawl();
    expect(onDisk()).toEqual([]);
    expect(inBucket()).toHaveLength(3);
  });

  it('is copied while the crawl goes on, when a file is full', async () => {
    const names = Array.from({ length: 12 }, (_, n) => `/big${n}`);
    web.page('a.test/', linking(...names));
    let waiting: (() => void) | undefined;
    let asked = 0;
    for (const name of names)
      web.page(`a.test${name}`, (_, response) => {
        const body = `${linking('http://target.test/')}<!-- ${randomBytes(300_000).toString('base64')} -->`;
        // Four fill a file. The eighth comes only when one is in the bucket.
        if (++asked < 8 || s3.objects.size > 0) return { body };
        waiting = () => response.writeHead(200, { 'content-type': 'text/html' }).end(body);
        return undefined;
      });
    await open({ ...BUCKET, evidenceDropUploaded: 'on', evidenceFileBytes: String(2 ** 20) });
    s3.fault = ({ method }) => {
      // The store answers HEAD, asked behind a PUT, after the object is there.
      if (method === 'HEAD') waiting?.();
      return undefined;
    };
    const { pages } = await crawl();
    expect(pages).toBe(13);
    expect(inBucket().length).toBeGreaterThan(2);
    expect(onDisk()).toEqual([]);
    expect(await rowsOf(app.index, 'SELECT count() AS n FROM backlinks FINAL WHERE live')).toEqual([
      { n: 12 },
    ]);
  });

  it('keeps on disk what may be kept, of what is in the bucket', async () => {
    await open({ ...BUCKET, evidenceKeepBytes: '1' });
    s3.fault = () => 'AccessDenied';
    await crawl();
    expect(onDisk()).toHaveLength(1);
    s3.fault = () => undefined;
    await crawl();
    expect(onDisk()).toEqual([]);
    expect(inBucket()).toHaveLength(2);
  });

  it('overwrites nobody else’s files', async () => {
    await open(BUCKET);
    await crawl();
    const [name = ''] = inBucket();
    s3.objects.set(name, Buffer.from('of another machine'));
    await crawl();
    expect(s3.objects.get(name)?.toString()).toBe('of another machine');
    expect(inBucket()).toHaveLength(2);
    expect(notices.join()).toMatch(/is another file.*prefix of its own/);
  });

  it('does not keep a crawl from stopping', async () => {
    await open(BUCKET);
    const stop = new AbortController();
    s3.fault = () => {
      stop.abort(new Error('stopped'));
      return 'SlowDown';
    };
    await crawl({}, stop.signal).catch(() => undefined);
    expect(onDisk()).toHaveLength(1);
    expect(notices.join()).toContain('the crawl was stopped');
    s3.fault = () => undefined;
    await crawl();
    expectCopies();
  });

  it.each([
    [{ evidenceBucket: 's3://' }, '--evidence-bucket must be s3://bucket/prefix'],
    [
      { ...BUCKET, evidenceFileBytes: String(2 ** 33) },
      '--evidence-file-bytes may be at most 4294967296',
    ],
    [{ evidenceDropUploaded: 'on' }, '--evidence-drop-uploaded needs --evidence-bucket'],
  ])('does not begin with %o', async (flags, message) => {
    await open(flags);
    const failed = crawl();
    await expect(failed).rejects.toMatchObject({ code: 'INVALID_SETTING' });
    await expect(failed).rejects.toThrow(message);
    expect(web.asked).toEqual([]);
  });
});
