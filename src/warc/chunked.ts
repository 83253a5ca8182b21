/**
 * The chunked transfer coding, RFC 9112 §7.1: a hexadecimal size line, that many bytes, an empty line, and
 * so on until a size of 0. Trailer fields are dropped.
 */

/** Longest size line looked at, its extensions included. */
const MAX_SIZE_LINE_BYTES = 1024;

/**
 * @returns The bytes untouched when they are not chunked: the archive's writer undid the coding and left the
 *   header as it was. `isWhole` is false when the chunks end before the last one.
 */
export function undoChunked(bytes: Buffer): { readonly body: Buffer; readonly isWhole: boolean } {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const line = sizeLine(bytes, at);
    if (line === undefined) return at === 0 ? { body: bytes, isWhole: true } : cut(chunks);
    if (line.size === 0) return { body: Buffer.concat(chunks), isWhole: true };
    const end = line.end + line.size;
    const next = afterLineEnd(bytes, end);
    // A page can start with what looks like a size, but then no line ends where it says.
    if (at === 0 && next === undefined && end < bytes.length) return { body: bytes, isWhole: true };
    chunks.push(bytes.subarray(line.end, end));
    if (next === undefined || next >= bytes.length) return cut(chunks);
    at = next;
  }
}

function cut(chunks: readonly Buffer[]): { readonly body: Buffer; readonly isWhole: boolean } {
  return { body: Buffer.concat(chunks), isWhole: false };
}

function sizeLine(
  bytes: Buffer,
  start: number,
): { readonly size: number; readonly end: number } | undefined {
  const lineEnd = bytes.subarray(start, start + MAX_SIZE_LINE_BYTES).indexOf(0x0a);
  if (lineEnd < 0) return undefined;
  const line = bytes.toString('latin1', start, start + lineEnd);
  // Some servers pad the size with spaces.
  const size = /^([0-9a-f]{1,8})[ \t]*(?:;.*)?\r?$/i.exec(line)?.[1];
  if (size === undefined) return undefined;
  return { size: Number.parseInt(size, 16), end: start + lineEnd + 1 };
}

/** Index behind the line end that starts here; undefined when none does. */
function afterLineEnd(bytes: Buffer, at: number): number | undefined {
  if (bytes[at] === 0x0a) return at + 1;
  return bytes[at] === 0x0d && bytes[at + 1] === 0x0a ? at + 2 : undefined;
}
