/**
 * One request over one connection: sends it, gathers the answer, and cuts it off where a limit says so.
 *
 * Limits of time need one timer: when it fires it looks at what has come meanwhile and sets itself anew, so a body in a
 * thousand pieces costs no thousand timers.
 */
import type { Dispatcher } from 'undici';
import { type Field, fieldValue } from '../warc/fields.ts';
import { parseHttpMessage } from '../warc/http-message.ts';
import type { Connection } from './connection.ts';
import { FetchFailure, failureOf, isBadFraming } from './failure.ts';
import { type Expiry, type FetchLimits, nextDeadline, type Progress } from './limits.ts';
import { type RawFields, responseHead } from './message-heads.ts';

/**
 * Why a body ends before its end as the server meant it.
 *
 * - `too-long`: more than the limit as sent
 * - `unwanted`: the caller did not want what was sent as body, so there is none
 * - `total-time`, `idle-time`, `too-slow`: time ran out, nothing came for too long, too little came
 * - `disconnect`: the connection ended first
 * - `bad-framing`: the chunks, or the frames of HTTP/2, are broken
 */
export type WireCut =
  | 'too-long'
  | 'unwanted'
  | 'total-time'
  | 'idle-time'
  | 'too-slow'
  | 'disconnect'
  | 'bad-framing';

/** An answer as it was sent, transfer coding undone, content coding in place. */
export interface WireAnswer {
  readonly status: number;
  readonly head: Buffer;
  readonly fields: readonly Field[];
  readonly body: Buffer;
  readonly cut: WireCut | undefined;
  /** From the request to its head, and from there to the end. */
  readonly headersMs: number;
  readonly bodyMs: number;
}

export interface ExchangeRequest {
  readonly path: string;
  readonly fields: string[];
  readonly limits: FetchLimits;
  /** When the GET began, by `performance.now()`. */
  readonly startedAt: number;
  readonly wants: (contentType: string, status: number) => boolean;
  readonly signal: AbortSignal | undefined;
}

/** @throws FetchFailure when there is no answer; the signal's reason when it aborts. */
export async function exchange(
  connection: Connection,
  request: ExchangeRequest,
): Promise<WireAnswer> {
  const { signal, path, fields } = request;
  signal?.throwIfAborted();
  const answer = new AnswerHandler(connection, request);
  const onAbort = (): void => answer.fail(signal?.reason);
  signal?.addEventListener('abort', onAbort);
  try {
    connection.client.dispatch({ path, method: 'GET', headers: fields }, answer);
    return await answer.settled;
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}

/**
 * A body that nobody wants is read to its end up to this size, and thrown away: a new connection, with TLS, costs the host
 * and us more than the error pages and redirects most of them are.
 */
const MAX_DRAINED_BYTES = 64 * 1024;

interface Head {
  readonly status: number;
  readonly bytes: Buffer;
  readonly fields: readonly Field[];
}

/** Undici's view of a request; it ends by `finish` or `fail`, whichever is called first. */
class AnswerHandler implements Dispatcher.DispatchHandler {
  readonly settled: Promise<WireAnswer>;
  readonly #connection: Connection;
  readonly #request: ExchangeRequest;
  readonly #chunks: Buffer[] = [];
  readonly #progress: { -readonly [K in keyof Progress]: Progress[K] };
  #resolve: (answer: WireAnswer) => void = () => {};
  #reject: (error: unknown) => void = () => {};
  #head: Head | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isSettled = false;
  #isUnwanted = false;

  constructor(connection: Connection, request: ExchangeRequest) {
    this.#connection = connection;
    this.#request = request;
    this.#progress = {
      startedAt: request.startedAt,
      requestedAt: undefined,
      headAt: undefined,
      latestByteAt: 0,
      bytes: 0,
    };
    this.settled = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#setTimer();
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#isSettled) {
      controller.abort(new Error('no longer wanted'));
      return;
    }
    this.#connection.requests++;
    this.#progress.requestedAt = performance.now();
    this.#setTimer();
  }

  onResponseStart(
    { rawHeaders }: Dispatcher.DispatchController,
    status: number,
    _headers: unknown,
    reason = '',
  ): void {
    // Interim answers; the time to the real one goes on.
    if (status < 200 || this.#isSettled) return;
    // Buffers by turns or an object, as `RawFields` says; undici's type knows more forms than it gives.
    const bytes = responseHead(status, reason, rawHeaders as RawFields);
    const fields = parseHttpMessage(bytes)?.fields ?? [];
    this.#head = { status, bytes, fields };
    this.#progress.headAt = this.#progress.latestByteAt = performance.now();
    const { limits, wants } = this.#request;
    if (bytes.length > limits.maxHeaderBytes)
      this.fail(new FetchFailure('header-too-large', `${bytes.length} bytes`));
    else {
      this.#isUnwanted = !wants(fieldValue(fields, 'content-type') ?? '', status);
      const announced = Number(fieldValue(fields, 'content-length') ?? 0);
      if (this.#isUnwanted && announced > MAX_DRAINED_BYTES) this.#finish('unwanted');
      else this.#setTimer();
    }
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#isSettled) return;
    const maxBytes = this.#isUnwanted ? MAX_DRAINED_BYTES : this.#request.limits.maxBytes;
    const room = maxBytes - this.#progress.bytes;
    this.#progress.latestByteAt = performance.now();
    this.#progress.bytes += Math.min(room, chunk.length);
    if (!this.#isUnwanted) this.#chunks.push(chunk.length > room ? chunk.subarray(0, room) : chunk);
    if (chunk.length > room) this.#finish('too-long');
  }

  onResponseEnd(): void {
    this.#finish(undefined);
  }

  onResponseError(_controller: unknown, error: Error): void {
    if (this.#isSettled) return;
    try {
      const failure = failureOf(error);
      if (this.#head === undefined) this.fail(failure);
      else this.#finish(isBadFraming(error) ? 'bad-framing' : 'disconnect');
    } catch (bug) {
      this.fail(bug);
    }
  }

  /** Ends without an answer, and the connection with it. */
  fail(error: unknown): void {
    if (!this.#settle()) return;
    this.#reject(error);
    this.#connection.destroy();
  }

  /** @param early Why it ends before the server has sent all. */
  #finish(early: WireCut | undefined): void {
    if (this.#head === undefined || !this.#settle()) return;
    const { status, bytes: head, fields } = this.#head;
    const { requestedAt = 0, headAt = 0, bytes } = this.#progress;
    const isLeftOut = this.#isUnwanted && (early !== undefined || bytes > 0);
    this.#resolve({
      status,
      head,
      fields,
      // A copy, so that a small page does not hold the large buffer it was read into.
      body: Buffer.concat(this.#chunks),
      cut: isLeftOut ? 'unwanted' : early,
      headersMs: headAt - requestedAt,
      bodyMs: performance.now() - headAt,
    });
    // What is left of a body is not read to keep a connection.
    if (early !== undefined || isLast(fields)) this.#connection.destroy();
  }

  #settle(): boolean {
    clearTimeout(this.#timer);
    const isFirst = !this.#isSettled;
    this.#isSettled = true;
    return isFirst;
  }

  #setTimer(): void {
    clearTimeout(this.#timer);
    const { at } = nextDeadline(this.#progress, this.#request.limits);
    this.#timer = setTimeout(() => this.#look(), Math.max(1, at - performance.now()));
  }

  #look(): void {
    const { at, expiry } = nextDeadline(this.#progress, this.#request.limits);
    // Timers count whole milliseconds.
    if (at - performance.now() >= 1) this.#setTimer();
    else if (this.#head !== undefined) this.#finish(CUT_OF[expiry]);
    else {
      const isDialling = this.#progress.requestedAt === undefined;
      this.fail(new FetchFailure(isDialling ? 'connect-timeout' : 'headers-timeout', expiry));
    }
  }
}

function isLast(fields: readonly Field[]): boolean {
  return /\bclose\b/i.test(fieldValue(fields, 'connection') ?? '');
}

/** `headers` cannot be: then there is a head. */
const CUT_OF: Readonly<Record<Expiry, WireCut>> = {
  total: 'total-time',
  headers: 'total-time',
  idle: 'idle-time',
  rate: 'too-slow',
};
