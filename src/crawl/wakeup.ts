/** Lets one loop sleep until something happens or a time has come. */
export class Wakeup {
  #wake: (() => void) | undefined;
  #isAwake = false;

  /** Ends the sleep, or the next one if there is none. */
  wake(): void {
    this.#isAwake = true;
    this.#wake?.();
  }

  /** @param ms At most, infinity allowed; not positive: it only gives way to others. */
  async wait(ms: number): Promise<void> {
    if (!this.#isAwake) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#wake = resolve;
      const timer = Number.isFinite(ms)
        ? setTimeout(resolve, Math.min(ms, MAX_TIMER_MS))
        : undefined;
      await promise;
      clearTimeout(timer);
      this.#wake = undefined;
    }
    this.#isAwake = false;
  }
}

/** What a timer can hold; a longer wait comes in pieces. */
const MAX_TIMER_MS = 2 ** 31 - 1;
