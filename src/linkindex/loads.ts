/**
 * The writer of the link index: the only way in for visits, and the owner of everything computed from them.
 *
 * Visits come in loads: begun, appended to in batches, finished by folding the pages they touched. Appended visits
 * are on disk when `append` has answered. A load that was begun and never finished, because the process died, is
 * folded when the index is opened for writing again: no visit that was acknowledged is lost, and the fold, being a
 * function of all visits, does not care where it was interrupted.
 *
 * Loads and runs draw their numbers from one sequence, and what a run writes has its number as version. So one
 * run at a time: folds, rank runs and rebuilds wait for each other, while visits can be appended meanwhile.
 * One process at a time may write an index; the embedded engine's lock sees to that.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import type { Visit } from '../visit/visit.ts';
import { foldLoad } from './fold-load.ts';
import { type FoldRun, TABLES_IN_USE } from './fold-run.ts';
import type { FoldOptions } from './fold-visit.ts';
import { insertRows } from './insert-rows.ts';
import { rebuildTables } from './rebuild.ts';
import { encodeVisits, INSERT_VISITS } from './visit-rows.ts';

export interface WriterOptions extends FoldOptions, Pick<FoldRun, 'fewVisits'> {
  /** Told in one line what opening had to repair. */
  readonly onNotice?: (text: string) => void;
}

/** Visits that belong together: what a fold of them is asked for. */
export interface Load {
  readonly load: number;
  /** What it is, for people. */
  readonly note: string;
}

/**
 * Opens the index for writing and folds what an interrupted process left unfolded. A fold reads while it writes,
 * so the client must run two statements at once.
 */
export async function openWriter(
  index: ClickHouseClient,
  options: WriterOptions,
): Promise<IndexWriter> {
  const writer = new IndexWriter(index, options, await latestNumber(index));
  for (const load of await unfinishedLoads(index)) {
    options.onNotice?.(`Finishing load ${load.load} (${load.note}), which was interrupted`);
    await writer.finishLoad(load);
  }
  return writer;
}

/** Closes nothing but itself: the index belongs to the caller. */
export class IndexWriter {
  readonly #index: ClickHouseClient;
  readonly #options: WriterOptions;
  #latest: number;
  #running: Promise<unknown> = Promise.resolve();

  /** Only for `openWriter`. `latest` is the highest number in use. */
  constructor(index: ClickHouseClient, options: WriterOptions, latest: number) {
    this.#index = index;
    this.#options = options;
    this.#latest = latest;
  }

  async beginLoad(note: string): Promise<Load> {
    const load = this.#next();
    await this.#record(load, 'visits', 'started', note, load);
    return { load, note };
  }

  /**
   * @param rows As `encodeVisits` gives them; a batch of a few megabytes costs least.
   * @returns When the visits are on disk. They show in answers once the load is finished.
   */
  async append({ load }: Load, rows: Uint8Array | readonly Uint8Array[]): Promise<void> {
    if (rows.length === 0) return;
    await insertRows(this.#index, { statement: INSERT_VISITS, rows, params: { load } });
  }

  /** Folds every page the load visited; then the load is done. Finishing it again changes nothing. */
  async finishLoad({ load, note }: Load, signal?: AbortSignal): Promise<void> {
    await this.#alone(async () => {
      const version = this.#next();
      await this.#record(load, 'visits', 'started', note, version);
      await this.#fold({ load, note }, version, signal);
    });
  }

  /** A small load at once, for crawls and rechecks: the answers know these visits when it returns. */
  async applyVisits(visits: readonly Visit[], note: string): Promise<void> {
    await this.#alone(async () => {
      const load = await this.beginLoad(note);
      await this.append(load, [encodeVisits(visits)]);
      await this.#fold(load, load.load);
    });
  }

  async #fold({ load, note }: Load, version: number, signal?: AbortSignal): Promise<void> {
    const given = signal && { signal };
    await foldLoad(this.#index, {
      ...this.#options,
      load,
      version,
      tables: TABLES_IN_USE,
      ...given,
    });
    await this.#record(load, 'visits', 'finished', note, this.#next());
  }

  /** Computes pages, redirects and backlinks anew from all visits and puts them in the place of the present ones. */
  async rebuild(signal?: AbortSignal): Promise<void> {
    await this.#alone(async () => {
      const version = this.#next();
      await this.#record(version, 'rebuild', 'started', 'rebuild', version);
      await rebuildTables(this.#index, { ...this.#options, version, ...(signal && { signal }) });
      await this.#record(version, 'rebuild', 'finished', 'rebuild', this.#next());
    });
  }

  /**
   * A rank run: nothing else writes meanwhile.
   *
   * @param work Is given the number of the run, the version of all it writes.
   */
  async runRank<T>(note: string, work: (run: number) => Promise<T>): Promise<T> {
    return this.#alone(async () => {
      const run = this.#next();
      await this.#record(run, 'rank', 'started', note, run);
      const result = await work(run);
      await this.#record(run, 'rank', 'finished', note, this.#next());
      return result;
    });
  }

  /** Waits for what is running. */
  async close(): Promise<void> {
    await this.#running;
  }

  #next(): number {
    this.#latest += 1;
    return this.#latest;
  }

  /** Runs `work` when all that came before it is done, whether that went well or not. */
  #alone<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#running.then(work);
    this.#running = result.catch(() => {}); // its caller hears of it
    return result;
  }

  async #record(
    load: number,
    kind: 'visits' | 'rank' | 'rebuild',
    state: 'started' | 'finished',
    note: string,
    version: number,
  ): Promise<void> {
    await this.#index.command({
      query: `
        INSERT INTO loads (load, kind, state, at, note, version)
        SELECT {load:UInt64}, {kind:String}, {state:String}, now('UTC'), {note:String}, {version:UInt64}`,
      query_params: { load, kind, state, note, version },
    });
  }
}

async function latestNumber(index: ClickHouseClient): Promise<number> {
  const result = await index.query({
    query: 'SELECT max(greatest(load, version)) AS latest FROM loads',
    format: 'JSONEachRow',
  });
  const [row] = await result.json<{ latest: number }>();
  return row?.latest ?? 0;
}

async function unfinishedLoads(index: ClickHouseClient): Promise<Load[]> {
  const result = await index.query({
    query: `
      SELECT load, note FROM loads FINAL WHERE kind = 'visits' AND state = 'started' ORDER BY load`,
    format: 'JSONEachRow',
  });
  return result.json<Load>();
}
