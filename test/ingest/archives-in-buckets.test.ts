import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findArchives, openArchive } from '../../src/ingest/sources.ts';
import { openS3Server, type S3Server } from '../support/s3-server.ts';

const NEVER = new AbortController().signal;

let s3: S3Server;
beforeEach(async () => {
  s3 = await openS3Server();
  for (const key of ['x/b.warc.gz', 'x/a.wat', 'x/a.txt', 'xy.arc', 'x.cdx'])
    s3.objects.set(`own/${key}`, Buffer.from(`${key} 0123456789`));
});
afterEach(() => s3.close());

const find = (address: string) => findArchives([address], s3.settings, NEVER);
const read = (name: string, offset: number) =>
  buffer(openArchive(name, offset, s3.settings, NEVER));

describe('findArchives in buckets', () => {
  it('takes a key for its object, whatever its ending', async () => {
    const [source, ...others] = await find('s3://own/x.cdx');
    expect(others).toEqual([]);
    expect(source).toMatchObject({ name: 's3://own/x.cdx', size: 16 });
    expect((await read('s3://own/x.cdx', 6)).toString()).toBe('0123456789');
  });

  it.each([
    ['s3://own/x/', ['x/a.wat', 'x/b.warc.gz']],
    ['s3://own/x', ['x/a.wat', 'x/b.warc.gz', 'xy.arc']],
    ['s3://own', ['x/a.wat', 'x/b.warc.gz', 'xy.arc']],
  ])('takes %s for all archives below it, sorted', async (address, keys) => {
    s3.pageSize = 2;
    const names = (await find(address)).map(({ name }) => name);
    expect(names).toEqual(keys.map((key) => `s3://own/${key}`));
  });

  it('knows an archive again, by key or by prefix, until it is another', async () => {
    const [byKey] = await find('s3://own/x/a.wat');
    const [byPrefix] = await find('s3://own/x/');
    expect(byPrefix).toEqual(byKey);
    s3.objects.set('own/x/a.wat', Buffer.from('x/a.wat 9876543210'));
    const [changed] = await find('s3://own/x/a.wat');
    expect(changed).toMatchObject({ size: byKey?.size });
    expect(changed?.identity).not.toBe(byKey?.identity);
  });

  it('reads from an offset on, and again after a failure of the store', async () => {
    const faults = ['SlowDown', 'disconnect'];
    s3.fault = () => faults.shift();
    expect((await read('s3://own/x/a.wat', 8)).toString()).toBe('0123456789');
    expect(s3.asked.at(-1)).toBe('GET own/x/a.wat bytes=8-');
    expect(await read('s3://own/x/a.wat', 18)).toHaveLength(0);
  });

  it.each([
    ['s3://own/none', 'no object s3://own/none, and no .warc'],
    ['s3://own/x/none/', 'no .warc, .arc or .wat'],
    ['s3://_/x', 'cannot read s3://_/x: an s3 address is s3://bucket/key'],
  ])('refuses %s', async (address, message) => {
    await expect(find(address)).rejects.toMatchObject({ code: 'UNREADABLE' });
    await expect(find(address)).rejects.toThrow(message);
  });

  it.each(['s3://own/x/a.wat', 's3://own/x/'])(
    'says in one line that keys are wrong: %s',
    async (address) => {
      const wrong = { ...s3.settings, secretAccessKey: 'wrong-secret' };
      const error = await findArchives([address], wrong, NEVER).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'UNREADABLE' });
      const { message } = error as Error;
      expect(message).toContain(
        `cannot read ${address}: the server answered 403 (SignatureDoesNotMatch)`,
      );
      expect(message).not.toMatch(/\n|AKIA|wrong-secret/);
    },
  );
});
