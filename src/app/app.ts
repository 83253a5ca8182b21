/**
 * The running program: both engines open on one data directory, owned by this process.
 *
 *     <data>/index      link index (chDB)
 *     <data>/control    control data (PostgreSQL)
 *     <data>/exports    files of download-all-backlinks
 *     <data>/owner.sock where other processes hand their commands over
 */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ClickHouseClient } from '@clickhouse/client';
import type { Config } from '../config/settings.ts';
import { AppError } from '../errors.ts';
import { type IndexWriter, openWriter } from '../linkindex/loads.ts';
import { openLinkIndex } from '../linkindex/open.ts';
import { listenAsOwner, ownerOf } from './owner.ts';
import type { Report } from './progress.ts';

export interface App {
  readonly config: Config;
  readonly index: ClickHouseClient;
  readonly writer: IndexWriter;
  close(): Promise<void>;
}

/** Runs a command that this process or another one asks for. */
export type AppRunner = (
  app: App,
  command: string,
  parameters: unknown,
  report: Report,
  signal: AbortSignal,
) => Promise<unknown>;

/**
 * Opens the index and owns the directory until `close`.
 *
 * @param command What the owner is doing, for others who find the directory in use.
 * @param run Runs what other processes hand over.
 * @throws AppError DATA_IN_USE naming the owner, DATA_TOO_NEW, ENGINE_UNAVAILABLE, DISK_FULL, UNREADABLE.
 */
export async function openApp(
  config: Config,
  command: string,
  run: AppRunner,
  report: Report,
): Promise<App> {
  createDataDirectory(config.data);
  const owner = await ownerOf(config.data);
  if (owner !== undefined)
    throw new AppError(
      'DATA_IN_USE',
      `${config.data} is in use by process ${owner.pid} (backlinks ${owner.command})`,
    );
  const index = await openIndex(config);
  try {
    const writer = await openWriter(index, {
      failuresUntilLost: config.failuresUntilLost,
      onNotice: (text) => report({ kind: 'notice', text }),
    });
    const app: App = { config, index, writer, close };
    const me = { pid: process.pid, command };
    const listening = await listenAsOwner(config.data, me, (name, parameters, told, signal) =>
      run(app, name, parameters, told, signal),
    );
    async function close(): Promise<void> {
      await listening.close();
      await writer.close();
      await index.close();
    }
    return app;
  } catch (error) {
    await index.close();
    throw error;
  }
}

function openIndex(config: Config): Promise<ClickHouseClient> {
  if (config.clickhouseUrl !== '') return openLinkIndex({ url: config.clickhouseUrl });
  return openLinkIndex({
    path: join(config.data, 'index'),
    sessions: config.indexSessions,
    maxMemoryBytes: config.indexMaxMemoryBytes,
  });
}

export function createDataDirectory(path: string): void {
  try {
    makeDirectory(path);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('UNREADABLE', `cannot create the data directory: ${reason}`, { cause });
  }
}

/**
 * TRICKY: not Node's own `recursive`, which tries without end where a folder that is there answers ENOENT, as
 * `/proc` does.
 */
function makeDirectory(path: string): void {
  const parent = dirname(path);
  if (!existsSync(parent)) makeDirectory(parent);
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // It was there, or another process was faster.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}
