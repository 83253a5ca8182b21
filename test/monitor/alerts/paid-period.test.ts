import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isExpiring, periodEnd } from '../../../src/monitor/alerts/paid-period.ts';

describe('periodEnd', () => {
  it.each([
    ['2026-01-15', 'monthly', '2026-01-15', '2026-02-15'],
    ['2026-01-15', 'monthly', '2026-02-14', '2026-02-15'],
    ['2026-01-15', 'monthly', '2026-02-15', '2026-03-15'],
    // Begun on a day that not every month has.
    ['2026-01-31', 'monthly', '2026-02-10', '2026-02-28'],
    ['2026-01-31', 'monthly', '2026-02-28', '2026-03-31'],
    ['2026-01-31', 'monthly', '2026-04-01', '2026-04-30'],
    ['2024-02-29', 'year', '2025-02-27', '2025-02-28'],
    ['2024-02-29', 'year', '2027-06-01', '2028-02-29'],
    ['2026-01-01', 'quarterly', '2026-11-25', '2027-01-01'],
    ['2026-05-10', '6months', '2026-11-09', '2026-11-10'],
    ['2026-05-10', '6months', '2026-11-10', '2027-05-10'],
    // Not begun yet.
    ['2027-03-01', 'monthly', '2026-11-25', '2027-04-01'],
  ] as const)('of one begun %s, %s, on %s is %s', (start, period, today, end) => {
    expect(periodEnd(start, period, today)).toBe(end);
  });

  it('of one that begins in the last year that a day can have is not near', () => {
    const end = periodEnd('9999-12-31', 'year', '2026-11-25');
    expect(isExpiring(end, 60, '2026-11-25')).toBe(false);
  });

  it('lies ahead, and by no more than a period', () => {
    const days = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, days, (start, today) => {
        fc.pre(start <= today);
        const end = periodEnd(start, 'quarterly', today);
        const ahead = (Date.parse(end) - Date.parse(today)) / 86_400_000;
        expect(ahead).toBeGreaterThan(0);
        expect(ahead).toBeLessThanOrEqual(92);
      }),
    );
  });
});

describe('isExpiring', () => {
  it.each([
    ['2026-12-02', 7, true],
    ['2026-12-03', 7, false],
    ['2026-11-26', 1, true],
    ['2026-11-27', 1, false],
  ])('on 2026-11-25, until %s, %i days before: %s', (end, days, expected) => {
    expect(isExpiring(end, days, '2026-11-25')).toBe(expected);
  });
});
