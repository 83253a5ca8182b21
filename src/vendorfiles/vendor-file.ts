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
import { type Table, type TableLine, tableOf } from './table.ts';
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
  { name = 'The file', columns, limits }: VendorFileOptions = {},
): Promise<VendorFile> {
  const bounds = { ...VENDOR_LIMITS, ...limits };
  const { tables, problems } = await tablesOfFile(bytes, {
    name,
    limits: bounds,
    isHeader: (cells) => isHeader(cells, columns),
  });
  return fileOf(tables, problems, { columns, name, maxRows: bounds.maxRows });
}

/**
 * Reads what is a table already, such as the values of a Google Sheet.
 *
 * @param rows The first has line 1.
 * @throws AppError as `readVendorFile`.
 */
export async function readVendorTable(
  rows: readonly (readonly string[])[],
  { name = 'The table', columns, limits }: VendorFileOptions = {},
): Promise<VendorFile> {
  const { maxRows } = { ...VENDOR_LIMITS, ...limits };
  const lines = rows.flatMap((cells, i): TableLine[] =>
    cells.some((cell) => cell.trim() !== '') ? [{ kind: 'row', row: { line: i + 1, cells } }] : [],
  );
  return fileOf([await tableOf('', () => lines)], [], { columns, name, maxRows });
}

interface Reading {
  readonly columns: ColumnChoice | undefined;
  readonly name: string;
  readonly maxRows: number;
}

async function fileOf(
  tables: readonly Table[],
  problemsOfParts: readonly VendorProblem[],
  { columns: choice, name, maxRows }: Reading,
): Promise<VendorFile> {
  const parts: VendorPart[] = [];
  const all: VendorRows[] = [];
  const problems = [...problemsOfParts];
  let refused: AppError | undefined;
  let rowsLeft = maxRows;
  for (const table of tables) {
    const isPart = table.name !== '';
    const columns = columnsOf(isPart ? table : { ...table, name }, choice);
    if (columns instanceof AppError) {
      refused ??= isPart
        ? new AppError('NOT_IMPORTABLE', `${name}: ${columns.message}`, { cause: columns })
        : columns;
      problems.push(partProblem(table.name, columns.message));
      continue;
    }
    const rows = new VendorRows(columns, table.name);
    rowsLeft -= await readLines(table, columns.firstRow, rows, rowsLeft);
    if (rowsLeft < 0) throw new AppError('FILE_TOO_LARGE', `${name} has more than ${maxRows} rows`);
    parts.push({ name: table.name, tool: columns.tool, columns: columns.header });
    all.push(rows);
  }
  const [first] = parts;
  if (first === undefined)
    throw refused ?? new AppError('NOT_IMPORTABLE', `${name} holds no table`);
  return {
    tool: first.tool,
    parts,
    rows: all.flatMap((rows) => rows.end()),
    problems: problems.concat(...all.map((rows) => rows.problems)),
    warnings: all.flatMap(({ warnings }) => warnings),
  };
}

/** Lines read before others have their turn: some 20 ms. */
const TURN = 4000;

/** @returns How many lines there were, as far as they may be read. */
async function readLines(
  table: Table,
  firstRow: number,
  rows: VendorRows,
  maxLines: number,
): Promise<number> {
  let count = 0;
  let rowCount = 0;
  for (const line of table.lines()) {
    if (line.kind === 'pause') {
      await setImmediate();
      continue;
    }
    if (++count > maxLines) break;
    if (line.kind === 'broken') rows.addBroken(line.problem);
    else if (rowCount++ >= firstRow) rows.add(line.row);
    else rows.addAboveHeader(line.row);
    if (count % TURN === 0) await setImmediate();
  }
  return count;
}

function partProblem(part: string, text: string): VendorProblem {
  return { ...(part !== '' && { part }), line: 0, reason: 'part-not-importable', text };
}
