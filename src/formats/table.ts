/** Rows for a terminal: as aligned columns where they fit, else one field a line. */

export interface TableOptions {
  /** Characters a line may take. */
  readonly width: number;
}

type Row = Readonly<Record<string, unknown>>;

interface Column {
  readonly name: string;
  readonly cells: readonly string[];
  readonly isNumeric: boolean;
  width: number;
}

const GAP = 2;

/** Text cut shorter than this tells nothing: no URL is known by its scheme and half a host. */
const MIN_TEXT = 24;

/**
 * Columns in the order of the first row's fields, without those that are empty in every row; `true` is shown as yes,
 * `false` and null as nothing, a list as its entries with commas between. Numbers stand right, texts are cut with `…`.
 */
export function table(rows: readonly Row[], { width }: TableOptions): string {
  const [first] = rows;
  if (first === undefined) return 'nothing found';
  const columns = Object.keys(first)
    .map((name) => columnOf(name, rows))
    .filter(({ cells }) => cells.some((text) => text !== ''));
  return fits(columns, width) ? aligned(columns, rows.length) : cards(columns, rows.length);
}

function columnOf(name: string, rows: readonly Row[]): Column {
  const cells = rows.map((row) => cell(row[name]));
  const values = rows.map((row) => row[name] ?? undefined);
  const isNumeric = values.every((value) => value === undefined || typeof value === 'number');
  return { name, cells, isNumeric, width: longest([name, ...cells]) };
}

/** Narrows the widest texts until a line holds all columns; false when that would leave too little of them. */
function fits(columns: readonly Column[], width: number): boolean {
  const total = () => columns.reduce((sum, column) => sum + column.width + GAP, -GAP);
  while (total() > width) {
    const widest = columns.reduce((a, b) => (b.width > a.width ? b : a));
    if (widest.isNumeric || widest.width <= MIN_TEXT) return false;
    widest.width--;
  }
  return true;
}

function aligned(columns: readonly Column[], count: number): string {
  const line = (textOf: (column: Column) => string) =>
    columns
      .map((column) => padded(textOf(column), column))
      .join(' '.repeat(GAP))
      .trimEnd();
  const body = Array.from({ length: count }, (_, i) => line(({ cells }) => cells[i] ?? ''));
  return [line(({ name }) => name), ...body].join('\n');
}

function cards(columns: readonly Column[], count: number): string {
  const nameWidth = longest(columns.map(({ name }) => name));
  const card = (i: number) =>
    columns
      .filter(({ cells }) => cells[i] !== '')
      .map(({ name, cells }) => `${name.padEnd(nameWidth)}${' '.repeat(GAP)}${cells[i]}`)
      .join('\n');
  return Array.from({ length: count }, (_, i) => card(i)).join('\n\n');
}

/** Control characters are shown as a space: a page's text must not steer the terminal. */
function cell(value: unknown): string {
  if (value === null || value === undefined || value === false) return '';
  if (value === true) return 'yes';
  if (typeof value === 'number') return value.toLocaleString('en-US');
  if (Array.isArray(value)) return value.map(cell).join(', ');
  if (typeof value === 'object') return Object.values(value).map(cell).join(' ');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
  return String(value).replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
}

function padded(text: string, { width, isNumeric }: Column): string {
  const cut = text.length > width ? `${text.slice(0, width - 1)}…` : text;
  return isNumeric ? cut.padStart(width) : cut.padEnd(width);
}

function longest(texts: readonly string[]): number {
  return texts.reduce((max, text) => Math.max(max, text.length), 0);
}
