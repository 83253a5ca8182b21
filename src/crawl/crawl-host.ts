/** What the crawler knows of a host and keeps over restarts; plain JSON. Times are milliseconds since 1970. */
import type { FailReason } from '../fetcher/failure.ts';
import { type Pace, UNHURRIED } from './pace.ts';

export interface CrawlHost {
  /** By origin: `https://www.example.com` and `http://www.example.com` have files of their own. */
  readonly robots: Readonly<Record<string, KeptRobots>>;
  /** When the host's sitemaps were read last. */
  readonly sitemapsAt: number | undefined;
  readonly pace: Pace;
  /** The crawl-delay its robots.txt asks of us; undefined when it asks for none. */
  readonly crawlDelayMs: number | undefined;
  /** Failures to connect since the host was last reached. */
  readonly unreached: number;
  readonly requests: number;
  /** The latest last. */
  readonly answers: readonly HostAnswer[];
  /** Pages not visited, by reason. */
  readonly skipped: Readonly<Record<string, number>>;
}

/** A robots.txt, or what came in its place. */
export interface KeptRobots {
  readonly at: number;
  /** HTTP status at the end of its redirects, 3xx when they lead nowhere; 0 when there was no answer. */
  readonly status: number;
  /** One character an octet. */
  readonly text: string;
  /** The file is longer than what was read of it. */
  readonly isShortened: boolean;
}

export interface HostAnswer {
  readonly at: number;
  readonly url: string;
  /** HTTP status, or why there was no answer. */
  readonly answer: number | FailReason;
  readonly ms: number;
}

export const NEW_HOST: CrawlHost = {
  robots: {},
  sitemapsAt: undefined,
  pace: UNHURRIED,
  crawlDelayMs: undefined,
  unreached: 0,
  requests: 0,
  answers: [],
  skipped: {},
};

/** Answers kept. */
const MAX_ANSWERS = 10;

export function withAnswer(host: CrawlHost, answer: HostAnswer): CrawlHost {
  return {
    ...host,
    requests: host.requests + 1,
    answers: [...host.answers, answer].slice(-MAX_ANSWERS),
  };
}

export function withSkipped(host: CrawlHost, reason: string, count = 1): CrawlHost {
  const skipped = { ...host.skipped, [reason]: (host.skipped[reason] ?? 0) + count };
  return { ...host, skipped };
}
