/**
 * What checks found, on its way into the stores: the visits into the link index, then the verdicts into the control database,
 * then how hosts want to be treated. A crash between two of these repeats checks, and loses none.
 *
 * Visits of pages that robots.txt forbids stay out of the link index: they were looked at for the owner of a backlink.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import { applyChecks, type CheckResult } from '../../control/checks.ts';
import type { Control } from '../../control/control.ts';
import type { Visited } from '../../crawl/crawl-event.ts';
import type { CrawlHost } from '../../crawl/crawl-host.ts';
import { keepHosts } from '../../linkindex/crawl-hosts.ts';
import type { IndexWriter } from '../../linkindex/loads.ts';
import { judgeCheck } from '../../monitor/judge-check.ts';
import { nextCheckAt } from '../../monitor/next-check.ts';
import type { Visit } from '../../visit/visit.ts';
import type { EvidenceFiles } from '../crawl/evidence.ts';
import { factColumns } from './fact-columns.ts';
import type { SettledCheck } from './pending-checks.ts';

export interface CheckStores {
  readonly index: ClickHouseClient;
  readonly writer: IndexWriter;
  readonly control: Control;
  readonly evidence: Pick<EvidenceFiles, 'sync' | 'stored'>;
  /** Of each backlink. */
  readonly keptChecks: number;
  readonly takeHosts: () => ReadonlyMap<string, CrawlHost>;
  /** Told that checks were written. */
  readonly onWritten: () => void;
}

/** Checks in one transaction: enough to be worth its statements, few enough to show soon. */
const BATCH = 500;

export class CheckBatch {
  readonly #stores: CheckStores;
  /** All, and those for the link index. */
  #seen: Visit[] = [];
  #visits: Visit[] = [];
  #results: CheckResult[] = [];
  /** Pages of backlinks whose checks are not written yet. */
  #hrefs = new Set<string>();
  #version = 0;
  #running: Promise<unknown> = Promise.resolve();
  #checks = 0;

  constructor(stores: CheckStores) {
    this.#stores = stores;
  }

  get isFull(): boolean {
    return this.#results.length >= BATCH;
  }

  /** Checks written so far. */
  get checks(): number {
    return this.#checks;
  }

  has(href: string): boolean {
    return this.#hrefs.has(href);
  }

  /** @param settled What a visit settled: checks of backlinks of one site or of several. */
  take({ visit, forbiddenBy }: Visited, settled: readonly SettledCheck[]): void {
    this.#seen.push(visit);
    if (forbiddenBy === undefined) this.#visits.push(visit);
    for (const one of settled) {
      this.#hrefs.add(one.check.fromUrl);
      this.#results.push(resultOf(one));
    }
  }

  /** Writes what was taken; one batch at a time. */
  flush(): Promise<void> {
    return this.between(async () => undefined);
  }

  /** Writes what was taken, then asks the stores something while nothing is written: what they say and `has` agree. */
  between<T>(ask: () => Promise<T>): Promise<T> {
    const result = this.#running.then(() => this.#write()).then(ask);
    this.#running = result.catch(() => undefined); // its caller hears of it
    return result;
  }

  async #write(): Promise<void> {
    const { index, writer, control, evidence, keptChecks, takeHosts, onWritten } = this.#stores;
    const [seen, visits, results] = [this.#seen, this.#visits, this.#results];
    const hrefs = [...this.#hrefs];
    this.#seen = [];
    this.#visits = [];
    this.#results = [];
    if (seen.length > 0) await evidence.sync();
    if (visits.length > 0) await writer.applyVisits(visits, 'recheck');
    await applyChecks(control, results, keptChecks);
    this.#checks += results.length;
    if (results.length > 0) onWritten();
    for (const href of hrefs) this.#hrefs.delete(href);
    const hosts = [...takeHosts()].map(([host, state]) => ({ host, state }));
    this.#version = Math.max(Date.now(), this.#version + 1);
    if (hosts.length > 0) await keepHosts(index, hosts, this.#version);
    evidence.stored(seen);
  }
}

function resultOf({ check, seen }: SettledCheck): CheckResult {
  const { at, outcome, evidence } = seen.visit;
  const site = { host: check.siteHost, failuresUntilLost: check.failuresUntilLost };
  const { state, failures, lostOn, facts } = judgeCheck(check, seen, site);
  return {
    ...{ id: check.id, at, outcome, problem: seen.problem ?? null },
    ...{ state, failures, lostOn: lostOn ?? null },
    nextAt: nextCheckAt({ state, failures }, at, check.checkEveryHours),
    facts: factColumns(facts),
    evidence,
  };
}
