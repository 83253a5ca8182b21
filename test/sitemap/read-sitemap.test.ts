import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSitemap, type SitemapLimits } from '../../src/sitemap/read-sitemap.ts';

const URL_OF_SITEMAP = 'https://example.com/folder/sitemap.xml';

/** `kind`, `URL date` of each entry, and the oddities, to compare at a glance. */
async function outline(content: string | Buffer, limits: SitemapLimits = {}) {
  const sitemap = await readSitemap(Buffer.from(content), URL_OF_SITEMAP, limits);
  const entries = sitemap.entries.map(({ url, lastModified }) =>
    lastModified === undefined
      ? url.href
      : `${url.href} ${new Date(lastModified * 1000).toISOString().slice(0, 19)}`,
  );
  return { kind: sitemap.kind, entries, oddities: Object.fromEntries(sitemap.oddities) };
}

const urlset = (inside: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${inside}</urlset>`;
const urls = (...names: readonly string[]): string =>
  urlset(names.map((name) => `<url><loc>https://example.com/${name}</loc></url>`).join(''));
const found = (...names: readonly string[]) => names.map((name) => `https://example.com/${name}`);

describe('readSitemap', () => {
  it.each<[string, string, string, string[], Record<string, number>?]>([
    [
      'a sitemap',
      urlset(
        '<url>\n<loc>\n https://example.com/?a=1&amp;b=%C3%B6 </loc><lastmod>2005-01-01</lastmod>' +
          '<changefreq>monthly</changefreq><priority>0.8</priority></url>' +
          '<url><lastmod>2004</lastmod><loc><![CDATA[https://example.com/?a&b]]></loc></url>',
      ),
      'urls',
      [
        'https://example.com/?a=1&b=%C3%B6 2005-01-01T00:00:00',
        'https://example.com/?a&b 2004-01-01T00:00:00',
      ],
    ],
    [
      'an index',
      '<sitemapindex><sitemap><loc>https://example.com/1.xml.gz</loc></sitemap></sitemapindex>',
      'index',
      found('1.xml.gz'),
    ],
    ['a prefix', urls('a').replace(/(<\/?)(?=\w)/g, '$1sm:'), 'urls', found('a')],
    [
      'elements of other names',
      urlset(
        '<url><loc>https://example.com/a</loc><image:image><image:loc>https://example.com/i</image:loc></image:image>' +
          '<xhtml:link rel="alternate" hreflang="de" href="https://example.com/de"/></url>',
      ),
      'urls',
      found('a'),
    ],
    [
      'RSS 2.0',
      '<rss version="2.0"><channel><link>https://example.com/feed-home</link><atom:link href="/self" rel="self"/>' +
        '<item><link>https://example.com/a</link><guid>https://example.com/other</guid>' +
        '<pubDate>Sun, 06 Sep 2009 16:20:00 GMT</pubDate></item>' +
        '<item><guid>https://example.com/b</guid></item>' +
        '<item><guid isPermaLink="false">c</guid></item></channel></rss>',
      'feed',
      ['https://example.com/a 2009-09-06T16:20:00', 'https://example.com/b'],
      { 'no-url': 1 },
    ],
    [
      'RSS 1.0',
      '<rdf:RDF><channel><link>https://example.com/</link></channel><item rdf:about="x">' +
        '<link>https://example.com/a</link><dc:date>2009-09-06</dc:date></item></rdf:RDF>',
      'feed',
      ['https://example.com/a 2009-09-06T00:00:00'],
    ],
    [
      'Atom',
      '<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://example.com/"/><updated>2003</updated>' +
        '<entry><link rel="enclosure" href="/e"/><link rel="self" href="/s"/><link href="../a"/>' +
        '<published>2001</published><updated>2002</updated></entry>' +
        '<entry><link rel="self" href="/b"/></entry></feed>',
      'feed',
      ['https://example.com/a 2002-01-01T00:00:00', 'https://example.com/b'],
    ],
    [
      'a text',
      '\uFEFFhttps://example.com/a\r\n\r\n  HTTP://example.com/b  \nhttps://example.com/ö',
      'text',
      ['https://example.com/a', 'http://example.com/b', 'https://example.com/%C3%B6'],
    ],
    ['nothing', '', 'unknown', []],
    ['an empty sitemap', urlset(''), 'urls', []],
    ['an empty element', '<urlset/>', 'urls', []],
    [
      'a page',
      '<!doctype html><title>404</title><a href="https://example.com/">x</a>',
      'unknown',
      [],
    ],
    ['JSON', '{"loc":"https://example.com/"}', 'unknown', [], { 'bad-url': 1 }],
  ])('reads %s', async (_name, text, kind, entries, oddities = {}) => {
    expect(await outline(text)).toEqual({ kind, entries, oddities });
    expect(await outline(gzipSync(text))).toEqual({ kind, entries, oddities });
  });

  it.each([
    ['a warning before the declaration', `Warning: x in y.php\n${urls('a')}`, ['a'], {}],
    ['a raw ampersand', urls('?a=1&b=2&copy=3'), ['?a=1&b=2&copy=3'], {}],
    [
      'an unclosed address',
      urls('a', 'b').replace('</loc>', ''),
      ['a', 'b'],
      { 'unclosed-element': 1 },
    ],
    ['an end that is missing', urls('a', 'b').slice(0, -15), ['a', 'b'], { 'unclosed-element': 2 }],
    ['half an address', urls('a', 'b').slice(0, -23), ['a'], { 'unclosed-element': 3 }],
    [
      'forgotten entries',
      urlset('<loc>https://example.com/a</loc><loc>https://example.com/b</loc>'),
      ['a', 'b'],
      {},
    ],
    ['upper case', urls('a').replace(/<\/?\w+/g, (tag) => tag.toUpperCase()), ['a'], {}],
    [
      'a bad date',
      urlset('<url><loc>/a</loc><lastmod>soon</lastmod></url>'),
      ['a'],
      { 'bad-date': 1 },
    ],
    ['an empty date', urlset('<url><loc>/a</loc><lastmod> </lastmod></url>'), ['a'], {}],
    [
      'an entry without address',
      urlset('<url><lastmod>2004</lastmod></url><url/>'),
      [],
      { 'no-url': 2 },
    ],
    ['another scheme', urlset('<url><loc>mailto:a@example.com</loc></url>'), [], { 'bad-url': 1 }],
    ['an endless address', urls('a'.repeat(100_000), 'b'), ['b'], { 'bad-url': 1 }],
  ])('takes %s', async (_name, text, names, oddities) => {
    expect(await outline(text)).toEqual({ kind: 'urls', entries: found(...names), oddities });
  });

  it.each([
    ['utf-16le', Buffer.from(`\uFEFF${urls('ö')}`, 'utf16le'), ['%C3%B6']],
    ['utf-16be', Buffer.from(`\uFEFF${urls('ö')}`, 'utf16le').swap16(), ['%C3%B6']],
    ['latin1', Buffer.from(urls('ö').replace('UTF-8', 'ISO-8859-1'), 'latin1'), ['%C3%B6']],
    ['a wrong label', Buffer.from(urls('ö').replace('UTF-8', 'UTF-16')), ['%C3%B6']],
    ['an unknown label', Buffer.from(urls('ö').replace('UTF-8', 'klingon')), ['%C3%B6']],
    ['bytes that are no UTF-8', Buffer.from(urls('ö', 'a'), 'latin1'), ['a']],
  ])('decodes %s', async (_name, bytes, names) => {
    expect((await outline(bytes)).entries).toEqual(found(...names));
  });

  it('expands no entity of a document type', async () => {
    const bomb =
      '<!DOCTYPE urlset [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>';
    const text = `${bomb}<urlset><url><loc>https://example.com/&b;&f;&#x61;</loc></url></urlset>`;
    expect((await outline(text)).entries).toEqual(found('&b;&f;a'));
  });

  it('stops at its limits and says so', async () => {
    const text = urls('a', 'b', 'c');
    const { entries, oddities } = await outline(text, { maxUrls: 2 });
    expect([entries, oddities]).toEqual([found('a', 'b'), { 'too-many-urls': 1 }]);
    const cut = await outline(text, { maxBytes: text.indexOf('<url><loc>https://example.com/b') });
    expect(cut.entries).toEqual(found('a'));
    expect(cut.oddities).toHaveProperty('too-large', 1);
    expect((await outline(gzipSync(text), { maxBytes: 150 })).entries).toEqual(found('a'));
    expect((await outline(text, { maxBytes: text.length })).oddities).toEqual({});
  });

  it('keeps what a gzip file holds before its damage', async () => {
    const names = Array.from({ length: 20_000 }, (_, index) => `page-${(index * 7919) % 20_011}`);
    const bytes = gzipSync(urls(...names));
    const cut = await outline(bytes.subarray(0, bytes.length / 2));
    expect(cut.entries.length).toBeGreaterThan(5000);
    expect(cut.entries.slice(0, -1)).toEqual(found(...names.slice(0, cut.entries.length - 1)));
    const damaged = Buffer.from(bytes);
    damaged.fill(0xff, bytes.length / 2, bytes.length / 2 + 64);
    expect((await outline(damaged)).oddities).toHaveProperty('bad-gzip', 1);
  });

  // A square of the sizes would not end within the time a test has.
  it.each([
    ['elements without end', `<urlset>${'<a>'.repeat(3_000_000)}`, 'too-deep'],
    ['ends without elements', `<urlset>${'<a>'.repeat(60)}${'</b>'.repeat(3_000_000)}`, undefined],
    ['attributes', `<urlset ${'a="" '.repeat(1_000_000)}>`, undefined],
    [
      'names of attributes',
      `<a ${Array.from({ length: 500_000 }, (_, i) => `a${i}=""`).join(' ')}>`,
      'too-many-attributes',
    ],
    ['a comment without end', `<urlset><!--${'x'.repeat(10_000_000)}`, undefined],
    ['ampersands', `<urlset><loc>${'&'.repeat(5_000_000)}</loc>`, 'bad-url'],
    ['one line', `https://example.com/${'a'.repeat(10_000_000)}`, 'bad-url'],
    ['addresses in addresses', `<urlset>${'<loc>'.repeat(1_000_000)}`, 'too-deep'],
  ])('is done with %s', async (_name, text, oddity) => {
    const { entries, oddities } = await outline(text);
    expect(entries.length).toBeLessThan(100);
    if (oddity !== undefined) expect(oddities).toHaveProperty(oddity, 1);
  });

  it('reads back what is written, whatever stands around it', async () => {
    const name = fc.webPath().filter((path) => path.length > 1 && !path.includes('//'));
    const noise = fc.string({ unit: fc.constantFrom(...'<>&;/"\' a!-[]?url') });
    await fc.assert(
      fc.asyncProperty(fc.array(name), async (paths) => {
        const hrefs = paths.map((path) => new URL(path, 'https://example.com').href);
        const entries = hrefs.map(
          (href) => `<url><loc>${href.replaceAll('&', '&amp;')}</loc></url>`,
        );
        expect((await outline(urlset(entries.join('\n')))).entries).toEqual(hrefs);
        expect((await outline(hrefs.join('\n'))).entries).toEqual(hrefs);
      }),
    );
    await fc.assert(
      fc.asyncProperty(noise, noise, async (before, after) => {
        await outline(`<urlset>${before}${urls('a')}${after}`);
        await outline(before + after);
      }),
    );
  });
});
