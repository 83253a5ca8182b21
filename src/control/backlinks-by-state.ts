/**
 * A site's backlinks by what they are: what checks, the link index and their owner say of each, and where it belongs.
 *
 * Whoever asks has asked for the site first (`siteById`), so that it is theirs.
 */
import { sql } from 'kysely';
import type { Control } from './control.ts';
import type { BacklinkState } from './monitor-schema.ts';

export interface BacklinkByState {
  readonly id: number;
  readonly from_url: string;
  /** A status set by hand counts before what checks found. */
  readonly state: BacklinkState;
  readonly is_forced: boolean;
  /** When it was heard that the link index has lost it; null: it has it, or never had. */
  readonly index_lost_at: Date | null;
  /** Day. */
  readonly lost_on: string | null;
  readonly checked_at: Date | null;
  /** What the latest check came to, and the page's status then; null: none yet, or no answer. */
  readonly outcome: string | null;
  /** Why there was no answer then, or not all of one. */
  readonly problem: string | null;
  readonly http_status: number | null;
  /** As the link was seen last. */
  readonly is_nofollow: boolean | null;
  readonly is_ugc: boolean | null;
  readonly is_sponsored: boolean | null;
  readonly next_check_at: Date | null;
  readonly group_id: number | null;
  readonly source: string;
  readonly currency: string | null;
}

/** What is undefined is asked of none. */
export interface StateQuestion {
  readonly state?: BacklinkState | undefined;
  readonly indexLost?: boolean | undefined;
  /** null: in no group. */
  readonly groupId?: number | null | undefined;
  /** Those behind this id; 0: from the first. */
  readonly after: number;
  readonly limit: number;
}

/** In the order of ids. Reads the site's backlinks behind `after`, until so many are found. */
export async function backlinksByState(
  { db }: Control,
  siteId: number,
  { state, indexLost, groupId, after, limit }: StateQuestion,
): Promise<BacklinkByState[]> {
  let query = db
    .selectFrom('site_backlinks')
    .leftJoinLateral(
      (of) =>
        of
          .selectFrom('backlink_checks')
          .select(['outcome', 'problem'])
          .whereRef('backlink_id', '=', 'site_backlinks.id')
          .orderBy('backlink_checks.id', 'desc')
          .limit(1)
          .as('latest'),
      (join) => join.onTrue(),
    )
    .select(['id', 'from_url', 'index_lost_at', 'lost_on', 'checked_at', 'next_check_at'])
    .select(['group_id', 'source', 'currency'])
    .select(['http_status', 'is_nofollow', 'is_ugc', 'is_sponsored'])
    .select(['outcome', 'problem'])
    .select(STATE.as('state'))
    .select(sql<boolean>`forced_status IS NOT NULL`.as('is_forced'))
    .where('site_id', '=', siteId)
    .where('id', '>', after);
  if (state !== undefined) query = query.where(STATE, '=', state);
  if (indexLost !== undefined)
    query = query.where('index_lost_at', indexLost ? 'is not' : 'is', null);
  if (groupId !== undefined)
    query = query.where('group_id', groupId === null ? 'is' : '=', groupId);
  return query.orderBy('id').limit(limit).execute();
}

const STATE = sql<BacklinkState>`coalesce(forced_status, state)`;
