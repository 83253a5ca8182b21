/**
 * Deliveries of alerts: a request to a webhook or a mail, from its making to the last try.
 *
 *     waiting → delivered
 *        └────→ failed
 *
 * A try is written down before it is made, with the time of the next one. Who dies in the middle of it leaves a delivery
 * that is tried again then; of two who take the same one, one gets it.
 */
import { type Selectable, sql } from 'kysely';
import type { DeliveryChannel, DeliveryStatus } from './alert-schema.ts';
import type { Control, ControlTransaction } from './control.ts';
import type { Tables } from './schema.ts';

export interface Delivery {
  /** The same at every try. */
  readonly id: string;
  readonly accountId: number;
  readonly channel: DeliveryChannel;
  /** Of the webhook; undefined for mail. */
  readonly siteId: number | undefined;
  readonly recipients: readonly string[];
  readonly status: DeliveryStatus;
  /** Tries so far. */
  readonly attempts: number;
  readonly createdAt: Date;
  readonly nextTryAt: Date | undefined;
  readonly finishedAt: Date | undefined;
  /** Of the latest try that failed. */
  readonly lastError: string | undefined;
}

export type DeliveryPlace =
  | { readonly channel: 'webhook'; readonly accountId: number; readonly siteId: number }
  | {
      readonly channel: 'email';
      readonly accountId: number;
      readonly recipients: readonly string[];
    };

/** How a try ended. `reason` is of a closed set, and is counted; `error` is a line for people. */
export type TryEnd =
  /** `error`: to some of its recipients not, and why. */
  | { readonly kind: 'delivered'; readonly error?: string }
  /** To be tried again at the time that was set; `recipients`: by mail to these alone, the others have it. */
  | {
      readonly kind: 'put-off';
      readonly reason: string;
      readonly error: string;
      readonly recipients?: readonly string[];
    }
  | { readonly kind: 'failed'; readonly reason: string; readonly error: string };

/** Deliveries of one receiver that are made in a row. */
const DUE_OF_ONE = 50;

/** Due at once. */
export async function addDelivery(
  db: ControlTransaction,
  place: DeliveryPlace,
  alertIds: readonly number[],
  now: Date,
): Promise<void> {
  const { channel, accountId } = place;
  const { id } = await db
    .insertInto('alert_deliveries')
    .values({
      channel,
      account_id: accountId,
      ...(place.channel === 'webhook'
        ? { site_id: place.siteId }
        : { recipients: place.recipients }),
      created_at: now,
      next_try_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const column = channel === 'webhook' ? { webhook_delivery: id } : { email_delivery: id };
  await db
    .updateTable('alerts')
    .set({ ...column, in_digest: false })
    .where((alert) => alert('id', '=', alert.fn.any(alert.val(alertIds))))
    .execute();
}

/**
 * Some of each account's and receiver's, and of each those that waited longest: who is away, with thousands that wait,
 * leaves room for the others.
 */
export async function dueDeliveries(
  { db }: Control,
  now: Date,
  limit: number,
): Promise<Delivery[]> {
  const ranked = db
    .selectFrom('alert_deliveries')
    .selectAll()
    .select(
      sql<number>`row_number() OVER (PARTITION BY site_id, recipients ORDER BY next_try_at, id)`.as(
        'turn',
      ),
    )
    .where('status', '=', 'waiting')
    .where('next_try_at', '<=', now);
  const rows = await db
    .selectFrom(ranked.as('due'))
    .selectAll()
    .select(
      sql<number>`row_number() OVER (PARTITION BY account_id ORDER BY turn, next_try_at, id)`.as(
        'turn_of_account',
      ),
    )
    .where('turn', '<=', DUE_OF_ONE)
    .orderBy('turn_of_account')
    .orderBy('next_try_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(deliveryOf);
}

/** Writes a try down. @returns Whether it is ours to make. */
export async function claimDelivery(
  { db }: Control,
  { id, attempts }: Delivery,
  nextTryAt: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('alert_deliveries')
    .set({ attempts: attempts + 1, next_try_at: nextTryAt })
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .where('status', '=', 'waiting')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function endTry(
  { db }: Control,
  { id }: Delivery,
  end: TryEnd,
  now: Date,
): Promise<void> {
  const { error } = end;
  await db
    .updateTable('alert_deliveries')
    .set({
      ...(error !== undefined && { last_error: error }),
      ...(end.kind !== 'put-off'
        ? { status: end.kind, finished_at: now, next_try_at: null }
        : end.recipients && { recipients: end.recipients }),
    })
    .where('id', '=', id)
    .where('status', '=', 'waiting')
    .execute();
}

/** Those that tell of the site's alerts, latest first. */
export async function listDeliveries(
  { db }: Control,
  siteId: number,
  limit: number,
): Promise<Delivery[]> {
  const rows = await db
    .selectFrom('alert_deliveries as delivery')
    .selectAll()
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('alerts')
          .select('id')
          .where('site_id', '=', siteId)
          .where(({ eb, or, ref }) =>
            or([
              eb('webhook_delivery', '=', ref('delivery.id')),
              eb('email_delivery', '=', ref('delivery.id')),
            ]),
          ),
      ),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(deliveryOf);
}

function deliveryOf(row: Selectable<Tables['alert_deliveries']>): Delivery {
  return {
    id: row.id,
    accountId: row.account_id,
    channel: row.channel,
    siteId: row.site_id ?? undefined,
    recipients: row.recipients,
    status: row.status,
    attempts: row.attempts,
    createdAt: row.created_at,
    nextTryAt: row.next_try_at ?? undefined,
    finishedAt: row.finished_at ?? undefined,
    lastError: row.last_error ?? undefined,
  };
}
