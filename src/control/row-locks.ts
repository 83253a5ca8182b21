/**
 * Rows that are locked before they are changed, in the order of their ids: two statements that each held what the other
 * wants would wait for ever.
 */
import { type RawBuilder, sql } from 'kysely';
import type { ControlTransaction } from './control.ts';

const ROWS = {
  backlinks: sql`site_backlinks AS backlinks`,
  domains: sql`referring_domains AS domains`,
  alerts: sql`alerts`,
} as const;

/**
 * `UPDATE` for those that go; `NO KEY UPDATE` lets others write rows that refer to these; `KEY SHARE` is for those who
 * write such rows.
 */
export type LockStrength = 'UPDATE' | 'NO KEY UPDATE' | 'KEY SHARE';

/**
 * Locks rows until the transaction ends.
 *
 * TRICKY: what changes them is a statement of its own, behind this one. In one statement with it, it would go by versions of
 * rows from before they were locked, and wait at an old version for somebody who waits there for us.
 *
 * @returns Their ids.
 */
export async function lockRows(
  db: ControlTransaction,
  rows: keyof typeof ROWS,
  which: RawBuilder<unknown>,
  strength?: LockStrength,
): Promise<number[]> {
  const locked = await lockedRows(rows, which, strength).execute(db);
  return locked.rows.map(({ id }) => id);
}

/**
 * The query that locks them, to be read from.
 *
 * TRICKY: who selects from it puts each condition into `which`. One outside may be taken for one inside, and locks fewer.
 */
export function lockedRows(
  rows: keyof typeof ROWS,
  which: RawBuilder<unknown>,
  strength: LockStrength = 'NO KEY UPDATE',
): RawBuilder<{ readonly id: number }> {
  return sql`SELECT id FROM ${ROWS[rows]} WHERE ${which} ORDER BY id FOR ${sql.raw(strength)}`;
}
