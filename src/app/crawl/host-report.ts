/**
 * All that the crawler knows of a host, for people: what its robots.txt says and since when, how fast it is asked and why,
 * what it answered lately, and which visits come next. Names are those of the command line and of the API.
 */
import type { CrawlHost } from '../../crawl/crawl-host.ts';
import { NEW_HOST } from '../../crawl/crawl-host.ts';
import { AppError } from '../../errors.ts';
import { keptHosts } from '../../linkindex/crawl-hosts.ts';
import { hostFrontier } from '../../linkindex/queries/host-frontier.ts';
import { parseTarget } from '../../url/target.ts';
import type { App } from '../app.ts';

export interface HostReport {
  readonly host: string;
  readonly visited_pages: number;
  readonly unseen_pages: number;
  readonly requests: number;
  /** Milliseconds between two requests, as after the latest one. */
  readonly delay_ms: number;
  /** As robots.txt asks; null when it does not. What is kept to is bounded by --crawl-max-crawl-delay-ms. */
  readonly crawl_delay_ms: number | null;
  /** ISO 8601; null when the host may be asked now. */
  readonly backoff_until: string | null;
  /** Answers in a row that asked for a back-off, or failures to connect. */
  readonly backoffs: number;
  readonly robots: readonly RobotsReport[];
  readonly last_answers: readonly {
    at: string;
    url: string;
    answer: number | string;
    ms: number;
  }[];
  readonly skipped: Readonly<Record<string, number>>;
  readonly next_visits: readonly { url: string; at: string; why: string; failures: number }[];
}

interface RobotsReport {
  readonly origin: string;
  readonly fetched_at: string;
  /** HTTP status at the end of its redirects; 0: no answer. */
  readonly status: number;
  readonly text: string;
}

const NEXT_VISITS = 10;

/** @throws AppError INVALID_SETTING for what names no host. */
export async function hostReport({ index }: App, name: string): Promise<HostReport> {
  const target = parseTarget(name, 'host');
  if (target === undefined) throw new AppError('INVALID_SETTING', `${name} names no host`);
  const [frontier, [kept]] = await Promise.all([
    hostFrontier(index, target, NEXT_VISITS),
    keptHosts<CrawlHost>(index, [target.host]),
  ]);
  const { pace, robots, answers, skipped, crawlDelayMs, requests } = kept?.state ?? NEW_HOST;
  return {
    host: target.host,
    visited_pages: frontier.visited,
    unseen_pages: frontier.unseen,
    requests,
    delay_ms: pace.delayMs,
    crawl_delay_ms: crawlDelayMs ?? null,
    backoff_until: pace.backoffs > 0 && pace.readyAt > Date.now() ? iso(pace.readyAt) : null,
    backoffs: pace.backoffs,
    robots: Object.entries(robots).map(([origin, { at, status, text }]) => ({
      origin,
      fetched_at: iso(at),
      status,
      text: Buffer.from(text, 'latin1').toString('utf8'),
    })),
    last_answers: answers.map(({ at, ...answer }) => ({ at: iso(at), ...answer })),
    skipped,
    next_visits: frontier.next.map(({ at, ...visit }) => ({ at: at.toISOString(), ...visit })),
  };
}

const iso = (ms: number): string => new Date(ms).toISOString();
