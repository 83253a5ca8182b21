/**
 * CSV as tools write it → rows with their line numbers.
 *
 * RFC 4180, forgiving: an anchor may hold quotes that nobody doubled (Majestic), and a quote that is never closed must cost its
 * own line and not all lines up to the next quote. The parsers at hand (csv-parse, papaparse) read on to the next quote or the end
 * of the file. A line whose quotes do not fit is cut at its separators if that gives the table's width, and else is broken.
 *
 * A row may go on over lines where the table has columns; in a list of addresses, or where rows of the table stand between two quotes,
 * these belong to no pair, and nothing between them may be lost.
 *
 * Cost: linear. A cell that goes on over lines has at most `MAX_LINES` and `maxCellLength`, and that bounds what is read again
 * after a quote that turns out not to be closed.
 */
import type { VendorLimits } from './limits.ts';
import { shown } from './problems.ts';
import type { TableLine } from './table.ts';

export interface CsvForm {
  /** Empty: every line is one cell. */
  readonly separator: string;
  /** Cells of most rows. */
  readonly width: number;
}

type CsvLimits = Pick<VendorLimits, 'maxCellLength' | 'maxColumns'>;

/** A page's text in a cell has some lines; more is a quote without its second. */
const MAX_LINES = 32;

/** Characters read in one turn: some 20 ms. */
const TURN_LENGTH = 2 ** 17;

/** Rows of a text in lines that end with `\n` or `\r\n`; empty ones are left out. */
export function* csvLines(text: string, form: CsvForm, limits: CsvLimits): Generator<TableLine> {
  const scanner = new RowScanner(text, form, limits);
  for (let line = 1, start = 0, turnEnd = TURN_LENGTH; start < text.length; ) {
    const { cells, end, lines } = scanner.rowAt(start);
    const reason = cells === undefined ? 'bad-quotes' : 'too-many-cells';
    if (cells === undefined || cells.length > limits.maxColumns)
      yield { kind: 'broken', problem: { line, reason, text: shown(text.slice(start, end)) } };
    else if (hasText(cells))
      yield {
        kind: 'row',
        row: { line, cells, ...(lines > 1 && { more: linesAfter(text.slice(start, end)) }) },
      };
    start = end + 1;
    line += lines;
    if (start < turnEnd) continue;
    yield { kind: 'pause' };
    turnEnd = start + TURN_LENGTH;
  }
}

interface ScannedRow {
  /** undefined: broken. */
  readonly cells: readonly string[] | undefined;
  /** Of its line feed, or the end of the text. */
  readonly end: number;
  readonly lines: number;
}

interface ScannedCell {
  readonly text: string;
  /** After its closing quote. */
  readonly end: number;
  readonly lines: number;
}

class RowScanner {
  readonly #text: string;
  readonly #form: CsvForm;
  readonly #limits: CsvLimits;
  readonly #lastQuote: number;

  constructor(text: string, form: CsvForm, limits: CsvLimits) {
    this.#text = text;
    this.#form = form;
    this.#limits = limits;
    this.#lastQuote = text.lastIndexOf('"');
  }

  rowAt(start: number): ScannedRow {
    const feed = this.#text.indexOf('\n', start);
    const end = feed < 0 ? this.#text.length : feed;
    const line = this.#text.slice(
      start,
      this.#text[end - 1] === '\r' && end > start ? end - 1 : end,
    );
    const { separator, width } = this.#form;
    if (!line.includes('"')) return { cells: this.#cut(line), end, lines: 1 };
    const quoted = this.#quotedRow(start);
    if (quoted !== undefined && (quoted.lines === 1 || this.#isOneRow(start, quoted)))
      return quoted;
    const cells = this.#cut(line);
    const isRow = separator !== '' && cells.length === width;
    const row = isRow ? cells.map(unquoted) : [];
    return { cells: hasText(row) ? row : undefined, end, lines: 1 };
  }

  /** Whether its lines belong together. */
  #isOneRow(start: number, { cells, end }: ScannedRow): boolean {
    const { width } = this.#form;
    if (width < 2 || cells?.length !== width || !hasText(cells)) return false;
    const between = linesAfter(this.#text.slice(start, end)).slice(0, -1);
    return !between.some((line) => {
      const cells = this.#cut(line);
      return cells.length === width && cells.some((cell) => ADDRESS.test(cell));
    });
  }

  #cut(line: string): readonly string[] {
    const { separator } = this.#form;
    return separator === '' ? [line] : line.split(separator, this.#limits.maxColumns + 1);
  }

  /** @returns undefined when its quotes do not fit. */
  #quotedRow(start: number): ScannedRow | undefined {
    const text = this.#text;
    const cells: string[] = [];
    let lines = 1;
    for (let at = start; cells.length <= this.#limits.maxColumns; at++) {
      if (text[at] === '"') {
        const cell = this.#quotedCell(at);
        if (cell === undefined) return undefined;
        cells.push(cell.text);
        lines += cell.lines;
        at = cell.end;
      } else {
        const end = this.#plainEnd(at);
        cells.push(text.slice(at, end));
        at = end;
      }
      if (text[at] === '\r') at++;
      if (at >= text.length || text[at] === '\n') return { cells, end: at, lines };
    }
    return { cells, end: this.#lineEnd(start), lines: 1 };
  }

  /** Where a cell without quotes around it ends; quotes inside are text. */
  #plainEnd(start: number): number {
    const text = this.#text;
    let at = start;
    while (at < text.length && !this.#isEnd(at)) at++;
    return at;
  }

  #lineEnd(start: number): number {
    const feed = this.#text.indexOf('\n', start);
    return feed < 0 ? this.#text.length : feed;
  }

  #isEnd(at: number): boolean {
    const char = this.#text[at];
    if (char === this.#form.separator || char === '\n' || char === undefined) return true;
    return char === '\r' && (this.#text[at + 1] === '\n' || at + 1 === this.#text.length);
  }

  /** A quote that neither ends the cell nor is doubled is text, in a cell of one line. */
  #quotedCell(start: number): ScannedCell | undefined {
    const text = this.#text;
    let cell = '';
    let lines = 0;
    let isForgiven = false;
    for (let from = start + 1; from <= this.#lastQuote; ) {
      const quote = text.indexOf('"', from);
      if (quote - start > this.#limits.maxCellLength) return undefined;
      const piece = text.slice(from, quote);
      cell += piece;
      lines += linesIn(piece);
      if (lines > (isForgiven ? 0 : MAX_LINES)) return undefined;
      from = quote + 1;
      if (this.#isEnd(from)) return { text: cell, end: from, lines };
      cell += '"';
      if (text[from] === '"') from++;
      else isForgiven = true;
    }
    return undefined;
  }
}

function hasText(cells: readonly string[]): boolean {
  return cells.some((cell) => cell !== '' && cell.trim() !== '');
}

const ADDRESS = /^\s*"?https?:\/\//i;

/** All lines but the first. */
function linesAfter(text: string): readonly string[] {
  return text.split('\n').slice(1);
}

function linesIn(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

function unquoted(cell: string): string {
  return cell.replace(/^"|"$/g, '').replaceAll('""', '"');
}
