import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/vendorfiles/decode-text.ts';

const TEXT = 'https://a.example.com/,Café – “Ärger”\n'.repeat(3);

/** The letters of `TEXT` that windows-1252 has elsewhere than Latin-1. */
const WINDOWS: Readonly<Record<string, number>> = { '–': 0x96, '“': 0x93, '”': 0x94 };
const windows1252 = (text: string) =>
  Buffer.from([...text].map((char) => WINDOWS[char] ?? char.charCodeAt(0)));

describe('decodeText', () => {
  it.each(['\n', '\r\n', '\r'])('counts lines that end with %j, empty ones too', (feed) => {
    const lines = (count: number, end = '') => Buffer.from(`x${feed.repeat(count)}${end}`);
    expect(decodeText(lines(99), 'x', 100).split('\n')).toHaveLength(100);
    expect(decodeText(lines(99, 'y'), 'x', 100)).toMatch(/\ny$/);
    expect(() => decodeText(lines(100, 'y'), 'x', 100)).toThrow('x has more than 100 lines');
  });

  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${TEXT}`)],
    ['UTF-16LE with a byte order mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
    ['UTF-16BE with a byte order mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16()],
    ['UTF-16LE without one', Buffer.from(TEXT, 'utf16le')],
    ['UTF-16BE without one', Buffer.from(TEXT, 'utf16le').swap16()],
    ['windows-1252', windows1252(TEXT)],
    ['lines that end with CR', Buffer.from(TEXT.replaceAll('\n', '\r'))],
  ])('reads %s', (_, bytes) => {
    expect(decodeText(bytes, 'x', 100)).toBe(TEXT);
  });

  it('reads UTF-8 in which a letter is broken', () => {
    const broken = Buffer.concat([Buffer.from(TEXT), Buffer.from([0xc3]), Buffer.from('\n')]);
    expect(decodeText(broken, 'x', 100)).toBe(`${TEXT}\ufffd\n`);
  });

  it('says where UTF-16 lost a byte, for all lines after it would be lost', () => {
    const bytes = Buffer.from(`\ufeff${TEXT.replaceAll('\n', '\r\n')}`, 'utf16le');
    const lost = Buffer.concat([bytes.subarray(0, 100), bytes.subarray(101)]);
    expect(() => decodeText(lost, 'links.csv', 100)).toThrow(/links\.csv is UTF-16 .* in line 2$/);
    expect(decodeText(bytes.subarray(0, -1), 'x', 100)).toMatch(/\ufffd$/);
  });

  it('reads any bytes', () => {
    for (let byte = 0; byte < 256; byte++)
      expect(decodeText(Buffer.from([byte, byte]), 'x', 100)).toBeTypeOf('string');
  });
});
