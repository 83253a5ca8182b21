import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_URL_LENGTH, parsePageUrl } from '../../src/url/page-url.ts';
import { SHARED_DATA, sharedFile } from '../support/shared-data.ts';
import { rawUrl } from './url-arbitraries.ts';

describe('parsePageUrl', () => {
  it.each([
    // WHATWG URL Standard: scheme and host are case-insensitive, default ports are dropped.
    ['HTTP://Example.COM:80/', 'http://example.com/'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
    ['http://example.com', 'http://example.com/'],
    ['http://example.com/a/./b/../c', 'http://example.com/a/c'],
    ['http://example.com/%2e%2E/c', 'http://example.com/c'],
    ['  http://example.com/ä b\t', 'http://example.com/%C3%A4%20b'],
    // Never sent to a server.
    ['http://me:pw@example.com/#top', 'http://example.com/'],
    ['http://me@example.com:8080/?a#b?c', 'http://example.com:8080/?a'],
    // The standard keeps these apart, and so do we.
    ['http://example.com/%7euser/%e4', 'http://example.com/%7euser/%e4'],
    ['http://example.com./', 'http://example.com./'],
    ['http://example.com/?', 'http://example.com/?'],
    ['http://example.com/?b=1&a=2', 'http://example.com/?b=1&a=2'],
    ['http://example.com//', 'http://example.com//'],
    ['http://0x7f.1/', 'http://127.0.0.1/'],
    ['http://[0:0::1]:8080/', 'http://[::1]:8080/'],
  ])('spells %s as %s', (raw, href) => {
    expect(parsePageUrl(raw)?.href).toBe(href);
  });

  it.each([
    '',
    'example.com',
    '/a',
    'mailto:a@example.com',
    'ftp://example.com/',
    'http://',
    'http://./',
  ])('takes %j for no page', (raw) => {
    expect(parsePageUrl(raw)).toBeUndefined();
  });

  it('takes 2,048 characters and no more, fragment and credentials not counted', () => {
    const longest = `http://example.com/${'a'.repeat(MAX_URL_LENGTH - 19)}`;
    expect(parsePageUrl(longest)?.href).toBe(longest);
    expect(parsePageUrl(`${longest.replace('//', '//me@')}#top`)?.href).toBe(longest);
    expect(parsePageUrl(`${longest}a`)).toBeUndefined();
  });

  it.each([
    ['https://www.example.com/a?b', 'www.example.com', 'example.com', 'com,example,www)/a?b'],
    ['http://a.b.co.uk:81/', 'a.b.co.uk', 'b.co.uk', 'uk,co,b,a):81/'],
    ['http://alice.github.io/', 'alice.github.io', 'alice.github.io', 'io,github,alice)/'],
    ['http://github.io./', 'github.io', 'github.io', 'io,github)./'],
    ['http://1.2.3.4/x', '1.2.3.4', '1.2.3.4', '1.2.3.4)/x'],
    ['https://[::1]:8080/', '[::1]', '[::1]', '[::1]):8080/'],
    ['http://localhost:3000/', 'localhost', 'localhost', 'localhost):3000/'],
    ['http://a,b.example.com/', 'a,b.example.com', 'example.com', 'com,example,a%2Cb)/'],
  ])('tells host, domain and key of %s', (raw, host, domain, key) => {
    expect(parsePageUrl(raw)).toMatchObject({ host, domain, key, https: raw.startsWith('https') });
  });

  it('answers what URL makes of it, whether or not it takes the short way', () => {
    fc.assert(
      fc.property(rawUrl, fc.option(rawUrl, { nil: undefined }), (raw, base) => {
        // Twice: the second time the origin is known and the short way is open.
        parsePageUrl(raw, base);
        expect(parsePageUrl(raw, base)?.href).toBe(hrefByStandard(raw, base));
      }),
      {
        numRuns: 20_000,
        examples: [
          ['./..//x', 'http://example.com/a/b/c'],
          ['../../..', 'http://example.com/a/b/c'],
          ['', 'http://example.com/a?b#c'],
          [' #x', 'http://example.com/a?b#c'],
          ['?x', 'http://example.com/a/b?c'],
          ['https:x', 'https://example.com/a/'],
          ['b.:', 'http://example.com/'],
          ['http://example.com/', ''],
        ],
      },
    );
  });

  it('resolves a reference anew on each page, though others of its folder had it before', () => {
    const pageOfFolder = fc.constantFrom('', 'p', 'q', 'p?x', '?y', 'p/', 'p/q');
    const bases = fc
      .tuple(fc.constantFrom('http://example.com/', 'https://example.com/a/'), pageOfFolder)
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(rawUrl, fc.array(bases, { minLength: 2, maxLength: 4 }), (raw, several) => {
        for (const base of several)
          expect(parsePageUrl(raw, base)?.href).toBe(hrefByStandard(raw, base));
      }),
      { numRuns: 5000 },
    );
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(rawUrl, (raw) => {
        const once = parsePageUrl(raw);
        if (once !== undefined) expect(parsePageUrl(once.href)).toEqual(once);
      }),
      { numRuns: 5000 },
    );
  });
});

describe.skipIf(SHARED_DATA === undefined)('the Web Platform Tests', () => {
  it('agrees with urltestdata.json on every http(s) URL', () => {
    const cases: UrlCase[] = readSuite('urltestdata.json');
    const web = cases.filter((row) => row.failure === true || /^https?:/.test(row.href ?? ''));
    expect(web.length).toBeGreaterThan(500);
    for (const { input, base, href } of web) {
      expect(parsePageUrl(input, base ?? undefined)?.href, input).toBe(strip(href));
    }
  });

  it('agrees with toascii.json on every host', () => {
    const cases: AsciiCase[] = readSuite('toascii.json');
    expect(cases.length).toBeGreaterThan(60);
    for (const { input, output } of cases) {
      const host = output?.replace(/\.$/, '');
      expect(parsePageUrl(`https://${input}/x`)?.host, input).toBe(host);
    }
  });
});

interface UrlCase {
  readonly input: string;
  readonly base: string | null;
  readonly href?: string;
  readonly failure?: boolean;
}

interface AsciiCase {
  readonly input: string;
  readonly output: string | null;
}

/** Rows of a suite file, without the comments between them. */
function readSuite<Row>(name: string): Row[] {
  const rows: unknown[] = JSON.parse(
    readFileSync(sharedFile(`suites/url/wpt-via-ada/${name}`), 'utf8'),
  );
  // The file's own format; a row that is not of it fails its test.
  return rows.filter((row) => typeof row === 'object') as Row[];
}

function hrefByStandard(raw: string, base: string | undefined): string | undefined {
  const url = URL.parse(raw, URL.canParse(base ?? '') ? base : undefined);
  return url !== null && /^https?:$/.test(url.protocol) ? strip(url.href) : undefined;
}

/** Drops credentials and fragment of a serialised URL. */
function strip(href: string | undefined): string | undefined {
  const page = href?.replace(/#.*$/s, '').replace(/^(https?:\/\/)[^/]*@/, '$1');
  // The root of the domain name system is no host.
  return page === undefined || /^https?:\/\/\.(?:[:/]|$)/.test(page) ? undefined : page;
}
