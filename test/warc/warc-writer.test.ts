import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WARCParser } from 'warcio';
import type { AnsweredCapture, Truncation } from '../../src/warc/capture-records.ts';
import { dropOldest } from '../../src/warc/drop-oldest.ts';
import { type Field, fieldValue } from '../../src/warc/fields.ts';
import { wholeLength } from '../../src/warc/repair-warc.ts';
import { readBytes } from './archive-bytes.ts';
import {
  answered,
  namesIn,
  readFileOf,
  temporaryFolder,
  unanswered,
  writerIn,
} from './captures.ts';

const FILE = 'test-20260102030405-00000.warc.gz';

describe('openWarcWriter', () => {
  it('writes what a reader of WARC expects', async () => {
    const directory = temporaryFolder();
    const writer = await writerIn(directory);
    await writer.append(answered('a', { payload: Buffer.from('body') }));
    await writer.close();
    const text = gunzipSync(readFileSync(join(directory, FILE))).toString();
    const record = text.slice(text.indexOf('WARC/1.1\r\nWARC-Type: response'));
    // The digests are of Python's hashlib and base64.
    expect(record.slice(0, record.indexOf('WARC/1.1', 8))).toBe(
      [
        'WARC/1.1',
        'WARC-Type: response',
        'WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>',
        'WARC-Date: 2026-01-02T03:04:05Z',
        'WARC-Target-URI: https://example.com/a',
        'WARC-IP-Address: 192.0.2.1',
        'WARC-Protocol: h2',
        'WARC-Protocol: tls/1.3',
        'WARC-Payload-Digest: sha1:AIED6RLZ4CFGCJBFYDA2C7XEPLOXQO4U',
        'WARC-Block-Digest: sha1:GRKWL4P4KJBBJBI3UMVZS3DLKZKZ7HZT',
        'Content-Type: application/http; msgtype=response',
        'Content-Length: 48',
        '',
        'HTTP/1.1 200 OK',
        'Content-Type: text/html',
        '',
        'body',
        '',
        '',
      ].join('\r\n'),
    );
  });

  it('keeps a fetch as response, request and metadata behind a warcinfo', async () => {
    const directory = temporaryFolder();
    const writer = await writerIn(directory);
    await writer.append(answered('a'));
    await writer.append(unanswered('b'));
    await writer.append(answered('c', { metadata: [] }));
    await writer.close();
    const { records, skipped } = await readFileOf(join(directory, FILE));
    expect(skipped).toEqual([]);
    expect(records.map(({ type }) => type)).toEqual([
      ...['warcinfo', 'response', 'request', 'metadata'],
      ...['metadata', 'response', 'request'],
    ]);
    const [info, response, request, metadata, failure] = records;
    expect(fieldValue(info?.fields ?? [], 'warc-filename')).toBe(FILE);
    expect(info?.block.toString()).toMatch(/^software: test\r\nformat: WARC File Format 1\.1\r\n/);
    const id = fieldValue(response?.fields ?? [], 'warc-record-id');
    for (const record of [request, metadata])
      expect(fieldValue(record?.fields ?? [], 'warc-concurrent-to')).toBe(id);
    expect(metadata?.block.toString()).toBe('fetchTimeMs: 12\r\n');
    expect(failure?.block.toString()).toBe('visit-outcome: failed\r\nvisit-reason: timeout\r\n');
  });

  it('answers where each capture stands, also while the file grows', async () => {
    const directory = temporaryFolder();
    const writer = await writerIn(directory);
    const written = await Promise.all(['a', 'b', 'c'].map((name) => writer.append(answered(name))));
    expect(namesIn(directory)).toEqual([`${FILE}.open`]);
    await writer.sync();
    const bytes = readFileSync(join(directory, `${FILE}.open`));
    for (const { recordId, file, offset, length } of written) {
      expect(file).toBe(join(directory, FILE));
      const { records } = await readBytes(bytes.subarray(offset, offset + length));
      expect(fieldValue(records[0]?.fields ?? [], 'warc-record-id')).toBe(`<${recordId}>`);
    }
    await writer.close();
    expect(namesIn(directory)).toEqual([FILE]);
    await expect(writer.append(answered('d'))).rejects.toThrow('closed');
  });

  it('reads back any captures', async () => {
    const bytes = (maxLength: number) =>
      fc.uint8Array({ maxLength }).map((array) => Buffer.from(array));
    const capture = fc.record({
      url: fc.webUrl({ withQueryParameters: true }),
      at: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      ip: fc.oneof(fc.ipV4(), fc.ipV6(), fc.constant('')),
      payload: fc.oneof(bytes(2000), bytes(20_000), fc.constant(Buffer.from('\r\nWARC/1.1\r\n'))),
      truncated: fc.constantFrom<Truncation | undefined>('length', undefined),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(capture, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 20_000 }),
        async (captures, maxFileBytes) => {
          const directory = temporaryFolder();
          const writer = await writerIn(directory, { maxFileBytes });
          const wanted = captures.map((parts) => answered('x', parts));
          const written = await Promise.all(wanted.map((one) => writer.append(one)));
          await writer.close();
          for (const [index, { file, offset, length }] of written.entries()) {
            const { records, skipped } = await readFileOf(file);
            const record = records.find((one) => one.offset === offset);
            expect(skipped).toEqual([]);
            expect(record?.length).toBe(length);
            expectCapture(record?.fields ?? [], record?.block, wanted[index]);
          }
          expect(namesIn(directory)).toEqual(
            [...new Set(written.map(({ file }) => file.slice(directory.length + 1)))].sort(),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('begins another file when one is full, and divides no capture', async () => {
    const directory = temporaryFolder();
    const writer = await writerIn(directory, { maxFileBytes: 2000 });
    for (let index = 0; index < 12; index++) await writer.append(answered(`page-${index}`));
    await writer.close();
    const names = namesIn(directory);
    expect(names.length).toBeGreaterThan(3);
    let pages = 0;
    for (const name of names) {
      const { records } = await readFileOf(join(directory, name));
      expect(records.map(({ type }) => type).slice(0, 2)).toEqual(['warcinfo', 'response']);
      expect((records.length - 1) % 3).toBe(0);
      pages += (records.length - 1) / 3;
    }
    expect(pages).toBe(12);
  });

  it('writes nothing where nothing is appended, and takes no name twice', async () => {
    const directory = temporaryFolder();
    await (await writerIn(directory)).close();
    expect(namesIn(directory)).toEqual([]);
    for (let run = 0; run < 2; run++) {
      const writer = await writerIn(directory);
      await writer.append(answered('a'));
      await writer.close();
    }
    expect(namesIn(directory)).toEqual([FILE, FILE.replace('00000', '00001')]);
    await expect(writerIn(directory, { prefix: '../x' })).rejects.toThrow('../x');
  });

  it('lets no value break out of its line', async () => {
    const directory = temporaryFolder();
    const writer = await writerIn(directory);
    const metadata = [{ name: 'note', value: 'a\r\nvisit-outcome: failed' }];
    await writer.append(answered('a', { metadata }));
    await writer.close();
    const { records } = await readFileOf(join(directory, FILE));
    expect(records[3]?.block.toString()).toBe('note: a visit-outcome: failed\r\n');
  });
});

describe('openWarcWriter after a kill', () => {
  async function grown(): Promise<{ bytes: Buffer; starts: readonly number[] }> {
    const directory = temporaryFolder();
    const writer = await writerIn(directory);
    for (const name of ['a', 'b', 'c']) await writer.append(answered(name, { metadata: [] }));
    await writer.close();
    const { records } = await readFileOf(join(directory, FILE));
    const bytes = readFileSync(join(directory, FILE));
    return { bytes, starts: [...records.map(({ offset }) => offset), bytes.length] };
  }

  it('loses only the record that is cut, wherever it is cut', async () => {
    const { bytes, starts } = await grown();
    const last = starts.at(-2) ?? 0;
    for (let length = last; length <= bytes.length; length++) {
      const directory = temporaryFolder();
      writeFileSync(join(directory, `${FILE}.open`), bytes.subarray(0, length));
      const keptBytes = length === bytes.length ? length : last;
      expect(await wholeLength(createReadStream(join(directory, `${FILE}.open`)))).toBe(keptBytes);
      if (length % 16 > 0) continue;
      const { repaired } = await writerIn(directory);
      const file = join(directory, FILE);
      expect(repaired).toEqual([{ file, keptBytes, cutBytes: length - keptBytes }]);
      expect(readFileSync(file).equals(bytes.subarray(0, keptBytes))).toBe(true);
    }
  });

  it.each([
    ['nothing', 0],
    ['the start of a member', 9],
    ['zeros that a file system left', 100],
  ])('removes a file of %s', async (_name, length) => {
    const { bytes } = await grown();
    const directory = temporaryFolder();
    const content = length < 100 ? bytes.subarray(0, length) : Buffer.alloc(length);
    writeFileSync(join(directory, `${FILE}.open`), content);
    const { repaired } = await writerIn(directory);
    expect(repaired).toMatchObject([{ keptBytes: 0, cutBytes: length }]);
    expect(namesIn(directory)).toEqual([]);
  });

  it('cuts nothing off that a reader can still find', async () => {
    const { bytes, starts } = await grown();
    const directory = temporaryFolder();
    const damaged = Buffer.from(bytes);
    damaged.fill(0xff, (starts[2] ?? 0) + 20, (starts[2] ?? 0) + 40);
    writeFileSync(join(directory, `${FILE}.open`), damaged);
    const { repaired } = await writerIn(directory);
    expect(repaired).toMatchObject([{ keptBytes: bytes.length, cutBytes: 0 }]);
  });

  it('leaves closed files and those of others alone', async () => {
    const { bytes } = await grown();
    const directory = temporaryFolder();
    const names = ['a.warc.gz', 'b.warc.open', 'c.txt'];
    for (const name of names) writeFileSync(join(directory, name), bytes.subarray(0, -1));
    expect((await writerIn(directory)).repaired).toEqual([]);
    expect(namesIn(directory)).toEqual(names);
  });
});

describe('openWarcWriter as warcio reads it', () => {
  it('has sound digests, heads and payloads', async () => {
    const directory = temporaryFolder();
    const writer = await writerIn(directory);
    const original = answered('a');
    const { recordId } = await writer.append(original);
    const repeats = { url: original.url, at: original.at, recordId };
    await writer.append(
      answered('a', { repeats: { ...repeats, profile: 'identical-payload-digest' } }),
    );
    await writer.close();
    const seen: string[] = [];
    for await (const record of WARCParser.iterRecords(
      createReadStream(join(directory, FILE)) as AsyncIterable<Uint8Array>,
    )) {
      const payload = await record.readFully(false);
      if (record.warcType === 'response') expect(Buffer.from(payload)).toEqual(original.payload);
      if (record.warcType === 'revisit') {
        expect(record.warcRefersToTargetURI).toBe(original.url);
        expect(record.warcRefersToDate).toBe('2026-01-02T03:04:05Z');
        expect(record.warcHeader('WARC-Refers-To')).toBe(`<${recordId}>`);
      }
      if (record.httpHeaders !== null && record.warcType !== 'request') {
        expect(record.httpHeaders.headers.get('content-type')).toBe('text/html');
        const sha1 = createHash('sha1').update(original.payload).digest('hex');
        expect(hexOf(record.warcPayloadDigest ?? '')).toBe(sha1);
      }
      seen.push(record.warcType ?? '');
    }
    expect(seen).toEqual([
      ...['warcinfo', 'response', 'request', 'metadata'],
      ...['revisit', 'request', 'metadata'],
    ]);
  });

  it('has what was rendered, and looks without an answer', async () => {
    const directory = temporaryFolder();
    const writer = await writerIn(directory);
    const rendered = Buffer.from('<title>ü</title>');
    const page = answered('a', { rendered });
    await writer.append(page);
    await writer.append(unanswered('b'));
    await writer.close();
    const seen: string[][] = [];
    for await (const record of WARCParser.iterRecords(
      createReadStream(join(directory, FILE)) as AsyncIterable<Uint8Array>,
    )) {
      const content = Buffer.from(await record.readFully(false));
      if (record.warcType === 'conversion') {
        expect(content).toEqual(rendered);
        expect(record.warcTargetURI).toBe(page.url);
        expect(hexOf(record.warcBlockDigest ?? '')).toBe(
          createHash('sha1').update(rendered).digest('hex'),
        );
      }
      if (record.warcType === 'metadata') seen.push(['metadata', content.toString()]);
      else seen.push([record.warcType ?? '']);
    }
    expect(seen).toEqual([
      ...[['warcinfo'], ['conversion'], ['response'], ['request']],
      ['metadata', expect.stringContaining('fetchTimeMs: 12')],
      ['metadata', expect.stringContaining('visit-reason: timeout')],
    ]);
  });
});

describe('dropOldest', () => {
  it('removes the oldest closed files until the rest fits', async () => {
    const directory = temporaryFolder();
    const put = (name: string) => writeFileSync(join(directory, name), Buffer.alloc(100));
    const names = [
      'b-20250101000000-00000.warc.gz',
      'a-20250102000000-99999.warc.gz',
      'a-20250102000000-100000.warc.gz',
      'a-20250103000000-00000.warc.gz.open',
      'foreign.warc.gz',
    ];
    for (const name of names) put(name);
    const paths = names.map((name) => join(directory, name));
    const any = () => true;
    expect((await dropOldest(directory, 0, () => false)).files).toEqual([]);
    expect(await dropOldest(directory, 400, any)).toEqual({
      files: [],
      droppedBytes: 0,
      keptBytes: 400,
    });
    expect(await dropOldest(directory, 399, any)).toEqual({
      files: paths.slice(0, 1),
      droppedBytes: 100,
      keptBytes: 300,
    });
    expect((await dropOldest(directory, 200, any)).files).toEqual(paths.slice(1, 2));
    expect(await dropOldest(directory, 0, any)).toEqual({
      files: paths.slice(2, 3),
      droppedBytes: 100,
      keptBytes: 100,
    });
    expect(namesIn(directory)).toEqual(names.slice(3).sort());
  });
});

function expectCapture(
  fields: readonly Field[],
  block: Buffer | undefined,
  capture: AnsweredCapture | undefined,
): void {
  if (capture === undefined) throw new Error('nothing was to be written');
  expect(fieldValue(fields, 'warc-target-uri')).toBe(capture.url);
  expect(fieldValue(fields, 'warc-ip-address') ?? '').toBe(capture.ip);
  expect(fieldValue(fields, 'warc-truncated')).toBe(capture.truncated);
  expect(Date.parse(fieldValue(fields, 'warc-date') ?? '')).toBe(capture.at * 1000);
  expect(block?.equals(Buffer.concat([capture.responseHead, capture.payload]))).toBe(true);
}

/** The bytes of a digest in base 32. */
function hexOf(digest: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  let value = 0n;
  for (const char of digest.slice('sha1:'.length))
    value = value * 32n + BigInt(alphabet.indexOf(char));
  return value.toString(16).padStart(40, '0');
}
