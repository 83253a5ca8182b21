/** CSV as RFC 4180 has it, safe to open in a spreadsheet, and one line a row. */

/** A line of cells, with its end. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cellText).join(',')}\r\n`;
}

function cellText(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = defused(cell.replace(/\s*[\r\n]\s*/g, ' '));
  return /[",]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A cell that a spreadsheet would run as a formula gets an apostrophe before it, which shows that it is text.
 *
 * Source: OWASP, "CSV Injection".
 */
function defused(text: string): string {
  return /^[=+\-@\t]/.test(text) ? `'${text}` : text;
}
