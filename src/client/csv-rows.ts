/**
 * CSV as it comes → rows, each as soon as it is whole.
 *
 * RFC 4180: cells may be quoted, a quote in a quoted cell is doubled, and a quoted cell may hold line breaks.
 */

/** @param chunks Cut anywhere. */
export async function* csvRows(chunks: AsyncIterable<string>): AsyncGenerator<string[]> {
  let rest = '';
  for await (const chunk of chunks) {
    rest += chunk;
    // A row that ends with the text may go on: "\r" before "\n", or a quote before its double.
    for (let end = rowEnd(rest); end !== -1; end = rowEnd(rest)) {
      yield cellsOf(rest.slice(0, end));
      rest = rest.slice(end + 1);
    }
  }
  if (rest !== '') yield cellsOf(rest);
}

/** Place of the first line feed that is not in quotes; −1: none. */
function rowEnd(text: string): number {
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') isQuoted = !isQuoted;
    else if (text[at] === '\n' && !isQuoted) return at;
  }
  return -1;
}

const CELL = /(?:"((?:[^"]|"")*)"|([^,]*))(,|$)/gy;

function cellsOf(line: string): string[] {
  const text = line.endsWith('\r') ? line.slice(0, -1) : line;
  const cells: string[] = [];
  for (const [, quoted, plain = '', separator] of text.matchAll(CELL)) {
    cells.push(quoted?.replaceAll('""', '"') ?? plain);
    if (separator === '') break;
  }
  return cells;
}
