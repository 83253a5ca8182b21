/**
 * Backlinks that come into a site: one by one over the API, a hundred thousand from a file.
 *
 * A page is in a site once; what is said of one that is there changes nothing, for its owner may have changed it since. What
 * its supplier says of it is kept apart, and is the latest.
 */
import { sql } from 'kysely';
import type { Control, ControlTransaction } from './control.ts';
import { countAdds, expectAdds } from './daily-adds.ts';
import type { ChargePeriod, SupplierFacts } from './monitor-schema.ts';
import { lookAtPaid } from './paid-backlinks.ts';
import { lockSite } from './sites.ts';
import { writeSupplierFacts } from './supplier-facts.ts';

/** A page that is said to link to the site. */
export interface NewBacklink {
  /** Normal form. */
  readonly fromUrl: string;
  readonly fromHost: string;
  /** Registrable domain of the host. */
  readonly fromDomain: string;
  /** When its link was placed, or first seen: `YYYY-MM-DD`. */
  readonly placedOn?: string | undefined;
  /** What was seen of its links before it came in; shown until a check sees more. */
  readonly seen?: SeenLink | undefined;
  /** What the source says of it beside that, and nobody here has seen. */
  readonly facts?: SupplierFacts | undefined;
}

export interface SeenLink {
  /** Of the first link. */
  readonly toUrl: string;
  readonly anchor: string;
  readonly isImage: boolean;
  /** Of the page. */
  readonly title: string;
  /** Whether all its links have it. */
  readonly isNofollow: boolean;
  readonly isUgc: boolean;
  readonly isSponsored: boolean;
}

/** What is said of all backlinks that are added together. */
export interface BacklinkTerms {
  /** Where they were heard of: `api`, `list`, `index`, or the tool whose file names them. */
  readonly source: string;
  readonly groupId?: number | undefined;
  readonly price?: number | null | undefined;
  /** ISO 4217. */
  readonly currency?: string | null | undefined;
  readonly chargePeriod?: ChargePeriod | null | undefined;
  /** `YYYY-MM-DD` */
  readonly chargeStart?: string | null | undefined;
  readonly manager?: string | undefined;
}

export interface Added {
  /** Ids of those that are new in the site, in the order in which they came. */
  readonly ids: readonly number[];
  /** Of the ones that were not there, which: fromUrl of each of `ids`. */
  readonly urls: readonly string[];
  /** Those that were there, came twice, or were left out as deleted. */
  readonly duplicates: number;
}

/** Rows in one statement. */
const BATCH = 5000;

/** What may be added. */
export interface AddLimit {
  /** Backlinks on one day; they are counted where a limit is set. */
  readonly addsPerDay?: number;
  /** Pages that were deleted from the site count as duplicates: for who names the same pages again and again. */
  readonly exceptDeleted?: boolean;
}

/**
 * Adds what is new, all of it or nothing; each is checked soon.
 *
 * @param backlinks What has facts comes once.
 * @throws AppError `SITE_UNKNOWN` when the site was removed meanwhile, `BACKLINKS_LIMIT` when they are too many for today.
 */
export async function addBacklinks(
  control: Control,
  siteId: number,
  backlinks: readonly NewBacklink[],
  terms: BacklinkTerms,
  limit: AddLimit = {},
): Promise<Added> {
  const rows = await control.siteTurns.run(siteId, backlinks.length, () =>
    addRows(control, siteId, backlinks, terms, limit),
  );
  return {
    ids: rows.map(({ id }) => id),
    urls: rows.map(({ from_url }) => from_url),
    duplicates: backlinks.length - rows.length,
  };
}

interface AddedRow {
  readonly id: number;
  readonly from_url: string;
}

async function addRows(
  control: Control,
  siteId: number,
  backlinks: readonly NewBacklink[],
  terms: BacklinkTerms,
  { addsPerDay, exceptDeleted = false }: AddLimit,
): Promise<AddedRow[]> {
  if (addsPerDay !== undefined) {
    const urls = backlinks.map(({ fromUrl }) => fromUrl);
    await expectAdds(control, siteId, urls, { addsPerDay, exceptDeleted });
  }
  const batches = batchesOf(backlinks);
  for (const batch of batches) await addDomains(control, batch);
  return control.db.transaction().execute(async (db) => {
    // Those who add the same pages in another order would wait for each other.
    const accountId = await lockSite(db, siteId);
    if (terms.chargeStart) await lookAtPaid(db, siteId);
    const added: AddedRow[] = [];
    for (const batch of batches) {
      added.push(...(await addBatch(db, siteId, batch, terms, exceptDeleted)));
      await writeSupplierFacts(db, siteId, terms.source, batch);
    }
    if (addsPerDay !== undefined) await countAdds(db, accountId, added.length, addsPerDay);
    return added;
  });
}

/** @returns Those of the pages that are in the site. */
export async function knownPages(
  { db }: Control,
  siteId: number,
  urls: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ readonly from_url: string }>`
    SELECT from_url FROM site_backlinks
    WHERE site_id = ${siteId} AND md5(from_url)::uuid = ANY (ARRAY (SELECT md5(unnest(${urls}::text[]))::uuid))`.execute(
    db,
  );
  return new Set(rows.map(({ from_url }) => from_url));
}

function batchesOf(backlinks: readonly NewBacklink[]): (readonly NewBacklink[])[] {
  const count = Math.ceil(backlinks.length / BATCH);
  return Array.from({ length: count }, (_, i) => backlinks.slice(i * BATCH, (i + 1) * BATCH));
}

/**
 * TRICKY: each statement for itself, and in the order of names. Within one transaction two imports of different sites would
 * each hold domains that the other wants.
 */
async function addDomains(control: Control, batch: readonly NewBacklink[]): Promise<void> {
  const domains = [...new Set(batch.map(({ fromDomain }) => fromDomain))].sort();
  await sql`
    INSERT INTO referring_domains (domain)
    SELECT new.domain FROM unnest(${domains}::text[]) AS new (domain)
    WHERE NOT EXISTS (SELECT FROM referring_domains AS known WHERE known.domain = new.domain)
    ON CONFLICT (domain) DO NOTHING`.execute(control.db);
}

async function addBatch(
  db: ControlTransaction,
  siteId: number,
  batch: readonly NewBacklink[],
  terms: BacklinkTerms,
  exceptDeleted: boolean,
) {
  const column = (of: (backlink: NewBacklink) => string | null) => batch.map(of);
  // PostgreSQL's texts hold no U+0000.
  const text = (name: 'toUrl' | 'anchor' | 'title') =>
    batch.map(({ seen }) => seen?.[name].replaceAll('\0', '') ?? null);
  const flag = (name: 'isImage' | 'isNofollow' | 'isUgc' | 'isSponsored') =>
    batch.map(({ seen }) => seen?.[name] ?? null);
  const { rows } = await sql<AddedRow>`
    INSERT INTO site_backlinks (site_id, domain_id, from_url, from_host, placed_on, source, group_id, price, currency,
      charge_period, charge_start, manager, to_url, anchor, title, is_image, is_nofollow, is_ugc, is_sponsored)
    SELECT ${siteId}, domains.id, new.from_url, new.from_host, new.placed_on, ${terms.source},
      ${terms.groupId ?? null}::int, ${terms.price ?? null}::numeric, ${terms.currency ?? null},
      ${terms.chargePeriod ?? null}, ${terms.chargeStart ?? null}::date, ${terms.manager ?? null},
      new.to_url, new.anchor, new.title, new.is_image, new.is_nofollow, new.is_ugc, new.is_sponsored
    FROM unnest(
      ${column(({ fromUrl }) => fromUrl)}::text[],
      ${column(({ fromHost }) => fromHost)}::text[],
      ${column(({ fromDomain }) => fromDomain)}::text[],
      ${column(({ placedOn }) => placedOn ?? null)}::date[],
      ${text('toUrl')}::text[],
      ${text('anchor')}::text[],
      ${text('title')}::text[],
      ${flag('isImage')}::boolean[],
      ${flag('isNofollow')}::boolean[],
      ${flag('isUgc')}::boolean[],
      ${flag('isSponsored')}::boolean[]
    ) WITH ORDINALITY AS new (from_url, from_host, domain, placed_on, to_url, anchor, title, is_image, is_nofollow,
      is_ugc, is_sponsored, place)
    JOIN referring_domains AS domains USING (domain)
    WHERE NOT ${exceptDeleted}::boolean OR NOT EXISTS (
      SELECT FROM deleted_backlinks WHERE site_id = ${siteId} AND page = md5(new.from_url)::uuid)
    ORDER BY new.place
    ON CONFLICT (site_id, (md5(from_url)::uuid)) DO NOTHING
    RETURNING id, from_url`.execute(db);
  return rows;
}
