/** What a crawl needs from outside: the network, the frontier, a store for evidence, time and chance. */
import type { FetchResult } from '../fetcher/fetch-result.ts';
import type { Fetcher } from '../fetcher/fetcher.ts';
import type { Renderer } from '../render/renderer.ts';
import type { PageUrl } from '../url/page-url.ts';
import type { BodyIdentity } from '../visit/body-identity.ts';
import type { Evidence } from '../visit/visit.ts';
import type { CrawlPage, NotAskedReason } from './crawl-event.ts';
import type { CrawlHost } from './crawl-host.ts';
import type { Occupied } from './occupied.ts';
import type { PaceSettings } from './pace.ts';

export interface CrawlParts {
  readonly fetcher: Pick<Fetcher, 'get' | 'addressOf'>;
  /** Keeps what was sent and received where it can be looked up again. */
  readonly keep: (exchange: Exchange) => Promise<Evidence>;
  /** Pages to visit, none of which is `isTaken`; none when no page is due. */
  readonly due: (except: Except) => Promise<readonly CrawlPage[]>;
  /** State of hosts as it was kept; hosts that are new are left out. */
  readonly hosts: (names: readonly string[]) => Promise<ReadonlyMap<string, CrawlHost>>;
  /** Has a browser make the HTML of a page; undefined: pages are taken as they are sent. */
  readonly render?: Renderer['render'];
  /** Shared with other crawls of the process. Without: there are none. */
  readonly occupied?: Occupied;
  /** What the visits are made for; default `crawl`. */
  readonly source?: 'crawl' | 'recheck';
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Evenly from 0 up to 1. */
  readonly random: () => number;
}

/** One request and what came of it. */
export interface Exchange {
  readonly url: PageUrl;
  /** Milliseconds since 1970, when it was sent. */
  readonly at: number;
  readonly result: FetchResult | NotAsked;
  /** What the answer is: a page, or what a host says of itself (robots.txt, sitemaps). */
  readonly purpose: 'page' | 'host';
  /** The body is the one of an earlier visit: 304, or the same bytes again. */
  readonly sameAs: BodyIdentity | undefined;
  /** The HTML that a browser made of it. */
  readonly rendered?: Buffer;
}

/** A page that was not asked for, or not to be rendered again, which is as good as an answer. */
export interface NotAsked {
  readonly kind: 'not-asked';
  /** `refused`: its host keeps it from us. `failed`: its host cannot be reached. */
  readonly outcome: 'refused' | 'failed';
  readonly reason: NotAskedReason;
}

export interface Except {
  /** Pages that wait or are being visited. */
  readonly isTaken: (url: PageUrl) => boolean;
  /** Hosts that are not to be asked now. */
  readonly hosts: readonly string[];
}

export interface CrawlSettings extends PaceSettings {
  /** Name that robots.txt groups address the crawler by. */
  readonly productToken: string;
  /** Requests under way at a time, of all hosts. */
  readonly concurrency: number;
  /** A host that wants to be left alone for longer is left out of this crawl. */
  readonly maxWaitMs: number;
  /** Milliseconds since 1970 from when on no request is begun; what is left stays due. Infinity: none. */
  readonly endAt: number;
  /** Pages still to come of a host that was not reached this often in a row are not tried. */
  readonly maxUnreached: number;
  /** How long a robots.txt holds; RFC 9309 §2.4 has 24 hours at most. */
  readonly robotsTtlMs: number;
  /** When one that was not to be had is asked for again. */
  readonly robotsRetryMs: number;
  /** Whether sitemaps are read, at most once in `robotsTtlMs` for each host. */
  readonly sitemaps: boolean;
  /** Files read for one host. */
  readonly maxSitemaps: number;
  /** The operator wants to know now: back-off and robots.txt of earlier runs do not hold. */
  readonly isForced: boolean;
}
