/** What migrations add for checks: which of them is due first, and when old ones are removed (`checks.ts`). */
import { type Kysely, sql } from 'kysely';

export async function addCheckQueues(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE site_backlinks ADD COLUMN recheck_at timestamptz`.execute(db);
  await sql`DROP INDEX site_backlinks_due`.execute(db);
  // With ids, for a file adds a hundred thousand backlinks at one moment.
  for (const statement of [
    sql`CREATE INDEX site_backlinks_asked ON site_backlinks (recheck_at, id) WHERE recheck_at IS NOT NULL`,
    sql`CREATE INDEX site_backlinks_due_first ON site_backlinks (next_check_at, id) WHERE checked_at IS NULL`,
    sql`CREATE INDEX site_backlinks_due_again ON site_backlinks (next_check_at, id) WHERE checked_at IS NOT NULL`,
  ])
    await statement.execute(db);
}

export async function countNewChecks(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE site_backlinks ADD COLUMN new_checks integer NOT NULL DEFAULT 0`.execute(
    db,
  );
}

/** Of checks that were made before, nobody knows. */
export async function addProblems(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE backlink_checks ADD COLUMN problem text`.execute(db);
}
