/** How many more pages a crawl may visit. A page that is skipped after all costs nothing. */
export class PageBudget {
  #left: number;

  /** @param maxPages Undefined: any number. */
  constructor(maxPages = Number.POSITIVE_INFINITY) {
    this.#left = maxPages;
  }

  /** As many of the pages, from the first, as are left. */
  take<Page>(pages: readonly Page[]): readonly Page[] {
    const taken = pages.slice(0, this.#left);
    this.#left -= taken.length;
    return taken;
  }

  giveBack(): void {
    this.#left++;
  }
}
