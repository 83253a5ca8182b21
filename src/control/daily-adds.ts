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
  throw tooMany(perDay);
}

interface ExpectedAdds {
  readonly addsPerDay: number;
  /** Pages that were deleted from the site are not added. */
  readonly exceptDeleted: boolean;
}

/**
 * Says in a moment what `countAdds` would say after a minute of inserts. Others may add meanwhile: it does not stand for that.
 *
 * @param urls Pages that are to be added to the site, or are there.
 * @throws AppError `BACKLINKS_LIMIT`.
 */
export async function expectAdds(
  control: Control,
  siteId: number,
  urls: readonly string[],
  { addsPerDay, exceptDeleted }: ExpectedAdds,
): Promise<void> {
  const site = sql<{
    readonly account_id: number;
  }>`SELECT account_id FROM sites WHERE id = ${siteId}`;
  const accountId = (await site.execute(control.db)).rows[0]?.account_id;
  if (accountId === undefined) return;
  const left = await addsLeft(control, accountId, addsPerDay);
  if (urls.length <= left) return;
  const { rows } = await sql<{ readonly adds: number }>`
    SELECT count(*)::int AS adds
    FROM (SELECT DISTINCT md5(url)::uuid AS page FROM unnest(${urls}::text[]) AS new (url)) AS pages
    WHERE NOT EXISTS (
        SELECT FROM site_backlinks WHERE site_id = ${siteId} AND md5(from_url)::uuid = page)
      AND (NOT ${exceptDeleted}::boolean OR NOT EXISTS (
        SELECT FROM deleted_backlinks WHERE site_id = ${siteId} AND deleted_backlinks.page = pages.page))`.execute(
    control.db,
  );
  if ((rows[0]?.adds ?? 0) > left) throw tooMany(addsPerDay);
}

function tooMany(perDay: number): AppError {
  return new AppError('BACKLINKS_LIMIT', `an account may add ${perDay} backlinks a day`);
}
