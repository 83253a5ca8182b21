/** Members beyond what is held in one piece: archives compressed as a whole, and bombs. */
import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { MAX_HELD_BYTES } from '../../src/warc/gzip-member.ts';
import { gzipEach, outline, readBytes, warcRecord } from './archive-bytes.ts';

const record = (name: string, block: Buffer) =>
  warcRecord({ type: 'response', url: `http://example.com/${name}`, block });

const SMALL = record('small', Buffer.from('x'));
/** Twelve records of two megabytes that hardly compress. */
const MANY = Array.from({ length: 12 }, (_, index) => record(`${index}`, randomBytes(2 << 20)));
const WHOLE = gzipSync(Buffer.concat(MANY), { level: 1 });
const NAMES = MANY.map((_, index) => `response http://example.com/${index}`);

describe('an archive compressed as a whole', () => {
  it('gives all its records, and what comes after it', async () => {
    const bytes = Buffer.concat([gzipSync(SMALL), WHOLE, gzipSync(SMALL)]);
    expect(WHOLE.length).toBeGreaterThan(MAX_HELD_BYTES);
    const result = await readBytes(bytes);
    const small = 'response http://example.com/small';
    expect(outline(result)).toEqual([small, ...NAMES, small]);
    expect(result.skipped).toEqual([]);
    // Its records can only be found again from the start of the member.
    const first = gzipSync(SMALL).length;
    expect(result.records.slice(1, 13).every(({ offset }) => offset === first)).toBe(true);
    expect(result.records.at(-1)?.offset).toBe(first + WHOLE.length);
  });

  it('gives, when it is cut, the records before the cut', async () => {
    const result = await readBytes(WHOLE.subarray(0, WHOLE.length - (5 << 20)));
    expect(outline(result)).toEqual(NAMES.slice(0, 9));
    expect(new Set(result.skipped.map(({ reason }) => reason))).toEqual(new Set(['truncated']));
  });

  it('gives, when it is damaged, the records before and the members behind', async () => {
    const bytes = Buffer.concat([WHOLE, gzipSync(SMALL)]);
    bytes.fill(0xff, 21 << 20, (21 << 20) + 4000);
    const result = await readBytes(bytes);
    const found = outline(result);
    expect(found.at(-1)).toBe('response http://example.com/small');
    expect(found.slice(0, 10)).toEqual(NAMES.slice(0, 10));
    expect(result.skipped.length).toBeGreaterThan(0);
  });
});

describe('a bomb', () => {
  const limits = { maxRecordBytes: 1 << 20, maxHeaderBytes: 64 << 10 };

  it.each([
    ['one endless record', record('bomb', Buffer.alloc(200 << 20))],
    ['a small record with endless rest', Buffer.concat([SMALL, Buffer.alloc(200 << 20)])],
    [
      'a header without end',
      Buffer.concat([Buffer.from('WARC/1.0\r\nX: '), Buffer.alloc(200 << 20, 'x')]),
    ],
    ['empty lines without end', Buffer.concat([SMALL, Buffer.alloc(200 << 20, '\n')])],
  ])('of %s is refused without taking memory', async (_what, plain) => {
    const bytes = Buffer.concat([
      gzipEach([SMALL]),
      gzipSync(plain, { level: 1 }),
      gzipEach([SMALL]),
    ]);
    const before = process.memoryUsage().rss;
    const result = await readBytes(bytes, { limits });
    const found = outline(result);
    expect([found.at(0), found.at(-1)]).toEqual(Array(2).fill('response http://example.com/small'));
    expect(result.skipped.length).toBeGreaterThan(0);
    // The pieces in flight; the content would be 200 MiB.
    expect(process.memoryUsage().rss - before).toBeLessThan(120 << 20);
  });
});
