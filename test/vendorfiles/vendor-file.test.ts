/** Each tool's export in each form in which it may be uploaded. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  readVendorFile,
  readVendorTable,
  type VendorFileOptions,
} from '../../src/vendorfiles/vendor-file.ts';
import { appErrorOf } from '../support/app-error.ts';
import { csvOf } from '../support/csv-text.ts';
import { VENDOR_EXPORTS } from '../support/vendor-exports.ts';
import { workbook, zipped } from '../support/workbooks.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string, options?: VendorFileOptions) => readVendorFile(bytes(text), options);

describe.each(VENDOR_EXPORTS)('readVendorFile: $title', ({ tool, separator, lines, first }) => {
  const text = csvOf(lines, separator);

  it.each([
    ['UTF-8', bytes(text)],
    ['UTF-8 with a byte order mark', bytes(`\ufeff${text}`)],
    ['UTF-16LE', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16BE', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['lines that end with LF', bytes(text.replaceAll('\r\n', '\n'))],
    ['lines that end with CR', bytes(text.replaceAll('\r\n', '\r'))],
    ['semicolons', bytes(csvOf(lines, ';'))],
    ['tabs', bytes(csvOf(lines, '\t'))],
    ['gzip', gzipSync(text)],
  ])('reads %s', async (_, file) => {
    const { tool: found, parts, rows, problems, warnings } = await readVendorFile(file);
    expect({ found, problems, warnings, parts: parts.length }).toEqual({
      found: tool,
      problems: [],
      warnings: [],
      parts: 1,
    });
    expect(rows[0]).toEqual(first);
  });

  it('reads it in a ZIP', async () => {
    const file = await readVendorFile(zipped({ 'links.csv': text, '__MACOSX/._links.csv': 'x' }));
    expect(file.tool).toBe(tool);
    expect(file.rows[0]).toEqual({ ...first, part: 'links.csv' });
  });

  it('reads it as a workbook', async () => {
    const file = await readVendorFile(workbook([{ title: 'Sheet1', rows: lines }]));
    expect(file.tool).toBe(tool);
    expect(file.rows[0]).toEqual(first);
  });

  it('reads it as a table of values', async () => {
    const file = await readVendorTable(lines);
    expect(file.tool).toBe(tool);
    expect(file.rows[0]).toEqual(first);
  });
});

describe('readVendorFile: lists of addresses', () => {
  it('reads one address a line, and says what the others are', async () => {
    const file = await read(
      'https://a.example.com/1,2\n\nnotes of mine\nexample.com/page\nftp://example.com/\nhttps://a.example.com/x https://b.example.com/\nhttp://[::1\n',
    );
    expect(file.tool).toBe('urls');
    expect(file.rows).toEqual([
      { line: 1, urlFrom: 'https://a.example.com/1,2' },
      { line: 4, urlFrom: 'https://example.com/page' },
    ]);
    expect(file.problems).toEqual([
      { line: 3, reason: 'not-a-url', text: 'notes of mine' },
      { line: 5, reason: 'not-http', text: 'ftp://example.com/' },
      {
        line: 6,
        reason: 'several-urls',
        text: 'https://a.example.com/x https://b.example.com/',
      },
      { line: 7, reason: 'not-a-url', text: 'http://[::1' },
    ]);
  });

  it('does not cut addresses at commas that come and go', async () => {
    const urls = [
      'https://a.example.com/x,1.html',
      'https://a.example.com/y',
      'https://b.example.com/z,2,3;4',
    ];
    expect((await read(urls.join('\n'))).rows.map(({ urlFrom }) => urlFrom)).toEqual(urls);
  });

  it.each(['Links from', "Page d'origine (lien)", 'צד הקישור', 'می‌پیوندد'])(
    'takes %s above them for a header',
    async (header) => {
      const { rows, problems } = await read(`${header}\nhttps://a.example.com/\n`);
      expect({ rows, problems }).toEqual({
        rows: [{ line: 2, urlFrom: 'https://a.example.com/' }],
        problems: [],
      });
    },
  );

  it('takes a word above them for a header', async () => {
    const { parts, rows, problems } = await read('Meine Links\nhttps://a.example.com/\n');
    expect({ parts, problems }).toEqual({
      parts: [{ name: '', tool: 'urls', columns: ['Meine Links'] }],
      problems: [],
    });
    expect(rows).toEqual([{ line: 2, urlFrom: 'https://a.example.com/' }]);
  });

  it('reads what a cell with a zero in it stands among', async () => {
    const text = 'Linking page,Last crawled\nhttps://a.example.com/,\0\nhttps://b.example.com/,\n';
    expect((await read(text)).rows).toHaveLength(2);
  });

  it('says that an address is too long', async () => {
    const file = await read(`https://a.example.com/\nhttps://a.example.com/${'x'.repeat(3000)}\n`);
    expect(file.problems).toMatchObject([{ line: 2, reason: 'too-long' }]);
    expect(file.problems[0]?.text.length).toBeLessThan(210);
  });
});

describe('readVendorFile: rows that do not fit', () => {
  const header = 'Target URL,Source URL,Anchor Text,Source Crawl Date,FlagNoFollow';

  it.each([
    ['a list', ['https://a.example.com/', '"', 'https://b.example.com/', '', 'x', '"']],
    [
      'a table',
      [
        ...['Source URL,Target URL', 'https://a.example.com/,https://t.test/', '"x'],
        ...['https://b.example.com/,https://t.test/', 'y,",z'],
      ],
    ],
  ])('loses no row of %s between two quotes that are no pair', async (_, lines) => {
    const { rows, problems } = await read(lines.join('\n'));
    expect(rows.map(({ urlFrom }) => urlFrom)).toEqual([
      'https://a.example.com/',
      'https://b.example.com/',
    ]);
    const told = [...rows, ...problems].map(({ line }) => line).sort((a, b) => a - b);
    const withText = lines.flatMap((line, i) => (line === '' ? [] : [i + 1]));
    expect(told).toEqual(lines[0]?.startsWith('Source') ? withText.slice(1) : withText);
  });

  it('tells lines of nothing but quotes that do not fit', async () => {
    const { rows, problems } = await read(
      'Linking page,Last crawled\nhttps://a.example.com/,\n,"\n"\n"",""\n,"\nhttps://b.example.com/,\n',
    );
    expect(rows.map(({ line }) => line)).toEqual([2, 7]);
    expect(problems.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'bad-quotes'],
      [4, 'bad-quotes'],
      [6, 'bad-quotes'],
    ]);
  });

  it('takes no row for a header because an anchor is called as a column is', async () => {
    const { rows } = await read(
      'example.com/a,words\nexample.com/b,more\nexample.com/c,source\nexample.com/d,page\n',
    );
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 3, 4]);
  });

  it('tells rows that name pages above a header, and the row taken for one', async () => {
    const late = await read(
      'A report,\nhttps://a.example.com/,x\nSource URL,Anchor\nhttps://b.example.com/,y\n',
    );
    expect(late.rows.map(({ line }) => line)).toEqual([4]);
    expect(late.problems).toEqual([
      { line: 2, reason: 'above-header', text: 'https://a.example.com/ x' },
    ]);
    const none = await read(
      'broken,https://t.test/\nhttps://a.example.com/,https://t.test/\nhttps://b.example.com/,https://t.test/\n',
    );
    expect(none.problems).toMatchObject([{ line: 1, reason: 'above-header' }]);
  });

  it('tells each line of a row that is none', async () => {
    const { rows, problems } = await read(
      'Source URL,Anchor\nhttps://a.example.com/,"two\nlines"\n"https://b.example.com/\nexample.com/c",x\n',
    );
    expect(rows).toEqual([{ line: 2, urlFrom: 'https://a.example.com/', anchor: 'two lines' }]);
    expect(problems).toEqual([
      {
        line: 4,
        reason: 'not-a-url',
        text: 'https://b.example.com/ example.com/c',
      },
      { line: 5, reason: 'not-a-url', text: 'example.com/c",x' },
    ]);
  });

  it('loses no row after a quote that is not closed', async () => {
    const file = await read(
      `${header}\nhttps://t.example.com/,https://a.example.com/,"best,2026-09-15,-\nhttps://t.example.com/,https://b.example.com/,fine,2026-09-15,-\n`,
    );
    expect(file.rows.map(({ line, urlFrom, anchor }) => [line, urlFrom, anchor])).toEqual([
      [2, 'https://a.example.com/', 'best'],
      [3, 'https://b.example.com/', 'fine'],
    ]);
  });

  it('reads quotes that nobody doubled', async () => {
    const file = await read(
      `${header}\nhttps://t.example.com/,https://a.example.com/,"the "best" really",2026-09-15,-\n`,
    );
    expect(file.rows[0]).toMatchObject({ anchor: 'the "best" really', lastSeen: '2026-09-15' });
  });

  it('takes only the addresses of a row with too many cells', async () => {
    const file = await read(
      `${header}\nhttps://t.example.com/,https://a.example.com/,one, two, three,2026-09-15,-\none, two,three,four,five,https://x.example.com/\n`,
    );
    expect(file.rows).toEqual([
      { line: 2, urlFrom: 'https://a.example.com/', urlTo: 'https://t.example.com/' },
    ]);
    expect(file.warnings).toMatchObject([{ line: 2, reason: 'too-many-cells' }]);
    expect(file.problems).toMatchObject([{ line: 3, reason: 'too-many-cells' }]);
  });

  it('takes a row without its target or date where those are none', async () => {
    const file = await read(
      `${header}\n(none),https://a.example.com/,x,yesterday,-\n,https://b.example.com/\n`,
    );
    expect(file.rows).toEqual([
      { line: 2, urlFrom: 'https://a.example.com/', anchor: 'x', nofollow: false },
      { line: 3, urlFrom: 'https://b.example.com/' },
    ]);
    expect(file.warnings).toEqual([
      { line: 2, reason: 'bad-target', text: '(none)' },
      { line: 2, reason: 'bad-date', text: 'yesterday' },
    ]);
  });

  it('keeps line numbers across cells of several lines, empty lines and sep=', async () => {
    const file = await read(
      'sep=;\r\nSource URL;Target URL;Anchor text\r\nhttps://a.example.com/;https://t.example.com/;"two\r\nlines"\r\n\r\nhttps://b.example.com/;https://t.example.com/;x\r\n',
    );
    expect(file.tool).toBe('bing');
    expect(file.rows).toMatchObject([
      { line: 3, anchor: 'two lines' },
      { line: 6, anchor: 'x' },
    ]);
  });
});

describe('readVendorFile: tables without links', () => {
  it.each([
    ['Top linking sites', 'Site,Linking pages,Target pages\nexample.com,"1,240",3\n'],
    ['Top linked pages', 'Target page,Incoming links,Linking sites\nhttps://e.example.com/,12,3\n'],
    [
      'Top linking sites',
      'Website,Verlinkende Seiten,Zielseiten\nexample.com,1.240,3\nexample.net,7,1\n',
    ],
    ['Top linked pages', 'Zielseite,Eingehende Links,Websites\nhttps://e.example.com/,12,3\n'],
  ])('says that %s names no linking page', async (report, text) => {
    const { code, message } = await appErrorOf(read(text));
    expect(code).toBe('NOT_IMPORTABLE');
    expect(message).toContain(`"${report}"`);
    expect(message).toContain('Latest links');
  });

  it('names the columns of a table without addresses', async () => {
    const { message } = await appErrorOf(read('Keyword,Volume,CPC\nwidgets,100,x\nblue,20,y\n'));
    expect(message).toBe(
      'The file has no column of addresses; its columns are Keyword, Volume, CPC',
    );
  });

  it.each(['\n\n\r\n', '   \n\t\n', 'just some words\nand more\n'])('refuses %j', async (text) => {
    expect((await appErrorOf(read(text))).code).toBe('NOT_IMPORTABLE');
  });

  it('reads a header without rows as no rows', async () => {
    expect((await read('Linking page,Last crawled\n')).rows).toEqual([]);
  });
});

describe('readVendorFile: chosen columns', () => {
  const table =
    'Partner;Our page;Since\nhttps://a.example.com/;https://t.example.com/x;09/15/2026\n';

  it('reads columns by their headers', async () => {
    const columns = { urlFrom: 'partner', urlTo: 'Our page', firstSeen: 'Since' };
    expect(await read(table, { columns })).toMatchObject({
      tool: 'other',
      rows: [
        {
          line: 2,
          urlFrom: 'https://a.example.com/',
          urlTo: 'https://t.example.com/x',
          firstSeen: '2026-09-15',
        },
      ],
    });
  });

  it('reads columns by their numbers, with a header or without', async () => {
    const columns = { urlFrom: 2, urlTo: '1' };
    const row = { urlFrom: 'https://t.example.com/x', urlTo: 'https://a.example.com/' };
    expect((await read(table, { columns })).rows).toMatchObject([{ line: 2, ...row }]);
    const body = table.slice(table.indexOf('\n') + 1);
    expect((await read(body, { columns })).rows).toMatchObject([{ line: 1, ...row }]);
  });

  it.each([
    { urlFrom: 'Nobody' },
    { urlFrom: 9 },
    { urlFrom: '0' },
    { urlFrom: 1, anchor: 'Text' },
    { urlFrom: 0.5 },
  ])('says that there is no column %j', async (columns) => {
    const { message } = await appErrorOf(read(table, { columns }));
    expect(message).toMatch(
      /^The file has no column .*; its columns are Partner, Our page, Since$/,
    );
  });

  it('tells the linking column from the target by its domains', async () => {
    const file = await read(
      'Ziel;Quelle;X\nhttps://t.example.org/;https://a.example.com/;u\nhttps://t.example.org/b;https://b.example.net/;v\n',
    );
    expect(file.rows[0]).toMatchObject({
      urlFrom: 'https://a.example.com/',
      urlTo: 'https://t.example.org/',
    });
  });
});
