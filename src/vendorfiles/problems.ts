/** What is wrong with a line of a file. The reasons are literals, so that they can be counted and translated. */

export type ProblemReason =
  /** No address where one should be. */
  | 'no-url'
  /** Text that names no page. */
  | 'not-a-url'
  /** An address of another kind: `ftp:`, `mailto:`. */
  | 'not-http'
  | 'too-long'
  /** More than one address in a cell. */
  | 'several-urls'
  /** Quotes of CSV that do not fit, and the line cannot be cut without them. */
  | 'bad-quotes'
  /** More cells than columns: separators in a text without quotes. Of such a row only the addresses are taken. */
  | 'too-many-cells'
  /** Names a page, but is taken for the header or stands above it. */
  | 'above-header'
  /** The target of a link that was taken is no address. */
  | 'bad-target'
  | 'bad-date'
  /** A whole part of a ZIP or workbook. */
  | 'part-not-importable';

export interface VendorProblem {
  /** File in a ZIP or sheet of a workbook, where there are several. */
  readonly part?: string;
  /** From 1; the row of a sheet; 0: the whole part. */
  readonly line: number;
  readonly reason: ProblemReason;
  /** What stands there, cut. */
  readonly text: string;
}

const MAX_SHOWN = 200;

/** One line of it, as much as tells what it is. */
export function shown(text: string): string {
  const cut = text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
  return cut
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .toWellFormed();
}
