/** Tables of the alerts as Kysely knows them; `alert-tables.ts` creates them. */
import type { ColumnType, Generated } from 'kysely';

/**
 * - `lost`: the page no longer links to the site
 * - `nofollowed`: it does, by a link that now asks not to be counted
 * - `blocked`: it keeps us out, so nobody can say
 * - `back`: the link is found again after either
 * - `expiring`: the time that was paid for runs out
 */
export const ALERT_KINDS = ['lost', 'nofollowed', 'blocked', 'back', 'expiring'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

export type DeliveryChannel = 'webhook' | 'email';
export type DeliveryStatus = 'waiting' | 'delivered' | 'failed';

/** What a site wants to be told of, and where. No row: nothing. */
interface AlertRulesTable {
  readonly site_id: number;
  readonly kinds: readonly string[];
  /** Days before a placement runs out. */
  readonly expiring_days: number;
  readonly webhook_url: string | null;
  readonly webhook_secret: string | null;
  readonly webhook_old_secret: string | null;
  readonly webhook_rotated_at: Date | null;
  readonly email_to: Generated<readonly string[]>;
  /** false: a mail at once. */
  readonly email_digest: Generated<boolean>;
  /** UTC. */
  readonly digest_hour: Generated<number>;
  /** Day on which placements were looked at; null: they are to be. */
  readonly expiring_on: string | null;
}

interface AlertsTable {
  readonly id: Generated<number>;
  readonly site_id: number;
  readonly backlink_id: number | null;
  readonly kind: AlertKind;
  readonly occasion: string;
  /** Of the check; of `expiring`, when it was found. */
  readonly at: Date;
  /** When it came into the outbox. */
  readonly found_at: Date;
  /** JSON of `AlertFacts`. */
  readonly facts: ColumnType<unknown, string, never>;
  readonly in_digest: Generated<boolean>;
  readonly webhook_delivery: string | null;
  readonly email_delivery: string | null;
}

interface AlertDeliveriesTable {
  /** The same at every try, so that who gets it twice can tell. */
  readonly id: Generated<string>;
  readonly account_id: number;
  readonly channel: DeliveryChannel;
  readonly site_id: number | null;
  readonly recipients: Generated<readonly string[]>;
  readonly status: Generated<DeliveryStatus>;
  readonly attempts: Generated<number>;
  readonly created_at: Date;
  readonly next_try_at: Date | null;
  readonly finished_at: Date | null;
  readonly last_error: string | null;
}

interface AlertScanTable {
  readonly id: number;
  readonly check_id: number;
  /** Day on which old alerts were removed. */
  readonly cleared_on: string | null;
}

export interface AlertTables {
  readonly alert_rules: AlertRulesTable;
  readonly alerts: AlertsTable;
  readonly alert_deliveries: AlertDeliveriesTable;
  readonly alert_scan: AlertScanTable;
}
