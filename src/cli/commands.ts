/** What each command of the line does: asks `app`, prints the answer for a person or a machine. */
import { resolve } from 'node:path';
import { type CommandName, runAnywhere } from '../app/commands.ts';
import type { IngestSummary } from '../app/ingest/ingest.ts';
import type { RankSummary } from '../app/rank-index.ts';
import { table } from '../formats/table.ts';
import type { IndexStats } from '../linkindex/queries/index-stats.ts';
import { type Context, PLAIN_WIDTH, say, withProgress } from './context.ts';
import { bytes } from './progress.ts';
import { ingestLines, rankLines } from './words.ts';

export async function ingest(
  context: Context,
  archives: readonly string[],
  again: boolean,
): Promise<void> {
  // Another process may do the work, in another folder.
  const named = archives.map((name) =>
    /^[a-z][a-z\d+.-]*:\/\//i.test(name) ? name : resolve(name),
  );
  const summary = await run<IngestSummary>(context, 'ingest', { archives: named, again });
  say(context, summary, ingestLines(summary));
}

export async function rank(context: Context): Promise<void> {
  const summary = await run<RankSummary>(context, 'rank', {});
  say(context, summary, rankLines(summary));
}

export async function rebuild(context: Context): Promise<void> {
  sayStats(context, await run<IndexStats>(context, 'rebuild', {}));
}

export async function stats(context: Context): Promise<void> {
  sayStats(context, await run<IndexStats>(context, 'stats', {}));
}

function sayStats(context: Context, found: IndexStats): void {
  const rows = Object.entries(found).map(([fact, value]) => ({
    fact: fact.replaceAll('_', ' '),
    value: fact.startsWith('bytes') ? bytes(Number(value)) : (value?.toLocaleString('en-US') ?? ''),
  }));
  say(context, found, table(rows, { width: PLAIN_WIDTH }).split('\n').slice(1));
}

/** Runs an index command here or in the owner's process. The result's type is the command's own. */
export function run<Result>(
  context: Context,
  command: CommandName,
  parameters: unknown,
): Promise<Result> {
  const { config, signal } = context;
  return withProgress(
    context,
    (report) => runAnywhere(config, command, parameters, report, signal) as Promise<Result>,
  );
}
