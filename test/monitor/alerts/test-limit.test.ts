import { describe, expect, it } from 'vitest';
import { TestLimit } from '../../../src/monitor/alerts/test-limit.ts';

const HOUR_MS = 3_600_000;

describe('TestLimit', () => {
  it('lets an account make twenty tests an hour, and others theirs', () => {
    const limit = new TestLimit();
    for (let n = 0; n < 20; n++) expect(limit.take(1, 1000 * n)).toBe(0);
    expect(limit.take(1, 20_000)).toBe(HOUR_MS - 20_000);
    expect(limit.take(2, 20_000)).toBe(0);
    // The first is an hour old, and what was refused did not count.
    expect(limit.take(1, HOUR_MS)).toBe(0);
    expect(limit.take(1, HOUR_MS)).toBe(1000);
  });
});
