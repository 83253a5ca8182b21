/**
 * A body with its content codings undone, within a limit.
 *
 * Most bodies are whole and small: they are decoded at once by the code that reads them back from an archive, so a
 * crawl and its WARC agree. What is broken or too long after decoding is decoded again, in pieces, and keeps what came
 * before the break or the limit; no more memory is taken than that.
 */
import {
  constants,
  createBrotliDecompress,
  createInflate,
  createInflateRaw,
  createUnzip,
  createZstdDecompress,
} from 'node:zlib';
import { type Field, fieldValues } from '../warc/fields.ts';
import { decodedBody } from '../warc/http-message.ts';

/**
 * - `decoded-too-long`: more than the limit once decoded
 * - `bad-coding`: what can be decoded is there, maybe nothing; also when the coded bytes end too soon
 */
export type CodingCut = 'decoded-too-long' | 'bad-coding';

export interface Decoded {
  readonly body: Buffer;
  readonly cut: CodingCut | undefined;
}

/** @param fields Of a head whose transfer coding is undone. */
export async function decodeBody(
  fields: readonly Field[],
  payload: Buffer,
  maxBytes: number,
): Promise<Decoded> {
  const { body, problem } = decodedBody({ status: 200, fields, payload }, maxBytes);
  if (problem === undefined) return { body, cut: undefined };
  if (problem === 'truncated') return { body, cut: 'bad-coding' };
  const cut = problem === 'too-large' ? 'decoded-too-long' : 'bad-coding';
  return { body: await salvage(fields, payload, maxBytes), cut };
}

/** What can be had of a body of one coding, or of none; more than one that breaks is given up. */
async function salvage(
  fields: readonly Field[],
  payload: Buffer,
  maxBytes: number,
): Promise<Buffer> {
  const codings = fieldValues(fields, 'content-encoding')
    .join(',')
    .toLowerCase()
    .split(/[\s,]+/);
  const [coding = 'identity', ...others] = codings.filter(
    (name) => name !== '' && name !== 'identity',
  );
  if (others.length > 0) return Buffer.alloc(0);
  if (coding === 'identity') return Buffer.from(payload.subarray(0, maxBytes));
  const first = await decodePieces(payload, coding, maxBytes, [PIECE_BYTES]);
  if (first.readBytes === payload.length || first.length >= maxBytes)
    return Buffer.concat(first.parts);
  // Once more, byte by byte where it broke.
  const exact = await decodePieces(payload, coding, maxBytes, [Math.max(1, first.readBytes), 1]);
  return Buffer.concat(exact.parts);
}

const PIECE_BYTES = 1024;

interface Pieces {
  readonly parts: readonly Buffer[];
  readonly length: number;
  /** Bytes of the payload up to the end of the last piece that could be decoded. */
  readonly readBytes: number;
}

/** @param sizes Of the first pieces; the last one is that of all further ones. */
async function decodePieces(
  payload: Buffer,
  coding: string,
  maxBytes: number,
  sizes: readonly [number, ...number[]],
): Promise<Pieces> {
  const decoder = decoderOf(coding, payload);
  if (decoder === undefined) return { parts: [], length: 0, readBytes: payload.length };
  const parts: Buffer[] = [];
  let length = 0;
  let isBroken = false;
  decoder.on('data', (part: Buffer) => {
    const kept = part.subarray(0, maxBytes - length);
    if (kept.length > 0) parts.push(kept);
    length += kept.length;
  });
  decoder.on('error', () => {
    isBroken = true;
  });
  let readBytes = 0;
  for (let count = 0; readBytes < payload.length && length < maxBytes; count++) {
    const size = sizes[Math.min(count, sizes.length - 1)] ?? 1;
    const piece = payload.subarray(readBytes, readBytes + size);
    await new Promise<void>((resolve) => {
      decoder.once('close', resolve);
      decoder.write(piece, () => {
        decoder.off('close', resolve);
        // What it decoded comes as an event of its own.
        setImmediate(resolve);
      });
    });
    if (isBroken) break;
    readBytes += piece.length;
  }
  decoder.destroy();
  return { parts, length, readBytes };
}

function decoderOf(coding: string, payload: Buffer) {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return createUnzip({ flush: constants.Z_SYNC_FLUSH });
    case 'deflate': {
      const hasHeader =
        ((payload[0] ?? 0) & 0x0f) === 8 &&
        payload.length > 1 &&
        payload.readUInt16BE(0) % 31 === 0;
      const options = { flush: constants.Z_SYNC_FLUSH };
      return hasHeader ? createInflate(options) : createInflateRaw(options);
    }
    case 'br':
      return createBrotliDecompress();
    case 'zstd':
      return createZstdDecompress();
    default:
      return undefined;
  }
}
