/**
 * Commands that need the link index, by name: run by the process that owns the data directory, for itself or for
 * another process. Parameters and results are plain JSON.
 *
 * What only some commands need is loaded with them: the server and its libraries alone are a thousand files.
 */
import { setTimeout } from 'node:timers/promises';
import type { Config } from '../config/settings.ts';
import { AppError } from '../errors.ts';
import type { LocalParts, LocalQuestion } from '../http/local-api.ts';
import { indexStats } from '../linkindex/queries/index-stats.ts';
import { type App, createDataDirectory, openApp } from './app.ts';
import type { CrawlRequest } from './crawl/crawl-request.ts';
import { archivesOf } from './evidence/archive-bytes.ts';
import { linkSource } from './evidence/link-source.ts';
import type { ExportRequest } from './export/export-command.ts';
import { type IngestRequest, ingestArchives } from './ingest/ingest.ts';
import { IngestThreads } from './ingest/ingest-threads.ts';
import { handOver, ownerOf } from './owner.ts';
import type { Report } from './progress.ts';
import { type RankSummary, rankIndex } from './rank-index.ts';

export type CommandName =
  | 'crawl'
  | 'export'
  | 'host'
  | 'ingest'
  | 'rank'
  | 'rebuild'
  | 'query'
  | 'stats';

/**
 * @param parameters What the command's type says; the sender is this program.
 * @param threads Of an ingest, when they were started before.
 */
export async function runCommand(
  app: App,
  command: string,
  parameters: unknown,
  report: Report,
  signal: AbortSignal,
  threads?: IngestThreads,
): Promise<unknown> {
  switch (command) {
    case 'export': {
      const { exportToFile } = await import('./export/export-command.ts');
      return exportToFile(app, parameters as ExportRequest, report, signal);
    }
    case 'ingest':
      return ingestArchives(app, parameters as IngestRequest, report, signal, threads);
    case 'crawl': {
      const { crawlIndex } = await import('./crawl/crawl-index.ts');
      return crawlIndex(app, parameters as CrawlRequest, report, signal);
    }
    case 'host': {
      const { hostReport } = await import('./crawl/host-report.ts');
      return hostReport(app, parameters as string);
    }
    case 'rank':
      return rankApp(app, report, signal);
    case 'rebuild':
      await app.writer.rebuild(signal);
      return indexStats(app.index);
    case 'query': {
      const { answerLocally } = await import('../http/local-api.ts');
      return answerLocally(localParts(app, report), parameters as LocalQuestion, signal);
    }
    case 'stats':
      return indexStats(app.index);
    default:
      throw new Error(`no command ${command}: another version of this program asks for it`);
  }
}

/** Whoever may use the data directory may know where archives lie. */
function localParts({ index, config }: App, report: Report): LocalParts {
  const { failuresUntilLost } = config;
  return {
    index,
    secret: () => cursorSecret(config, report),
    evidence: { failuresUntilLost, linkSource: linkSource(archivesOf(config)), showsPaths: true },
  };
}

/** The one that cursors of the server are signed with, too. */
async function cursorSecret(config: Config, report: Report): Promise<Buffer> {
  const { openControlOf } = await import('./open-control.ts');
  const { secretOf } = await import('../control/secrets.ts');
  const control = await openControlOf(config, report);
  try {
    return await secretOf(control, 'cursors');
  } finally {
    await control.close();
  }
}

/** Ranks the index as one numbered write among the others. */
export function rankApp(app: App, report: Report, signal: AbortSignal): Promise<RankSummary> {
  return app.writer.runRank('rank', (run) => rankIndex(app.index, run, { report, signal }));
}

/** How often and how long to wait for an owner that holds the index and does not listen (yet, or any more). */
const ATTEMPTS = 40;
const PAUSE_MS = 250;

/** Runs a command here, or in the process that owns the data directory. */
export async function runAnywhere(
  config: Config,
  command: string,
  parameters: unknown,
  report: Report,
  signal: AbortSignal,
): Promise<unknown> {
  createDataDirectory(config.data);
  for (let attempt = 1; ; attempt++) {
    if ((await ownerOf(config.data)) !== undefined) {
      const taken = await handOver(config.data, command, parameters, report, signal);
      if (taken !== undefined) return taken.result;
    }
    // They start while the engine opens.
    const threads = command === 'ingest' && attempt === 1 ? new IngestThreads(config) : undefined;
    try {
      const app = await openApp(config, command, runCommand, report).catch((error: unknown) => {
        const isHeld = error instanceof AppError && error.code === 'DATA_IN_USE';
        if (!isHeld || attempt === ATTEMPTS) throw error;
      });
      if (app !== undefined)
        return await runCommand(app, command, parameters, report, signal, threads).finally(() =>
          app.close(),
        );
    } finally {
      await threads?.close();
    }
    await setTimeout(PAUSE_MS, undefined, { signal });
  }
}
