import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NodeTable } from '../../src/rank/node-table.ts';

describe('NodeTable', () => {
  it('numbers ids as a Map would', () => {
    const half = fc.oneof(fc.nat(3), fc.nat(0xffff_ffff), fc.constant(0xffff_ffff));
    fc.assert(
      fc.property(fc.array(fc.tuple(half, half), { maxLength: 200 }), (ids) => {
        const table = new NodeTable(1);
        const numbers = new Map<string, number>();
        for (const [low, high] of ids) {
          const known = numbers.get(`${low} ${high}`) ?? numbers.size;
          numbers.set(`${low} ${high}`, known);
          expect(table.numberOf(low, high)).toBe(known);
        }
        expect(table.size).toBe(numbers.size);
      }),
    );
  });

  it('keeps its numbers while it grows, and gives the ids out in their order', () => {
    const table = new NodeTable();
    const n = 100_000;
    for (let i = 0; i < n; i++) expect(table.numberOf(i, n - i)).toBe(i);
    for (let i = 0; i < n; i++) expect(table.numberOf(i, n - i)).toBe(i);
    expect(table.bytes / n).toBeLessThan(32);
    const ids = table.release();
    expect(ids.length).toBe(n);
    expect(ids[5]).toBe((BigInt(n - 5) << 32n) + 5n);
    expect(table.size).toBe(0);
  });
});
