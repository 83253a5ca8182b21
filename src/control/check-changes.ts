/**
 * The log of checks, read once from its beginning to its end: each check of a site with rules, beside what was known of
 * its backlink before.
 *
 * Reads a range of ids of `backlink_checks`, and of each check's backlink the latest checks before, newest first, until
 * one is found that says something.
 */
import { sql } from 'kysely';
import type { CheckFacts } from './checks.ts';
import type { Control, ControlTransaction } from './control.ts';
import type { BacklinkState } from './monitor-schema.ts';

/** The part of a check's facts that alerts tell of. */
export type LinkFacts = Partial<
  Pick<CheckFacts, 'is_found' | 'is_nofollow' | 'is_ugc' | 'is_sponsored' | 'to_url' | 'anchor'>
>;

export interface CheckInLog {
  readonly checkId: number;
  readonly backlinkId: number;
  readonly siteId: number;
  readonly fromUrl: string;
  /** Whether its owner said what its status is. */
  readonly isForced: boolean;
  /** What the site wants to be told of. */
  readonly kinds: readonly string[];
  readonly at: Date;
  readonly state: BacklinkState;
  readonly outcome: string;
  readonly httpStatus: number | null;
  readonly facts: LinkFacts;
  readonly before: CheckedBefore;
}

/** Of the checks before: null when there is none such. */
export interface CheckedBefore {
  /** Latest `live` or `lost`. */
  readonly known: 'live' | 'lost' | null;
  /** Latest `live`, `lost` or `blocked`. */
  readonly settled: 'live' | 'lost' | 'blocked' | null;
  /** Facts of the latest that saw the link. What is `live` may have been missed since, not often enough to be lost. */
  readonly link: LinkFacts | null;
}

const LOCK_TIMEOUT = '3s';

/**
 * The latest check that no earlier one can still come before.
 *
 * TRICKY: ids are given before their transactions end, so a lower id may appear after a higher one was read. Nobody
 * writes while we hold the lock, and whoever was writing has ended; it is held for one look at an index.
 */
export function endOfChecks({ db }: Control): Promise<number> {
  return db.transaction().execute(async (locked) => {
    await sql`SET LOCAL lock_timeout = ${sql.lit(LOCK_TIMEOUT)}`.execute(locked);
    await sql`LOCK TABLE backlink_checks IN SHARE MODE`.execute(locked);
    const row = await locked
      .selectFrom('backlink_checks')
      .select(({ fn }) => fn.max('id').as('end'))
      .executeTakeFirst();
    return row?.end ?? 0;
  });
}

/** Takes the place up to which checks were read; until the transaction ends it is ours. */
export async function takeScan(db: ControlTransaction) {
  return db
    .selectFrom('alert_scan')
    .select(['check_id as checkId', 'cleared_on as clearedOn'])
    .where('id', '=', 1)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export async function moveScan(
  db: ControlTransaction,
  to: { readonly check_id: number } | { readonly cleared_on: string },
): Promise<void> {
  await db.updateTable('alert_scan').set(to).where('id', '=', 1).execute();
}

/** Checks with ids above `after` up to `upTo`, of sites that have rules; oldest first. */
export async function checksInLog(
  db: ControlTransaction,
  after: number,
  upTo: number,
): Promise<CheckInLog[]> {
  const { rows } = await sql<CheckInLog>`
    SELECT c.id AS "checkId", c.backlink_id AS "backlinkId", b.site_id AS "siteId", b.from_url AS "fromUrl",
      b.forced_status IS NOT NULL AS "isForced", r.kinds, c.at, c.state, c.outcome, c.http_status AS "httpStatus",
      c.facts, json_build_object('known', known.state, 'settled', settled.state, 'link', link.facts) AS before
    FROM backlink_checks AS c
    JOIN site_backlinks AS b ON b.id = c.backlink_id
    JOIN alert_rules AS r ON r.site_id = b.site_id
    LEFT JOIN LATERAL (
      SELECT state FROM backlink_checks WHERE backlink_id = c.backlink_id AND id < c.id AND state IN ('live', 'lost')
      ORDER BY id DESC LIMIT 1
    ) AS known ON true
    LEFT JOIN LATERAL (
      SELECT state FROM backlink_checks
      WHERE backlink_id = c.backlink_id AND id < c.id AND state IN ('live', 'lost', 'blocked')
      ORDER BY id DESC LIMIT 1
    ) AS settled ON true
    LEFT JOIN LATERAL (
      SELECT facts FROM backlink_checks
      WHERE backlink_id = c.backlink_id AND id < c.id AND state = 'live' AND facts ->> 'is_found' = 'true'
      ORDER BY id DESC LIMIT 1
    ) AS link ON true
    WHERE c.id > ${after} AND c.id <= ${upTo} AND cardinality(r.kinds) > 0
    ORDER BY c.id`.execute(db);
  return rows;
}
