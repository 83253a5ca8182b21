/** Errors of a table that cannot be imported, and of a file that is no table. */
import { AppError } from '../errors.ts';
import type { Table } from './table.ts';

/**
 * @param table Its name is that of the file where it has none of its own.
 * @param what Goes on after it.
 */
export function noTable({ name }: Pick<Table, 'name'>, what: string): AppError {
  return new AppError('NOT_IMPORTABLE', `${name} ${what}`);
}

/** A table of Search Console that names no page that links. */
export function wrongReport(table: Table, report: string): AppError {
  return noTable(
    table,
    `is the report "${report}" of Search Console, which names no linking pages; export "Latest links" or "More sample links"`,
  );
}
