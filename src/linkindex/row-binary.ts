/**
 * Rows in ClickHouse's RowBinary format: the columns of a row one after the other, without names or separators.
 * Numbers little-endian, a string or an array after its length as a varint, enums as Int8.
 *
 * Not `write…LE` of Buffer: its checks of every call cost more than the bytes. A growing buffer takes all rows
 * and is copied once at the end, so that what goes to another thread holds nothing else.
 *
 * Source: https://clickhouse.com/docs/interfaces/formats/RowBinary
 */

/** Shorter texts are written faster character by character than by a call into the runtime. */
const SHORT = 16;

export class RowBinary {
  #bytes: Buffer<ArrayBuffer> = Buffer.allocUnsafeSlow(1 << 16);
  #length = 0;

  /** Bytes written so far. */
  get length(): number {
    return this.#length;
  }

  /** The rows; the writer starts again from nothing. */
  take(): Uint8Array<ArrayBuffer> {
    const rows = new Uint8Array(this.#length);
    rows.set(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    return rows;
  }

  uint8(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  bool(value: boolean): void {
    this.uint8(value ? 1 : 0);
  }

  uint16(value: number): void {
    this.#reserve(2);
    this.#bytes[this.#length++] = value;
    this.#bytes[this.#length++] = value >>> 8;
  }

  uint32(value: number): void {
    this.uint16(value & 0xffff);
    this.uint16(value >>> 16);
  }

  /** @param value A safe integer, not negative. */
  uint64(value: number): void {
    this.uint32(value % 2 ** 32);
    this.uint32(Math.floor(value / 2 ** 32));
  }

  /** Length of what follows; below 2³². */
  varint(value: number): void {
    this.#reserve(5);
    let rest = value;
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.#bytes[this.#length++] = rest;
  }

  /** A string that holds ASCII only, as URLs and keys do. */
  ascii(text: string): void {
    this.varint(text.length);
    this.#asciiBytes(text);
  }

  /** The name of a node of the page graph: see `nodeName`. */
  node(key: string, https: boolean): void {
    this.varint(key.length + 1);
    this.uint8(https ? 0x31 : 0x30);
    this.#asciiBytes(key);
  }

  /** Any string, as UTF-8; a lone surrogate becomes U+FFFD. */
  text(text: string): void {
    const { length } = text;
    this.#reserve(5 + 3 * length);
    const start = this.#length;
    // Most texts are ASCII: room for that length, and a move if it turns out to need more.
    this.varint(length);
    const body = this.#length;
    const written = this.#bytes.write(text, body, 'utf8');
    if (written !== length) {
      const moved = start + varintBytes(written);
      if (moved !== body) this.#bytes.copyWithin(moved, body, body + written);
      this.#length = start;
      this.varint(written);
    }
    this.#length += written;
  }

  #asciiBytes(text: string): void {
    const { length } = text;
    this.#reserve(length);
    if (length < SHORT)
      for (let i = 0; i < length; i++) this.#bytes[this.#length + i] = text.charCodeAt(i);
    else this.#bytes.write(text, this.#length, 'latin1');
    this.#length += length;
  }

  #reserve(bytes: number): void {
    if (this.#length + bytes <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(2 * this.#bytes.length, this.#length + bytes));
    this.#bytes.copy(grown, 0, 0, this.#length);
    this.#bytes = grown;
  }
}

function varintBytes(value: number): number {
  let bytes = 1;
  for (let rest = value; rest > 127; rest >>>= 7) bytes++;
  return bytes;
}
