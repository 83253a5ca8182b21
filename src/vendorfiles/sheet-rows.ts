/** Rows of a sheet as its XML goes by (ECMA-376 part 1, §18.3.1): numbers stay as they are written, dates become `YYYY-MM-DD`. */
import type { Parser } from 'htmlparser2';
import type { VendorLimits } from './limits.ts';
import { shown } from './problems.ts';
import type { TableLine, TableRow } from './table.ts';
import { relationId, unescaped } from './workbook-parts.ts';
import { xmlEvents } from './xml-events.ts';
import { damaged } from './zip-file.ts';

export interface SheetSettings {
  readonly strings: readonly string[];
  readonly styles: readonly boolean[];
  /** Where its hyperlinks lead, by their ids. */
  readonly addresses: ReadonlyMap<string, string>;
  readonly startsIn1904: boolean;
  readonly limits: VendorLimits;
}

interface LinkedRow extends TableRow {
  links?: Map<number, string>;
}

export class SheetRows {
  readonly #place: string;
  readonly #settings: SheetSettings;
  readonly #parser: Parser;
  readonly #lines: TableLine[] = [];
  #line = 0;
  #cells: string[] = [];
  #links: Map<number, string> | undefined;
  /** Rows by their numbers, where there are hyperlinks: they come after all rows. */
  readonly #rows = new Map<number, LinkedRow>();
  #isTooWide = false;
  /** Place of the cell at hand; −1 before the first of a row. */
  #column = -1;
  #type = '';
  #isDate = false;
  #value = '';
  #formula = '';
  /** Whether the text that comes belongs to the value. */
  #isValue = false;
  #isFormula = false;
  #isReading = false;

  /** @param place For messages. */
  constructor(place: string, settings: SheetSettings) {
    this.#place = place;
    this.#settings = settings;
    this.#parser = xmlEvents(place, {
      onStart: (name, attributes) => this.#start(name, attributes),
      onText: (text) => {
        if (this.#isValue && this.#value.length < settings.limits.maxCellLength)
          this.#value += text;
        if (this.#isFormula && this.#formula.length < MAX_FORMULA) this.#formula += text;
      },
      onEnd: (name) => this.#end(name),
    });
  }

  get count(): number {
    return this.#lines.length;
  }

  write(xml: string): void {
    this.#parser.write(xml);
  }

  end(): readonly TableLine[] {
    this.#parser.end();
    return this.#lines;
  }

  #start(name: string, attributes: Readonly<Record<string, string>>): void {
    const { r, t, s } = attributes;
    this.#isFormula = name === 'f';
    this.#isValue = (name === 'v' || name === 't') && !this.#isReading;
    if (name === 'rPh') this.#isReading = true;
    if (name === 'row') {
      const line = Number(r);
      this.#line = Number.isSafeInteger(line) && line > 0 ? line : this.#line + 1;
      this.#cells = [];
      this.#links = undefined;
      this.#column = -1;
      this.#isTooWide = false;
    } else if (name === 'c') {
      this.#column = columnOf(r) ?? this.#column + 1;
      this.#type = t ?? 'n';
      this.#isDate = this.#settings.styles[Number(s)] ?? false;
      this.#value = '';
      this.#formula = '';
    } else if (name === 'hyperlink') this.#addLink(attributes);
  }

  /** §18.3.1.47; of a range its first cell, for all others lead to the same page. */
  #addLink(attributes: Readonly<Record<string, string>>): void {
    const { ref = '' } = attributes;
    const address = this.#settings.addresses.get(relationId(attributes));
    const column = columnOf(ref);
    const row = this.#rows.get(Number(/^[A-Z]+(\d+)/.exec(ref)?.[1]));
    if (address === undefined || column === undefined || row === undefined) return;
    row.links ??= new Map();
    row.links.set(column, address);
  }

  #end(name: string): void {
    this.#isValue = false;
    this.#isFormula = false;
    if (name === 'rPh') this.#isReading = false;
    if (name === 'c') this.#addCell();
    if (name === 'row') this.#addRow();
  }

  #addCell(): void {
    const text = this.#text();
    const address = HYPERLINK.exec(this.#formula)?.[1];
    if (address !== undefined) {
      this.#links ??= new Map();
      this.#links.set(this.#column, address);
    }
    if (text === '') return;
    if (this.#column >= this.#settings.limits.maxColumns) {
      this.#isTooWide = true;
      return;
    }
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = text;
  }

  /** §18.18.11: shared string, boolean, error, number; all else stands as it is. */
  #text(): string {
    const value = this.#value;
    if (this.#type === 's') return this.#string(value);
    if (this.#type === 'inlineStr' || this.#type === 'str') return unescaped(value);
    if (this.#type === 'b') return value === '1' ? 'true' : 'false';
    if (this.#type === 'e') return '';
    if (this.#type !== 'n' || !this.#isDate || value === '') return value;
    return dayOfSerial(Number(value), this.#settings.startsIn1904) ?? value;
  }

  /** @throws AppError NOT_IMPORTABLE: the workbook has no such text; the row would be taken for an empty one. */
  #string(index: string): string {
    if (index === '') return '';
    const text = this.#settings.strings[Number(index)];
    if (text === undefined)
      throw damaged(`${this.#place} (row ${this.#line} has a text that is missing)`);
    return text;
  }

  #addRow(): void {
    const cells = this.#cells;
    const line = this.#line;
    if (this.#isTooWide) {
      const text = shown(cells.join(' '));
      this.#lines.push({ kind: 'broken', problem: { line, reason: 'too-many-cells', text } });
    } else if (cells.some((cell) => cell.trim() !== '')) {
      const row: LinkedRow = { line, cells, ...(this.#links && { links: this.#links }) };
      if (this.#settings.addresses.size > 0) this.#rows.set(line, row);
      this.#lines.push({ kind: 'row', row });
    }
  }
}

/** A formula whose address is a text: `HYPERLINK("https://a.example/", "A")`. */
const HYPERLINK = /^\s*HYPERLINK\(\s*"([^"]+)"/i;
/** Characters; enough for an address. */
const MAX_FORMULA = 4096;

/** `C7` → 2. */
function columnOf(reference = ''): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

const DAY_MS = 86_400_000;
/** Days since 1899-12-30, for 1900 is taken for a leap year; or since 1904-01-01. Up to the year 2100. */
function dayOfSerial(days: number, startsIn1904: boolean): string | undefined {
  if (!(days > 60 && days < 73_416)) return undefined;
  const start = startsIn1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  return new Date(start + Math.floor(days) * DAY_MS).toISOString().slice(0, 10);
}
