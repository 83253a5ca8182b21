/** What is kept of the checks of a backlink. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkHistory } from '../../src/control/checks.ts';
import type { Control } from '../../src/control/control.ts';
import { CONTROL_BACKENDS } from '../support/control.ts';
import { addCheck, monitoredSite } from '../support/monitored-site.ts';

describe.each(CONTROL_BACKENDS)('applyChecks on $name', ({ open }) => {
  let control: Control;
  beforeAll(async () => {
    control = await open();
  });
  afterAll(() => control.close());

  it('keeps the latest checks of a backlink, and the latest of each state', async () => {
    const { siteId, backlinks } = await monitoredSite(control, {}, { pages: 2 });
    const [id = 0, other = 0] = backlinks;
    await addCheck(control, other, 'live', { keptChecks: 2 });
    const states = ['live', 'live', 'lost', 'blocked', 'blocked', 'blocked', 'blocked'] as const;
    for (const [day, state] of states.entries()) {
      await addCheck(control, id, state, {
        at: new Date(Date.UTC(2026, 0, day + 1)),
        keptChecks: 2,
      });
    }
    const kept = await checkHistory(control, siteId, id, 10);
    expect(kept.map(({ at, state }) => `${at.getUTCDate()} ${state}`)).toEqual([
      ...['7 blocked', '6 blocked', '3 lost', '2 live'],
    ]);
    expect(await checkHistory(control, siteId, other, 10)).toHaveLength(1);
  });

  it('takes any text that a page can have', async () => {
    const { siteId, backlinks } = await monitoredSite(control, {});
    const [id = 0] = backlinks;
    await addCheck(control, id, 'live', { title: 'a\0b', anchor: 'half \ud83d' });
    const [check] = await checkHistory(control, siteId, id, 1);
    expect(check?.facts).toMatchObject({ title: 'ab', anchor: 'half \ufffd' });
  });
});
