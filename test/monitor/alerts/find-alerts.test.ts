import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addBacklinks } from '../../../src/control/add-backlinks.ts';
import { changeAlertRules, NO_ALERTS } from '../../../src/control/alert-rules.ts';
import { listAlerts } from '../../../src/control/alerts.ts';
import { noteBacklinks } from '../../../src/control/backlink-notes.ts';
import type { Control } from '../../../src/control/control.ts';
import { findChanges, findExpiring } from '../../../src/monitor/alerts/find-alerts.ts';
import { CONTROL_BACKENDS } from '../../support/control.ts';
import { addCheck, monitoredSite } from '../../support/monitored-site.ts';

const NEVER = new AbortController().signal;
const NOW = new Date('2026-11-25T14:00:00Z');

describe.each(CONTROL_BACKENDS)('on $name', ({ open }) => {
  let control: Control;
  beforeAll(async () => {
    control = await open();
  });
  afterAll(() => control.close());

  const find = () => findChanges(control, NOW, NEVER);
  const alertsOf = async (siteId: number) => (await listAlerts(control, siteId, 100)).toReversed();
  const kindsOf = async (siteId: number) => (await alertsOf(siteId)).map(({ kind }) => kind);

  /** Whether somebody waits for the log's lock. */
  const isAwaited = async () => {
    const { rows } = await sql`
      SELECT FROM pg_locks WHERE relation = 'backlink_checks'::regclass AND NOT granted`.execute(
      control.db,
    );
    return rows.length > 0;
  };

  describe('findChanges', () => {
    it('makes each change of the log one alert, in order', async () => {
      const { siteId, backlinks } = await monitoredSite(control, {}, { pages: 2 });
      const [first = 0, second = 0] = backlinks;
      const link = { anchor: 'shoes', to_url: 'https://example.com/' };
      await addCheck(control, first, 'live', { ...link, is_nofollow: false });
      await addCheck(control, second, 'lost');
      expect(await find()).toBe(0);
      await addCheck(control, first, 'live', { ...link, is_nofollow: true });
      await addCheck(control, first, 'unreached');
      await addCheck(control, first, 'blocked');
      await addCheck(control, second, 'live', link);
      expect(await find()).toBe(3);
      await addCheck(control, first, 'lost', { at: NOW });
      expect(await find()).toBe(1);
      expect(await kindsOf(siteId)).toEqual(['nofollowed', 'blocked', 'back', 'lost']);
      // What the page was is told of the one that is gone.
      expect((await alertsOf(siteId)).at(-1)).toMatchObject({
        backlinkId: first,
        at: NOW,
        facts: {
          from_url: 'https://h0.test/',
          ...{ ...link, state: 'lost', was: 'blocked', http_status: 200, rel: ['nofollow'] },
        },
      });
      expect(await find()).toBe(0);
    });

    it('does not take a link that was missed for one that counted', async () => {
      const { siteId, backlinks } = await monitoredSite(control, {});
      const [id = 0] = backlinks;
      await addCheck(control, id, 'live', { is_nofollow: true });
      await addCheck(control, id, 'live', { is_found: false });
      await addCheck(control, id, 'live', { is_nofollow: true });
      await find();
      expect(await kindsOf(siteId)).toEqual([]);
    });

    it('makes what the rules ask for and nothing else', async () => {
      const { siteId, backlinks } = await monitoredSite(control, { kinds: ['back'] });
      const [id = 0] = backlinks;
      const silent = await monitoredSite(control, { kinds: [] });
      for (const state of ['live', 'lost', 'live'] as const) {
        await addCheck(control, id, state);
        await addCheck(control, silent.backlinks[0] ?? 0, state);
      }
      await find();
      expect(await kindsOf(siteId)).toEqual(['back']);
      expect(await kindsOf(silent.siteId)).toEqual([]);
    });

    it('tells nothing of what was before the rules', async () => {
      const { siteId, backlinks } = await monitoredSite(control, { kinds: [] });
      const [id = 0] = backlinks;
      for (const state of ['live', 'lost'] as const) await addCheck(control, id, state);
      await find();
      await changeAlertRules(control, siteId, () => ({
        ...{ kinds: ['lost', 'back'], expiringDays: 7, webhookUrl: undefined },
        email: { to: [], digest: true, hour: 8 },
      }));
      await addCheck(control, id, 'live');
      await find();
      expect(await kindsOf(siteId)).toEqual(['back']);
    });

    it('keeps quiet about what was set by hand', async () => {
      const { siteId, backlinks } = await monitoredSite(control, {});
      const [id = 0] = backlinks;
      await addCheck(control, id, 'live');
      await control.db
        .updateTable('site_backlinks')
        .set({ forced_status: 'lost' })
        .where('id', '=', id)
        .execute();
      await addCheck(control, id, 'lost');
      await find();
      expect(await kindsOf(siteId)).toEqual([]);
    });

    it('makes one of each, however many look at once', async () => {
      const { siteId, backlinks } = await monitoredSite(control, {}, { pages: 50 });
      for (const id of backlinks) await addCheck(control, id, 'live');
      for (const id of backlinks) await addCheck(control, id, 'lost');
      const made = await Promise.all([find(), find(), find(), find()]);
      expect(made.reduce((sum, count) => sum + count)).toBe(50);
      expect(await kindsOf(siteId)).toHaveLength(50);
    });

    it('waits for a check whose id was given and whose transaction goes on', async () => {
      const { siteId, backlinks } = await monitoredSite(control, {}, { pages: 2 });
      const [slow = 0, fast = 0] = backlinks;
      for (const id of backlinks) await addCheck(control, id, 'live');
      const begun = Promise.withResolvers<void>();
      const end = Promise.withResolvers<void>();
      const writing = control.db.transaction().execute(async (db) => {
        await sql`
          INSERT INTO backlink_checks (backlink_id, at, outcome, state, facts)
          VALUES (${slow}, now(), 'page', 'lost', '{}')`.execute(db);
        begun.resolve();
        await end.promise;
      });
      await begun.promise;
      await addCheck(control, fast, 'lost');
      const found = find();
      while (!(await isAwaited())) await setTimeout(5);
      end.resolve();
      await Promise.all([writing, found]);
      await find();
      expect(await kindsOf(siteId)).toEqual(['lost', 'lost']);
    });
  });

  describe('findExpiring', () => {
    it('tells once a period, so many days before its end', async () => {
      const { siteId, backlinks } = await monitoredSite(control, { expiringDays: 7 }, { pages: 4 });
      const terms = [
        { charge_period: 'monthly', charge_start: '2026-11-01', price: '10', currency: 'EUR' },
        { charge_period: 'year', charge_start: '2026-11-01' },
        { charge_period: 'onetime', charge_start: '2026-11-01' },
        {},
      ] as const;
      for (const [i, set] of terms.entries())
        await control.db
          .updateTable('site_backlinks')
          .set(set)
          .set({ state: 'lost' })
          .where('id', '=', backlinks[i] ?? 0)
          .execute();
      const on = (day: string) => findExpiring(control, new Date(`${day}T06:00:00Z`));
      expect(await on('2026-11-23')).toBe(0);
      expect(await on('2026-11-24')).toBe(1);
      // The day was looked at; the next one finds nothing new.
      expect(await on('2026-11-24')).toBe(0);
      expect(await on('2026-11-25')).toBe(0);
      expect(await on('2026-12-26')).toBe(1);
      expect((await alertsOf(siteId)).map(({ kind, facts }) => [kind, facts.ends_on])).toEqual([
        ['expiring', '2026-12-01'],
        ['expiring', '2027-01-01'],
      ]);
      expect((await alertsOf(siteId))[0]).toMatchObject({
        backlinkId: backlinks[0],
        facts: { price: '10.0000', currency: 'EUR', charge_period: 'monthly', state: 'lost' },
      });
    });

    it('tells the status that was set by hand before what checks found', async () => {
      const { siteId, backlinks } = await monitoredSite(control, {}, { pages: 2 });
      const [forced = 0] = backlinks;
      for (const id of backlinks) await addCheck(control, id, 'live');
      const terms = { charge_period: 'monthly', charge_start: '2026-10-25' } as const;
      await noteBacklinks(control, siteId, backlinks, terms);
      await noteBacklinks(control, siteId, [forced], { forced_status: 'lost' });
      expect(await findExpiring(control, new Date('2026-11-24T06:00:00Z'))).toBe(2);
      const told = (await alertsOf(siteId)).map(({ backlinkId, facts }) => [
        backlinkId,
        facts.state,
      ]);
      expect(told).toEqual(backlinks.map((id) => [id, id === forced ? 'lost' : 'live']));
    });

    it('looks again on a day after something was said of placements, or of what is told', async () => {
      const { siteId, backlinks } = await monitoredSite(control, { kinds: ['lost'] });
      const find = () => findExpiring(control, new Date('2026-11-24T06:00:00Z'));
      const terms = { charge_period: 'monthly', charge_start: '2026-10-25' } as const;
      await noteBacklinks(control, siteId, backlinks, terms);
      expect(await find()).toBe(0);
      await changeAlertRules(control, siteId, () => ({ ...NO_ALERTS, kinds: ['expiring'] }));
      expect(await find()).toBe(1);
      const page = { fromUrl: 'https://new.test/', fromHost: 'new.test', fromDomain: 'new.test' };
      const paid = { source: 'api', chargePeriod: 'monthly', chargeStart: '2026-10-25' } as const;
      await addBacklinks(control, siteId, [page], paid);
      expect(await find()).toBe(1);
      // Another period, told at its own end.
      await noteBacklinks(control, siteId, backlinks, { charge_start: '2026-10-26' });
      expect(await find()).toBe(1);
      expect(await find()).toBe(0);
      expect((await alertsOf(siteId)).map(({ facts }) => facts.ends_on)).toEqual([
        ...['2026-11-25', '2026-11-25', '2026-11-26'],
      ]);
    });
  });
});
