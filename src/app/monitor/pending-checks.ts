/**
 * Backlinks whose pages wait for a visit or are being visited, by page.
 *
 *     due page ──► visited ──► what it says settles its checks
 *                     │  ▲
 *                     └──┘ it redirects: they wait for the page that it leads to, for some redirects
 *
 * A host has few pages here at a time: what somebody asks for meanwhile waits for these, and not for thousands.
 */
import type { DueCheck } from '../../control/checks.ts';
import type { Visited } from '../../crawl/crawl-event.ts';
import type { Seen } from '../../monitor/judge-check.ts';
import { keptOut } from '../../monitor/kept-out.ts';
import { isOfSite } from '../../monitor/links-to-site.ts';
import type { PageUrl } from '../../url/page-url.ts';
import type { Visit } from '../../visit/visit.ts';

/** Pages of one host. */
const MAX_PAGES = 32;

/** Followed from a page, one after the other. */
const MAX_REDIRECTS = 5;

/** Backlinks of one page that are checked together. */
interface Waiting {
  readonly checks: readonly DueCheck[];
  /** Their page, when it redirected here. */
  readonly redirect?: Redirect;
}

interface Redirect extends NonNullable<Seen['redirect']> {
  /** Pages that redirected, the first one of them theirs. */
  readonly hops: readonly string[];
}

export interface SettledCheck {
  readonly check: DueCheck;
  readonly seen: Seen;
}

export class PendingChecks {
  readonly #byPage = new Map<string, Waiting[]>();
  /** Pages of a host. */
  readonly #pages = new Map<string, number>();
  /** Pages that redirected and whose checks are not settled yet. */
  readonly #redirected = new Set<string>();
  /** Where they lead, not asked for yet. */
  #destinations: PageUrl[] = [];

  /** Hosts that have enough for a while. */
  get suppliedHosts(): string[] {
    return [...this.#pages].filter(([, pages]) => pages > MAX_PAGES / 2).map(([host]) => host);
  }

  /** Whether checks of a page may be added. */
  takes({ href, host }: PageUrl): boolean {
    return (this.#pages.get(host) ?? 0) < MAX_PAGES && !this.#redirected.has(href);
  }

  /** @returns Whether nobody waits for the page yet, so that it is to be visited. */
  add({ href, host }: PageUrl, waiting: Waiting): boolean {
    const known = this.#byPage.get(href);
    known?.push(waiting);
    if (known !== undefined) return false;
    this.#byPage.set(href, [waiting]);
    this.#pages.set(host, (this.#pages.get(host) ?? 0) + 1);
    return true;
  }

  /** Pages that others redirected to, each once. */
  takeDestinations(): readonly PageUrl[] {
    const destinations = this.#destinations;
    this.#destinations = [];
    return destinations;
  }

  /** Whether some that wait for a page have it visited whatever robots.txt says. */
  ignoresRobots({ href }: PageUrl): boolean {
    const waiting = this.#byPage.get(href) ?? [];
    return waiting.some(({ checks }) => checks.some(({ respectsRobots }) => !respectsRobots));
  }

  /** What a visit settles; checks of a page that redirects wait for another one. */
  take({ page, visit, html, forbiddenBy, problem }: Visited): readonly SettledCheck[] {
    return this.#remove(page.url).flatMap(({ checks, redirect }) => {
      const looks = checks.map((check) => {
        const seen = { visit, html, forbiddenBy, problem };
        return { check, seen: check.respectsRobots ? keptOut(seen) : seen };
      });
      const [settled, followed] = split(
        looks,
        ({ check, seen }) => !leadsOn(seen, check, redirect),
      );
      if (followed.length > 0 && visit.redirectTo !== undefined)
        this.#follow(visit.redirectTo, {
          checks: followed.map(({ check }) => check),
          redirect: withHop(redirect, visit, forbiddenBy),
        });
      else this.#redirected.delete(redirect?.visit.url.href ?? '');
      return settled.map(({ check, seen }) => ({ check, seen: { ...seen, redirect } }));
    });
  }

  /** The checks of a page that is not visited. */
  drop(url: PageUrl): readonly DueCheck[] {
    return this.#remove(url).flatMap(({ checks, redirect }) => {
      this.#redirected.delete(redirect?.visit.url.href ?? '');
      return checks;
    });
  }

  #follow(to: PageUrl, waiting: Waiting & { readonly redirect: Redirect }): void {
    this.#redirected.add(waiting.redirect.visit.url.href);
    if (this.add(to, waiting)) this.#destinations.push(to);
  }

  #remove({ href, host }: PageUrl): readonly Waiting[] {
    const known = this.#byPage.get(href);
    if (known === undefined) return [];
    this.#byPage.delete(href);
    const pages = (this.#pages.get(host) ?? 0) - 1;
    if (pages > 0) this.#pages.set(host, pages);
    else this.#pages.delete(host);
    return known;
  }
}

/** Whether the link may be on the page that this one redirects to. */
function leadsOn(
  { visit }: Seen,
  { siteHost }: DueCheck,
  { hops }: Pick<Redirect, 'hops'> = { hops: [] },
): boolean {
  const { redirectTo } = visit;
  if (redirectTo === undefined || isOfSite(redirectTo, { host: siteHost })) return false;
  return hops.length < MAX_REDIRECTS && !hops.includes(redirectTo.href);
}

function withHop(
  before: Redirect | undefined,
  visit: Visit,
  forbiddenBy: Seen['forbiddenBy'],
): Redirect {
  const { href } = visit.url;
  if (before === undefined) return { visit, forbiddenBy, hops: [href] };
  return { ...before, hops: [...before.hops, href] };
}

function split<Item>(items: readonly Item[], isFirst: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}
