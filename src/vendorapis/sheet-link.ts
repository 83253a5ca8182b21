/** Links to Google Sheets, as the address line of a browser has them. */

export interface SheetLink {
  readonly spreadsheetId: string;
  /** Id of one of its sheets; undefined: all of them. */
  readonly sheetId: number | undefined;
}

const PATH = /^\/(?:a\/[^/]+\/)?spreadsheets\/(?:u\/\d+\/)?d\/([\w-]{10,200})(?:\/|$)/;

/** @returns undefined for other links, and for those of "Publish to web", which do not tell the spreadsheet. */
export function parseSheetLink(link: string): SheetLink | undefined {
  const url = URL.parse(link.trim());
  if (url?.protocol !== 'https:' || url.hostname !== 'docs.google.com') return undefined;
  const [, spreadsheetId] = PATH.exec(url.pathname) ?? [];
  if (spreadsheetId === undefined) return undefined;
  const gid = new URLSearchParams(url.hash.slice(1)).get('gid') ?? url.searchParams.get('gid');
  return {
    spreadsheetId,
    sheetId: gid !== null && /^\d{1,10}$/.test(gid) ? Number(gid) : undefined,
  };
}
