import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listObjects, readRange } from '../../src/s3/bucket.ts';
import { listPage } from '../../src/s3/list-page.ts';
import { putFile } from '../../src/s3/put-file.ts';
import { parseS3Address } from '../../src/s3/s3-address.ts';
import type { S3Settings } from '../../src/s3/s3-request.ts';
import { openS3Server, type S3Server, SECRET_KEY } from '../support/s3-server.ts';

const NEVER = new AbortController().signal;
const RETRIES = { attempts: 3, firstPauseMs: 1 };

let s3: S3Server;
let directory = '';
beforeEach(async () => {
  s3 = await openS3Server();
  directory = mkdtempSync(join(tmpdir(), 's3-'));
});
afterEach(async () => {
  await s3.close();
  rmSync(directory, { recursive: true });
});

async function keysIn(address: string, settings: S3Settings = s3.settings): Promise<string[]> {
  const keys = [];
  for await (const { key } of listObjects(settings, parseS3Address(address), NEVER)) keys.push(key);
  return keys;
}

function put(bytes: Buffer, settings = s3.settings, key = 'logs/a+b ö.warc.gz', signal = NEVER) {
  const path = join(directory, 'file');
  writeFileSync(path, bytes);
  return putFile(settings, { bucket: 'own', key }, path, RETRIES, signal);
}

describe('parseS3Address', () => {
  it.each([
    ['s3://bucket/a/b c.warc', { bucket: 'bucket', key: 'a/b c.warc' }],
    ['S3://my.bucket-1/', { bucket: 'my.bucket-1', key: '' }],
    ['s3://bucket', { bucket: 'bucket', key: '' }],
    ['s3://bucket/a%20b?c#d', { bucket: 'bucket', key: 'a%20b?c#d' }],
  ])('%s', (text, address) => expect(parseS3Address(text)).toEqual(address));

  it.each(['s3://', 's3:///key', 's3://a', 's3://user:pass@bucket/key', 's3://bucket/a/../b'])(
    'refuses %s',
    (text) => expect(() => parseS3Address(text)).toThrow(`cannot read ${text}`),
  );
});

describe('listObjects', () => {
  const KEYS = ['a/1', 'a/2 +%&<>"é', 'a/3', 'ab', 'b'];
  beforeEach(() => {
    for (const key of KEYS) s3.objects.set(`own/${key}`, Buffer.from(key));
    s3.objects.set('other/a/4', Buffer.from('x'));
  });

  it.each([1, 2, 5, 1000])('goes over all pages of %i keys', async (pageSize) => {
    s3.pageSize = pageSize;
    expect(await keysIn('s3://own')).toEqual(KEYS);
    expect(await keysIn('s3://own/a/')).toEqual(KEYS.slice(0, 3));
    expect(await keysIn('s3://own/none')).toEqual([]);
  });

  it('asks again for a page when the store is busy, and gives up on what lasts', async () => {
    s3.pageSize = 2;
    let requests = 0;
    s3.fault = () => (++requests % 2 === 1 ? 'SlowDown' : undefined);
    expect(await keysIn('s3://own')).toEqual(KEYS);
    s3.fault = () => 'AccessDenied';
    requests = s3.asked.length;
    await expect(keysIn('s3://own')).rejects.toThrow('403 (AccessDenied)');
    expect(s3.asked.length).toBe(requests + 1);
  });

  it.each(['', '<Error/>', '<ListBucketResult><Contents><Key>a</Key><Size>1</Size></Contents>'])(
    'takes %j for no list',
    (xml) => expect(() => listPage(xml)).toThrow('no list'),
  );
});

describe('readRange', () => {
  it('reads a part, signed or of a public bucket', async () => {
    s3.objects.set('open/a', Buffer.from('0123456789'));
    const range = (settings: S3Settings) =>
      buffer(readRange(settings, { bucket: 'open', key: 'a' }, 3, 4, NEVER));
    expect((await range(s3.settings)).toString()).toBe('3456');
    const nobody = { ...s3.settings, accessKeyId: '', secretAccessKey: '' };
    await expect(range(nobody)).rejects.toThrow('403 (AccessDenied)');
    s3.publicBuckets.add('open');
    expect((await range(nobody)).toString()).toBe('3456');
  });
});

describe('putFile', () => {
  it.each([0, 1, 3_000_000])('brings %i bytes', async (length) => {
    const bytes = randomBytes(length);
    await put(bytes);
    expect(s3.objects.get('own/logs/a+b ö.warc.gz')?.equals(bytes)).toBe(true);
  });

  it('tries again when the connection breaks or the store is busy', async () => {
    const faults = ['disconnect', 'SlowDown'];
    s3.fault = () => faults.shift();
    await put(Buffer.from('content'));
    expect(s3.objects.size).toBe(1);
    s3.fault = () => 'InternalError';
    await expect(put(Buffer.from('content'))).rejects.toThrow('500 (InternalError)');
  });

  it('is not satisfied with what the store does not have', async () => {
    s3.fault = ({ method, name }) => {
      if (method === 'HEAD') s3.objects.set(name, Buffer.from('cut'));
      return undefined;
    };
    await expect(put(Buffer.from('content'))).rejects.toThrow('the store has 3 bytes of 7');
  });

  it.each([
    ['InvalidAccessKeyId', { accessKeyId: 'AKIAOTHER' }],
    ['SignatureDoesNotMatch', { secretAccessKey: 'another' }],
    ['AccessDenied', { accessKeyId: '', secretAccessKey: '' }],
  ])('says %s in one line, without keys, and does not try again', async (code, wrong) => {
    const failed = put(Buffer.from('content'), { ...s3.settings, ...wrong });
    const error = await failed.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    const { message } = error as Error;
    expect(message).toContain(`403 (${code})`);
    expect(message).not.toMatch(/\n|AKIA|StringToSign/);
    expect(message).not.toContain(SECRET_KEY);
    expect(s3.asked).toHaveLength(1);
  });

  it('ends when it is told to', async () => {
    const stop = new AbortController();
    s3.fault = () => {
      stop.abort(new Error('enough'));
      return 'SlowDown';
    };
    await expect(put(Buffer.from('content'), s3.settings, 'a', stop.signal)).rejects.toThrow();
    expect(s3.asked).toHaveLength(1);
  });
});
