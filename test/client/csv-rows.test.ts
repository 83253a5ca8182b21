import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRows } from '../../src/client/csv-rows.ts';

async function rowsOf(chunks: readonly string[]): Promise<string[][]> {
  const source = (async function* () {
    yield* chunks;
  })();
  const rows: string[][] = [];
  for await (const row of csvRows(source)) rows.push(row);
  return rows;
}

const written = (rows: readonly (readonly string[])[], end: string): string =>
  rows
    .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',') + end)
    .join('');

describe('csvRows', () => {
  it.each<[string, string[][]]>([
    ['', []],
    [
      'a,b\r\n1,\r\n',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    ['a,"b ""c"" d"\n', [['a', 'b "c" d']]],
    [
      '"one\r\ntwo",x\r\n,',
      [
        ['one\r\ntwo', 'x'],
        ['', ''],
      ],
    ],
    ['no end', [['no end']]],
    ['""\n', [['']]],
  ])('reads %j', async (text, expected) => {
    expect(await rowsOf([text])).toEqual(expected);
  });

  it('reads what was written, wherever it is cut', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', 'é', '') });
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 5 }),
        async (all, end, size) => {
          const chunks = written(all, end).match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
          expect(await rowsOf(chunks)).toEqual(all);
        },
      ),
    );
  });
});
