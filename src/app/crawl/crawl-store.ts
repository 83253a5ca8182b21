/**
 * Stores what a crawl yields, in batches: addresses it heard of before the visits that name them, then the visits, then
 * when to come again. A crash between two of these loses no address and no visit: at worst a page is asked for in full.
 *
 * One batch at a time; while a question for due pages is being answered, none is stored, so no page is both in the answer
 * and in the index.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import type { CrawlEvent, CrawlPage } from '../../crawl/crawl-event.ts';
import type { CrawlHost } from '../../crawl/crawl-host.ts';
import { planAfter, type RevisitBounds } from '../../frontier/schedule.ts';
import { keepHosts } from '../../linkindex/crawl-hosts.ts';
import { addLeftOut } from '../../linkindex/crawl-left-out.ts';
import {
  addHeardOf,
  type HeardOf,
  type PlannedVisit,
  planChanged,
  planVisits,
} from '../../linkindex/crawl-pages.ts';
import { checkpoint } from '../../linkindex/files.ts';
import type { IndexWriter } from '../../linkindex/loads.ts';
import type { Visit } from '../../visit/visit.ts';
import type { Discovery } from './discovery.ts';
import type { EvidenceFiles } from './evidence.ts';
import { EVIDENCE_IDENTITY } from './recover-visits.ts';

export interface CrawlStoreParts {
  readonly index: ClickHouseClient;
  readonly writer: IndexWriter;
  readonly discovery: Discovery;
  readonly bounds: RevisitBounds;
  /** What the crawl learned of hosts since the batch before. */
  readonly takeHosts: () => ReadonlyMap<string, CrawlHost>;
  readonly evidence: Pick<EvidenceFiles, 'sync' | 'stored'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

interface Batch {
  readonly visits: Visit[];
  readonly plans: PlannedVisit[];
  readonly heardOf: HeardOf[];
  readonly changed: { page: HeardOf['page']; changedAt: number }[];
  readonly hrefs: Set<string>;
}

const emptyBatch = (): Batch => ({
  visits: [],
  plans: [],
  heardOf: [],
  changed: [],
  hrefs: new Set(),
});

/** Visits in one load: large enough to be worth its statements, small enough to show soon and to lose little. */
const BATCH_VISITS = 1000;

/** Seconds after which a page that was skipped is due again, by reason; others stay due. */
const SKIPPED_FOR: Readonly<Record<string, number>> = {
  robots: 86_400,
  'robots-unavailable': 3600,
  'refused-address': 30 * 86_400,
};

export class CrawlStore {
  readonly #parts: CrawlStoreParts;
  #batch = emptyBatch();
  #version = 0;
  #running: Promise<unknown> = Promise.resolve();

  constructor(parts: CrawlStoreParts) {
    this.#parts = parts;
  }

  get isFull(): boolean {
    return this.#batch.visits.length >= BATCH_VISITS;
  }

  take(event: CrawlEvent): void {
    switch (event.kind) {
      case 'visited':
        this.#takeVisit(event);
        break;
      case 'skipped':
        this.#takeSkipped(event.page, event.reason);
        break;
      case 'listed':
        for (const { url, changedAt } of event.pages) {
          this.#batch.heardOf.push(...this.#parts.discovery.heardOf([url], 1));
          if (changedAt !== undefined) this.#batch.changed.push({ page: url, changedAt });
        }
        break;
    }
  }

  /** Stores what was taken. */
  flush(): Promise<void> {
    return this.#alone(() => this.#store());
  }

  /**
   * Asks for pages when what was taken is stored.
   *
   * @param ask Is given whether a page was taken since, and so is not to be in the answer.
   */
  asking<T>(ask: (isTaken: (href: string) => boolean) => Promise<T>): Promise<T> {
    return this.#alone(async () => {
      await this.#store();
      return ask((href) => this.#batch.hrefs.has(href));
    });
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#running.then(work);
    this.#running = result.catch(() => {}); // its caller hears of it
    return result;
  }

  #takeVisit({ page, visit, body, found, isHop }: CrawlEvent & { kind: 'visited' }): void {
    const { bounds, discovery } = this.#parts;
    const plan = planAfter(visit.outcome, visit.at, page, bounds);
    this.#batch.visits.push(visit);
    this.#batch.hrefs.add(page.url.href);
    this.#batch.plans.push({ page: page.url, body, ...plan });
    const heardOf = isHop
      ? discovery.heardOf(found, page.depth, page.hops + 1)
      : discovery.heardOf(found, page.depth + 1);
    this.#batch.heardOf.push(...heardOf);
  }

  #takeSkipped(page: CrawlPage, reason: string): void {
    const seconds = SKIPPED_FOR[reason];
    this.#batch.hrefs.add(page.url.href);
    if (seconds === undefined) return;
    const nextAt = Math.floor(this.#parts.now() / 1000) + seconds;
    const plan = { nextAt, why: reason, intervalSeconds: seconds, failures: page.failures };
    this.#batch.plans.push({ page: page.url, body: page.body, ...plan });
  }

  async #store(): Promise<void> {
    const { index, writer, discovery, evidence, takeHosts, now } = this.#parts;
    const { visits, plans, heardOf, changed } = this.#batch;
    this.#batch = emptyBatch();
    if (heardOf.length > 0) await addHeardOf(index, heardOf, Math.floor(now() / 1000));
    const leftOut = discovery.takeLeftOut();
    if (leftOut.length > 0) await addLeftOut(index, leftOut);
    if (visits.length > 0) {
      await evidence.sync();
      await writer.applyVisits(visits, 'crawl');
    }
    if (plans.length > 0) await planVisits(index, plans, this.#nextVersion());
    if (changed.length > 0)
      await planChanged(index, changed, Math.floor(now() / 1000), this.#nextVersion());
    const hosts = [...takeHosts()].map(([host, state]) => ({ host, state }));
    if (hosts.length > 0) await keepHosts(index, hosts, this.#nextVersion());
    for (const { file, nextOffset } of evidence.stored(visits))
      await checkpoint(index, { file, identity: EVIDENCE_IDENTITY, nextOffset, done: false });
  }

  /** Two batches may be stored within a millisecond. */
  #nextVersion(): number {
    this.#version = Math.max(this.#parts.now(), this.#version + 1);
    return this.#version;
  }
}
