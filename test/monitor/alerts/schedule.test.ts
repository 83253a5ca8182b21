import { describe, expect, it } from 'vitest';
import { latestDigestAt, MAX_ATTEMPTS, nextTryAt } from '../../../src/monitor/alerts/schedule.ts';

const START = new Date('2026-11-25T10:00:00Z');

describe('nextTryAt', () => {
  it('waits longer after each try, for about a day in all', () => {
    const tries = [START];
    for (let attempt = 1; attempt < MAX_ATTEMPTS; attempt++)
      tries.push(nextTryAt(attempt, tries.at(-1) ?? START));
    const minutes = tries.map((at) => (at.getTime() - START.getTime()) / 60_000);
    expect(minutes).toEqual([0, 1, 6, 21, 81, 201, 441, 921, 1521]);
  });

  it('has a time also after the last, for who dies in it', () => {
    expect(nextTryAt(MAX_ATTEMPTS, START)).toEqual(new Date('2026-11-25T11:00:00Z'));
  });
});

describe('latestDigestAt', () => {
  it.each([
    [10, '2026-11-25T10:00:00Z', '2026-11-25T10:00:00Z'],
    [11, '2026-11-25T10:59:59Z', '2026-11-24T11:00:00Z'],
    [0, '2026-11-25T00:00:00Z', '2026-11-25T00:00:00Z'],
    [23, '2026-11-25T22:00:00Z', '2026-11-24T23:00:00Z'],
  ])('hour %i at %s is %s', (hour, now, expected) => {
    expect(latestDigestAt(hour, new Date(now))).toEqual(new Date(expected));
  });
});
