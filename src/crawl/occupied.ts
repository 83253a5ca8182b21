/**
 * Hosts and addresses that are being asked something by one of several crawls of a process, so that no two of them ask the
 * same one at a time.
 */
export class Occupied {
  readonly #names = new Set<string>();

  /** Takes all names, or none of them when one is taken. */
  take(names: readonly string[]): boolean {
    if (names.some((name) => this.#names.has(name))) return false;
    for (const name of names) this.#names.add(name);
    return true;
  }

  free(names: readonly string[]): void {
    for (const name of names) this.#names.delete(name);
  }
}
