/**
 * Backlinks whose pages wait for a visit or are being visited, by page.
 *
 * A host has few of them at a time: what somebody asks for meanwhile waits for these, and not for thousands.
 */
import type { DueCheck } from '../../control/checks.ts';
import type { PageUrl } from '../../url/page-url.ts';

/** Pages of one host. */
const MAX_PAGES = 32;

export class PendingChecks {
  readonly #byPage = new Map<string, readonly DueCheck[]>();
  readonly #pages = new Map<string, number>();

  /** Hosts that have enough for a while. */
  get suppliedHosts(): string[] {
    return [...this.#pages].filter(([, pages]) => pages > MAX_PAGES / 2).map(([host]) => host);
  }

  hasRoomFor({ host }: PageUrl): boolean {
    return (this.#pages.get(host) ?? 0) < MAX_PAGES;
  }

  add({ href, host }: PageUrl, checks: readonly DueCheck[]): void {
    if (!this.#byPage.has(href)) this.#pages.set(host, (this.#pages.get(host) ?? 0) + 1);
    this.#byPage.set(href, checks);
  }

  /** The backlinks that a page was visited for; they wait no more. */
  take({ href, host }: PageUrl): readonly DueCheck[] {
    const checks = this.#byPage.get(href);
    if (checks === undefined) return [];
    this.#byPage.delete(href);
    const pages = (this.#pages.get(host) ?? 0) - 1;
    if (pages > 0) this.#pages.set(host, pages);
    else this.#pages.delete(host);
    return checks;
  }
}
