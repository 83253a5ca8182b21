/** All backlinks of a site, as they are when their turn comes, in the order in which they were added. */
import { sql } from 'kysely';
import type { Control } from './control.ts';
import type { BacklinkState, SupplierFacts } from './monitor-schema.ts';
import { LISTED_COLUMNS, type ListedBacklink } from './site-backlinks.ts';
import type { ToldFacts } from './supplier-facts.ts';

/** A row of the list, and what it has no fields for. */
export interface ExportedBacklink extends ListedBacklink {
  readonly state: BacklinkState;
  /** ISO 4217. */
  readonly currency: string | null;
  /** Name of its group. */
  readonly group: string | null;
  /** The latest first. */
  readonly suppliers: readonly ToldFacts[];
}

interface ReadRow extends Omit<ExportedBacklink, 'suppliers'> {
  readonly told: readonly {
    readonly supplier: string;
    readonly told_on: string;
    readonly facts: SupplierFacts;
  }[];
}

/** Rows in memory. */
const ROWS_AT_ONCE = 1000;

/** Reads a range of the index `site_backlinks_in_order` at a time; no connection is held while the caller writes. */
export async function* exportedBacklinks(
  { db }: Control,
  siteId: number,
): AsyncGenerator<readonly ExportedBacklink[]> {
  for (let after = 0; ; ) {
    const { rows } = await sql<ReadRow>`
      WITH part AS MATERIALIZED (
        SELECT id FROM site_backlinks WHERE site_id = ${siteId} AND id > ${after} ORDER BY id LIMIT ${ROWS_AT_ONCE}
      )
      SELECT ${LISTED_COLUMNS}, backlinks.state, backlinks.currency, groups.name AS "group",
        coalesce(suppliers.told, '[]') AS told
      FROM part
      JOIN site_backlinks AS backlinks USING (id)
      JOIN referring_domains AS domains ON domains.id = domain_id
      LEFT JOIN backlink_groups AS groups ON groups.id = group_id
      LEFT JOIN LATERAL (
        SELECT json_agg(json_build_object('supplier', supplier, 'told_on', told_on, 'facts', facts)
          ORDER BY told_on DESC, supplier) AS told
        FROM supplier_facts WHERE backlink_id = backlinks.id
      ) AS suppliers ON true
      ORDER BY backlinks.id`.execute(db);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(({ told, ...row }) => ({
      ...row,
      suppliers: told.map(({ facts, ...of }) => ({ ...of, ...facts })),
    }));
    after = last.id;
  }
}
