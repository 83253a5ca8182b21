/**
 * Evidence files: captures written as WARC/1.1, a gzip member a record, rotated by size.
 *
 *     append ──► records ──► gzip ──► queue ──► one write for all that wait ──► answer: file, offset, length
 *
 * A file is named `….warc.gz.open` while it grows and loses the suffix when it is closed. What a killed process left
 * open is cut behind its last whole member at the next start (`repair-warc.ts`). One writer owns a directory.
 *
 * What `append` answered is in the file, as other processes see it, and survives kill -9. What came before a
 * `sync` that answered survives the loss of power: call it before visits that point here are stored. Closed files
 * are synced, names too.
 *
 * A capture whose write failed is not in the file: it is cut back to the capture before.
 */
import { constants } from 'node:fs';
import { access, type FileHandle, mkdir, open, rename } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { AppError } from '../errors.ts';
import { type Capture, captureRecords } from './capture-records.ts';
import type { Field } from './fields.ts';
import { OPEN_SUFFIX, type RepairedFile, repairWarcFiles } from './repair-warc.ts';
import { fieldLines, recordMember } from './write-record.ts';

export interface WarcWriterOptions {
  /** Made if it is missing. */
  readonly directory: string;
  /** Start of file names, which go on with a time and a number. Letters, digits, `_` and `-`. */
  readonly prefix: string;
  /** A file that has reached it is closed; a capture is never divided among two. */
  readonly maxFileBytes: number;
  /** Of the warcinfo record of each file: `software`, `operator`, `http-header-user-agent`, `robots` … */
  readonly info: readonly Field[];
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
  /** A new UUID. */
  readonly newId: () => string;
  /** Called with the path of a file once it is closed and synced; captures in it may be answered just after. */
  readonly onClosed?: (file: string) => void;
}

/** Where a capture can be looked up: the response, revisit or metadata record that names the visit. */
export interface WrittenCapture {
  /** WARC-Record-ID without brackets. */
  readonly recordId: string;
  /** Absolute path that the file has when it is closed; until then it ends in `.open`. */
  readonly file: string;
  readonly offset: number;
  readonly length: number;
}

export interface WarcWriter {
  /** What an earlier process left open. */
  readonly repaired: readonly RepairedFile[];
  /** @throws AppError DISK_FULL; whatever the file system says. The writer can go on. */
  append(capture: Capture): Promise<WrittenCapture>;
  /** @throws What kept a file since the last sync from being on disk. */
  sync(): Promise<void>;
  /** Waits for what was appended. */
  close(): Promise<void>;
}

/** @throws AppError DISK_FULL, and errors of the file system naming the path. */
export async function openWarcWriter(options: WarcWriterOptions): Promise<WarcWriter> {
  if (!/^[\w-]+$/.test(options.prefix)) {
    throw new RangeError(`not a prefix of file names: ${options.prefix}`);
  }
  const directory = resolve(options.directory);
  await mkdir(directory, { recursive: true });
  return new Writer({ ...options, directory }, await repairWarcFiles(directory));
}

interface Waiting {
  readonly recordId: string;
  /** The first is the one that names the visit. */
  readonly members: readonly Buffer[];
  readonly resolve: (written: WrittenCapture) => void;
  readonly reject: (error: unknown) => void;
}

interface GrowingFile {
  readonly handle: FileHandle;
  /** Without the suffix. */
  readonly path: string;
  size: number;
}

class Writer implements WarcWriter {
  readonly repaired: readonly RepairedFile[];
  readonly #options: WarcWriterOptions;
  #file: GrowingFile | undefined;
  #serial = 0;
  #waiting: Waiting[] = [];
  /** Writes what waits; done when nothing does. */
  #draining: Promise<void> = Promise.resolve();
  #isDraining = false;
  #compressing = new Set<Promise<unknown>>();
  #syncing: Promise<void> = Promise.resolve();
  #nextSync: Promise<void> | undefined;
  /** Why a file could not be closed, until it is told. */
  #unsynced: unknown;
  #isClosed = false;

  constructor(options: WarcWriterOptions, repaired: readonly RepairedFile[]) {
    this.#options = options;
    this.repaired = repaired;
  }

  async append(capture: Capture): Promise<WrittenCapture> {
    if (this.#isClosed) throw new Error('the WARC writer is closed');
    const records = captureRecords(capture, this.#newId);
    const compressed = Promise.all(records.map(recordMember));
    this.#compressing.add(compressed);
    const members = await compressed.finally(() => this.#compressing.delete(compressed));
    return await new Promise((resolve, reject) => {
      this.#waiting.push({ recordId: records[0].id, members, resolve, reject });
      if (!this.#isDraining) this.#draining = this.#drain();
    });
  }

  readonly #newId = (): string => `urn:uuid:${this.#options.newId()}`;

  async #drain(): Promise<void> {
    this.#isDraining = true;
    while (this.#waiting.length > 0) {
      let batch: Waiting[] = [];
      try {
        const file = await this.#growing();
        batch = this.#takeBatch(file);
        await this.#write(file, batch);
      } catch (error) {
        const failed = batch.length > 0 ? batch : this.#waiting.splice(0);
        for (const { reject } of failed) reject(diskError(error, this.#options.directory));
      }
    }
    this.#isDraining = false;
  }

  /** As many as the file has room for, and one at least. */
  #takeBatch({ size }: GrowingFile): Waiting[] {
    let end = size;
    let count = 0;
    while (count < this.#waiting.length && (count === 0 || end < this.#options.maxFileBytes)) {
      for (const { length } of this.#waiting[count]?.members ?? []) end += length;
      count++;
    }
    return this.#waiting.splice(0, count);
  }

  async #write(file: GrowingFile, batch: readonly Waiting[]): Promise<void> {
    let offset = file.size;
    const answers = batch.map(({ recordId, members, resolve }) => {
      const written = { recordId, file: file.path, offset, length: members[0]?.length ?? 0 };
      for (const { length } of members) offset += length;
      return { resolve, written };
    });
    await this.#extend(file, Buffer.concat(batch.flatMap(({ members }) => members)));
    if (file.size >= this.#options.maxFileBytes) await this.#finish(file);
    for (const { resolve, written } of answers) resolve(written);
  }

  /** Writes all of the bytes at the end of the file, or leaves it as it was. */
  async #extend(file: GrowingFile, bytes: Buffer): Promise<void> {
    try {
      for (let done = 0; done < bytes.length; ) {
        const rest = bytes.length - done;
        const { bytesWritten } = await file.handle.write(bytes, done, rest, file.size + done);
        done += bytesWritten;
      }
      file.size += bytes.length;
    } catch (error) {
      await file.handle.truncate(file.size).catch(async (cause) => {
        // Nobody knows what stands in it: the next start will find out.
        this.#file = undefined;
        await file.handle.close();
        throw new AggregateError([error, cause], `cannot write or cut ${file.path}`);
      });
      throw error;
    }
  }

  async #growing(): Promise<GrowingFile> {
    if (this.#file !== undefined) return this.#file;
    const { now, info } = this.#options;
    const at = Math.floor(now() / 1000);
    const file = await this.#create(at);
    this.#file = file;
    const lines = [
      ...info,
      { name: 'format', value: 'WARC File Format 1.1' },
      {
        name: 'conformsTo',
        value: 'http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/',
      },
    ];
    const member = await recordMember({
      ...{ type: 'warcinfo', id: this.#newId(), at, contentType: 'application/warc-fields' },
      fields: [{ name: 'WARC-Filename', value: basename(file.path) }],
      block: Buffer.from(fieldLines(lines)),
    });
    await this.#extend(file, member);
    return file;
  }

  async #create(at: number): Promise<GrowingFile> {
    const { directory, prefix } = this.#options;
    const time = new Date(at * 1000).toISOString().replace(/\D/g, '').slice(0, 14);
    for (;;) {
      const serial = String(this.#serial++).padStart(5, '0');
      const path = join(directory, `${prefix}-${time}-${serial}.warc.gz`);
      // A process before this one may have been as quick.
      if (await isThere(path)) continue;
      try {
        const handle = await open(`${path}${OPEN_SUFFIX}`, 'wx');
        await syncDirectory(directory);
        return { handle, path, size: 0 };
      } catch (error) {
        if (!hasCode(error, 'EEXIST')) throw error;
      }
    }
  }

  async #finish({ handle, path }: GrowingFile): Promise<void> {
    this.#file = undefined;
    try {
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(`${path}${OPEN_SUFFIX}`, path);
      await syncDirectory(this.#options.directory);
      this.#options.onClosed?.(path);
    } catch (error) {
      // Also of captures that were answered before: whoever asks next for a sync must know.
      this.#unsynced = error;
      throw error;
    }
  }

  /** Calls that come while a sync is under way share the next one. */
  sync(): Promise<void> {
    this.#nextSync ??= this.#syncing
      .catch(() => undefined) // told to who asked for it
      .then(() => {
        this.#nextSync = undefined;
        this.#syncing = this.#syncNow();
        return this.#syncing;
      });
    return this.#nextSync;
  }

  async #syncNow(): Promise<void> {
    await this.#settle();
    const error = this.#unsynced;
    this.#unsynced = undefined;
    if (error !== undefined) throw diskError(error, this.#options.directory);
    await this.#file?.handle.datasync();
  }

  async #settle(): Promise<void> {
    await Promise.allSettled([...this.#compressing]); // a failure is told to who appended
    await this.#draining;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#settle();
    if (this.#file !== undefined) await this.#finish(this.#file);
  }
}

async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path, constants.F_OK);
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function diskError(error: unknown, directory: string): unknown {
  if (!hasCode(error, 'ENOSPC')) return error;
  return new AppError('DISK_FULL', `The disk of ${directory} is full`, { cause: error });
}
