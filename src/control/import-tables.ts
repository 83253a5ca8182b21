/**
 * What migrations add for imports of files and of other services than Search Console, for what these say of backlinks, and for
 * what third parties are asked.
 */
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

/** How many questions each third party was asked on each day: `signals.ts`. */
export async function addSignalQuestions(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE signal_questions (
      name  text NOT NULL,
      day   date NOT NULL,
      asked integer NOT NULL,
      PRIMARY KEY (name, day)
    )`.execute(db);
}

/** `supplier-facts.ts`. */
export async function createSupplierFacts(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE supplier_facts (
      backlink_id bigint NOT NULL REFERENCES site_backlinks ON DELETE CASCADE,
      supplier    text NOT NULL,
      told_on     date NOT NULL DEFAULT (now() AT TIME ZONE 'UTC')::date,
      /* Not jsonb: columns keep their order. */
      facts       json NOT NULL,
      PRIMARY KEY (backlink_id, supplier)
    )`.execute(db);
}
