/**
 * How far sites have followed the link index, and what the index says of backlinks they have.
 *
 * A pass reads in parts all that runs of the index changed. Where it stands is kept after each part, so that a process
 * that dies has one part at most done again, which changes nothing.
 */
import { sql } from 'kysely';
import type { Control } from './control.ts';
import { lockRows } from './row-locks.ts';

export interface IndexFollow {
  readonly siteId: number;
  /** Whose backlinks, and those of all below it: the site's host, without `www.`. */
  readonly host: string;
  /** Run of the index up to which everything is known; 0: nothing is. */
  readonly run: number;
  /** The pass that is under way, if one is. */
  readonly pass: FollowPass | undefined;
}

export interface FollowPass {
  /** Run of the index up to which everything is known when it has ended. */
  readonly run: number;
  /** Where it goes on, in its own words; undefined: at its beginning. */
  readonly place: string | undefined;
}

/** Sites that follow the index and ended no pass for so long, those that never did first. */
export async function dueFollows(
  { db }: Control,
  restSeconds: number,
): Promise<readonly IndexFollow[]> {
  // What is known of another host is nothing.
  const { rows } = await sql<FollowRow>`
    SELECT sites.id, ${FOLLOWED} AS host, coalesce(run, 0) AS run, next_run, place
    FROM sites
    LEFT JOIN index_follows AS follows ON follows.site_id = sites.id AND follows.host = ${FOLLOWED}
    WHERE follows_index
      AND (ended_at IS NULL OR next_run IS NOT NULL OR ended_at <= now() - make_interval(secs => ${restSeconds}))
    ORDER BY ended_at NULLS FIRST, sites.id`.execute(db);
  return rows.map(({ id, host, run, next_run, place }) => ({
    siteId: id,
    host,
    run,
    pass: next_run === null ? undefined : { run: next_run, place: place ?? undefined },
  }));
}

/** What checks count as the site. */
const FOLLOWED = sql`regexp_replace(sites.host, '^www\\.', '')`;

interface FollowRow {
  readonly id: number;
  readonly host: string;
  readonly run: number;
  readonly next_run: number | null;
  readonly place: string | null;
}

/** @param run What is known before it; the index may have begun anew since. */
export async function beginPass(
  { db }: Control,
  { siteId, host }: IndexFollow,
  run: number,
  nextRun: number,
): Promise<void> {
  // The site may have been removed meanwhile.
  await sql`
    INSERT INTO index_follows (site_id, host, run, next_run)
    SELECT id, ${host}, ${run}::bigint, ${nextRun}::bigint FROM sites WHERE id = ${siteId}
    ON CONFLICT (site_id) DO UPDATE SET host = ${host}, run = ${run}::bigint, next_run = ${nextRun}::bigint,
      place = NULL, ended_at = NULL`.execute(db);
}

export async function keepPlace({ db }: Control, siteId: number, place: string): Promise<void> {
  await sql`UPDATE index_follows SET place = ${place} WHERE site_id = ${siteId}`.execute(db);
}

/** Everything up to the pass's run is known from now on. */
export async function endPass({ db }: Control, siteId: number): Promise<void> {
  await sql`
    UPDATE index_follows SET run = coalesce(next_run, run), next_run = NULL, place = NULL, ended_at = now()
    WHERE site_id = ${siteId}`.execute(db);
}

/**
 * Notes that the index has lost backlinks, or has them again, and has those that are checked at all checked soon: what a
 * check finds decides.
 *
 * @param urls Normal form; the site need not have them.
 * @returns Of how many that is news.
 */
export async function noteIndexLoss(
  { db }: Control,
  siteId: number,
  urls: readonly string[],
  isLost: boolean,
): Promise<number> {
  const news = sql`
    site_id = ${siteId} AND (index_lost_at IS NULL) = ${isLost}::bool
      AND md5(from_url)::uuid IN (SELECT md5(url)::uuid FROM unnest(${urls}::text[]) AS named (url))`;
  return db.transaction().execute(async (transaction) => {
    const ids = await lockRows(transaction, 'backlinks', news);
    await sql`
      UPDATE site_backlinks SET
        index_lost_at = CASE WHEN ${isLost}::bool THEN now() END,
        next_check_at = CASE WHEN next_check_at IS NOT NULL THEN least(next_check_at, now()) END
      WHERE id = ANY (${ids}::bigint[])`.execute(transaction);
    return ids.length;
  });
}
