/**
 * Links that a file, a sheet or an API names → backlinks of a site, and a report that says of each line what became of it.
 *
 * What is in the site already stays as it is, with its checks: an import adds and never changes. What its supplier says of each
 * page is kept beside that.
 */
import {
  type AddLimit,
  addBacklinks,
  knownPages,
  type NewBacklink,
} from '../control/add-backlinks.ts';
import type { Control } from '../control/control.ts';
import type { SupplierFacts } from '../control/monitor-schema.ts';
import type { Site } from '../control/sites.ts';
import { parsePageUrl } from '../url/page-url.ts';
import type { ProblemReason, VendorProblem } from '../vendorfiles/problems.ts';
import type { VendorRow } from '../vendorfiles/vendor-rows.ts';
import { mapInTurns } from './in-turns.ts';
import { isOfSite, type SiteHost } from './links-to-site.ts';

/** Why a line brought nothing. */
export type InvalidReason =
  | ProblemReason
  /** It says that the page links to another site, or to another part of the site's domain. */
  | 'other-target'
  /** The page is one of the site's domain. */
  | 'own-page';

export interface ImportedLine {
  /** File in a ZIP or sheet of a workbook, where there are several. */
  readonly part?: string;
  /** From 1; 0: a whole part. */
  readonly line: number;
  readonly outcome: 'added' | 'duplicate' | 'invalid';
  /** Of an invalid one. */
  readonly reason?: InvalidReason;
  /** The page; of an invalid line what stands there, cut. */
  readonly text: string;
}

export interface ImportReport {
  /** Tool whose form the links had, or API that named them. */
  readonly source: string;
  readonly added: number;
  /** Pages that were in the site, or came before in the same import. */
  readonly duplicates: number;
  readonly invalid: number;
  /** Reason → invalid lines. */
  readonly reasons: Readonly<Record<string, number>>;
  /** All, in the order in which they came. */
  readonly lines: readonly ImportedLine[];
  /** What was left out of lines that were taken: dates that are none and the like. */
  readonly warnings: readonly VendorProblem[];
}

/** As `VendorFile` has them. */
export interface NamedLinks {
  readonly rows: readonly VendorRow[];
  readonly problems: readonly VendorProblem[];
  readonly warnings: readonly VendorProblem[];
}

/** @throws AppError BACKLINKS_LIMIT, SITE_UNKNOWN; then nothing was added. */
export async function importLinks(
  control: Control,
  site: Pick<Site, 'id' | 'host' | 'domain'>,
  source: string,
  { rows, problems, warnings }: NamedLinks,
  limit: AddLimit = {},
): Promise<ImportReport> {
  const judged = await mapInTurns(rows, (row) => readRow(site, source, row));
  const read = await withoutKnown(control, site.id, judged);
  const backlinks = eachOnce(read);
  const { urls } = await addBacklinks(control, site.id, backlinks, { source }, limit);
  const added = new Set(urls);
  const lines = inOrder(
    problems.map(({ part, ...problem }) => ({
      ...{ ...(part !== undefined && { part }), outcome: 'invalid' as const },
      ...problem,
    })),
    await mapInTurns(read, ({ row, invalid }) => lineOf(row, invalid, added)),
  );
  return { source, ...countsOf(lines), lines, warnings };
}

interface ReadRow {
  readonly row: VendorRow;
  readonly invalid?: InvalidReason;
  readonly backlink?: NewBacklink;
}

function readRow(site: Pick<Site, 'host' | 'domain'>, source: string, row: VendorRow): ReadRow {
  const page = parsePageUrl(row.urlFrom);
  if (page === undefined) return { row, invalid: 'not-a-url' };
  if (page.domain === site.domain) return { row, invalid: 'own-page' };
  if (row.urlTo !== undefined && !leadsTo(site, row.urlTo)) return { row, invalid: 'other-target' };
  const { href: fromUrl, host: fromHost, domain: fromDomain } = page;
  // What we wrote ourselves is nothing that somebody else says.
  const facts = source === 'openbacklinks-site' ? undefined : factsOf(row);
  return { row, backlink: { fromUrl, fromHost, fromDomain, placedOn: row.firstSeen, facts } };
}

function leadsTo(site: SiteHost, urlTo: string): boolean {
  const to = parsePageUrl(urlTo);
  return to !== undefined && isOfSite(to, site);
}

const NOT_OURS: ReadonlySet<InvalidReason | undefined> = new Set(['other-target', 'own-page']);

/** A page that is in the site already is a duplicate, whatever the line says of its target: the owner wanted it, or the site moved. */
async function withoutKnown(
  control: Control,
  siteId: number,
  read: readonly ReadRow[],
): Promise<readonly ReadRow[]> {
  const urls = read.filter(({ invalid }) => NOT_OURS.has(invalid)).map(({ row }) => row.urlFrom);
  if (urls.length === 0) return read;
  const known = await knownPages(control, siteId, urls);
  return read.map((one) =>
    one.invalid !== undefined && known.has(one.row.urlFrom) ? { row: one.row } : one,
  );
}

/** undefined: a bare address. */
function factsOf(row: VendorRow): SupplierFacts | undefined {
  const { part: _, line: __, urlFrom: ___, urlTo, firstSeen, lastSeen, ...facts } = row;
  const told = {
    ...(urlTo !== undefined && { url_to: urlTo }),
    ...facts,
    ...(firstSeen !== undefined && { first_seen: firstSeen }),
    ...(lastSeen !== undefined && { last_seen: lastSeen }),
  };
  return Object.keys(told).length === 0 ? undefined : told;
}

/** Pages in the order in which they first came, each with the first day its links were seen. */
function eachOnce(read: readonly ReadRow[]): NewBacklink[] {
  const pages = new Map<string, NewBacklink>();
  for (const { backlink } of read) {
    if (backlink === undefined) continue;
    const known = pages.get(backlink.fromUrl);
    if (known === undefined || isEarlier(backlink.placedOn, known.placedOn))
      pages.set(backlink.fromUrl, backlink);
  }
  return [...pages.values()];
}

const isEarlier = (day: string | undefined, than: string | undefined): boolean =>
  day !== undefined && (than === undefined || day < than);

/** Takes what it finds out of `added`: the page's next line is a duplicate. */
function lineOf(
  { part, line, urlFrom }: VendorRow,
  reason: InvalidReason | undefined,
  added: Set<string>,
): ImportedLine {
  const place = { ...(part !== undefined && { part }), line };
  if (reason !== undefined) return { ...place, outcome: 'invalid', reason, text: urlFrom };
  return { ...place, outcome: added.delete(urlFrom) ? 'added' : 'duplicate', text: urlFrom };
}

/** Both in the order of lines within each part; parts in the order of their rows. */
function inOrder(problems: readonly ImportedLine[], rows: readonly ImportedLine[]): ImportedLine[] {
  const parts = new Map<string | undefined, number>();
  for (const { part } of [...rows, ...problems]) if (!parts.has(part)) parts.set(part, parts.size);
  const place = ({ part }: ImportedLine) => parts.get(part) ?? 0;
  return [...rows, ...problems].sort((a, b) => place(a) - place(b) || a.line - b.line);
}

function countsOf(lines: readonly ImportedLine[]) {
  const counts = { added: 0, duplicate: 0, invalid: 0 };
  const reasons: Record<string, number> = {};
  for (const { outcome, reason } of lines) {
    counts[outcome]++;
    if (reason !== undefined) reasons[reason] = (reasons[reason] ?? 0) + 1;
  }
  const { added, duplicate: duplicates, invalid } = counts;
  return { added, duplicates, invalid, reasons };
}

/** Lines kept of a report that is stored or answered; of a whole one there may be half a million. */
const SHOWN_LINES = 1000;

/** A report with the first of the lines that brought nothing because they could not. */
export function shortReport({ lines, warnings, ...counts }: ImportReport) {
  return {
    ...counts,
    lines: lines.filter(({ outcome }) => outcome === 'invalid').slice(0, SHOWN_LINES),
    warnings: warnings.slice(0, SHOWN_LINES),
  };
}
