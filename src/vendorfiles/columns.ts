/** What the columns of a table mean, and the words in which somebody may say so. */
import { isPageCell } from './cell-url.ts';
import { shown } from './problems.ts';
import {
  FIELD_NAMES,
  type Field,
  plainWords,
  refusedReport,
  toolOf,
  type VendorTool,
} from './tools.ts';

/** A column by its header, or by its place from 1, which may be a text of digits: parameters and flags are texts. */
export type ColumnName = string | number;

export interface ColumnChoice {
  readonly urlFrom: ColumnName;
  readonly urlTo?: ColumnName;
  readonly anchor?: ColumnName;
  readonly firstSeen?: ColumnName;
}

export type FieldColumns = Readonly<Partial<Record<Field, number>>> & { readonly urlFrom: number };

export interface Columns {
  readonly tool: VendorTool;
  /** Empty where there is none. */
  readonly header: readonly string[];
  /** Index in the table's rows of the first that is no header. */
  readonly firstRow: number;
  /** Index of the column by field. */
  readonly fields: FieldColumns;
}

/** Rows among which a header is looked for: Moz has it on line 7. */
export const HEADER_ROWS = 20;
/** Rows whose cells tell what a column is. */
export const SAMPLE_ROWS = 50;

/** Whether these cells are the header of a table that is known or meant. */
export function isHeader(cells: readonly string[], choice: ColumnChoice | undefined): boolean {
  if (cells.some((cell) => /^\s*https?:/i.test(cell) || isPageCell(cell))) return false;
  if (choice !== undefined) {
    const words = choiceWords(choice);
    const known = new Set(cells.map(plainWords));
    if (words.length > 0) return words.every((name) => known.has(name));
  }
  return toolOf(cells) !== undefined || refusedReport(cells) !== undefined;
}

/** The place that is meant; undefined: a header is. */
export function placeOf(name: ColumnName): number | undefined {
  if (typeof name === 'number') return name;
  return /^\d{1,4}$/.test(name) ? Number(name) : undefined;
}

/** Columns chosen by their headers, in plain words. */
export function choiceWords(choice: ColumnChoice): string[] {
  const names: readonly ColumnName[] = Object.values(choice);
  return names
    .filter((name) => placeOf(name) === undefined)
    .map((name) => plainWords(String(name)));
}

/** Adds the columns whose names tell what they are. */
export function namedFields(header: readonly string[], known: FieldColumns): FieldColumns {
  const words = header.map(plainWords);
  const fields: Partial<Record<Field, number>> & { urlFrom: number } = { ...known };
  const used = new Set<number>(Object.values(known));
  for (const [field, names] of Object.entries(FIELD_NAMES)) {
    // Object.entries widens the keys of a record that has exactly these.
    const key = field as Field;
    if (fields[key] !== undefined) continue;
    const column = names
      .map((name) => words.indexOf(name))
      .find((index) => index >= 0 && !used.has(index));
    if (column === undefined) continue;
    fields[key] = column;
    used.add(column);
  }
  return fields;
}

/** For a message. */
export function columnList(header: readonly string[]): string {
  const names = header.slice(0, 40).map((cell) => shown(cell.slice(0, 40)));
  return names.length === 0 ? 'none' : names.join(', ');
}
