/**
 * Totals of a site's backlinks.
 *
 * Reads all of them once for the counts, and once for each kind of distinct values, by hash: a second for a million.
 */
import { sql } from 'kysely';
import type { Control } from './control.ts';

export interface BacklinkStats {
  readonly total: number;
  /** Distinct texts, addresses, registrable domains. */
  readonly anchors: number;
  readonly ips: number;
  readonly domains: number;
  /** Links that were there at the latest check, by whether they pass rank. */
  readonly dofollow: number;
  readonly nofollow: number;
}

export async function backlinkStats(control: Control, siteId: number): Promise<BacklinkStats> {
  const of = sql`FROM site_backlinks WHERE site_id = ${siteId}`;
  const { rows } = await sql<BacklinkStats>`
    SELECT
      count(*) AS total,
      (SELECT count(*) FROM (SELECT DISTINCT anchor ${of} AND anchor <> '') AS anchors) AS anchors,
      (SELECT count(*) FROM (SELECT DISTINCT ip ${of} AND ip IS NOT NULL) AS ips) AS ips,
      (SELECT count(*) FROM (SELECT DISTINCT domain_id ${of}) AS domains) AS domains,
      count(*) FILTER (WHERE is_found AND NOT is_nofollow AND lost_on IS NULL) AS dofollow,
      count(*) FILTER (WHERE is_found AND is_nofollow AND lost_on IS NULL) AS nofollow
    ${of}`.execute(control.db);
  const [stats] = rows;
  if (stats === undefined) throw new Error('an aggregate without a row');
  return stats;
}
