/**
 * All that the crawler knows of a host, for people: what its robots.txt says and since when, how fast it is asked and why,
 * what it answered lately, and which visits come next.
 */
import { type CrawlHost, NEW_HOST } from '../../crawl/crawl-host.ts';
import { AppError } from '../../errors.ts';
import type { HostReport } from '../../http/host-report.ts';
import { keptHosts } from '../../linkindex/crawl-hosts.ts';
import { leftOutOf } from '../../linkindex/crawl-left-out.ts';
import { hostFrontier } from '../../linkindex/queries/host-frontier.ts';
import { parseTarget } from '../../url/target.ts';
import type { App } from '../app.ts';

const NEXT_VISITS = 10;

/** @throws AppError INVALID_SETTING for what names no host. */
export async function hostReport({ index, config }: App, name: string): Promise<HostReport> {
  const target = parseTarget(name, 'host');
  if (target === undefined) throw new AppError('INVALID_SETTING', `${name} names no host`);
  const [frontier, [kept], leftOut] = await Promise.all([
    hostFrontier(index, target, NEXT_VISITS),
    keptHosts<CrawlHost>(index, [target.host]),
    leftOutOf(index, target.host),
  ]);
  const { pace, robots, answers, skipped, crawlDelayMs, requests } = kept?.state ?? NEW_HOST;
  return {
    host: target.host,
    visited_pages: frontier.visited,
    unseen_pages: frontier.unseen,
    requests,
    delay_ms: pace.delayMs,
    crawl_delay_ms: crawlDelayMs ?? null,
    max_crawl_delay_ms: config.crawlMaxCrawlDelayMs,
    backoff_until: pace.backoffs > 0 && pace.readyAt > Date.now() ? iso(pace.readyAt) : null,
    backoffs: pace.backoffs,
    robots_files: Object.entries(robots).map(([origin, { at, status, text }]) => ({
      origin,
      fetched_at: iso(at),
      status,
      text: Buffer.from(text, 'latin1').toString('utf8'),
    })),
    last_answers: answers.map(({ at, ...answer }) => ({ at: iso(at), ...answer })),
    skipped: { ...leftOut, ...skipped },
    next_visits: frontier.next.map(({ at, ...visit }) => ({ at: at.toISOString(), ...visit })),
  };
}

const iso = (ms: number): string => new Date(ms).toISOString();
