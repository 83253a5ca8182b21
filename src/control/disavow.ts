/**
 * Disavow lists: pages, and hosts with all below them, whose links to a site Google is asked to leave out. Whoever asks
 * has asked for the site first.
 */
import { type Selectable, sql } from 'kysely';
import type { Control } from './control.ts';
import type { Tables } from './schema.ts';
import type { ListPart } from './site-backlinks.ts';
import { lockSite } from './sites.ts';

/** What is disavowed. */
export interface DisavowEntry {
  readonly type: 'url' | 'domain';
  /** A URL in normal form, or a host. */
  readonly subject: string;
  /** Registrable domain of it. */
  readonly domain: string;
}

/** A row of the list with what is known of its domain. */
export interface DisavowedRow extends Selectable<Tables['disavowed']> {
  readonly yandex_x: number | null;
}

export interface DisavowList {
  /** Entries of the whole list. */
  readonly total: number;
  readonly rows: readonly DisavowedRow[];
}

/** A part of the list, oldest first. */
export async function listDisavowed(
  { db }: Control,
  siteId: number,
  { limit, offset }: ListPart,
): Promise<DisavowList> {
  const list = db.selectFrom('disavowed').where('site_id', '=', siteId);
  const { total } = await list
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await list
    .leftJoin('referring_domains', 'referring_domains.domain', 'disavowed.domain')
    .selectAll('disavowed')
    .select('yandex_x')
    .orderBy('disavowed.id')
    .limit(limit)
    .offset(offset)
    .execute();
  return { total, rows };
}

/** The whole list, oldest first. */
export async function allDisavowed(
  { db }: Control,
  siteId: number,
): Promise<Pick<DisavowedRow, 'id' | 'type' | 'subject' | 'exported'>[]> {
  return db
    .selectFrom('disavowed')
    .select(['id', 'type', 'subject', 'exported'])
    .where('site_id', '=', siteId)
    .orderBy('id')
    .execute();
}

/** @param entries Each any number of times. @returns How many were new. */
export async function addDisavowed(
  { db, siteTurns }: Control,
  siteId: number,
  entries: readonly DisavowEntry[],
): Promise<number> {
  return siteTurns.run(siteId, entries.length, () => addEntries(db, siteId, entries));
}

function addEntries(
  db: Control['db'],
  siteId: number,
  entries: readonly DisavowEntry[],
): Promise<number> {
  return db.transaction().execute(async (within) => {
    // Two lists that have entries in common, in another order, would wait for each other.
    await lockSite(within, siteId);
    // What is there is left out first: an entry that meets its twin has used up an id.
    const { numAffectedRows = 0n } = await sql`
      INSERT INTO disavowed (site_id, type, subject, domain)
      SELECT ${siteId}, new.type, new.subject, new.domain
      FROM (
        SELECT type, subject, domain, min(place) AS place
        FROM unnest(
          ${entries.map(({ type }) => type)}::text[],
          ${entries.map(({ subject }) => subject)}::text[],
          ${entries.map(({ domain }) => domain)}::text[]
        ) WITH ORDINALITY AS sent (type, subject, domain, place)
        GROUP BY type, subject, domain
      ) AS new
      WHERE NOT EXISTS (
        SELECT FROM disavowed AS known
        WHERE known.site_id = ${siteId} AND known.type = new.type
          AND md5(known.subject)::uuid = md5(new.subject)::uuid)
      ORDER BY new.place`.execute(within);
    return Number(numAffectedRows);
  });
}

/** @returns Whether the site's list had it. */
export async function removeDisavowed(
  { db }: Control,
  siteId: number,
  id: number,
): Promise<boolean> {
  const { rows } = await sql`
    DELETE FROM disavowed WHERE site_id = ${siteId} AND id = ${id}::bigint RETURNING id`.execute(
    db,
  );
  return rows.length > 0;
}

/**
 * For lists whose entries were written into a file.
 *
 * TRICKY: an array of the column's type. In one of `bigint` each row is looked for from end to end, where the planner
 * takes the table for a short one: more than a minute for the longest file that Google takes.
 */
export async function markExported(
  { db }: Control,
  siteId: number,
  ids: readonly number[],
): Promise<void> {
  await db.transaction().execute(async (within) => {
    // In the order of ids: two that each held what the other wants would wait for ever.
    await sql`
      SELECT FROM disavowed WHERE site_id = ${siteId} AND id = ANY (${ids}::int[])
      ORDER BY id FOR NO KEY UPDATE`.execute(within);
    await sql`
      UPDATE disavowed SET exported = true
      WHERE site_id = ${siteId} AND id = ANY (${ids}::int[]) AND NOT exported`.execute(within);
  });
}

/** A page that may be disavowed. */
export interface DisavowablePage {
  readonly from_url: string;
  readonly from_host: string;
}

/**
 * @returns Whether a page, one of those asked for, is on the list: itself, its host, or a domain above that.
 *
 * One statement for all of them: two ranges of the index `disavowed_once`, at the hashes of what is asked for.
 */
export async function disavowedAmong(
  { db }: Control,
  siteId: number,
  pages: readonly DisavowablePage[],
): Promise<(page: DisavowablePage) => boolean> {
  const urls = pages.map(({ from_url }) => from_url);
  const hosts = [...new Set(pages.flatMap(({ from_host }) => withDomainsAbove(from_host)))];
  const hashes = (texts: readonly string[]) =>
    sql`ARRAY (SELECT md5(unnest(${texts}::text[]))::uuid)`;
  const { rows } = await sql<Pick<DisavowEntry, 'type' | 'subject'>>`
    SELECT type, subject FROM disavowed
    WHERE site_id = ${siteId} AND type = 'url' AND md5(subject)::uuid = ANY (${hashes(urls)})
    UNION ALL
    SELECT type, subject FROM disavowed
    WHERE site_id = ${siteId} AND type = 'domain' AND md5(subject)::uuid = ANY (${hashes(hosts)})`.execute(
    db,
  );
  const found = (of: DisavowEntry['type']) =>
    new Set(rows.filter(({ type }) => type === of).map(({ subject }) => subject));
  const [foundUrls, foundHosts] = [found('url'), found('domain')];
  return ({ from_url, from_host }) =>
    foundUrls.has(from_url) || withDomainsAbove(from_host).some((host) => foundHosts.has(host));
}

/** `a.b.example` → itself, `b.example`, `example`. */
function withDomainsAbove(host: string): string[] {
  const labels = host.split('.');
  return labels.map((_, at) => labels.slice(at).join('.'));
}
