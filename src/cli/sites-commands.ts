/** `backlinks sites`: what is monitored, and files of its backlinks. They work on control data alone, beside a server and without one. */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { backlinksByState } from '../control/backlinks-by-state.ts';
import type { Control } from '../control/control.ts';
import { addDisavowed, allDisavowed, markExported } from '../control/disavow.ts';
import { recordFileImport } from '../control/import-tasks.ts';
import type { BacklinkState } from '../control/monitor-schema.ts';
import { siteTotals } from '../control/site-totals.ts';
import { addSite, changeSite, listSites, removeSite, type Site } from '../control/sites.ts';
import { AppError } from '../errors.ts';
import { table } from '../formats/table.ts';
import { disavowEntries } from '../monitor/disavow-entries.ts';
import { importLinks, shortReport } from '../monitor/import-links.ts';
import { disavowText } from '../vendorfiles/disavow-file.ts';
import { readVendorFile } from '../vendorfiles/vendor-file.ts';
import { type Context, PLAIN_WIDTH, say, withControl } from './context.ts';
import { wholeNumber } from './numbers.ts';
import { accountOf, siteNamed } from './site-names.ts';
import {
  importLines,
  type SiteFlags,
  settingsOf,
  shownBacklink,
  shownSite,
  sitePlace,
} from './site-words.ts';

/** Which account: the one that a key opened. */
export interface KeyFlag {
  readonly key?: string;
}

export interface AddSiteOptions extends KeyFlag, SiteFlags {}

export interface BacklinksOptions extends KeyFlag {
  readonly state?: BacklinkState;
  readonly indexLost?: true;
  readonly limit: string;
  readonly after?: string;
}

export interface ImportOptions extends KeyFlag {
  readonly urlFrom?: string;
  readonly urlTo?: string;
  readonly anchor?: string;
  readonly firstSeen?: string;
}

export async function addSiteCommand(
  context: Context,
  url: string,
  { title, ...flags }: AddSiteOptions,
): Promise<void> {
  const place = sitePlace(url);
  const settings = settingsOf(flags);
  await withAccount(context, flags, async (control, accountId) => {
    const { id } = await addSite(control, accountId, { title: title ?? place.host, ...place });
    const site = await changeSite(control, accountId, id, { settings });
    say(context, shownSite(site), [`site ${id}: ${site.url}`]);
  });
}

export async function listSitesCommand(context: Context, flags: KeyFlag): Promise<void> {
  await withAccount(context, flags, async (control, accountId) => {
    const sites = (await listSites(control, accountId)).map(shownSite);
    say(context, { sites }, [table(sites, { width: widthOf(context) })]);
  });
}

const widthOf = ({ stdout }: Context): number => stdout.columns ?? PLAIN_WIDTH;

export async function showSiteCommand(
  context: Context,
  name: string,
  flags: KeyFlag,
): Promise<void> {
  await withSite(context, name, flags, async (control, site) => {
    const shown = { ...shownSite(site), ...(await siteTotals(control, site.id)) };
    const facts = Object.entries(shown).map(
      ([fact, value]) => `${fact.replaceAll('_', ' ').padEnd(20)}${inWords(value)}`,
    );
    say(context, shown, facts);
  });
}

const inWords = (value: string | number | boolean | null): string =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value ?? '–');

/** In the order in which they were added. */
export async function siteBacklinksCommand(
  context: Context,
  name: string,
  { state, indexLost, limit, after = '0', ...flags }: BacklinksOptions,
): Promise<void> {
  const part = { limit: wholeNumber('--limit', limit, 1), after: wholeNumber('--after', after) };
  await withSite(context, name, flags, async (control, { id }) => {
    const found = await backlinksByState(control, id, { state, indexLost, ...part });
    const backlinks = found.map(shownBacklink);
    say(context, { backlinks }, [table(backlinks, { width: widthOf(context) })]);
  });
}

export async function removeSiteCommand(
  context: Context,
  name: string,
  flags: KeyFlag,
): Promise<void> {
  await withSite(context, name, flags, async (control, { id, accountId, url }) => {
    await removeSite(control, accountId, id);
    say(context, { removed: id }, [`site ${id} (${url}) is gone with its backlinks and checks`]);
  });
}

export async function setSiteCommand(
  context: Context,
  name: string,
  { url, title, ...flags }: AddSiteOptions & { readonly url?: string },
): Promise<void> {
  const settings = settingsOf(flags);
  const changes = {
    ...(url !== undefined && sitePlace(url)),
    ...(title !== undefined && { title }),
    settings,
  };
  await withSite(context, name, flags, async (control, { id, accountId }) => {
    const site = await changeSite(control, accountId, id, changes);
    say(context, shownSite(site), [`site ${id} is changed`]);
  });
}

/** @param file A path; `-`: standard input. */
export async function importCommand(
  context: Context,
  name: string,
  file: string,
  options: ImportOptions,
): Promise<void> {
  const columns = columnChoice(options);
  const fileName = file === '-' ? 'standard input' : basename(file);
  const read = await readVendorFile(bytesOf(file), { name: fileName, columns });
  await withSite(context, name, options, async (control, site) => {
    const report = await importLinks(control, site, read.tool, read);
    await recordFileImport(control, site.id, fileName, shortReport(report));
    say(context, report, importLines(report));
  });
}

/** @throws AppError INVALID_SETTING: which column names the pages is not said, and others are. */
function columnChoice({ urlFrom, urlTo, anchor, firstSeen }: ImportOptions) {
  const others = {
    ...(urlTo !== undefined && { urlTo }),
    ...(anchor !== undefined && { anchor }),
    ...(firstSeen !== undefined && { firstSeen }),
  };
  if (urlFrom !== undefined) return { urlFrom, ...others };
  if (Object.keys(others).length === 0) return undefined;
  throw new AppError('INVALID_SETTING', '--url-to, --anchor and --first-seen need --url-from');
}

/** @param file A path; without: standard output. */
export async function disavowFileCommand(
  context: Context,
  name: string,
  { output, ...flags }: KeyFlag & { readonly output?: string },
): Promise<void> {
  await withSite(context, name, flags, async (control, { id }) => {
    const entries = await allDisavowed(control, id);
    const text = disavowText(entries);
    if (output === undefined) context.stdout.write(text);
    else {
      writeTo(output, text);
      say(context, { entries: entries.length, file: output }, [
        `${entries.length} entries in ${output}`,
      ]);
    }
    const fresh = entries.filter(({ exported }) => !exported);
    await markExported(
      control,
      id,
      fresh.map((entry) => entry.id),
    );
  });
}

export async function importDisavowCommand(
  context: Context,
  name: string,
  file: string,
  flags: KeyFlag,
): Promise<void> {
  const { entries, repeated, problems } = await disavowEntries(bytesOf(file), basename(file));
  await withSite(context, name, flags, async (control, { id }) => {
    const added = await addDisavowed(control, id, entries);
    const duplicates = entries.length - added + repeated;
    const report = { added, duplicates, invalid: problems.length, problems };
    say(context, report, [
      `${added} added, ${duplicates} duplicates, ${problems.length} invalid`,
      ...problems.map(({ line, reason, text }) => `  line ${line}: ${reason}: ${text}`),
    ]);
  });
}

function writeTo(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('UNREADABLE', `cannot write ${file}: ${reason}`, { cause });
  }
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file === '-' ? 0 : file);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('UNREADABLE', `cannot read ${file}: ${reason}`, { cause });
  }
}

async function withAccount(
  context: Context,
  { key }: KeyFlag,
  work: (control: Control, accountId: number) => Promise<void>,
): Promise<void> {
  await withControl(context, async (control) => work(control, await accountOf(control, key)));
}

/** Opens the control data, and finds the site that is meant. */
export async function withSite(
  context: Context,
  name: string,
  flags: KeyFlag,
  work: (control: Control, site: Site) => Promise<void>,
): Promise<void> {
  await withAccount(context, flags, async (control, accountId) =>
    work(control, await siteNamed(control, accountId, name)),
  );
}
