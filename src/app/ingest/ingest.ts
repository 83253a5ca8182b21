/**
 * Loads archives: file → visits in the index → fold.
 *
 *     archive thread ──packs──► visit threads ──rows──► append (durable) ──► checkpoint ──► … ──► fold
 *
 * What a checkpoint names is on disk, so an interrupted load goes on there; what lies behind it is read again, and
 * reading a visit twice changes nothing.
 */
import { basename } from 'node:path';
import { AppError } from '../../errors.ts';
import type { ArchiveSource } from '../../ingest/archive-source.ts';
import { findArchives } from '../../ingest/sources.ts';
import { checkpoint, fileProgress } from '../../linkindex/files.ts';
import type { Load } from '../../linkindex/loads.ts';
import { mapConcurrent } from '../../pipeline/map-concurrent.ts';
import type { App } from '../app.ts';
import type { Report } from '../progress.ts';
import { s3Settings } from '../s3-settings.ts';
import type { ArchiveRequest, OpenArchive } from './archive-thread.ts';
import { IngestThreads } from './ingest-threads.ts';
import type { RecordPack } from './record-pack.ts';
import { countPack, emptyTally, type Tally } from './tally.ts';
import type { Thread } from './thread.ts';
import type { VisitRows } from './visit-thread.ts';

export interface IngestRequest {
  /** Files, folders (absolute) and addresses. */
  readonly archives: readonly string[];
  /** Reads archives once more that were loaded before. */
  readonly again: boolean;
}

export interface IngestSummary extends Readonly<Tally> {
  readonly archives: number;
  readonly alreadyLoaded: number;
  readonly seconds: number;
}

/** Encoded visits that go into the index in one insert: large parts merge less. */
const APPEND_BYTES = 16 << 20;

/** Visits after which what was appended is folded, so that a long load shows results and a crash repeats little. */
const FOLD_VISITS = 2_000_000;

/** Records that could not be read and are named one by one; the rest of a file's is counted. */
const NAMED_SKIPS = 20;

/**
 * Loads archives one after the other. One that cannot be read is named and does not keep the others from being loaded.
 *
 * @param threads Closed when it is over.
 * @throws AppError UNREADABLE or NOT_AN_ARCHIVE naming the archives that were not loaded, when the others are;
 *   DISK_FULL at once. What was loaded before stays.
 */
export async function ingestArchives(
  app: App,
  { archives, again }: IngestRequest,
  report: Report,
  signal: AbortSignal,
  threads: IngestThreads = new IngestThreads(app.config),
): Promise<IngestSummary> {
  const started = performance.now();
  const ingest = new Ingest(app, threads, report, signal);
  const failures: AppError[] = [];
  let sources: readonly ArchiveSource[] = [];
  let alreadyLoaded = 0;
  try {
    sources = await findArchives(archives, s3Settings(app.config), signal);
    for (const source of sources) {
      try {
        if (!(await ingest.read(source, again))) alreadyLoaded++;
      } catch (error) {
        failures.push(archiveError(error));
      }
    }
  } finally {
    await ingest.close();
  }
  throwFailures(failures, sources.length, report);
  const seconds = (performance.now() - started) / 1000;
  return { archives: sources.length, alreadyLoaded, ...ingest.tally, seconds };
}

/** Passes on what is wrong with one archive; throws everything else. */
function archiveError(error: unknown): AppError {
  if (error instanceof AppError && /^(?:UNREADABLE|NOT_AN_ARCHIVE)$/.test(error.code)) return error;
  throw error;
}

function throwFailures(failures: readonly AppError[], archives: number, report: Report): void {
  const [first] = failures;
  if (first === undefined) return;
  if (archives === 1) throw first;
  for (const { message } of failures) report({ kind: 'notice', text: message });
  const message = `${failures.length} of ${archives} archives could not be loaded, the others are`;
  throw new AppError(first.code, message, { cause: first });
}

/** One run over several archives: its threads, and its load in the index. */
class Ingest {
  readonly tally = emptyTally();
  readonly #app: App;
  readonly #report: Report;
  readonly #signal: AbortSignal;
  readonly #threads: IngestThreads;
  readonly #stop = () => void this.#threads.reader.close();
  #turn = 0;
  #named = 0;
  #load: Load | undefined;
  #unfolded = 0;

  constructor(app: App, threads: IngestThreads, report: Report, signal: AbortSignal) {
    this.#app = app;
    this.#threads = threads;
    this.#report = report;
    this.#signal = signal;
    // A server may send nothing for minutes: the reader is ended, and whoever waits for it is told.
    signal.addEventListener('abort', this.#stop);
  }

  /** Reads one archive to its end, from where an earlier run stopped. False when it was loaded before. */
  async read(source: ArchiveSource, again: boolean): Promise<boolean> {
    const { index } = this.#app;
    const before = again ? undefined : await fileProgress(index, source.name, source.identity);
    if (before?.done) {
      this.#report({ kind: 'notice', text: `${source.name} is loaded already` });
      return false;
    }
    await this.#readPacks(source, before?.nextOffset ?? 0);
    return true;
  }

  /** Folds what was appended, also when a signal or an error ended the reading. */
  async close(): Promise<void> {
    this.#signal.removeEventListener('abort', this.#stop);
    await this.#threads.close();
    await this.#fold();
  }

  async #readPacks(source: ArchiveSource, startOffset: number): Promise<void> {
    const { config } = this.#app;
    const { maxRecordBytes } = config;
    const archive = { name: source.name, startOffset, maxRecordBytes, s3: s3Settings(config) };
    const { reader, parsers } = this.#threads;
    const parsed = mapConcurrent(packs(reader, archive), 2 * parsers.length, (pack) =>
      this.#parse(pack, source.name),
    );
    const pagesBefore = this.tally.visits;
    let waiting: Parsed[] = [];
    let size = 0;
    // One at a time, while the next rows are made: what its checkpoint names is stored, and all before it.
    let appending: Promise<void> = Promise.resolve();
    try {
      for await (const part of parsed) {
        this.#signal.throwIfAborted();
        this.#count(part, source.name);
        waiting.push(part);
        size += part.rows.length;
        this.#progress(source, part.nextOffset, this.tally.visits - pagesBefore);
        if (size < APPEND_BYTES) continue;
        await appending;
        appending = this.#append(source, waiting, false);
        // Its failure is thrown when it is waited for.
        appending.catch(() => undefined);
        [waiting, size] = [[], 0];
      }
      await appending;
      await this.#append(source, waiting, true);
    } finally {
      await Promise.allSettled([appending]);
    }
  }

  async #parse(pack: RecordPack, file: string): Promise<Parsed> {
    const { nextOffset, skipped, blocks } = pack;
    // Turn by turn: packs are of one size, and the results are taken in this order anyway.
    const { parsers } = this.#threads;
    const thread = parsers[this.#turn++ % parsers.length];
    if (thread === undefined) throw new Error('no thread to parse with');
    const request = { pack, file, maxBodyBytes: this.#app.config.maxRecordBytes };
    return { ...(await thread.call(request, [blocks.buffer])), nextOffset, skipped };
  }

  /** Durable when it returns: rows first, then the checkpoint that says so. */
  async #append(source: ArchiveSource, parts: readonly Parsed[], done: boolean): Promise<void> {
    const { index, writer } = this.#app;
    this.#load ??= await writer.beginLoad(`ingest from ${source.name}`);
    const rows = parts.map((part) => part.rows);
    if (parts.some((part) => part.visits > 0)) await writer.append(this.#load, rows);
    const nextOffset = parts.at(-1)?.nextOffset;
    if (nextOffset !== undefined)
      await checkpoint(index, { file: source.name, identity: source.identity, nextOffset, done });
    this.#unfolded += parts.reduce((sum, { visits }) => sum + visits, 0);
    if (this.#unfolded >= FOLD_VISITS) await this.#fold();
  }

  async #fold(): Promise<void> {
    if (this.#load === undefined) return;
    const load = this.#load;
    const total = this.#unfolded;
    [this.#load, this.#unfolded] = [undefined, 0];
    const task = 'folding visits into backlinks';
    this.#report({ kind: 'progress', task, done: 0, total, unit: 'pages' });
    await this.#app.writer.finishLoad(load);
    this.#report({ kind: 'progress', task, done: total, total, unit: 'pages' });
  }

  #count(part: Parsed, file: string): void {
    countPack(this.tally, part, part.skipped);
    for (const { reason, offset } of part.skipped) {
      if (this.#named++ >= NAMED_SKIPS) return;
      this.#report({ kind: 'notice', text: `skipped ${file} at byte ${offset}: ${reason}` });
    }
  }

  #progress(source: ArchiveSource, done: number, pages: number): void {
    const task = `reading ${basename(source.name)}`;
    this.#report({ kind: 'progress', task, done, total: source.size, unit: 'bytes', pages });
  }
}

/** Rows of one pack, and what its reading said. */
type Parsed = VisitRows & Pick<RecordPack, 'nextOffset' | 'skipped'>;

/** Asks for the next pack while the one before is being worked on. */
async function* packs(
  reader: Thread<ArchiveRequest, RecordPack | undefined>,
  archive: OpenArchive,
): AsyncGenerator<RecordPack> {
  let next = reader.call({ open: archive });
  for (;;) {
    const pack = await next;
    if (pack === undefined) return;
    next = reader.call({});
    // Its failure is thrown when its turn comes.
    next.catch(() => undefined);
    yield pack;
  }
}
