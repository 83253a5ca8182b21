import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHtml, parseHtmlBytes } from '../../src/page/html.ts';
import type { PageLink } from '../../src/page/page.ts';

const hrefs = (html: string) => parseHtml(html).links.map((link) => link.href);
const anchors = (html: string) => parseHtml(html).links.map((link) => link.anchor);
const firstLink = (html: string): PageLink | undefined => parseHtml(html).links[0];

describe('parseHtml', () => {
  it.each([
    // §13.2.5.42 markup declarations, comments.
    ['<!-- <a href=1> --><a href=2>', ['2']],
    ['<!--><a href=1>--><a href=2>', ['1', '2']],
    ['<!---><a href=1>', ['1']],
    ['<!-- --!><a href=1>', ['1']],
    ['<!-- -- ><a href=1>--><a href=2>', ['2']],
    ['<!-- <a href=1>', []],
    ['<!a <b "><a href=1>', ['1']],
    ['<?php echo ">" ?><a href=1>', ['1']],
    ['</ <a href=1><a href=2>', ['2']],
    ['</><a href=1>', ['1']],
    ['<!DOCTYPE html PUBLIC "><a href=1>', ['1']],
    ['a < b <a href=1> 1 <2', ['1']],
    // Raw text, RCDATA, script: what looks like a tag is text.
    ['<style><a href=1></style><a href=2>', ['2']],
    ['<title><a href=1></title><a href=2>', ['2']],
    ['<textarea><a href=1></textarea x=">"><a href=2>', ['2']],
    ['<TEXTAREA><a href=1></textareas></tEXTarea ><a href=2>', ['2']],
    ['<xmp><a href=1></xmp><iframe><a href=2></iframe><noframes><a href=3></noframes>', []],
    ['<noembed><a href=1></noembed><a href=2>', ['2']],
    ['<script>"<a href=1>"</script><a href=2>', ['2']],
    ['<script><!-- <script></script><a href=1>--></script><a href=2>', ['2']],
    ['<script><!-- </script><a href=1>', ['1']],
    ['<script><!--><script></script><a href=1>', ['1']],
    ['<plaintext><a href=1></plaintext>', []],
    // Scripting is off; templates are inert unless declarative.
    ['<noscript><a href=1></noscript>', ['1']],
    ['<template><a href=1><template></template><a href=2></template><a href=3>', ['3']],
    ['<template shadowrootmode=open><a href=1></template><a href=2>', ['1', '2']],
    ['</template><a href=1>', ['1']],
    // Foreign content: no raw text, but CDATA.
    ['<svg><style><a href=1></style><title><a href=2></title></svg>', ['1', '2']],
    ['<svg><![CDATA[<a href=1>]]></svg><a href=2>', ['2']],
    ['<![CDATA[<a href=1>]]><a href=2>', ['2']],
    ['<svg><p><style><a href=1></style>', []],
    ['<svg/><style><a href=1></style>', []],
    ['<svg><foreignObject><style><a href=1></style></foreignObject><style><a href=2>', ['2']],
    ['<math><mi><style><a href=1></style></mi><style><a href=2>', ['2']],
    // Attributes.
    ['<a href="1" href=2><A HREF=3 /><a/href=4>', ['1', '3', '4']],
    ["<a title='>' href='a b'><a href = 5 ><a href=x/>", ['a b', '5', 'x/']],
    ['<a href="&amp;x&copy=1&lt;&#x2603;&notin">', ['&x&copy=1<☃&notin']],
    ['<a href=" \n x\t"><a href><a>', ['x', '']],
    ['<p title="<a href=1>"><p title=<a href=2>>', []],
    ['<p "><a href=1>"><a href=2>', ['1', '2']],
    ['<article href=1><area href=2><abbr href=3>', ['2']],
    // A tag that the document ends in is none.
    ['<a href=1', []],
    ['<a href="1', []],
    ['<a href=1 ', []],
    ['<a href=1><a href=2', ['1']],
  ])('finds in %j the links %j', (html, expected) => {
    expect(hrefs(html)).toEqual(expected);
  });

  it.each([
    ['<a href=1> one\n\t<b>two</b>&nbsp; &eacute;&amp; </a> no', ['one two é&']],
    ['<a href=1>one<a href=2>two</a>three', ['one', 'two']],
    ['<a href=1>one<a name=2>two</a>', ['one']],
    ['<a href=1>one<script>x</script><style>y</style><!-- z -->two</a>', ['onetwo']],
    ['<a href=1><svg><style>.a{}<g>c</g></style><title>t</title></svg>u</a>', ['tu']],
    ['<a href=1>a<template>b</template>c</a>', ['ac']],
    ['<a href=1>never closed', ['never closed']],
    ['<a href=1>a < b</a>', ['a < b']],
    ['<a href=1><img alt=""><img alt=" second  image "></a>', ['second image']],
    ['<a href=1><img alt=image>text</a>', ['text']],
    ['<area href=1 alt="a  b">', ['a b']],
    ['<a href=1></a>', ['']],
  ])('reads in %j the anchors %j', (html, expected) => {
    expect(anchors(html)).toEqual(expected);
  });

  it('cuts titles and anchors to 1,000 characters without splitting a pair', () => {
    expect(anchors(`<a href=1>${'x'.repeat(5000)}</a>`)).toEqual(['x'.repeat(1000)]);
    expect(anchors(`<a href=1>x${'😀'.repeat(600)}</a>`)).toEqual([`x${'😀'.repeat(499)}`]);
    expect(parseHtml(`<title>${'x'.repeat(5000)}</title>`).title).toHaveLength(1000);
  });

  it('leaves no half of a pair where a long text is cut', () => {
    const late = `${' '.repeat(8 * 1024 - 2)}a${'\u{1f600}'}`;
    expect(parseHtml(`<title>${late}</title>`).title.isWellFormed()).toBe(true);
    const [link] = parseHtml(`<a href=x>${late}</a>`).links;
    expect(link?.anchor.isWellFormed()).toBe(true);
  });

  it('reads rel tokens by space or comma, in any case', () => {
    expect(firstLink('<a href=1 rel="UGC, NoFollow">')).toMatchObject({
      nofollow: true,
      ugc: true,
      sponsored: false,
    });
    expect(firstLink('<a href=1 rel="nofollowing xnofollow">')?.nofollow).toBe(false);
    expect(firstLink('<area href=1 rel=sponsored>')?.sponsored).toBe(true);
  });

  it('tells links with an image, whose source is that of the first', () => {
    const link = firstLink('<a href=1>text <IMG src=" a.png "><image src=b></a>');
    expect(link).toMatchObject({ image: true, imageSource: 'a.png', anchor: 'text' });
    expect(firstLink('<img src=a><a href=1></a><img src=b>')?.image).toBe(false);
  });

  it('takes the first title outside SVG, the first base and the first canonical', () => {
    const page = parseHtml(
      `<svg><title>no</title></svg><title> a &amp;
      b </title><title>c</title><base target=x><base href=/b/><base href=c>
      <link rel=canonical><link rel="x CANONICAL" href=d><link rel=canonical href=e>`,
    );
    expect(page).toMatchObject({ title: 'a & b', base: '/b/', canonical: 'd' });
  });

  it('combines robots metas and leaves those of named crawlers', () => {
    const directives = (html: string) => {
      const { noindex, nofollow } = parseHtml(html);
      return [noindex, nofollow];
    };
    expect(directives('<meta name=googlebot content=none>')).toEqual([false, false]);
    expect(directives('<meta NAME=Robots CONTENT="NoIndex">')).toEqual([true, false]);
    expect(directives('<meta name=robots content=none>')).toEqual([true, true]);
    expect(
      directives('<meta name=robots content=noindex><meta content=nofollow name=robots>'),
    ).toEqual([true, true]);
  });
});

describe('parseHtmlBytes', () => {
  it.each([
    ['utf-8', Buffer.from('<title>é☃</title><a href="é" rel=ugc>ü</a>')],
    ['windows-1252', Buffer.from('<title>\xe9\x80</title><a href=\xe9>\xfc</a>', 'latin1')],
    ['gbk', Buffer.from('<title>\xce\xc2\x81\x5c</title><a href=1>\x81\x41</a>', 'latin1')],
    ['shift_jis', Buffer.from('<title>\x83\x5c</title><a href=1>\x83\x7c</a>', 'latin1')],
    ['utf-16le', Buffer.from('<title>é</title><a href=1>☃</a>', 'utf16le')],
    ['iso-2022-jp', Buffer.from('<title>\x1b$B<a\x1b(B</title><a href=1>x</a>', 'latin1')],
  ])('reads %s as its decoded text is read', (charset, bytes) => {
    const text = new TextDecoder(charset).decode(bytes);
    expect(parseHtmlBytes(bytes, `text/html; charset=${charset}`)).toEqual(parseHtml(text));
    expect(parseHtml(text).links).toHaveLength(1);
  });

  it('is not misled by a character cut off before a tag', () => {
    const bytes = Buffer.from('<a href=1>x\xe4</a><a href=2>y\x81</a>', 'latin1');
    for (const charset of ['utf-8', 'gbk', 'big5', 'shift_jis', 'euc-kr', 'euc-jp']) {
      const page = parseHtmlBytes(bytes, `text/html; charset=${charset}`);
      expect(page.links.map((link) => link.href)).toEqual(['1', '2']);
    }
  });

  it('agrees with the text on any bytes', () => {
    const piece = fc.constantFrom(
      ...['<a href=', '<a>', '</a>', '<img alt="', '">', '<title>', '</title>', '&amp', '&#', ' '],
      ...['\xe9', '\xc3', '\xa9', '\x81', '\xf0\x9f\x98', 'a', '0', '<', '-->', '<!--'],
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 20 }),
        fc.constantFrom('utf-8', 'windows-1252', 'gbk', 'euc-jp'),
        (pieces, charset) => {
          const bytes = Buffer.from(pieces.join(''), 'latin1');
          const page = parseHtmlBytes(bytes, `text/html;charset=${charset}`);
          const text = parseHtml(new TextDecoder(charset).decode(bytes));
          expect(page.links.length).toBe(text.links.length);
          if (charset === 'utf-8') expect(page).toEqual(text);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('parseHtml on hostile input', () => {
  const fragment = fc.oneof(
    fc.constantFrom(
      ...['<', '>', '/', '!', '--', '"', "'", '=', ' ', '&', ';', '<a href=', '</a', '<!--', '-->'],
      ...['<script', '</script', '<svg>', '<title', '<template>', '<img', '<![CDATA[', ']]>', '\0'],
    ),
    fc.string({ maxLength: 4 }),
  );

  it('never throws', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 40 }), (pieces) => {
        const html = pieces.join('');
        for (const link of parseHtml(html).links) expect(link.href).toBe(link.href.trim());
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ...[
      '<',
      '</',
      '<!',
      '<!--',
      '<!---->',
      '<!-->',
      '--',
      '<a',
      '<a ',
      '<a <a',
      '<a href=',
      '<a href=x>',
    ],
    ...[
      '<a href="',
      '<a href=">',
      '<a href=x>y</a>',
      '<script>',
      '<script></script>',
      '<script><!--',
    ],
    ...['<script><!--<script></script>', '<script><!--</script>', '<title>', '<title></title>'],
    ...[
      '<svg>',
      '<svg></svg>',
      '<svg><title>',
      '<math><mi>',
      '<template>',
      '<img alt=x>',
      '&',
      '&am',
    ],
    ...[
      '<a href=x><img alt=" ">',
      '<a href=x>  ',
      '<textarea></',
      '<![CDATA[',
      '<meta name=robots>',
    ],
    ...[
      '<a x=y ',
      '<p a b c d>',
      '<svg><![CDATA[',
      '<svg><p>',
      '<!-- --',
      '<style><!--</style>',
      '\0',
    ],
    ...[
      '<a href=x>&',
      '<link rel="canonical ',
      '<title>&',
      '<area alt="  ">',
      '</svg>',
      '<svg></p>',
    ],
  ])('ends soon, however often %j is repeated', (unit) => {
    // Of 4 MB, a time that grows with the square is hours: the test would not end in its time.
    const html = `<a href=x>${unit.repeat(Math.ceil(4e6 / unit.length))}`;
    expect(parseHtml(html).links.length).toBeLessThanOrEqual(html.length);
  });
});
