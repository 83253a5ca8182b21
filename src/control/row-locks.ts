/**
 * Rows that are locked before they are changed, in the order of their ids: two statements that each held what the other
 * wants would wait for ever.
 */
import { type RawBuilder, sql } from 'kysely';

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
 * A query of the ids of rows, which are kept as they are until the transaction ends.
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
