/** Samples of two other readers, StormCrawler and trafilatura; the numbers were counted with `grep -c`. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSitemap } from '../../src/sitemap/read-sitemap.ts';
import { SHARED_DATA, sharedFile } from '../support/shared-data.ts';

describe.skipIf(SHARED_DATA === undefined)('readSitemap of other readers’ samples', () => {
  it.each([
    ['stormcrawler/stormcrawler.sitemap.xml', 'urls', 6, 'https://stormcrawler.apache.org/'],
    ['stormcrawler/stormcrawler.sitemap.xml.gz', 'urls', 6, 'https://stormcrawler.apache.org/'],
    ['stormcrawler/stormcrawler.sitemap.extensions.all.xml', 'urls', 7, 'http://www.example.com/'],
    [
      'stormcrawler/stormcrawler.sitemap.extensions.image.xml',
      'urls',
      7,
      'http://www.example.com/',
    ],
    [
      'stormcrawler/stormcrawler.sitemap.extensions.links.xml',
      'urls',
      6,
      'https://stormcrawler.apache.org/',
    ],
    [
      'stormcrawler/stormcrawler.sitemap.extensions.mobile.xml',
      'urls',
      6,
      'https://stormcrawler.apache.org/',
    ],
    [
      'stormcrawler/stormcrawler.sitemap.extensions.news.xml',
      'urls',
      6,
      'https://stormcrawler.apache.org/',
    ],
    [
      'stormcrawler/stormcrawler.sitemap.extensions.video.xml',
      'urls',
      6,
      'https://stormcrawler.apache.org/',
    ],
    [
      'stormcrawler/stormcrawler.sitemap.index.xml',
      'index',
      4,
      'https://stormcrawler.apache.org/sitemap-001.xml.gz',
    ],
    ['stormcrawler/stormcrawler.rss', 'feed', 6, 'https://stormcrawler.apache.org/'],
    ['trafilatura/resources/sitemap.xml', 'urls', 84, 'https://www.sitemaps.org/'],
    ['trafilatura/resources/sitemap.xml.gz', 'urls', 84, 'https://www.sitemaps.org/'],
    ['trafilatura/resources/sitemap2.xml', 'index', 2, 'http://www.example.com/sitemap1.xml.gz'],
    [
      'trafilatura/resources/sitemap-hreflang.xml',
      'urls',
      4,
      'http://www.example.com/english/page.html',
    ],
    ['trafilatura/resources/feed1.atom', 'feed', 2, 'http://example.org/2003/12/13/atom03'],
    ['trafilatura/resources/feed2.rss', 'feed', 1, 'http://www.example.com/blog/post/1'],
    ['trafilatura/resources/feed.json', 'unknown', 0, undefined],
    ['trafilatura/resources/apache.html', 'unknown', 0, undefined],
    ['trafilatura/resources/utf8.html', 'unknown', 0, undefined],
  ])('finds in %s the %s', async (file, kind, count, first) => {
    const bytes = readFileSync(sharedFile(`suites/sitemaps/${file}`));
    const sitemap = await readSitemap(bytes, 'https://example.com/sitemap.xml');
    expect(sitemap.kind).toBe(kind);
    expect(sitemap.entries).toHaveLength(count);
    expect(sitemap.entries[0]?.url.href).toBe(first);
    // No sample has a date that cannot be read.
    expect(sitemap.oddities.get('bad-date')).toBeUndefined();
  });
});
