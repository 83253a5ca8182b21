/** Columns as whoever imports has named them. */
import type { AppError } from '../errors.ts';
import { addressIn, cellUrl } from './cell-url.ts';
import {
  type ColumnChoice,
  type ColumnName,
  type Columns,
  choiceWords,
  columnList,
  type FieldColumns,
  HEADER_ROWS,
  isHeader,
  namedFields,
  placeOf,
} from './columns.ts';
import { shown } from './problems.ts';
import { noTable } from './refusals.ts';
import type { Table } from './table.ts';
import { plainWords, toolOf } from './tools.ts';

/** @returns An error as a value where a chosen column is not there. */
export function chosenColumns(table: Table, choice: ColumnChoice): Columns | AppError {
  const isNamed = choiceWords(choice).length > 0;
  const beginning = table.beginning.slice(0, HEADER_ROWS);
  const found = beginning.findIndex(({ cells }) => isHeader(cells, choice));
  const headerIndex = isNamed ? found : unnamedHeader(table, choice);
  const header = table.beginning[headerIndex]?.cells ?? [];
  const places = new Map<string, number>();
  for (const [field, name] of Object.entries(choice)) {
    const place = indexOf(name, header, table);
    if (place === undefined) return noTable(table, missing(name, beginning));
    places.set(field, place);
  }
  // Every key of a choice is a field, and `urlFrom` is one of them.
  const fields = Object.fromEntries(places) as unknown as FieldColumns;
  return {
    tool: toolOf(header) ?? 'other',
    header,
    firstRow: headerIndex + 1,
    fields: namedFields(header, fields),
  };
}

/** Of columns chosen by number: the first row, unless it holds an address already. @returns −1: none. */
function unnamedHeader(table: Table, choice: ColumnChoice): number {
  const [first] = table.beginning;
  if (first === undefined) return 0;
  return cellUrl(addressIn(first, (placeOf(choice.urlFrom) ?? 0) - 1)).kind === 'url' ? -1 : 0;
}

function indexOf(name: ColumnName, header: readonly string[], table: Table): number | undefined {
  const place = placeOf(name) ?? header.map(plainWords).indexOf(plainWords(String(name))) + 1;
  const isThere = table.beginning.some(({ cells }) => place >= 1 && place <= cells.length);
  return Number.isInteger(place) && isThere ? place - 1 : undefined;
}

function missing(name: ColumnName, beginning: Table['beginning']): string {
  const widest = beginning.reduce<readonly string[]>(
    (most, { cells }) => (cells.length > most.length ? cells : most),
    [],
  );
  return `has no column ${shown(String(name))}; its columns are ${columnList(widest)}`;
}
