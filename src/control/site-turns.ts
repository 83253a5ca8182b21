/**
 * Turns of those who add to a site or remove from it, within this process.
 *
 * The database has them wait for each other in any case (`lockSite`). But whoever waits there keeps one of the few
 * connections, and when all are kept nobody else is answered, whatever they ask. So they wait here, and at most `MAX_LONG`
 * long changes run at a time, whatever their sites. Each that waits has its list in memory: that is bounded too.
 */
import { AppError } from '../errors.ts';

/** Of `MAX_CONNECTIONS` of `control.ts`. */
const MAX_LONG = 4;
/** Long ones that run or wait. */
const MAX_LONG_AT_ALL = 36;
/** Fewer rows are done in an instant. */
const LONG_ROWS = 1000;

export class SiteTurns {
  /** Site → settles when the last that was begun has ended; never rejects. */
  readonly #ends = new Map<number, Promise<void>>();
  /** What starts each long one that waits, in order of arrival. */
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #long = 0;

  /**
   * @param rows How many it adds or removes.
   * @throws AppError ENGINE_UNAVAILABLE when too many wait.
   */
  async run<T>(siteId: number, rows: number, work: () => Promise<T>): Promise<T> {
    if (rows < LONG_ROWS) return this.#inTurn(siteId, work);
    if (this.#long >= MAX_LONG_AT_ALL)
      throw new AppError('ENGINE_UNAVAILABLE', 'too many lists wait to be added to sites');
    this.#long++;
    try {
      return await this.#inTurn(siteId, () => this.#inPlace(work));
    } finally {
      this.#long--;
    }
  }

  #inTurn<T>(siteId: number, work: () => Promise<T>): Promise<T> {
    const before = this.#ends.get(siteId) ?? Promise.resolve();
    const result = before.then(work);
    const forget = () => {
      if (this.#ends.get(siteId) === end) this.#ends.delete(siteId);
    };
    const end = result.then(forget, forget);
    this.#ends.set(siteId, end);
    return result;
  }

  async #inPlace<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running < MAX_LONG) this.#running++;
    else await new Promise<void>((start) => this.#waiting.push(start));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      // Its place is handed on.
      if (next === undefined) this.#running--;
      else next();
    }
  }
}
