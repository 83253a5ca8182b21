import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { SiteTurns } from '../../src/control/site-turns.ts';

/** Work that ends when it is told to, and what is under way. */
function works() {
  const running: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => async () => {
    running.push(name);
    await new Promise<void>((end) => ends.set(name, end));
    running.splice(running.indexOf(name), 1);
    return name;
  };
  const end = async (name: string) => {
    ends.get(name)?.();
    await setImmediate();
  };
  return { running, work, end };
}

describe('SiteTurns', () => {
  it('lets one change a site at a time, in the order in which they came', async () => {
    const turns = new SiteTurns();
    const { running, work, end } = works();
    const first = turns.run(1, 1, work('a'));
    turns.run(1, 1, work('b'));
    turns.run(1, 5000, work('c'));
    turns.run(2, 1, work('other'));
    await setImmediate();
    expect(running).toEqual(['a', 'other']);
    await end('a');
    expect(await first).toBe('a');
    expect(running).toEqual(['other', 'b']);
    await end('b');
    expect(running).toEqual(['other', 'c']);
  });

  it('goes on after one that failed', async () => {
    const turns = new SiteTurns();
    const failing = turns.run(1, 1, () => Promise.reject(new Error('full')));
    const next = turns.run(1, 1, async () => 'done');
    await expect(failing).rejects.toThrow('full');
    expect(await next).toBe('done');
  });

  it('lets four long ones run, and short ones beside them', async () => {
    const turns = new SiteTurns();
    const { running, work, end } = works();
    for (let site = 1; site <= 6; site++) turns.run(site, 100_000, work(`long ${site}`));
    turns.run(7, 10, work('short'));
    await setImmediate();
    expect(running.toSorted()).toEqual(['long 1', 'long 2', 'long 3', 'long 4', 'short']);
    await end('long 3');
    expect(running).toContain('long 5');
    expect(running).not.toContain('long 6');
    for (const name of ['long 1', 'long 2', 'long 4', 'long 5', 'short']) await end(name);
    expect(running).toEqual(['long 6']);
  });

  it('lets no more long ones wait than memory has room for', async () => {
    const turns = new SiteTurns();
    const { running, work, end } = works();
    for (let i = 0; i < 36; i++) turns.run(1, 100_000, work(`${i}`));
    const refused = turns.run(2, 100_000, work('too many'));
    await expect(refused).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
    turns.run(2, 10, work('short'));
    await setImmediate();
    expect(running).toEqual(['0', 'short']);
    await end('0');
    turns.run(3, 100_000, work('one more'));
    await setImmediate();
    expect(running).toEqual(['short', '1', 'one more']);
  });
});
