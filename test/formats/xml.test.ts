import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toXml, type XmlObject } from '../../src/formats/xml.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Throws on anything that is not well formed. U+FFFD is: the parser only guesses that its encoding was misread. */
const parse = (xml: string) =>
  new DOMParser({
    onError: (level, message) => {
      if (level === 'warning' && message.includes('replacement character')) return;
      throw new Error(`${level}: ${message}`);
    },
  }).parseFromString(xml, 'application/xml');

describe('toXml', () => {
  it('writes an answer of rows', () => {
    const answer = {
      backlinks: [
        { url_from: 'https://a.test/', alt: null, nofollow: false, inlink_rank: -1 },
        { url_from: 'https://b.test/', alt: null, nofollow: true, inlink_rank: 7 },
      ],
    };
    expect(toXml(answer)).toBe(
      `${HEAD}<response><backlinks>` +
        '<backlink><url_from>https://a.test/</url_from><alt/><nofollow>false</nofollow><inlink_rank>-1</inlink_rank></backlink>' +
        '<backlink><url_from>https://b.test/</url_from><alt/><nofollow>true</nofollow><inlink_rank>7</inlink_rank></backlink>' +
        '</backlinks></response>\n',
    );
  });

  it.each([
    [
      { metrics: [{ backlinks: 2 }] },
      '<metrics><metric><backlinks>2</backlinks></metric></metrics>',
    ],
    [{ pages: [{ url: 'a' }] }, '<pages><page><url>a</url></page></pages>'],
    [{ refdomains: [] }, '<refdomains/>'],
    [{ refdomains: [{}] }, '<refdomains><refdomain/></refdomains>'],
    [
      { error: { code: 400, message: 'Parameter target is missing.' } },
      '<error><code>400</code><message>Parameter target is missing.</message></error>',
    ],
  ] satisfies [XmlObject, string][])('writes %j', (answer, content) => {
    expect(toXml(answer)).toBe(`${HEAD}<response>${content}</response>\n`);
  });

  it.each([
    // §2.4: markup characters.
    ['a < b && c > "d" \'e\'', "a &lt; b &amp;&amp; c &gt; &quot;d&quot; 'e'"],
    [']]>', ']]&gt;'],
    // §2.11: a bare carriage return would be read as a line feed.
    ['a\r\nb\tc', 'a&#13;\nb\tc'],
    // §2.2: what no XML document can hold.
    ['\0\x01a\x08\x0b\x1f', 'a'],
    ['\ufffe\uffffa', 'a'],
    ['\ud800a\udc00', 'a'],
    // What it can.
    ['\x7f\x85\u2028é中', '\x7f\x85\u2028é中'],
    ['😀\u{10ffff}', '😀\u{10ffff}'],
  ])('writes the text %j as %j', (text, written) => {
    expect(toXml({ title: text })).toBe(`${HEAD}<response><title>${written}</title></response>\n`);
  });

  it('refuses a list whose entries have no name', () => {
    expect(() => toXml({ things: [] })).toThrow('things');
  });

  it('gives any text back that XML can hold', () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 });
    fc.assert(
      fc.property(text, (title) => {
        const read = parse(toXml({ title })).getElementsByTagName('title')[0]?.textContent ?? '';
        const held = title.replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
        expect(read).toBe(held);
      }),
      { numRuns: 2000, examples: [['\r'], ['<![CDATA['], ['\ufffd']] },
    );
  });
});
