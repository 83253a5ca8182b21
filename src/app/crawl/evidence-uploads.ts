/**
 * Copies closed evidence files to a bucket, one after the other, in the background of the crawl.
 *
 * What was copied is not written down anywhere: the bucket is asked what it has, at the start. So a file that could not
 * be copied, or whose crawl was killed, is copied after the next file that is closed, or by the next crawl.
 */
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { listObjects } from '../../s3/bucket.ts';
import { putFile } from '../../s3/put-file.ts';
import type { Retries } from '../../s3/retrying.ts';
import { type S3Address, s3AddressText } from '../../s3/s3-address.ts';
import type { S3Settings } from '../../s3/s3-request.ts';
import type { Report } from '../progress.ts';
import { objectOf } from './evidence-bucket.ts';

export interface UploadParts {
  readonly s3: S3Settings;
  /** Of `evidenceBucket`. */
  readonly bucket: S3Address;
  /** Told what could not be copied and why; the crawl goes on. */
  readonly report: Report;
  /** Ends what is under way: the files wait for the next crawl. */
  readonly signal: AbortSignal;
  readonly onUploaded: () => void;
}

const RETRIES: Retries = { attempts: 5, firstPauseMs: 1000 };

export class EvidenceUploads {
  readonly #parts: UploadParts;
  readonly #waiting = new Set<string>();
  readonly #uploaded = new Set<string>();
  /** Bytes of the bucket's objects by file name, once it was asked. */
  #kept: ReadonlyMap<string, number> | undefined;
  #running: Promise<void> = Promise.resolve();
  #isScheduled = false;
  #told = '';

  constructor(parts: UploadParts) {
    this.#parts = parts;
  }

  /** Files of earlier crawls. */
  async addClosedIn(directory: string): Promise<void> {
    const names = (await readdir(directory)).filter((name) => name.endsWith('.warc.gz'));
    for (const name of names.sort()) this.add(join(directory, name));
  }

  add(file: string): void {
    this.#waiting.add(file);
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#running = this.#running.then(() => {
      this.#isScheduled = false;
      return this.#uploadWaiting();
    });
  }

  has(file: string): boolean {
    return this.#uploaded.has(file);
  }

  /** Waits for what was added: it is in the bucket, or was told not to be. */
  async settle(): Promise<void> {
    while (this.#isScheduled) await this.#running;
    await this.#running;
  }

  async #uploadWaiting(): Promise<void> {
    const { signal, onUploaded } = this.#parts;
    let file = '';
    try {
      this.#kept ??= await this.#listBucket();
      for (file of this.#waiting) {
        signal.throwIfAborted();
        if (!(await this.#upload(file, this.#kept.get(basename(file))))) continue;
        this.#waiting.delete(file);
        this.#uploaded.add(file);
        onUploaded();
      }
    } catch (error) {
      this.#tell(signal.aborted ? undefined : error);
    }
  }

  /** @returns False when the bucket has another file of the name. */
  async #upload(file: string, keptBytes: number | undefined): Promise<boolean> {
    const { s3, bucket, signal } = this.#parts;
    const object = objectOf(file, bucket);
    if (keptBytes === undefined) {
      await putFile(s3, object, file, RETRIES, signal);
      return true;
    }
    // Closed files never change.
    if ((await stat(file)).size === keptBytes) return true;
    this.#tell(
      new Error(
        `${s3AddressText(object)} is another file than ${file}; each data directory needs a prefix of its own`,
      ),
    );
    return false;
  }

  async #listBucket(): Promise<ReadonlyMap<string, number>> {
    const { s3, bucket, signal } = this.#parts;
    const kept = new Map<string, number>();
    for await (const { key, bytes } of listObjects(s3, bucket, signal))
      kept.set(key.slice(bucket.key.length), bytes);
    return kept;
  }

  /** Once for each reason that lasts. */
  #tell(error: unknown): void {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const reason = cause instanceof Error ? cause.message : 'the crawl was stopped';
    const text = `evidence is not all in ${s3AddressText(this.#parts.bucket)} yet: ${reason}; what is missing waits on disk for the next try`;
    if (reason === this.#told) return;
    this.#told = reason;
    this.#parts.report({ kind: 'notice', text });
  }
}
