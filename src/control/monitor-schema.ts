/**
 * The monitor's tables as Kysely knows them; `monitor-tables.ts` creates them.
 *
 * Days are `YYYY-MM-DD`, UTC.
 */
import type { ColumnType, Generated } from 'kysely';

export const CHARGE_PERIODS = ['onetime', 'monthly', 'quarterly', '6months', 'year'] as const;
export type ChargePeriod = (typeof CHARGE_PERIODS)[number];

/**
 * What a monitored backlink is, as its checks tell.
 *
 * - `unchecked`: not looked at yet
 * - `live`: the page links to the site
 * - `lost`: it does not any more, or was not to be had for several checks
 * - `blocked`: the page keeps us out, which says nothing of the link
 * - `unreached`: there was no answer, not often enough to be lost
 */
export const BACKLINK_STATES = ['unchecked', 'live', 'lost', 'blocked', 'unreached'] as const;
export type BacklinkState = (typeof BACKLINK_STATES)[number];

interface SitesTable {
  readonly id: Generated<number>;
  readonly account_id: number;
  readonly title: string;
  /** Normal form. */
  readonly url: string;
  readonly host: string;
  /** Registrable domain of the host. */
  readonly domain: string;
  readonly check_every_hours: Generated<number>;
  /** Whether pages that robots.txt forbids are left alone. */
  readonly respects_robots: Generated<boolean>;
  readonly failures_until_lost: Generated<number>;
  /** Whether backlinks of the link index become backlinks of the site. */
  readonly follows_index: Generated<boolean>;
  /** Address of the Google Sheet that Search Console exported. */
  readonly gsc_sheet: string | null;
  /** Whether it is read daily. */
  readonly gsc_autoimport: Generated<boolean>;
  /** How often backlinks were removed: while it is the same, each keeps its place in the list. */
  readonly removals: Generated<number>;
  readonly created_at: Generated<Date>;
}

/** Domains of pages that link to any site. */
interface ReferringDomainsTable {
  readonly id: Generated<number>;
  readonly domain: string;
  readonly moz_da: number | null;
  readonly moz_da_on: string | null;
  readonly yandex_x: number | null;
  readonly yandex_x_on: string | null;
}

interface BacklinkGroupsTable {
  readonly id: Generated<number>;
  readonly site_id: number;
  readonly name: string;
}

/** A page that links to a site, or did, or is said to. */
interface SiteBacklinksTable {
  readonly id: Generated<number>;
  readonly site_id: number;
  /** Of `referring_domains`. */
  readonly domain_id: number;
  readonly group_id: number | null;
  /** Normal form; unique within a site. */
  readonly from_url: string;
  readonly from_host: string;
  /** Where it was heard of: `api`, `list`, `index`, or the tool whose file named it. */
  readonly source: string;
  readonly added_at: Generated<Date>;
  readonly placed_on: string | null;
  /** Decimal number. */
  readonly price: ColumnType<string | null, string | number | null, string | number | null>;
  /** ISO 4217. */
  readonly currency: string | null;
  readonly charge_period: ChargePeriod | null;
  readonly charge_start: string | null;
  readonly manager: string | null;
  readonly duration: string | null;
  readonly category: string | null;
  readonly notes: string | null;
  /** Set by hand; checks leave it alone. */
  readonly forced_status: 'live' | 'lost' | null;
  readonly state: Generated<BacklinkState>;
  readonly lost_on: string | null;
  /** Checks in a row that found nothing out. */
  readonly failures: Generated<number>;
  /** null before the first check, as is all that follows. */
  readonly checked_at: Date | null;
  /** Of the page's own answer, which may be a redirect; null without one. */
  readonly http_status: number | null;
  readonly is_redirect: boolean | null;
  /** Whether the page links to the site. */
  readonly is_found: boolean | null;
  readonly is_nofollow: boolean | null;
  readonly is_sponsored: boolean | null;
  readonly is_ugc: boolean | null;
  readonly is_image: boolean | null;
  /** By robots meta or `X-Robots-Tag`: noindex. */
  readonly is_meta_blocked: boolean | null;
  readonly is_robots_blocked: boolean | null;
  readonly anchor: string | null;
  readonly title: string | null;
  readonly to_url: string | null;
  /** To the site. */
  readonly links: number | null;
  /** To other registrable domains than the page's. */
  readonly external_links: number | null;
  readonly ip: string | null;
  /** ISO 3166-1 alpha-3. */
  readonly country: string | null;
  readonly google_index: number | null;
  readonly google_index_on: string | null;
  readonly yandex_index: number | null;
  readonly yandex_index_on: string | null;
  readonly fb_likes: number | null;
  readonly fb_likes_on: string | null;
  /** null: not to be checked. */
  readonly next_check_at: Generated<Date | null>;
  /** When a check was asked for that was not made since; null: none. */
  readonly recheck_at: Generated<Date | null>;
  /** Written since old checks were last removed. */
  readonly new_checks: Generated<number>;
  /** When third parties are to be asked; null: not. */
  readonly index_check_at: Generated<Date | null>;
  /** When it was heard that the link index has lost it; null: it has it, or never had. */
  readonly index_lost_at: Generated<Date | null>;
}

interface BacklinkChecksTable {
  readonly id: Generated<number>;
  readonly backlink_id: number;
  readonly at: Date;
  readonly outcome: string;
  readonly problem: string | null;
  readonly state: BacklinkState;
  readonly http_status: number | null;
  readonly facts: ColumnType<unknown, string, never>;
  readonly evidence_file: string | null;
  readonly evidence_offset: number | null;
  readonly evidence_length: number | null;
}

interface DisavowedTable {
  readonly id: Generated<number>;
  readonly site_id: number;
  readonly type: 'url' | 'domain';
  /** A URL in normal form, or a host: with all below it. */
  readonly subject: string;
  /** Registrable domain of it. */
  readonly domain: string;
  /** Since it was last written into a file for Google. */
  readonly exported: Generated<boolean>;
  readonly added_at: Generated<Date>;
}

/** What a tool or API says of a backlink, as it is told and stored; absent is what the supplier does not say. */
export interface SupplierFacts {
  readonly url_to?: string;
  readonly anchor?: string;
  readonly title?: string;
  /** YYYY-MM-DD */
  readonly first_seen?: string;
  readonly last_seen?: string;
  readonly nofollow?: boolean;
  readonly ugc?: boolean;
  readonly sponsored?: boolean;
  readonly image?: boolean;
  /** Other columns by the supplier's own names, as they stand: Domain Rating, Trust Flow. */
  readonly metrics?: Readonly<Record<string, string>>;
}

/** Of each tool or API the latest. */
interface SupplierFactsTable {
  readonly backlink_id: number;
  readonly supplier: string;
  readonly told_on: Generated<string>;
  readonly facts: ColumnType<SupplierFacts, string, string>;
}

export const IMPORT_STATUSES = ['queued', 'processing', 'complete', 'failed'] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

export const IMPORT_SOURCES = ['gsc', 'bing', 'yandex', 'file'] as const;
export type ImportSource = (typeof IMPORT_SOURCES)[number];

/** Imports that somebody asked for, or that a day brings. */
interface ImportTasksTable {
  /** 32 hexadecimal digits, random. */
  readonly token: string;
  /** One row a site and source is `queued` or `processing`. */
  readonly site_id: number;
  readonly source: Generated<ImportSource>;
  /** Of a file, as it was called. */
  readonly file_name: string | null;
  readonly status: Generated<ImportStatus>;
  /** When its status last changed. */
  readonly changed_at: Generated<Date>;
  /** What came of it, a JSON object; null before. */
  readonly report: ColumnType<unknown, string | null, string | null>;
}

export interface MonitorTables {
  readonly sites: SitesTable;
  readonly referring_domains: ReferringDomainsTable;
  readonly backlink_groups: BacklinkGroupsTable;
  readonly site_backlinks: SiteBacklinksTable;
  readonly backlink_checks: BacklinkChecksTable;
  readonly disavowed: DisavowedTable;
  readonly import_tasks: ImportTasksTable;
  readonly supplier_facts: SupplierFactsTable;
}
