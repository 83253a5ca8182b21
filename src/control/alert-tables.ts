/**
 * Tables of the alerts, as migrations 010, 012 and 016 make them: what each site wants to be told, what there is to tell, and what became of telling it.
 *
 * `alerts` is an outbox. A row comes into being in one transaction with the place up to which checks were read, and
 * its occasion is unique, so that whatever dies and starts again, one change is one alert.
 */
import { type Kysely, sql } from 'kysely';

export async function createAlerts(db: Kysely<unknown>): Promise<void> {
  await createRules(db);
  await createDeliveries(db);
  await createOutbox(db);
  await createScan(db);
}

async function createRules(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE alert_rules (
      site_id            integer PRIMARY KEY REFERENCES sites ON DELETE CASCADE,
      kinds              text[] NOT NULL,
      expiring_days      integer NOT NULL CHECK (expiring_days >= 0),
      webhook_url        text,
      webhook_secret     text,
      /* The one before, which signs beside it for a while. */
      webhook_old_secret text,
      webhook_rotated_at timestamptz,
      email_to           text[] NOT NULL DEFAULT '{}',
      email_digest       boolean NOT NULL DEFAULT true,
      digest_hour        integer NOT NULL DEFAULT 8 CHECK (digest_hour BETWEEN 0 AND 23),
      CHECK (webhook_url IS NULL OR webhook_secret IS NOT NULL)
    )`.execute(db);
}

async function createDeliveries(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE alert_deliveries (
      id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      account_id   integer NOT NULL REFERENCES accounts,
      channel      text NOT NULL CHECK (channel IN ('webhook', 'email')),
      /* Whose webhook; null for e-mail, which may tell of several sites. */
      site_id      integer REFERENCES sites ON DELETE CASCADE,
      recipients   text[] NOT NULL DEFAULT '{}',
      status       text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'delivered', 'failed')),
      attempts     integer NOT NULL DEFAULT 0,
      created_at   timestamptz NOT NULL,
      /* When it is tried next; null once it is over. */
      next_try_at  timestamptz,
      finished_at  timestamptz,
      last_error   text
    )`.execute(db);
  await sql`
    CREATE INDEX alert_deliveries_due ON alert_deliveries (next_try_at) WHERE status = 'waiting'`.execute(
    db,
  );
}

async function createOutbox(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE alerts (
      id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      site_id          integer NOT NULL REFERENCES sites ON DELETE CASCADE,
      /* An alert outlives its backlink. */
      backlink_id      bigint REFERENCES site_backlinks ON DELETE SET NULL,
      kind             text NOT NULL,
      /* What it comes from: 'check 123', 'until 2026-12-01'. */
      occasion         text NOT NULL,
      at               timestamptz NOT NULL,
      facts            json NOT NULL,
      /* Whether it waits for the digest of the day. */
      in_digest        boolean NOT NULL DEFAULT false,
      webhook_delivery uuid REFERENCES alert_deliveries ON DELETE SET NULL,
      email_delivery   uuid REFERENCES alert_deliveries ON DELETE SET NULL,
      UNIQUE (backlink_id, kind, occasion)
    )`.execute(db);
  await sql`CREATE INDEX alerts_of_site ON alerts (site_id, id)`.execute(db);
  await sql`CREATE INDEX alerts_in_digest ON alerts (site_id) WHERE in_digest`.execute(db);
  for (const channel of ['webhook_delivery', 'email_delivery'])
    await sql`
      CREATE INDEX ${sql.id(`alerts_of_${channel}`)} ON alerts (${sql.id(channel)})
        WHERE ${sql.id(channel)} IS NOT NULL`.execute(db);
}

/** How far the log of checks was read, and the day that was looked at for placements that run out: one row. */
async function createScan(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE alert_scan (
      id          integer PRIMARY KEY CHECK (id = 1),
      check_id    bigint NOT NULL,
      expiring_on date
    )`.execute(db);
  await sql`
    INSERT INTO alert_scan (id, check_id) SELECT 1, coalesce(max(id), 0) FROM backlink_checks`.execute(
    db,
  );
  await sql`
    CREATE INDEX site_backlinks_paid ON site_backlinks (site_id, id) WHERE charge_start IS NOT NULL`.execute(
    db,
  );
}

/** When each came into the outbox. A digest tells of what was there at its hour: by the times of checks some days had two. */
export async function addFoundAt(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE alerts ADD COLUMN found_at timestamptz`.execute(db);
  await sql`UPDATE alerts SET found_at = at`.execute(db);
  await sql`ALTER TABLE alerts ALTER COLUMN found_at SET NOT NULL`.execute(db);
}

/** The day on which each site's placements were looked at; null: something was said of them since. */
export async function addExpiryOfSites(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE alert_rules ADD COLUMN expiring_on date`.execute(db);
  await sql`ALTER TABLE alert_scan RENAME COLUMN expiring_on TO cleared_on`.execute(db);
}
