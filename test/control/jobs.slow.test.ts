import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Control } from '../../src/control/control.ts';
import { type Jobs, openJobs } from '../../src/control/jobs.ts';
import { CONTROL_BACKENDS } from '../support/control.ts';

describe.each(CONTROL_BACKENDS)('Jobs on $name', ({ open }) => {
  let control: Control;
  const opened: Jobs[] = [];
  const openOne = async (): Promise<Jobs> => {
    const jobs = await openJobs(control);
    opened.push(jobs);
    return jobs;
  };
  beforeAll(async () => {
    control = await open();
  });
  afterAll(async () => {
    for (const jobs of opened) await jobs.close();
    await control.close();
  });

  it('opens for several at the same time, and does each job once', async () => {
    const [one, two] = await Promise.all([openOne(), openOne()]);
    const done: unknown[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    const handle = async (data: unknown) => {
      done.push(data);
      if (done.length === 3) resolve();
    };
    for (const n of [1, 2, 3]) await one.send('export', `key ${n}`, { n });
    // Of a key that waits already, no second one.
    await two.send('export', 'key 1', { n: 4 });
    await Promise.all([one.work('export', handle), two.work('export', handle)]);
    await promise;
    await Promise.all([one.close(), two.close()]);
    expect(done.map((data) => (data as { n: number }).n).sort()).toEqual([1, 2, 3]);
  });

  it('sends with a transaction, or not at all', async () => {
    const jobs = await openOne();
    const undone = control.db.transaction().execute(async (db) => {
      await jobs.send('export', 'undone', { n: 1 }, db);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await control.db.transaction().execute((db) => jobs.send('export', 'done', { n: 2 }, db));
    const { promise, resolve } = Promise.withResolvers<unknown>();
    await jobs.work('export', async (data) => resolve(data));
    expect(await promise).toEqual({ n: 2 });
    await jobs.close();
  });

  it('tries again what failed', async () => {
    const jobs = await openOne();
    let tries = 0;
    const { promise, resolve } = Promise.withResolvers<void>();
    await jobs.send('export', 'fails', {});
    await jobs.work('export', async () => {
      tries++;
      if (tries === 1) throw new Error('not yet');
      resolve();
    });
    await promise;
    await jobs.close();
    expect(tries).toBe(2);
  });
});
