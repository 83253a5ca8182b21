/**
 * What third parties say of backlinks' pages and domains: which are to be asked for, and what was answered.
 *
 * A backlink is to be asked for from the day on which its check was wanted (`index_check_at`), once for each third party:
 * an answer of that day or a later one counts. When all have answered, the check has ended.
 */
import { sql } from 'kysely';
import type { Control } from './control.ts';
import { lockRows } from './row-locks.ts';

/** Column → what it is about: the page, or its registrable domain, which is the same for all sites. */
const SIGNALS = {
  google_index: 'page',
  yandex_index: 'page',
  fb_likes: 'page',
  moz_da: 'domain',
  yandex_x: 'domain',
} as const;

export type SignalName = keyof typeof SIGNALS;

export interface SignalSubject {
  /** URL or domain. */
  readonly subject: string;
  /** Rows that the answer is for. */
  readonly ids: readonly number[];
}

export interface SignalAnswer extends SignalSubject {
  /** null: the third party does not know. */
  readonly value: number | null;
}

const TODAY = sql`(now() AT TIME ZONE 'UTC')::date`;
const WANTED_ON = sql`(index_check_at AT TIME ZONE 'UTC')::date`;

/** Those whose check is wanted, the first wanted first. */
export async function wantedSubjects(
  { db }: Control,
  name: SignalName,
  limit: number,
): Promise<SignalSubject[]> {
  const { subject, id, answeredOn } = columnsOf(name);
  const { rows } = await sql<SignalSubject>`
    SELECT ${subject} AS subject, array_agg(DISTINCT ${id}) AS ids
    FROM site_backlinks AS backlinks JOIN referring_domains AS domains ON domains.id = domain_id
    WHERE index_check_at <= now() AND (${answeredOn} IS NULL OR ${answeredOn} < ${WANTED_ON})
    GROUP BY ${subject}
    ORDER BY min(index_check_at), ${subject}
    LIMIT ${limit}`.execute(db);
  return rows;
}

/** Those of live backlinks that were asked for longest ago, at least so many days, or never. */
export async function staleSubjects(
  { db }: Control,
  name: SignalName,
  days: number,
  limit: number,
): Promise<SignalSubject[]> {
  const { subject, id, answeredOn } = columnsOf(name);
  const { rows } = await sql<SignalSubject>`
    SELECT ${subject} AS subject, array_agg(DISTINCT ${id}) AS ids
    FROM site_backlinks AS backlinks JOIN referring_domains AS domains ON domains.id = domain_id
    WHERE coalesce(forced_status, state) = 'live' AND (${answeredOn} IS NULL OR ${answeredOn} <= ${TODAY} - ${days}::int)
    GROUP BY ${subject}
    ORDER BY min(${answeredOn}) NULLS FIRST, ${subject}
    LIMIT ${limit}`.execute(db);
  return rows;
}

/** Of today. */
export async function storeSignals(
  { db }: Control,
  name: SignalName,
  answers: readonly SignalAnswer[],
): Promise<void> {
  const rows = answers.flatMap(({ ids, value }) => ids.map((id) => ({ id, value })));
  const ids = sql`${rows.map(({ id }) => id)}::bigint[]`;
  const isPage = SIGNALS[name] === 'page';
  await db.transaction().execute(async (transaction) => {
    await lockRows(transaction, isPage ? 'backlinks' : 'domains', sql`id = ANY (${ids})`);
    await sql`
      UPDATE ${sql.table(isPage ? 'site_backlinks' : 'referring_domains')} AS known
      SET ${sql.ref(name)} = answers.value, ${sql.ref(`${name}_on`)} = ${TODAY}
      FROM unnest(${ids}, ${rows.map(({ value }) => value)}::int[]) AS answers (id, value)
      WHERE known.id = answers.id`.execute(transaction);
  });
}

/** @param names Of all third parties that are asked; where there are none, every check has ended. */
export async function endIndexChecks(
  { db }: Control,
  names: readonly SignalName[],
): Promise<number> {
  const answered = names.map((name) => sql`AND ${columnsOf(name).answeredOn} >= ${WANTED_ON}`);
  const ended = sql`
    index_check_at <= now() AND EXISTS (
      SELECT FROM referring_domains AS domains WHERE domains.id = domain_id ${sql.join(answered, sql` `)})`;
  return db.transaction().execute(async (transaction) => {
    const ids = await lockRows(transaction, 'backlinks', ended);
    await sql`
      UPDATE site_backlinks SET index_check_at = NULL WHERE id = ANY (${ids}::bigint[])`.execute(
      transaction,
    );
    return ids.length;
  });
}

function columnsOf(name: SignalName) {
  const table = SIGNALS[name] === 'page' ? 'backlinks' : 'domains';
  return {
    subject: sql.ref(SIGNALS[name] === 'page' ? 'backlinks.from_url' : 'domains.domain'),
    id: sql.ref(`${table}.id`),
    answeredOn: sql.ref(`${table}.${name}_on`),
  };
}

/**
 * Takes up to `wanted` questions from what a third party may be asked on a day (UTC), however many processes ask.
 *
 * @returns How many there were left, 0 … wanted.
 */
export async function spendQuestions(
  { db }: Control,
  name: SignalName,
  wanted: number,
  perDay: number,
): Promise<number> {
  return db.transaction().execute(async (within) => {
    await sql`
      INSERT INTO signal_questions (name, day, asked) VALUES (${name}, ${TODAY}, 0)
      ON CONFLICT (name, day) DO NOTHING`.execute(within);
    const { rows } = await sql<{ readonly asked: number }>`
      SELECT asked FROM signal_questions WHERE name = ${name} AND day = ${TODAY} FOR UPDATE`.execute(
      within,
    );
    const granted = Math.max(0, Math.min(wanted, perDay - (rows[0]?.asked ?? perDay)));
    await sql`
      UPDATE signal_questions SET asked = asked + ${granted} WHERE name = ${name} AND day = ${TODAY}`.execute(
      within,
    );
    return granted;
  });
}

/** How many questions of a day (UTC) a third party may still be asked. */
export async function questionsLeft(
  { db }: Control,
  name: SignalName,
  perDay: number,
): Promise<number> {
  const { rows } = await sql<{ readonly asked: number }>`
    SELECT asked FROM signal_questions WHERE name = ${name} AND day = ${TODAY}`.execute(db);
  return Math.max(0, perDay - (rows[0]?.asked ?? 0));
}
