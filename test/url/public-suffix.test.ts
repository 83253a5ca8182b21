import { readFileSync } from 'node:fs';
import { domainToASCII } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  hasListedSuffix,
  isRegistrySuffix,
  publicSuffixKind,
  registrableDomain,
} from '../../src/url/public-suffix.ts';
import { SHARED_DATA, sharedFile } from '../support/shared-data.ts';

describe('registrableDomain', () => {
  it.each([
    ['www.example.com', 'example.com'],
    ['example.com', 'example.com'],
    ['a.b.example.co.uk', 'example.co.uk'],
    // A bare suffix is its own domain.
    ['com', 'com'],
    ['co.uk', 'co.uk'],
    // Wildcard rule `*.ck` with exception `!www.ck`.
    ['a.b.c.ck', 'b.c.ck'],
    ['c.ck', 'c.ck'],
    ['a.www.ck', 'www.ck'],
    // Wildcard `*.kawasaki.jp`, exception `!city.kawasaki.jp`.
    ['a.b.c.kawasaki.jp', 'b.c.kawasaki.jp'],
    ['a.city.kawasaki.jp', 'city.kawasaki.jp'],
    // Private section.
    ['alice.github.io', 'alice.github.io'],
    ['blog.alice.github.io', 'alice.github.io'],
    ['github.io', 'github.io'],
    ['shop.blogspot.com', 'shop.blogspot.com'],
    // IDN: rules hold in punycode.
    ['www.xn--85x722f.xn--55qx5d.cn', 'xn--85x722f.xn--55qx5d.cn'],
    ['a.xn--p1ai', 'a.xn--p1ai'],
    // No rule matches: the prevailing rule is `*`.
    ['a.b.unlisted', 'b.unlisted'],
    ['localhost', 'localhost'],
    // No name at all.
    ['1.2.3.4', '1.2.3.4'],
    ['[2001:db8::1]', '[2001:db8::1]'],
    // Hosts that no DNS zone should hold, but the URL parser lets through.
    ['a_b.example.com', 'example.com'],
    ['a,b.example.com', 'example.com'],
    ['a..com', 'a..com'],
    ['a.com.', 'a.com.'],
  ])('of %s is %s', (host, domain) => {
    expect(registrableDomain(host)).toBe(domain);
  });
});

describe('publicSuffixKind', () => {
  it.each([
    ['www.mit.edu', 'edu'],
    ['www.sydney.edu.au', 'edu'],
    ['edu.au', 'edu'],
    ['nasa.gov', 'gov'],
    ['www.gov.uk', 'gov'],
    ['gov.example.com', 'other'],
    ['edu.com', 'other'],
    ['ac.uk', 'other'],
    ['1.2.3.4', 'other'],
  ])('of %s is %s', (host, kind) => {
    expect(publicSuffixKind(host)).toBe(kind);
  });
});

describe.skipIf(SHARED_DATA === undefined)('the Public Suffix List', () => {
  it('agrees with the test file of the list', () => {
    const lines = readFileSync(sharedFile('suites/psl/tests/tests.txt'), 'utf8').split('\n');
    const cases = lines.map((line) => line.trim()).filter((line) => line && !line.startsWith('//'));
    expect(cases.length).toBeGreaterThan(50);
    for (const line of cases) {
      const [input = '', domain = ''] = line.split(/\s+/);
      if (input === 'null' || input.startsWith('.')) continue;
      const host = domainToASCII(input);
      const expected = domain === 'null' ? host : domainToASCII(domain);
      expect(registrableDomain(host), input).toBe(expected);
    }
  });

  // The list inside the library is of another day than this one: a few rules come and go.
  it('agrees with a plain reading of a list of another day on 99.5 % of its rules', () => {
    const rules = readRules();
    const hosts = [...rules.keys()].flatMap((rule) => {
      const name = rule.replace('*', 'wild').replace('!', '');
      return [name, `a.${name}`, `b.a.${name}`];
    });
    expect(hosts.length).toBeGreaterThan(25_000);
    const different = hosts.filter(
      (host) => registrableDomain(host) !== domainByRules(host, rules),
    );
    expect(different.length / hosts.length, different.slice(0, 20).join(' ')).toBeLessThan(0.005);
  });
});

function readRules(): Map<string, true> {
  const lines = readFileSync(sharedFile('suites/psl/public_suffix_list.dat'), 'utf8').split('\n');
  const rules = lines.map((line) => line.trim()).filter((line) => line && !line.startsWith('//'));
  return new Map(
    rules.map((rule) => {
      const [, mark = '', name = ''] = /^(!|\*\.)?(.*)$/.exec(rule) ?? [];
      return [mark + domainToASCII(name), true];
    }),
  );
}

/** The algorithm of publicsuffix.org, word for word and slow. */
function domainByRules(host: string, rules: Map<string, true>): string {
  const labels = host.split('.');
  for (let start = 0; start < labels.length; start++) {
    const tail = labels.slice(start).join('.');
    // An exception's suffix is the rule without its first label, so the rule itself is the domain.
    if (rules.has(`!${tail}`)) return tail;
    const wildcard = `*.${labels.slice(start + 1).join('.')}`;
    if (rules.has(tail) || rules.has(wildcard))
      return labels.slice(Math.max(0, start - 1)).join('.');
  }
  return labels.slice(-2).join('.');
}

describe('hasListedSuffix', () => {
  it.each([
    ['blog.example.com', true],
    ['example.co.uk', true],
    ['alice.github.io', true],
    ['notes.txt', false],
    ['localhost', false],
    ['10.0.0.1', false],
  ])('%s: %s', (host, isListed) => {
    expect(hasListedSuffix(host)).toBe(isListed);
  });
});

describe('isRegistrySuffix', () => {
  it.each([
    ...([
      ['com', true],
      ['co.uk', true],
      ['anything.ck', true],
      ['xn--p1ai', true],
    ] as const),
    ...([
      ['example.co.uk', false],
      ['github.io', false],
      ['www.ck', false],
    ] as const),
    ...([
      ['localhost', false],
      ['10.0.0.1', false],
    ] as const),
  ])('%s: %s', (host, isSuffix) => {
    expect(isRegistrySuffix(host)).toBe(isSuffix);
  });
});
