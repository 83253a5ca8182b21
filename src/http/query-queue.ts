/**
 * Bounds how many questions the link index answers at once, and how many wait; and the same of large files that are read.
 *
 * More at once would only make each slower; more waiting would time out at the client anyway, so they are
 * refused at once and told when to come back.
 */
import { ApiError } from './api-error.ts';

const RETRY_AFTER_SECONDS = 1;

export interface QueueLimits {
  readonly maxRunning: number;
  readonly maxWaiting: number;
}

export class QueryQueue {
  readonly #limits: QueueLimits;
  /** What starts each that waits, in order of arrival. */
  readonly #waiting = new Set<() => void>();
  #running = 0;

  constructor(limits: QueueLimits) {
    this.#limits = limits;
  }

  get running(): number {
    return this.#running;
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  /**
   * Runs `task` when its turn comes.
   *
   * @throws ApiError 503 when too many wait; the signal's reason when it is aborted before its turn.
   */
  async run<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T> {
    signal.throwIfAborted();
    if (this.#running >= this.#limits.maxRunning) await this.#turn(signal);
    else this.#running++;
    try {
      return await task();
    } finally {
      this.#next();
    }
  }

  /** Waits for a place; it comes already counted as running. */
  #turn(signal: AbortSignal): Promise<void> {
    if (this.#waiting.size >= this.#limits.maxWaiting)
      throw new ApiError('busy', { retryAfterSeconds: RETRY_AFTER_SECONDS });
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#waiting.delete(start);
        reject(signal.reason);
      };
      const start = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      this.#waiting.add(start);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  /** Hands the place to who waited longest. */
  #next(): void {
    const [first] = this.#waiting;
    if (first === undefined) {
      this.#running--;
      return;
    }
    this.#waiting.delete(first);
    first();
  }
}
