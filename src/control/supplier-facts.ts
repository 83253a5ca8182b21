/**
 * What those who named a backlink say of it: the tool whose export it stood in, a webmaster's API. Of each supplier the latest.
 *
 * Nothing of it is ours: a check neither reads nor changes it, so that both can be compared.
 */
import { sql } from 'kysely';
import type { Control, ControlTransaction } from './control.ts';
import type { SupplierFacts } from './monitor-schema.ts';

export interface ToldFacts extends SupplierFacts {
  /** Tool or API. */
  readonly supplier: string;
  /** Day on which they were imported: YYYY-MM-DD. */
  readonly told_on: string;
}

/** A page, and what is said of it. */
interface PageFacts {
  readonly fromUrl: string;
  readonly facts?: SupplierFacts | undefined;
}

/** Writes what a supplier says of backlinks of a site; of pages it has not, nothing. Each page comes once. */
export async function writeSupplierFacts(
  db: ControlTransaction,
  siteId: number,
  supplier: string,
  pages: readonly PageFacts[],
): Promise<void> {
  const told = pages.filter(({ facts }) => facts !== undefined);
  if (told.length === 0) return;
  await sql`
    INSERT INTO supplier_facts (backlink_id, supplier, facts)
    SELECT b.id, ${supplier}, new.facts
    FROM unnest(
      ${told.map(({ fromUrl }) => fromUrl)}::text[],
      ${told.map(({ facts }) => JSON.stringify(facts))}::json[]
    ) AS new (from_url, facts)
    JOIN site_backlinks AS b ON b.site_id = ${siteId} AND md5(b.from_url)::uuid = md5(new.from_url)::uuid
    ON CONFLICT (backlink_id, supplier) DO UPDATE SET told_on = excluded.told_on, facts = excluded.facts`.execute(
    db,
  );
}

/** @returns What each supplier says of a backlink of the site, the latest first; nothing for another site's. */
export async function supplierFacts(
  { db }: Control,
  siteId: number,
  backlinkId: number,
): Promise<ToldFacts[]> {
  const rows = await db
    .selectFrom('supplier_facts as told')
    .innerJoin('site_backlinks as b', 'b.id', 'told.backlink_id')
    .select(['supplier', 'told_on', 'facts'])
    .where('b.site_id', '=', siteId)
    .where('b.id', '=', backlinkId)
    .orderBy('told_on', 'desc')
    .orderBy('supplier')
    .execute();
  return rows.map(({ supplier, told_on, facts }) => ({ supplier, told_on, ...facts }));
}
