/** S3 buckets through the real binary: a crawl that is killed in the middle of uploads, and what wrong keys are told. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { start, temporaryFolder } from '../support/command-line.ts';
import { ACCESS_KEY, openS3Server, type S3Server, SECRET_KEY } from '../support/s3-server.ts';
import { linking, openTestWeb, type TestWeb } from '../support/test-web.ts';

const folder = temporaryFolder();
let web: TestWeb;
let s3: S3Server;
beforeAll(async () => {
  web = await openTestWeb();
  s3 = await openS3Server();
});
afterAll(async () => {
  await web.close();
  await s3.close();
  folder.remove();
});

const environment = (secret: string) => ({
  AWS_ENDPOINT_URL: s3.endpoint,
  AWS_REGION: 'eu-test-1',
  AWS_ACCESS_KEY_ID: ACCESS_KEY,
  AWS_SECRET_ACCESS_KEY: secret,
});

describe('a crawl that is killed while it uploads', () => {
  it('has copied everything when it is run again', async () => {
    web.page('a.test/', linking('/1', '/2', 'http://target.test/'));
    const words = [
      ...['crawl', 'http://a.test', '--contact', 'operator@example.org', '--delay', '0'],
      ...['--evidence-bucket', 's3://own/crawls', '--host-resolver-rules', web.rules],
      ...['--revisit-after', '0s', '--data', folder.path],
    ];
    for (const method of ['PUT', 'HEAD']) {
      // Without its launcher, so that a kill ends it and nothing is left.
      const main = join(import.meta.dirname, '../../src/cli/main.ts');
      const env = { ...process.env, ...environment(SECRET_KEY) };
      const child = spawn(process.execPath, [main, ...words], { stdio: 'ignore', env });
      s3.fault = (request) => {
        if (request.method !== method) return undefined;
        child.kill('SIGKILL');
        return 'disconnect';
      };
      await once(child, 'close');
      expect(child.signalCode).toBe('SIGKILL');
    }
    s3.fault = () => undefined;
    expect(await start(words, environment(SECRET_KEY)).ended).toMatchObject({ code: 0 });
    const evidence = join(folder.path, 'evidence');
    const files = readdirSync(evidence).sort();
    // The second process is killed while it copies the file of the first, maybe before it has one of its own.
    expect(files.length).toBeGreaterThanOrEqual(2);
    expect([...s3.objects.keys()].sort()).toEqual(files.map((name) => `own/crawls/${name}`));
    for (const name of files)
      expect(s3.objects.get(`own/crawls/${name}`)).toEqual(readFileSync(join(evidence, name)));
  }, 120_000);
});

describe('wrong keys', () => {
  it('are told in one line, which does not show them', async () => {
    s3.objects.set('own/a.warc.gz', Buffer.from('x'));
    const words = ['ingest', 's3://own/a.warc.gz', '--data', folder.path];
    const { code, stdout, stderr } = await start(words, environment('another secret')).ended;
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.trim()).toMatch(
      /^backlinks: cannot read s3:\/\/own\/a\.warc\.gz: the server answered 403 \(SignatureDoesNotMatch\); check the keys [^\n]*$/,
    );
    expect(stderr).not.toMatch(/AKIA|another secret/);
  });
});
