/** A table as it was in the file: text in cells, before anybody knows what the columns mean. */
import type { VendorProblem } from './problems.ts';

export interface TableRow {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Table {
  /** File in a ZIP, sheet of a workbook; empty where the file is the table. */
  readonly name: string;
  /** Without empty ones. */
  readonly rows: readonly TableRow[];
  /** Lines that are no row of a table. */
  readonly broken: readonly VendorProblem[];
}
