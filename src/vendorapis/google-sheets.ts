/**
 * Tables of a Google Sheet, as text: what Search Console's "Export to Google Sheets" makes of its links.
 *
 * A sheet is read some thousand rows at a time, within its grid, for a range beyond it is an error. Cells are as they are shown.
 *
 * Source: developers.google.com/sheets/api/reference/rest/v4: spreadsheets.get, spreadsheets.values.batchGet.
 */
import { type Static, type TSchema, Type } from 'typebox';
import { askVendor } from './ask-vendor.ts';
import { GoogleAccess, type ServiceAccount } from './google-access.ts';
import { googleRefusal } from './google-refusal.ts';
import { parseSheetLink } from './sheet-link.ts';
import type { RequestLimits, Vendor, VendorRequest } from './vendor.ts';
import { VendorError } from './vendor-error.ts';

export interface GoogleSheetsSettings {
  readonly baseUrl: string;
  readonly account: ServiceAccount;
}

export interface SheetTable {
  /** Title of the sheet. */
  readonly name: string;
  /** From the sheet's first row, empty ones included, up to the last with text. */
  readonly rows: readonly (readonly string[])[];
}

export interface GoogleSheets {
  /**
   * The sheet that the link names, or all sheets of the spreadsheet in their order.
   *
   * @throws VendorError, and the reason of the signal.
   */
  tables(link: string, signal: AbortSignal): AsyncGenerator<SheetTable>;
}

const NAME = 'Google Sheets';
const SCOPE = 'https://www.googleapis.com/auth/spreadsheets.readonly';

const MAX_ROWS = 500_000;
/** Of one request. */
const WINDOW_ROWS = 10_000;
const WINDOW_CELLS = 200_000;

const Size = Type.Integer({ minimum: 0 });
const Spreadsheet = Type.Object({
  sheets: Type.Array(
    Type.Object({
      properties: Type.Object({
        sheetId: Type.Integer(),
        title: Type.String(),
        /** Charts on sheets of their own have none. */
        gridProperties: Type.Optional(Type.Object({ rowCount: Size, columnCount: Size })),
      }),
    }),
  ),
});
type SheetProperties = Static<typeof Spreadsheet>['sheets'][number]['properties'];

const Values = Type.Object({
  valueRanges: Type.Array(
    Type.Object({ values: Type.Optional(Type.Array(Type.Array(Type.String()))) }),
    { minItems: 1, maxItems: 1 },
  ),
});

export function googleSheets(
  { baseUrl, account }: GoogleSheetsSettings,
  limits: RequestLimits,
): GoogleSheets {
  const access = new GoogleAccess(account, SCOPE, limits);
  const vendor: Vendor = {
    ...{ name: NAME, baseUrl, secrets: [], limits },
    refusalOf: (status, body) =>
      googleRefusal(status, body) ??
      (status === 403 ? { kind: 'refused', isPassing: false } : undefined),
    hints: { refused: `is the sheet shared with ${account.email}?` },
  };
  return { tables: (link, signal) => tables({ vendor, access, signal }, link) };
}

interface Asking {
  readonly vendor: Vendor;
  readonly access: GoogleAccess;
  readonly signal: AbortSignal;
}

async function* tables(asking: Asking, link: string): AsyncGenerator<SheetTable> {
  const parsed = parseSheetLink(link);
  if (parsed === undefined)
    throw new VendorError(NAME, 'refused', 'the link is none to a Google Sheet');
  const path = `/v4/spreadsheets/${parsed.spreadsheetId}`;
  const query = { fields: 'sheets.properties(sheetId,title,gridProperties(rowCount,columnCount))' };
  const { sheets } = await ask(asking, { path, query }, Spreadsheet);
  const wanted = sheets
    .map(({ properties }) => properties)
    .filter(({ sheetId }) => parsed.sheetId === undefined || sheetId === parsed.sheetId);
  if (wanted.length === 0)
    throw new VendorError(NAME, 'refused', `the spreadsheet has no sheet ${parsed.sheetId ?? ''}`);
  for (const sheet of wanted) yield { name: sheet.title, rows: await rowsOf(asking, path, sheet) };
}

async function rowsOf(
  asking: Asking,
  path: string,
  { title, gridProperties }: SheetProperties,
): Promise<string[][]> {
  const { rowCount, columnCount } = gridProperties ?? { rowCount: 0, columnCount: 0 };
  if (rowCount > MAX_ROWS)
    throw new VendorError(NAME, 'refused', `${title} has more than ${MAX_ROWS} rows`);
  const step = Math.max(1, Math.min(WINDOW_ROWS, Math.floor(WINDOW_CELLS / columnCount)));
  const rows: string[][] = [];
  for (let first = 1; first <= rowCount; first += step) {
    const last = Math.min(first + step - 1, rowCount);
    const quoted = `'${title.replaceAll("'", "''")}'`;
    const query = {
      ranges: `${quoted}!A${first}:${columnName(columnCount)}${last}`,
      majorDimension: 'ROWS',
      valueRenderOption: 'FORMATTED_VALUE',
    };
    const answer = await ask(asking, { path: `${path}/values:batchGet`, query }, Values);
    const values = answer.valueRanges[0]?.values ?? [];
    // Empty rows at the end of a window are left out of it, and those of the next would move up.
    if (values.length > 0) while (rows.length < first - 1) rows.push([]);
    for (const cells of values) rows.push(cells);
  }
  return rows;
}

/** A token that is not taken may have been withdrawn before its time: another one is tried, once. */
async function ask<T extends TSchema>(
  asking: Asking,
  request: VendorRequest,
  schema: T,
): Promise<Static<T>> {
  try {
    return await askWithToken(asking, request, schema);
  } catch (error) {
    if (!(error instanceof VendorError && error.kind === 'wrong-key')) throw error;
    asking.access.forget();
    return askWithToken(asking, request, schema);
  }
}

async function askWithToken<T extends TSchema>(
  { vendor, access, signal }: Asking,
  request: VendorRequest,
  schema: T,
): Promise<Static<T>> {
  const headers = { authorization: `Bearer ${await access.token(signal)}` };
  return askVendor(vendor, { ...request, headers }, schema, signal);
}

/** 1 → `A`, 26 → `Z`, 27 → `AA`. */
function columnName(number: number): string {
  const rest = number - 1;
  const letter = String.fromCharCode(65 + (rest % 26));
  return rest < 26 ? letter : columnName(Math.floor(rest / 26)) + letter;
}
