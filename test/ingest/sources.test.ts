import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { s3Settings } from '../../src/app/s3-settings.ts';
import { resolveConfig } from '../../src/config/resolve.ts';
import type { ArchiveSource } from '../../src/ingest/archive-source.ts';
import { findArchives, openArchive } from '../../src/ingest/sources.ts';

const NO_S3 = s3Settings(resolveConfig({ environment: {}, flags: {} }));
const NEVER = new AbortController().signal;
const CONTENT = Buffer.from('0123456789');

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sources-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const read = (source: ArchiveSource | undefined, offset: number) =>
  buffer(openArchive(source?.name ?? '', offset, NO_S3, NEVER));

describe('findArchives in files and folders', () => {
  it('takes a named file whatever its ending, and reads it from an offset', async () => {
    const path = join(directory, 'capture.bin');
    writeFileSync(path, CONTENT);
    const [source] = await findArchives([path], NO_S3, NEVER);
    expect(source).toMatchObject({ name: path, size: 10 });
    expect((await read(source, 4)).toString()).toBe('456789');
  });

  it('searches folders for archives, sorted by path', async () => {
    mkdirSync(join(directory, 'b'));
    for (const name of ['z.warc.gz', 'b/a.WAT', 'c.arc', 'd.wat.gz', 'notes.txt', 'e.cdx.gz'])
      writeFileSync(join(directory, name), CONTENT);
    const names = (await findArchives([directory], NO_S3, NEVER)).map(({ name }) => name);
    const expected = ['b/a.WAT', 'c.arc', 'd.wat.gz', 'z.warc.gz'];
    expect(names).toEqual(expected.map((name) => join(directory, name)));
  });

  it('tells a changed file from the one that was loaded', async () => {
    const path = join(directory, 'a.warc');
    writeFileSync(path, CONTENT);
    const [before] = await findArchives([path], NO_S3, NEVER);
    writeFileSync(path, 'other');
    const [after] = await findArchives([path], NO_S3, NEVER);
    expect(after?.identity).not.toBe(before?.identity);
  });

  it('names what is not there', async () => {
    const path = join(directory, 'absent.warc');
    await expect(findArchives([path], NO_S3, NEVER)).rejects.toMatchObject({
      code: 'UNREADABLE',
      message: `cannot read ${path}: no such file`,
    });
  });

  it('names an address of a kind it does not read', async () => {
    await expect(findArchives(['ftp://a.test/a.warc.gz'], NO_S3, NEVER)).rejects.toThrow(
      'cannot read ftp://a.test/a.warc.gz: only files, folders, http(s) and s3 addresses',
    );
  });

  it('names a folder without archives', async () => {
    await expect(findArchives([directory], NO_S3, NEVER)).rejects.toThrow(
      `${directory} holds no .warc`,
    );
  });

  it.skipIf(process.getuid?.() === 0)('names what may not be read', async () => {
    const path = join(directory, 'a.warc');
    writeFileSync(path, CONTENT);
    chmodSync(path, 0);
    const [source] = await findArchives([path], NO_S3, NEVER);
    await expect(read(source, 0)).rejects.toThrow(`cannot read ${path}: permission denied`);
  });
});

describe('findArchives at addresses', () => {
  let server: Server;
  const serve = async (listener: RequestListener): Promise<string> => {
    server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // A listening TCP server has this kind of address.
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/a.warc.gz`;
  };
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('asks for the rest of a file', async () => {
    const ranges: unknown[] = [];
    const address = await serve((request, response) => {
      const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
      if (request.method === 'GET') ranges.push(request.headers.range);
      response.writeHead(from > 0 ? 206 : 200, { 'content-length': 10 - from, etag: '"v1"' });
      response.end(CONTENT.subarray(from));
    });
    const [source] = await findArchives([address], NO_S3, NEVER);
    expect(source).toMatchObject({ name: address, size: 10, identity: '10 bytes, "v1"' });
    expect((await read(source, 7)).toString()).toBe('789');
    expect(ranges).toEqual(['bytes=7-']);
  });

  it('passes over the beginning when the server ignores ranges', async () => {
    const address = await serve((_, response) => response.end(CONTENT));
    const [source] = await findArchives([address], NO_S3, NEVER);
    expect((await read(source, 7)).toString()).toBe('789');
  });

  it('goes on where a broken connection stopped', async () => {
    let answers = 0;
    const address = await serve((request, response) => {
      const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
      response.writeHead(206, { 'content-length': 10 - from });
      if (request.method === 'HEAD' || ++answers > 1) response.end(CONTENT.subarray(from));
      else response.write(CONTENT.subarray(from, from + 4), () => response.destroy());
    });
    const [source] = await findArchives([address], NO_S3, NEVER);
    expect((await read(source, 0)).toString()).toBe('0123456789');
    expect(answers).toBe(2);
  });

  it('asks with GET where HEAD is refused', async () => {
    const address = await serve((request, response) => {
      if (request.method === 'HEAD') return response.writeHead(403).end();
      const range = { 'content-range': 'bytes 0-0/10', etag: '"v1"' };
      return response.writeHead(206, range).end(CONTENT.subarray(0, 1));
    });
    const [source] = await findArchives([address], NO_S3, NEVER);
    expect(source).toMatchObject({ size: 10, identity: '10 bytes, "v1"' });
  });

  it('loses nothing of a file that the server encodes when the connection breaks', async () => {
    const content = randomBytes(300_000).toString('hex');
    const encoded = gzipSync(content);
    let answers = 0;
    const address = await serve((request, response) => {
      const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
      if (from >= encoded.length) return response.writeHead(416).end();
      response.writeHead(request.headers.range === undefined ? 200 : 206, {
        'content-encoding': 'gzip',
        'content-length': encoded.length - from,
      });
      if (request.method === 'HEAD' || ++answers > 1) return response.end(encoded.subarray(from));
      return response.write(encoded.subarray(0, 250_000), () => response.destroy());
    });
    const [source] = await findArchives([address], NO_S3, NEVER);
    expect((await read(source, 0)).toString() === content).toBe(true);
    // The place is behind the end of what the server has, in its own count.
    expect((await read(source, 599_990)).toString()).toBe(content.slice(-10));
  });

  it('ends where the file ends', async () => {
    const address = await serve((request, response) =>
      request.method === 'HEAD'
        ? response.end()
        : response.writeHead(416, { 'content-range': 'bytes */10' }).end(),
    );
    const [source] = await findArchives([address], NO_S3, NEVER);
    expect(await read(source, 10)).toHaveLength(0);
    await expect(read(source, 11)).rejects.toThrow('answered 416');
  });

  it('names an address that has no archive', async () => {
    const address = await serve((_, response) => response.writeHead(404).end());
    await expect(findArchives([address], NO_S3, NEVER)).rejects.toMatchObject({
      code: 'UNREADABLE',
      message: `cannot read ${address}: the server answered 404`,
    });
  });

  it('names an address where nobody answers', async () => {
    const address = await serve((_, response) => response.end());
    await new Promise((resolve) => server.close(resolve));
    await expect(findArchives([address], NO_S3, NEVER)).rejects.toThrow(
      `cannot read ${address}: connect`,
    );
  });
});
