import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerpt } from '../../src/page/excerpt.ts';
import { locateLinks, parseHtmlBytes } from '../../src/page/html.ts';

const locate = (html: string) => locateLinks(Buffer.from(html), 'text/html; charset=utf-8');

/** Each link as it stands in the document. */
function written(html: string): string[] {
  const { links, slice } = locate(html);
  return links.map(({ from, to }) => slice(from, to));
}

describe('locateLinks', () => {
  it.each<[string, string[]]>([
    ['x <a href=1>one <b>two</b></a> y', ['<a href=1>one <b>two</b></a>']],
    ['<A\nHREF="a>b" >é</A\n>…', ['<A\nHREF="a>b" >é</A\n>']],
    ['<a href=1>one<a href=2>two</a>three', ['<a href=1>one', '<a href=2>two</a>']],
    ['<a href=1>one<a name=2>two</a>', ['<a href=1>one']],
    [
      '<map><area href=1 alt=x><area alt=y><area href=2/></map>',
      ['<area href=1 alt=x>', '<area href=2/>'],
    ],
    ['<a href=1><area href=2>x</a>', ['<area href=2>', '<a href=1><area href=2>x</a>']],
    ['<a href=1>never closed <i>here', ['<a href=1>never closed <i>here']],
    ['<a href=1>ends in a tag <b', ['<a href=1>ends in a tag <b']],
    ['<!-- <a href=1></a> --><script>"<a href=2></a>"</script><a href=3></a>', ['<a href=3></a>']],
    ['<svg><a href=1><title>t</title></a></svg>', ['<a href=1><title>t</title></a>']],
  ])('finds in %j %j', (html, expected) => {
    expect(written(html)).toEqual(expected);
  });

  it('finds the element that names the canonical page', () => {
    const html =
      '<link rel=icon href=0><link rel=canonical href=" "><link href="/a?x&amp;y" rel="x Canonical"><link rel=canonical href=2>';
    const { page, canonical, slice } = locate(html);
    expect(page.canonical).toBe('/a?x&y');
    expect(canonical && slice(canonical.from, canonical.to)).toBe(
      '<link href="/a?x&amp;y" rel="x Canonical">',
    );
    expect(locate('<p>').canonical).toBeUndefined();
  });

  it.each(['utf-16le', 'utf-16be', 'gbk', 'shift_jis'])(
    'has places in a document in %s',
    (charset) => {
      // "é" is no character of the latter two; their bytes here are 直 (0x92 0xBC), and 0xBC 0x3C would be none.
      const html = '<p>x<a href=1>y</a>';
      const bytes = Buffer.from(html, charset.startsWith('utf-16') ? 'utf16le' : 'latin1');
      if (charset === 'utf-16be') bytes.swap16();
      const { links, slice } = locateLinks(bytes, `text/html; charset=${charset}`);
      expect(links.map(({ from, to }) => slice(from, to))).toEqual(['<a href=1>y</a>']);
    },
  );

  const pieces = [
    ...['<a href=1>', '<a href="x y">', '</a>', '<a>', '<area href=2>', '<b>', '<svg>', '</svg>'],
    ...['<!--', '-->', '<script>', '</script>', '<title>', '</title>', '<template>', '</template>'],
    ...['é', ' ', '"', '<', '>', '<a href=', '<link rel=canonical href=3>', '<base href=4>', '\n'],
  ];

  it('reads the same page as parseHtmlBytes, and has a place for each of its links', () => {
    const documents = fc.array(fc.constantFrom(...pieces), { maxLength: 24 });
    fc.assert(
      fc.property(documents, (some) => {
        const body = Buffer.from(some.join(''));
        const { page, links, slice } = locateLinks(body, undefined);
        expect(page).toEqual(parseHtmlBytes(body, undefined));
        expect(links).toHaveLength(page.links.length);
        for (const { from, to } of links) {
          expect(slice(from, to)).toMatch(/^<a(?:rea)?[ \n]/);
          expect(to).toBeLessThanOrEqual(body.length);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('excerpt', () => {
  const around = (html: string, at = 0): string => {
    const document = locate(html);
    return excerpt(document, document.links[at] ?? { from: 0, to: 0 });
  };

  it('is a small document as a whole', () => {
    const html = '<title>t</title> <p>é <a href="1">one</a> ☃</p>';
    expect(around(html)).toBe(html);
  });

  it('has a few hundred characters on both sides, from tag or space to tag or space', () => {
    const text = 'word '.repeat(1000);
    const html = `<p>${text}<a href=1>one</a>${text}</p>`;
    const found = around(html);
    expect(found).toMatch(/^(?:word )+<a href=1>one<\/a>(?:word )+$/);
    expect(found.length).toBeGreaterThan(700);
    expect(found.length).toBeLessThan(850);
  });

  it('breaks no character, whatever the encoding', () => {
    // 0xC2 0xA0 is a space of UTF-8, but 0xA0 alone is none.
    for (const character of ['直', '\u00a0', '😀', 'à']) {
      const text = `${character.repeat(90)}<br>`.repeat(9);
      const found = around(`${text}${character}<a href=1>${character}</a>${character}${text}`);
      expect(found).not.toContain('\uFFFD');
      expect(found).toContain(`<a href=1>${character}</a>${character}`);
    }
    const body = Buffer.concat([
      Buffer.from('<p>'.padEnd(600, '\x92\xbc'), 'latin1'),
      Buffer.from('<a href=1>x</a>'),
      Buffer.from('\x92\xbc'.repeat(600), 'latin1'),
    ]);
    const document = locateLinks(body, 'text/html; charset=shift_jis');
    expect(excerpt(document, document.links[0] ?? { from: 0, to: 0 })).toBe('<a href=1>x</a>');
  });

  it('cuts an <a> that lasts as long as its document', () => {
    const found = around(`<a href="1">${'word '.repeat(100_000)}`);
    expect(found).toMatch(/^<a href="1">(?:word )+$/);
    expect(found.length).toBeLessThanOrEqual(8192);
    expect(around(`<a href="${'x'.repeat(100_000)}">`)).toHaveLength(8192);
  });
});
