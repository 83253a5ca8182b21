import { describe, expect, it } from 'vitest';
import { dayOrderOf, readDay } from '../../src/vendorfiles/days.ts';

describe('readDay', () => {
  it.each([
    '2026-09-15',
    '2026-09-15 10:11:12',
    '2026-09-15T10:11:12Z',
    '2026/9/15',
    '2026.09.15',
    '2026. 9. 15.',
    '20260915',
    '15/09/2026',
    '15-09-2026',
    '15.9.26',
    '15. 9. 2026',
    '09/15/2026',
    'Sep 15, 2026',
    'Sept. 15, 2026',
    '15 September 2026',
    'Tue Sep 15 2026 10:11:12 GMT',
    '15. Sept. 2026',
    '15 sept. 2026',
    '15 de setembro de 2026',
    '15 set 2026',
    '15 сент. 2026 г.',
    '15 вересня 2026 р.',
    '15 Eyl 2026',
    '15 wrz 2026',
    '15. září 2026',
    '2026年9月15日',
    '2026년 9월 15일',
    ' 15 septembre 2026 ',
    '15 de setembre del 2026',
    '١٥\u200f/٠٩\u200f/٢٠٢٦',
    '۲۰۲۶-۰۹-۱۵',
    '15 सितंबर 2026',
    '১৫ সেপ্টেম্বর, ২০২৬',
    '15. ruj 2026.',
    '15 سبتمبر 2026',
  ])('%s', (text) => {
    expect(readDay(text, 'dmy')).toBe('2026-09-15');
  });

  it.each([
    '',
    'yesterday',
    '2026-02-30',
    '31/31/2026',
    '0000-00-00',
    '2026',
    '15 2026',
    'Foo 15, 2026',
    '1970-01-01',
    '12345678901',
    '9'.repeat(10_000),
    `${'a'.repeat(10_000)} 15, 2026`,
  ])('takes %.20s for no date', (text) => {
    expect(readDay(text, 'dmy')).toBeUndefined();
  });
});

describe('dayOrderOf', () => {
  it.each([
    [['03/04/2026', '09/15/2026'], 'mdy', '2026-03-04'],
    [['03/04/2026', '15/09/2026'], 'dmy', '2026-04-03'],
    [['03/04/2026'], 'dmy', '2026-04-03'],
    [['3/4/26', '9/15/26', '2026-01-20'], 'mdy', '2026-03-04'],
  ] as const)('of %j is %s', (texts, order, first) => {
    expect(dayOrderOf(texts)).toBe(order);
    expect(readDay(texts[0], order)).toBe(first);
  });
});
