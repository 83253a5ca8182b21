/**
 * Statements as a ClickHouse client sends them, turned into what the embedded engine runs.
 *
 * Over HTTP a statement can end in its FORMAT, and rows to insert follow it. The engine in the process takes the
 * format beside the statement, and rows from a file.
 */
import { sqlString } from './chdb-literal.ts';

export interface FormattedStatement {
  readonly query: string;
  readonly format: string;
}

const TRAILING_FORMAT = /\s+FORMAT\s+(\w+)\s*$/i;

/** Takes the FORMAT off the end; `TabSeparated`, the engine's default, where there is none. */
export function splitFormat(statement: string): FormattedStatement {
  const found = TRAILING_FORMAT.exec(statement);
  if (found === null) return { query: statement, format: 'TabSeparated' };
  return { query: statement.slice(0, found.index), format: found[1] ?? 'TabSeparated' };
}

/** Formats whose rows stand alone: no head, no foot, so blocks can be passed on as they come. */
const ROW_FORMATS = new Set([
  'CSV',
  'JSONCompactEachRow',
  'JSONEachRow',
  'JSONStringsEachRow',
  'RowBinary',
  'TSV',
  'TabSeparated',
]);

/** Of other statements (SHOW, EXPLAIN) the engine refuses to stream the answer. */
const IS_SELECT = /^\s*(?:SELECT|WITH)\b/i;

export function isStreamable({ query, format }: FormattedStatement): boolean {
  return ROW_FORMATS.has(format) && IS_SELECT.test(query);
}

const INPUT = /\binput\s*\(\s*'((?:[^'\\]|\\.)*)'\s*\)/i;
const PLAIN_INSERT = /^\s*INSERT\s+INTO\s+[^(]+?(?:\(([^)]*)\))?\s*$/i;

/**
 * `INSERT INTO t (a, b)` and `INSERT INTO t SELECT … FROM input('a String, …')`, reading the rows from a file. The
 * structure of a plain insert is inferred from the table.
 */
export function insertFromFile({ query, format }: FormattedStatement, file: string): string {
  const input = INPUT.exec(query);
  const source = `file(${sqlString(file)}, ${sqlString(format)}`;
  if (input !== null) return query.replace(INPUT, () => `${source}, '${input[1]}')`);
  const columns = PLAIN_INSERT.exec(query)?.[1] ?? '*';
  return `${query} SELECT ${columns} FROM ${source})`;
}
