import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countryOf } from '../../src/country/country-of.ts';

describe('countryOf', () => {
  it.each([
    // Networks of national registries and universities, which do not move.
    ['193.0.6.139', 'NL'], // RIPE NCC
    ['133.11.0.1', 'JP'], // University of Tokyo
    ['18.9.22.69', 'US'], // MIT
    ['129.132.1.1', 'CH'], // ETH Zürich
    ['2001:67c:2e8:22::c100:68b', 'NL'],
    ['2001:67C:02E8:0022:0000:0000:C100:068B', 'NL'],
    ['2001:620::1', 'CH'], // SWITCH
    // Mapped, in every spelling.
    ['::ffff:193.0.6.139', 'NL'],
    ['::FFFF:c100:68b', 'NL'],
    ['0:0:0:0:0:ffff:c100:068b', 'NL'],
    ['0:0:0:0:0:ffff:133.11.0.1', 'JP'],
  ])('knows that %s is in %s', (ip, country) => {
    expect(countryOf(ip)).toBe(country);
  });

  it.each([
    ...[
      '10.0.0.1',
      '127.0.0.1',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '198.51.100.9',
      '203.0.113.1',
      '0.0.0.0',
      '255.255.255.255',
      '192.0.2.1',
    ],
    ...[
      '::',
      '::1',
      'fe80::1',
      'fe80::1%eth0',
      'fd00::1',
      '2001:db8::1',
      '2001:0DB8::1',
      '::ffff:10.0.0.1',
    ],
    ...['', ' ', 'localhost', '193.0.6', '193.0.6.139 ', '193.0.6.256', '[2001:620::1]', '1::2::3'],
    ...['193.0.6.139/24', '0xc1000689', '\0', 'é', '%', ']/'],
  ])('knows nothing of %j', (ip) => {
    expect(countryOf(ip)).toBeNull();
  });

  it('answers a code or null, the same for an address and the same address mapped', () => {
    const codes = new Set<string>();
    fc.assert(
      fc.property(fc.ipV4(), (ip) => {
        const country = countryOf(ip);
        if (country !== null) codes.add(country);
        expect(countryOf(`::ffff:${ip}`)).toBe(country);
      }),
      { numRuns: 3000, seed: 1 },
    );
    expect(codes.size).toBeGreaterThan(20);
    expect([...codes].filter((code) => !/^[A-Z]{2}$/.test(code))).toEqual([]);
  });

  it('survives any text and any IPv6 address', () => {
    const text = fc.oneof(fc.string(), fc.ipV6());
    fc.assert(
      fc.property(text, (ip) => {
        expect(countryOf(ip) ?? 'XX').toMatch(/^[A-Z]{2}$/);
      }),
    );
  });
});
