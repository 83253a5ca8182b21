import { describe, expect, it } from 'vitest';
import { type Granularity, lastOfSpans } from '../../../src/linkindex/queries/granularity.ts';

const day = (date: string) => ({ day: Date.parse(`${date}T00:00:00Z`) / 1000 });
const dates = (from: string, count: number) =>
  Array.from({ length: count }, (_, i) => ({ day: day(from).day + i * 86_400 }));
const shown = (days: readonly { day: number }[]) =>
  days.map((one) => new Date(one.day * 1000).toISOString().slice(0, 10));

describe('lastOfSpans', () => {
  it.each<[Granularity, string, number, string[]]>([
    ['by_day', '2024-02-28', 3, ['2024-02-28', '2024-02-29', '2024-03-01']],
    // 2024-01-01 is a Monday.
    ['by_week', '2023-12-30', 10, ['2023-12-31', '2024-01-07', '2024-01-08']],
    ['by_week', '2024-01-01', 7, ['2024-01-07']],
    ['by_week', '1969-12-28', 9, ['1969-12-28', '1970-01-04', '1970-01-05']],
    ['by_month', '2024-01-31', 31, ['2024-01-31', '2024-02-29', '2024-03-01']],
    ['by_month', '2023-12-31', 2, ['2023-12-31', '2024-01-01']],
    ['by_month', '2024-01-01', 0, []],
  ])('%s from %s, %i days', (granularity, from, count, expected) => {
    expect(shown(lastOfSpans(dates(from, count), granularity))).toEqual(expected);
  });
});
