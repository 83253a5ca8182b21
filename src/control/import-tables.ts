/** What a migration adds for imports of files and of other services than Search Console: `import-tasks.ts`. */
import { type Kysely, sql } from 'kysely';

export async function addImportSources(db: Kysely<unknown>): Promise<void> {
  await sql`
    ALTER TABLE import_tasks
      ADD COLUMN source    text NOT NULL DEFAULT 'gsc' CHECK (source IN ('gsc', 'bing', 'yandex', 'file')),
      ADD COLUMN file_name text`.execute(db);
  await sql`DROP INDEX import_tasks_one_a_site`.execute(db);
  await sql`
    CREATE UNIQUE INDEX import_tasks_one_a_source ON import_tasks (site_id, source)
      WHERE status IN ('queued', 'processing')`.execute(db);
  await sql`CREATE INDEX import_tasks_of_site ON import_tasks (site_id, changed_at)`.execute(db);
}
