/**
 * Content codings of HTTP bodies: gzip, deflate (with and without the zlib wrapper, for servers send both),
 * brotli, zstd.
 *
 * Bytes that do not look like the coding named are taken as decoded already. Brotli has no mark to look for, so
 * bytes it refuses count as plain text when they start like markup.
 */
import {
  brotliDecompressSync,
  constants,
  gunzipSync,
  inflateRawSync,
  inflateSync,
  zstdDecompressSync,
} from 'node:zlib';

export interface DecodedBody {
  /** Empty when there is a problem other than `truncated`. */
  readonly body: Buffer;
  /**
   * - `truncated`: the body ends before its end; what is there is given
   * - `undecodable`: a coding that nobody knows, or bytes that are not of it
   * - `too-large`: more than the limit once decoded
   */
  readonly problem: 'truncated' | 'undecodable' | 'too-large' | undefined;
}

interface Coding {
  /** Whether the bytes may be of this coding. */
  readonly matches: (bytes: Buffer) => boolean;
  readonly undo: (bytes: Buffer, options: { readonly maxOutputLength: number }) => Buffer;
  /** The same, but bytes that end too soon give what they can. */
  readonly undoCut: (bytes: Buffer, options: { readonly maxOutputLength: number }) => Buffer;
}

const SYNC = { finishFlush: constants.Z_SYNC_FLUSH };

const GZIP: Coding = {
  matches: (bytes) => bytes[0] === 0x1f && bytes[1] === 0x8b,
  undo: gunzipSync,
  undoCut: (bytes, options) => gunzipSync(bytes, { ...options, ...SYNC }),
};

const DEFLATE: Coding = {
  matches: () => true,
  undo: (bytes, options) => inflateEither(bytes)(bytes, options),
  undoCut: (bytes, options) => inflateEither(bytes)(bytes, { ...options, ...SYNC }),
};

const BROTLI: Coding = {
  matches: () => true,
  undo: brotliDecompressSync,
  undoCut: (bytes, options) =>
    brotliDecompressSync(bytes, { ...options, finishFlush: constants.BROTLI_OPERATION_FLUSH }),
};

const ZSTD: Coding = {
  matches: (bytes) => bytes.length >= 4 && bytes.readUInt32LE(0) === 0xfd2fb528,
  undo: zstdDecompressSync,
  undoCut: (bytes, options) =>
    zstdDecompressSync(bytes, { ...options, finishFlush: constants.ZSTD_e_flush }),
};

const CODINGS: Readonly<Record<string, Coding>> = {
  gzip: GZIP,
  'x-gzip': GZIP,
  deflate: DEFLATE,
  br: BROTLI,
  zstd: ZSTD,
};

/** @param coding Lower case. @param maxBytes More is refused before it takes memory. */
export function undoContentCoding(bytes: Buffer, coding: string, maxBytes: number): DecodedBody {
  const known = Object.hasOwn(CODINGS, coding) ? CODINGS[coding] : undefined;
  // Servers put charsets and worse here; only markup can be told from bytes nobody can decode.
  if (known === undefined) return startsAsMarkup(bytes) ? plain(bytes) : failed('undecodable');
  if (bytes.length === 0 || !known.matches(bytes)) return plain(bytes);
  const options = { maxOutputLength: Math.max(1, maxBytes) };
  const whole = attempt(() => known.undo(bytes, options));
  if (typeof whole !== 'string') return plain(whole);
  if (whole === 'too-large') return failed('too-large');
  if (startsAsMarkup(bytes)) return plain(bytes);

  const part = attempt(() => known.undoCut(bytes, options));
  if (part === 'too-large') return failed('too-large');
  if (typeof part === 'string' || part.length === 0) return failed('undecodable');
  return { body: part, problem: 'truncated' };
}

/** RFC 1950 §2.2: the zlib header is a multiple of 31 and names method 8. */
function inflateEither(bytes: Buffer): typeof inflateSync {
  const hasHeader =
    bytes.length >= 2 && ((bytes[0] ?? 0) & 0x0f) === 8 && bytes.readUInt16BE(0) % 31 === 0;
  return hasHeader ? inflateSync : inflateRawSync;
}

/** Every error of the engines is one about these bytes, or the limit. */
function attempt(undo: () => Buffer): Buffer | 'too-large' | 'undecodable' {
  try {
    return undo();
  } catch (error) {
    const isLimit =
      error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return isLimit ? 'too-large' : 'undecodable';
  }
}

/** Compressed bytes may well start with `<`, but hardly with a tag and without control characters. */
function startsAsMarkup(bytes: Buffer): boolean {
  const start = bytes.toString('latin1', 0, 256);
  return /^(?:\u00ef\u00bb\u00bf)?\s*<[a-z!?/][\t\n\f\r\x20-\xff]*$/i.test(start);
}

function plain(body: Buffer): DecodedBody {
  return { body, problem: undefined };
}

function failed(problem: 'undecodable' | 'too-large'): DecodedBody {
  return { body: Buffer.alloc(0), problem };
}
