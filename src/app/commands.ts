/**
 * Commands that need the link index, by name: run by the process that owns the data directory, for itself or for
 * another process. Parameters and results are plain JSON.
 */
import { answerLocally, type LocalQuestion } from '../http/local-api.ts';
import { indexStats } from '../linkindex/queries/index-stats.ts';
import { type App, rankApp } from './app.ts';
import { type IngestRequest, ingestArchives } from './ingest/ingest.ts';
import type { Report } from './progress.ts';

export type CommandName = 'ingest' | 'rank' | 'rebuild' | 'query' | 'stats';

/** @param parameters What the command's type says; the sender is this program. */
export async function runCommand(
  app: App,
  command: string,
  parameters: unknown,
  report: Report,
  signal: AbortSignal,
): Promise<unknown> {
  switch (command) {
    case 'ingest':
      return ingestArchives(app, parameters as IngestRequest, report, signal);
    case 'rank':
      return rankApp(app, report, signal);
    case 'rebuild':
      await app.writer.rebuild(signal);
      return indexStats(app.index);
    case 'query':
      return answerLocally(app.index, parameters as LocalQuestion, signal);
    case 'stats':
      return indexStats(app.index);
    default:
      throw new Error(`no command ${command}: another version of this program asks for it`);
  }
}
