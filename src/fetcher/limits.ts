/** What one GET may take, and when its time is up. Every limit has a setting of the same name. */

export interface FetchLimits {
  /** From the call to the last byte. */
  readonly timeoutMs: number;
  /** DNS, TCP and TLS together. */
  readonly connectTimeoutMs: number;
  /** From the request to the end of the answer's head. */
  readonly headersTimeoutMs: number;
  /** Between two pieces of a body. */
  readonly idleTimeoutMs: number;
  /** A body's average, judged once it took longer than `idleTimeoutMs`. */
  readonly minBytesPerSecond: number;
  /** Of a body as sent, its content coding in place. */
  readonly maxBytes: number;
  /** Of a body once its content coding is undone. */
  readonly maxDecodedBytes: number;
  /** Names and values of an answer's fields. */
  readonly maxHeaderBytes: number;
}

/** Where a GET is, in milliseconds on one clock; a time is undefined until it has come. */
export interface Progress {
  readonly startedAt: number;
  readonly requestedAt: number | undefined;
  readonly headAt: number | undefined;
  readonly latestByteAt: number;
  readonly bytes: number;
}

export type Expiry = 'total' | 'headers' | 'idle' | 'rate';

export interface Deadline {
  readonly at: number;
  readonly expiry: Expiry;
}

/** The next moment at which a limit ends the GET, if no byte comes before. */
export function nextDeadline(
  { startedAt, requestedAt, headAt, latestByteAt, bytes }: Progress,
  limits: FetchLimits,
): Deadline {
  const total: Deadline = { at: startedAt + limits.timeoutMs, expiry: 'total' };
  if (requestedAt === undefined) return total;
  if (headAt === undefined)
    return earlier(total, { at: requestedAt + limits.headersTimeoutMs, expiry: 'headers' });
  // The bytes so far are worth so much time at the lowest rate.
  const worthMs = Math.max(limits.idleTimeoutMs, (1000 * bytes) / limits.minBytesPerSecond);
  const idle: Deadline = { at: latestByteAt + limits.idleTimeoutMs, expiry: 'idle' };
  return earlier(total, earlier(idle, { at: headAt + worthMs, expiry: 'rate' }));
}

function earlier(a: Deadline, b: Deadline): Deadline {
  return b.at < a.at ? b : a;
}
