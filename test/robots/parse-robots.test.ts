import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupOf, isAllowed } from '../../src/robots/is-allowed.ts';
import { MAX_ROBOTS_BYTES, parseRobots } from '../../src/robots/parse-robots.ts';

const parse = (text: string) => parseRobots(Buffer.from(text));
const answer = (text: string, path: string, token = 'ExampleBot') =>
  isAllowed(parse(text), token, `https://example.com${path}`);
/** Number of the line that decides, negative when it forbids; 0 when none does. */
const line = (text: string, path: string, token?: string): number => {
  const { allowed, rule } = answer(text, path, token);
  return allowed ? (rule?.line ?? 0) : -(rule?.line ?? Number.NaN);
};

describe('isAllowed by the law', () => {
  const BOTS =
    'User-Agent: *\nDisallow: *.gif$\nDisallow: /example/\nAllow: /publications/\n\n' +
    'User-Agent: foobot\nDisallow:/\nAllow:/example/page.html\nAllow:/example/allowed.gif\n\n' +
    'User-Agent: barbot\nUser-Agent: bazbot\nDisallow: /example/page.html\n\nUser-Agent: quxbot\n';

  it.each([
    // RFC 9309 §5.1, its example.
    ['anybot', '/a.gif', -2],
    ['anybot', '/example/', -3],
    ['anybot', '/publications/x', 4],
    ['anybot', '/other', 0],
    ['FooBot', '/publications/x', -7],
    ['foobot', '/example/page.html', 8],
    ['foobot', '/example/allowed.gif', 9],
    ['barbot', '/example/page.html', -13],
    ['bazbot', '/example/page.html', -13],
    ['bazbot', '/a.gif', 0],
    ['quxbot', '/example/', 0],
  ])('%s at %s is decided by line %i', (token, path, expected) => {
    expect(line(BOTS, path, token)).toBe(expected);
  });

  it.each([
    // §2.2: ends of lines, white space, comments, any case of keys, a byte order mark.
    ['user-agent: *\rdisallow: /a\r', '/a', -2],
    ['user-agent: *\r\ndisallow: /a\r\n', '/a', -2],
    ['\uFEFFuser-agent: *\ndisallow: /a', '/a', -2],
    ['# c\n \tUSER-AGENT \t:* # all\nDisAllow:\t/a # b\n', '/a', -3],
    ['user-agent: *\ndisallow: /a#b', '/a', -2],
    // §2.2.1: groups of one token are one; everybody's group is only for those without one.
    ['user-agent: examplebot\ndisallow: /a\nuser-agent: EXAMPLEBOT\ndisallow: /b', '/b', -4],
    ['user-agent: *\ndisallow: /\nuser-agent: ExampleBot\ndisallow:', '/a', 0],
    ['user-agent: OtherBot\ndisallow: /', '/a', 0],
    ['user-agent: Example\ndisallow: /', '/a', 0],
    ['user-agent: ExampleBot-News\ndisallow: /', '/a', 0],
    // §2.2.2: the most octets, allow before disallow, the file itself, rules outside a group.
    ['user-agent: *\nallow: /a/b\ndisallow: /a/b/c', '/a/b/c', -3],
    ['user-agent: *\ndisallow: /a\nallow: /a', '/a', 3],
    ['user-agent: *\ndisallow: /a\ndisallow: /a', '/a', -2],
    ['user-agent: *\ndisallow: /', '/robots.txt', 0],
    ['disallow: /\nuser-agent: *\nallow: /b', '/a', 0],
    // §2.2.4: other records do not end a group.
    ['user-agent: ExampleBot\nsitemap: /s\nhost: x\nuser-agent: B\ndisallow: /', '/a', -5],
    ['user-agent: ExampleBot\ncrawl-delay: 1\nuser-agent: B\ndisallow: /', '/a', -4],
  ])('%j at %s is decided by line %i', (text, path, expected) => {
    expect(line(text, path)).toBe(expected);
  });

  it('names no liberty for any of it', () => {
    expect(answer(BOTS, '/example/').rule?.leniencies).toEqual([]);
    expect([...parse(BOTS).oddities]).toEqual([]);
  });
});

describe('isAllowed by liberty', () => {
  it.each([
    ['user-agent: *\ndisalow: /a', '/a', -2, 'misspelled-key'],
    ['user-agent: *\nDissallow: /a', '/a', -2, 'misspelled-key'],
    ['user-agent: *\ndisallow-all: /a', '/a', -2, 'misspelled-key'],
    ['useragent: *\ndisallow: /a', '/a', -2, 'misspelled-key'],
    ['user-agent: *\ndisallow /a', '/a', -2, 'missing-colon'],
    ['user-agent: ExampleBot/1.2\ndisallow: /a', '/a', -2, 'agent-suffix'],
    ['user-agent: ExampleBot and friends\ndisallow: /a', '/a', -2, 'agent-suffix'],
    ['user-agent: * everyone\ndisallow: /a', '/a', -2, 'agent-suffix'],
    ['user-agent: *\ndisallow: /\nallow: /a/index.html', '/a/', 3, 'index-page'],
    [`user-agent: *\ndisallow: /a/${'*'.repeat(20_000)}x`, '/a/b', -2, 'cut-line'],
  ])('%.60j at %s is decided by line %i (%s)', (text, path, expected, leniency) => {
    expect(line(text, path)).toBe(expected);
    expect([...parse(text).oddities]).toEqual([[leniency, 1]]);
  });

  it('tells the rules that are none by the law', () => {
    const text = 'user-agent: *\ndisalow /a\nallow: /b/index.htm';
    expect(answer(text, '/a').rule?.leniencies).toEqual(['misspelled-key', 'missing-colon']);
    expect(answer(text, '/b/').rule?.leniencies).toEqual(['index-page']);
    expect(answer(text, '/b/index.htm').rule?.leniencies).toEqual([]);
  });

  it.each([
    ['disallow: /', 'outside-group'],
    ['crawl-delay: 5', 'outside-group'],
    ['user-agent: *\nhost: example.com', 'other-record'],
    ['<html>', 'no-record'],
    ['user-agent: *\ndisallow /a b', 'no-record'],
    [': /', 'no-record'],
    ['user-agent: *\ncrawl-delay: soon', 'bad-crawl-delay'],
    ['user-agent: *\ncrawl-delay: -1', 'bad-crawl-delay'],
    [`user-agent: *\ncrawl-delay: ${'9'.repeat(400)}`, 'bad-crawl-delay'],
  ])('counts %.40j as %s', (text, reason) => {
    expect([...parse(text).oddities]).toEqual([[reason, 1]]);
    expect(line(text, '/')).toBe(0);
  });
});

describe('parseRobots', () => {
  it.each([
    ['user-agent: *\ncrawl-delay: 10', 10],
    ['user-agent: *\ncrawl-delay: 0.5', 0.5],
    ['user-agent: *\ncrawl-delay: .25 # s', 0.25],
    ['user-agent: *\ncrawl-delay: 0', 0],
    ['user-agent: *\ncrawl-delay: 1e3', undefined],
    ['user-agent: *\ncrawl-delay: 86400', 86400],
    // The longest of merged groups; nobody else's.
    ['user-agent: a\ncrawl-delay: 3\nuser-agent: a\ncrawl-delay: 2', 3],
    ['user-agent: b\ncrawl-delay: 3\nuser-agent: a\ndisallow: /', undefined],
    ['user-agent: *\ncrawl-delay: 3\nuser-agent: a\ndisallow: /', undefined],
    ['user-agent: *\ncrawl-delay: 3\ndisallow: /\nuser-agent: b\ncrawl-delay: 9', 3],
  ])('reads the crawl-delay of %j as %s', (text, seconds) => {
    expect(groupOf(parse(text), 'A')?.crawlDelaySeconds).toBe(seconds);
  });

  it('keeps sitemaps of anywhere in the file, once each', () => {
    const text =
      'Sitemap: https://example.com/ä.xml\nuser-agent: *\nsite-map: /b.xml\nSitemap: /b.xml\nsitemap:';
    expect(parse(text).sitemaps).toEqual(['https://example.com/ä.xml', '/b.xml']);
  });

  it('reads 500 KiB and no half line behind them', () => {
    const head = 'user-agent: *\ndisallow: /a\n';
    const filler = `${'#'.repeat(MAX_ROBOTS_BYTES - head.length - 15)}\n`;
    const rules = parse(`${head}${filler}disallow: /bcd\ndisallow: /e\n`);
    expect(rules.isCut).toBe(true);
    expect(rules.groups.get('*')?.rules.map(({ path }) => path)).toEqual(['/a']);
    const whole = parse(`${head}${filler}disallow: /bcd`);
    expect(whole.isCut).toBe(false);
    expect(whole.groups.get('*')?.rules.map(({ path }) => path)).toEqual(['/bcd', '/a']);
    const shortened = parseRobots(Buffer.from(`${head}disallow: /b`), true);
    expect(shortened.groups.get('*')?.rules.map(({ path }) => path)).toEqual(['/a']);
  });

  it('has an answer for any bytes', () => {
    const word = fc.constantFrom('user-agent', 'disallow', 'allow', '*', ':', ' ', '\r', '\n');
    const piece = fc.oneof(
      word.map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.string(), (pieces, url) => {
        const rules = parseRobots(Buffer.concat(pieces));
        const { allowed, rule } = isAllowed(rules, 'a', url);
        expect(allowed).toBe(rule?.allows ?? true);
      }),
      { numRuns: 2000 },
    );
  });

  // Backtracking, or a square of the sizes, would not end within the time a test has.
  it.each([
    ['one line of wildcards', `disallow: ${'*'.repeat(500_000)}$`],
    ['one line of wildcards and letters', `disallow: /${'*a'.repeat(250_000)}b`],
    ['many such lines', `disallow: /${'*a'.repeat(1000)}b\n`.repeat(250)],
    ['long literals that nearly match', `disallow: /*${'a'.repeat(1000)}b\n`.repeat(500)],
    ['as many rules as fit', 'disallow:/*b\n'.repeat(40_000)],
    ['as many groups as fit', 'user-agent:a\nallow:/b\n'.repeat(20_000)],
    ['as many agents of one group', `${'user-agent:a\n'.repeat(30_000)}disallow:/c`],
    ['half a million empty lines', '\r'.repeat(500_000)],
  ])('is done with %s', (name, text) => {
    const rules = parse(`user-agent: *\n${text}`);
    const url = `https://example.com/${'a'.repeat(2000)}`;
    expect(isAllowed(rules, 'examplebot', url).allowed).toBe(name !== 'one line of wildcards');
  });
});
