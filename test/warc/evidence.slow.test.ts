/** Evidence files under kill -9, on a full disk, and before a reader in another language. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { fieldValue } from '../../src/warc/fields.ts';
import type { WrittenCapture } from '../../src/warc/warc-writer.ts';
import { readBytes } from './archive-bytes.ts';
import { answered, readFileOf, temporaryFolder, unanswered, writerIn } from './captures.ts';

const SRC = join(import.meta.dirname, '../../src');

/** Appends for ever, four at a time, and says what it was answered. Its names of captures are of no run before. */
const CRAWLER = `
  import { randomBytes, randomUUID } from 'node:crypto';
  import { openWarcWriter } from '${SRC}/warc/warc-writer.ts';
  const [directory] = process.argv.slice(1);
  const writer = await openWarcWriter({
    ...{ directory, prefix: 'killed', maxFileBytes: 200_000, info: [], now: Date.now },
    newId: randomUUID,
  });
  const text = (head) => Buffer.from(head + '\\r\\n\\r\\n');
  const capture = () => ({
    ...{ kind: 'answered', url: 'https://example.com/', at: 1e9, ip: '', protocols: [], metadata: [] },
    ...{ requestHead: text('GET / HTTP/1.1'), responseHead: text('HTTP/1.1 200 OK') },
    payload: randomBytes(Math.random() * 20_000),
  });
  for (;;) {
    const written = await Promise.all([1, 2, 3, 4].map(() => writer.append(capture())));
    for (const one of written) process.stdout.write(JSON.stringify(one) + '\\n');
  }`;

/** Runs the crawler until it has said so much. @returns What it said, all of it. */
async function crawlUntilKilled(directory: string, lines: number): Promise<WrittenCapture[]> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', CRAWLER, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const said: WrittenCapture[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(JSON.parse(line));
    if (said.length === lines) child.kill('SIGKILL');
  }
  const [code, signal] = await ended;
  expect([code, signal]).toEqual([null, 'SIGKILL']);
  return said;
}

async function expectThere(written: readonly WrittenCapture[]): Promise<void> {
  for (const { recordId, file, offset, length } of written) {
    const member = readFileSync(file).subarray(offset, offset + length);
    const { records, skipped } = await readBytes(member);
    expect(skipped).toEqual([]);
    expect(fieldValue(records[0]?.fields ?? [], 'warc-record-id')).toBe(`<${recordId}>`);
  }
}

describe('openWarcWriter under kill -9', () => {
  it('has all that was answered, and files without a flaw', async () => {
    const directory = temporaryFolder();
    const written: WrittenCapture[] = [];
    for (const lines of [1, 3, 7, 20, 60, 150]) {
      written.push(...(await crawlUntilKilled(directory, lines)));
    }
    await (await writerIn(directory)).close();
    const names = readdirSync(directory);
    expect(names.filter((name) => name.endsWith('.open'))).toEqual([]);
    await expectThere(written);
    for (const name of names) {
      const { skipped } = await readFileOf(join(directory, name));
      expect(skipped).toEqual([]);
    }
  });
});

/** A file system of its own, 1 MB large; undefined where we may not mount one. */
const smallDisk = ((): string | undefined => {
  const path = mkdtempSync(join(tmpdir(), 'warc-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', path], { stdio: 'ignore' });
    return path;
  } catch {
    rmdirSync(path);
    console.warn('skipping evidence on a full disk: no file system can be mounted here');
    return undefined;
  }
})();

describe.skipIf(smallDisk === undefined)('openWarcWriter on a full disk', () => {
  it('says so, keeps what it answered, and goes on when there is room', async () => {
    const disk = smallDisk ?? '';
    try {
      const filler = join(disk, 'filler');
      writeFileSync(filler, Buffer.alloc(500_000));
      const writer = await writerIn(join(disk, 'evidence'));
      const noise = (index: number) => {
        const text = Array.from({ length: 4000 }, (_, at) => Math.sin(index * 4000 + at)).join();
        return answered(`page-${index}`, { payload: Buffer.from(text) });
      };
      const written: WrittenCapture[] = [];
      const fill = async () => {
        for (let index = 0; index < 1000; index++) written.push(await writer.append(noise(index)));
      };
      await expect(fill()).rejects.toMatchObject({ code: 'DISK_FULL' });
      expect(written.length).toBeGreaterThan(2);
      await rm(filler);
      written.push(await writer.append(answered('after')));
      await writer.close();
      await expectThere(written);
      const { records, skipped } = await readFileOf(written[0]?.file ?? '');
      expect(skipped).toEqual([]);
      expect(records.filter(({ type }) => type === 'response')).toHaveLength(written.length);
    } finally {
      execFileSync('umount', [disk]);
      rmdirSync(disk);
    }
  });
});

const hasPythonWarcio = spawnSync('python3', ['-c', 'import warcio']).status === 0;
if (!hasPythonWarcio)
  console.warn('skipping evidence read by Python: needs the package warcio (python3-warcio)');

/** `type status` of each record, and whether a digest in it was found to be wrong. */
const READER = `
import sys
from warcio.archiveiterator import ArchiveIterator
with open(sys.argv[1], 'rb') as stream:
    for record in ArchiveIterator(stream, check_digests=True):
        record.content_stream().read()
        status = record.http_headers.get_statuscode() if record.rec_type in ('response', 'revisit') else '-'
        print(record.rec_type, status, record.digest_checker.passed is False)
`;

describe.skipIf(!hasPythonWarcio)('openWarcWriter as Python’s warcio reads it', () => {
  it('has records and digests that hold', async () => {
    const directory = temporaryFolder();
    const writer = await writerIn(directory);
    const original = answered('a');
    const repeats = { profile: 'server-not-modified' as const, recordId: undefined };
    const written = await writer.append(original);
    await writer.append(unanswered('b'));
    await writer.append(
      answered('a', {
        repeats: { ...repeats, url: original.url, at: original.at },
        responseHead: Buffer.from('HTTP/1.1 304 Not Modified\r\n\r\n'),
        payload: Buffer.alloc(0),
      }),
    );
    await writer.close();
    const output = execFileSync('python3', ['-c', READER, written.file]).toString();
    expect(output.trim().split('\n')).toEqual([
      ...['warcinfo - False', 'response 200 False', 'request - False', 'metadata - False'],
      ...['metadata - False', 'revisit 304 False', 'request - False', 'metadata - False'],
    ]);
  });
});
