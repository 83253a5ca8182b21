/**
 * How often an account may test its channels. A test goes at once to whomever the account names, so without a limit it
 * would be a way to flood strangers with mail of the operator's.
 */

const TESTS = 20;
const WINDOW_MS = 3_600_000;

export class TestLimit {
  /** Account → times of its tests within the window, oldest first. */
  readonly #tests = new Map<number, readonly number[]>();

  /** @returns 0: the test may be made, and counts; otherwise how long to wait. */
  take(accountId: number, nowMs: number): number {
    const recent = (this.#tests.get(accountId) ?? []).filter((at) => at > nowMs - WINDOW_MS);
    const [oldest] = recent;
    if (oldest !== undefined && recent.length >= TESTS) return oldest + WINDOW_MS - nowMs;
    this.#tests.set(accountId, [...recent, nowMs]);
    return 0;
  }
}
