/**
 * The outbox of alerts: each is written once, together with what tells of it.
 *
 * A webhook gets alerts in deliveries of a hundred at most, mail in one. Those that wait for a digest get their
 * delivery when it is made (`alert-digests.ts`).
 */
import { type Selectable, sql } from 'kysely';
import { addDelivery } from './alert-deliveries.ts';
import type { AlertKind } from './alert-schema.ts';
import { moveScan, takeScan } from './check-changes.ts';
import type { Control, ControlTransaction } from './control.ts';
import type { BacklinkState, ChargePeriod } from './monitor-schema.ts';
import { lockRows } from './row-locks.ts';
import type { Tables } from './schema.ts';

/** What is told of a backlink, as it was when the alert came up; null where it does not apply. */
export interface AlertFacts {
  readonly from_url: string;
  readonly to_url: string | null;
  readonly anchor: string | null;
  readonly state: BacklinkState;
  /** State before. */
  readonly was: BacklinkState | null;
  /** What the check came to. */
  readonly outcome: string | null;
  readonly http_status: number | null;
  /** Of `nofollow`, `ugc`, `sponsored`. */
  readonly rel: readonly string[];
  /** First day that is not paid for: `YYYY-MM-DD`. */
  readonly ends_on: string | null;
  readonly charge_period: ChargePeriod | null;
  /** Decimal number. */
  readonly price: string | null;
  readonly currency: string | null;
}

export interface NewAlert {
  readonly siteId: number;
  readonly backlinkId: number;
  readonly kind: AlertKind;
  /** Of a backlink and kind, one alert has it. */
  readonly occasion: string;
  readonly at: Date;
  readonly facts: AlertFacts;
}

export interface Alert {
  readonly id: number;
  /** null: it was removed since. */
  readonly backlinkId: number | null;
  readonly kind: AlertKind;
  readonly at: Date;
  readonly facts: AlertFacts;
  readonly waitsForDigest: boolean;
  /** Ids of what tells of it. */
  readonly deliveries: readonly string[];
}

const WEBHOOK_ALERTS = 100;
const INSERTED_AT_ONCE = 1000;
const DAY_MS = 86_400_000;
const KEPT_DAYS = 90;

/** Writes those that are new, and the deliveries that the rules of their sites ask for. @returns How many were new. */
export async function addAlerts(
  db: ControlTransaction,
  alerts: readonly NewAlert[],
  now: Date,
): Promise<number> {
  const backlinks = alerts.map(({ backlinkId }) => backlinkId);
  // The foreign key would take them in the order of alerts.
  await lockRows(db, 'backlinks', sql`id = ANY (${backlinks}::bigint[])`, 'KEY SHARE');
  const added: { readonly id: number; readonly site_id: number }[] = [];
  for (let from = 0; from < alerts.length; from += INSERTED_AT_ONCE)
    added.push(...(await insert(db, alerts.slice(from, from + INSERTED_AT_ONCE), now)));
  for (const [siteId, rows] of Map.groupBy(added, (row) => row.site_id))
    await addDeliveries(
      db,
      siteId,
      rows.map(({ id }) => id),
      now,
    );
  return added.length;
}

function insert(db: ControlTransaction, alerts: readonly NewAlert[], now: Date) {
  const rows = alerts.map(({ siteId, backlinkId, facts, kind, occasion, at }) => ({
    ...{ site_id: siteId, backlink_id: backlinkId, facts: JSON.stringify(facts) },
    ...{ kind, occasion, at, found_at: now },
  }));
  return db
    .insertInto('alerts')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning(['id', 'site_id'])
    .execute();
}

async function addDeliveries(
  db: ControlTransaction,
  siteId: number,
  ids: readonly number[],
  now: Date,
): Promise<void> {
  const rules = await db
    .selectFrom('alert_rules')
    .innerJoin('sites', 'sites.id', 'site_id')
    .select(['account_id', 'webhook_url', 'email_to', 'email_digest'])
    .where('site_id', '=', siteId)
    .executeTakeFirst();
  if (rules === undefined) return;
  const { account_id: accountId, email_to: recipients } = rules;
  if (rules.webhook_url !== null)
    for (let from = 0; from < ids.length; from += WEBHOOK_ALERTS) {
      const to = { channel: 'webhook', accountId, siteId } as const;
      await addDelivery(db, to, ids.slice(from, from + WEBHOOK_ALERTS), now);
    }
  if (recipients.length === 0) return;
  if (!rules.email_digest)
    await addDelivery(db, { channel: 'email', accountId, recipients }, ids, now);
  else await db.updateTable('alerts').set({ in_digest: true }).where('id', 'in', ids).execute();
}

/** Latest first. */
export async function listAlerts({ db }: Control, siteId: number, limit: number): Promise<Alert[]> {
  const rows = await db
    .selectFrom('alerts')
    .selectAll()
    .where('site_id', '=', siteId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(alertOf);
}

/** Once a day, what is long over; one that still waits to be told is kept. */
export async function removeOldAlerts({ db }: Control, now: Date): Promise<void> {
  const today = now.toISOString().slice(0, 10);
  const before = new Date(now.getTime() - KEPT_DAYS * DAY_MS);
  await db.transaction().execute(async (held) => {
    const { clearedOn } = await takeScan(held);
    if (clearedOn !== null && clearedOn >= today) return;
    await held
      .deleteFrom('alerts')
      .where('at', '<', before)
      .where('in_digest', '=', false)
      .execute();
    await held.deleteFrom('alert_deliveries').where('finished_at', '<', before).execute();
    await moveScan(held, { cleared_on: today });
  });
}

export function alertOf(row: Selectable<Tables['alerts']>): Alert {
  return {
    id: row.id,
    backlinkId: row.backlink_id,
    kind: row.kind,
    at: row.at,
    // Written by `addAlerts`, which takes nothing else.
    facts: row.facts as AlertFacts,
    waitsForDigest: row.in_digest,
    deliveries: [row.webhook_delivery, row.email_delivery].filter((id) => id !== null),
  };
}
