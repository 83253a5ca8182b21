/** Rows as aligned columns for a terminal. */

export interface TableOptions {
  /** Characters a line may take; the widest text columns give way first. */
  readonly width: number;
}

const GAP = 2;
const MIN_COLUMN = 12;

/** Columns in the order of the first row's fields; numbers stand right, texts are cut with `…`. */
export function table(
  rows: readonly Readonly<Record<string, unknown>>[],
  { width }: TableOptions,
): string {
  const [first] = rows;
  if (first === undefined) return 'nothing found';
  const columns = Object.keys(first).map((name) => {
    const cells = rows.map((row) => cell(row[name]));
    const isNumeric = rows.every((row) => typeof row[name] === 'number');
    return { name, cells, isNumeric, width: longest([name, ...cells]) };
  });
  shrink(columns, width);
  const line = (texts: readonly string[]) =>
    columns
      .map((column, i) => aligned(texts[i] ?? '', column.width, column.isNumeric))
      .join(' '.repeat(GAP))
      .trimEnd();
  const body = rows.map((_, i) => line(columns.map((column) => column.cells[i] ?? '')));
  return [line(columns.map(({ name }) => name)), ...body].join('\n');
}

function shrink(columns: { width: number; isNumeric: boolean }[], width: number): void {
  const total = () => columns.reduce((sum, column) => sum + column.width + GAP, -GAP);
  while (total() > width) {
    const widest = columns.reduce((a, b) => (b.width > a.width ? b : a));
    if (widest.width <= MIN_COLUMN) return;
    widest.width = Math.max(MIN_COLUMN, widest.width - (total() - width), secondWidth(columns) - 1);
  }
}

function secondWidth(columns: readonly { width: number }[]): number {
  return columns.map((column) => column.width).sort((a, b) => b - a)[1] ?? 0;
}

/** Control characters are shown as a space: a page's text must not steer the terminal. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return value.toLocaleString('en-US');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
  return String(value).replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
}

function aligned(text: string, width: number, isNumeric: boolean): string {
  const cut = text.length > width ? `${text.slice(0, width - 1)}…` : text;
  return isNumeric ? cut.padStart(width) : cut.padEnd(width);
}

function longest(texts: readonly string[]): number {
  return texts.reduce((max, text) => Math.max(max, text.length), 0);
}
