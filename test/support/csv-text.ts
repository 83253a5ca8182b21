/** CSV of RFC 4180, with quotes only where they are needed. */
export function csvOf(rows: readonly (readonly string[])[], separator: string): string {
  const needsQuotes = (cell: string) => /["\r\n]/.test(cell) || cell.includes(separator);
  const quoted = (cell: string) => (needsQuotes(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((cells) => `${cells.map(quoted).join(separator)}\r\n`).join('');
}
