/**
 * Members of a gzip file, each inflated by itself: an archive's writer puts every record into a member of its
 * own, so that a record can be read alone by its offset.
 *
 * A member is inflated in one synchronous call with its checksum tested beside it. For the sizes of web pages
 * that costs 5 % more than inflating the whole file at once (`bench/warc.ts`).
 *
 * Source: RFC 1952.
 */
import { constants, crc32, type InflateRaw, inflateRawSync } from 'node:zlib';

/** What one call may inflate or be given; a larger member goes through `large-member.ts`. */
export const MAX_HELD_BYTES = 16 << 20;

/** Pages are rarely larger; a longer result is put together from pieces. */
const PIECE_BYTES = 32 << 10;

/** CRC-32 and length at the end of a member. */
export const TRAILER_BYTES = 8;

const FLAG = { headerChecksum: 2, extra: 4, name: 8, comment: 16, reserved: 0xe0 };

export type Inflated =
  | { readonly kind: 'member'; readonly plain: Buffer; readonly length: number }
  /** More bytes are needed; `plain` is what they give so far. */
  | { readonly kind: 'incomplete'; readonly plain: Buffer }
  | { readonly kind: 'large'; readonly headerLength: number }
  /** `length` is 0 when the end of the member is not known. */
  | {
      readonly kind: 'broken';
      readonly reason: 'bad-gzip' | 'bad-checksum';
      readonly length: number;
    };

/** Inflates the member that starts with the first byte. */
export function inflateMember(bytes: Buffer): Inflated {
  const headerLength = gzipHeaderLength(bytes);
  if (headerLength === 'broken') return { kind: 'broken', reason: 'bad-gzip', length: 0 };
  if (headerLength === 'incomplete') return { kind: 'incomplete', plain: Buffer.alloc(0) };

  const inflated = inflate(bytes.subarray(headerLength), MAX_HELD_BYTES);
  if (inflated === 'large') return { kind: 'large', headerLength };
  if (inflated === 'broken') return { kind: 'broken', reason: 'bad-gzip', length: 0 };

  const { plain } = inflated;
  const end = headerLength + inflated.consumed;
  if (bytes.length < end + TRAILER_BYTES) {
    return bytes.length < MAX_HELD_BYTES
      ? { kind: 'incomplete', plain }
      : { kind: 'large', headerLength };
  }
  const length = end + TRAILER_BYTES;
  return isTrailerOf(bytes.subarray(end, length), crc32(plain), plain.length)
    ? { kind: 'member', plain, length }
    : { kind: 'broken', reason: 'bad-checksum', length };
}

/** What the first bytes of a member inflate to; undefined when they are none. */
export function peekMember(bytes: Buffer): Buffer | undefined {
  const headerLength = gzipHeaderLength(bytes);
  if (typeof headerLength === 'string') return undefined;
  const inflated = inflate(bytes.subarray(headerLength), MAX_HELD_BYTES);
  return typeof inflated === 'string' ? undefined : inflated.plain;
}

/** Whether the trailer belongs to content of that checksum and length. */
export function isTrailerOf(trailer: Buffer, checksum: number, length: number): boolean {
  return trailer.readUInt32LE(0) === checksum && trailer.readUInt32LE(4) === length % 2 ** 32;
}

interface Result {
  readonly buffer: Buffer;
  readonly engine: InflateRaw;
}

function inflate(
  bytes: Buffer,
  maxOutputLength: number,
): { readonly plain: Buffer; readonly consumed: number } | 'large' | 'broken' {
  try {
    const options = {
      chunkSize: PIECE_BYTES,
      finishFlush: constants.Z_SYNC_FLUSH,
      info: true,
      maxOutputLength,
    };
    // With `info` the answer has the engine beside it, which the type declarations do not know.
    const { buffer, engine } = inflateRawSync(bytes, options) as unknown as Result;
    return { plain: buffer, consumed: engine.bytesWritten };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ERR_BUFFER_TOO_LARGE') return 'large';
    if (code === 'Z_DATA_ERROR') return 'broken';
    throw error;
  }
}

function gzipHeaderLength(bytes: Buffer): number | 'incomplete' | 'broken' {
  const [magic1 = 0x1f, magic2 = 0x8b, method = 8, flags = 0] = bytes;
  const isGzip = magic1 === 0x1f && magic2 === 0x8b && method === 8;
  if (!isGzip || (flags & FLAG.reserved) !== 0) return 'broken';

  let length = 10;
  if ((flags & FLAG.extra) !== 0) {
    if (bytes.length < length + 2) return 'incomplete';
    length += 2 + bytes.readUInt16LE(length);
  }
  for (const text of [FLAG.name, FLAG.comment]) {
    if ((flags & text) === 0) continue;
    const zero = bytes.indexOf(0, length);
    if (zero < 0) return 'incomplete';
    length = zero + 1;
  }
  if ((flags & FLAG.headerChecksum) !== 0) length += 2;
  return bytes.length < length ? 'incomplete' : length;
}
