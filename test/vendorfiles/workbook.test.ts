import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readVendorFile } from '../../src/vendorfiles/vendor-file.ts';
import { appErrorOf } from '../support/app-error.ts';
import { workbook, zipped } from '../support/workbooks.ts';

const URL_A = 'https://a.example.com/?x=1&y=2';

/** The workbook with one of its parts written anew. */
function withPart(bytes: Uint8Array, path: string, change: (xml: string) => string): Uint8Array {
  const files = unzipSync(bytes);
  return zipped({ ...files, [path]: change(Buffer.from(files[path] ?? []).toString()) });
}

describe('readWorkbook', () => {
  it('reads strings, numbers, dates and truths', async () => {
    const bytes = workbook([
      {
        title: 'Links',
        rows: [
          ['Source URL', 'Anchor', 'First seen', 'Last seen', 'Nofollow', 'Rank', 'Gone'],
          [
            { type: 'inlineStr', value: URL_A },
            { type: 'str', value: 'a < b' },
            { type: 'd', value: 46280.75 },
            { type: 'str', value: '15.09.2026' },
            { type: 'b', value: 1 },
            { type: 'n', value: 12.5 },
            { type: 'e', value: '#N/A' },
          ],
        ],
      },
    ]);
    expect((await readVendorFile(bytes)).rows).toEqual([
      {
        line: 2,
        urlFrom: URL_A,
        anchor: 'a < b',
        firstSeen: '2026-09-15',
        lastSeen: '2026-09-15',
        nofollow: true,
        metrics: { Rank: '12.5' },
      },
    ]);
  });

  it('counts days from 1904 where the workbook does', async () => {
    const rows = [
      ['Linking page', 'Last crawled'],
      [URL_A, { type: 'd', value: 44818 } as const],
    ];
    const bytes = withPart(workbook([{ title: 'a', rows }]), 'xl/workbook.xml', (xml) =>
      xml.replace('<sheets>', '<workbookPr date1904="1"/><sheets>'),
    );
    expect((await readVendorFile(bytes)).rows).toMatchObject([{ lastSeen: '2026-09-15' }]);
  });

  it('reads visible sheets, each as a part', async () => {
    const rows = [[URL_A]];
    const bytes = workbook([
      { title: 'Notes', rows: [['some words', 'more']] },
      { title: 'One', rows },
      { title: 'Secret', rows, isHidden: true },
      { title: 'Two', rows },
    ]);
    const file = await readVendorFile(bytes);
    expect(file.rows.map(({ part }) => part)).toEqual(['One', 'Two']);
    expect(file.problems).toMatchObject([{ part: 'Notes', reason: 'part-not-importable' }]);
  });

  it.each([
    ['a list of names', [['A page'], ['Another'], ['No page']], 1],
    [
      'a table',
      [
        ['Source URL', 'Anchor'],
        ['A page', URL_A],
        ['Another', ''],
        ['No', 'words'],
      ],
      2,
    ],
    [
      'a table without a known header',
      [
        ['A page', 'x'],
        ['Another', 'y'],
        ['No', 'words'],
      ],
      1,
    ],
  ])('reads addresses that are behind cells of %s', async (_, rows, firstRow) => {
    const sheet = withPart(
      workbook([{ title: 'a', rows }]),
      'xl/worksheets/sheet1.xml',
      (xml) =>
        `${xml
          .replace(
            new RegExp(`<c r="A${firstRow + 1}" t="s">`),
            '$&<f>HYPERLINK("https://b.example.com/","Another")</f>',
          )
          .replace(
            '</sheetData>',
            `$&<hyperlinks><hyperlink ref="A${firstRow}" r:id="rId7"/><hyperlink ref="B9:C9" r:id="rId8"/></hyperlinks>`,
          )}`,
    );
    const relation = `<Relationship Id="rId7" Type="x/hyperlink" Target="${URL_A.replace('&', '&amp;')}" TargetMode="External"/>`;
    const bytes = withPart(
      sheet,
      'xl/worksheets/_rels/sheet1.xml.rels',
      () => `<Relationships>${relation}</Relationships>`,
    );
    const { rows: read, problems } = await readVendorFile(bytes);
    expect(read.map(({ line, urlFrom }) => [line, urlFrom])).toEqual([
      [firstRow, URL_A],
      [firstRow + 1, 'https://b.example.com/'],
    ]);
    expect(problems).toMatchObject([{ line: firstRow + 2, reason: 'not-a-url' }]);
  });

  it('reads what a cell shows where that is an address', async () => {
    const bytes = withPart(
      workbook([
        {
          title: 'a',
          rows: [
            ['Source URL', 'Anchor'],
            [URL_A, 'words'],
          ],
        },
      ]),
      'xl/worksheets/sheet1.xml',
      (xml) =>
        xml.replaceAll(/<c r="[AB]2" t="s">/g, '$&<f>HYPERLINK("https://b.example.com/")</f>'),
    );
    expect((await readVendorFile(bytes)).rows).toEqual([
      { line: 2, urlFrom: URL_A, anchor: 'words' },
    ]);
  });

  it('reads characters that XML cannot hold', async () => {
    const inline = { type: 'inlineStr', value: 'https://b.example.com/_x005F_x0041_' } as const;
    const bytes = workbook([{ title: 'a', rows: [[`${URL_A}_x000D_`], [inline]] }]);
    expect((await readVendorFile(bytes)).rows.map(({ urlFrom }) => urlFrom)).toEqual([
      URL_A,
      'https://b.example.com/_x0041_',
    ]);
  });

  it('reads names with prefixes', async () => {
    const bytes = withPart(
      workbook([{ title: 'a', rows: [[URL_A]] }]),
      'xl/worksheets/sheet1.xml',
      (xml) => xml.replaceAll('<', '<x:').replaceAll('<x:/', '</x:'),
    );
    expect((await readVendorFile(bytes)).rows).toEqual([{ line: 1, urlFrom: URL_A }]);
  });

  it('takes two rows far apart for two rows', async () => {
    const bytes = withPart(
      workbook([{ title: 'a', rows: [[URL_A], [URL_A]] }]),
      'xl/worksheets/sheet1.xml',
      (xml) => xml.replace('r="2"', 'r="1048576"').replace('"A2"', '"A1048576"'),
    );
    expect((await readVendorFile(bytes)).rows.map(({ line }) => line)).toEqual([1, 1_048_576]);
  });

  it.each([
    ['elements', '<a>'.repeat(5000)],
    ['attributes', `<a ${Array.from({ length: 5000 }, (_, i) => `a${i}="1"`).join(' ')}/>`],
  ])('refuses too many %s within each other', async (_, xml) => {
    const bytes = withPart(
      workbook([{ title: 'a', rows: [[URL_A]] }]),
      'xl/sharedStrings.xml',
      () => xml,
    );
    expect((await appErrorOf(readVendorFile(bytes))).code).toBe('NOT_IMPORTABLE');
  });

  it('refuses a part that breaks off, wherever it does, for the rest would be lost', async () => {
    const whole = workbook([{ title: 'a', rows: [[URL_A], ['https://b.example.com/']] }]);
    const paths = ['xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml', 'xl/workbook.xml'];
    for (const path of paths) {
      const xml = Buffer.from(unzipSync(whole)[path] ?? []).toString();
      for (let end = 1; end < xml.length; end++) {
        const bytes = withPart(whole, path, () => xml.slice(0, end));
        const { message } = await appErrorOf(readVendorFile(bytes, { name: 'x.xlsx' }));
        expect(message).toContain('x.xlsx');
      }
    }
  });

  it.each([
    ['an element that does not end', '</c></row>', '</row>', 'xl/worksheets/sheet1.xml in x.xlsx'],
    ['a bare <', '<v>0</v>', '<v>0<1</v>', 'xl/worksheets/sheet1.xml in x.xlsx'],
    ['a text that is missing', '<v>1</v>', '<v>7</v>', 'row 2 has a text that is missing'],
  ])('refuses a sheet with %s', async (_, before, after, what) => {
    const whole = workbook([{ title: 'a', rows: [[URL_A], ['https://b.example.com/']] }]);
    const bytes = withPart(whole, 'xl/worksheets/sheet1.xml', (xml) => xml.replace(before, after));
    const { code, message } = await appErrorOf(readVendorFile(bytes, { name: 'x.xlsx' }));
    expect(code).toBe('NOT_IMPORTABLE');
    expect(message).toContain(what);
  });

  it('refuses a workbook one of whose sheets is missing', async () => {
    const sheets = ['One', 'Two'].map((title) => ({ title, rows: [[URL_A]] }));
    const { 'xl/worksheets/sheet2.xml': _, ...files } = unzipSync(workbook(sheets));
    const { message } = await appErrorOf(readVendorFile(zipped(files), { name: 'x.xlsx' }));
    expect(message).toBe('x.xlsx (its sheet "Two" is missing) is damaged');
  });

  it('reads elements that end where they begin, and paths with dots', async () => {
    const whole = workbook([{ title: 'a', rows: [[URL_A]] }]);
    const sheet = withPart(whole, 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace('<sheetData>', '<dimension ref="A1"/><sheetData><row r="9"/><row ><c/></row>'),
    );
    const bytes = withPart(sheet, 'xl/_rels/workbook.xml.rels', (xml) =>
      xml.replace('"worksheets', '"./../xl/worksheets'),
    );
    expect((await readVendorFile(bytes)).rows).toEqual([{ line: 1, urlFrom: URL_A }]);
  });

  it('expands no entity that a document type declares', async () => {
    const bytes = withPart(
      workbook([{ title: 'a', rows: [[URL_A], ['x']] }]),
      'xl/sharedStrings.xml',
      (xml) =>
        `<!DOCTYPE sst [<!ENTITY e "${'y'.repeat(100)}">]>${xml.replace('<t>x</t>', '<t>&e;&e;</t>')}`,
    );
    expect((await readVendorFile(bytes)).problems).toMatchObject([{ line: 2, text: '&e;&e;' }]);
  });
});
