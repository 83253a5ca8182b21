/** What a crawl yields: visits, pages that were not visited and why, and addresses it heard of. It stores none of it. */

import type { FailReason } from '../fetcher/failure.ts';
import type { BodyCut } from '../fetcher/fetch-result.ts';
import type { Page } from '../page/page.ts';
import type { RenderFailure } from '../render/renderer.ts';
import type { PageUrl } from '../url/page-url.ts';
import type { BodyIdentity } from '../visit/body-identity.ts';
import type { Visit } from '../visit/visit.ts';

/** A page that is to be visited. */
export interface CrawlPage {
  readonly url: PageUrl;
  /** Links from the nearest seed. */
  readonly depth: number;
  /** Redirects in a row that led here. */
  readonly hops: number;
  /** Visited before, by a crawl or in an archive. */
  readonly isKnown: boolean;
  readonly intervalSeconds: number | undefined;
  /** Refusals and failures in a row so far. */
  readonly failures: number;
  /** The body that stands, to ask whether it is still the same. */
  readonly body: BodyIdentity | undefined;
  /** It is visited although robots.txt forbids it: somebody wants to know what it says, and not to index it. */
  readonly ignoresRobots?: boolean;
}

export type CrawlEvent =
  | {
      readonly kind: 'visited';
      readonly page: CrawlPage;
      readonly visit: Visit;
      /** What the next visit can ask with. */
      readonly body: BodyIdentity | undefined;
      /** Where its links and its redirect lead, nofollow ones excepted. */
      readonly found: readonly PageUrl[];
      /** The destination is the page itself under another address, so it is as near to a seed. */
      readonly isHop: boolean;
      /** What came of rendering the page; undefined when that was not tried. */
      readonly rendering: 'rendered' | RenderFailure | undefined;
      /** Why robots.txt forbids the page; undefined: it does not. */
      readonly forbiddenBy?: ForbiddenBy | undefined;
      /** What was read. Only of visits that are no crawl's: those keep what they need of it. */
      readonly html?: Page | undefined;
      readonly problem?: Problem | undefined;
    }
  | { readonly kind: 'skipped'; readonly page: CrawlPage; readonly reason: SkipReason }
  /** Addresses in a sitemap of `host`, with the time of the page's last change where it is told. */
  | { readonly kind: 'listed'; readonly host: string; readonly pages: readonly ListedPage[] };

/** What robots.txt says, or that nobody could say what it says. As reasons to skip a page. */
export type ForbiddenBy = Extract<SkipReason, 'robots' | 'robots-unavailable'>;

/** Why there is no answer, or not all of one that was wanted. */
export type Problem = FailReason | Exclude<BodyCut, 'unwanted'> | NotAskedReason;

/** Why a page was not asked for, or not to be rendered again, though what became of it is told. */
export type NotAskedReason = ForbiddenBy | 'host-down' | 'render-failed';

export interface ListedPage {
  readonly url: PageUrl;
  /** Seconds since 1970 UTC. */
  readonly changedAt: number | undefined;
}

/**
 * Why a page was not visited, though it was its turn.
 *
 * - `robots`: its host's robots.txt forbids it
 * - `robots-unavailable`: nobody could say what robots.txt says, which forbids everything (RFC 9309 §2.3.1.4)
 * - `backoff`: its host wants to be left alone for longer than this crawl waits
 * - `host-down`: its host was not reached several times in a row
 * - `refused-address`: its host has no address that may be connected to, or the port is no web server's
 */
export type SkipReason =
  | 'robots'
  | 'robots-unavailable'
  | 'backoff'
  | 'host-down'
  | 'refused-address';

export type Visited = Extract<CrawlEvent, { kind: 'visited' }>;
