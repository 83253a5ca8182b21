/**
 * The server's checks of monitored backlinks: as soon as some are due, and in between a look now and then whether some are.
 */
import { setTimeout } from 'node:timers/promises';
import { PROGRAM_VERSION } from '../../config/version.ts';
import { nextCheckAt } from '../../control/checks.ts';
import type { Control } from '../../control/control.ts';
import type { Crawl } from '../../crawl/crawl.ts';
import { Wakeup } from '../../crawl/wakeup.ts';
import { openFetcher } from '../../fetcher/fetcher.ts';
import { parseHostResolverRules } from '../../fetcher/resolver-rules.ts';
import { userAgent } from '../../fetcher/user-agent.ts';
import type { App } from '../app.ts';
import { fetchLimits } from '../crawl/crawl-settings.ts';
import { openEvidence } from '../crawl/evidence.ts';
import type { Report } from '../progress.ts';
import { type CheckTools, checkDue } from './check-due.ts';

/** Folder of the evidence of checks, in the data directory. */
const CHECKS_FOLDER = 'checks';

/** Another process may add backlinks to the same database. */
const LOOK_MS = 15_000;
/** After a failure, which most likely is an engine that is away. */
const PAUSE_MS = 5_000;

export interface Checks {
  /** Backlinks may have become due. */
  wake(): void;
  /** Ends the checks; what was fetched is written. */
  close(): Promise<void>;
}

/**
 * @param report Told what goes wrong; the checks go on.
 * @param onWritten Told each time that checks were written.
 */
export function startChecks(
  app: App,
  control: Control,
  report: Report,
  onWritten: () => void,
): Checks {
  const stop = new AbortController();
  const wakeup = new Wakeup();
  let crawl: Pick<Crawl, 'hearOfMore'> | undefined;
  const wake = () => {
    crawl?.hearOfMore();
    wakeup.wake();
  };
  const onBegin: Work['onBegin'] = (begun) => {
    crawl = begun;
  };
  stop.signal.addEventListener('abort', wake);
  const looking = setInterval(wake, LOOK_MS);
  const running = keepChecking({ app, control, report, onWritten, wakeup, onBegin }, stop.signal);
  return {
    wake,
    async close() {
      clearInterval(looking);
      stop.abort(new Error('the server stops'));
      await running;
    },
  };
}

interface Work {
  readonly app: App;
  readonly control: Control;
  readonly report: Report;
  readonly onWritten: () => void;
  readonly wakeup: Wakeup;
  readonly onBegin: Parameters<typeof checkDue>[2];
}

async function keepChecking(work: Work, signal: AbortSignal): Promise<void> {
  const { app, control, report, wakeup, onBegin } = work;
  let told = '';
  const tell = (text: string) => {
    if (text !== told) report({ kind: 'notice', text });
    told = text;
  };
  let tools: (CheckTools & { close(): Promise<void> }) | undefined;
  while (!signal.aborted) {
    try {
      const waitMs = await untilNext(control);
      if (waitMs > 0) await wakeup.wait(waitMs);
      else if (app.config.contact === '') {
        tell('backlinks wait for their checks: the server was started without --contact');
        await wakeup.wait(Number.POSITIVE_INFINITY);
      } else {
        tools ??= await openTools(work, signal);
        await checkDue(tools, signal, onBegin);
        told = '';
      }
    } catch (error) {
      if (signal.aborted) break;
      tell(`checks: ${error instanceof Error ? error.message : String(error)}`);
      await setTimeout(PAUSE_MS, undefined, { signal }).catch(() => undefined);
    }
  }
  await tools?.close();
}

async function untilNext(control: Control): Promise<number> {
  const at = await nextCheckAt(control);
  return at === undefined ? Number.POSITIVE_INFINITY : at.getTime() - Date.now();
}

async function openTools({ app, control, report, onWritten }: Work, signal: AbortSignal) {
  const { contact, hostResolverRules, allowPrivateNetwork } = app.config;
  const fetcher = openFetcher({
    userAgent: userAgent(PROGRAM_VERSION, contact),
    limits: fetchLimits(app.config),
    mapHost: parseHostResolverRules(hostResolverRules),
    allowPrivateNetwork,
  });
  const names = { folder: CHECKS_FOLDER, prefix: 'check' };
  const evidence = await openEvidence(app.config, contact, report, signal, names);
  await evidence.recovered();
  const close = async () => {
    fetcher.close();
    await evidence.close();
  };
  return { app, control, fetcher, evidence, onWritten, close };
}
