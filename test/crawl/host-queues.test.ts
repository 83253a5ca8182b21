import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HostQueues } from '../../src/crawl/host-queues.ts';

describe('HostQueues', () => {
  it('gives a host one turn at a time, and the next when it is ready', () => {
    const queues = new HostQueues<number>();
    queues.add('a', 1, 0);
    queues.add('a', 2, 0);
    expect(queues.take(10)).toEqual({ host: 'a', page: 1 });
    expect(queues.take(10)).toBeUndefined();
    expect(queues.nextReadyAt).toBe(Number.POSITIVE_INFINITY);
    queues.release('a', 50, true);
    expect([queues.size, queues.nextReadyAt, queues.take(49)]).toEqual([1, 50, undefined]);
    expect(queues.take(50)).toEqual({ host: 'a', page: 2 });
  });

  it('gives a page another turn until it is done', () => {
    const queues = new HostQueues<number>();
    queues.add('a', 1, 0);
    for (const isDone of [false, false, true]) {
      expect(queues.take(0)?.page).toBe(1);
      queues.release('a', 0, isDone);
    }
    expect([queues.take(0), queues.size, queues.has('a')]).toEqual([undefined, 0, false]);
  });

  it('gives hosts of one address their turns one after the other', () => {
    const queues = new HostQueues<string>();
    ['a', 'b', 'c'].forEach((host, at) => {
      for (const n of [1, 2]) queues.add(host, `${host}${n}`, at);
    });
    expect([queues.take(9)?.host, queues.claim('a', '192.0.2.1')]).toEqual(['a', true]);
    expect([queues.take(9)?.host, queues.claim('b', '192.0.2.1')]).toEqual(['b', false]);
    expect([queues.take(9)?.host, queues.claim('c', '192.0.2.2')]).toEqual(['c', true]);
    queues.release('a', 5, true);
    // Both are ready now, and the one that waited longer holds the address.
    expect(queues.take(9)).toEqual({ host: 'b', page: 'b1' });
    expect(queues.take(9)).toBeUndefined();
    queues.release('b', 9, true);
    expect(queues.take(9)?.host).toBe('a');
  });

  it('lets go of the waiting pages of a host', () => {
    const queues = new HostQueues<number>();
    for (const n of [1, 2, 3]) queues.add('a', n, 0);
    queues.take(0);
    expect(queues.drain('a')).toEqual([2, 3]);
    queues.release('a', 0, true);
    expect([queues.size, queues.has('a')]).toEqual([0, false]);
  });

  it('gives every page its turn, and no two at a time to a host or an address', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 20 })), { maxLength: 40 }),
        fc.array(fc.nat({ max: 2 }), { minLength: 5, maxLength: 5 }),
        fc.infiniteStream(fc.nat({ max: 9 })),
        (pages, addresses, chance) => {
          const queues = new HostQueues<number>();
          const luck = () => chance.next().value ?? 0;
          pages.forEach(([host, readyAt], page) => void queues.add(`${host}`, page, readyAt));
          const done: number[] = [];
          let turns: { host: string; page: number; address: number }[] = [];
          for (let now = 0; queues.size > 0; now++) {
            const turn = queues.take(now);
            if (turn !== undefined) {
              const address = addresses[Number(turn.host)] ?? 0;
              if (queues.claim(turn.host, `${address}`)) turns.push({ ...turn, address });
              expect(new Set(turns.map((one) => one.address)).size).toBe(turns.length);
            }
            const [ending] = turns;
            if (ending === undefined || luck() > 5) continue;
            turns = turns.slice(1);
            const isDone = luck() > 2;
            if (isDone) done.push(ending.page);
            queues.release(ending.host, now + luck(), isDone);
          }
          expect(done.toSorted((a, b) => a - b)).toEqual(pages.map((_, page) => page));
        },
      ),
    );
  });
});
