/**
 * Which column of a table means what.
 *
 * By the choice of whoever imports; else by a header that is known; else by what the cells are: Search Console translates its
 * headers, and a table of addresses with dates is the same in all languages. A table that names no linking page is refused with
 * the report that does.
 */
import { AppError } from '../errors.ts';
import { addressIn, cellUrl } from './cell-url.ts';
import { chosenColumns } from './column-choice.ts';
import { columnsByContent } from './column-content.ts';
import {
  type ColumnChoice,
  type Columns,
  type FieldColumns,
  HEADER_ROWS,
  isHeader,
  namedFields,
  SAMPLE_ROWS,
} from './columns.ts';
import { noTable, wrongReport } from './refusals.ts';
import type { Table, TableRow } from './table.ts';
import { FIELD_NAMES, plainWords, refusedReport, toolOf } from './tools.ts';

/** @returns An error as a value where the table cannot be imported: there may be others in the file. */
export function columnsOf(table: Table, choice: ColumnChoice | undefined): Columns | AppError {
  if (choice !== undefined) return chosenColumns(table, choice);
  if (table.beginning.length === 0) return noTable(table, 'holds no line of a table');
  for (const [i, { cells }] of table.beginning.slice(0, HEADER_ROWS).entries()) {
    if (!isHeader(cells, undefined)) continue;
    const report = refusedReport(cells);
    if (report !== undefined) return wrongReport(table, report);
    const fields = fieldsOf(cells, table.beginning.slice(i + 1, i + 1 + SAMPLE_ROWS));
    const tool = toolOf(cells);
    if (fields !== undefined && tool !== undefined)
      return { tool, header: cells, firstRow: i + 1, fields };
  }
  const columns = columnsByContent(table);
  if (!(columns instanceof AppError)) return columns;
  const linked = columnsByContent({ ...table, beginning: table.beginning.map(asLinked) });
  return linked instanceof AppError ? columns : linked;
}

/** Where cells show names and not addresses, what they lead to. */
function asLinked(row: TableRow): TableRow {
  if (row.links === undefined) return row;
  return { ...row, cells: row.cells.map((_, column) => addressIn(row, column)) };
}

/** @returns undefined when no column of addresses has a known name. */
function fieldsOf(
  header: readonly string[],
  sample: readonly TableRow[],
): FieldColumns | undefined {
  const words = header.map(plainWords);
  const urlFrom = FIELD_NAMES.urlFrom
    .map((name) => words.indexOf(name))
    .find((column) => column >= 0 && holdsUrls(sample, column));
  return urlFrom === undefined ? undefined : namedFields(header, { urlFrom });
}

/** Half of the cells are addresses; a column without a cell may hold them. */
function holdsUrls(sample: readonly TableRow[], column: number): boolean {
  const cells = sample.map((row) => addressIn(row, column)).filter((cell) => cell.trim() !== '');
  const urls = cells.filter((cell) => cellUrl(cell).kind === 'url');
  return urls.length * 2 >= cells.length;
}
