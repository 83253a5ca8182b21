import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { readArchive } from '../../src/warc/read-archive.ts';
import {
  arcRecord,
  collect,
  gzipEach,
  outline,
  readBytes,
  type WrittenRecord,
  warcRecord,
} from './archive-bytes.ts';

const written = (name: string, block: string | Buffer = `block of ${name}`): WrittenRecord => ({
  type: 'response',
  url: `http://example.com/${name}`,
  block: Buffer.from(block),
});
const THREE = ['a', 'b', 'c'].map((name) => written(name));
const OUTLINE = THREE.map(({ type, url }) => `${type} ${url}`);

const FORMS: readonly (readonly [string, (records: readonly WrittenRecord[]) => Buffer])[] = [
  ['plain WARC', (records) => Buffer.concat(records.map(warcRecord))],
  ['WARC, a member for each record', (records) => gzipEach(records.map(warcRecord))],
  ['WARC compressed as a whole', (records) => gzipSync(Buffer.concat(records.map(warcRecord)))],
  ['plain ARC', (records) => Buffer.concat(records.map(arcRecord))],
  ['ARC, a member for each record', (records) => gzipEach(records.map(arcRecord))],
];

describe.each(FORMS)('readArchive of %s', (_form, write) => {
  it('reads back what was written, in chunks of any size', async () => {
    const record = fc.record({
      type: fc.constant('response'),
      url: fc.webUrl({ withQueryParameters: true }),
      block: fc.oneof(
        fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
        fc
          .constantFrom('', '\r\n', '\r\n\r\n\r\n', 'WARC/', '\nWARC/1.0\r\n')
          .map((text) => Buffer.from(text)),
      ),
    });
    const records = fc.array(record, { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(records, fc.integer({ min: 1, max: 200 }), async (some, chunkBytes) => {
        const result = await readBytes(write(some), { chunkBytes });
        expect(result.skipped).toEqual([]);
        expect(result.records.map(({ block }) => block)).toEqual(some.map(({ block }) => block));
        expect(outline(result)).toEqual(some.map(({ type, url }) => `${type} ${url}`));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps, of every truncation, the records that are whole, and never throws', async () => {
    const bytes = write(THREE);
    let least = 0;
    for (let length = 1; length <= bytes.length; length++) {
      const result = await readBytes(bytes.subarray(0, length));
      const found = outline(result);
      expect(found).toEqual(OUTLINE.slice(0, found.length));
      // What one byte more adds is never less.
      expect(found.length).toBeGreaterThanOrEqual(least);
      expect(result.skipped.length).toBeLessThanOrEqual(1);
      least = found.length;
    }
    expect(least).toBe(3);
  });

  it('reads a record again from its offset', async () => {
    const bytes = write(THREE);
    const { records } = await readBytes(bytes);
    for (const record of records) {
      const tail = await readBytes(bytes.subarray(record.offset), { startOffset: record.offset });
      const alone = bytes.subarray(record.offset, record.offset + record.length);
      const { records: again } = await readBytes(alone, { startOffset: record.offset });
      for (const { records: read } of [tail, { records: again }]) {
        // Records of one member have one offset.
        expect(read.find(({ block }) => block.equals(record.block))).toEqual(
          expect.objectContaining({ offset: record.offset, fields: record.fields }),
        );
      }
    }
  });

  it('closes its source when the reader leaves', async () => {
    let isClosed = false;
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield write(THREE);
      } finally {
        isClosed = true;
      }
    }
    for await (const record of readArchive(source(), { name: 'endless' })) {
      expect(record.offset).toBe(0);
      break;
    }
    expect(isClosed).toBe(true);
  });

  it('reads nothing from behind the last record', async () => {
    expect(await readBytes(Buffer.alloc(0), { startOffset: 1000 })).toEqual({
      records: [],
      skipped: [],
    });
  });
});

describe('readArchive of broken archives', () => {
  const [a, b, c] = THREE.map(warcRecord) as [Buffer, Buffer, Buffer]; // three were written

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('Once upon a time\nthere was no archive.\n')],
    ['a list of addresses', Buffer.from('https://example.com/\nhttps://example.org/\n')],
    ['JSON', Buffer.from('{"url":"http://example.com/"}\n')],
    ['a page', Buffer.from('<!doctype html>\n<title>WARC/1.0</title>\n')],
    ['compressed text', gzipSync('hi\n')],
    ['compressed nothing', gzipSync('')],
    [
      'noise after a gzip magic',
      Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0]), Buffer.alloc(500, 7)]),
    ],
    ['zeros', Buffer.alloc(100_000)],
    ['an LZ4 frame', Buffer.from('04224d18406040c0', 'hex')],
  ])('refuses %s, naming the file', async (_what, bytes) => {
    const reading = readBytes(bytes, { name: '/archives/x.warc' });
    await expect(reading).rejects.toThrow(AppError);
    await expect(reading).rejects.toMatchObject({
      code: 'NOT_AN_ARCHIVE',
      message: expect.stringContaining('/archives/x.warc'),
    });
  });

  it('skips a record without a length', async () => {
    const noLength = Buffer.from(b.toString().replace(/Content-Length: \d+/, 'Content-Length:'));
    const result = await readBytes(Buffer.concat([a, noLength, c]));
    expect(outline(result)).toEqual([OUTLINE[0], OUTLINE[2]]);
    expect(result.skipped).toEqual([{ file: 'test.warc', offset: a.length, reason: 'bad-header' }]);
  });

  it('skips a record whose length reaches over others', async () => {
    const long = Buffer.from(b.toString().replace(/Content-Length: \d+/, 'Content-Length: 100'));
    const beyond = Buffer.from(
      b.toString().replace(/Content-Length: \d+/, 'Content-Length: 99999'),
    );
    for (const broken of [long, beyond]) {
      const result = await readBytes(Buffer.concat([a, broken, c]));
      expect(outline(result)).toEqual([OUTLINE[0], OUTLINE[2]]);
      expect(result.skipped).toMatchObject([{ offset: a.length, reason: 'bad-length' }]);
    }
  });

  it('goes on behind a record whose length is too short', async () => {
    const short = Buffer.from(b.toString().replace(/Content-Length: \d+/, 'Content-Length: 4'));
    const result = await readBytes(Buffer.concat([a, short, c]));
    expect(outline(result)).toEqual(OUTLINE);
    expect(result.records[1]?.block.toString()).toBe('bloc');
    expect(result.skipped).toMatchObject([{ reason: 'not-a-record' }]);
  });

  it.each([1, 100, 1 << 20])(
    'names what lies between records once, in chunks of %i',
    async (chunkBytes) => {
      const noise = Buffer.from('noise\n'.repeat(5000));
      const result = await readBytes(Buffer.concat([a, noise, b]), { chunkBytes });
      expect(outline(result)).toEqual(OUTLINE.slice(0, 2));
      expect(result.skipped).toEqual([
        { file: 'test.warc', offset: a.length, reason: 'not-a-record' },
      ]);
    },
  );

  it('refuses a header and a block beyond the limits', async () => {
    const limits = { maxRecordBytes: 100, maxHeaderBytes: 300 };
    const wide = warcRecord({ ...written('wide'), url: `http://example.com/${'x'.repeat(400)}` });
    const long = warcRecord(written('long', Buffer.alloc(101, 'x')));
    const most = warcRecord(written('most', Buffer.alloc(100, 'x')));
    for (const join of [Buffer.concat, gzipEach]) {
      const result = await readBytes(join([a, wide, long, most]), { limits });
      expect(outline(result)).toEqual([OUTLINE[0], 'response http://example.com/most']);
      expect(result.skipped.map(({ reason }) => reason)).toEqual([
        'header-too-large',
        'record-too-large',
      ]);
    }
  });

  it('goes on at the next member behind one that is damaged, wherever it is', async () => {
    const members = [a, b, c].map((record) => gzipSync(record));
    const [first = 0, second = 0] = members.map(({ length }) => length);
    for (let at = first; at < first + second; at++) {
      const bytes = Buffer.concat(members);
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      const result = await readBytes(bytes);
      const found = outline(result);
      // Time, level and system of the header are nobody's business; all else is told.
      const isHarmless = at - first >= 4 && at - first < 10;
      expect(found, `byte ${at - first}`).toEqual(isHarmless ? OUTLINE : [OUTLINE[0], OUTLINE[2]]);
      expect(result.skipped.map(({ offset }) => offset)).toEqual(isHarmless ? [] : [first]);
    }
  });

  it('reads on over zeros and noise between members', async () => {
    const [x, y, z] = [a, b, c].map((record) => gzipSync(record)) as [Buffer, Buffer, Buffer]; // three
    const bytes = Buffer.concat([x, Buffer.alloc(3000), y, randomBytes(3000), z]);
    for (const chunkBytes of [700, 1 << 20]) {
      const result = await readBytes(bytes, { chunkBytes });
      expect(outline(result)).toEqual(OUTLINE);
      expect(result.skipped).toMatchObject([{ reason: 'bad-gzip' }]);
    }
  });

  it('passes on what its source throws', async () => {
    async function* source(): AsyncGenerator<Uint8Array> {
      yield a;
      throw new Error('connection reset');
    }
    await expect(collect(source())).rejects.toThrow('connection reset');
  });
});
