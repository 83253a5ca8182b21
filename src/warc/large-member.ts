/**
 * A gzip member too large to be held in one piece, such as a whole archive compressed as one file: inflated as
 * a stream whose compressed bytes are taken from a reader, which then stands behind what was inflated.
 */
import { constants, crc32, createInflateRaw, type InflateRaw } from 'node:zlib';
import type { ByteReader } from './byte-reader.ts';
import { isTrailerOf, TRAILER_BYTES } from './gzip-member.ts';

/** At once into the engine. Deflate grows a byte to 1,032 at most, so this becomes 33 MB at the very worst. */
const INPUT_BYTES = 32 << 10;
const ENGINE_OPTIONS = {
  chunkSize: 256 << 10,
  finishFlush: constants.Z_SYNC_FLUSH,
  // TRICKY: a full readable side would hold back the end of a write, so it is never full.
  readableHighWaterMark: Number.MAX_SAFE_INTEGER,
};

export class LargeMember {
  /** How it ended; `open` while it is read, and for ever when the reader left before its end. */
  outcome: 'open' | 'complete' | 'truncated' | 'bad-gzip' | 'bad-checksum' = 'open';
  readonly #bytes: ByteReader;
  #checksum = 0;
  #plainLength = 0;

  /** @param bytes Stands behind the header of the member. */
  constructor(bytes: ByteReader) {
    this.#bytes = bytes;
  }

  /** What the member inflates to. Leaving early is allowed. */
  async *chunks(): AsyncGenerator<Buffer> {
    const engine = createInflateRaw(ENGINE_OPTIONS);
    try {
      yield* this.#inflate(engine);
    } finally {
      engine.destroy();
    }
    if (this.outcome === 'complete') await this.#readTrailer();
  }

  async *#inflate(engine: InflateRaw): AsyncGenerator<Buffer> {
    for (;;) {
      if (this.#bytes.bytes.length === 0) await this.#bytes.fill(1);
      const piece = this.#bytes.bytes.subarray(0, INPUT_BYTES);
      const before = engine.bytesWritten;
      const inflated = piece.length > 0 && (await write(engine, piece));
      const consumed = engine.bytesWritten - before;
      this.#bytes.take(consumed);

      const chunk: Buffer | null = engine.read();
      if (chunk !== null) {
        this.#checksum = crc32(chunk, this.#checksum);
        this.#plainLength += chunk.length;
        yield chunk;
      }
      if (piece.length === 0) this.outcome = 'truncated';
      else if (!inflated) this.outcome = 'bad-gzip';
      else if (consumed < piece.length) this.outcome = 'complete';
      if (this.outcome !== 'open') return;
    }
  }

  async #readTrailer(): Promise<void> {
    await this.#bytes.fill(TRAILER_BYTES);
    const trailer = this.#bytes.take(TRAILER_BYTES);
    if (trailer.length < TRAILER_BYTES) this.outcome = 'truncated';
    else if (!isTrailerOf(trailer, this.#checksum, this.#plainLength)) {
      this.outcome = 'bad-checksum';
    }
  }
}

/** @returns Whether the bytes could be inflated; what comes after the end of the member stays unconsumed. */
function write(engine: InflateRaw, piece: Buffer): Promise<boolean> {
  return new Promise((resolve) => {
    // The engine has no other errors than bytes that cannot be inflated.
    const fail = () => resolve(false);
    engine.once('error', fail);
    engine.write(piece, (error) => {
      engine.off('error', fail);
      resolve(!error);
    });
  });
}
