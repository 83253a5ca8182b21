/**
 * Values as the engine reads them: string literals of SQL, and query parameters.
 *
 * A parameter travels twice wrapped: its value is written as a field of the TSV format (the form in which the
 * engine parses every `param_…`, embedded or over HTTP), and that text as an SQL literal of `SET`.
 *
 * Source: ClickHouse, "String literals" and "TabSeparated: data formatting".
 */

const LITERAL_ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\0': '\\0',
};

/** An SQL string literal. NUL is escaped because statements are passed on as C strings. */
export function sqlString(text: string): string {
  return `'${text.replace(/[\\'\0]/g, (char) => LITERAL_ESCAPES[char] ?? char)}'`;
}

const FIELD_ESCAPES: Readonly<Record<string, string>> = {
  ...LITERAL_ESCAPES,
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

/**
 * The text of a query parameter: string, number, bigint, boolean, Date (whole seconds, or with milliseconds for
 * DateTime64), null, or an array of these.
 *
 * @throws TypeError for any other value.
 */
export function parameterText(value: unknown): string {
  if (typeof value === 'string') return escapeField(value);
  if (Array.isArray(value)) return `[${value.map(elementText).join(',')}]`;
  if (value === null || value === undefined) return '\\N';
  return scalarText(value);
}

function elementText(value: unknown): string {
  if (typeof value === 'string') return `'${escapeField(value)}'`;
  if (value === null || value === undefined) return 'NULL';
  if (Array.isArray(value)) return parameterText(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false'; // digits are read alone, not in an array
  return scalarText(value);
}

function scalarText(value: unknown): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number') return numberText(value);
  if (value instanceof Date) return dateText(value);
  throw new TypeError(`no query parameter can hold ${Object.prototype.toString.call(value)}`);
}

function numberText(value: number): string {
  if (Number.isFinite(value)) return String(value);
  return Number.isNaN(value) ? 'nan' : value > 0 ? '+inf' : '-inf';
}

/** Unix time, which the engine reads whatever the column's time zone; ten digits, or it takes it for a date. */
function dateText(date: Date): string {
  const ms = date.getTime();
  if (Number.isNaN(ms)) throw new TypeError('no query parameter can hold an invalid Date');
  const seconds = Math.floor(ms / 1000)
    .toString()
    .padStart(10, '0');
  const rest = date.getUTCMilliseconds();
  return rest === 0 ? seconds : `${seconds}.${rest.toString().padStart(3, '0')}`;
}

function escapeField(text: string): string {
  return text.replace(/[\\'\0\t\n\r]/g, (char) => FIELD_ESCAPES[char] ?? char);
}
