/**
 * Which character separates the cells of a text: `,`, `;`, TAB, or none.
 *
 * The one by which a row of the beginning becomes a known header; else the one that cuts nearly all lines into equally many
 * cells. A list of addresses is not cut, for commas in them come and go.
 */
import { type CsvForm, csvLines } from './csv-text.ts';
import type { VendorLimits } from './limits.ts';

const SEPARATORS = ['\t', ',', ';'] as const;

/** Lines looked at. Moz has six before its header. */
const SAMPLE_ROWS = 50;
const SAMPLE_LENGTH = 2 ** 18;

/** Share of lines that have the same number of cells, where there is no known header. */
const MOST = 0.8;

const PLAIN: CsvForm = { separator: '', width: 1 };

/** @param isHeader Whether cells are the header of a known table. */
export function csvFormOf(
  text: string,
  isHeader: (cells: readonly string[]) => boolean,
  limits: VendorLimits,
): CsvForm {
  const sample = text.slice(0, SAMPLE_LENGTH);
  const forms = SEPARATORS.map((separator) => judged(sample, separator, isHeader, limits));
  const byHeader = forms.filter(({ hasHeader }) => hasHeader);
  const possible = byHeader.length > 0 ? byHeader : forms.filter(({ isEven }) => isEven);
  const best = possible.reduce<Judged | undefined>(
    (a, b) => (a !== undefined && a.width >= b.width ? a : b),
    undefined,
  );
  return best === undefined ? PLAIN : { separator: best.separator, width: best.width };
}

interface Judged extends CsvForm {
  readonly hasHeader: boolean;
  /** Nearly all lines have `width` cells, and that is more than one. */
  readonly isEven: boolean;
}

function judged(
  sample: string,
  separator: string,
  isHeader: (cells: readonly string[]) => boolean,
  limits: VendorLimits,
): Judged {
  const rows: (readonly string[])[] = [];
  for (const line of csvLines(sample, { separator, width: 0 }, limits)) {
    if (line.kind === 'row') rows.push(line.row.cells);
    if (rows.length === SAMPLE_ROWS) break;
  }
  const header = rows.find((cells) => cells.length > 1 && isHeader(cells));
  if (header !== undefined)
    return { separator, width: header.length, hasHeader: true, isEven: true };
  const { width, count } = mostFrequent(rows.map(({ length }) => length));
  return { separator, width, hasHeader: false, isEven: width > 1 && count >= rows.length * MOST };
}

function mostFrequent(widths: readonly number[]): {
  readonly width: number;
  readonly count: number;
} {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [width, count] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [1, 0]);
  return { width, count };
}
