/**
 * Crawls that the server keeps up: each in its turn visits what is due in its scope, a bounded number of pages, so that a
 * large one does not keep the others waiting. A crawl that has nothing due rests a while.
 */
import { setTimeout } from 'node:timers/promises';
import type { Control } from '../../control/control.ts';
import { countTurn, listCrawls, type StandingCrawl } from '../../control/crawls.ts';
import type { ScopeName } from '../../frontier/scope.ts';
import type { App } from '../app.ts';
import type { Report } from '../progress.ts';
import { crawlIndex } from './crawl-index.ts';

/** Pages of one turn. */
const TURN_PAGES = 2000;

/** Time of one turn: of a slow host, 2,000 pages take days, and whoever crawls by hand waits for the turn's end. */
const TURN_SECONDS = 600;

/** How long a crawl rests that has nothing due: its questions to the index cost a pass over its scope. */
const REST_MS = 300_000;
/** How often it is looked whether there are other crawls. */
const LOOK_MS = 5_000;

export interface Rests {
  readonly restMs: number;
  readonly lookMs: number;
}

export interface StandingCrawls {
  /** Ends a turn that is under way; what it fetched is stored. */
  close(): Promise<void>;
}

/** @param report Told what goes wrong; a crawl that fails does not end the others, nor itself. */
export function startStandingCrawls(
  app: App,
  control: Control,
  report: Report,
  rests: Rests = { restMs: REST_MS, lookMs: LOOK_MS },
): StandingCrawls {
  const stop = new AbortController();
  const running = keepCrawling(app, control, report, rests, stop.signal);
  return {
    async close() {
      stop.abort(new Error('the server stops'));
      await running;
    },
  };
}

async function keepCrawling(
  app: App,
  control: Control,
  report: Report,
  { restMs, lookMs }: Rests,
  signal: AbortSignal,
): Promise<void> {
  const told: Told = { failures: new Map(), notices: new Map() };
  /** Crawl → when it gets its next turn, in milliseconds since 1970. */
  const restsUntil = new Map<number, number>();
  while (!signal.aborted) {
    let visits = 0;
    try {
      const crawls = await listCrawls(control);
      if (crawls.length > 0 && app.config.contact === '') {
        report({ kind: 'notice', text: 'crawls wait: the server was started without --contact' });
        return;
      }
      for (const crawl of crawls) {
        if (Date.now() < (restsUntil.get(crawl.id) ?? 0)) continue;
        const visited = await turn(app, control, crawl, told, report, signal);
        if (visited === 0) restsUntil.set(crawl.id, Date.now() + restMs);
        visits += visited;
      }
    } catch (error) {
      // The control database is away, or the crawl was ended: either shows again where it matters.
      if (!signal.aborted) tell(told.failures, 0, 'crawls', error, report);
    }
    if (visits === 0) await setTimeout(lookMs, undefined, { signal }).catch(() => undefined);
  }
}

/** What was said last, by crawl. */
interface Told {
  readonly failures: Map<number, string>;
  readonly notices: Map<number, string>;
}

/** @returns Visits. */
async function turn(
  app: App,
  control: Control,
  { id, seeds, scope, maxDepth, delayMs }: StandingCrawl,
  told: Told,
  report: Report,
  signal: AbortSignal,
): Promise<number> {
  const { contact, hostResolverRules, allowPrivateNetwork, render } = app.config;
  try {
    const { pages } = await crawlIndex(
      app,
      {
        // Written by `crawls add`, which takes no other scope.
        ...{ seeds, scope: scope as ScopeName, delayMs, rounds: 1 },
        ...{ maxPages: TURN_PAGES, maxSeconds: TURN_SECONDS },
        ...(maxDepth !== undefined && { maxDepth }),
        ...{ contact, hostResolverRules, allowPrivateNetwork, render },
      },
      (event) => {
        if (event.kind === 'notice') tell(told.notices, id, `crawl ${id}`, event.text, report);
      },
      signal,
    );
    if (pages > 0) await countTurn(control, id, pages);
    told.failures.delete(id);
    return pages;
  } catch (error) {
    if (signal.aborted) throw error;
    tell(told.failures, id, `crawl ${id}`, error, report);
    return 0;
  }
}

/** Once for each failure or notice that lasts. */
function tell(
  last: Map<number, string>,
  id: number,
  what: string,
  error: unknown,
  report: Report,
): void {
  const message = error instanceof Error ? error.message : String(error);
  if (last.get(id) === message) return;
  last.set(id, message);
  report({ kind: 'notice', text: `${what}: ${message}` });
}
