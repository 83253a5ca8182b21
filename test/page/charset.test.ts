import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  charsetOfLabel,
  decodeWhole,
  isAsciiCompatible,
  sniffCharset,
} from '../../src/page/charset.ts';
import { SHARED_DATA, sharedFile } from '../support/shared-data.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');

describe('sniffCharset', () => {
  it.each([
    // Byte order marks go before everything.
    ['\xef\xbb\xbf<meta charset=gbk>', 'text/html; charset=gbk', 'utf-8'],
    ['\xff\xfe<\0', 'text/html; charset=utf-8', 'utf-16le'],
    ['\xfe\xff\0<', undefined, 'utf-16be'],
    // The header goes before the document; labels are those of the Encoding standard.
    ['<meta charset=utf-8>', 'text/html; charset=GB2312', 'gbk'],
    ['', 'text/html;charset="ISO-8859-1"', 'windows-1252'],
    ['', "text/html; charset='x-sjis'; a=b", 'shift_jis'],
    ['<meta charset=utf-8>', 'text/html; charset=nonsense', 'utf-8'],
    ['<meta charset=gbk>', 'text/html; notcharset=utf-8', 'gbk'],
    ['', 'text/html; charset=utf-16', 'utf-16le'],
    ['', 'text/html; charset=hz-gb-2312', 'replacement'],
    // The document, where UTF-16 cannot be meant and x-user-defined is not either.
    ['<meta charset=utf-16le>', undefined, 'utf-8'],
    ['<meta charset=x-user-defined>', undefined, 'windows-1252'],
    ['<?xml version="1.0" encoding="koi8-r"?><p>', undefined, 'koi8-r'],
    ['<\0?\0x\0', undefined, 'utf-16le'],
    ['<!-- <meta charset=gbk> --><meta charset=big5>', undefined, 'big5'],
    // Declared late, as when the standard's parser changes the encoding.
    [`${' '.repeat(3000)}<meta charset=gbk>`, undefined, 'gbk'],
    // Nothing declared: valid UTF-8, even if cut off in its last character, or the default.
    ['caf\xc3\xa9', undefined, 'utf-8'],
    ['caf\xc3\xa9 \xe2\x98', undefined, 'utf-8'],
    ['caf\xe9', 'text/html', 'utf-8'],
    ['caf\xe9 ', 'text/html', 'windows-1252'],
  ])('says of %j with %j: %s', (body, contentType, charset) => {
    expect(sniffCharset(latin1(body), contentType)).toBe(charset);
  });

  it.skipIf(SHARED_DATA === undefined)('agrees with html5lib’s encoding tests', () => {
    const file = sharedFile('suites/html/html5lib-tests/encoding/tests1.dat');
    const tests = readFileSync(file, 'latin1')
      .split(/^#data\n/m)
      .slice(1);
    expect(tests.length).toBeGreaterThan(50);
    for (const test of tests) {
      const [data = '', encoding = ''] = test.split('#encoding\n');
      // Mere ASCII would be called UTF-8 where nothing is declared, which changes nothing.
      const body = latin1(`${data}\xe9 `);
      expect(sniffCharset(body, undefined), data).toBe(encoding.trim().toLowerCase());
    }
  });
});

describe('charsetOfLabel', () => {
  it('trims ASCII white space only and knows no made-up label', () => {
    expect(charsetOfLabel(' \tUTF8\n')).toBe('utf-8');
    expect(charsetOfLabel('\xa0utf8')).toBeUndefined();
    expect(charsetOfLabel('')).toBeUndefined();
  });
});

describe('isAsciiCompatible', () => {
  const names = `utf-8 ibm866 iso-8859-2 iso-8859-3 iso-8859-4 iso-8859-5 iso-8859-6 iso-8859-7 iso-8859-8
    iso-8859-8-i iso-8859-10 iso-8859-13 iso-8859-14 iso-8859-15 iso-8859-16 koi8-r koi8-u macintosh
    windows-874 windows-1250 windows-1251 windows-1252 windows-1253 windows-1254 windows-1255 windows-1256
    windows-1257 windows-1258 x-mac-cyrillic gbk gb18030 big5 euc-jp shift_jis euc-kr x-user-defined`;

  it.each(names.split(/\s+/))('holds for %s: mark-up survives every byte before it', (charset) => {
    expect(isAsciiCompatible(charset)).toBe(true);
    for (let lead = 0x80; lead < 0x100; lead++) {
      for (const mark of '<>="\'&/ ') {
        const text = decodeWhole(Buffer.from([lead, mark.charCodeAt(0)]), charset);
        expect(text.endsWith(mark), `${lead.toString(16)} ${mark}`).toBe(true);
      }
    }
  });

  it('does not hold for UTF-16, ISO-2022-JP and disabled encodings', () => {
    for (const charset of ['utf-16le', 'utf-16be', 'iso-2022-jp', 'replacement']) {
      expect(isAsciiCompatible(charset)).toBe(false);
    }
    expect(decodeWhole(latin1('<a href=x>'), 'replacement')).toBe('\ufffd');
  });
});
