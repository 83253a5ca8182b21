/** What the owner of a site says of its backlinks, beside what checks find. */
import { sql } from 'kysely';
import type { Control } from './control.ts';
import type { ChargePeriod } from './monitor-schema.ts';
import { lookAtPaid } from './paid-backlinks.ts';
import { lockBacklinks } from './site-backlinks.ts';

/** What is undefined stays as it is; null takes it away. Columns of `site_backlinks`. */
export type BacklinkNotes = {
  /** null: checks say what it is. */
  readonly forced_status?: 'live' | 'lost' | null | undefined;
  readonly price?: number | null | undefined;
  readonly charge_period?: ChargePeriod | null | undefined;
} & {
  readonly [text in TextColumn]?: string | null | undefined;
};

type TextColumn = 'notes' | 'category' | 'duration' | 'manager' | 'currency' | 'charge_start';

/** @returns Whether all ids are backlinks of the site; otherwise nothing changed. */
export async function noteBacklinks(
  control: Control,
  siteId: number,
  ids: readonly number[],
  notes: BacklinkNotes,
): Promise<boolean> {
  return control.db.transaction().execute(async (db) => {
    if (notes.charge_period !== undefined || notes.charge_start !== undefined)
      await lookAtPaid(db, siteId);
    if (!(await lockBacklinks(db, siteId, ids))) return false;
    // A statement that sets nothing is none.
    if (Object.values(notes).some((value) => value !== undefined))
      await db
        .updateTable('site_backlinks')
        .set(notes)
        .where('site_id', '=', siteId)
        // As one value: a statement takes 65,535.
        .where(sql<boolean>`id = ANY (${ids}::bigint[])`)
        .execute();
    return true;
  });
}
