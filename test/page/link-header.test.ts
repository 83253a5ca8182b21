import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalOfLinkHeader } from '../../src/page/link-header.ts';

describe('canonicalOfLinkHeader', () => {
  it.each([
    [['<https://example.com/a>; rel="canonical"'], 'https://example.com/a'],
    [['<a>;rel=canonical'], 'a'],
    [['<a> ; REL = "Canonical"'], 'a'],
    // RFC 8288 §3.3: a list of relation types; only the first rel parameter counts.
    [['<a>; rel="next canonical"'], 'a'],
    [['<a>; rel=next; rel=canonical'], ''],
    [['<a>; rel=canonicalized'], ''],
    // §3.2: an anchor makes it a link of another resource.
    [['<a>; rel=canonical; anchor="#foo"'], ''],
    // §3, §3.5: several links, in one line or many; quoted strings hide separators.
    [['<a>; rel=next, <b>; rel=canonical, <c>; rel=canonical'], 'b'],
    [['<a>; rel=next', '<b>; rel=canonical'], 'b'],
    [['<a>; title="x, <y>; rel=canonical"; rel=next, <b>;rel=canonical'], 'b'],
    [['<a>; title="q\\"; rel=canonical"; rel="canonical"'], 'a'],
    [['<a,b;c>; rel=canonical'], 'a,b;c'],
    // What is broken is stepped over.
    [['a; rel=canonical'], ''],
    [['<a; rel=canonical'], ''],
    [['<a>; rel="canonical'], 'a'],
    [['<>; rel=canonical'], ''],
    [[], ''],
  ])('finds in %j %j', (values, expected) => {
    expect(canonicalOfLinkHeader(values)).toBe(expected);
  });

  it('answers any text, in time linear in its length', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      ';',
      ',',
      '"',
      '\\',
      ' ',
      'rel',
      '=',
      'canonical',
      '<a>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(typeof canonicalOfLinkHeader([pieces.join('')])).toBe('string');
      }),
      { numRuns: 2000 },
    );
    for (const unit of ['<', '<>', '<a>;', '<a> ', '<a>;"', '; ', '<a>;x="\\']) {
      const start = performance.now();
      canonicalOfLinkHeader([unit.repeat(100_000)]);
      expect(performance.now() - start, unit).toBeLessThan(1000);
    }
  });
});
