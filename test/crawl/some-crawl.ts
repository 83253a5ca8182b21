/** What tests of the crawl start from: settings that lose no time, and pages to visit. */
import type { CrawlPage } from '../../src/crawl/crawl-event.ts';
import type { CrawlSettings } from '../../src/crawl/parts.ts';
import { url } from '../linkindex/some-visits.ts';

export const SETTINGS: CrawlSettings = {
  productToken: 'OpenBacklinks',
  concurrency: 8,
  minDelayMs: 0,
  maxDelayMs: 1000,
  maxCrawlDelayMs: 50,
  firstBackoffMs: 5,
  maxBackoffMs: 86_400_000,
  maxWaitMs: 500,
  endAt: Number.POSITIVE_INFINITY,
  maxUnreached: 3,
  robotsTtlMs: 86_400_000,
  robotsRetryMs: 3_600_000,
  sitemaps: false,
  maxSitemaps: 10,
  isForced: false,
};

export const LIMITS = {
  timeoutMs: 5000,
  connectTimeoutMs: 2000,
  headersTimeoutMs: 2000,
  idleTimeoutMs: 2000,
  minBytesPerSecond: 100,
  maxBytes: 1 << 20,
  maxDecodedBytes: 1 << 20,
  maxHeaderBytes: 32 << 10,
};

export const page = (href: string, part: Partial<CrawlPage> = {}): CrawlPage => ({
  url: url(href),
  depth: 0,
  hops: 0,
  isKnown: false,
  intervalSeconds: undefined,
  failures: 0,
  body: undefined,
  ...part,
});
