import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapConcurrent } from '../../src/pipeline/map-concurrent.ts';

async function* each<T>(items: readonly T[], onTaken: (item: T) => void = () => undefined) {
  for (const item of items) {
    onTaken(item);
    yield item;
  }
}

const turns = async (n: number) => {
  for (let i = 0; i < n; i++) await Promise.resolve();
};

describe('mapConcurrent', () => {
  it('keeps the order, whatever finishes first', async () => {
    const cases = fc.tuple(fc.array(fc.nat(30)), fc.integer({ min: 1, max: 8 }));
    await fc.assert(
      fc.asyncProperty(cases, async ([delays, concurrency]) => {
        const results = await Array.fromAsync(
          mapConcurrent(each([...delays.entries()]), concurrency, async ([i, delay]) => {
            await turns(delay);
            return i;
          }),
        );
        expect(results).toEqual([...delays.keys()]);
      }),
    );
  });

  it('runs at most as many as allowed, and that many', async () => {
    let running = 0;
    let most = 0;
    const slow = async (i: number) => {
      most = Math.max(most, ++running);
      await turns(50 + (i % 3));
      running--;
    };
    await Array.fromAsync(mapConcurrent(each([...Array(20).keys()]), 4, slow));
    expect(most).toBe(4);
  });

  it('reads no further than its reader lets it', async () => {
    const taken: number[] = [];
    const results = mapConcurrent(
      each([1, 2, 3, 4, 5, 6], (i) => taken.push(i)),
      2,
      async (i) => i,
    );
    await results.next();
    await turns(50);
    expect(taken).toEqual([1, 2]);
    await results.return(undefined);
  });

  it('fails where the failed item stood, and lets the rest end', async () => {
    const ended: number[] = [];
    const results = mapConcurrent(each([1, 2, 3]), 3, async (i) => {
      await turns(10 * i);
      ended.push(i);
      if (i === 2) throw new Error('two');
      return i;
    });
    expect((await results.next()).value).toBe(1);
    await expect(results.next()).rejects.toThrow('two');
    expect(ended).toEqual([1, 2, 3]);
  });
});
