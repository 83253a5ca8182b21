/** What is asked of one crawl. */
import type { ScopeName } from '../../frontier/scope.ts';

export interface CrawlRequest {
  /** URLs; a host stands for its root page. */
  readonly seeds: readonly string[];
  readonly scope: ScopeName;
  /** Mail address or URL of whoever runs the crawl. */
  readonly contact: string;
  /** Pages to visit in all; undefined: no limit. */
  readonly maxPages?: number;
  /** Time in all, from when on no page is asked for; undefined: no limit. */
  readonly maxSeconds?: number;
  /** Links from a seed; undefined: no limit. */
  readonly maxDepth?: number;
  readonly rounds: number;
  /** Known pages are due this long after their last visit, whatever was planned. */
  readonly revisitAfterSeconds?: number;
  /** Least pause between two requests to a host. */
  readonly delayMs: number;
  /** In Chromium's syntax. */
  readonly hostResolverRules: string;
  readonly allowPrivateNetwork: boolean;
  /** Has Chromium render pages whose HTML has no links. */
  readonly render: boolean;
}
