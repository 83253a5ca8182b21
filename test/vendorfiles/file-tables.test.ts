/** What is refused, archives, and limits. */
import { setImmediate } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readVendorFile } from '../../src/vendorfiles/vendor-file.ts';
import { appErrorOf } from '../support/app-error.ts';
import { workbook, zipped } from '../support/workbooks.ts';

const LINKS = 'Linking page,Last crawled\nhttps://a.example.com/,2026-09-15\n';
const XLSB = zipped({ 'xl/workbook.bin': 'x' });
/** One file of a tar archive, as before POSIX. */
const TAR = Buffer.alloc(1024);
TAR.write('links.csv');
TAR.write('0000644\0', 100);
TAR.write('        ', 148);
TAR.write(
  `${TAR.reduce((all, byte) => all + byte)
    .toString(8)
    .padStart(6, '0')}\0 `,
  148,
);
TAR.write(LINKS, 512);

const OLE = 'd0cf11e0a1b11ae1';

const compound = (stream: string) =>
  Buffer.concat([Buffer.from(OLE, 'hex'), Buffer.alloc(504), Buffer.from(stream, 'utf16le')]);

describe('readVendorFile: files that are none', () => {
  it.each([
    ['is empty', Buffer.alloc(0)],
    ['is a PDF document', Buffer.from('%PDF-1.7\n')],
    ['is an image (PNG)', Buffer.from('89504e470d0a1a0a0000', 'hex')],
    ['is an image (JPEG)', Buffer.from('ffd8ffe000104a464946', 'hex')],
    ['is a web page (HTML)', Buffer.from('\r\n<!DOCTYPE html><html><title>Sign in</title>')],
    ['is a web page (HTML)', Buffer.from('\ufeff<html>', 'utf16le')],
    ['is an XML document', Buffer.from('<?xml version="1.0"?><urlset/>')],
    ['is a JSON file', Buffer.from('{"links": []}')],
    ['is an Excel workbook of the old kind (XLS)', compound('Workbook')],
    ['is protected by a password', compound('EncryptedPackage')],
    ['is an Office document of the old kind', compound('WordDocument')],
    ['is a RAR archive; unpack it first', Buffer.from('526172211a0700', 'hex')],
    ['is a tar archive; unpack it first', TAR],
    ['what is packed in it is a tar archive; unpack it first', gzipSync(TAR)],
    ['is a 7z archive; unpack it first', Buffer.from('377abcaf271c0004', 'hex')],
    ['is an LZMA archive; unpack it first', Buffer.from('5d00008000ffff', 'hex')],
    ['is a part of a split ZIP', Buffer.from('504b0708504b0304', 'hex')],
    ['is an Excel workbook of the old kind (XLS)', Buffer.from('0908100000060500', 'hex')],
    ['is a table in HTML', Buffer.from('<table border="1"><tr><td>https://a.example.com/')],
    [
      'is a table in HTML',
      Buffer.from('<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table>'),
    ],
    [
      'is an Excel workbook in XML',
      Buffer.from('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook/>'),
    ],
    ['is a binary file', Buffer.from([7, 1, 2, 0, 3, 255, 254, 9, 9, 9])],
    ['is a binary workbook (XLSB)', XLSB],
    ['is UTF-32 text', Buffer.from('fffe000068000000', 'hex')],
    ['is an OpenDocument file', zipped({ mimetype: 'x', 'content.xml': '<a/>' })],
    ['is a text document (DOCX)', zipped({ 'word/document.xml': '<a/>' })],
    ['is a file of Apple Numbers', zipped({ 'Index/Document.iwa': 'x' })],
    ['holds no files', zipped({ 'empty/': '', '.DS_Store': 'x' })],
    ['is damaged', zipped({ 'a.csv': LINKS }).slice(0, 60)],
    ['is damaged', gzipSync(LINKS).subarray(0, 30)],
    ['(a workbook without a sheet) is damaged', zipped({ 'xl/workbook.xml': '<workbook/>' })],
  ])('%s', async (what, bytes) => {
    const { code, message } = await appErrorOf(readVendorFile(bytes, { name: 'links.csv' }));
    expect(code).toBe('NOT_IMPORTABLE');
    expect(message).toContain('links.csv');
    expect(message).toContain(what);
  });

  it('believes the bytes and not the name', async () => {
    expect((await readVendorFile(Buffer.from(LINKS), { name: 'links.pdf' })).tool).toBe('gsc');
  });
});

describe('readVendorFile: ZIP', () => {
  it('reads all files of it, and says which hold no links', async () => {
    const bytes = zipped({
      'Latest links.csv': LINKS,
      'Top linking sites.csv': 'Site,Linking pages,Target pages\nexample.com,1,2\n',
      'Chart.png': Buffer.from('89504e470d0a1a0a0000', 'hex'),
      'bing/links.csv':
        'Source URL,Target URL,Anchor text\nhttps://b.example.com/,https://t.example.com/,x\n',
    });
    const { parts, rows, problems } = await readVendorFile(bytes);
    expect(parts.map(({ name, tool }) => [name, tool])).toEqual([
      ['Latest links.csv', 'gsc'],
      ['bing/links.csv', 'bing'],
    ]);
    expect(rows.map(({ part, line }) => [part, line])).toEqual([
      ['Latest links.csv', 2],
      ['bing/links.csv', 2],
    ]);
    expect(problems.map(({ part, line, reason }) => [part, line, reason])).toEqual([
      ['Chart.png', 0, 'part-not-importable'],
      ['Top linking sites.csv', 0, 'part-not-importable'],
    ]);
  });

  it('says what is wrong when nothing in it can be imported', async () => {
    const bytes = zipped({ 'sites.csv': 'Site,Linking pages,Target pages\nexample.com,1,2\n' });
    expect((await appErrorOf(readVendorFile(bytes))).message).toContain('"Top linking sites"');
    const image = zipped({ 'a.png': Buffer.from('89504e470d0a1a0a0000', 'hex') });
    expect((await appErrorOf(readVendorFile(image))).message).toContain('a.png is an image');
  });

  it.each([
    ['a ZIP', zipped({ 'a.csv': LINKS })],
    ['gzip', gzipSync(LINKS)],
  ])('refuses %s in it', async (_, inner) => {
    const { message } = await appErrorOf(readVendorFile(zipped({ inner })));
    expect(message).toContain('an archive within an archive');
    const gzip = await appErrorOf(readVendorFile(gzipSync(inner)));
    expect(gzip.message).toContain('an archive within an archive');
  });

  it('reads workbooks in it, within the same limits', async () => {
    const sheet = (title: string, url: string) => ({ title, rows: [['Linking page'], [url]] });
    const one = workbook([sheet('Links', 'https://a.example.com/')]);
    const two = workbook([sheet('A', 'https://b.example.com/'), sheet('B', 'https://c.test/')]);
    const bytes = zipped({ 'one.xlsx': one, 'two.xlsx': two, 'old.xlsb': XLSB });
    const { rows, problems } = await readVendorFile(bytes);
    expect(rows.map(({ part, urlFrom }) => [part, urlFrom])).toEqual([
      ['one.xlsx', 'https://a.example.com/'],
      ['two.xlsx, A', 'https://b.example.com/'],
      ['two.xlsx, B', 'https://c.test/'],
    ]);
    expect(problems).toMatchObject([{ part: 'old.xlsb', reason: 'part-not-importable' }]);
    for (const limits of [
      { maxParts: 3 },
      { maxRows: 5 },
      { maxUnpackedBytes: 2 * one.length + two.length },
    ])
      expect((await appErrorOf(readVendorFile(bytes, { limits }))).code).toBe('FILE_TOO_LARGE');
  });

  it('names the file that is refused, in an archive too', async () => {
    const sites = Buffer.from('Site,Linking pages,Target pages\nexample.com,1,2\n');
    const table = [['some', 'words']];
    for (const [bytes, what] of [
      [sites, 'x.y is the report "Top linking sites"'],
      [Buffer.from('words'), 'x.y holds no addresses'],
      [Buffer.from('"'), 'x.y holds no line of a table'],
      [zipped({ 'a.csv': sites }), 'x.y: a.csv is the report "Top linking sites"'],
      [workbook([{ title: 'A', rows: table }]), 'x.y has no column of addresses'],
      [
        zipped({ 'a.xlsx': workbook([{ title: 'A', rows: table }]) }),
        'x.y: a.xlsx has no column of addresses',
      ],
    ] as const) {
      const { message } = await appErrorOf(readVendorFile(bytes, { name: 'x.y' }));
      expect(message.slice(0, what.length)).toBe(what);
    }
  });

  it.each(['../a.csv', '/etc/a.csv', 'C:/a.csv', 'dir\\a.csv'])(
    'reads a file named %s',
    async (path) => {
      const { rows } = await readVendorFile(zipped({ [path]: LINKS }));
      expect(rows).toHaveLength(1);
    },
  );

  it('refuses two files of one name, of which one would be lost', async () => {
    const bytes = Buffer.from(zipped({ 'a.csv': LINKS, 'b.csv': LINKS }));
    bytes[bytes.lastIndexOf('b.csv')] = 'a'.charCodeAt(0);
    const { message } = await appErrorOf(readVendorFile(bytes, { name: 'x.zip' }));
    expect(message).toBe('x.zip holds two files named a.csv');
  });

  it('notices a byte that is another', async () => {
    const bytes = Buffer.from(zipSync({ 'a.csv': strToU8(LINKS) }, { level: 0 }));
    bytes[bytes.indexOf('//a.example') + 2] = 'z'.charCodeAt(0);
    const { message } = await appErrorOf(readVendorFile(bytes, { name: 'x.zip' }));
    expect(message).toBe('a.csv in x.zip is damaged');
  });

  it('tells names in it without control characters', async () => {
    const { rows, problems } = await readVendorFile(zipped({ 'é\n\0b': LINKS, 'é\x07': '%PDF' }));
    expect(rows[0]?.part).toBe('é b');
    expect(problems[0]?.text).toBe('é is a PDF document');
  });

  it('names a file in it that is protected by a password', async () => {
    const bytes = Buffer.from(zipped({ 'a.csv': LINKS }));
    const central = bytes.indexOf(Buffer.from('PK\x01\x02'));
    bytes.writeUInt16LE(1, central + 8);
    const { code, message } = await appErrorOf(readVendorFile(bytes, { name: 'x.zip' }));
    expect(code).toBe('NOT_IMPORTABLE');
    expect(message).toBe('a.csv in x.zip is protected by a password');
  });

  it('is refused and nothing else when any byte of it is missing or another', async () => {
    const bytes = zipped({ 'a.csv': LINKS });
    for (let at = 0; at < bytes.length; at++) {
      const changed = Uint8Array.from(bytes, (byte, i) => (i === at ? byte ^ 0xff : byte));
      for (const broken of [bytes.slice(0, at), changed]) {
        const file = await readVendorFile(broken).catch((error: unknown) => error);
        if (file instanceof Error) expect(file).toHaveProperty('code');
      }
    }
  });
});

describe('readVendorFile: limits', () => {
  const bomb = 'a,b\n'.repeat(2 ** 20);
  const limits = { maxUnpackedBytes: 2 ** 20 };

  it('ends unpacking at the limit', async () => {
    for (const bytes of [zipped({ 'a.csv': bomb }), gzipSync(bomb)]) {
      const { code, message } = await appErrorOf(readVendorFile(bytes, { limits }));
      expect({ code, message }).toEqual({
        code: 'FILE_TOO_LARGE',
        message: 'The file unpacks to more than may be imported at once',
      });
    }
  });

  it('counts what is unpacked, whatever the headers say', async () => {
    const bytes = Buffer.from(zipped({ 'a.csv': bomb }));
    const central = bytes.indexOf(Buffer.from('PK\x01\x02'));
    // Uncompressed size, in the file's own header and in the directory.
    bytes.writeUInt32LE(10, 22);
    bytes.writeUInt32LE(10, central + 24);
    expect((await appErrorOf(readVendorFile(bytes, { limits }))).code).toBe('FILE_TOO_LARGE');
  });

  it('counts all files together', async () => {
    const half = LINKS.padEnd(2 ** 19, ' ');
    const files = (count: number) =>
      zipped(Object.fromEntries(Array.from({ length: count }, (_, i) => [`${i}.csv`, half])));
    expect((await readVendorFile(files(2), { limits })).rows).toHaveLength(2);
    expect((await appErrorOf(readVendorFile(files(3), { limits }))).code).toBe('FILE_TOO_LARGE');
  });

  it('bounds the strings of a workbook', async () => {
    const bytes = workbook([{ title: 'a', rows: [['x'.repeat(2 ** 20)]] }]);
    expect((await appErrorOf(readVendorFile(bytes, { limits }))).code).toBe('FILE_TOO_LARGE');
  });

  it.each([
    ['bytes', { maxFileBytes: 10 }],
    ['rows', { maxRows: 1 }],
  ])('bounds %s', async (_, bounds) => {
    for (const bytes of [Buffer.from(LINKS), workbook([{ title: 'a', rows: [['x'], ['y']] }])]) {
      const { code } = await appErrorOf(readVendorFile(bytes, { limits: bounds }));
      expect(code).toBe('FILE_TOO_LARGE');
    }
  });

  it('bounds lines of a text, empty ones and broken ones too', async () => {
    for (const line of ['\n', '"\n', '\r', ' \n']) {
      const { code, message } = await appErrorOf(
        readVendorFile(Buffer.from(line.repeat(2_000_001)), { name: 'junk.csv' }),
      );
      expect([code, message]).toEqual(['FILE_TOO_LARGE', 'junk.csv has more than 2000000 lines']);
    }
  });

  it.each(['\n', '"\n'])('lets others have their turn amid lines %j', async (line) => {
    const reading = readVendorFile(Buffer.from(line.repeat(1_000_000)));
    let isReading = true;
    const end = () => {
      isReading = false;
    };
    reading.then(end, end);
    let turns = 0;
    for (; isReading; turns++) await setImmediate();
    expect(turns).toBeGreaterThan(2);
  });

  it('bounds files in a ZIP and sheets of a workbook', async () => {
    const sheets = ['a', 'b', 'c'].map((title) => ({ title, rows: [['https://a.example.com/']] }));
    const files = zipped({ a: LINKS, b: LINKS, c: LINKS });
    for (const bytes of [files, workbook(sheets)]) {
      expect((await readVendorFile(bytes, { limits: { maxParts: 3 } })).parts).toHaveLength(3);
      const { code } = await appErrorOf(readVendorFile(bytes, { limits: { maxParts: 2 } }));
      expect(code).toBe('FILE_TOO_LARGE');
    }
  });

  it('leaves out a row of more columns than any table has', async () => {
    const wide = Array.from({ length: 300 }, (_, i) => `x${i}`);
    const rows = [['Linking page', 'Last crawled'], ['https://a.example.com/', ''], wide];
    const csv = Buffer.from(rows.map((cells) => cells.join(',')).join('\n'));
    for (const bytes of [csv, workbook([{ title: 'a', rows }])]) {
      const file = await readVendorFile(bytes);
      expect(file.rows).toHaveLength(1);
      expect(file.problems).toMatchObject([{ line: 3, reason: 'too-many-cells' }]);
    }
  });
});
