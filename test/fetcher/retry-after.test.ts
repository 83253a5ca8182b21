import { describe, expect, it } from 'vitest';
import { parseRetryAfter } from '../../src/fetcher/retry-after.ts';

const NOW = new Date('1994-11-06T08:49:00Z');

describe('parseRetryAfter', () => {
  it.each([
    // RFC 9110 §10.2.3: delay-seconds.
    ['120', 120_000],
    [' 0 ', 0],
    ['999999999', 999_999_999_000],
    // §5.6.7: IMF-fixdate and the two obsolete forms, of one moment.
    ['Sun, 06 Nov 1994 08:49:37 GMT', 37_000],
    ['Sunday, 06-Nov-94 08:49:37 GMT', 37_000],
    ['Sun Nov  6 08:49:37 1994', 37_000],
    ['Mon, 07 Nov 1994 08:49:00 GMT', 86_400_000],
    // Gone by.
    ['Fri, 31 Dec 1993 23:59:59 GMT', 0],
    // Two digits: at most 50 years ahead.
    ['Monday, 06-Nov-44 08:49:00 GMT', Date.UTC(2044, 10, 6, 8, 49) - NOW.getTime()],
    ['Monday, 06-Nov-45 08:49:00 GMT', 0],
    // Neither.
    ['', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['soon', undefined],
    ['Sun, 31 Feb 1994 08:49:37 GMT', undefined],
    ['Sun, 06 Foo 1994 08:49:37 GMT', undefined],
    ['Sun, 06 Nov 1994 24:49:37 GMT', undefined],
    ['Sun, 06 Nov 1994 08:49:37 CET', undefined],
    ['1994-11-06T08:49:37Z', undefined],
  ])('reads %j as %s ms', (value, delayMs) => {
    expect(parseRetryAfter(value, NOW)).toBe(delayMs);
  });
});
