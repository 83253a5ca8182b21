import { describe, expect, it } from 'vitest';
import { table } from '../../src/formats/table.ts';

describe('table', () => {
  it('aligns columns, numbers to the right', () => {
    expect(
      table(
        [
          { host: 'a.test', links: 5 },
          { host: 'bb.test', links: 1200 },
        ],
        { width: 80 },
      ),
    ).toBe(['host     links', 'a.test       5', 'bb.test  1,200'].join('\n'));
  });

  it('shows lists of objects as their values', () => {
    const tlds = [
      { tld: 'com', count: 1200 },
      { tld: 'a\nb', count: 1 },
    ];
    expect(table([{ tlds, none: [] }], { width: 80 })).toBe('tlds\ncom 1,200, a b 1');
  });

  it('cuts the widest text to the width', () => {
    const text = table([{ url: 'x'.repeat(100), n: 1 }], { width: 40 });
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(40);
    expect(text).toContain('…');
  });

  it('gives each field a line where columns would be cut to nothing', () => {
    const row = {
      from: `https://a.test/${'x'.repeat(40)}`,
      to: 'https://b.test/',
      rank: 7,
      image: false,
    };
    expect(table([row, { ...row, image: true }], { width: 40 })).toBe(
      [
        `from   ${row.from}`,
        'to     https://b.test/',
        'rank   7',
        '',
        `from   ${row.from}`,
        'to     https://b.test/',
        'rank   7',
        'image  yes',
      ].join('\n'),
    );
  });

  it('leaves out a column that is empty in every row', () => {
    const rows = [{ a: null, b: 'x', c: false, d: '' }];
    expect(table(rows, { width: 80 })).toBe('b\nx');
  });

  it('shows no control character of a page', () => {
    expect(table([{ title: 'a\u001b[31mb\nc' }], { width: 80 })).toBe('title\na [31mb c');
  });

  it('says when there is nothing', () => {
    expect(table([], { width: 80 })).toBe('nothing found');
  });
});
