/** `backlinks sites export`: all backlinks of a site, to a file or to standard output. */
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { AppError } from '../errors.ts';
import { siteExport } from '../http/monitor/site-export.ts';
import type { FileForm } from '../linkindex/queries/backlinks-file.ts';
import { type Context, say, written } from './context.ts';
import { formOf } from './file-forms.ts';
import { type KeyFlag, withSite } from './sites-commands.ts';

export interface ExportSiteOptions extends KeyFlag {
  /** A path; `-` or absent: standard output. */
  readonly output?: string;
  readonly format?: string;
}

export async function exportSiteCommand(
  context: Context,
  name: string,
  { output = '-', format, ...flags }: ExportSiteOptions,
): Promise<void> {
  const form = formOf({ output, ...(format !== undefined && { format }) });
  if (output === '-' && context.json)
    throw new AppError('INVALID_SETTING', '--json and --output - both want standard output');
  await withSite(context, name, flags, async (control, { id }) => {
    const pieces = new RowCounter(siteExport(control, id, form.format), form);
    if (output === '-') return toOutput(context, pieces, form);
    await toFile(context, pieces, form, output);
    const { rows } = pieces;
    say(context, { file: output, rows }, [
      `${rows.toLocaleString('en-US')} backlinks in ${output}`,
    ]);
  });
}

/** Counts rows of text that passes by: a line each. */
class RowCounter {
  readonly #pieces: AsyncIterable<string>;
  #rows: number;

  constructor(pieces: AsyncIterable<string>, { format }: FileForm) {
    this.#pieces = pieces;
    this.#rows = format === 'csv' ? -1 : 0;
  }

  get rows(): number {
    return this.#rows;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string> {
    for await (const piece of this.#pieces) {
      this.#rows += piece.split('\n').length - 1;
      yield piece;
    }
  }
}

const packing = ({ gzip }: FileForm) => (gzip ? createGzip() : new PassThrough());

async function toOutput(
  context: Context,
  pieces: AsyncIterable<string>,
  form: FileForm,
): Promise<void> {
  await pipeline(
    Readable.from(pieces),
    packing(form),
    async (blocks: AsyncIterable<Uint8Array>) => {
      for await (const block of blocks) await written(context, block);
    },
    { signal: context.signal },
  );
}

/** @throws AppError UNREADABLE; then there is no file. */
async function toFile(
  { signal }: Context,
  pieces: AsyncIterable<string>,
  form: FileForm,
  file: string,
): Promise<void> {
  try {
    await pipeline(Readable.from(pieces), packing(form), createWriteStream(file), { signal });
  } catch (cause) {
    await rm(file, { force: true });
    signal.throwIfAborted();
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    throw new AppError('UNREADABLE', `cannot write ${file}: ${cause.message}`, { cause });
  }
}
