/**
 * A table as it was in the file: text in cells, before anybody knows what the columns mean.
 *
 * Only its beginning is kept, which tells what the columns are; its lines are then cut one by one, for a hundred thousand rows of forty
 * cells take far more memory than their text.
 */
import { setImmediate } from 'node:timers/promises';
import { shown, type VendorProblem } from './problems.ts';

export interface TableRow {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** The lines after its first, as they stand, where a quoted cell goes on over several. */
  readonly more?: readonly string[];
  /** Column → where the cell's hyperlink leads. */
  readonly links?: ReadonlyMap<number, string>;
}

export type TableLine =
  | { readonly kind: 'row'; readonly row: TableRow }
  /** A line that is no row of a table. */
  | { readonly kind: 'broken'; readonly problem: VendorProblem }
  /** No line: others may have their turn. Empty lines take time too, and long ones. */
  | { readonly kind: 'pause' };

export interface Table {
  /** File in a ZIP, sheet of a workbook; empty where the file is the table. */
  readonly name: string;
  /** The first rows, at most `BEGINNING_ROWS`. */
  readonly beginning: readonly TableRow[];
  /** All lines but empty ones, from the first, each time it is called. */
  readonly lines: () => Iterable<TableLine>;
}

const BEGINNING_ROWS = 1000;

export async function tableOf(name: string, lines: () => Iterable<TableLine>): Promise<Table> {
  const beginning: TableRow[] = [];
  for (const line of lines()) {
    if (line.kind === 'pause') await setImmediate();
    if (line.kind === 'row') beginning.push(line.row);
    if (beginning.length === BEGINNING_ROWS) break;
  }
  return { name: shown(name), beginning, lines };
}
