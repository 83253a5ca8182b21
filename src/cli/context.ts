/** What every command of the line is given, and how it speaks. */
import type { Report } from '../app/progress.ts';
import type { Config } from '../config/settings.ts';
import type { Control } from '../control/control.ts';
import type { Output } from './output.ts';
import { drawProgress } from './progress.ts';

export interface Context {
  readonly config: Config;
  readonly json: boolean;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Aborted by Ctrl-C and the like. */
  readonly signal: AbortSignal;
}

/** Of a table where no terminal says how wide it is. */
export const PLAIN_WIDTH = 160;

/** Draws on standard error what the work reports. */
export async function withProgress<T>(
  context: Context,
  work: (report: Report) => Promise<T>,
): Promise<T> {
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

/** One JSON document for a machine, lines for a person. */
export function say(context: Context, document: unknown, lines: readonly string[]): void {
  const text = context.json ? JSON.stringify(document) : lines.join('\n');
  context.stdout.write(`${text}\n`);
}

/** Opens the control data for the work alone. */
export async function withControl(
  context: Context,
  work: (control: Control) => Promise<void>,
): Promise<void> {
  // Other commands have no use for PostgreSQL's client.
  const { openControlOf } = await import('../app/open-control.ts');
  const control = await withProgress(context, (report) => openControlOf(context.config, report));
  try {
    await work(control);
  } finally {
    await control.close();
  }
}

/** Writes when there is room for it. */
export function written({ stdout, signal }: Context, block: Uint8Array): Promise<void> {
  signal.throwIfAborted();
  return new Promise((done, fail) => {
    stdout.write(block, (error) => (error ? fail(error) : done()));
  });
}
