import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLastModified } from '../../src/sitemap/last-modified.ts';

const iso = (text: string): string | undefined => {
  const seconds = parseLastModified(text);
  return seconds === undefined ? undefined : new Date(seconds * 1000).toISOString().slice(0, 19);
};

describe('parseLastModified', () => {
  it.each([
    // NOTE-datetime, its six forms.
    ['1997', '1997-01-01T00:00:00'],
    ['1997-07', '1997-07-01T00:00:00'],
    ['1997-07-16', '1997-07-16T00:00:00'],
    ['1997-07-16T19:20+01:00', '1997-07-16T18:20:00'],
    ['1997-07-16T19:20:30+01:00', '1997-07-16T18:20:30'],
    ['1997-07-16T19:20:30.45+01:00', '1997-07-16T18:20:30'],
    ['1994-11-05T08:15:30-05:00', '1994-11-05T13:15:30'],
    ['1994-11-05T13:15:30Z', '1994-11-05T13:15:30'],
    // What generators write.
    ['2024-05-18t01:58:10z', '2024-05-18T01:58:10'],
    ['2024-05-18T01:58:10', '2024-05-18T01:58:10'],
    ['2024-05-18 01:58:10', '2024-05-18T01:58:10'],
    ['2024-05-18 01:58:10 +0200', '2024-05-17T23:58:10'],
    ['2024-05-18T01:58:10,123456789Z', '2024-05-18T01:58:10'],
    ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59'],
    ['2024-05-18T24:00Z', '2024-05-19T00:00:00'],
    ['2024-02-29', '2024-02-29T00:00:00'],
    // RFC 822.
    ['Sat, 07 Sep 2002 00:00:01 GMT', '2002-09-07T00:00:01'],
    ['Sun, 06 Sep 2009 16:20:00 +0000', '2009-09-06T16:20:00'],
    ['06 Sep 09 16:20 EST', '2009-09-06T21:20:00'],
    ['6 September 2009', '2009-09-06T00:00:00'],
    ['Sunday, 06-Sep-99 16:20:00 GMT', '1999-09-06T16:20:00'],
  ])('reads %s as %s', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it.each([
    ...['', 'yesterday', '2024-13-01', '2024-02-30', '2023-02-29', '2024-00-10', '2024-05-18T'],
    ...['2024-05-18T25:00Z', '2024-05-18T10:60Z', '2024-05-18T10:00+24:00', '1969-12-31', '2107'],
    ...['18.05.2024', '05/18/2024', '20240518', '06 Foo 2009', '06 Sep 2009 16:20 XYZ', '-2024'],
  ])('finds no date in %j', (text) => {
    expect(iso(text)).toBeUndefined();
  });

  it('reads back what is written with any offset', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 86_400 * 2, max: 2 ** 32 - 86_400 * 2 }),
        fc.integer({ min: -14 * 60, max: 14 * 60 }),
        (seconds, minutes) => {
          const local = new Date((seconds + minutes * 60) * 1000).toISOString().slice(0, 19);
          const two = (value: number) => String(Math.trunc(Math.abs(value))).padStart(2, '0');
          const zone = `${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
          expect(parseLastModified(`${local}${zone}`)).toBe(seconds);
        },
      ),
    );
  });
});
