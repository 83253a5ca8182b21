/**
 * A visit: one dated look at one page, with what it answered and which links it carried.
 *
 * Visits are the truth of the link index; everything else is computed from them. Crawler, archives and
 * rechecks all yield this type.
 */
import type { PageUrl } from '../url/page-url.ts';

/**
 * What the page answered, as the fold needs it.
 *
 * - `page`: a success with its facts and links (none for a PDF or an image)
 * - `unchanged`: a success whose body equals the one of an earlier visit (304, WARC revisit)
 * - `redirect`: 3xx to a URL; its link, if it leaves the domain, is in `links`
 * - `broken-redirect`: 3xx whose destination cannot be told
 * - `not-found`: 404 or 410
 * - `refused`: 401, 403, 429, challenges, and other answers that keep a crawler out
 * - `failed`: 5xx, no address, no connection, time out, broken transfer
 */
export const OUTCOMES = [
  'page',
  'unchanged',
  'redirect',
  'broken-redirect',
  'not-found',
  'refused',
  'failed',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const LINK_TYPES = ['href', 'redirect', 'canonical'] as const;
export type LinkType = (typeof LINK_TYPES)[number];

export const SOURCES = ['warc', 'arc', 'wat', 'crawl', 'recheck'] as const;
export type Source = (typeof SOURCES)[number];

export interface Visit {
  readonly url: PageUrl;
  /** Capture time, whole seconds since 1970 UTC. */
  readonly at: number;
  readonly outcome: Outcome;
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** Address the page came from, IPv4 or IPv6; empty when unknown. */
  readonly ip: string;
  readonly title: string;
  readonly noindex: boolean;
  readonly nofollow: boolean;
  /**
   * Of an `unchanged` visit: time of the visit whose body it repeats, in seconds since 1970 UTC. Undefined when not
   * told, which means the latest one before.
   */
  readonly bodyFrom: number | undefined;
  /** What the page's canonical link names, when that is a web URL. */
  readonly canonical: PageUrl | undefined;
  /** Where a `redirect` leads, in or out of the domain. */
  readonly redirectTo: PageUrl | undefined;
  /** Links to other registrable domains as the page carries them, one per (destination, type). */
  readonly links: readonly VisitLink[];
  /**
   * Distinct pages this one passes rank to, itself excluded, internal ones included: its followed links, the
   * destination of its redirect, or its canonical page when that is another.
   */
  readonly follows: readonly PageUrl[];
  readonly source: Source;
  readonly evidence: Evidence;
}

export interface VisitLink {
  readonly to: PageUrl;
  readonly type: LinkType;
  /** White space collapsed; of several occurrences the first that is not empty. */
  readonly anchor: string;
  /** By rel token or page directive, on every occurrence. */
  readonly nofollow: boolean;
  readonly ugc: boolean;
  readonly sponsored: boolean;
  /** The `<a>` contains an `<img>`. */
  readonly image: boolean;
  /** Absolute URL of that image, or empty. */
  readonly imageSource: string;
}

/** Where the visit can be looked up again. */
export interface Evidence {
  /** Names the look itself, so that it is the same visit however often it is read: WARC-Record-ID. */
  readonly recordId: string;
  /** Absolute path or address of the archive; empty when nothing was kept. */
  readonly file: string;
  /** Byte offset and length in that file, of the compressed member when there is one. */
  readonly offset: number;
  readonly length: number;
}
