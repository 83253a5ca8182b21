/**
 * A stream of bytes that can be looked at before it is consumed, with its place in the file.
 *
 * What `bytes` once showed is never written to again, so parts of it can be handed out without a copy.
 */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #bytes: Buffer = Buffer.alloc(0);
  #position: number;
  #ended = false;

  /** @param position Place of the source's first byte in its file. */
  constructor(source: AsyncIterable<Uint8Array>, position = 0) {
    this.#source = source[Symbol.asyncIterator]();
    this.#position = position;
  }

  /** Bytes read and not yet consumed. */
  get bytes(): Buffer {
    return this.#bytes;
  }

  /** Place of the first of them in the file. */
  get position(): number {
    return this.#position;
  }

  /** Nothing will come after `bytes`. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Reads until at least `length` bytes are at hand or the source ends. */
  async fill(length: number): Promise<void> {
    const chunks: Uint8Array[] = [];
    let total = this.#bytes.length;
    while (total < length && !this.#ended) {
      const { done, value } = await this.#source.next();
      if (done) this.#ended = true;
      else {
        chunks.push(value);
        total += value.length;
      }
    }
    this.#append(chunks, total);
  }

  #append(chunks: readonly Uint8Array[], total: number): void {
    const [first] = chunks;
    if (first === undefined) return;
    this.#bytes =
      chunks.length === 1 && this.#bytes.length === 0
        ? Buffer.from(first.buffer, first.byteOffset, first.byteLength)
        : Buffer.concat([this.#bytes, ...chunks], total);
  }

  /** Consumes bytes at hand. */
  take(length: number): Buffer {
    const taken = this.#bytes.subarray(0, length);
    this.#bytes = this.#bytes.subarray(length);
    this.#position += taken.length;
    return taken;
  }

  /** Consumes bytes at hand or still to come. @returns How many, less than asked at the end of the source. */
  async skip(length: number): Promise<number> {
    let left = length - this.take(length).length;
    while (left > 0 && !this.#ended) {
      await this.fill(1);
      left -= this.take(left).length;
    }
    return length - left;
  }

  /** Tells the source that no more is wanted. */
  async close(): Promise<void> {
    await this.#source.return?.();
  }
}
