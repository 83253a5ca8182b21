/**
 * Which monitored backlinks are due for a check, and what checks found. A backlink is due until its check is written, in one
 * transaction with what it found: a crash loses no check and repeats only those under way.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Control, ControlTransaction } from './control.ts';
import type { BacklinkState, MonitorTables } from './monitor-schema.ts';
import { lockRows } from './row-locks.ts';

/** A backlink whose check is due, with what its site says of checks. */
export interface DueCheck {
  readonly id: number;
  readonly fromUrl: string;
  readonly state: BacklinkState;
  readonly failures: number;
  /** YYYY-MM-DD */
  readonly lostOn: string | undefined;
  readonly siteHost: string;
  readonly respectsRobots: boolean;
  readonly failuresUntilLost: number;
  readonly checkEveryHours: number;
}

interface DueRow extends Omit<DueCheck, 'lostOn'> {
  readonly lostOn: string | null;
}

/**
 * Those that somebody asked for come first; then backlinks that were never checked and scheduled checks in turns, so that
 * neither a large import nor a long backlog keeps the others waiting. Of each kind the longest due come first.
 *
 * Reads up to `limit` entries of an index of each kind, and those of the hosts that are left out.
 *
 * @param exceptHosts Hosts whose pages are not wanted now.
 */
export async function dueChecks(
  control: Control,
  {
    now,
    exceptHosts,
    limit,
  }: { readonly now: Date; readonly exceptHosts: readonly string[]; readonly limit: number },
): Promise<DueCheck[]> {
  const wanted = sql`next_check_at <= ${now} AND from_host <> ALL (${exceptHosts}::text[])`;
  // Turns of what was asked for come before those of all others.
  const turns = (kind: RawBuilder<unknown>, by: RawBuilder<unknown>, before = 0) => sql`
    SELECT id, row_number() OVER (ORDER BY ${by}, id) - ${before} AS turn FROM (
      SELECT id, ${by} FROM site_backlinks WHERE ${kind} AND ${wanted} ORDER BY ${by}, id LIMIT ${limit}
    ) AS due`;
  const { rows } = await sql<DueRow>`
    WITH due AS (
      ${turns(sql`recheck_at IS NOT NULL`, sql`recheck_at`, limit)}
      UNION ALL ${turns(sql`recheck_at IS NULL AND checked_at IS NULL`, sql`next_check_at`)}
      UNION ALL ${turns(sql`recheck_at IS NULL AND checked_at IS NOT NULL`, sql`next_check_at`)}
      ORDER BY turn, id LIMIT ${limit}
    )
    SELECT b.id, from_url AS "fromUrl", state, failures, lost_on AS "lostOn", host AS "siteHost",
      respects_robots AS "respectsRobots", failures_until_lost AS "failuresUntilLost", check_every_hours AS "checkEveryHours"
    FROM due JOIN site_backlinks AS b USING (id) JOIN sites ON sites.id = site_id
    ORDER BY turn, b.id`.execute(control.db);
  return rows.map((row) => ({ ...row, lostOn: row.lostOn ?? undefined }));
}

/** When the next check is due; undefined: there is nothing to check. */
export async function nextCheckAt(control: Control): Promise<Date | undefined> {
  const { rows } = await sql<{ readonly at: Date | null }>`
    SELECT least(
      (SELECT min(next_check_at) FROM site_backlinks WHERE checked_at IS NULL),
      (SELECT min(next_check_at) FROM site_backlinks WHERE checked_at IS NOT NULL)
    ) AS at`.execute(control.db);
  return rows[0]?.at ?? undefined;
}

/** What a check found, as it is written. Facts that are null were not found out, and what was known stands. */
export interface CheckResult {
  readonly id: number;
  /** Seconds since 1970. */
  readonly at: number;
  readonly outcome: string;
  /** Why there was no answer, or not all of one. */
  readonly problem: string | null;
  readonly state: BacklinkState;
  readonly failures: number;
  readonly lostOn: string | null;
  readonly nextAt: Date;
  readonly facts: CheckFacts;
  readonly evidence: {
    readonly file: string;
    readonly offset: number;
    readonly length: number;
  };
}

const FACTS = [
  ...(['is_redirect', 'is_found', 'is_nofollow', 'is_sponsored', 'is_ugc', 'is_image'] as const),
  ...(['is_meta_blocked', 'is_robots_blocked', 'anchor', 'title', 'to_url'] as const),
  ...(['links', 'external_links', 'ip', 'country'] as const),
];

/** Columns of `site_backlinks`. */
export type CheckFacts = Pick<
  MonitorTables['site_backlinks'],
  'http_status' | (typeof FACTS)[number]
>;

/**
 * Writes what checks found; of backlinks that were removed meanwhile, nothing. Of their earlier checks the latest stay:
 * as many as are to be kept, and up to an eighth more, since it costs more to look for old ones than to write a new one.
 *
 * A backlink whose state was set by hand keeps what its owner said (`forced_status`); what was found stands beside it.
 *
 * @param keptChecks Of each backlink.
 */
export async function applyChecks(
  control: Control,
  results: readonly CheckResult[],
  keptChecks: number,
): Promise<void> {
  if (results.length === 0) return;
  const rows = JSON.stringify(
    results.map(({ at, nextAt, facts, evidence, ...result }) => ({
      ...result,
      ...facts,
      at: new Date(1000 * at),
      nextAt,
      facts,
      evidence_file: evidence.file,
      evidence_offset: evidence.offset,
      evidence_length: evidence.length,
    })),
    // PostgreSQL's texts hold no U+0000 and no half of a surrogate pair; one would stop all checks.
    (_, value: unknown) =>
      typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value,
  );
  const known = FACTS.map(
    (name) => sql`${sql.id(name)} = coalesce(new.${sql.id(name)}, b.${sql.id(name)})`,
  );
  const ids = results.map(({ id }) => id);
  const mostNew = Math.floor(keptChecks / 8);
  await control.db.transaction().execute(async (db) => {
    await lockRows(db, 'backlinks', sql`id = ANY (${ids}::bigint[])`);
    const { rows: full } = await sql<{ readonly id: number }>`
      WITH new AS (SELECT * FROM json_to_recordset(${rows}::json) AS new (${RECORD})),
      changed AS (
        UPDATE site_backlinks AS b
        SET state = new.state, failures = new.failures, lost_on = new."lostOn", checked_at = new.at,
          next_check_at = CASE WHEN ${isAskedSince} THEN next_check_at ELSE new."nextAt" END,
          recheck_at = CASE WHEN ${isAskedSince} THEN recheck_at END, http_status = new.http_status,
          new_checks = CASE WHEN new_checks < ${mostNew} THEN new_checks + 1 ELSE 0 END, ${sql.join(known)}
        FROM new WHERE b.id = new.id RETURNING b.id, new_checks
      ),
      written AS (
        INSERT INTO backlink_checks
          (backlink_id, at, outcome, problem, state, http_status, facts, evidence_file, evidence_offset, evidence_length)
        SELECT id, at, outcome, problem, state, http_status, facts, evidence_file, evidence_offset, evidence_length
        FROM new WHERE id IN (SELECT id FROM changed) ORDER BY at, id
      )
      SELECT id FROM changed WHERE new_checks = 0`.execute(db);
    await removeOldChecks(
      db,
      full.map(({ id }) => id),
      keptChecks,
    );
  });
}

/**
 * Removes all but the latest checks of backlinks. The latest of each state stays too: by it alerts tell what changed.
 *
 * Reads as many entries of the index as are kept, and the checks that are too old.
 */
async function removeOldChecks(
  db: ControlTransaction,
  ids: readonly number[],
  kept: number,
): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    DELETE FROM backlink_checks AS c
    USING unnest(${ids}::bigint[]) AS of (backlink_id) CROSS JOIN LATERAL (
      SELECT id FROM backlink_checks AS every WHERE every.backlink_id = of.backlink_id
      ORDER BY id DESC OFFSET ${kept}
    ) AS old
    WHERE c.id = old.id AND EXISTS (
      SELECT FROM backlink_checks AS newer
      WHERE newer.backlink_id = c.backlink_id AND newer.id > c.id AND newer.state = c.state
        AND newer.facts ->> 'is_found' IS NOT DISTINCT FROM c.facts ->> 'is_found'
    )`.execute(db);
}

/** A check that was asked for when this one was under way: its answer would come from before. Checks have whole seconds. */
const isAskedSince = sql`recheck_at > new.at + interval '1 second'`;

const RECORD = sql.raw(`
  id bigint, at timestamptz, outcome text, problem text, state text, failures int, "lostOn" date, "nextAt" timestamptz,
  http_status int, is_redirect bool, is_found bool, is_nofollow bool, is_sponsored bool, is_ugc bool, is_image bool,
  is_meta_blocked bool, is_robots_blocked bool, anchor text, title text, to_url text, links int, external_links int,
  ip text, country text, facts json, evidence_file text, evidence_offset bigint, evidence_length bigint`);

/** Puts checks off that could not be made. */
export async function postponeChecks(
  control: Control,
  ids: readonly number[],
  until: Date,
): Promise<void> {
  if (ids.length === 0) return;
  const due = sql`id = ANY (${ids}::bigint[]) AND next_check_at <= ${until}`;
  await control.db.transaction().execute(async (db) => {
    const locked = await lockRows(db, 'backlinks', due);
    await sql`
      UPDATE site_backlinks SET next_check_at = ${until} WHERE id = ANY (${locked}::bigint[])`.execute(
      db,
    );
  });
}

/** A check as it was written, newest first in lists. */
export interface PastCheck {
  readonly at: Date;
  readonly outcome: string;
  /** Null also of checks of a time when it was not kept. */
  readonly problem: string | null;
  readonly state: BacklinkState;
  readonly httpStatus: number | null;
  readonly facts: unknown;
  readonly evidence: {
    readonly file: string | null;
    readonly offset: number | null;
    readonly length: number | null;
  };
}

/** @returns Checks of a backlink of the site, newest first; none for another site's. */
export async function checkHistory(
  control: Control,
  siteId: number,
  backlinkId: number,
  limit: number,
): Promise<PastCheck[]> {
  const rows = await control.db
    .selectFrom('backlink_checks as checks')
    .innerJoin('site_backlinks as b', 'b.id', 'checks.backlink_id')
    .selectAll('checks')
    .where('b.site_id', '=', siteId)
    .where('b.id', '=', backlinkId)
    .orderBy('checks.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    at: row.at,
    outcome: row.outcome,
    problem: row.problem,
    state: row.state,
    httpStatus: row.http_status,
    facts: row.facts,
    evidence: {
      file: row.evidence_file,
      offset: row.evidence_offset,
      length: row.evidence_length,
    },
  }));
}
