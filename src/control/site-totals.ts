/** How the backlinks of a site are, in numbers. */
import { sql } from 'kysely';
import type { Control } from './control.ts';

export interface SiteTotals {
  readonly backlinks: number;
  readonly unchecked: number;
  readonly live: number;
  readonly lost: number;
  readonly blocked: number;
  readonly unreached: number;
  /** Those that the link index has lost, whatever checks find. */
  readonly index_lost: number;
}

/** A status set by hand counts before what checks found. */
export async function siteTotals({ db }: Control, siteId: number): Promise<SiteTotals> {
  const { rows } = await sql<SiteTotals>`
    SELECT
      count(*) AS backlinks,
      count(*) FILTER (WHERE state = 'unchecked') AS unchecked,
      count(*) FILTER (WHERE state = 'live') AS live,
      count(*) FILTER (WHERE state = 'lost') AS lost,
      count(*) FILTER (WHERE state = 'blocked') AS blocked,
      count(*) FILTER (WHERE state = 'unreached') AS unreached,
      count(index_lost_at) AS index_lost
    FROM (
      SELECT coalesce(forced_status, state) AS state, index_lost_at FROM site_backlinks WHERE site_id = ${siteId}
    ) AS backlinks`.execute(db);
  const [totals] = rows;
  if (totals === undefined) throw new Error('an aggregate without a row');
  return totals;
}
