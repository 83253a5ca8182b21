/** Archives in an S3 bucket, through the whole of `ingest`: threads, checkpoints, what a person is told. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, openApp } from '../../src/app/app.ts';
import { runCommand } from '../../src/app/commands.ts';
import { ingestArchives } from '../../src/app/ingest/ingest.ts';
import { s3Settings } from '../../src/app/s3-settings.ts';
import { resolveConfig } from '../../src/config/resolve.ts';
import { findArchives } from '../../src/ingest/sources.ts';
import { checkpoint } from '../../src/linkindex/files.ts';
import { SAMPLE } from '../support/command-line.ts';
import { ACCESS_KEY, openS3Server, type S3Server, SECRET_KEY } from '../support/s3-server.ts';

const NEVER = new AbortController().signal;

/** Of the sample. */
const PAGES = 1613;

let directory = '';
let app: App;
let s3: S3Server;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'ingest-s3-'));
  s3 = await openS3Server();
  s3.pageSize = 1;
  for (const name of readdirSync(SAMPLE).filter((one) => one.endsWith('.warc.gz')))
    s3.objects.set(`own/sample/${name}`, readFileSync(join(SAMPLE, name)));
  app = await openApp(
    resolveConfig({
      environment: {
        AWS_ENDPOINT_URL: s3.endpoint,
        AWS_REGION: 'eu-test-1',
        AWS_ACCESS_KEY_ID: ACCESS_KEY,
        AWS_SECRET_ACCESS_KEY: SECRET_KEY,
      },
      flags: { data: join(directory, 'data') },
    }),
    'ingest',
    runCommand,
    () => undefined,
  );
});
afterEach(async () => {
  await app.close();
  await s3.close();
  rmSync(directory, { recursive: true });
});

const load = (archive: string) =>
  ingestArchives(app, { archives: [archive], again: false }, () => undefined, NEVER);

describe('ingestArchives from a bucket', () => {
  it('loads what lies below a prefix, once', async () => {
    const { archives, visits, links } = await load('s3://own/sample/');
    expect(archives).toBe(s3.objects.size);
    expect(visits).toBe(PAGES);
    expect(links).toBeGreaterThan(1000);
    expect(await load('s3://own/sample/')).toMatchObject({ alreadyLoaded: archives, visits: 0 });
  });

  it('goes on at the checkpoint of an interrupted load', async () => {
    const [name = ''] = s3.objects.keys();
    const [source] = await findArchives([`s3://${name}`], s3Settings(app.config), NEVER);
    const bytes = s3.objects.get(name) ?? Buffer.alloc(0);
    // The second half of the file's members.
    const nextOffset = bytes.indexOf(Buffer.from([0x1f, 0x8b, 8]), bytes.length >> 1);
    const { identity = '' } = source ?? {};
    await checkpoint(app.index, { file: `s3://${name}`, identity, nextOffset, done: false });
    const { visits } = await load(`s3://${name}`);
    expect(s3.asked.at(-1)).toBe(`GET ${name} bytes=${nextOffset}-`);
    expect(visits).toBeGreaterThan(0);
    expect(visits).toBeLessThan(PAGES);
  });
});
