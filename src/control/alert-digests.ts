/** What the deliveries of mail are made of: alerts that wait for the digest of their day, and those a delivery tells of. */

import { sql } from 'kysely';
import { addDelivery } from './alert-deliveries.ts';
import { type Alert, alertOf } from './alerts.ts';
import type { Control } from './control.ts';
import { lockRows } from './row-locks.ts';

/** A site with alerts that wait. */
export interface WaitingSite {
  readonly siteId: number;
  readonly accountId: number;
  readonly recipients: readonly string[];
  /** false: its owner wants mails at once, since the alerts began to wait. */
  readonly digest: boolean;
  readonly hour: number;
  /** When the alert that waits longest was found. */
  readonly since: Date;
}

/** A site's part of a delivery. */
export interface SiteAlerts {
  readonly id: number;
  readonly title: string;
  readonly url: string;
  readonly alerts: readonly Alert[];
}

export async function waitingSites({ db }: Control): Promise<WaitingSite[]> {
  const rows = await db
    .selectFrom('alerts')
    .innerJoin('alert_rules as rules', 'rules.site_id', 'alerts.site_id')
    .innerJoin('sites', 'sites.id', 'alerts.site_id')
    .select(['sites.id', 'account_id', 'email_to', 'email_digest', 'digest_hour'])
    .select(({ fn }) => fn.min('found_at').as('since'))
    .where('in_digest', '=', true)
    .groupBy(['sites.id', 'rules.site_id'])
    .orderBy('sites.id')
    .execute();
  return rows.map((row) => ({
    siteId: row.id,
    accountId: row.account_id,
    recipients: row.email_to,
    digest: row.email_digest,
    hour: row.digest_hour,
    since: row.since,
  }));
}

/** Makes one mail of what waits at sites of one account and the same recipients. */
export async function addDigest(
  control: Control,
  { accountId, recipients }: Pick<WaitingSite, 'accountId' | 'recipients'>,
  siteIds: readonly number[],
  now: Date,
): Promise<void> {
  await control.db.transaction().execute(async (db) => {
    const isWaiting = sql`in_digest AND site_id = ANY (${siteIds}::int[])`;
    const ids = await lockRows(db, 'alerts', isWaiting);
    // Another process may have been faster.
    if (ids.length === 0) return;
    await addDelivery(db, { channel: 'email', accountId, recipients }, ids, now);
  });
}

/** What a delivery tells of, by site, oldest first. */
export async function alertsOfDelivery(
  { db }: Control,
  { id, channel }: { readonly id: string; readonly channel: 'webhook' | 'email' },
): Promise<SiteAlerts[]> {
  const rows = await db
    .selectFrom('alerts')
    .innerJoin('sites', 'sites.id', 'site_id')
    .selectAll('alerts')
    .select(['title', 'url'])
    .where(channel === 'webhook' ? 'webhook_delivery' : 'email_delivery', '=', id)
    .orderBy('site_id')
    .orderBy('alerts.id')
    .execute();
  const sites = new Map(rows.map(({ site_id: id, title, url }) => [id, { id, title, url }]));
  const bySite = Map.groupBy(rows, (row) => row.site_id);
  return [...sites.values()].map((site) => ({
    ...site,
    alerts: (bySite.get(site.id) ?? []).map(alertOf),
  }));
}
