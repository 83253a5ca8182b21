import { describe, expect, it } from 'vitest';
import { robotsMeta, xRobotsTag } from '../../src/robots/directives.ts';

const said = ({ noindex, nofollow }: { noindex: boolean; nofollow: boolean }) =>
  [noindex ? 'noindex' : '', nofollow ? 'nofollow' : ''].filter(Boolean).join(' ');

describe('robotsMeta', () => {
  it.each([
    ['', ''],
    ['all', ''],
    ['index, follow', ''],
    ['NoIndex', 'noindex'],
    ['noindex,nofollow', 'noindex nofollow'],
    ['noindex nofollow', 'noindex nofollow'],
    ['none', 'noindex nofollow'],
    ['index, noindex', 'noindex'],
    ['noindexed, xnofollow', ''],
    ['max-snippet:-1, nofollow', 'nofollow'],
    ['unavailable_after: 25 Jun 2010 15:00:00 PST, noindex', 'noindex'],
  ])('reads %j as %j', (content, expected) => {
    expect(said(robotsMeta(content))).toBe(expected);
  });
});

describe('xRobotsTag', () => {
  it.each([
    [[], ''],
    [['noindex'], 'noindex'],
    [['noindex', 'nofollow'], 'noindex nofollow'],
    [['NONE'], 'noindex nofollow'],
    // Examples of Google's page.
    [['googlebot: nofollow', 'otherbot: noindex, nofollow'], ''],
    [['unavailable_after: 25 Jun 2010 15:00:00 PST'], ''],
    [['noimageindex', 'unavailable_after: 25 Jun 2010 15:00:00 PST'], ''],
    // A name owns what follows it in its line.
    [['otherbot: noindex, nofollow'], ''],
    [['noindex, otherbot: nofollow'], 'noindex'],
    [['otherbot: noindex', 'nofollow'], 'nofollow'],
    [['otherbot: noindex, *: nofollow'], 'nofollow'],
    // A directive with a value is no name, and neither is a time with colons and commas.
    [['max-snippet: 5, noindex'], 'noindex'],
    [['unavailable_after: Friday, 25-Jun-10 15:00:00 GMT, noindex'], 'noindex'],
  ])('reads %j as %j', (values, expected) => {
    expect(said(xRobotsTag(values))).toBe(expected);
  });
});
