import { describe, expect, it } from 'vitest';
import { redirectTarget } from '../../src/url/location.ts';
import { parsePageUrl } from '../../src/url/page-url.ts';

const from = parsePageUrl('https://a.test/dir/page?x');

describe('redirectTarget', () => {
  it.each([
    [['http://b.test/'], 'http://b.test/'],
    [['//b.test/c'], 'https://b.test/c'],
    [['/c'], 'https://a.test/c'],
    [['c'], 'https://a.test/dir/c'],
    [['?y'], 'https://a.test/dir/page?y'],
    [[' /c '], 'https://a.test/c'],
    [['/a b/ü'], 'https://a.test/a%20b/%C3%BC'],
    [['/c#part'], 'https://a.test/c'],
    [['http://me:pw@b.test/'], 'http://b.test/'],
    // The first one counts.
    [['/first', '/second'], 'https://a.test/first'],
    // Broken redirects.
    [[], undefined],
    [[''], undefined],
    [['  '], undefined],
    [['mailto:me@b.test'], undefined],
    [['javascript:alert(1)'], undefined],
    [['http://'], undefined],
    [['http://b.test:99999/'], undefined],
    [[`/${'a'.repeat(3000)}`], undefined],
  ])('reads %j as %s', (locations, href) => {
    if (from === undefined) throw new Error('the base is a page');
    expect(redirectTarget(locations, from)?.href).toBe(href);
  });
});
