/**
 * How fast a host is asked: a pause after each request, longer for a slow host, and ever longer while the host asks for it
 * or cannot be reached.
 *
 *     pause   = min(maxDelay, max(minDelay, what its robots.txt asks up to a bound, DELAY_FACTOR · time it took to answer))
 *     back-off = max(Retry-After, firstBackoff · 2ⁿ · r), r evenly between 1 and 1.5, after n such answers before
 *
 * A host answers 429 or 503 for all its pages, so the back-off is the host's. Without the random part, hosts behind one
 * overloaded machine would all be asked again at the same moment.
 */

export interface PaceSettings {
  /** Pause between two requests to a host, at least and at most. */
  readonly minDelayMs: number;
  readonly maxDelayMs: number;
  /** Longest crawl-delay of a robots.txt that is kept to. */
  readonly maxCrawlDelayMs: number;
  readonly firstBackoffMs: number;
  readonly maxBackoffMs: number;
}

export interface Pace {
  /** Milliseconds since 1970: the host is not asked before. */
  readonly readyAt: number;
  /** The pause after the latest request. */
  readonly delayMs: number;
  /** Answers in a row that asked for a back-off, or failures to connect. */
  readonly backoffs: number;
}

/** One answer, as far as it tells how fast to go on. */
export interface Paced {
  /** Milliseconds since 1970, at its end. */
  readonly at: number;
  readonly tookMs: number;
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** As the answer asks; undefined when it does not. */
  readonly retryAfterMs: number | undefined;
  /** As robots.txt asks; undefined when it does not. */
  readonly crawlDelayMs: number | undefined;
}

export const UNHURRIED: Pace = { readyAt: 0, delayMs: 0, backoffs: 0 };

/** A server that takes a second gets ten to recover. */
const DELAY_FACTOR = 10;

/** 429 Too Many Requests and 503 Service Unavailable (RFC 6585 §4, RFC 9110 §15.6.4), and no answer at all. */
const OVERLOADED: ReadonlySet<number> = new Set([0, 429, 503]);

/** @param random Evenly from 0 up to 1. */
export function paceAfter(
  before: Pace,
  answer: Paced,
  settings: PaceSettings,
  random: number,
): Pace {
  const delayMs = pauseAfter(answer, settings);
  if (!OVERLOADED.has(answer.status)) return { readyAt: answer.at + delayMs, delayMs, backoffs: 0 };
  const doubled = settings.firstBackoffMs * 2 ** before.backoffs * (1 + random / 2);
  const backoff = Math.min(settings.maxBackoffMs, Math.max(doubled, answer.retryAfterMs ?? 0));
  const waitMs = Math.max(delayMs, Math.round(backoff));
  return { readyAt: answer.at + waitMs, delayMs, backoffs: before.backoffs + 1 };
}

function pauseAfter({ tookMs, crawlDelayMs = 0 }: Paced, settings: PaceSettings): number {
  const { minDelayMs, maxDelayMs, maxCrawlDelayMs } = settings;
  const asked = Math.min(maxCrawlDelayMs, crawlDelayMs);
  // No pause at all is the operator's word: a test web, or a site of their own.
  const adapted = minDelayMs === 0 ? 0 : Math.min(maxDelayMs, DELAY_FACTOR * tookMs);
  return Math.round(Math.max(minDelayMs, asked, adapted));
}
