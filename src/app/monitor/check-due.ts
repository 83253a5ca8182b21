/**
 * Checks of monitored backlinks: visits of the pages that are due, by the crawler's turns, pace and evidence, until none is due.
 *
 *     site_backlinks ──► due pages ──► Crawl ──► visits ──► verdicts ──► site_backlinks, backlink_checks
 *                                       │                     └──► link index
 *                                       └──► WARC files (evidence)
 *
 * A page that several sites wait for is visited once for all of them, and so is one that several pages redirect to at a time.
 */
import { type DueCheck, dueChecks, postponeChecks } from '../../control/checks.ts';
import type { Control } from '../../control/control.ts';
import { Crawl } from '../../crawl/crawl.ts';
import type { CrawlPage } from '../../crawl/crawl-event.ts';
import type { CrawlParts, Except } from '../../crawl/parts.ts';
import { parsePageUrl } from '../../url/page-url.ts';
import type { App } from '../app.ts';
import { hostsOf } from '../crawl/crawl-index.ts';
import { crawlSettings } from '../crawl/crawl-settings.ts';
import type { EvidenceFiles } from '../crawl/evidence.ts';
import { occupiedOf } from '../crawl/occupied-of.ts';
import { CheckBatch } from './check-batch.ts';
import { PendingChecks } from './pending-checks.ts';

export interface CheckTools {
  readonly app: App;
  readonly control: Control;
  readonly fetcher: CrawlParts['fetcher'];
  readonly evidence: EvidenceFiles;
  /** Told that checks were written. */
  readonly onWritten: () => void;
}

/** Backlinks asked for at a time. */
const DUE = 2000;
const STORE_EVERY_MS = 1000;
/** A host that wants to be left alone for longer than a crawl waits. */
const AWAY_MS = 3_600_000;
/** Hosts that are left out of a crawl, for they are down or away, have another chance in the next. */
const CRAWL_MS = 600_000;

/**
 * @param onBegin Given the crawl, which can be told of more while it lasts.
 * @returns How many checks were written. @throws The signal's reason when it aborts; what was fetched is written.
 */
export async function checkDue(
  tools: CheckTools,
  signal: AbortSignal,
  onBegin: (crawl: Pick<Crawl, 'hearOfMore'>) => void,
): Promise<number> {
  const { app, control, fetcher, evidence, onWritten } = tools;
  const pending = new PendingChecks();
  const parts: CrawlParts = {
    ...{ fetcher, source: 'recheck', occupied: occupiedOf(app), now: Date.now },
    keep: (exchange) => evidence.keep(exchange),
    due: (except) => batch.between(() => duePages(control, except, batch, pending)),
    hosts: (names) => hostsOf(app, names),
    random: Math.random,
  };
  const { crawlDelayMs: delayMs, checksKeptPerBacklink: keptChecks } = app.config;
  const settings = crawlSettings(app.config, { delayMs }, Date.now() + CRAWL_MS);
  const crawl = new Crawl(parts, { ...settings, sitemaps: false }, signal);
  const { index, writer } = app;
  const takeHosts = () => crawl.takeHosts();
  const stores = { index, writer, control, evidence, keptChecks, takeHosts, onWritten };
  const batch = new CheckBatch(stores);
  onBegin(crawl);
  await storeEvents(crawl, batch, control, pending);
  return batch.checks;
}

async function storeEvents(
  crawl: Crawl,
  batch: CheckBatch,
  control: Control,
  pending: PendingChecks,
): Promise<void> {
  let failed: unknown;
  const timer = setInterval(() => {
    batch.flush().catch((error: unknown) => {
      failed ??= error;
    });
  }, STORE_EVERY_MS);
  try {
    for await (const event of crawl) {
      if (failed !== undefined) throw failed;
      if (event.kind === 'listed') continue;
      if (event.kind === 'visited') batch.take(event, pending.take(event));
      else {
        const checks = pending.drop(event.page.url);
        await postponeChecks(control, idsOf(checks), new Date(Date.now() + AWAY_MS));
      }
      if (batch.isFull) await batch.flush();
    }
  } finally {
    clearInterval(timer);
    await batch.flush();
  }
}

const idsOf = (checks: readonly DueCheck[]): number[] => checks.map(({ id }) => id);

async function duePages(
  control: Control,
  { isTaken, hosts }: Except,
  batch: CheckBatch,
  pending: PendingChecks,
): Promise<CrawlPage[]> {
  const exceptHosts = [...new Set([...hosts, ...pending.suppliedHosts])];
  const due = await dueChecks(control, { now: new Date(), exceptHosts, limit: DUE });
  const byPage = Map.groupBy(due, ({ fromUrl }) => fromUrl);
  const urls = [...pending.takeDestinations()];
  for (const [href, checks] of byPage) {
    const url = parsePageUrl(href);
    // Every address came in as one.
    if (url === undefined) throw new Error(`no URL: ${href}`);
    if (isTaken(url) || batch.has(url.href) || !pending.takes(url)) continue;
    if (pending.add(url, { checks })) urls.push(url);
  }
  return urls.map((url) => ({
    ...{ url, depth: 0, hops: 0, isKnown: true, intervalSeconds: undefined, failures: 0 },
    body: undefined,
    ignoresRobots: pending.ignoresRobots(url),
  }));
}
