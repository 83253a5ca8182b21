/** `backlinks export`: where to, in which form, and how it went. */
import { randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ExportRequest, ExportSummary } from '../app/export/export-command.ts';
import { exportFolder } from '../app/export/exports.ts';
import { AppError } from '../errors.ts';
import { run } from './commands.ts';
import { type Context, say, written } from './context.ts';
import { formOf } from './file-forms.ts';
import { bytes } from './progress.ts';

export interface ExportOptions {
  readonly target: string;
  readonly mode?: string;
  readonly output: string;
  readonly format?: string;
  /** `name=value`, each. */
  readonly filter?: readonly string[];
}

export async function exportCommand(context: Context, options: ExportOptions): Promise<void> {
  const { target, mode, output, filter = [] } = options;
  const parameters = { target, ...(mode !== undefined && { mode }), ...filters(filter) };
  const form = formOf(options);
  if (output === '-') return exportToOutput(context, { parameters, form });
  const request: ExportRequest = { parameters, form, file: resolve(output) };
  const summary = await run<ExportSummary>(context, 'export', request);
  const { file, rows, seconds } = summary;
  say(context, summary, [
    `${rows.toLocaleString('en-US')} backlinks in ${file} (${bytes(summary.bytes)}, ${seconds.toFixed(1)} s)`,
  ]);
}

/** The process that has the index writes a file; what it wrote goes out from here, and the file is gone before that. */
async function exportToOutput(
  context: Context,
  request: Omit<ExportRequest, 'file'>,
): Promise<void> {
  if (context.json)
    throw new AppError('INVALID_SETTING', '--json and --output - both want standard output');
  const folder = exportFolder(context.config);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = resolve(folder, `output-${randomUUID()}`);
  try {
    await run<ExportSummary>(context, 'export', { ...request, file });
    const handle = await open(file);
    await rm(file);
    for await (const block of handle.createReadStream()) await written(context, block);
  } finally {
    await rm(file, { force: true });
  }
}

function filters(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((text) => {
      const at = text.indexOf('=');
      if (at < 1)
        throw new AppError(
          'INVALID_SETTING',
          `--filter is ${JSON.stringify(text)}, must be name=value`,
        );
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}
