/**
 * Answers that are sent while the index still reads them: a hundred thousand rows pass through, and none is kept.
 *
 *     a free place (503) → size of the answer → charge (402) → first rows → envelope and rows, at the client's pace
 *
 * The place is held until the last byte, and the engine reads no faster than the client does. What is charged before the
 * first byte is what there was to send; of what then was not sent the units are given back: rows that were lost in
 * between, and those a client did not wait for. An error after the first byte breaks the connection off, so that no
 * answer looks whole that is not; it costs nothing.
 */
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { XmlObject } from '../formats/xml.ts';
import type { JsonRows } from '../linkindex/json-rows.ts';
import { askedFormat, sendStream } from './answer.ts';
import { type Envelope, envelopeOf } from './envelope.ts';

/** An answer whose size is known, and whose rows are still to be read. */
export interface Page {
  /** Name of the list, and of one of its entries in XML. */
  readonly list: string;
  readonly entry: string;
  /** Rows at most: what is charged. */
  readonly rows: number;
  /** Reads them; returns the fields that stand behind the list. */
  read(): AsyncGenerator<JsonRows, XmlObject>;
}

export interface StreamParts {
  /** Runs a task when there is a place for it. */
  readonly run: (task: () => Promise<void>) => Promise<void>;
  readonly page: () => Promise<Page>;
  /** @throws ApiError 402 */
  readonly charge: (units: number) => Promise<void>;
  readonly refund: (units: number) => Promise<void>;
  /** Aborted when the client hangs up. */
  readonly signal: AbortSignal;
  /** A client that takes nothing for so long has left, though nobody said so: others wait for its place. */
  readonly maxStallMs: number;
}

/** Answers when the first rows are there; what is wrong before that is thrown, and answered as any refusal. */
export async function streamAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  { run, page, charge, refund, signal, maxStallMs }: StreamParts,
): Promise<FastifyReply> {
  const { promise: begun, resolve, reject } = Promise.withResolvers<Readable>();
  const send = async (): Promise<void> => {
    const found = await page();
    signal.throwIfAborted();
    await charge(found.rows);
    const sent = { rows: 0 };
    try {
      const body = await bodyOf(found, envelopeFor(request, found), sent);
      resolve(body);
      await finished(body).catch((err: unknown) => {
        if (signal.aborted) return;
        // The client sees no more of it than that it ends too soon.
        request.log.error({ err }, 'an answer broke off');
        sent.rows = 0;
      });
    } finally {
      await refundRest(found.rows - sent.rows);
    }
  };
  const refundRest = async (units: number): Promise<void> => {
    if (units === 0) return;
    await refund(units).catch((err: unknown) => {
      request.log.error({ err, units }, 'units were not given back');
    });
  };
  run(send).catch(reject);
  const body = await begun;
  reply.raw.setTimeout(maxStallMs, () => reply.raw.destroy());
  return sendStream(request, reply, body);
}

function envelopeFor(request: FastifyRequest, { list, entry }: Page): Envelope {
  return envelopeOf(askedFormat(request) ?? 'json', list, entry);
}

/** Waits for the first rows, so that an index that cannot answer is told by a status. */
async function bodyOf(page: Page, envelope: Envelope, sent: { rows: number }): Promise<Readable> {
  const pieces = page.read();
  const first = await pieces.next();
  const body = Readable.from(written(first, pieces, envelope, sent), { objectMode: false });
  // Not in `written`: of a generator that nobody began to read, nothing runs at its end.
  return body.once('close', () => void pieces.return({}));
}

async function* written(
  first: IteratorResult<JsonRows, XmlObject>,
  pieces: AsyncGenerator<JsonRows, XmlObject>,
  envelope: Envelope,
  sent: { rows: number },
): AsyncGenerator<string | Buffer> {
  yield envelope.start;
  let next = first;
  while (!next.done) {
    const isFirst = sent.rows === 0;
    // Before they are sent: who hangs up in the middle has had some of them.
    sent.rows += next.value.count;
    yield* envelope.rows(next.value, isFirst);
    next = await pieces.next();
  }
  yield envelope.end(next.value);
}
