/**
 * What a site wants to be told of, and where: a webhook, mail addresses, or both.
 *
 * The webhook's secret is shown when it is made and never again. After a change the one before signs beside it for a
 * day, so that a receiver can be changed without losing anything.
 */
import { randomBytes } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import { ALERT_KINDS, type AlertKind } from './alert-schema.ts';
import type { Control, ControlTransaction } from './control.ts';
import { lockRows } from './row-locks.ts';
import type { Tables } from './schema.ts';
import { unknownSite } from './sites.ts';

export interface AlertRules {
  readonly kinds: readonly AlertKind[];
  /** Days before a placement runs out on which its alert is due. */
  readonly expiringDays: number;
  readonly webhookUrl: string | undefined;
  readonly email: EmailRules;
}

export interface EmailRules {
  /** None: no mail. */
  readonly to: readonly string[];
  /** One mail a day instead of one at once. */
  readonly digest: boolean;
  /** Of the digest, UTC. */
  readonly hour: number;
}

export interface Webhook {
  readonly url: string;
  /** Each signs; the current one first. */
  readonly secrets: readonly [string, ...string[]];
}

const SECRET_BYTES = 32;
const OLD_SECRET_MS = 86_400_000;

export const NO_ALERTS: AlertRules = {
  kinds: [],
  expiringDays: 7,
  webhookUrl: undefined,
  email: { to: [], digest: true, hour: 8 },
};

/** @param siteId Of a site that was looked up for its account. */
export async function alertRules(control: Control, siteId: number): Promise<AlertRules> {
  const row = await rulesRow(control, siteId);
  return row === undefined ? NO_ALERTS : rulesOf(row);
}

export interface ChangedRules {
  readonly rules: AlertRules;
  /** The webhook's, if it had none before: to be shown now or never. */
  readonly secret: string | undefined;
}

/**
 * Of several who change a site's rules at once, each starts from what the one before has left.
 *
 * @param change From the rules as they are to what they shall be.
 */
export async function changeAlertRules(
  control: Control,
  siteId: number,
  change: (rules: AlertRules) => AlertRules,
): Promise<ChangedRules> {
  return control.db.transaction().execute(async (db) => {
    const known = await lockRules(db, siteId);
    const rules = change(rulesOf(known));
    const { kinds, expiringDays, webhookUrl, email } = rules;
    const kept = known.webhook_secret;
    const secret = webhookUrl !== undefined && kept === null ? newSecret() : undefined;
    const columns = {
      kinds,
      expiring_days: expiringDays,
      ...(webhookUrl === undefined
        ? { webhook_url: null, webhook_secret: null, webhook_old_secret: null }
        : { webhook_url: webhookUrl, webhook_secret: secret ?? kept }),
      email_to: email.to,
      email_digest: email.digest,
      digest_hour: email.hour,
      expiring_on: null,
    };
    await db.updateTable('alert_rules').set(columns).where('site_id', '=', siteId).execute();
    // What waited for a digest that nobody wants any more.
    if (email.to.length === 0) {
      const ids = await lockRows(db, 'alerts', sql`site_id = ${siteId} AND in_digest`);
      await sql`UPDATE alerts SET in_digest = false WHERE id = ANY (${ids}::bigint[])`.execute(db);
    }
    return { rules, secret };
  });
}

/**
 * The site's row, made if there is none: of two who are first, one waits for the other.
 *
 * @throws AppError `SITE_UNKNOWN` when the site was removed meanwhile.
 */
async function lockRules(db: ControlTransaction, siteId: number) {
  const { kinds, expiringDays } = NO_ALERTS;
  await db
    .insertInto('alert_rules')
    .values({ site_id: siteId, kinds, expiring_days: expiringDays })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return db
    .selectFrom('alert_rules')
    .selectAll()
    .where('site_id', '=', siteId)
    .forUpdate()
    .executeTakeFirstOrThrow(() => unknownSite(siteId));
}

/** @returns The new secret; undefined when the site has no webhook. */
export async function rotateWebhookSecret(
  control: Control,
  siteId: number,
  now: Date,
): Promise<string | undefined> {
  const secret = newSecret();
  const { numUpdatedRows } = await control.db
    .updateTable('alert_rules')
    .set(({ ref }) => ({
      webhook_secret: secret,
      webhook_old_secret: ref('webhook_secret'),
      webhook_rotated_at: now,
    }))
    .where('site_id', '=', siteId)
    .where('webhook_url', 'is not', null)
    .executeTakeFirst();
  return numUpdatedRows === 0n ? undefined : secret;
}

export async function webhookOf(
  control: Control,
  siteId: number,
  now: Date,
): Promise<Webhook | undefined> {
  const row = await rulesRow(control, siteId);
  if (row === undefined || row.webhook_url === null || row.webhook_secret === null)
    return undefined;
  const { webhook_url: url, webhook_secret: secret, webhook_old_secret: old } = row;
  const age = now.getTime() - (row.webhook_rotated_at?.getTime() ?? 0);
  return { url, secrets: old !== null && age < OLD_SECRET_MS ? [secret, old] : [secret] };
}

const newSecret = (): string => `whsec_${randomBytes(SECRET_BYTES).toString('base64url')}`;

function rulesRow({ db }: Control, siteId: number) {
  return db.selectFrom('alert_rules').selectAll().where('site_id', '=', siteId).executeTakeFirst();
}

function rulesOf(row: Selectable<Tables['alert_rules']>): AlertRules {
  return {
    kinds: ALERT_KINDS.filter((kind) => row.kinds.includes(kind)),
    expiringDays: row.expiring_days,
    webhookUrl: row.webhook_url ?? undefined,
    email: { to: row.email_to, digest: row.email_digest, hour: row.digest_hour },
  };
}
