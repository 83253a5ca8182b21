/**
 * 64-bit ids → dense numbers 0 … n − 1 in order of first appearance.
 *
 * Open addressing with linear probing over typed arrays: a slot holds number + 1, the ids lie apart in
 * order of number. A JavaScript `Map` ends at 2²⁴ entries and takes about 100 bytes each; this takes 16 to
 * 32, of which 8 stay after `release`.
 *
 * Ids are handled as two 32-bit halves, because a BigInt per arc would be allocated and thrown away.
 */
const MAX_NODES = 2 ** 31;

export class NodeTable {
  /** Numbers given out so far. */
  size = 0;
  #ids: Uint32Array<ArrayBuffer>;
  #slots: Uint32Array<ArrayBuffer>;

  /** @param expected Nodes to make room for; more are taken as they come. */
  constructor(expected = 1024) {
    const capacity = 2 ** Math.ceil(Math.log2(Math.max(16, expected)));
    this.#ids = new Uint32Array(2 * capacity);
    this.#slots = new Uint32Array(2 * capacity);
  }

  /** Bytes held now. */
  get bytes(): number {
    return this.#ids.byteLength + this.#slots.byteLength;
  }

  /**
   * Number of an id given by its halves, a new one for a new id.
   *
   * @throws RangeError beyond 2³¹ nodes.
   */
  numberOf(low: number, high: number): number {
    const slots = this.#slots;
    const ids = this.#ids;
    const mask = slots.length - 1;
    let slot = mix(low, high) & mask;
    for (let entry = slots[slot]!; entry !== 0; entry = slots[slot]!) {
      const at = 2 * (entry - 1);
      if (ids[at] === low && ids[at + 1] === high) return entry - 1;
      slot = (slot + 1) & mask;
    }
    return this.#insert(slot, low, high);
  }

  /** The ids in order of number, after which the table is empty and its memory free. */
  release(): BigUint64Array<ArrayBuffer> {
    const ids = new BigUint64Array(this.#ids.slice(0, 2 * this.size).buffer);
    this.#ids = new Uint32Array(32);
    this.#slots = new Uint32Array(32);
    this.size = 0;
    return ids;
  }

  #insert(slot: number, low: number, high: number): number {
    const number = this.size++;
    if (number >= MAX_NODES) throw new RangeError(`a graph has at most ${MAX_NODES} nodes`);
    if (2 * number === this.#ids.length) this.#ids = grown(this.#ids);
    this.#ids[2 * number] = low;
    this.#ids[2 * number + 1] = high;
    this.#slots[slot] = number + 1;
    if (this.size > 0.7 * this.#slots.length) this.#rehash();
    return number;
  }

  #rehash(): void {
    const ids = this.#ids;
    const slots = new Uint32Array(2 * this.#slots.length);
    const mask = slots.length - 1;
    for (let number = 0; number < this.size; number++) {
      let slot = mix(ids[2 * number]!, ids[2 * number + 1]!) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.#slots = slots;
  }
}

/** The array with half as much room again, zero at the end. */
export function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * Math.ceil(0.75 * array.length));
  larger.set(array);
  return larger;
}

/** Spreads ids that are no hashes too (finalizer of MurmurHash3, Appleby 2011). */
function mix(low: number, high: number): number {
  let hash = low ^ Math.imul(high, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
