/** What a migration adds for sites that follow the link index: `index-follows.ts`. */
import { type Kysely, sql } from 'kysely';

export async function addIndexFollows(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE index_follows (
      site_id  integer PRIMARY KEY REFERENCES sites ON DELETE CASCADE,
      domain   text NOT NULL,
      run      bigint NOT NULL,
      next_run bigint,
      place    text,
      ended_at timestamptz
    )`.execute(db);
  await sql`ALTER TABLE site_backlinks ADD COLUMN index_lost_at timestamptz`.execute(db);
}

/** Pages that somebody deleted from a site: what names them again and again must not bring them back. */
export async function createDeletedBacklinks(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE deleted_backlinks (
      site_id integer NOT NULL REFERENCES sites ON DELETE CASCADE,
      /* MD5 of its URL, as \`site_backlinks_once\` has it. */
      page    uuid NOT NULL,
      PRIMARY KEY (site_id, page)
    )`.execute(db);
}

/** What is followed is the site's host, which need not be a registrable domain. */
export async function followHosts(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE index_follows RENAME COLUMN domain TO host`.execute(db);
}
