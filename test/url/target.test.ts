import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePageUrl } from '../../src/url/page-url.ts';
import { pageOf, parseTarget, type Target } from '../../src/url/target.ts';
import { webUrl } from './url-arbitraries.ts';

describe('parseTarget', () => {
  it.each([
    // Contract §1, domain: the host given and every subdomain below it.
    ['example.com', 'domain', 'com,example)', 'com,example-'],
    ['sub.example.com', 'domain', 'com,example,sub)', 'com,example,sub-'],
    ['https://Sub.Example.com:8080/a?b', 'domain', 'com,example,sub)', 'com,example,sub-'],
    ['1.2.3.4', 'domain', '1.2.3.4)', '1.2.3.4-'],
    ['com', 'domain', 'com)', 'com-'],
    // Host: that host exactly, whatever its port.
    ['example.com.', 'host', 'com,example)', 'com,example*'],
    ['bücher.example', 'host', 'example,xn--bcher-kva)', 'example,xn--bcher-kva*'],
    ['http://example.com/a', 'host', 'com,example)', 'com,example*'],
    ['[::1]:8080', 'host', '[::1])', '[::1]*'],
    ['  example.com ', 'host', 'com,example)', 'com,example*'],
    // Url: that URL exactly; no path is the root.
    ['example.com', 'url', 'com,example)/', 'com,example)/!'],
    ['EXAMPLE.com/A?b#c', 'url', 'com,example)/A?b', 'com,example)/A?b!'],
    ['example.com?b', 'url', 'com,example)/?b', 'com,example)/?b!'],
    ['example.com:8080/a@b', 'url', 'com,example):8080/a@b', 'com,example):8080/a@b!'],
    ['example.com./', 'url', 'com,example)./', 'com,example)./!'],
    ['localhost:3000', 'url', 'localhost):3000/', 'localhost):3000/!'],
  ] as const)('reads %s in %s mode', (text, mode, from, to) => {
    const target = parseTarget(text, mode);
    expect(target).toMatchObject({ text, mode, from, to });
    expect(target?.https).toBeUndefined();
  });

  it.each([
    ['http://example.com', 'com,example)/', false],
    ['HTTPS://me:pw@example.com:443/a#b', 'com,example)/a', true],
    ['https://example.com:80/', 'com,example):80/', true],
    // Only one scheme leaves this port out.
    ['example.com:443', 'com,example)/', true],
    ['example.com:80/a', 'com,example)/a', false],
  ])('takes the scheme of %s in url mode', (text, from, https) => {
    expect(parseTarget(text, 'url')).toMatchObject({ from, https });
  });

  it.each([
    ...[
      '',
      ' ',
      'exam ple.com',
      'example.com/a b',
      'example.com\n',
      'a\u0000b.com',
      'http://',
      'https://',
    ],
    ...['ftp://example.com', 'mailto:me@example.com', 'me@example.com', 'javascript:alert(1)'],
    ...[
      'data:text/html,x',
      '/example.com',
      '//example.com',
      '?a',
      '#a',
      '\\\\host',
      'http:example.com',
    ],
    ...[
      'https:/example.com',
      '*.example.com',
      'http://*.example.com/',
      'a,b.com',
      '.example.com',
      '.',
    ],
    ...[
      'example..com',
      'example.com:99999',
      'example.com:x',
      '1.2.3.999',
      '[::1',
      `${'a'.repeat(64)}.com`,
    ],
    ...[
      `example.com/${'a'.repeat(2048)}`,
      `${'a.'.repeat(127)}com`,
      "'; DROP TABLE backlinks",
      '<script>',
    ],
  ])('refuses %j', (text) => {
    const accepted = (['domain', 'host', 'url'] as const).filter((mode) => {
      // Outer white space is trimmed, so this one is a host.
      return parseTarget(text, mode) !== undefined;
    });
    expect(accepted).toEqual(text === 'example.com\n' ? ['domain', 'host', 'url'] : []);
  });

  it('holds, in domain mode, exactly the host and the hosts below it', () => {
    fc.assert(
      fc.property(webUrl, webUrl, (targetText, raw) => {
        const target = parseTarget(targetText, 'domain');
        const url = parsePageUrl(raw);
        if (target === undefined || url === undefined) return;
        const below = url.host === target.host || url.host.endsWith(`.${target.host}`);
        expect(isIn(target, url.key)).toBe(below);
      }),
      { numRuns: 20_000, examples: [['http://example.com/', 'http://example.com-a.com/']] },
    );
  });

  it('holds, in host mode, exactly that host', () => {
    fc.assert(
      fc.property(webUrl, webUrl, (targetText, raw) => {
        const target = parseTarget(targetText, 'host');
        const url = parsePageUrl(raw);
        if (target === undefined || url === undefined) return;
        expect(isIn(target, url.key)).toBe(url.host === target.host);
      }),
      { numRuns: 20_000 },
    );
  });

  it('holds, in url mode, exactly that URL', () => {
    fc.assert(
      fc.property(webUrl, webUrl, (targetText, raw) => {
        const target = parseTarget(targetText, 'url');
        const url = parsePageUrl(raw);
        if (target === undefined || url === undefined) return;
        const held = isIn(target, url.key) && target.https === url.https;
        expect(held).toBe(url.href === parsePageUrl(targetText)?.href);
      }),
      { numRuns: 20_000, examples: [['http://a.com/a', 'http://a.com/a!']] },
    );
  });
});

describe('pageOf', () => {
  it.each([
    ['example.com', 'domain', 'com,example)/'],
    ['https://www.example.com:8080/a?b', 'host', 'com,example,www)/'],
    ['[2001:db8::1]', 'host', '[2001:db8::1])/'],
    ['example.com', 'url', 'com,example)/'],
    ['https://example.com:8443/a?b', 'url', 'com,example):8443/a?b'],
  ] as const)('of %s in %s mode is one page', (text, mode, key) => {
    const target = parseTarget(text, mode);
    expect(target && pageOf(target)).toMatchObject({ text, mode: 'url', from: key, to: `${key}!` });
  });
});

function isIn({ from, to }: Target, key: string): boolean {
  return from <= key && key < to;
}
