/**
 * The crawl: pages that are due → visits.
 *
 *     due ──► queue of each host ──► a turn of the host ──► visited, skipped, listed ──► (the caller stores them)
 *                  ▲                        │
 *                  └── pause, back-off ◄────┘
 *
 * Turns go on while the caller stores what it took, up to a number of events that wait for it. More pages are asked for
 * when few are left, when a host has none left, and when those under way have ended: what they led to may be due by then.
 * The crawl ends when nothing is due any more. It stores nothing: the caller does, and sees to it that a page it took the
 * visit of is not due in its answer.
 */

import type { CrawlEvent, CrawlPage } from './crawl-event.ts';
import { type CrawlHost, NEW_HOST } from './crawl-host.ts';
import { HostQueues } from './host-queues.ts';
import { HostVisitor } from './host-visitor.ts';
import type { CrawlParts, CrawlSettings } from './parts.ts';
import { Wakeup } from './wakeup.ts';

/** Pages that wait, for each request under way, below which more are asked for. */
const LOW_WATER = 16;

/** Pages that wait, of all hosts, beyond which a host without any has to wait for more. */
const MAX_WAITING = 50_000;

/** A host with as many pages waiting is left out of a question, which has room for the others then. */
const WELL_SUPPLIED = 256;

/** Time between two questions for pages while requests are under way, so that they ask for many at a time. */
const ASK_EVERY_MS = 500;

/** When a host is tried again that another crawl is asking something. */
const OCCUPIED_MS = 200;

/** The same when only some host has none left, as a multiple of what the question before took. */
const ASK_PAUSE = 2;

/** Events that wait for the caller, beyond which no turn begins. */
const MAX_UNTAKEN = 4000;

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
  /** Wakes the turns. */
  readonly #wakeup = new Wakeup();
  /** Wakes the caller. */
  readonly #news = new Wakeup();
  #events: CrawlEvent[] = [];
  /** Events that the caller has not taken. */
  #untaken = 0;
  #failure: { readonly error: unknown } | undefined;
  #running = 0;
  #isAsking = false;
  #askedAt = Number.NEGATIVE_INFINITY;
  #askTookMs = 0;
  readonly #startedAt: number;
  /** Something happened since pages were last asked for, so another answer can be expected. */
  #isNews = true;
  /** A host that has no pages left told something since pages were last asked for. */
  #isHostDry = false;
  #isOver = false;

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
      // Not while kept states are being read: what the caller is only about to keep would be missing there.
      if (!this.#queues.has(name) && !this.#isAsking) this.#visitors.delete(name);
    }
    return hosts;
  }

  /** Pages may have become due that nothing here led to. */
  hearOfMore(): void {
    this.#isNews = true;
    this.#wakeup.wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<CrawlEvent> {
    const stop = () => this.#wake();
    this.#signal.addEventListener('abort', stop);
    const turns = this.#takeTurns();
    try {
      // Also when it is told to end, or fails: what was fetched by then is the caller's.
      while (!this.#isOver || this.#untaken > 0) {
        if (this.#untaken > 0) yield* this.#takeEvents();
        else await this.#news.wait(Number.POSITIVE_INFINITY);
      }
      if (this.#failure !== undefined) throw this.#failure.error;
      this.#signal.throwIfAborted();
    } finally {
      this.#signal.removeEventListener('abort', stop);
      this.#abort.abort(new Error('the crawl has ended'));
      this.#wake();
      await turns;
    }
  }

  *#takeEvents(): Generator<CrawlEvent> {
    const events = this.#events;
    this.#events = [];
    for (const event of events) {
      yield event;
      this.#untaken--;
      // Only now is it the caller's: a page is taken until somebody else knows that it was visited.
      if (event.kind !== 'listed') this.#taken.delete(event.page.url.href);
      // And only now can it lead to more.
      const host = event.kind === 'listed' ? event.host : event.page.url.host;
      this.#isHostDry ||= !this.#queues.has(host);
    }
    this.#isNews = true;
    this.#wakeup.wake();
  }

  #tell(...events: readonly CrawlEvent[]): void {
    this.#events.push(...events);
    this.#untaken += events.length;
    this.#news.wake();
  }

  #wake(): void {
    this.#wakeup.wake();
    this.#news.wake();
  }

  /** Gives hosts their turns until nothing is due, time is up, or the crawl is ended, as by a failure. It never rejects. */
  async #takeTurns(): Promise<void> {
    while (!this.#signal.aborted && this.#parts.now() < this.#settings.endAt) {
      this.#start();
      this.#ask();
      if (this.#isIdle && !this.#isAsking && !this.#isNews && this.#untaken === 0) break;
      await this.#wakeup.wait(this.#nextAt() - this.#parts.now());
    }
    while (this.#running > 0 || this.#isAsking) await this.#wakeup.wait(Number.POSITIVE_INFINITY);
    this.#isOver = true;
    this.#news.wake();
  }

  get #isIdle(): boolean {
    return this.#running === 0 && this.#queues.size === 0;
  }

  /** When there is something to do, if nothing happens before. */
  #nextAt(): number {
    return Math.min(
      this.#settings.endAt,
      this.#mayStart ? this.#queues.nextReadyAt : Number.POSITIVE_INFINITY,
      this.#wantsPages ? this.#askAt : Number.POSITIVE_INFINITY,
    );
  }

  get #mayStart(): boolean {
    return this.#running < this.#settings.concurrency && this.#untaken < MAX_UNTAKEN;
  }

  get #isLow(): boolean {
    return this.#queues.size <= LOW_WATER * this.#settings.concurrency;
  }

  get #wantsPages(): boolean {
    if (this.#isAsking || !this.#isNews) return false;
    // Without pages, what the caller has not taken yet comes first: it may lead to some.
    if (this.#isIdle) return this.#untaken === 0;
    return this.#isLow || (this.#isHostDry && this.#queues.size < MAX_WAITING);
  }

  get #askAt(): number {
    if (this.#isIdle) return Number.NEGATIVE_INFINITY;
    const pauseMs = this.#isLow ? 0 : ASK_PAUSE * this.#askTookMs;
    return this.#askedAt + Math.max(ASK_EVERY_MS, pauseMs);
  }

  /** Asks for more pages, in the background. */
  #ask(): void {
    const startedAt = this.#parts.now();
    if (!this.#wantsPages || startedAt < this.#askAt) return;
    this.#isAsking = true;
    this.#isNews = false;
    this.#isHostDry = false;
    this.#inBackground(this.#addDue(), () => {
      this.#isAsking = false;
      this.#askedAt = this.#parts.now();
      this.#askTookMs = this.#askedAt - startedAt;
    });
  }

  async #addDue(): Promise<void> {
    const isTaken = ({ href }: CrawlPage['url']) => this.#taken.has(href);
    const hosts = [...this.#left.keys(), ...this.#queues.hostsWith(WELL_SUPPLIED)];
    const pages = await this.#parts.due({ isTaken, hosts });
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
      this.#tell(visitor.skip(page, 'backoff'));
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
    while (this.#mayStart) {
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
    const names = address === undefined ? [host] : [host, address];
    const { occupied } = this.#parts;
    if (occupied?.take(names) === false) {
      this.#queues.release(host, this.#parts.now() + OCCUPIED_MS, false);
      return;
    }
    const turn = visitor.turn(page, this.#signal).finally(() => occupied?.free(names));
    const { events, readyAt, isDone, rest } = await turn;
    this.#tell(...events);
    if (rest !== undefined) await this.#leave(visitor, rest, isDone ? [] : [page]);
    this.#queues.release(host, readyAt, isDone || rest !== undefined);
    this.#isNews = true;
  }

  /** The host's pages have no turns any more in this crawl, nor has the one of this turn that still wants one. */
  async #leave(
    visitor: HostVisitor,
    why: 'host-down' | 'backoff',
    own: readonly CrawlPage[],
  ): Promise<void> {
    this.#left.set(visitor.name, why);
    for (const page of [...own, ...this.#queues.drain(visitor.name)])
      this.#tell(why === 'backoff' ? visitor.skip(page, why) : await visitor.unreached(page));
  }

  #inBackground(work: Promise<void>, done: () => void): void {
    work
      .catch((error: unknown) => {
        this.#failure ??= { error };
        this.#abort.abort(error);
      })
      .finally(() => {
        done();
        this.#wake();
      });
  }
}
