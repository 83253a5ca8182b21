/**
 * A site's backlinks: pages of the list, and what is done with some of them by their ids.
 *
 * Whoever asks has asked for the site first (`siteById`), so that it is theirs. Statements by ids change the backlinks of
 * all ids or of none.
 */
import { type Selectable, sql } from 'kysely';
import type { Control, ControlTransaction } from './control.ts';
import { type LockStrength, lockedRows } from './row-locks.ts';
import type { Tables } from './schema.ts';
import { lockSite, type Site } from './sites.ts';

/** Columns of the list: what its owner says, and what checks and third parties told. */
const COLUMNS = [
  ...[
    'id',
    'from_url',
    'from_host',
    'domain_id',
    'source',
    'placed_on',
    'charge_period',
    'charge_start',
  ],
  ...[
    'manager',
    'duration',
    'category',
    'notes',
    'forced_status',
    'lost_on',
    'http_status',
    'is_redirect',
  ],
  ...[
    'is_found',
    'is_nofollow',
    'is_sponsored',
    'is_ugc',
    'is_image',
    'is_meta_blocked',
    'is_robots_blocked',
  ],
  ...['anchor', 'title', 'to_url', 'links', 'external_links', 'ip', 'country', 'google_index'],
  ...['google_index_on', 'yandex_index', 'yandex_index_on', 'fb_likes'],
] as const satisfies readonly (keyof Tables['site_backlinks'])[];

type Stored = Pick<Selectable<Tables['site_backlinks']>, (typeof COLUMNS)[number]>;

/** A row of the list with what is known of its domain. */
export interface ListedBacklink extends Stored {
  /** Days. */
  readonly added_on: string;
  readonly checked_on: string | null;
  /** Without zeros at its end. */
  readonly price: string | null;
  /** Registrable domain of the page. */
  readonly domain: string;
  readonly moz_da: number | null;
  readonly moz_da_on: string | null;
  readonly yandex_x: number | null;
  readonly yandex_x_on: string | null;
}

/** Columns of a `ListedBacklink`, of `site_backlinks` AS backlinks with their `referring_domains`. */
export const LISTED_COLUMNS = sql`
  ${sql.join(COLUMNS.map((column) => sql.ref(`backlinks.${column}`)))},
  (added_at AT TIME ZONE 'UTC')::date AS added_on, (checked_at AT TIME ZONE 'UTC')::date AS checked_on,
  trim_scale(price) AS price, domain, moz_da, moz_da_on, yandex_x, yandex_x_on`;

export interface ListPart {
  readonly limit: number;
  readonly offset: number;
}

/**
 * A part of the list, in the order in which they were added.
 *
 * Reads the ids that lie between the nearest known place and the offset from the index `site_backlinks_in_order`, then
 * `limit` rows.
 */
export async function listBacklinks(
  { db, backlinkPlaces }: Control,
  { id: siteId, removals }: Pick<Site, 'id' | 'removals'>,
  { limit, offset }: ListPart,
): Promise<ListedBacklink[]> {
  const start = backlinkPlaces.before(siteId, removals, offset);
  const { rows } = await sql<ListedBacklink>`
    WITH part AS MATERIALIZED (
      SELECT id FROM site_backlinks
      WHERE site_id = ${siteId} AND id >= ${start.id}
      ORDER BY id LIMIT ${limit} OFFSET ${offset - start.offset}
    )
    SELECT ${LISTED_COLUMNS}
    FROM part
    JOIN site_backlinks AS backlinks USING (id)
    JOIN referring_domains AS domains ON domains.id = domain_id
    ORDER BY id`.execute(db);
  const last = rows.at(-1);
  if (last !== undefined) {
    const place = { offset: offset + rows.length - 1, id: last.id };
    backlinkPlaces.learn(siteId, removals, place);
    backlinkPlaces.learn(siteId, removals, { offset, id: rows[0]?.id ?? last.id });
  }
  return rows;
}

/** @returns Whether all ids are backlinks of the site; otherwise none was removed. */
export async function deleteBacklinks(
  control: Control,
  siteId: number,
  ids: readonly number[],
): Promise<boolean> {
  return control.siteTurns.run(siteId, ids.length, () => removeRows(control, siteId, ids));
}

async function removeRows({ db: all }: Control, siteId: number, ids: readonly number[]) {
  return all.transaction().execute(async (db) => {
    await lockSite(db, siteId);
    if (!(await lockBacklinks(db, siteId, ids, { strength: 'UPDATE' }))) return false;
    await sql`
      WITH deleted AS (
        DELETE FROM site_backlinks WHERE site_id = ${siteId} AND id = ANY (${ids}::bigint[]) RETURNING from_url
      )
      INSERT INTO deleted_backlinks (site_id, page) SELECT ${siteId}, md5(from_url)::uuid FROM deleted
      ON CONFLICT DO NOTHING`.execute(db);
    await sql`UPDATE sites SET removals = removals + 1 WHERE id = ${siteId}`.execute(db);
    return true;
  });
}

/** `status`: the page is visited; `index`: third parties are asked. */
export type RecheckType = 'status' | 'index';

const DUE = {
  status: sql`next_check_at = now(), recheck_at = now()`,
  index: sql`index_check_at = now()`,
} as const;

/** Puts backlinks first in the queue. @returns Whether all ids are backlinks of the site; otherwise nothing changed. */
export async function recheckBacklinks(
  control: Control,
  siteId: number,
  ids: readonly number[],
  type: RecheckType = 'status',
): Promise<boolean> {
  return control.db.transaction().execute(async (db) => {
    if (!(await lockBacklinks(db, siteId, ids))) return false;
    await sql`
      UPDATE site_backlinks SET ${DUE[type]}
      WHERE site_id = ${siteId} AND id = ANY (${ids}::bigint[])`.execute(db);
    return true;
  });
}

/**
 * Keeps backlinks as they are until the transaction ends.
 *
 * @param ids Each any number of times.
 * @param groupIds Groups whose backlinks are kept as well.
 * @returns Whether all of `ids` are backlinks of the site.
 */
export async function lockBacklinks(
  db: ControlTransaction,
  siteId: number,
  ids: readonly number[],
  {
    groupIds = [],
    strength = 'NO KEY UPDATE',
  }: { readonly groupIds?: readonly number[]; readonly strength?: LockStrength } = {},
): Promise<boolean> {
  const isNamed = sql`id = ANY (${ids}::bigint[])`;
  const orInGroups = groupIds.length > 0 ? sql`OR group_id = ANY (${groupIds}::int[])` : sql``;
  const which = sql`site_id = ${siteId} AND (${isNamed} ${orInGroups})`;
  const { rows } = await sql<{ readonly count: number }>`
    SELECT count(*) FILTER (WHERE ${isNamed}) AS count
    FROM (${lockedRows('backlinks', which, strength)}) AS locked`.execute(db);
  return rows[0]?.count === new Set(ids).size;
}
