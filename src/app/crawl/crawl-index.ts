/**
 * A crawl over the index: seeds → frontier → visits → index, until nothing in its scope is due.
 *
 *     crawl_urls, pages ──► due pages ──► Crawl ──► events ──► CrawlStore ──► crawl_urls, visits, backlinks, pages
 *                                          │
 *                                          └──► WARC files (evidence)
 *
 * A round visits each page at most once. In the next round those are due again whose time has come by then.
 */
import { setTimeout } from 'node:timers/promises';
import type { Config } from '../../config/settings.ts';
import { PROGRAM_VERSION } from '../../config/version.ts';
import { Crawl } from '../../crawl/crawl.ts';
import type { CrawlPage } from '../../crawl/crawl-event.ts';
import type { CrawlHost } from '../../crawl/crawl-host.ts';
import type { CrawlParts } from '../../crawl/parts.ts';
import { openFetcher } from '../../fetcher/fetcher.ts';
import { parseHostResolverRules } from '../../fetcher/resolver-rules.ts';
import { userAgent } from '../../fetcher/user-agent.ts';
import { type CrawlScope, crawlScope } from '../../frontier/scope.ts';
import { parseSeed } from '../../frontier/seed.ts';
import { keptHosts } from '../../linkindex/crawl-hosts.ts';
import { addHeardOf } from '../../linkindex/crawl-pages.ts';
import { hearOfTargets } from '../../linkindex/hear-of-targets.ts';
import { type DuePage, duePages } from '../../linkindex/queries/due-pages.ts';
import { latestVisit } from '../../linkindex/queries/latest-visit.ts';
import { findChromium } from '../../render/chromium.ts';
import { Renderer } from '../../render/renderer.ts';
import { labelsOfHost } from '../../url/page-key.ts';
import { type PageUrl, parsePageUrl } from '../../url/page-url.ts';
import type { App } from '../app.ts';
import type { Report } from '../progress.ts';
import type { CrawlRequest } from './crawl-request.ts';
import { crawlSettings, fetchLimits, renderLimits, revisitBounds } from './crawl-settings.ts';
import { CrawlStore } from './crawl-store.ts';
import { type CrawlTally, countEvent, emptyCrawlTally } from './crawl-tally.ts';
import { Discovery } from './discovery.ts';
import { type EvidenceFiles, openEvidence } from './evidence.ts';
import { occupiedOf } from './occupied-of.ts';
import { PageBudget } from './page-budget.ts';
import { recoverVisits } from './recover-visits.ts';

export interface CrawlSummary extends Readonly<CrawlTally> {
  readonly rounds: number;
  /** Addresses that are not to be visited, by reason. */
  readonly leftOut: Readonly<Record<string, number>>;
  readonly seconds: number;
}

/** Crawls that wait for those before them: two at once would ask a host twice as often. */
const running = new WeakMap<App, Promise<unknown>>();

/** @throws AppError INVALID_SETTING naming a seed, the contact or a rule; the signal's reason when it aborts. */
export function crawlIndex(
  app: App,
  request: CrawlRequest,
  report: Report,
  signal: AbortSignal,
): Promise<CrawlSummary> {
  const before = running.get(app);
  if (before !== undefined)
    report({ kind: 'notice', text: 'waiting for the crawl that is under way' });
  const result = crawlAlone(before, app, request, report, signal);
  const ended = result.catch(() => undefined); // its caller hears of it
  running.set(app, ended);
  return result.finally(() => {
    if (running.get(app) === ended) running.delete(app);
  });
}

async function crawlAlone(
  before: Promise<unknown> | undefined,
  app: App,
  request: CrawlRequest,
  report: Report,
  signal: AbortSignal,
): Promise<CrawlSummary> {
  await before;
  signal.throwIfAborted();
  const started = performance.now();
  const seeds = request.seeds.map(parseSeed);
  const scope = crawlScope(request.scope, seeds);
  const { maxDepth = MAX_DEPTH } = request;
  const agent = userAgent(PROGRAM_VERSION, request.contact);
  const fetcher = openFetcher({
    userAgent: agent,
    limits: fetchLimits(app.config),
    mapHost: parseHostResolverRules(request.hostResolverRules),
    allowPrivateNetwork: request.allowPrivateNetwork,
  });
  const renderer = request.render ? await openRenderer(app.config, fetcher, agent) : undefined;
  const evidence = await openEvidence(app.config, request.contact, report, signal);
  const discovery = new Discovery(scope, { maxDepth, maxAlike: app.config.crawlMaxAlike });
  const run: Run = {
    ...{ app, request, scope, discovery, fetcher, renderer, evidence, report },
    budget: new PageBudget(request.maxPages),
    endAt: Date.now() + 1000 * (request.maxSeconds ?? Number.POSITIVE_INFINITY),
    tally: emptyCrawlTally(),
  };
  try {
    await addHeardOf(
      app.index,
      seeds.map((page) => ({ page, depth: 0, hops: 0 })),
      seconds(),
    );
    await hearOfTargets(app.index, scope.scope, seconds());
    await recover(run);
    await evidence.recovered();
    for (let round = 0; round < request.rounds; round++) await crawlRound(run, signal);
  } finally {
    fetcher.close();
    await renderer?.close();
    await evidence.close();
  }
  const took = (performance.now() - started) / 1000;
  return { ...run.tally, rounds: request.rounds, leftOut: discovery.leftOut, seconds: took };
}

interface Run {
  readonly app: App;
  readonly request: CrawlRequest;
  readonly scope: CrawlScope;
  readonly discovery: Discovery;
  readonly fetcher: CrawlParts['fetcher'];
  readonly renderer: Renderer | undefined;
  readonly evidence: EvidenceFiles;
  readonly budget: PageBudget;
  /** Milliseconds since 1970. */
  readonly endAt: number;
  readonly tally: CrawlTally;
  readonly report: Report;
}

/** Pages asked for at a time: for each request under way, and at least. */
const BATCH_FACTOR = 64;
const MIN_BATCH = 1000;

/** Far beyond any site; `Discovery` has other bounds. */
const MAX_DEPTH = 0xffff;

const STORE_EVERY_MS = 1000;

const seconds = (): number => Math.floor(Date.now() / 1000);

/** Visits what is due, and what that leads to; each page once. */
async function crawlRound(run: Run, signal: AbortSignal): Promise<void> {
  const { app, evidence } = run;
  const visitedBefore = await secondAfterLatestVisit(app, signal);
  const parts: CrawlParts = {
    fetcher: run.fetcher,
    keep: (exchange) => evidence.keep(exchange),
    ...(run.renderer && { render: run.renderer.render }),
    due: async ({ isTaken, hosts }) => {
      const pages = await store.asking((isUnstored) =>
        dueNow(run, visitedBefore, hosts, (url) => isTaken(url) || isUnstored(url.href)),
      );
      return run.budget.take(pages);
    },
    hosts: (names) => hostsOf(app, names),
    occupied: occupiedOf(app),
    now: Date.now,
    random: Math.random,
  };
  const crawl = new Crawl(parts, crawlSettings(app.config, run.request, run.endAt), signal);
  const store = storeOf(run, () => crawl.takeHosts());
  await storeEvents(run, crawl, store);
}

/** Stores what an interrupted crawl had fetched. */
async function recover(run: Run): Promise<void> {
  const store = storeOf(run, () => new Map());
  const recovered = await recoverVisits(run.app, async (events) => {
    for (const event of events) store.take(event);
    await store.flush();
  });
  if (recovered > 0)
    run.report({ kind: 'notice', text: `${recovered} visits of an interrupted crawl were stored` });
}

function storeOf(
  { app, discovery, evidence }: Run,
  takeHosts: () => ReadonlyMap<string, CrawlHost>,
): CrawlStore {
  const bounds = revisitBounds(app.config);
  const { index, writer } = app;
  return new CrawlStore({ index, writer, discovery, bounds, takeHosts, evidence, now: Date.now });
}

/** Stores events as they come: in full batches, and each second what there is. */
async function storeEvents(run: Run, crawl: Crawl, store: CrawlStore): Promise<void> {
  let failed: unknown;
  const timer = setInterval(() => {
    store.flush().catch((error: unknown) => {
      failed ??= error;
    });
  }, STORE_EVERY_MS);
  try {
    for await (const event of crawl) {
      if (failed !== undefined) throw failed;
      store.take(event);
      countEvent(run.tally, event);
      if (event.kind === 'skipped') run.budget.giveBack();
      reportProgress(run);
      if (store.isFull) await store.flush();
    }
  } finally {
    clearInterval(timer);
    await store.flush();
  }
}

async function openRenderer(
  config: Config,
  fetcher: CrawlParts['fetcher'],
  agent: string,
): Promise<Renderer> {
  const chromium = await findChromium(config.chromiumPath);
  return new Renderer({ chromium, fetcher, userAgent: agent, limits: renderLimits(config) });
}

async function dueNow(
  { app, request, scope }: Run,
  visitedBefore: number,
  exceptHosts: readonly string[],
  isTaken: (url: PageUrl) => boolean,
): Promise<CrawlPage[]> {
  const { maxDepth = MAX_DEPTH, revisitAfterSeconds } = request;
  const { crawlConcurrency, crawlRevisitSeconds, crawlHostBudget } = app.config;
  const due = await duePages(app.index, {
    scope: scope.scope,
    maxDepth,
    now: seconds(),
    visitedBefore,
    baseIntervalSeconds: crawlRevisitSeconds,
    ...(revisitAfterSeconds !== undefined && { revisitAfterSeconds }),
    exceptHosts: exceptHosts.map(labelsOfHost),
    perHost: crawlHostBudget,
    limit: Math.max(MIN_BATCH, BATCH_FACTOR * crawlConcurrency),
  });
  return due.flatMap(crawlPage).filter(({ url }) => !isTaken(url));
}

function crawlPage({ href, ...due }: DuePage): CrawlPage[] {
  const url = parsePageUrl(href);
  // Every key of the index was made from a URL.
  if (url === undefined) throw new Error(`no URL: ${href}`);
  return [{ url, ...due }];
}

/** States of hosts as they were kept. */
export async function hostsOf(
  { index }: App,
  names: readonly string[],
): Promise<ReadonlyMap<string, CrawlHost>> {
  const kept = await keptHosts<CrawlHost>(index, names);
  return new Map(kept.map(({ host, state }) => [host, state]));
}

/**
 * Visits have whole seconds, and a page visited twice in one has no order of visits. So a round begins in a second in
 * which nothing was visited yet.
 */
async function secondAfterLatestVisit({ index }: App, signal: AbortSignal): Promise<number> {
  const latest = await latestVisit(index);
  const waitMs = () => (latest + 1) * 1000 - Date.now();
  // A clock that was put back may have visits far ahead of it; they are not to be waited for. Timers may be early.
  while (waitMs() > 0 && waitMs() <= 1000) await setTimeout(waitMs(), undefined, { signal });
  return seconds();
}

function reportProgress({ report, tally, request }: Run): void {
  report({
    kind: 'progress',
    task: 'crawling',
    done: tally.pages,
    total: request.maxPages,
    unit: 'pages',
  });
}
