/**
 * What migration 007 adds for the monitor's API: places in long lists, adds of a day, checks by third parties, imports
 * from Search Console.
 */
import { type Kysely, sql } from 'kysely';

export async function addMonitorApi(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE sites ADD COLUMN removals bigint NOT NULL DEFAULT 0`.execute(db);
  await sql`
    ALTER TABLE accounts
      ADD COLUMN monitor_adds_on date,
      ADD COLUMN monitor_adds    integer NOT NULL DEFAULT 0`.execute(db);
  await sql`ALTER TABLE site_backlinks ADD COLUMN index_check_at timestamptz`.execute(db);
  await sql`
    CREATE INDEX site_backlinks_index_due ON site_backlinks (index_check_at)
      WHERE index_check_at IS NOT NULL`.execute(db);
  // Registrable domain of the entry; nothing has written one before.
  await sql`ALTER TABLE disavowed ADD COLUMN domain text NOT NULL`.execute(db);
  await createImportTasks(db);
}

async function createImportTasks(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE import_tasks (
      token      text PRIMARY KEY CHECK (token ~ '^[0-9a-f]{32}$'),
      site_id    integer NOT NULL REFERENCES sites ON DELETE CASCADE,
      status     text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'processing', 'complete', 'failed')),
      changed_at timestamptz NOT NULL DEFAULT now(),
      report     json
    )`.execute(db);
  await sql`
    CREATE UNIQUE INDEX import_tasks_one_a_site ON import_tasks (site_id) WHERE status IN ('queued', 'processing')`.execute(
    db,
  );
}
