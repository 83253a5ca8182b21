/**
 * Standing crawls: what the server keeps visiting, until it is told otherwise.
 *
 * Only what the operator wants is here. What was visited and what is due is a matter of the link index.
 */
import type { Selectable } from 'kysely';
import { AppError } from '../errors.ts';
import type { Control } from './control.ts';
import type { Tables } from './schema.ts';

export interface StandingCrawl {
  readonly id: number;
  readonly seeds: readonly string[];
  readonly scope: string;
  /** Links from a seed; undefined: no limit. */
  readonly maxDepth: number | undefined;
  /** Least pause between two requests to a host. */
  readonly delayMs: number;
  readonly createdAt: Date;
  /** Since it was made. */
  readonly visits: number;
  /** When it had its latest turn; undefined before the first. */
  readonly turnAt: Date | undefined;
}

export type NewCrawl = Pick<StandingCrawl, 'seeds' | 'scope' | 'maxDepth' | 'delayMs'>;

export async function addCrawl(control: Control, crawl: NewCrawl): Promise<StandingCrawl> {
  const { seeds, scope, maxDepth, delayMs } = crawl;
  const row = await control.db
    .insertInto('crawls')
    .values({
      seeds: JSON.stringify(seeds),
      scope,
      max_depth: maxDepth ?? null,
      delay_ms: delayMs,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return crawlOf(row);
}

/** Oldest first. */
export async function listCrawls(control: Control): Promise<StandingCrawl[]> {
  const rows = await control.db.selectFrom('crawls').selectAll().orderBy('id').execute();
  return rows.map(crawlOf);
}

/** What it visited stays in the index. @throws AppError `CRAWL_UNKNOWN`. */
export async function removeCrawl(control: Control, id: number): Promise<void> {
  const { numDeletedRows } = await control.db
    .deleteFrom('crawls')
    .where('id', '=', id)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw new AppError('CRAWL_UNKNOWN', `no crawl has the id ${id}`);
}

/** After a turn. A crawl that was removed meanwhile is left so. */
export async function countTurn(control: Control, id: number, visits: number): Promise<void> {
  await control.db
    .updateTable('crawls')
    .set(({ eb }) => ({ visits: eb('visits', '+', visits), turn_at: new Date() }))
    .where('id', '=', id)
    .execute();
}

function crawlOf(row: Selectable<Tables['crawls']>): StandingCrawl {
  return {
    id: row.id,
    seeds: row.seeds,
    scope: row.scope,
    maxDepth: row.max_depth ?? undefined,
    delayMs: row.delay_ms,
    createdAt: row.created_at,
    visits: row.visits,
    turnAt: row.turn_at ?? undefined,
  };
}
