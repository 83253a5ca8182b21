/**
 * Evidence of a crawl: WARC files below the data directory that hold what was sent and received, and how far the index
 * knows what they hold.
 *
 * A fetch is in its file before its visit is in the index. So what a killed process had fetched and not stored is read
 * back from there at the next start (`recover-visits.ts`), and no page is visited twice for it. A file's checkpoint is
 * the offset below which every visit is stored.
 *
 * A file goes from the disk only when all its visits are stored and, where there is a bucket, when it is there.
 */
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { Config } from '../../config/settings.ts';
import { PROGRAM_VERSION } from '../../config/version.ts';
import type { Exchange, NotAsked } from '../../crawl/parts.ts';
import type { Answered, Failed } from '../../fetcher/fetch-result.ts';
import type { Evidence, Visit } from '../../visit/visit.ts';
import type { Capture, Truncation } from '../../warc/capture-records.ts';
import { dropOldest } from '../../warc/drop-oldest.ts';
import { openWarcWriter, type WarcWriter } from '../../warc/warc-writer.ts';
import type { Report } from '../progress.ts';
import { s3Settings } from '../s3-settings.ts';
import { evidenceBucket } from './evidence-bucket.ts';
import { EvidenceUploads } from './evidence-uploads.ts';

export const EVIDENCE_FOLDER = 'evidence';

export interface EvidenceNames {
  /** In the data directory. Who recovers or removes files of a folder is the only one that writes them. */
  readonly folder: string;
  /** What names of files begin with. */
  readonly prefix: string;
}

/** How far the visits of a file are in the index. */
export interface EvidenceCheckpoint {
  readonly file: string;
  readonly nextOffset: number;
}

interface FileState {
  /** Offsets of captures whose visits are not stored yet. */
  readonly unstored: Set<number>;
  /** Behind the last capture that was answered. */
  end: number;
}

/**
 * @param signal Ends uploads.
 * @throws AppError DISK_FULL, INVALID_SETTING, and errors of the file system naming the path.
 */
export async function openEvidence(
  config: Config,
  contact: string,
  report: Report,
  signal: AbortSignal,
  { folder, prefix }: EvidenceNames = { folder: EVIDENCE_FOLDER, prefix: 'crawl' },
): Promise<EvidenceFiles> {
  const directory = resolve(config.data, folder);
  const bucket = evidenceBucket(config);
  const uploads =
    bucket &&
    new EvidenceUploads({
      ...{ s3: s3Settings(config), bucket, report, signal },
      onUploaded: () => void files.retain(),
    });
  const writer = await openWarcWriter({
    directory,
    prefix,
    maxFileBytes: config.evidenceFileBytes,
    info: [
      { name: 'software', value: `Open Backlinks ${PROGRAM_VERSION}` },
      { name: 'operator', value: contact },
      { name: 'robots', value: 'classic' },
    ],
    now: Date.now,
    newId: randomUUID,
    onClosed: (file) => files.closed(file),
  });
  const { evidenceDropUploaded, evidenceKeepBytes } = config;
  const keepBytes = evidenceDropUploaded ? 0 : evidenceKeepBytes || Number.POSITIVE_INFINITY;
  const files = new EvidenceFiles({ writer, directory, keepBytes, uploads });
  return files;
}

interface EvidenceParts {
  readonly writer: WarcWriter;
  readonly directory: string;
  /** Bytes of files that stay on disk. */
  readonly keepBytes: number;
  readonly uploads: EvidenceUploads | undefined;
}

export class EvidenceFiles {
  readonly #writer: WarcWriter;
  readonly #parts: EvidenceParts;
  readonly #files = new Map<string, FileState>();
  #isRecovered = false;
  #retaining: Promise<unknown> = Promise.resolve();

  constructor(parts: EvidenceParts) {
    this.#parts = parts;
    this.#writer = parts.writer;
  }

  /** Tells that the index knows all that earlier crawls left. */
  async recovered(): Promise<void> {
    this.#isRecovered = true;
    await this.#parts.uploads?.addClosedIn(this.#parts.directory);
    await this.retain();
  }

  closed(file: string): void {
    this.#parts.uploads?.add(file);
    void this.retain();
  }

  /** Removes files that are more than may stay. What goes wrong is thrown here and by `close`. */
  retain(): Promise<unknown> {
    const { directory, keepBytes } = this.#parts;
    if (keepBytes === Number.POSITIVE_INFINITY) return this.#retaining;
    const retaining = this.#retaining.then(() =>
      dropOldest(directory, keepBytes, (file) => this.#mayGo(file)),
    );
    retaining.catch(() => undefined);
    this.#retaining = retaining;
    return retaining;
  }

  #mayGo(file: string): boolean {
    const unstored = this.#files.get(file)?.unstored.size ?? 0;
    return this.#isRecovered && unstored === 0 && this.#parts.uploads?.has(file) !== false;
  }

  async keep(exchange: Exchange): Promise<Evidence> {
    const written = await this.#writer.append(captureOf(exchange));
    const state = this.#stateOf(written.file);
    state.end = Math.max(state.end, written.offset + written.length);
    if (exchange.purpose === 'page') state.unstored.add(written.offset);
    return written;
  }

  /** What was kept so far survives the loss of power when it returns. */
  sync(): Promise<void> {
    return this.#writer.sync();
  }

  /** Tells that these visits are stored. @returns How far the files are known by that. */
  stored(visits: readonly Visit[]): EvidenceCheckpoint[] {
    const files = new Set<string>();
    for (const { evidence } of visits) {
      this.#files.get(evidence.file)?.unstored.delete(evidence.offset);
      files.add(evidence.file);
    }
    return [...files].flatMap((file) => {
      const state = this.#files.get(file);
      if (state === undefined) return [];
      const nextOffset = Math.min(state.end, ...state.unstored);
      return [{ file, nextOffset }];
    });
  }

  async close(): Promise<void> {
    await this.#writer.close();
    await this.#parts.uploads?.settle();
    await this.retain();
  }

  #stateOf(file: string): FileState {
    const known = this.#files.get(file);
    if (known !== undefined) return known;
    const state = { unstored: new Set<number>(), end: 0 };
    this.#files.set(file, state);
    return state;
  }
}

function captureOf({ url, at, result, sameAs, purpose, rendered }: Exchange): Capture {
  const facts = { url: url.href, at: Math.floor(at / 1000), isPage: purpose === 'page' };
  switch (result.kind) {
    case 'answered':
      return {
        ...facts,
        ...answeredCapture(result),
        repeats: sameAs && repeated(facts.url, result, sameAs.at),
        ...(rendered && { rendered }),
      };
    case 'failed':
    case 'not-asked':
      return { ...facts, ...unansweredCapture(result) };
  }
}

function answeredCapture(result: Answered) {
  const { ip, httpVersion, requestHead, responseHead, wireBody: payload, cut, timing } = result;
  return {
    kind: 'answered',
    ...{ ip, requestHead, responseHead, payload },
    metadata: [{ name: 'fetchTimeMs', value: String(Math.round(timing.totalMs)) }],
    protocols: [httpVersion === '2' ? 'h2' : 'http/1.1'],
    truncated: truncationOf(cut),
  } as const;
}

function repeated(url: string, { status }: Answered, at: number) {
  const profile = status === 304 ? 'server-not-modified' : 'identical-payload-digest';
  return { profile, url, at, recordId: undefined } as const;
}

function unansweredCapture(result: Failed | NotAsked) {
  const isFailed = result.kind === 'failed';
  return {
    kind: 'unanswered',
    ip: isFailed ? result.ip : '',
    outcome: isFailed ? 'failed' : result.outcome,
    reason: result.reason,
    metadata: isFailed ? [{ name: 'visit-detail', value: result.detail }] : [],
  } as const;
}

/** Why a payload is not all of it, in the words of the standard. A broken content coding leaves the payload whole. */
function truncationOf(cut: Answered['cut']): Truncation | undefined {
  switch (cut) {
    case undefined:
    case 'bad-coding':
    case 'decoded-too-long':
      return undefined;
    case 'too-long':
    case 'unwanted':
      return 'length';
    case 'total-time':
    case 'idle-time':
    case 'too-slow':
      return 'time';
    case 'disconnect':
      return 'disconnect';
    case 'bad-framing':
      return 'unspecified';
  }
}
