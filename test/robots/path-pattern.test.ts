import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesPath, parsePathPattern, urlPath } from '../../src/robots/path-pattern.ts';

const octets = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
const matches = (pattern: string, url: string): boolean =>
  matchesPath(parsePathPattern(octets(pattern)), urlPath(url));

describe('matchesPath', () => {
  it.each([
    // RFC 9309 §2.2.2: from the first octet of the path to the end of the pattern.
    ['/foo', 'https://example.com/foobar', true],
    ['/foo', 'https://example.com/bar/foo', false],
    ['/foo', 'https://example.com/Foo', false],
    ['/foo/', 'https://example.com/foo', false],
    ['/', 'https://example.com', true],
    ['/?', 'https://example.com?a', true],
    ['/foo?a=b', 'https://example.com/foo?a=bc#d', true],
    // Its table of escapes, the last column of each row.
    ['/foo/bar?baz=quz', 'https://example.com/foo/bar?baz=quz', true],
    ['/foo/bar/ツ', 'https://example.com/foo/bar/%E3%83%84', true],
    ['/foo/bar/ツ', 'https://example.com/foo/bar/ツ', true],
    ['/foo/bar/%e3%83%84', 'https://example.com/foo/bar/ツ', true],
    ['/foo/bar/%62%61%7A', 'https://example.com/foo/bar/baz', true],
    ['/foo/bar/baz', 'https://example.com/foo/bar/%62%61%7a', true],
    // Reserved characters keep their escape.
    ['/a%2Fb', 'https://example.com/a/b', false],
    ['/a%2fb', 'https://example.com/a%2Fb', true],
    // What a URL cannot hold is escaped by whoever asks for it.
    ['/a b|c', 'https://example.com/a%20b%7Cc', true],
    ['/a%20b', 'https://example.com/a b', true],
    ["/?q='", 'https://example.com/?q=%27x%27', true],
    // A broken escape is text.
    ['/100%$', 'https://example.com/100%25', false],
    ['/100%', 'https://example.com/100%', true],
    // §2.2.3: special characters.
    ['/this/path/exactly$', 'https://example.com/this/path/exactly', true],
    ['/this/path/exactly$', 'https://example.com/this/path/exactly/not', false],
    ['/this/*/exactly', 'https://example.com/this/or/that/exactly', true],
    ['/this/*/exactly', 'https://example.com/this/exactly', false],
    ['/path/file-with-a-%2A.html', 'https://www.example.com/path/file-with-a-*.html', true],
    ['/path/file-with-a-%2A.html', 'https://www.example.com/path/file-with-a-b.html', false],
    ['/path/foo-%24', 'https://www.example.com/path/foo-$', true],
    ['/path/foo-%24', 'https://www.example.com/path/foo-', false],
    ['/a$b', 'https://example.com/a$bc', true],
    // §5.1: a wildcard may stand for the first slash.
    ['*.gif$', 'https://example.com/a/b.gif', true],
    ['*.gif$', 'https://example.com/a/b.gif?', false],
    ['foo', 'https://example.com/foo', false],
    ['/a*', 'https://example.com/a', true],
    ['/a**b*$', 'https://example.com/a-b-c', true],
    ['/ab*b$', 'https://example.com/ab', false],
    ['$', 'https://example.com/', false],
    ['/$', 'https://example.com/', true],
  ])('of %s and %s is %s', (pattern, url, expected) => {
    expect(matches(pattern, url)).toBe(expected);
  });

  it('agrees with every way to divide the path among the wildcards', () => {
    const text = (letters: string) =>
      fc.string({ unit: fc.constantFrom(...letters), maxLength: 12 });
    fc.assert(
      fc.property(text('ab*$'), text('ab$'), (pattern, path) => {
        const parsed = parsePathPattern(`/${pattern}`);
        expect(matchesPath(parsed, `/${path}`)).toBe(matchesNaively(`/${pattern}`, `/${path}`));
      }),
      { numRuns: 5000 },
    );
  });

  it('counts the octets of a pattern as compared', () => {
    const count = (text: string) => parsePathPattern(octets(text)).octets;
    expect(['/', '/a*b$', '/ö', '/%62', '/***'].map(count)).toEqual([1, 5, 7, 2, 4]);
  });
});

/** Tries every split: exponential, and so simple that it can be seen to be right. */
function matchesNaively(pattern: string, path: string): boolean {
  if (pattern === '') return true;
  if (pattern === '$') return path === '';
  const rest = pattern.slice(1);
  if (pattern[0] === '*') {
    for (let skip = 0; skip <= path.length; skip++)
      if (matchesNaively(rest, path.slice(skip))) return true;
    return false;
  }
  return path[0] === pattern[0] && matchesNaively(rest, path.slice(1));
}

describe('urlPath', () => {
  it.each([
    ['http://example.com/a/b?c=d#e', '/a/b?c=d'],
    ['http://example.com', '/'],
    ['http://example.com#a/b', '/'],
    ['http://example.com?a/b', '/?a/b'],
    ['http://example.com:8080/?', '/?'],
    ['http://example.com/a/http://b/', '/a/http://b/'],
    ['', '/'],
  ])('of %j is %s', (url, path) => {
    expect(urlPath(url)).toBe(path);
  });

  it('is the same however a URL is escaped', () => {
    fc.assert(
      fc.property(fc.webPath(), fc.webQueryParameters(), (path, query) => {
        const url = `http://example.com/a${path}?${query}`;
        const escaped = url.replace(
          /(?<=com\/.*)[\w.~-](?<!%.?)/g,
          (char) => `%${char.charCodeAt(0).toString(16)}`,
        );
        expect(urlPath(escaped)).toBe(urlPath(url));
      }),
    );
  });
});
