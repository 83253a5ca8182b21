/** Whatever is uploaded: rows, problems with their lines, or an AppError; and soon. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { parsePageUrl } from '../../src/url/page-url.ts';
import { parseDisavowFile } from '../../src/vendorfiles/disavow-file.ts';
import {
  readVendorFile,
  readVendorTable,
  type VendorFile,
} from '../../src/vendorfiles/vendor-file.ts';
import { csvOf } from '../support/csv-text.ts';
import { VENDOR_EXPORTS } from '../support/vendor-exports.ts';
import { workbook } from '../support/workbooks.ts';

/** @returns undefined when it is refused as it may be. */
async function readOrRefused(reading: Promise<VendorFile>): Promise<VendorFile | undefined> {
  return reading.catch((error: unknown) => {
    if (error instanceof AppError) return undefined;
    throw error;
  });
}

function check(file: VendorFile | undefined, lineCount: number): void {
  for (const { line, urlFrom, urlTo, firstSeen, lastSeen } of file?.rows ?? []) {
    expect(line).toBeGreaterThan(0);
    expect(line).toBeLessThanOrEqual(lineCount);
    for (const url of [urlFrom, urlTo])
      if (url !== undefined) expect(parsePageUrl(url)?.href).toBe(url);
    for (const day of [firstSeen, lastSeen])
      if (day !== undefined) expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
  }
  const lines = [...(file?.rows ?? []), ...(file?.problems ?? [])].map(({ line }) => line);
  expect(new Set(lines).size).toBe(lines.length);
}

const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '"',
    '""',
    'a"b',
    ',',
    ';',
    '\t',
    '\n',
    '\r\n',
    '\0',
    '\ud800',
    '1,240',
    '15/09/2026',
  ),
  fc.constantFrom(
    'Linking page',
    'URL',
    'Source URL',
    'Target URL',
    'Site',
    'Linking pages',
    '__proto__',
  ),
  fc.webUrl(),
  fc.domain(),
);
const table = fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 });

describe('readVendorFile: junk', () => {
  it('reads or refuses any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        check(await readOrRefused(readVendorFile(bytes)), bytes.length + 1);
      }),
    );
  });

  it('reads or refuses any cells, quoted or not', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom(',', ';', '\t'), async (rows, separator) => {
        for (const text of [
          csvOf(rows, separator),
          rows.map((cells) => cells.join(separator)).join('\n'),
        ])
          check(await readOrRefused(readVendorFile(Buffer.from(text))), text.length + 1);
        check(await readOrRefused(readVendorTable(rows)), rows.length);
      }),
    );
  });

  it('tells every line of a list once, whatever quotes are in it', async () => {
    const line = fc.oneof(
      fc.constantFrom('"', '""', ' "', '"x', 'x"', '"https://b.example.com/"'),
      fc.webUrl(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line), async (lines) => {
        const file = await readVendorFile(
          Buffer.from(['https://a.example.com/', ...lines].join('\n')),
        );
        const told = [...file.rows, ...file.problems].map((one) => one.line);
        const empty = lines.filter((text) => text === '""').length;
        expect(new Set(told).size).toBe(told.length);
        expect(told).toHaveLength(1 + lines.length - empty);
      }),
    );
  });

  it('reads a quoted table as a table of values', async () => {
    const rows = fc.array(fc.tuple(fc.webUrl(), fc.webUrl(), fc.string({ maxLength: 40 })));
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(',', ';', '\t'), async (body, separator) => {
        const lines = [['Source URL', 'Target URL', 'Anchor text'], ...body];
        const byText = await readVendorFile(Buffer.from(csvOf(lines, separator)));
        const byCells = await readVendorTable(lines);
        expect(byText).toEqual(byCells);
      }),
    );
  });

  it('reads or refuses every truncation of an export', async () => {
    for (const { lines, separator } of VENDOR_EXPORTS.slice(5, 10)) {
      const text = Buffer.from(csvOf(lines, separator));
      for (let end = 0; end < text.length; end += 7)
        check(await readOrRefused(readVendorFile(text.subarray(0, end))), lines.length);
    }
  });

  it('reads or refuses a workbook in which any byte is another', async () => {
    const bytes = workbook([{ title: 'a', rows: [['https://a.example.com/', 'x']] }]);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(255), async (at, byte) => {
        const changed = Uint8Array.from(bytes, (old, i) => (i === at ? byte : old));
        await readOrRefused(readVendorFile(changed));
      }),
    );
  });

  it('reads any disavow file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(cell), async (cells) => {
        const lines = cells.map((text) => `domain:${text}`).concat(cells);
        try {
          const { entries, problems } = await parseDisavowFile(Buffer.from(lines.join('\n')));
          for (const { type, subject } of entries)
            expect(`${type} ${subject}`).toMatch(/^(?:url https?:\/\/\S+|domain [a-z0-9._-]+)$/);
          for (const { line } of problems) expect(line).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
    );
  });
});

/** A hundred thousand lines of each kind end within the time that a test has. */
describe('readVendorFile: 100,000 lines', () => {
  const COUNT = 100_000;
  const header = 'Source URL,Target URL,Anchor text\n';
  const repeated = (line: (i: number) => string) =>
    Array.from({ length: COUNT }, (_, i) => line(i)).join('\n');

  it.each([
    [
      'links',
      header + repeated((i) => `https://h${i % 999}.example.com/${i},https://t.example.com/,x`),
      COUNT,
      0,
    ],
    ['words', `https://a.example.com/\n${repeated(() => 'some words')}`, 1, COUNT],
    ['single quotes', header + repeated(() => '"'), 0, COUNT],
    ['quotes that stay open', header + repeated(() => '"""'), 0, COUNT],
    ['a quote amid links', header + repeated((i) => `https://h.example.com/${i},"x,y`), COUNT, 0],
    [
      'a quote before and after links',
      `${header}"\n${repeated((i) => `https://h.example.com/${i},x,y`)}\n"`,
      COUNT,
      2,
    ],
    ['separators', header + repeated(() => ','.repeat(300)), 0, COUNT],
    ['one long quoted cell', `${header}"${'""'.repeat(COUNT * 10)}`, 0, 1],
    ['one long line', `https://a.example.com/\n${'x,'.repeat(COUNT * 10)}`, 1, 1],
    ['spaces', `https://a.example.com/\n${repeated(() => `${' '.repeat(100)}x`)}`, 1, COUNT],
  ])('%s', async (_, text, rows, problems) => {
    const file = await readVendorFile(Buffer.from(text));
    expect([file.rows.length, file.problems.length]).toEqual([rows, problems]);
  });
});
