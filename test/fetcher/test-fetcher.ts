/** A fetcher with small limits whose hosts all lie on one loopback port. */
import type { Answered, Failed } from '../../src/fetcher/fetch-result.ts';
import { type Fetcher, type FetcherOptions, openFetcher } from '../../src/fetcher/fetcher.ts';
import type { FetchLimits } from '../../src/fetcher/limits.ts';
import { parseHostResolverRules } from '../../src/fetcher/resolver-rules.ts';
import { type PageUrl, parsePageUrl } from '../../src/url/page-url.ts';

/** Times that a test never waits for, unless it sets one. */
export const LIMITS: FetchLimits = {
  timeoutMs: 15_000,
  connectTimeoutMs: 10_000,
  headersTimeoutMs: 10_000,
  idleTimeoutMs: 10_000,
  minBytesPerSecond: 1,
  maxBytes: 1 << 20,
  maxDecodedBytes: 1 << 20,
  maxHeaderBytes: 16_384,
};

export function fetcherOn(
  port: number,
  limits: Partial<FetchLimits> = {},
  options: Partial<FetcherOptions> = {},
): Fetcher {
  return openFetcher({
    userAgent: 'OpenBacklinks/test',
    mapHost: parseHostResolverRules(`MAP * 127.0.0.1:${port}`),
    ...options,
    limits: { ...LIMITS, ...limits },
  });
}

/** @throws Error when the text is no web address. */
export function page(text: string): PageUrl {
  const url = parsePageUrl(text);
  if (url === undefined) throw new Error(`no page URL: ${text}`);
  return url;
}

/** @throws Error with the reason when there is no answer. */
export function answered(result: Answered | Failed): Answered {
  if (result.kind === 'failed') throw new Error(`${result.reason}: ${result.detail}`);
  return result;
}
