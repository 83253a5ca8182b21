/** Groups of a site's backlinks: a backlink is in one or none. Whoever asks has asked for the site first. */
import { sql } from 'kysely';
import type { Control, ControlTransaction } from './control.ts';
import { isTaken } from './keys.ts';
import { lockBacklinks } from './site-backlinks.ts';

export interface BacklinkGroup {
  readonly id: number;
  readonly name: string;
  /** Backlinks in it. */
  readonly count: number;
}

/** Oldest first. */
export async function listGroups({ db }: Control, siteId: number): Promise<BacklinkGroup[]> {
  const { rows } = await sql<BacklinkGroup>`
    SELECT id, name, (SELECT count(*) FROM site_backlinks WHERE group_id = backlink_groups.id) AS count
    FROM backlink_groups WHERE site_id = ${siteId} ORDER BY id`.execute(db);
  return rows;
}

/** @returns Its id; undefined when the site has a group of this name. */
export async function addGroup(
  { db }: Control,
  siteId: number,
  name: string,
): Promise<number | undefined> {
  const row = await db
    .insertInto('backlink_groups')
    .values({ site_id: siteId, name })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export async function renameGroup(
  { db }: Control,
  siteId: number,
  id: number,
  name: string,
): Promise<'renamed' | 'unknown' | 'taken'> {
  try {
    const { numUpdatedRows } = await db
      .updateTable('backlink_groups')
      .set({ name })
      .where('site_id', '=', siteId)
      .where('id', '=', id)
      .executeTakeFirst();
    return numUpdatedRows === 0n ? 'unknown' : 'renamed';
  } catch (error) {
    if (isTaken(error)) return 'taken';
    throw error;
  }
}

/** Its backlinks stay, in no group. @returns Whether the site had it. */
export async function removeGroup(control: Control, siteId: number, id: number): Promise<boolean> {
  return control.db.transaction().execute(async (db) => {
    const { rows } = await sql`
      SELECT FROM backlink_groups WHERE site_id = ${siteId} AND id = ${id} FOR UPDATE`.execute(db);
    // The foreign key would change its backlinks in any order.
    await lockBacklinks(db, siteId, [], { groupIds: [id] });
    await sql`DELETE FROM backlink_groups WHERE site_id = ${siteId} AND id = ${id}`.execute(db);
    return rows.length > 0;
  });
}

/**
 * Within a transaction they stay until it ends. To be asked for before backlinks are locked: who removes a group has the
 * group first.
 *
 * @param ids Each any number of times.
 */
export async function areGroups(
  db: Control['db'] | ControlTransaction,
  siteId: number,
  ids: readonly number[],
): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM backlink_groups
    WHERE site_id = ${siteId} AND id = ANY (${ids}::int[])
    ORDER BY id FOR KEY SHARE`.execute(db);
  return rows.length === new Set(ids).size;
}

export interface GroupMove {
  /** undefined: out of any group. */
  readonly to: number | undefined;
  readonly backlinkIds: readonly number[];
  /** Groups whose backlinks all move; the groups stay, empty. */
  readonly groupIds: readonly number[];
}

/** Moves all that is named, or nothing. */
export async function moveToGroup(
  control: Control,
  siteId: number,
  { to, backlinkIds, groupIds }: GroupMove,
): Promise<'moved' | 'unknown-group' | 'unknown-backlink'> {
  const groups = to === undefined ? groupIds : [to, ...groupIds];
  return control.db.transaction().execute(async (db) => {
    if (!(await areGroups(db, siteId, groups))) return 'unknown-group';
    if (!(await lockBacklinks(db, siteId, backlinkIds, { groupIds }))) return 'unknown-backlink';
    await sql`
      UPDATE site_backlinks SET group_id = ${to ?? null}::int
      WHERE site_id = ${siteId}
        AND (id = ANY (${backlinkIds}::bigint[]) OR group_id = ANY (${groupIds}::int[]))`.execute(
      db,
    );
    return 'moved';
  });
}
