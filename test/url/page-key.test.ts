import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { domainOfKey, hostOfKey, urlOfKey } from '../../src/url/page-key.ts';
import { parsePageUrl } from '../../src/url/page-url.ts';
import { webUrl } from './url-arbitraries.ts';

describe('urlOfKey', () => {
  it('inverts the key of every http(s) URL', () => {
    fc.assert(
      fc.property(webUrl, (raw) => {
        const url = parsePageUrl(raw);
        if (url === undefined) return;
        expect(urlOfKey(url.key, url.https)).toBe(url.href);
        expect(hostOfKey(url.key)).toBe(url.host);
        expect(domainOfKey(url.key, url.domainLength)).toBe(url.domain);
        expect(url.key).toMatch(/^[\x21-\x7e]+$/);
      }),
      {
        numRuns: 10_000,
        examples: [['http://a)b.example.com.:81/)?x)'], ['http://a.a.%2E'], ['http://[::1]/']],
      },
    );
  });
});

describe('hostOfKey and domainOfKey', () => {
  it.each([
    ['com,example,www)/a?b', 11, 'www.example.com', 'example.com'],
    ['io,github,alice):8080/', 15, 'alice.github.io', 'alice.github.io'],
    ['1.2.3.4)/', 7, '1.2.3.4', '1.2.3.4'],
    ['[2001:db8::1])./', 13, '[2001:db8::1]', '[2001:db8::1]'],
  ])('tell host and domain of %s', (key, domainLength, host, domain) => {
    expect(hostOfKey(key)).toBe(host);
    expect(domainOfKey(key, domainLength)).toBe(domain);
  });
});
