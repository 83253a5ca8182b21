/** How many backlinks an account adds on a day, UTC: one number of its latest day, in its row. */
import { sql } from 'kysely';
import { AppError } from '../errors.ts';
import type { Control, ControlTransaction } from './control.ts';

/**
 * TRICKY: not `now()`, which is when the transaction began: one that ends after midnight would take the day back, and forget
 * what others have added on the new one.
 */
const TODAY = sql`(clock_timestamp() AT TIME ZONE 'UTC')::date`;
const TODAYS_ADDS = sql`CASE WHEN monitor_adds_on = ${TODAY} THEN monitor_adds ELSE 0 END`;

/** How many it may still add today. */
export async function addsLeft(
  control: Control,
  accountId: number,
  perDay: number,
): Promise<number> {
  const { rows } = await sql<{ readonly adds: number }>`
    SELECT ${TODAYS_ADDS} AS adds FROM accounts WHERE id = ${accountId}`.execute(control.db);
  return Math.max(0, perDay - (rows[0]?.adds ?? 0));
}

/**
 * Counts what a transaction has added.
 *
 * @throws AppError `BACKLINKS_LIMIT` when they are more than are left.
 */
export async function countAdds(
  db: ControlTransaction,
  accountId: number,
  adds: number,
  perDay: number,
): Promise<void> {
  if (adds === 0) return;
  const { numAffectedRows } = await sql`
    UPDATE accounts SET monitor_adds_on = ${TODAY}, monitor_adds = ${adds} + ${TODAYS_ADDS}
    WHERE id = ${accountId} AND ${adds} + ${TODAYS_ADDS} <= ${perDay}`.execute(db);
  if (numAffectedRows === 1n) return;
  throw new AppError('BACKLINKS_LIMIT', `an account may add ${perDay} backlinks a day`);
}
