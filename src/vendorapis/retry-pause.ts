/** How long to wait before a vendor is asked again: pauses double, by chance up to half as long again. */
import type { RequestLimits } from './vendor.ts';

/**
 * @param attempt The one that failed, from 1.
 * @param chance From 0 to 1: many askers that were turned away together must not come back together.
 * @returns In ms; undefined: not again, or later than one waits.
 */
export function retryPauseMs(
  attempt: number,
  retryAfterMs: number | undefined,
  { attempts, firstPauseMs, longestPauseMs }: RequestLimits,
  chance: number,
): number | undefined {
  if (attempt >= attempts) return undefined;
  const backoffMs = Math.min(firstPauseMs * 2 ** (attempt - 1), longestPauseMs);
  const pauseMs = Math.max(backoffMs, retryAfterMs ?? 0) + (backoffMs * chance) / 2;
  return (retryAfterMs ?? 0) > longestPauseMs ? undefined : pauseMs;
}
