/** What each command of the line does: asks `app`, prints the answer for a person or a machine. */
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openControlOf } from '../app/app.ts';
import { type CommandName, runAnywhere } from '../app/commands.ts';
import type { IngestSummary } from '../app/ingest/ingest.ts';
import type { Report } from '../app/progress.ts';
import type { RankSummary } from '../app/rank-index.ts';
import { startServing } from '../app/serve.ts';
import type { Config } from '../config/settings.ts';
import { MAX_KEY_AGE_MS } from '../control/key-cache.ts';
import { createKey, disableKey, type Key, listKeys } from '../control/keys.ts';
import { AppError } from '../errors.ts';
import { table } from '../formats/table.ts';
import type { IndexStats } from '../linkindex/queries/index-stats.ts';
import type { Output } from './output.ts';
import { bytes, drawProgress } from './progress.ts';
import { ingestLines, rankLines, servingLines } from './words.ts';

export interface Context {
  readonly config: Config;
  readonly json: boolean;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Aborted by Ctrl-C and the like. */
  readonly signal: AbortSignal;
}

const PLAIN_WIDTH = 160;

export async function serve(context: Context): Promise<void> {
  const serving = await withProgress(context, (report) =>
    startServing(context.config, report, context.signal),
  );
  say(context, serving, servingLines(serving, context.config.data));
  if (!context.signal.aborted)
    await new Promise((stopped) => context.signal.addEventListener('abort', stopped));
  if (!context.json) context.stdout.write('stopping\n');
  await serving.close();
}

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

export interface QueryOptions {
  readonly target: readonly string[];
  readonly mode?: string;
  readonly limit?: string;
  readonly orderBy?: string;
  readonly perDomain?: string;
  readonly output?: string;
}

export async function query(
  context: Context,
  command: string,
  options: QueryOptions,
): Promise<void> {
  const { target, mode, limit, orderBy: order_by, perDomain: per_domain, output } = options;
  const isBatch = command === 'get-metrics' || command === 'get-inlink-rank';
  const sent = {
    target: isBatch || target.length > 1 ? target : target[0],
    mode,
    limit,
    order_by,
    per_domain,
  };
  const parameters = Object.fromEntries(
    Object.entries(sent).filter(([, value]) => value !== undefined),
  );
  const wantsText = context.json || output !== undefined;
  const answer = await run<string>(context, 'query', {
    command,
    parameters,
    output: output ?? 'json',
  });
  if (wantsText) {
    context.stdout.write(`${answer}\n`);
    return;
  }
  // The API answers an object of one list of rows.
  const [rows = []] = Object.values(
    JSON.parse(answer) as Record<string, Record<string, unknown>[]>,
  );
  context.stdout.write(`${table(rows, { width: context.stdout.columns ?? PLAIN_WIDTH })}\n`);
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

export interface KeyOptions {
  readonly name?: string;
  readonly units?: string;
  readonly expires?: string;
  readonly rate?: string;
}

export async function createKeyCommand(context: Context, options: KeyOptions): Promise<void> {
  const { name, units, expires, rate: callsPerSecond } = options;
  const wanted = {
    ...(name !== undefined && { name }),
    ...(units !== undefined && { units: wholeNumber('--units', units) }),
    ...(expires !== undefined && { expires: dayAfter('--expires', expires) }),
    ...(callsPerSecond !== undefined && { rate: wholeNumber('--rate', callsPerSecond) }),
  };
  await withControl(context, async (control) => {
    const { text, key } = await createKey(control, wanted);
    say(context, { key: text, ...shownKey(key) }, [text, 'Keep it: it is not shown again.']);
  });
}

export async function listKeysCommand(context: Context): Promise<void> {
  await withControl(context, async (control) => {
    const keys = (await listKeys(control)).map(shownKey);
    say(context, { keys }, [table(keys, { width: context.stdout.columns ?? PLAIN_WIDTH })]);
  });
}

export async function disableKeyCommand(context: Context, nameOrId: string): Promise<void> {
  await withControl(context, async (control) => {
    const key = await disableKey(control, nameOrId);
    // A server beside us may know the key as it was: what is said below is true when it is said.
    await setTimeout(MAX_KEY_AGE_MS);
    say(context, shownKey(key), [`${key.name} is refused from now on`]);
  });
}

function shownKey(key: Key) {
  return {
    id: key.id,
    name: key.name,
    prefix: `${key.prefix}…`,
    status: key.status,
    created: key.createdAt.toISOString().slice(0, 10),
    expires: lastDay(key.expiresAt),
    units_limit: key.unitsLimit ?? null,
    units_used: key.unitsUsed,
    rate: key.callsPerSecond,
  };
}

const DAY_MS = 86_400_000;

/** A key given a last day works to that day's end, UTC. */
function dayAfter(flag: string, text: string): Date {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  const isDay = !Number.isNaN(day) && new Date(day).toISOString().startsWith(text);
  if (!isDay)
    throw new AppError(
      'INVALID_SETTING',
      `${flag} is ${JSON.stringify(text)}, must be a day, YYYY-MM-DD`,
    );
  return new Date(day + DAY_MS);
}

function lastDay(expiresAt: Date | undefined): string | null {
  if (expiresAt === undefined) return null;
  return new Date(expiresAt.getTime() - DAY_MS).toISOString().slice(0, 10);
}

function wholeNumber(flag: string, text: string): number {
  if (!/^\d{1,15}$/.test(text))
    throw new AppError(
      'INVALID_SETTING',
      `${flag} is ${JSON.stringify(text)}, must be a whole number`,
    );
  return Number(text);
}

/** Runs an index command here or in the owner's process. The result's type is the command's own. */
function run<Result>(context: Context, command: CommandName, parameters: unknown): Promise<Result> {
  const { config, signal } = context;
  return withProgress(
    context,
    (report) => runAnywhere(config, command, parameters, report, signal) as Promise<Result>,
  );
}

async function withProgress<T>(context: Context, work: (report: Report) => Promise<T>): Promise<T> {
  const progress = drawProgress(context.stderr, {
    now: () => performance.now(),
    quiet: context.json,
  });
  try {
    return await work(progress.report);
  } finally {
    progress.close();
  }
}

async function withControl(
  context: Context,
  work: (control: Awaited<ReturnType<typeof openControlOf>>) => Promise<void>,
): Promise<void> {
  const control = await withProgress(context, (report) => openControlOf(context.config, report));
  try {
    await work(control);
  } finally {
    await control.close();
  }
}

/** One JSON document for a machine, lines for a person. */
function say(context: Context, document: unknown, lines: readonly string[]): void {
  const text = context.json ? JSON.stringify(document) : lines.join('\n');
  context.stdout.write(`${text}\n`);
}
