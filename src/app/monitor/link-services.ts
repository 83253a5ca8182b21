/** Services that name links of a site, as imports ask them: the operator's settings → functions of a site. */
import type { Config } from '../../config/settings.ts';
import { AppError } from '../../errors.ts';
import type { NamedLinks } from '../../monitor/import-links.ts';
import type { LinkService, LinkServices } from '../../monitor/run-import.ts';
import type { GoogleSheets } from '../../vendorapis/google-sheets.ts';
import type { LinkSource, SourceLink } from '../../vendorapis/link-source.ts';
import { VendorError } from '../../vendorapis/vendor-error.ts';
import { readVendorTable } from '../../vendorfiles/vendor-file.ts';
import { googleSheetsOf, linkSources } from './vendor-settings.ts';

/** @throws AppError INVALID_SETTING: a key file that is none. */
export async function linkServices(
  config: Config,
  onNotice: (text: string) => void,
): Promise<LinkServices> {
  const sheets = await googleSheetsOf(config);
  const sources = linkSources(config).map((source) => [source.name, ofSource(source, onNotice)]);
  return { ...Object.fromEntries(sources), ...(sheets && { gsc: ofSheets(sheets) }) };
}

/** All sheets of the site's spreadsheet that are lists of links; Search Console exports tables of other kinds beside them. */
function ofSheets(sheets: GoogleSheets): LinkService {
  return async ({ settings: { gscSheet } }, signal) => {
    if (gscSheet === undefined) throw new Error('no Google Sheet is set');
    const links = emptyLinks();
    let refused: AppError | undefined;
    for await (const { name, rows } of sheets.tables(gscSheet, signal)) {
      try {
        addAll(links, await readVendorTable(rows, { name }), name);
      } catch (error) {
        if (!(error instanceof AppError && error.code === 'NOT_IMPORTABLE')) throw error;
        refused ??= error;
        const problem = { line: 0, reason: 'part-not-importable', text: error.message } as const;
        links.problems.push({ part: name, ...problem });
      }
    }
    if (links.rows.length === 0 && refused !== undefined) throw refused;
    return links;
  };
}

const HEADER = ['url_from', 'url_to', 'anchor', 'first_seen'];
const COLUMNS = {
  ...{ urlFrom: 'url_from', urlTo: 'url_to' },
  ...{ anchor: 'anchor', firstSeen: 'first_seen' },
};

/** Its links as a table, so that they are read as those of a file are: with the same rules, limits and reports. */
function ofSource(source: LinkSource, onNotice: (text: string) => void): LinkService {
  return async ({ host }, signal) => {
    const rows = [HEADER];
    const error = await addRows(rows, source.links(host, signal, onNotice));
    if (rows.length === 1) {
      if (error !== undefined) throw error;
      return emptyLinks();
    }
    const links = await readVendorTable(rows, { columns: COLUMNS });
    return { ...links, ...(error !== undefined && { error: error.message }) };
  };
}

/** @returns Why there are no more; a quota that is spent on the way, say. */
async function addRows(
  rows: string[][],
  links: AsyncIterable<SourceLink>,
): Promise<VendorError | undefined> {
  try {
    for await (const { urlFrom, urlTo = '', anchor = '', firstSeen = '' } of links)
      rows.push([urlFrom, urlTo, anchor, firstSeen]);
    return undefined;
  } catch (error) {
    if (!(error instanceof VendorError)) throw error;
    return error;
  }
}

type Links = { -readonly [list in keyof NamedLinks]: NamedLinks[list][number][] };

const emptyLinks = (): Links => ({ rows: [], problems: [], warnings: [] });

function addAll(links: Links, { rows, problems, warnings }: NamedLinks, part: string): void {
  for (const row of rows) links.rows.push({ ...row, part });
  for (const problem of problems) links.problems.push({ ...problem, part });
  for (const warning of warnings) links.warnings.push({ ...warning, part });
}
