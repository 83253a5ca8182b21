import { describe, expect, it } from 'vitest';
import { DAY_SECONDS } from '../../../src/linkindex/queries/granularity.ts';
import { inSpans } from '../../../src/linkindex/queries/history-spans.ts';
import { period } from './some-backlinks.ts';

/** A link found on every day and one host lost on every day. */
function days(from: string, to: string) {
  const { from: first, to: last } = period(from, to);
  return Array.from({ length: (last - first) / DAY_SECONDS + 1 }, (_, n) => ({
    day: first + n * DAY_SECONDS,
    backlinks: n + 1,
    refdomains: 1000 - n,
    newBacklinks: 1,
    lostBacklinks: 0,
    newRefdomains: 0,
    lostRefdomains: 1,
  }));
}

const date = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10);

describe('inSpans', () => {
  it.each([
    ['by_day', '2024-02-28', '2024-03-01', ['2024-02-28', '2024-02-29', '2024-03-01']],
    // 2024-03-04 is a Monday.
    ['by_week', '2024-02-28', '2024-03-05', ['2024-02-28…2024-03-03', '2024-03-04…2024-03-05']],
    ['by_week', '2024-03-04', '2024-03-10', ['2024-03-04…2024-03-10']],
    ['by_week', '1969-12-28', '1970-01-05', ['1969-12-28', '1969-12-29…1970-01-04', '1970-01-05']],
    ['by_month', '2023-12-31', '2024-02-01', ['2023-12-31', '2024-01-01…2024-01-31', '2024-02-01']],
  ] as const)('%s from %s to %s', (granularity, from, to, expected) => {
    const spans = inSpans(days(from, to), granularity);
    expect(spans.map((span) => [...new Set([date(span.from), date(span.to)])].join('…'))).toEqual(
      expected,
    );
    let day = 0;
    for (const span of spans) {
      const length = (span.to - span.from) / DAY_SECONDS + 1;
      day += length;
      expect(span).toMatchObject({
        newBacklinks: length,
        lostBacklinks: 0,
        newRefdomains: 0,
        lostRefdomains: length,
        backlinks: day,
        refdomains: 1001 - day,
      });
    }
  });

  it('has none without days', () => {
    expect(inSpans([], 'by_month')).toEqual([]);
  });
});
