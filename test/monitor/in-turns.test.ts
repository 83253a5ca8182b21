import { describe, expect, it } from 'vitest';
import { mapInTurns } from '../../src/monitor/in-turns.ts';

describe('mapInTurns', () => {
  it('maps all, in order, and lets others have turns between', async () => {
    const numbers = Array.from({ length: 20_001 }, (_, i) => i);
    let turns = 0;
    const seen: number[] = [];
    const others = setImmediate(function count() {
      turns++;
      if (turns < 100) setImmediate(count);
    });
    const doubled = await mapInTurns(numbers, (number) => {
      seen.push(turns);
      return number * 2;
    });
    clearImmediate(others);
    expect(doubled).toEqual(numbers.map((number) => number * 2));
    expect(seen[0]).toBe(0);
    expect(seen.at(-1)).toBeGreaterThanOrEqual(4);
  });

  it('maps none', async () => {
    expect(await mapInTurns([], () => 1)).toEqual([]);
  });
});
