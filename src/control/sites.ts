/**
 * Sites whose backlinks are monitored. A site belongs to an account, and nobody else's question finds it.
 */
import { type Selectable, sql } from 'kysely';
import { AppError } from '../errors.ts';
import type { Control, ControlTransaction } from './control.ts';
import type { Tables } from './schema.ts';

export interface Site {
  readonly id: number;
  readonly accountId: number;
  readonly title: string;
  /** Normal form. */
  readonly url: string;
  readonly host: string;
  /** Registrable domain of the host. */
  readonly domain: string;
  readonly settings: SiteSettings;
  /** How often backlinks were removed: while it is the same, each keeps its place in the list. */
  readonly removals: number;
  readonly createdAt: Date;
}

export interface SiteSettings {
  readonly checkEveryHours: number;
  /** Whether pages that robots.txt forbids are left alone. */
  readonly respectsRobots: boolean;
  /** Checks in a row without an answer after which a backlink is lost. */
  readonly failuresUntilLost: number;
  /** Whether backlinks of the link index become backlinks of the site. */
  readonly followsIndex: boolean;
  /** Address of the Google Sheet that Search Console exported. */
  readonly gscSheet: string | undefined;
  /** Whether it is read daily. */
  readonly gscAutoimport: boolean;
}

export type NewSite = Pick<Site, 'title' | 'url' | 'host' | 'domain'>;

export interface SiteChanges extends Partial<NewSite> {
  readonly settings?: SettingChanges;
}

/** What is undefined stays as it is, but for `gscSheet`: that is taken back where it is there at all. */
type SettingChanges = {
  readonly [Name in keyof SiteSettings]?: SiteSettings[Name] | undefined;
};

export async function addSite(control: Control, accountId: number, site: NewSite): Promise<Site> {
  const row = await control.db
    .insertInto('sites')
    .values({ account_id: accountId, ...site })
    .returningAll()
    .executeTakeFirstOrThrow();
  return siteOf(row);
}

/** Oldest first. */
export async function listSites(control: Control, accountId: number): Promise<Site[]> {
  const rows = await control.db
    .selectFrom('sites')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('id')
    .execute();
  return rows.map(siteOf);
}

/** @throws AppError `SITE_UNKNOWN`, also for a site of another account. */
export async function siteById(control: Control, accountId: number, id: number): Promise<Site> {
  const row = await control.db
    .selectFrom('sites')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw unknownSite(id);
  return siteOf(row);
}

/** The site that a job is about, whoever's it is; undefined: it was removed. */
export async function siteOfImport({ db }: Control, id: number): Promise<Site | undefined> {
  const row = await db.selectFrom('sites').selectAll().where('id', '=', id).executeTakeFirst();
  return row && siteOf(row);
}

/** @throws AppError `SITE_UNKNOWN`, also for a site of another account. */
export async function changeSite(
  control: Control,
  accountId: number,
  id: number,
  { settings, ...site }: SiteChanges,
): Promise<Site> {
  const changes = { ...site, ...(settings && columnsOf(settings)) };
  // A statement that sets nothing is none.
  if (Object.keys(changes).length === 0) return siteById(control, accountId, id);
  const row = await control.db
    .updateTable('sites')
    .set(changes)
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) throw unknownSite(id);
  return siteOf(row);
}

/**
 * Removes a site with its backlinks, their checks, groups and disavow list.
 *
 * @throws AppError `SITE_UNKNOWN`, also for a site of another account.
 */
export async function removeSite(control: Control, accountId: number, id: number): Promise<void> {
  const { numDeletedRows } = await control.db
    .deleteFrom('sites')
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw unknownSite(id);
}

/**
 * Keeps others from adding to a site and removing from it until the transaction ends. To be locked before anything in it:
 * two that each held what the other wants would wait for ever.
 *
 * @returns The account it belongs to.
 * @throws AppError `SITE_UNKNOWN` when it was removed meanwhile.
 */
export async function lockSite(db: ControlTransaction, siteId: number): Promise<number> {
  const { rows } = await sql<{ readonly account_id: number }>`
    SELECT account_id FROM sites WHERE id = ${siteId} FOR NO KEY UPDATE`.execute(db);
  const [site] = rows;
  if (site === undefined) throw unknownSite(siteId);
  return site.account_id;
}

/** What is thrown for a site that is not there, or another account's. */
export function unknownSite(id: number): AppError {
  return new AppError('SITE_UNKNOWN', `no site has the id ${id}`);
}

function columnsOf(settings: SettingChanges) {
  const columns = {
    check_every_hours: settings.checkEveryHours,
    respects_robots: settings.respectsRobots,
    failures_until_lost: settings.failuresUntilLost,
    follows_index: settings.followsIndex,
    gsc_autoimport: settings.gscAutoimport,
  };
  const told = Object.entries(columns).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(told),
    ...('gscSheet' in settings && { gsc_sheet: settings.gscSheet ?? null }),
  };
}

function siteOf(row: Selectable<Tables['sites']>): Site {
  return {
    id: row.id,
    accountId: row.account_id,
    title: row.title,
    url: row.url,
    host: row.host,
    domain: row.domain,
    settings: {
      checkEveryHours: row.check_every_hours,
      respectsRobots: row.respects_robots,
      failuresUntilLost: row.failures_until_lost,
      followsIndex: row.follows_index,
      gscSheet: row.gsc_sheet ?? undefined,
      gscAutoimport: row.gsc_autoimport,
    },
    removals: row.removals,
    createdAt: row.created_at,
  };
}
