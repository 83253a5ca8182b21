import { describe, expect, it } from 'vitest';
import { QueryQueue } from '../../src/http/query-queue.ts';

const never = new AbortController().signal;
const limits = { maxRunning: 2, maxWaiting: 1 };

/** A task that ends when told to. */
function task() {
  const { promise, resolve } = Promise.withResolvers<string>();
  return { run: () => promise, end: () => resolve('done') };
}

describe('QueryQueue', () => {
  it('runs as many as may run, keeps as many as may wait, and refuses the next', async () => {
    const queue = new QueryQueue(limits);
    const tasks = [task(), task(), task()];
    const runs = tasks.map(({ run }) => queue.run(run, never));
    expect([queue.running, queue.waiting]).toEqual([2, 1]);
    await expect(queue.run(task().run, never)).rejects.toMatchObject({
      status: 503,
      details: { retryAfterSeconds: 1 },
    });
    for (const { end } of tasks) end();
    expect(await Promise.all(runs)).toEqual(['done', 'done', 'done']);
    expect([queue.running, queue.waiting]).toEqual([0, 0]);
  });

  it('starts the one that waited longest', async () => {
    const queue = new QueryQueue({ maxRunning: 1, maxWaiting: 9 });
    const first = task();
    const order: number[] = [];
    const runs = [1, 2, 3].map((number) =>
      queue.run(async () => {
        if (number === 1) await first.run();
        order.push(number);
      }, never),
    );
    first.end();
    await Promise.all(runs);
    expect(order).toEqual([1, 2, 3]);
  });

  it('frees the place of a task that fails', async () => {
    const queue = new QueryQueue({ maxRunning: 1, maxWaiting: 0 });
    const fail = async () => {
      throw new Error('broken');
    };
    await expect(queue.run(fail, never)).rejects.toThrow('broken');
    expect(await queue.run(async () => 'next', never)).toBe('next');
  });

  it('lets one leave that no longer wants to wait', async () => {
    const queue = new QueryQueue({ maxRunning: 1, maxWaiting: 1 });
    const running = task();
    const done = queue.run(running.run, never);
    const leaver = new AbortController();
    const left = queue.run(async () => 'never run', leaver.signal);
    leaver.abort(new Error('hung up'));
    await expect(left).rejects.toThrow('hung up');
    expect(queue.waiting).toBe(0);
    running.end();
    await done;
    expect(queue.running).toBe(0);
  });

  it('does not start for one who is gone already', async () => {
    const queue = new QueryQueue(limits);
    await expect(queue.run(async () => 'x', AbortSignal.abort(new Error('gone')))).rejects.toThrow(
      'gone',
    );
    expect(queue.running).toBe(0);
  });
});
