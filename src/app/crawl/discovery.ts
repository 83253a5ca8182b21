/**
 * Which of the addresses a crawl comes across are worth a visit: those in its scope, near enough, and no trap. The others
 * are counted by reason, each once as far as memory goes.
 */
import type { CrawlScope } from '../../frontier/scope.ts';
import { ShapeCounter, type TrapReason, trapInUrl } from '../../frontier/trap.ts';
import type { LeftOut } from '../../linkindex/crawl-left-out.ts';
import type { HeardOf } from '../../linkindex/crawl-pages.ts';
import type { PageUrl } from '../../url/page-url.ts';

export type LeftOutReason = TrapReason | 'out-of-scope' | 'too-deep' | 'too-many-redirects';

export interface DiscoveryLimits {
  readonly maxDepth: number;
  /** Addresses of one shape that a host gets. */
  readonly maxAlike: number;
}

/** Menus repeat the same links on every page of a site. */
const MAX_REMEMBERED = 200_000;

/** RFC 9110 §15.4 recommends clients to follow five at least; browsers stop at twenty. */
const MAX_HOPS = 10;

export class Discovery {
  readonly #scope: CrawlScope;
  readonly #limits: DiscoveryLimits;
  readonly #shapes: ShapeCounter;
  readonly #known = new Map<string, number>();
  readonly #leftOut: Partial<Record<LeftOutReason, number>> = {};
  #leftOutOfHosts: LeftOut[] = [];

  constructor(scope: CrawlScope, limits: DiscoveryLimits) {
    this.#scope = scope;
    this.#limits = limits;
    this.#shapes = new ShapeCounter(limits.maxAlike);
  }

  /** Addresses not visited, by reason. */
  get leftOut(): Readonly<Partial<Record<LeftOutReason, number>>> {
    return this.#leftOut;
  }

  /** Addresses of the crawl's hosts left out since this was called last. Those out of scope are of hosts it has none of. */
  takeLeftOut(): readonly LeftOut[] {
    const leftOut = this.#leftOutOfHosts;
    this.#leftOutOfHosts = [];
    return leftOut;
  }

  /** Those of the addresses that are to be visited some time and are new here, or nearer than they were. */
  heardOf(urls: readonly PageUrl[], depth: number, hops = 0): HeardOf[] {
    const heardOf: HeardOf[] = [];
    for (const url of urls) {
      const before = this.#known.get(url.href);
      if (before !== undefined && before <= depth) continue;
      if (this.#known.size >= MAX_REMEMBERED) this.#known.clear();
      this.#known.set(url.href, depth);
      const reason =
        hops > MAX_HOPS
          ? 'too-many-redirects'
          : this.#reasonAgainst(url, depth, before === undefined);
      if (reason === undefined) heardOf.push({ page: url, depth, hops });
      else if (before === undefined) this.#leaveOut(url, reason);
    }
    return heardOf;
  }

  #leaveOut(url: PageUrl, reason: LeftOutReason): void {
    this.#leftOut[reason] = (this.#leftOut[reason] ?? 0) + 1;
    if (reason !== 'out-of-scope') this.#leftOutOfHosts.push({ url, reason });
  }

  #reasonAgainst(url: PageUrl, depth: number, isNew: boolean): LeftOutReason | undefined {
    if (!this.#scope.includes(url)) return 'out-of-scope';
    if (depth > this.#limits.maxDepth) return 'too-deep';
    return trapInUrl(url) ?? (isNew && this.#shapes.isTooMany(url) ? 'too-many-alike' : undefined);
  }
}
