/**
 * The crawl: pages that are due → visits.
 *
 *     due ──► queue of each host ──► a turn of the host ──► visited, skipped, listed ──► (the caller stores them)
 *                  ▲                        │
 *                  └── pause, back-off ◄────┘
 *
 * More pages are asked for when few are left, and again when those under way have ended: what they led to may be due by
 * then. The crawl ends when nothing is due any more. It stores nothing: the caller does, and sees to it that a page it
 * took the visit of is not due in its answer.
 */

import type { CrawlEvent, CrawlPage } from './crawl-event.ts';
import { type CrawlHost, NEW_HOST } from './crawl-host.ts';
import { HostQueues } from './host-queues.ts';
import { HostVisitor } from './host-visitor.ts';
import type { CrawlParts, CrawlSettings } from './parts.ts';
import { Wakeup } from './wakeup.ts';

/** Pages that wait, for each request under way, below which more are asked for. */
const LOW_WATER = 4;

/** Time between two questions for pages while requests are under way, so that they ask for many at a time. */
const ASK_EVERY_MS = 500;

/** One run over what is due. Its events come in the order in which they happened. */
export class Crawl {
  readonly #parts: CrawlParts;
  readonly #settings: CrawlSettings;
  readonly #abort = new AbortController();
  readonly #signal: AbortSignal;
  readonly #queues = new HostQueues<CrawlPage>();
  readonly #visitors = new Map<string, HostVisitor>();
  /** Hosts left out from now on, by why. */
  readonly #left = new Map<string, 'host-down' | 'backoff'>();
  readonly #taken = new Set<string>();
  readonly #wakeup = new Wakeup();
  #events: CrawlEvent[] = [];
  #failure: { readonly error: unknown } | undefined;
  #running = 0;
  #isAsking = false;
  #askedAt = Number.NEGATIVE_INFINITY;
  readonly #startedAt: number;
  /** Something happened since pages were last asked for, so another answer can be expected. */
  #isNews = true;

  constructor(parts: CrawlParts, settings: CrawlSettings, signal: AbortSignal) {
    this.#parts = parts;
    this.#settings = settings;
    this.#startedAt = parts.now();
    this.#signal = AbortSignal.any([signal, this.#abort.signal]);
  }

  /** What was learned of hosts since this was called last. The caller keeps it: those that are idle are forgotten here. */
  takeHosts(): ReadonlyMap<string, CrawlHost> {
    const hosts = new Map<string, CrawlHost>();
    for (const [name, visitor] of this.#visitors) {
      if (visitor.takeChange()) hosts.set(name, visitor.host);
      if (!this.#queues.has(name)) this.#visitors.delete(name);
    }
    return hosts;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<CrawlEvent> {
    const stop = () => this.#wakeup.wake();
    this.#signal.addEventListener('abort', stop);
    try {
      for (;;) {
        this.#signal.throwIfAborted();
        if (this.#failure !== undefined) throw this.#failure.error;
        this.#start();
        if (this.#events.length > 0) {
          yield* this.#takeEvents();
          continue;
        }
        // Not before: what the caller has not taken yet may lead to more.
        this.#ask();
        if (this.#running === 0 && !this.#isAsking && !this.#isNews && this.#queues.size === 0)
          return;
        await this.#wakeup.wait(this.#nextAt() - this.#parts.now());
      }
    } finally {
      this.#signal.removeEventListener('abort', stop);
      this.#abort.abort(new Error('the crawl has ended'));
      while (this.#running > 0 || this.#isAsking) await this.#wakeup.wait(Number.POSITIVE_INFINITY);
    }
  }

  *#takeEvents(): Generator<CrawlEvent> {
    const events = this.#events;
    this.#events = [];
    for (const event of events) {
      yield event;
      // Only now is it the caller's: a page is taken until somebody else knows that it was visited.
      if (event.kind !== 'listed') this.#taken.delete(event.page.url.href);
    }
  }

  /** When there is something to do, if nothing happens before. */
  #nextAt(): number {
    if (this.#running >= this.#settings.concurrency) return Number.POSITIVE_INFINITY;
    const askAt = this.#wantsPages() ? this.#askedAt + ASK_EVERY_MS : Number.POSITIVE_INFINITY;
    return Math.min(this.#queues.nextReadyAt, askAt);
  }

  #wantsPages(): boolean {
    const enough = LOW_WATER * this.#settings.concurrency;
    return !this.#isAsking && this.#isNews && this.#queues.size <= enough;
  }

  /** Asks for more pages, in the background. */
  #ask(): void {
    const isIdle = this.#running === 0 && this.#queues.size === 0;
    const isTime = this.#parts.now() >= this.#askedAt + ASK_EVERY_MS;
    if (!this.#wantsPages() || !(isIdle || isTime)) return;
    this.#isAsking = true;
    this.#isNews = false;
    this.#inBackground(this.#addDue(), () => {
      this.#isAsking = false;
      this.#askedAt = this.#parts.now();
    });
  }

  async #addDue(): Promise<void> {
    const isTaken = ({ href }: CrawlPage['url']) => this.#taken.has(href);
    const pages = await this.#parts.due({ isTaken, hosts: [...this.#left.keys()] });
    const names = [...new Set(pages.map(({ url }) => url.host))];
    const kept = names.length === 0 ? undefined : await this.#parts.hosts(names);
    for (const page of pages)
      this.#add(page, this.#visitor(page.url.host, kept?.get(page.url.host)));
    if (pages.length > 0) this.#isNews = true;
  }

  #add(page: CrawlPage, visitor: HostVisitor): void {
    this.#taken.add(page.url.href);
    if (visitor.isAway) {
      this.#left.set(visitor.name, 'backoff');
      this.#events.push(visitor.skip(page, 'backoff'));
    } else this.#queues.add(visitor.name, page, visitor.readyAt);
  }

  #visitor(name: string, kept: CrawlHost = NEW_HOST): HostVisitor {
    const known = this.#visitors.get(name);
    if (known !== undefined) return known;
    const visitor = new HostVisitor(name, kept, this.#startedAt, this.#parts, this.#settings);
    this.#visitors.set(name, visitor);
    return visitor;
  }

  /** Gives hosts their turns, as many as may be under way. */
  #start(): void {
    while (this.#running < this.#settings.concurrency) {
      const turn = this.#queues.take(this.#parts.now());
      if (turn === undefined) return;
      this.#running++;
      this.#inBackground(this.#turn(turn.host, turn.page), () => {
        this.#running--;
      });
    }
  }

  async #turn(host: string, page: CrawlPage): Promise<void> {
    const visitor = this.#visitor(host);
    const address = await this.#parts.fetcher.addressOf(page.url);
    if (address !== undefined && !this.#queues.claim(host, address)) return;
    const { events, readyAt, isDone, rest } = await visitor.turn(page, this.#signal);
    this.#events.push(...events);
    if (rest !== undefined) await this.#leave(visitor, rest);
    this.#queues.release(host, readyAt, isDone);
    this.#isNews = true;
  }

  /** The host's other pages have no turns in this crawl. */
  async #leave(visitor: HostVisitor, why: 'host-down' | 'backoff'): Promise<void> {
    this.#left.set(visitor.name, why);
    for (const page of this.#queues.drain(visitor.name))
      this.#events.push(
        why === 'backoff' ? visitor.skip(page, why) : await visitor.unreached(page),
      );
  }

  #inBackground(work: Promise<void>, done: () => void): void {
    work
      .catch((error: unknown) => {
        this.#failure ??= { error };
      })
      .finally(() => {
        done();
        this.#wakeup.wake();
      });
  }
}
