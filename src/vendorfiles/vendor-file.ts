/**
 * What other tools export → rows that say which page links.
 *
 * A file is taken for what its bytes are: a name may lie, and the same report comes as CSV, as a workbook or zipped, in the language
 * of whoever exported it. A line that cannot be used is a problem with its number and never costs the lines around it; a file that
 * cannot be used is an `AppError` that says what it is and what would do. All is held in memory, within limits.
 */
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import { type ColumnChoice, isHeader } from './columns.ts';
import { tablesOfFile } from './file-tables.ts';
import { columnsOf } from './find-columns.ts';
import { VENDOR_LIMITS, type VendorLimits } from './limits.ts';
import type { VendorProblem } from './problems.ts';
import type { Table } from './table.ts';
import type { VendorTool } from './tools.ts';
import { type VendorRow, VendorRows } from './vendor-rows.ts';

export interface VendorFileOptions {
  /** As it was uploaded; only messages use it. */
  readonly name?: string | undefined;
  /** Which columns are meant, where they are not recognised or not rightly. */
  readonly columns?: ColumnChoice | undefined;
  readonly limits?: Partial<VendorLimits> | undefined;
}

/** A table of the file: the file itself, a file of a ZIP, a sheet of a workbook. */
export interface VendorPart {
  /** Empty for a file that is one table. */
  readonly name: string;
  readonly tool: VendorTool;
  /** Its header, empty where it has none. */
  readonly columns: readonly string[];
}

export interface VendorFile {
  /** Of the first part. */
  readonly tool: VendorTool;
  /** At least one. */
  readonly parts: readonly VendorPart[];
  /** In the order of the file; a page may come more than once. */
  readonly rows: readonly VendorRow[];
  /** Lines that are no row, and parts that hold none (line 0). */
  readonly problems: readonly VendorProblem[];
  /** What was left out of rows that were taken. */
  readonly warnings: readonly VendorProblem[];
}

/**
 * Reads an export of backlinks.
 *
 * @throws AppError NOT_IMPORTABLE: it is none, or none of ours; FILE_TOO_LARGE: a limit is passed. Nothing else.
 */
export async function readVendorFile(
  bytes: Uint8Array,
  { name, columns, limits }: VendorFileOptions = {},
): Promise<VendorFile> {
  const bounds = { ...VENDOR_LIMITS, ...limits };
  const { tables, problems } = await tablesOfFile(bytes, {
    name: name ?? 'The file',
    limits: bounds,
    isHeader: (cells) => isHeader(cells, columns),
  });
  return fileOf(tables, columns, problems);
}

/**
 * Reads what is a table already, such as the values of a Google Sheet.
 *
 * @param rows The first has line 1.
 * @throws AppError as `readVendorFile`.
 */
export async function readVendorTable(
  rows: readonly (readonly string[])[],
  { columns, limits }: Omit<VendorFileOptions, 'name'> = {},
): Promise<VendorFile> {
  const { maxRows } = { ...VENDOR_LIMITS, ...limits };
  if (rows.length > maxRows)
    throw new AppError('FILE_TOO_LARGE', `The table has more than ${maxRows} rows`);
  const filled = rows
    .map((cells, i) => ({ line: i + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return fileOf([{ name: '', rows: filled, broken: [] }], columns, []);
}

async function fileOf(
  tables: readonly Table[],
  choice: ColumnChoice | undefined,
  problems: readonly VendorProblem[],
): Promise<VendorFile> {
  const parts: VendorPart[] = [];
  const file = {
    rows: [] as VendorRow[],
    problems: [...problems],
    warnings: [] as VendorProblem[],
  };
  let refused: AppError | undefined;
  for (const table of tables) {
    const columns = columnsOf(table, choice);
    if (columns instanceof AppError) {
      refused ??= columns;
      file.problems.push(partProblem(table.name, columns.message));
      continue;
    }
    const rows = new VendorRows(columns, table.name);
    await readRows(table, columns.firstRow, rows);
    parts.push({ name: table.name, tool: columns.tool, columns: columns.header });
    for (const row of rows.end()) file.rows.push(row);
    for (const problem of inLineOrder(table.broken, rows.problems)) file.problems.push(problem);
    for (const warning of rows.warnings) file.warnings.push(warning);
  }
  const [first] = parts;
  if (first === undefined)
    throw refused ?? new AppError('NOT_IMPORTABLE', 'The file holds no table');
  return { tool: first.tool, parts, ...file };
}

/** Rows read without letting others have a turn: about 20 ms. */
const TURN = 5000;

async function readRows(table: Table, firstRow: number, rows: VendorRows): Promise<void> {
  for (let i = firstRow; i < table.rows.length; i++) {
    const row = table.rows[i];
    if (row !== undefined) rows.add(row);
    if (i % TURN === TURN - 1) await setImmediate();
  }
}

function partProblem(part: string, text: string): VendorProblem {
  return { ...(part !== '' && { part }), line: 0, reason: 'part-not-importable', text };
}

function inLineOrder(a: readonly VendorProblem[], b: readonly VendorProblem[]): VendorProblem[] {
  return [...a, ...b].sort((one, other) => one.line - other.line);
}
