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

  it('cuts the widest text to the width', () => {
    const text = table([{ url: 'x'.repeat(100), n: 1 }], { width: 40 });
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(40);
    expect(text).toContain('…');
  });

  it('shows no control character of a page', () => {
    expect(table([{ title: 'a\u001b[31mb\nc' }], { width: 80 })).toBe('title\na [31mb c');
  });

  it('says when there is nothing', () => {
    expect(table([], { width: 80 })).toBe('nothing found');
  });

  it('leaves null empty', () => {
    expect(table([{ a: null, b: 'x' }], { width: 80 })).toBe('a  b\n   x');
  });
});
