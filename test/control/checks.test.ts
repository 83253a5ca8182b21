/** What is kept of the checks of a backlink. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkHistory, dueChecks, nextCheckAt } from '../../src/control/checks.ts';
import type { Control } from '../../src/control/control.ts';
import { recheckBacklinks } from '../../src/control/site-backlinks.ts';
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

  it('looks for checks to remove only when there may be an eighth more', async () => {
    const { siteId, backlinks } = await monitoredSite(control, {});
    const [id = 0] = backlinks;
    const kept: number[] = [];
    for (let n = 0; n < 30; n++) {
      await addCheck(control, id, 'live', { keptChecks: 16 });
      kept.push((await checkHistory(control, siteId, id, 100)).length);
    }
    expect(Math.max(...kept)).toBe(18);
    expect(kept.slice(17)).toEqual([16, 17, 18, 16, 17, 18, 16, 17, 18, 16, 17, 18, 16]);
  });

  it('has checks that were asked for made first, then new backlinks and scheduled checks in turns', async () => {
    await control.db.deleteFrom('site_backlinks').execute();
    const { siteId, backlinks } = await monitoredSite(control, {}, { pages: 7 });
    const [first = 0, second = 0, third = 0, asked = 0, late = 0] = backlinks;
    const at = new Date(Date.now() - 3_600_000);
    for (const id of [first, second, third, asked, late])
      await addCheck(control, id, 'live', { at });
    await control.db
      .updateTable('site_backlinks')
      .set({ next_check_at: new Date(Date.now() + 3_600_000) })
      .where('id', '=', late)
      .execute();
    await recheckBacklinks(control, siteId, [asked]);
    // PostgreSQL's clock has microseconds.
    const soon = () => new Date(Date.now() + 1);
    const due = async (exceptHosts: readonly string[], limit = 10) =>
      (await dueChecks(control, { now: soon(), exceptHosts, limit })).map(({ id }) =>
        backlinks.indexOf(id),
      );
    expect(await due([])).toEqual([3, 0, 5, 1, 6, 2]);
    expect(await due(['h0.test', 'h6.test'], 4)).toEqual([3, 1, 5, 2]);
    expect((await nextCheckAt(control))?.getTime()).toBe(at.getTime());
    await addCheck(control, asked, 'live', { at: new Date() });
    expect(await due([], 1)).toEqual([0]);
  });

  it('makes a check again that was asked for when one was under way', async () => {
    const { siteId, backlinks } = await monitoredSite(control, {});
    const [id = 0] = backlinks;
    const isAsked = async () => {
      const rows = await control.db
        .selectFrom('site_backlinks')
        .select('recheck_at')
        .where('id', '=', id)
        .execute();
      return rows[0]?.recheck_at !== null;
    };
    await recheckBacklinks(control, siteId, [id]);
    await addCheck(control, id, 'live', { at: new Date(Date.now() - 5000) });
    expect(await isAsked()).toBe(true);
    await addCheck(control, id, 'live');
    expect(await isAsked()).toBe(false);
  });

  it('takes any text that a page can have', async () => {
    const { siteId, backlinks } = await monitoredSite(control, {});
    const [id = 0] = backlinks;
    await addCheck(control, id, 'live', { title: 'a\0b', anchor: 'half \ud83d' });
    const [check] = await checkHistory(control, siteId, id, 1);
    expect(check?.facts).toMatchObject({ title: 'ab', anchor: 'half \ufffd' });
  });
});
