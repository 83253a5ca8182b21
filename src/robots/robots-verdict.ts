/**
 * What came of asking for a host's robots.txt → what that means for its pages (RFC 9309 §2.3.1).
 *
 * | answer | means |
 * | --- | --- |
 * | 2xx | its rules |
 * | 3xx | follow, up to five times, also to other hosts; then as if there were none |
 * | 4xx | there is none: everything is allowed |
 * | 429 | the host wants to be left alone: nothing is allowed, as for 5xx (Google's reading; the RFC has 4xx) |
 * | 5xx, other, no answer | nothing is allowed |
 *
 * Rules reached by redirects hold for the host that was asked first. How long a verdict holds (24 hours) and
 * when a host that never answers is taken for one without the file (30 days) is for who keeps the time.
 */
import { isAllowed, type RobotsAnswer } from './is-allowed.ts';
import { parseRobots, type RobotsRules } from './parse-robots.ts';

export interface RobotsResponse {
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  readonly body: Uint8Array;
  /** The body was not read to its end. */
  readonly isShortened: boolean;
  /** The Location field, if there is one. */
  readonly location: string | undefined;
}

export type RobotsVerdict =
  | { readonly kind: 'rules'; readonly rules: RobotsRules }
  | { readonly kind: 'allow-all'; readonly reason: AllowAllReason }
  | { readonly kind: 'disallow-all'; readonly reason: DisallowAllReason };

/**
 * - `no-file`: 4xx
 * - `too-many-redirects`: a sixth in a row
 * - `broken-redirect`: 3xx without an address of the web
 */
export type AllowAllReason = 'no-file' | 'too-many-redirects' | 'broken-redirect';

/**
 * - `too-many-requests`: 429
 * - `server-error`: 5xx, or a status that is no answer to a GET
 * - `unreachable`: no address, no connection, time out, broken transfer
 */
export type DisallowAllReason = 'too-many-requests' | 'server-error' | 'unreachable';

/** RFC 9309 §2.3.1.2: at least five are followed. */
export const MAX_ROBOTS_REDIRECTS = 5;

/**
 * @param url What was asked for.
 * @param redirects How many were followed to get there.
 * @returns Or where to ask next.
 */
export function robotsVerdict(
  response: RobotsResponse,
  url: string,
  redirects: number,
): RobotsVerdict | { readonly kind: 'follow'; readonly url: string } {
  const { status } = response;
  if (status === 0) return { kind: 'disallow-all', reason: 'unreachable' };
  if (status === 429) return { kind: 'disallow-all', reason: 'too-many-requests' };
  if (status >= 200 && status < 300) {
    return { kind: 'rules', rules: parseRobots(response.body, response.isShortened) };
  }
  if (status >= 300 && status < 400) {
    const next = URL.parse(response.location ?? '', url);
    const isOfTheWeb = next?.protocol === 'http:' || next?.protocol === 'https:';
    // Without a Location there is only the address asked for, which leads nowhere.
    if (next === null || !isOfTheWeb || response.location === undefined) {
      return { kind: 'allow-all', reason: 'broken-redirect' };
    }
    return redirects < MAX_ROBOTS_REDIRECTS
      ? { kind: 'follow', url: next.href }
      : { kind: 'allow-all', reason: 'too-many-redirects' };
  }
  return status >= 400 && status < 500
    ? { kind: 'allow-all', reason: 'no-file' }
    : { kind: 'disallow-all', reason: 'server-error' };
}

/** @param productToken, url As for `isAllowed`. */
export function verdictAllows(
  verdict: RobotsVerdict,
  productToken: string,
  url: string,
): RobotsAnswer {
  switch (verdict.kind) {
    case 'rules':
      return isAllowed(verdict.rules, productToken, url);
    case 'allow-all':
      return { allowed: true, rule: undefined };
    case 'disallow-all':
      return { allowed: false, rule: undefined };
  }
}
