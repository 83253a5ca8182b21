import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Before, planAfter } from '../../src/frontier/schedule.ts';
import { OUTCOMES } from '../../src/visit/visit.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const BOUNDS = { baseSeconds: 7 * DAY, minSeconds: DAY, maxSeconds: 90 * DAY, retrySeconds: HOUR };
const NEW: Before = { intervalSeconds: undefined, failures: 0, isKnown: false };
const known = (intervalSeconds: number | undefined, failures = 0): Before => ({
  intervalSeconds,
  failures,
  isKnown: true,
});

describe('planAfter', () => {
  it.each([
    ['page', NEW, 7 * DAY, 'first visit'],
    ['redirect', NEW, 7 * DAY, 'first visit'],
    ['page', known(8 * DAY), 4 * DAY, 'changed'],
    ['page', known(DAY), DAY, 'changed'],
    ['page', known(undefined), 7 * DAY, 'first visit'],
    ['redirect', known(8 * DAY), 16 * DAY, 'redirect'],
    ['unchanged', known(8 * DAY), 16 * DAY, 'unchanged'],
    ['unchanged', known(80 * DAY), 90 * DAY, 'unchanged'],
    ['not-found', known(8 * DAY), 16 * DAY, 'gone'],
    ['not-found', NEW, 90 * DAY, 'gone'],
    ['broken-redirect', NEW, 90 * DAY, 'gone'],
    ['failed', known(8 * DAY), HOUR, 'failed'],
    ['failed', known(8 * DAY, 3), 8 * HOUR, 'failed'],
    ['refused', known(8 * DAY, 60), 90 * DAY, 'refused'],
  ] as const)('after %s plans %o in %d seconds', (outcome, before, seconds, why) => {
    const plan = planAfter(outcome, 1000, before, BOUNDS);
    expect([plan.nextAt - 1000, plan.why]).toEqual([seconds, why]);
  });

  it('keeps the interval of a page over its failures, and counts them', () => {
    const first = planAfter('failed', 0, known(8 * DAY), BOUNDS);
    const second = planAfter('refused', 0, { ...first, isKnown: true }, BOUNDS);
    expect(second).toMatchObject({ failures: 2, intervalSeconds: 8 * DAY });
    expect(planAfter('unchanged', 0, { ...second, isKnown: true }, BOUNDS)).toMatchObject({
      failures: 0,
      intervalSeconds: 16 * DAY,
    });
  });

  it('plans within the bounds, whatever came before', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...OUTCOMES),
        fc.record({
          intervalSeconds: fc.option(fc.nat({ max: 1e9 }), { nil: undefined }),
          failures: fc.nat({ max: 70_000 }),
          isKnown: fc.boolean(),
        }),
        (outcome, before) => {
          const { nextAt } = planAfter(outcome, 0, before, BOUNDS);
          expect(nextAt).toBeGreaterThanOrEqual(HOUR);
          expect(nextAt).toBeLessThanOrEqual(BOUNDS.maxSeconds);
        },
      ),
    );
  });
});
