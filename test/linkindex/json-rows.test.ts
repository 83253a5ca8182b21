import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonRows } from '../../src/linkindex/json-rows.ts';

const TAIL = { field: 'at', length: 3 };

async function* pieces(text: string | Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  let at = 0;
  for (const size of sizes) {
    // Of its own, as what an engine hands over is.
    if (at < bytes.length) yield Buffer.from(bytes.subarray(at, at + size));
    at += size;
  }
  if (at < bytes.length) yield Buffer.from(bytes.subarray(at));
}

async function read(stream: AsyncIterable<Buffer>, limit: number) {
  const rows: unknown[] = [];
  const generator = jsonRows(stream, TAIL, limit);
  for (;;) {
    const { done, value } = await generator.next();
    if (done) return { rows, surplus: value };
    const found: unknown[] = JSON.parse(`[${value.text}]`);
    expect(found).toHaveLength(value.count);
    rows.push(...found);
  }
}

const lines = (rows: readonly object[]) =>
  rows.map((row, at) => `${JSON.stringify({ ...row, at: String(100 + at) })}\n`);

describe('jsonRows', () => {
  it('gives every row without its tail, however the bytes come', async () => {
    const row = fc.record({
      a: fc.string({ unit: 'binary' }),
      b: fc.constantFrom(null, 1, '},{"at":"'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 40 })),
        fc.integer({ min: 0, max: 9 }),
        async (rows, sizes, limit) => {
          const written = lines(rows);
          const { rows: found, surplus } = await read(pieces(written.join(''), sizes), limit);
          expect(found).toEqual(JSON.parse(JSON.stringify(rows.slice(0, limit))));
          expect(surplus).toBe(written[limit]?.trimEnd());
        },
      ),
    );
  });

  it.each([
    ['an error behind rows', 'Code: 394. DB::Exception: Query was cancelled\n'],
    ['an error without an end', '__exception__'],
    ['a row that is cut off', '{"a":1,"at":"10'],
    ['a row without a tail', '{"a":1}\n'],
    ['a tail of another length', '{"a":1,"at":"1000"}\n'],
    ['an empty line', '\n'],
  ])('refuses %s', async (_, text) => {
    const good = lines([{ a: 1 }, { a: 2 }]).join('');
    await expect(read(pieces(good + text, [5]), 9)).rejects.toThrow('no row');
  });

  it('refuses a row that is cut off anywhere', async () => {
    const [line = ''] = lines([{ a: 'é' }]);
    for (let at = 1; at < line.length; at++)
      await expect(read(pieces(line.slice(0, at), []), 9)).rejects.toThrow('no row');
  });
});
