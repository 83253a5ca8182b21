/**
 * The server: opens the engines, loads the bundled sample into an empty index, answers until it is told to stop.
 */
import { dirname, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/settings.ts';
import type { TryEnd } from '../control/alert-deliveries.ts';
import type { DeliveryChannel } from '../control/alert-schema.ts';
import type { Control } from '../control/control.ts';
import { IMPORT_SERVICES } from '../control/import-tasks.ts';
import { type Jobs, openJobs } from '../control/jobs.ts';
import { createKey, listKeys } from '../control/keys.ts';
import { listen } from '../http/listen.ts';
import { buildServer } from '../http/server.ts';
import { filesRead } from '../linkindex/files.ts';
import { mostLinkedHost } from '../linkindex/queries/most-linked-host.ts';
import { rankRuns } from '../linkindex/ranks.ts';
import type { LinkServices } from '../monitor/run-import.ts';
import { type App, openApp } from './app.ts';
import { rankApp, runCommand } from './commands.ts';
import { hostReport } from './crawl/host-report.ts';
import { startStandingCrawls } from './crawl/standing-crawls.ts';
import { archivesOf } from './evidence/archive-bytes.ts';
import { linkSource } from './evidence/link-source.ts';
import { exportFolder, keepMsOf, startExports } from './export/exports.ts';
import { ingestArchives } from './ingest/ingest.ts';
import { type AlertChannels, alertChannels, alertParts } from './monitor/alert-channels.ts';
import { startAlerts } from './monitor/alerts.ts';
import { type Checks, startChecks } from './monitor/checks.ts';
import { startFollowing } from './monitor/follow-index.ts';
import { startLinkImports } from './monitor/link-imports.ts';
import { linkServices } from './monitor/link-services.ts';
import { askedParties, startSignals } from './monitor/signals.ts';
import { openControlOf } from './open-control.ts';
import type { Report } from './progress.ts';

export interface Serving {
  /** `http://127.0.0.1:8080`, with the port that was really taken. */
  readonly address: string;
  /** Text of the key made at the first start; undefined when there are keys already. */
  readonly newKey: string | undefined;
  /** A host that many others link to; undefined while the index is empty. */
  readonly exampleTarget: string | undefined;
  close(): Promise<void>;
}

/** Archives of the sample, shipped with the package: beside `src` and beside `dist`. */
const SAMPLE = fileURLToPath(new URL('../../sample/', import.meta.url));

/**
 * @param signal Ends the loading of the sample; the server is ended by `close`.
 * @throws AppError as `openApp` and `listen` do.
 */
export async function startServing(
  config: Config,
  report: Report,
  signal: AbortSignal,
): Promise<Serving> {
  const app = await openApp(config, 'serve', runCommand, report);
  const opened: { close(): Promise<void> }[] = [app];
  const close = async () => {
    for (const part of opened.reverse()) await part.close();
  };
  try {
    const control = await openControlOf(config, report);
    opened.push(control);
    if (config.sample === 'on') await loadSample(app, report, signal);
    const onNotice = (text: string) => report({ kind: 'notice', text });
    const jobs = await openJobs(control, { onWarning: onNotice });
    let server: FastifyInstance | undefined;
    const onCharged = (units: number) => server?.countCharge('download-all-backlinks', units);
    const work = { index: app.index, control, folder: exportFolder(config), onCharged, onNotice };
    opened.push(await startExports({ ...work, keepMs: keepMsOf(config) }, jobs));
    const channels = alertChannels(config);
    const onTried = (channel: DeliveryChannel, end: TryEnd) => server?.countAlertTry(channel, end);
    const alerts = await startAlerts({ ...channels, control, onNotice, onTried }, jobs);
    opened.push(alerts);
    const checks = startChecks(app, control, report, alerts.wake);
    opened.push(checks);
    const services = await linkServices(config, onNotice);
    opened.push(await startLinkImports({ control, services, wake: checks.wake }, jobs));
    opened.push(
      await startSignals({ control, parties: askedParties(config, control), onNotice }, jobs),
    );
    opened.push(await startFollowing({ index: app.index, control, onNotice }, jobs));
    opened.push(startStandingCrawls(app, control, report));
    server = await serverOf(app, control, jobs, checks, channels, services);
    const listening = await listen(server, config);
    opened.push(listening);
    return {
      address: listening.address,
      newKey: await firstKey(control),
      exampleTarget: await mostLinkedHost(app.index),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function serverOf(
  app: App,
  control: Control,
  jobs: Jobs,
  { wake }: Checks,
  channels: AlertChannels,
  services: LinkServices,
): Promise<FastifyInstance> {
  const { config, index } = app;
  return buildServer({
    index,
    control,
    exports: { control, jobs, folder: exportFolder(config) },
    hostReport: (host) => hostReport(app, host),
    monitor: {
      addsPerDay: config.monitorAddsPerDay,
      importMaxBytes: config.importMaxBytes,
      wake,
      linkImports: { jobs, services: IMPORT_SERVICES.filter((name) => services[name]) },
      alerts: alertParts(channels, control),
    },
    publicUrl: config.publicUrl,
    maxRunningQueries: config.indexSessions,
    maxWaitingQueries: config.maxWaitingQueries,
    maxTargetBacklinks: config.maxTargetBacklinks,
    evidence: {
      failuresUntilLost: config.failuresUntilLost,
      linkSource: linkSource(archivesOf(config)),
      showsPaths: false,
    },
    logLevel: config.logLevel,
  });
}

/** An index that has read nothing else gets the sample; one that was interrupted in it goes on. */
async function loadSample(app: App, report: Report, signal: AbortSignal): Promise<void> {
  const files = await filesRead(app.index);
  if (files.some((file) => !file.startsWith(dirname(SAMPLE) + sep))) return;
  const quiet: Report = (event) => {
    if (event.kind === 'progress') report(event);
  };
  await ingestArchives(app, { archives: [SAMPLE], again: false }, quiet, signal);
  if ((await rankRuns(app.index)).length === 0) await rankApp(app, report, signal);
}

async function firstKey(control: Control): Promise<string | undefined> {
  if ((await listKeys(control)).length > 0) return undefined;
  return (await createKey(control, { name: 'first' })).text;
}
