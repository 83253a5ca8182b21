/**
 * The monitor's tables, as migration 006 makes them: sites, their backlinks, the checks of these, groups, disavow lists.
 *
 * What a check found stands in the backlink's row, as a list shows it; `backlink_checks` keeps how it came about.
 */
import { type Kysely, sql } from 'kysely';

export async function createMonitor(db: Kysely<unknown>): Promise<void> {
  for (const create of [createSites, createReferringDomains, createGroups]) await create(db);
  for (const create of [createBacklinks, createChecks, createDisavow]) await create(db);
}

async function createSites(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE sites (
      id                  integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      account_id          integer NOT NULL REFERENCES accounts,
      title               text NOT NULL,
      url                 text NOT NULL,
      host                text NOT NULL,
      domain              text NOT NULL,
      check_every_hours   integer NOT NULL DEFAULT 72 CHECK (check_every_hours > 0),
      respects_robots     boolean NOT NULL DEFAULT false,
      failures_until_lost integer NOT NULL DEFAULT 3 CHECK (failures_until_lost > 0),
      follows_index       boolean NOT NULL DEFAULT false,
      gsc_sheet           text,
      gsc_autoimport      boolean NOT NULL DEFAULT false,
      created_at          timestamptz NOT NULL DEFAULT now()
    )`.execute(db);
  await sql`CREATE INDEX sites_of_account ON sites (account_id, id)`.execute(db);
}

/** What third parties say of a domain is the same for every site it links to. */
async function createReferringDomains(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE referring_domains (
      id            integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      domain        text NOT NULL UNIQUE,
      moz_da        integer,
      moz_da_on     date,
      yandex_x      integer,
      yandex_x_on   date
    )`.execute(db);
}

async function createGroups(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE backlink_groups (
      id      integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      site_id integer NOT NULL REFERENCES sites ON DELETE CASCADE,
      name    text NOT NULL,
      UNIQUE (site_id, name)
    )`.execute(db);
}

async function createBacklinks(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE site_backlinks (
      id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      site_id         integer NOT NULL REFERENCES sites ON DELETE CASCADE,
      domain_id       integer NOT NULL REFERENCES referring_domains,
      group_id        integer REFERENCES backlink_groups ON DELETE SET NULL,
      from_url        text NOT NULL,
      from_host       text NOT NULL,
      source          text NOT NULL,
      added_at        timestamptz NOT NULL DEFAULT now(),
      /* What its owner says of it. */
      placed_on       date,
      price           numeric(14, 4),
      currency        text,
      charge_period   text CHECK (charge_period IN ('onetime', 'monthly', 'quarterly', '6months', 'year')),
      charge_start    date,
      manager         text,
      duration        text,
      category        text,
      notes           text,
      forced_status   text CHECK (forced_status IN ('live', 'lost')),
      /* What the latest check found. */
      state           text NOT NULL DEFAULT 'unchecked'
                      CHECK (state IN ('unchecked', 'live', 'lost', 'blocked', 'unreached')),
      lost_on         date,
      failures        integer NOT NULL DEFAULT 0,
      checked_at      timestamptz,
      http_status     integer,
      is_redirect     boolean,
      is_found        boolean,
      is_nofollow     boolean,
      is_sponsored    boolean,
      is_ugc          boolean,
      is_image        boolean,
      is_meta_blocked boolean,
      is_robots_blocked boolean,
      anchor          text,
      title           text,
      to_url          text,
      links           integer,
      external_links  integer,
      ip              text,
      country         text,
      /* What third parties say of the page. */
      google_index    integer,
      google_index_on date,
      yandex_index    integer,
      yandex_index_on date,
      fb_likes        integer,
      fb_likes_on     date,
      /* When to look again; null while it is not to be looked at. */
      next_check_at   timestamptz DEFAULT now()
    )`.execute(db);
  // A page is one backlink of a site. Addresses may be too long for an index: 128 bits of them are enough.
  await sql`
    CREATE UNIQUE INDEX site_backlinks_once ON site_backlinks (site_id, (md5(from_url)::uuid))`.execute(
    db,
  );
  await sql`CREATE INDEX site_backlinks_in_order ON site_backlinks (site_id, id)`.execute(db);
  await sql`CREATE INDEX site_backlinks_due ON site_backlinks (next_check_at)`.execute(db);
  await sql`CREATE INDEX site_backlinks_of_group ON site_backlinks (group_id)`.execute(db);
}

async function createChecks(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE backlink_checks (
      id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      backlink_id     bigint NOT NULL REFERENCES site_backlinks ON DELETE CASCADE,
      at              timestamptz NOT NULL,
      /* What the visit came to, and what the backlink is after it. */
      outcome         text NOT NULL,
      state           text NOT NULL,
      http_status     integer,
      /* The facts of the backlink's row that this check found. */
      facts           json NOT NULL,
      /* Archive of the evidence, and where in it. */
      evidence_file   text,
      evidence_offset bigint,
      evidence_length bigint
    )`.execute(db);
  await sql`CREATE INDEX backlink_checks_of_backlink ON backlink_checks (backlink_id, id)`.execute(
    db,
  );
}

async function createDisavow(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE disavowed (
      id       integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      site_id  integer NOT NULL REFERENCES sites ON DELETE CASCADE,
      type     text NOT NULL CHECK (type IN ('url', 'domain')),
      /* A URL, or a host: with all below it. */
      subject  text NOT NULL,
      exported boolean NOT NULL DEFAULT false,
      added_at timestamptz NOT NULL DEFAULT now()
    )`.execute(db);
  await sql`
    CREATE UNIQUE INDEX disavowed_once ON disavowed (site_id, type, (md5(subject)::uuid))`.execute(
    db,
  );
}
