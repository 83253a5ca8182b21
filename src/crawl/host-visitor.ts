/**
 * The visitor of one host: makes one request at each of its turns, and knows how the host is to be treated.
 *
 *     robots.txt of the page's origin (once in its time to live) → sitemaps (as often) → the page, if it may be asked for
 *
 * A host that does not answer is tried a few times; then the pages still to come are taken to have failed as well, for
 * what cannot be reached is the host. One that asks to be left alone for long is left out of the crawl.
 */
import type { FailReason } from '../fetcher/failure.ts';
import type { FetchResult } from '../fetcher/fetch-result.ts';
import { parseRetryAfter } from '../fetcher/retry-after.ts';
import { groupOf } from '../robots/is-allowed.ts';
import { type RobotsVerdict, verdictAllows } from '../robots/robots-verdict.ts';
import { type PageUrl, parsePageUrl } from '../url/page-url.ts';
import { fieldValue } from '../warc/fields.ts';
import type { CrawlEvent, CrawlPage, ForbiddenBy, Problem, SkipReason } from './crawl-event.ts';
import { type CrawlHost, type KeptRobots, withAnswer, withSkipped } from './crawl-host.ts';
import { type Pace, paceAfter } from './pace.ts';
import type { CrawlParts, CrawlSettings } from './parts.ts';
import { fetchRobots, originOf, verdictOf } from './robots-of-host.ts';
import { listedPages, sitemapsOf } from './sitemaps-of-host.ts';
import { notAskedVisit, visitPage } from './visit-page.ts';

export interface TurnResult {
  readonly events: readonly CrawlEvent[];
  /** Milliseconds since 1970: the host's next turn. */
  readonly readyAt: number;
  /** The page needs no other turn. */
  readonly isDone: boolean;
  /** What becomes of the host's other pages in this crawl; undefined: they have their turns. */
  readonly rest: 'host-down' | 'backoff' | undefined;
}

interface Robots {
  readonly kept: KeptRobots;
  readonly verdict: RobotsVerdict;
}

export class HostVisitor {
  readonly name: string;
  readonly #parts: CrawlParts;
  readonly #settings: CrawlSettings;
  readonly #startedAt: number;
  #host: CrawlHost;
  #kept: CrawlHost;
  /** By origin, of the files in `#host.robots`. */
  readonly #verdicts = new Map<KeptRobots, RobotsVerdict>();
  /** Addresses of sitemaps to read; undefined until it is known whether they are due. */
  #sitemaps: string[] | undefined;
  readonly #sitemapsRead = new Set<string>();

  /** @param startedAt When the crawl began, in milliseconds since 1970. */
  constructor(
    name: string,
    host: CrawlHost,
    startedAt: number,
    parts: CrawlParts,
    settings: CrawlSettings,
  ) {
    this.name = name;
    this.#parts = parts;
    this.#settings = settings;
    this.#startedAt = startedAt;
    const { at = 0 } = host.answers.at(-1) ?? {};
    const isOld = settings.isForced && at <= startedAt;
    this.#host = isOld ? { ...host, pace: withoutBackoff(host.pace, at), unreached: 0 } : host;
    this.#kept = this.#host;
  }

  /** Whether anything was learned since this was asked last. */
  takeChange(): boolean {
    const isChanged = this.#host !== this.#kept;
    this.#kept = this.#host;
    return isChanged;
  }

  /** To be kept over restarts. */
  get host(): CrawlHost {
    return this.#host;
  }

  get readyAt(): number {
    return this.#host.pace.readyAt;
  }

  /** One request, or none when the page may not be asked for. */
  async turn(page: CrawlPage, signal: AbortSignal): Promise<TurnResult> {
    const robots = await this.#robots(originOf(page.url), signal);
    if (robots === 'asked') return this.#more([]);
    const { verdict } = robots;
    const sitemap = this.#nextSitemap(verdict, originOf(page.url));
    if (sitemap !== undefined) return this.#more(await this.#readSitemap(sitemap, signal));
    const allows = ({ href }: PageUrl) =>
      verdictAllows(verdict, this.#settings.productToken, href).allowed;
    const forbiddenBy = allows(page.url) ? undefined : forbiddenByOf(verdict);
    if (forbiddenBy !== undefined && page.ignoresRobots !== true)
      return this.#done([await this.#forbidden(page, robots.kept, forbiddenBy)]);
    const { event, result } = await visitPage(page, this.#parts, allows, signal);
    this.#took(page.url.href, result);
    if (!page.isKnown && isRefused(result)) return this.#done([this.skip(page, 'refused-address')]);
    return this.#done([{ ...event, problem: problemOf(result), forbiddenBy }]);
  }

  /** Counts a page that has no turn. */
  skip(page: CrawlPage, reason: SkipReason): CrawlEvent {
    this.#host = withSkipped(this.#host, reason);
    return { kind: 'skipped', page, reason };
  }

  /** What becomes of a page of a host that is down: it cannot be had, like those that were tried. */
  async unreached(page: CrawlPage): Promise<CrawlEvent> {
    if (!page.isKnown) return this.skip(page, 'host-down');
    return notAskedVisit(page, 'host-down', this.#parts);
  }

  /** The robots.txt of an origin and what it means, or that this turn was spent on asking for it. */
  async #robots(origin: string, signal: AbortSignal): Promise<Robots | 'asked'> {
    const kept = this.#host.robots[origin];
    if (kept !== undefined && this.#holds(kept)) return { kept, verdict: this.#verdictOf(kept) };
    const fetched = await fetchRobots(origin, this.#parts, signal);
    const robots = withRobots(this.#host.robots, origin, fetched.kept);
    this.#host = { ...this.#host, robots, crawlDelayMs: this.#longestDelay(robots) };
    this.#took(`${origin}/robots.txt`, fetched.first);
    return 'asked';
  }

  #holds({ at, status }: KeptRobots): boolean {
    const { robotsTtlMs, robotsRetryMs, isForced, maxUnreached } = this.#settings;
    if (isForced && at < this.#startedAt) return false;
    // One connection that broke is not to keep us from all pages. The last try is for a page: of another origin, maybe.
    const { unreached } = this.#host;
    if (status === 0 && unreached > 0 && unreached < maxUnreached - 1) return false;
    return this.#parts.now() - at < (isAvailable(status) ? robotsTtlMs : robotsRetryMs);
  }

  #verdictOf(kept: KeptRobots): RobotsVerdict {
    const verdict = this.#verdicts.get(kept) ?? verdictOf(kept);
    this.#verdicts.set(kept, verdict);
    return verdict;
  }

  /** The origins of a host share its time, so what one of them asks for holds for all. */
  #longestDelay(robots: CrawlHost['robots']): number | undefined {
    const delays = Object.values(robots).flatMap(
      (kept) => crawlDelayOf(this.#verdictOf(kept), this.#settings.productToken) ?? [],
    );
    return delays.length === 0 ? undefined : Math.max(...delays);
  }

  /** @param verdict On the origin. */
  #nextSitemap(verdict: RobotsVerdict, origin: string): string | undefined {
    const { sitemaps, robotsTtlMs } = this.#settings;
    if (!sitemaps) return undefined;
    if (this.#sitemaps === undefined) {
      const { sitemapsAt = Number.NEGATIVE_INFINITY } = this.#host;
      const isDue = this.#parts.now() - sitemapsAt >= robotsTtlMs;
      this.#sitemaps = isDue ? sitemapsOf(verdict, origin) : [];
    }
    for (;;) {
      const address = this.#sitemaps.shift();
      if (address === undefined) return undefined;
      if (this.#sitemapsRead.has(address)) continue;
      const reason = this.#reasonAgainst(address, verdict);
      if (reason === undefined) return address;
      this.#host = withSkipped(this.#host, reason);
    }
  }

  #reasonAgainst(sitemap: string, verdict: RobotsVerdict): string | undefined {
    const { maxSitemaps, productToken } = this.#settings;
    // Another host's time is not ours to take: it has its own turns, pauses and robots.txt.
    if (parsePageUrl(sitemap)?.host !== this.name) return 'sitemap-elsewhere';
    if (this.#sitemapsRead.size >= maxSitemaps) return 'too-many-sitemaps';
    return verdictAllows(verdict, productToken, sitemap).allowed ? undefined : 'sitemap-forbidden';
  }

  async #readSitemap(address: string, signal: AbortSignal): Promise<CrawlEvent[]> {
    this.#sitemapsRead.add(address);
    this.#host = { ...this.#host, sitemapsAt: this.#parts.now() };
    const listed = await listedPages(address, this.name, this.#parts, signal);
    const { result, pages, sitemaps } = listed;
    this.#sitemaps?.push(...sitemaps);
    for (const [reason, count] of listed.leftOut)
      this.#host = withSkipped(this.#host, reason, count);
    if (result !== undefined) this.#took(address, result);
    return pages.length === 0 ? [] : [{ kind: 'listed', host: this.name, pages }];
  }

  /** A known page that is forbidden now was refused; another one is not looked at. */
  async #forbidden(
    page: CrawlPage,
    { status }: KeptRobots,
    forbiddenBy: ForbiddenBy,
  ): Promise<CrawlEvent> {
    if (!page.isKnown) return this.skip(page, forbiddenBy);
    this.#host = withSkipped(this.#host, forbiddenBy);
    const why = status === 0 ? 'host-down' : forbiddenBy;
    return { ...(await notAskedVisit(page, why, this.#parts)), forbiddenBy };
  }

  /** Learns from an answer how fast to go on. */
  #took(url: string, result: FetchResult): void {
    const at = this.#parts.now();
    const status = result.kind === 'answered' ? result.status : 0;
    const tookMs = result.kind === 'answered' ? result.timing.headersMs : result.totalMs;
    const retryAfter =
      result.kind === 'answered' ? fieldValue(result.fields, 'retry-after') : undefined;
    const retryAfterMs =
      retryAfter === undefined ? undefined : parseRetryAfter(retryAfter, new Date(at));
    const { crawlDelayMs, pace, unreached } = this.#host;
    const paced = { at, tookMs, status, retryAfterMs, crawlDelayMs };
    const answer = result.kind === 'answered' ? result.status : result.reason;
    this.#host = {
      ...withAnswer(this.#host, { at, url, answer, ms: Math.round(tookMs) }),
      pace: paceAfter(pace, paced, this.#settings, this.#parts.random()),
      unreached: isUnreached(result) ? unreached + 1 : 0,
    };
  }

  #more(events: readonly CrawlEvent[]): TurnResult {
    return { events, readyAt: this.readyAt, isDone: false, rest: this.#rest() };
  }

  #done(events: readonly CrawlEvent[]): TurnResult {
    return { events, readyAt: this.readyAt, isDone: true, rest: this.#rest() };
  }

  #rest(): TurnResult['rest'] {
    if (this.#host.unreached >= this.#settings.maxUnreached) return 'host-down';
    return this.isAway ? 'backoff' : undefined;
  }

  /** It wants to be left alone for longer than this crawl waits. */
  get isAway(): boolean {
    return this.readyAt - this.#parts.now() > this.#settings.maxWaitMs;
  }
}

const forbiddenByOf = ({ kind }: RobotsVerdict): ForbiddenBy =>
  kind === 'rules' ? 'robots' : 'robots-unavailable';

/** 5xx, 429 and no answer say nothing of the file (RFC 9309 §2.3.1.4). */
const isAvailable = (status: number): boolean => status > 0 && status < 500 && status !== 429;

/** What stays of a pace when the operator wants to know now: the pause after the latest request, which was at `at`. */
const withoutBackoff = ({ delayMs }: Pace, at: number): Pace => ({
  ...{ readyAt: at + delayMs, delayMs },
  backoffs: 0,
});

/** Links can name any port of a host. */
const MAX_ORIGINS = 10;

/** With one more file; of too many the oldest goes. */
function withRobots(
  before: CrawlHost['robots'],
  origin: string,
  kept: KeptRobots,
): CrawlHost['robots'] {
  const others = Object.entries(before).filter(([name]) => name !== origin);
  const latest = others.sort(([, a], [, b]) => a.at - b.at).slice(1 - MAX_ORIGINS);
  return Object.fromEntries([...latest, [origin, kept]]);
}

/** Failures of a host that answered, or that was not even asked. */
const REACHED: ReadonlySet<FailReason> = new Set([
  ...(['tls', 'bad-http', 'header-too-large', 'refused-port'] as const),
]);

const isUnreached = (result: FetchResult): boolean =>
  result.kind === 'failed' && !REACHED.has(result.reason);

function crawlDelayOf(verdict: RobotsVerdict, productToken: string): number | undefined {
  const group = verdict.kind === 'rules' ? groupOf(verdict.rules, productToken) : undefined;
  const seconds = group?.crawlDelaySeconds;
  return seconds === undefined ? undefined : seconds * 1000;
}

/** A body that was not wanted is no problem. */
function problemOf(result: FetchResult): Problem | undefined {
  if (result.kind === 'failed') return result.reason;
  return result.cut === 'unwanted' ? undefined : result.cut;
}

const isRefused = (result: FetchResult): boolean =>
  result.kind === 'failed' && /^refused-/.test(result.reason);
