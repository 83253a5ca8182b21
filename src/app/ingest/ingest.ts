/**
 * Loads archives: file → visits in the index → fold.
 *
 *     archive thread ──packs──► visit threads ──rows──► append (durable) ──► checkpoint ──► … ──► fold
 *
 * What a checkpoint names is on disk, so an interrupted load goes on there; what lies behind it is read again, and
 * reading a visit twice changes nothing.
 */
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import type { Config } from '../../config/settings.ts';
import { type ArchiveSource, findArchives } from '../../ingest/sources.ts';
import { checkpoint, fileProgress } from '../../linkindex/files.ts';
import type { Load } from '../../linkindex/loads.ts';
import { mapConcurrent } from '../../pipeline/map-concurrent.ts';
import type { App } from '../app.ts';
import type { Report } from '../progress.ts';
import type { ArchiveRequest } from './archive-thread.ts';
import type { RecordPack } from './record-pack.ts';
import { Thread } from './thread.ts';
import type { VisitRequest, VisitRows } from './visit-thread.ts';

export interface IngestRequest {
  /** Files, folders (absolute) and addresses. */
  readonly archives: readonly string[];
  /** Reads archives once more that were loaded before. */
  readonly again: boolean;
}

export interface IngestSummary {
  readonly archives: number;
  readonly alreadyLoaded: number;
  readonly records: number;
  readonly visits: number;
  /** Links to other domains. */
  readonly links: number;
  /** Records that could not be read, by reason. */
  readonly skipped: Readonly<Record<string, number>>;
  /** Records that are about no visit, by reason. */
  readonly passed: Readonly<Record<string, number>>;
  /** Link occurrences that name no page of the web, by reason. */
  readonly dropped: Readonly<Record<string, number>>;
  readonly seconds: number;
}

/** Encoded visits that go into the index in one insert: large parts merge less. */
const APPEND_BYTES = 16 << 20;

/** Visits after which what was appended is folded, so that a long load shows results and a crash repeats little. */
const FOLD_VISITS = 2_000_000;

/** Records that could not be read and are named one by one; the rest of a file's is counted. */
const NAMED_SKIPS = 20;

/** Counts by reason, added up over everything that is loaded. */
interface Tally {
  alreadyLoaded: number;
  records: number;
  visits: number;
  links: number;
  readonly skipped: Record<string, number>;
  readonly passed: Record<string, number>;
  readonly dropped: Record<string, number>;
}

/**
 * @throws AppError UNREADABLE or NOT_AN_ARCHIVE naming the archive, DISK_FULL; what was loaded before it stays.
 */
export async function ingestArchives(
  app: App,
  { archives, again }: IngestRequest,
  report: Report,
  signal: AbortSignal,
): Promise<IngestSummary> {
  const started = performance.now();
  const sources = await findArchives(archives, signal);
  const tally: Tally = {
    alreadyLoaded: 0,
    records: 0,
    visits: 0,
    links: 0,
    skipped: {},
    passed: {},
    dropped: {},
  };
  const ingest = new Ingest(app, tally, report, signal);
  try {
    for (const source of sources) await ingest.read(source, again);
  } finally {
    await ingest.close();
  }
  const seconds = (performance.now() - started) / 1000;
  return { archives: sources.length, ...tally, seconds };
}

/** One run over several archives: its threads, and its number in the index. */
class Ingest {
  readonly #app: App;
  readonly #tally: Tally;
  readonly #report: Report;
  readonly #signal: AbortSignal;
  readonly #threads: readonly Thread<VisitRequest, VisitRows>[];
  #turn = 0;
  #named = 0;
  #load: Load | undefined;
  #unfolded = 0;

  constructor(app: App, tally: Tally, report: Report, signal: AbortSignal) {
    this.#app = app;
    this.#tally = tally;
    this.#report = report;
    this.#signal = signal;
    this.#threads = Array.from(
      { length: threadCount(app.config) },
      () => new Thread('visit-thread'),
    );
  }

  /** Reads one archive to its end, from where an earlier run stopped. */
  async read(source: ArchiveSource, again: boolean): Promise<void> {
    const { index } = this.#app;
    const before = again ? undefined : await fileProgress(index, source.name, source.identity);
    if (before?.done) {
      this.#tally.alreadyLoaded++;
      this.#report({ kind: 'notice', text: `${source.name} is loaded already` });
      return;
    }
    const archive = new Thread<ArchiveRequest, RecordPack | undefined>('archive-thread');
    try {
      await this.#readPacks(source, before?.nextOffset ?? 0, archive);
    } finally {
      await archive.close();
    }
  }

  /** Folds what was appended, also when a signal or an error ended the reading. */
  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
    await this.#fold();
  }

  async #readPacks(
    source: ArchiveSource,
    startOffset: number,
    archive: Thread<ArchiveRequest, RecordPack | undefined>,
  ): Promise<void> {
    const { maxRecordBytes } = this.#app.config;
    const request = { name: source.name, startOffset, maxRecordBytes };
    const parsed = mapConcurrent(packs(archive, request), 2 * this.#threads.length, (pack) =>
      this.#parse(pack, source.name),
    );
    const started = this.#tally.visits;
    let waiting: Parsed[] = [];
    let size = 0;
    for await (const part of parsed) {
      this.#signal.throwIfAborted();
      this.#count(part, source.name);
      waiting.push(part);
      size += part.rows.length;
      this.#progress(source, part.nextOffset, this.#tally.visits - started);
      if (size < APPEND_BYTES) continue;
      await this.#append(source, waiting, false);
      [waiting, size] = [[], 0];
    }
    await this.#append(source, waiting, true);
  }

  async #parse(pack: RecordPack, file: string): Promise<Parsed> {
    const { nextOffset, skipped, blocks } = pack;
    // Turn by turn: packs are of one size, and the results are taken in this order anyway.
    const thread = this.#threads[this.#turn++ % this.#threads.length];
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
    const { skipped, passed, dropped } = this.#tally;
    this.#tally.records += part.records;
    this.#tally.visits += part.visits;
    this.#tally.links += part.links;
    for (const { reason, offset } of part.skipped) {
      skipped[reason] = (skipped[reason] ?? 0) + 1;
      if (this.#named++ < NAMED_SKIPS)
        this.#report({ kind: 'notice', text: `skipped ${file} at byte ${offset}: ${reason}` });
    }
    addCounts(passed, part.passed);
    addCounts(dropped, part.dropped);
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
  archive: Thread<ArchiveRequest, RecordPack | undefined>,
  request: ArchiveRequest,
): AsyncGenerator<RecordPack> {
  let next = archive.call(request);
  for (;;) {
    const pack = await next;
    if (pack === undefined) return;
    next = archive.call(request);
    // Its failure is thrown when its turn comes.
    next.catch(() => undefined);
    yield pack;
  }
}

function threadCount({ ingestWorkers }: Config): number {
  return ingestWorkers === 0 ? availableParallelism() : ingestWorkers;
}

function addCounts(sums: Record<string, number>, counts: Readonly<Record<string, number>>): void {
  for (const [reason, count] of Object.entries(counts)) sums[reason] = (sums[reason] ?? 0) + count;
}
