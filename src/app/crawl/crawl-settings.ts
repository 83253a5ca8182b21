/** Settings of the operator and of one crawl → settings of the rooms that do it. */
import type { Config } from '../../config/settings.ts';
import type { CrawlSettings } from '../../crawl/parts.ts';
import type { FetchLimits } from '../../fetcher/limits.ts';
import { PRODUCT } from '../../fetcher/user-agent.ts';
import type { RevisitBounds } from '../../frontier/schedule.ts';
import type { RenderLimits } from '../../render/renderer.ts';
import type { CrawlRequest } from './crawl-request.ts';

const HOUR_MS = 3_600_000;

export function crawlSettings(
  config: Config,
  { delayMs, revisitAfterSeconds }: Pick<CrawlRequest, 'delayMs' | 'revisitAfterSeconds'>,
  endAt: number,
): CrawlSettings {
  return {
    productToken: PRODUCT,
    concurrency: config.crawlConcurrency,
    minDelayMs: delayMs,
    maxDelayMs: Math.max(delayMs, config.crawlMaxDelayMs),
    maxCrawlDelayMs: config.crawlMaxCrawlDelayMs,
    firstBackoffMs: 1000,
    maxBackoffMs: 24 * HOUR_MS,
    maxWaitMs: 30_000 + config.crawlMaxCrawlDelayMs,
    endAt,
    maxUnreached: 3,
    robotsTtlMs: 24 * HOUR_MS,
    robotsRetryMs: HOUR_MS,
    sitemaps: config.crawlSitemaps === 'on',
    maxSitemaps: 100,
    isForced: revisitAfterSeconds !== undefined,
  };
}

export function revisitBounds(config: Config): RevisitBounds {
  return {
    baseSeconds: config.crawlRevisitSeconds,
    minSeconds: config.crawlMinRevisitSeconds,
    maxSeconds: Math.max(config.crawlMinRevisitSeconds, config.crawlMaxRevisitSeconds),
    retrySeconds: config.crawlRetrySeconds,
  };
}

export function fetchLimits(config: Config): FetchLimits {
  return {
    timeoutMs: config.fetchTimeoutMs,
    connectTimeoutMs: config.fetchConnectTimeoutMs,
    headersTimeoutMs: config.fetchHeadersTimeoutMs,
    idleTimeoutMs: config.fetchIdleTimeoutMs,
    minBytesPerSecond: config.fetchMinBytesPerSecond,
    maxBytes: config.fetchMaxBytes,
    maxDecodedBytes: config.fetchMaxDecodedBytes,
    maxHeaderBytes: config.fetchMaxHeaderBytes,
  };
}

export function renderLimits(config: Config): RenderLimits {
  return {
    timeoutMs: config.renderTimeoutMs,
    maxRequests: config.renderMaxRequests,
    maxBytes: config.fetchMaxDecodedBytes,
    maxHtmlBytes: config.fetchMaxDecodedBytes,
    concurrency: config.renderConcurrency,
  };
}
