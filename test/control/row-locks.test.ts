/** Statements that change several rows: in which order they take them, and whom they keep waiting. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addBacklinks } from '../../src/control/add-backlinks.ts';
import { addDigest } from '../../src/control/alert-digests.ts';
import { changeAlertRules, NO_ALERTS } from '../../src/control/alert-rules.ts';
import { addAlerts, type NewAlert } from '../../src/control/alerts.ts';
import { addGroup, moveToGroup, removeGroup } from '../../src/control/backlink-groups.ts';
import { noteBacklinks } from '../../src/control/backlink-notes.ts';
import { postponeChecks } from '../../src/control/checks.ts';
import type { Control, ControlTransaction } from '../../src/control/control.ts';
import { noteIndexLoss } from '../../src/control/index-follows.ts';
import { endIndexChecks, storeSignals } from '../../src/control/signals.ts';
import { deleteBacklinks, recheckBacklinks } from '../../src/control/site-backlinks.ts';
import { CONTROL_BACKENDS } from '../support/control.ts';
import { addCheck, monitoredSite } from '../support/monitored-site.ts';

const COUNT = 20;

interface Backlinks {
  readonly siteId: number;
  /** Descending, as they lie in the table. */
  readonly ids: readonly number[];
  readonly urls: readonly string[];
}

describe.each(CONTROL_BACKENDS)('lockedRows on $name', ({ open }) => {
  let control: Control;
  beforeAll(async () => {
    control = await open();
  });
  afterAll(() => control.close());

  /** Gives the next row of a table an id. */
  const nextId = (table: string, id: number) =>
    sql`SELECT setval(pg_get_serial_sequence(${table}, 'id'), ${id}, false)`.execute(control.db);

  /** Backlinks of a site of their own, the highest id first; third parties are to be asked for all. */
  async function descending(): Promise<Backlinks> {
    const { siteId, backlinks } = await monitoredSite(control, {});
    const first = (backlinks[0] ?? 0) + 1;
    const ids: number[] = [];
    const urls = Array.from({ length: COUNT }, (_, i) => `https://p${i}.test/`);
    for (const [i, fromUrl] of urls.entries()) {
      await nextId('site_backlinks', first + COUNT - i);
      const page = { fromUrl, fromHost: `p${i}.test`, fromDomain: `p${i}.test` };
      ids.push(...(await addBacklinks(control, siteId, [page], { source: 'api' })).ids);
    }
    await nextId('site_backlinks', first + COUNT + 1);
    await sql`UPDATE site_backlinks SET index_check_at = to_timestamp(-id)`.execute(control.db);
    return { siteId, ids, urls };
  }

  /**
   * Statements that wait for a lock.
   *
   * TRICKY: never within a transaction, which goes on seeing the connections of its first look.
   */
  async function waiting(): Promise<number> {
    const { rows } = await sql<{ readonly count: number }>`
      SELECT count(*) AS count FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`.execute(control.db);
    return rows[0]?.count ?? 0;
  }

  /** Calls while a transaction keeps a row, and asks within that when the call waits for it. */
  async function during<T>(
    keep: (db: ControlTransaction) => Promise<unknown>,
    call: () => Promise<unknown>,
    ask: (db: ControlTransaction) => Promise<T>,
  ): Promise<T> {
    let called: Promise<unknown> | undefined;
    const answer = await control.db.transaction().execute(async (db) => {
      await keep(db);
      called = call();
      await vi.waitFor(async () => expect(await waiting()).toBe(1), { timeout: 10_000 });
      return ask(db);
    });
    await called;
    return answer;
  }

  const CHANGES: [string, (of: Backlinks) => Promise<unknown>][] = [
    ['noteIndexLoss', ({ siteId, urls }) => noteIndexLoss(control, siteId, urls, true)],
    ['storeSignals', ({ ids }) => storeSignals(control, 'fb_likes', [answerFor(ids)])],
    ['endIndexChecks', () => endIndexChecks(control, [])],
    ['postponeChecks', ({ ids }) => postponeChecks(control, ids, new Date('2100-01-01'))],
    ['recheckBacklinks', ({ siteId, ids }) => recheckBacklinks(control, siteId, ids)],
    ['noteBacklinks', ({ siteId, ids }) => noteBacklinks(control, siteId, ids, { notes: 'a' })],
    [
      'addAlerts',
      (of) => control.db.transaction().execute((db) => addAlerts(db, alertsOf(of), new Date())),
    ],
    ['deleteBacklinks', ({ siteId, ids }) => deleteBacklinks(control, siteId, ids)],
  ];

  it.each(CHANGES)('%s holds no backlink while it waits for a lower one', async (_, change) => {
    const backlinks = await descending();
    const lowest = backlinks.ids.at(-1);
    const free = await during(
      (db) => sql`SELECT FROM site_backlinks WHERE id = ${lowest} FOR UPDATE`.execute(db),
      () => change(backlinks),
      async (db) => {
        const { rows } = await sql`
          SELECT FROM site_backlinks WHERE id = ANY (${backlinks.ids}::bigint[])
          FOR UPDATE SKIP LOCKED`.execute(db);
        return rows.length;
      },
    );
    expect(free).toBe(COUNT);
  });

  it('lets all that change the same backlinks end, in whatever order they name them', async () => {
    const backlinks = await descending();
    const { ids } = backlinks;
    const changes = CHANGES.filter(([name]) => name !== 'deleteBacklinks').map(([, of]) => of);
    const orders = [backlinks, { ...backlinks, ids: ids.toReversed() }];
    for (let round = 0; round < 5; round++) {
      await control.db.updateTable('site_backlinks').set({ index_lost_at: null }).execute();
      await Promise.all([
        ...orders.flatMap((order) => changes.map((change) => change(order))),
        ...ids.map((id) => addCheck(control, id, 'live')),
      ]);
    }
  });

  const OF_ALERTS: [string, (of: { siteId: number; accountId: number }) => Promise<unknown>][] = [
    [
      'addDigest',
      ({ siteId, accountId }) =>
        addDigest(control, { accountId, recipients: ['a@example.com'] }, [siteId], new Date()),
    ],
    ['changeAlertRules', ({ siteId }) => changeAlertRules(control, siteId, () => NO_ALERTS)],
  ];

  it.each(OF_ALERTS)('%s holds no alert while it waits for a lower one', async (_, change) => {
    const site = await monitoredSite(control, {});
    const ids = Array.from({ length: COUNT }, (_, i) => 1_000_000 * site.siteId - i);
    for (const id of ids) {
      await nextId('alerts', id);
      const alert = { site_id: site.siteId, kind: 'lost', occasion: `${id}`, facts: '{}' } as const;
      const times = { at: new Date(), found_at: new Date() };
      await control.db
        .insertInto('alerts')
        .values({ ...alert, ...times, in_digest: true })
        .execute();
    }
    const free = await during(
      (db) => sql`SELECT FROM alerts WHERE id = ${ids.at(-1)} FOR UPDATE`.execute(db),
      () => change(site),
      async (db) => {
        const { rows } = await sql`
          SELECT FROM alerts WHERE site_id = ${site.siteId} FOR UPDATE SKIP LOCKED`.execute(db);
        return rows.length;
      },
    );
    expect(free).toBe(COUNT);
  });

  it('lets who changes backlinks not wait for those who write what refers to them', async () => {
    const { siteId, ids } = await descending();
    const group = (await addGroup(control, siteId, 'A')) ?? 0;
    const answers = await control.db.transaction().execute(async (db) => {
      // As a foreign key does, until its transaction ends.
      await sql`SELECT FROM site_backlinks WHERE site_id = ${siteId} FOR KEY SHARE`.execute(db);
      const change = async () => [
        await recheckBacklinks(control, siteId, ids),
        await noteBacklinks(control, siteId, ids, { notes: 'a' }),
        await moveToGroup(control, siteId, { to: group, backlinkIds: ids, groupIds: [] }),
        await removeGroup(control, siteId, group),
      ];
      return Promise.race([change(), vi.waitUntil(waiting, { timeout: 10_000 })]);
    });
    expect(answers).toEqual([true, true, 'moved', true]);
  });
});

const alertsOf = ({ siteId, ids }: Backlinks): NewAlert[] =>
  ids.map((backlinkId) => ({
    ...{ siteId, backlinkId, kind: 'lost', occasion: 'check 1', at: new Date() },
    facts: {
      ...{ from_url: 'https://p.test/', to_url: null, anchor: null, state: 'lost', was: 'live' },
      ...{ outcome: null, http_status: null, rel: [], ends_on: null, charge_period: null },
      ...{ price: null, currency: null },
    },
  }));

const answerFor = (ids: readonly number[]) => ({ subject: 'https://p.test/', ids, value: 1 });
