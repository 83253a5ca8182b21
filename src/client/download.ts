/** All backlinks of a target by file: asked for, waited for, and read row by row while it comes. */
import { ClientError } from './client-error.ts';
import type { Ask, Parameters, RawBacklink } from './commands.ts';
import { csvRows } from './csv-rows.ts';
import { wait } from './send.ts';

export interface DownloadOptions {
  /** Pause between two questions for the task's state; default 2,000. */
  readonly pollMs?: number;
  readonly signal?: AbortSignal;
}

/** @returns Address of the file. */
export async function downloadFile(
  ask: Ask,
  parameters: Parameters<'download-all-backlinks'>,
  { pollMs = 2000, signal }: DownloadOptions,
): Promise<string> {
  const options = signal === undefined ? {} : { signal };
  const { task_id } = await ask('download-all-backlinks', parameters, options);
  if (task_id === undefined)
    throw new ClientError(409, 'An earlier task of this key is not finished yet.');
  for (;;) {
    const task = await ask('download-all-backlinks-status', { task_id }, options);
    if (task.download_file !== undefined) return task.download_file;
    const isUnderWay = /^(?:queued_for_processing|processing)$/.test(task.task_status);
    if (!isUnderWay) throw new ClientError(410, `The task ended: ${task.task_status}.`);
    await wait(pollMs, signal);
  }
}

/** Rows of a gzipped file of `download-all-backlinks`. */
export async function* backlinksIn(body: ReadableStream<Uint8Array>): AsyncGenerator<RawBacklink> {
  let names: readonly string[] | undefined;
  for await (const cells of csvRows(textOf(body))) {
    if (names === undefined) names = cells;
    else yield backlinkOf(names, cells);
  }
}

async function* textOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  // Types of the web and of Node disagree on what a stream's bytes lie in.
  const unzip = new DecompressionStream('gzip') as unknown as ReadableWritablePair<
    Uint8Array,
    Uint8Array
  >;
  const reader = body.pipeThrough(unzip).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      yield done ? decoder.decode() : decoder.decode(value, { stream: true });
      if (done) return;
    }
  } finally {
    // Whoever stops reading lets go of the connection.
    await reader.cancel().catch(() => undefined);
  }
}

const NUMBERS = new Set(['inlink_rank', 'domain_inlink_rank']);
const FLAGS = new Set(['nofollow', 'image']);
const NULLABLE = new Set(['alt', 'image_source']);

function backlinkOf(names: readonly string[], cells: readonly string[]): RawBacklink {
  const fields = names.map((name, at) => [name, parsedCell(name, cells[at] ?? '')]);
  // The columns are those of get-raw-backlinks.
  return Object.fromEntries(fields) as unknown as RawBacklink;
}

function parsedCell(name: string, cell: string): string | number | boolean | null {
  if (NUMBERS.has(name)) return Number(cell);
  if (FLAGS.has(name)) return cell === 'true';
  if (NULLABLE.has(name) && cell === '') return null;
  // What the server put before a cell that a spreadsheet would run.
  return /^'[=+\-@\t\r\n]/.test(cell) ? cell.slice(1) : cell;
}
