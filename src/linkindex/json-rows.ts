/**
 * Rows of JSON as the engine writes them, a line each, on their way to a client: none is parsed.
 *
 * The last field of each row is meant for us: a text of a fixed length, cut off here. That also tells a row from anything
 * else that a server may write after its first byte, an error above all.
 */

export interface JsonRows {
  /** Rows with commas between them: `{…},{…}`; not empty. */
  readonly text: Buffer;
  readonly count: number;
}

/** What stands at the end of a row. */
export interface Tail {
  /** Name of the last field. */
  readonly field: string;
  /** Characters of its text, none of which needs an escape. */
  readonly length: number;
}

const LINE_FEED = 0x0a;
const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/**
 * At most `limit` rows, in pieces as they come; then, if there was one more, its tail and its text.
 *
 * @throws Error for what is no such row.
 */
export async function* jsonRows(
  stream: AsyncIterable<Buffer>,
  tail: Tail,
  limit: number,
): AsyncGenerator<JsonRows, string | undefined> {
  let rest: Buffer = Buffer.alloc(0);
  let left = limit;
  for await (const chunk of stream) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const { rows, end } = cutRows(bytes, tail, left);
    if (rows.count > 0) yield rows;
    left -= rows.count;
    rest = bytes.subarray(end);
    const next = rest.indexOf('\n');
    if (left === 0 && next !== -1) return rest.toString('utf8', 0, next);
  }
  if (rest.length > 0) throw new Error(`no row: ${rest.toString('utf8', 0, SHOWN_BYTES)}`);
  return undefined;
}

/** Of what is no row. */
const SHOWN_BYTES = 500;

/**
 * The first whole lines of `bytes`, `limit` at most, and where the rest begins.
 *
 * TRICKY: rows are moved together in `bytes` itself. Other memory for each piece of some megabytes cost a tenth of the
 * time a page takes, most of it in collecting it again.
 */
function cutRows(bytes: Buffer, { field, length }: Tail, limit: number) {
  const mark = Buffer.from(`,"${field}":"`);
  const tailLength = mark.length + length + 2;
  let [at, start, count] = [0, 0, 0];
  for (; count < limit; count++) {
    const end = bytes.indexOf(LINE_FEED, start);
    if (end === -1) break;
    const cut = end - tailLength;
    const isRow =
      cut > start &&
      bytes[start] === OPEN &&
      bytes[end - 1] === CLOSE &&
      bytes[end - 2] === QUOTE &&
      bytes.compare(mark, 0, mark.length, cut, cut + mark.length) === 0;
    if (!isRow) throw new Error(`no row: ${bytes.toString('utf8', start, start + SHOWN_BYTES)}`);
    at += bytes.copy(bytes, at, start, cut);
    bytes[at++] = CLOSE;
    bytes[at++] = COMMA;
    start = end + 1;
  }
  return { rows: { text: bytes.subarray(0, Math.max(0, at - 1)), count }, end: start };
}
