/** Rows of a table, one by one, and what was wrong with them. */
import { addressIn, cellUrl, isPageCell } from './cell-url.ts';
import type { Columns } from './columns.ts';
import { dayOrderOf, readDay } from './days.ts';
import { linkFlags } from './link-flags.ts';
import { type ProblemReason, shown, type VendorProblem } from './problems.ts';
import type { TableRow } from './table.ts';

/** A page that is said to link. */
export interface VendorRow {
  /** File in a ZIP or sheet of a workbook, where there are several. */
  readonly part?: string;
  /** From 1; the row of a sheet. */
  readonly line: number;
  /** Normal form of `url/page-url.ts`. */
  readonly urlFrom: string;
  readonly urlTo?: string;
  readonly anchor?: string;
  readonly title?: string;
  /** `YYYY-MM-DD` */
  readonly firstSeen?: string;
  readonly lastSeen?: string;
  readonly nofollow?: boolean;
  readonly ugc?: boolean;
  readonly sponsored?: boolean;
  readonly image?: boolean;
  /** Other columns by their headers, as they stand: ranks, traffic, dates of loss. */
  readonly metrics?: Readonly<Record<string, string>>;
}

type Draft = { -readonly [field in keyof VendorRow]: VendorRow[field] };

const DAY_FIELDS = ['firstSeen', 'lastSeen'] as const;
const TEXT_FIELDS = ['anchor', 'title'] as const;

const MAX_TEXT = 1000;
const MAX_METRICS = 40;
const MAX_METRIC_NAME = 64;
/** Longer cells are texts around the link. */
const MAX_METRIC = 100;

interface Metric {
  readonly name: string;
  readonly column: number;
}

export class VendorRows {
  readonly problems: VendorProblem[] = [];
  readonly warnings: VendorProblem[] = [];
  readonly #columns: Columns;
  readonly #place: { readonly part?: string };
  readonly #metrics: readonly Metric[];
  /** Its dates are still text: how they are to be read the whole column tells. */
  readonly #rows: Draft[] = [];

  /** @param part Empty where the file is one table. */
  constructor(columns: Columns, part: string) {
    this.#columns = columns;
    this.#place = part === '' ? {} : { part };
    this.#metrics = metricsOf(columns);
  }

  add(tableRow: TableRow): void {
    const { line, cells, more = [] } = tableRow;
    const { fields, header } = this.#columns;
    const from = addressIn(tableRow, fields.urlFrom);
    const url = cellUrl(from);
    const isTooWide =
      header.length > 0 && cells.slice(header.length).some((cell) => cell.trim() !== '');
    if (url.kind === 'none') {
      const reason = isTooWide ? 'too-many-cells' : url.reason;
      this.#note(this.problems, line, reason, from.trim() === '' ? cells.join(' ') : from);
      for (const [i, text] of more.entries()) this.#note(this.problems, line + 1 + i, reason, text);
      return;
    }
    const row: Draft = { ...this.#place, line, urlFrom: url.href };
    this.#rows.push(row);
    this.#addTarget(row, tableRow);
    // Which cells have moved, nobody can tell.
    if (isTooWide) this.#note(this.warnings, line, 'too-many-cells', cells.join(' '));
    else this.#addDetails(row, cells);
  }

  /** Titles and the header itself tell nothing, and are not told. */
  addAboveHeader({ line, cells }: TableRow): void {
    if (cells.some(isPageCell)) this.#note(this.problems, line, 'above-header', cells.join(' '));
  }

  addBroken(problem: VendorProblem): void {
    this.problems.push({ ...this.#place, ...problem });
  }

  /** All rows, when the last has been added. */
  end(): readonly VendorRow[] {
    for (const field of DAY_FIELDS) {
      const order = dayOrderOf(daysOf(this.#rows, field));
      for (const row of this.#rows) this.#readDay(row, field, order);
    }
    this.warnings.sort((a, b) => a.line - b.line);
    return this.#rows;
  }

  #addTarget(row: Draft, tableRow: TableRow): void {
    const { urlTo } = this.#columns.fields;
    const text = urlTo === undefined ? '' : addressIn(tableRow, urlTo);
    if (text.trim() === '') return;
    const url = cellUrl(text);
    if (url.kind === 'url') row.urlTo = url.href;
    else this.#note(this.warnings, row.line, 'bad-target', text);
  }

  #addDetails(row: Draft, cells: readonly string[]): void {
    const { fields, tool } = this.#columns;
    for (const field of TEXT_FIELDS) {
      const column = fields[field];
      const text = column === undefined ? '' : plainText(cells[column] ?? '');
      if (text !== '') row[field] = tool.startsWith('openbacklinks') ? undefused(text) : text;
    }
    for (const field of DAY_FIELDS) {
      const column = fields[field];
      const text = column === undefined ? '' : (cells[column] ?? '').trim();
      if (text !== '') row[field] = text;
    }
    Object.assign(row, linkFlags(cells, fields));
    const metrics = this.#metricsOf(cells);
    if (metrics !== undefined) row.metrics = metrics;
  }

  #metricsOf(cells: readonly string[]): Readonly<Record<string, string>> | undefined {
    const metrics: Record<string, string> = {};
    let isEmpty = true;
    for (const { name, column } of this.#metrics) {
      const text = cells[column] ?? '';
      const value = text.length > MAX_METRIC ? '' : plainText(text);
      if (value === '') continue;
      metrics[name] = value;
      isEmpty = false;
    }
    return isEmpty ? undefined : metrics;
  }

  #readDay(row: Draft, field: (typeof DAY_FIELDS)[number], order: 'dmy' | 'mdy'): void {
    const text = row[field];
    if (text === undefined) return;
    const day = readDay(text, order);
    if (day !== undefined) row[field] = day;
    else {
      delete row[field];
      this.#note(this.warnings, row.line, 'bad-date', text);
    }
  }

  #note(list: VendorProblem[], line: number, reason: ProblemReason, text: string): void {
    list.push({ ...this.#place, line, reason, text: shown(text) });
  }
}

/** The last would not become a key. */
const NO_NAMES: ReadonlySet<string> = new Set(['', '__proto__']);

function metricsOf({ header, fields }: Columns): Metric[] {
  // What `rel` says in words of its own is not lost: `Type` of Ahrefs.
  const { rel: _, ...understood } = fields;
  const used = new Set(Object.values(understood));
  return header
    .map((cell, column) => ({ name: plainText(cell.slice(0, MAX_METRIC_NAME)), column }))
    .filter(({ name, column }) => !NO_NAMES.has(name) && !used.has(column))
    .slice(0, MAX_METRICS);
}

function* daysOf(rows: readonly Draft[], field: (typeof DAY_FIELDS)[number]): Generator<string> {
  for (const row of rows) if (row[field] !== undefined) yield row[field];
}

/** What most cells are: ASCII with single spaces between words. */
const PLAIN = /^(?:[!-~]+(?: [!-~]+)*)?$/;

/** One line of well-formed text without control characters, which no database takes. */
function plainText(text: string): string {
  if (text.length <= MAX_TEXT && PLAIN.test(text)) return text;
  const cut = text.slice(0, MAX_TEXT);
  return cut
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .toWellFormed();
}

/** Our exports put an apostrophe before what a spreadsheet would run. */
function undefused(text: string): string {
  return /^'[=+\-@]/.test(text) ? text.slice(1) : text;
}
