/** Sites and imports in words and fields, and what is typed about them, read. */
import type { BacklinkByState } from '../control/backlinks-by-state.ts';
import type { NewSite, Site, SiteSettings } from '../control/sites.ts';
import { AppError } from '../errors.ts';
import { isSheetUrl, readSiteUrl } from '../http/monitor/page-urls.ts';
import { relOf } from '../monitor/alerts/transitions.ts';
import type { ImportReport } from '../monitor/import-links.ts';
import { durationSeconds, wholeNumber } from './numbers.ts';

/** As flags have them; what is not there stays as it is. */
export interface SiteFlags {
  readonly title?: string;
  readonly followIndex?: boolean;
  readonly checkEvery?: string;
  readonly respectsRobots?: boolean;
  readonly lostAfter?: string;
  /** Empty: none. */
  readonly gscSheet?: string;
  readonly gscAutoimport?: boolean;
}

const HOUR_SECONDS = 3600;
const MAX_HOURS = 8760;

/** @throws AppError INVALID_SETTING naming the flag. */
export function settingsOf(flags: SiteFlags): Partial<SiteSettings> {
  const { followIndex, checkEvery, respectsRobots, lostAfter, gscSheet } = flags;
  return {
    ...(followIndex !== undefined && { followsIndex: followIndex }),
    ...(checkEvery !== undefined && { checkEveryHours: hoursOf('--check-every', checkEvery) }),
    ...(respectsRobots !== undefined && { respectsRobots }),
    ...(lostAfter !== undefined && {
      failuresUntilLost: wholeNumber('--lost-after', lostAfter, 1, 100),
    }),
    ...(gscSheet !== undefined && { gscSheet: sheetOf(gscSheet) }),
    ...(flags.gscAutoimport !== undefined && { gscAutoimport: flags.gscAutoimport }),
  };
}

function hoursOf(flag: string, text: string): number {
  const hours = Math.round(durationSeconds(flag, text) / HOUR_SECONDS);
  if (hours >= 1 && hours <= MAX_HOURS) return hours;
  throw new AppError('INVALID_SETTING', `${flag} is ${text}, must be 1h to ${MAX_HOURS}h`);
}

function sheetOf(text: string): string | undefined {
  if (text === '') return undefined;
  if (isSheetUrl(text)) return text;
  throw new AppError(
    'INVALID_SETTING',
    `--gsc-sheet is ${text}, must be https://docs.google.com/spreadsheets/d/…`,
  );
}

/** @throws AppError INVALID_TARGET */
export function sitePlace(text: string): Omit<NewSite, 'title'> {
  const page = readSiteUrl(text);
  if (page === undefined)
    throw new AppError('INVALID_TARGET', `${text} is no http(s) URL, host or domain of a site`);
  return { url: page.href, host: page.host, domain: page.domain };
}

/** A site as `--json` and lists have it. */
export function shownSite({ id, title, url, domain, settings, createdAt }: Site) {
  return {
    ...{ id, title, url, domain },
    check_every: `${settings.checkEveryHours}h`,
    respects_robots: settings.respectsRobots,
    failures_until_lost: settings.failuresUntilLost,
    follows_index: settings.followsIndex,
    gsc_sheet: settings.gscSheet ?? null,
    gsc_autoimport: settings.gscAutoimport,
    created: createdAt.toISOString().slice(0, 10),
  };
}

/** A backlink as `--json` and lists have it. */
export function shownBacklink(row: BacklinkByState) {
  return {
    ...{ id: row.id, from_url: row.from_url, state: row.state, forced: row.is_forced },
    lost: row.lost_on,
    index_lost: row.index_lost_at?.toISOString() ?? null,
    checked: row.checked_at?.toISOString() ?? null,
    ...{
      outcome: row.outcome,
      problem: row.problem,
      http_status: row.http_status,
      rel: relOf(row),
    },
    source: row.source,
  };
}

/** Lines of a report that a person is shown. */
const SHOWN_LINES = 20;

/** What an import came to, and the first lines that brought nothing. */
export function importLines({ source, added, duplicates, invalid, lines, warnings }: ImportReport) {
  const count = (value: number) => value.toLocaleString('en-US');
  const bad = lines.filter(({ outcome }) => outcome === 'invalid');
  const more = bad.length - SHOWN_LINES;
  return [
    `${source}: ${count(added)} added, ${count(duplicates)} duplicates, ${count(invalid)} invalid`,
    ...bad.slice(0, SHOWN_LINES).map(({ part, line, reason, text }) => {
      const place = part === undefined ? `line ${line}` : `${part}, line ${line}`;
      return `  ${place}: ${reason}: ${text}`;
    }),
    ...(more > 0 ? [`  and ${count(more)} more (--json has every line)`] : []),
    ...(warnings.length > 0 ? [`${count(warnings.length)} warnings (--json has them)`] : []),
  ];
}
