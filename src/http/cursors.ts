/**
 * Cursors: where a list goes on, in the hands of the client.
 *
 *     base64url( issued, seconds since 1970: 4 bytes | HMAC-SHA256, first 16 bytes | place: text )
 *
 * The signature also covers what the list is about, which is not in the cursor: with another question it is as wrong as
 * a forged one. A cursor is a fact about the order and not about any row, so rows that come and go do not spoil it;
 * it is refused only when it has become old. Half of the hash is kept, as RFC 2104 §5 allows.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

export interface Cursors {
  /** @param about All that the place is a place in. */
  seal(place: string, about: string): Promise<string>;
  /** The place; undefined when the cursor is none of ours, about something else, or too old. */
  open(cursor: string, about: string): Promise<string | undefined>;
}

/** Twice what is promised: who began within a day may take a day. */
const MAX_AGE_SECONDS = 2 * 86_400;

const ISSUED_BYTES = 4;
const SIGNATURE_BYTES = 16;

/**
 * @param secret Asked for once, when the first cursor is made or read.
 * @param now The clock.
 */
export function cursorsOf(secret: () => Promise<Buffer>, now: () => Date): Cursors {
  let asked: Promise<Buffer> | undefined;
  const signature = async (issued: number, place: string, about: string): Promise<Buffer> => {
    asked ??= secret().catch((error: unknown) => {
      asked = undefined;
      throw error;
    });
    const text = JSON.stringify([issued, place, about]);
    const hmac = createHmac('sha256', await asked).update(text);
    return hmac.digest().subarray(0, SIGNATURE_BYTES);
  };
  return {
    async seal(place, about) {
      const issued = Math.floor(now().getTime() / 1000);
      const head = Buffer.alloc(ISSUED_BYTES);
      head.writeUInt32BE(issued);
      const signed = await signature(issued, place, about);
      return Buffer.concat([head, signed, Buffer.from(place)]).toString('base64url');
    },
    async open(cursor, about) {
      const bytes = Buffer.from(cursor, 'base64url');
      // Decoding passes over characters that are none of the alphabet: only the one true spelling counts.
      if (bytes.length < ISSUED_BYTES + SIGNATURE_BYTES || bytes.toString('base64url') !== cursor)
        return undefined;
      const issued = bytes.readUInt32BE(0);
      const signed = bytes.subarray(ISSUED_BYTES, ISSUED_BYTES + SIGNATURE_BYTES);
      const place = bytes.toString('utf8', ISSUED_BYTES + SIGNATURE_BYTES);
      if (!timingSafeEqual(signed, await signature(issued, place, about))) return undefined;
      return now().getTime() / 1000 - issued <= MAX_AGE_SECONDS ? place : undefined;
    },
  };
}
