/**
 * Evidence of a crawl: WARC files below the data directory that hold what was sent and received, and how far the index
 * knows what they hold.
 *
 * A fetch is in its file before its visit is in the index. So what a killed process had fetched and not stored is read
 * back from there at the next start (`recover-visits.ts`), and no page is visited twice for it. A file's checkpoint is
 * the offset below which every visit is stored.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Config } from '../../config/settings.ts';
import { PROGRAM_VERSION } from '../../config/version.ts';
import type { Exchange, NotAsked } from '../../crawl/parts.ts';
import type { Answered, Failed } from '../../fetcher/fetch-result.ts';
import type { Evidence, Visit } from '../../visit/visit.ts';
import type { Capture, Truncation } from '../../warc/capture-records.ts';
import { dropOldest } from '../../warc/drop-oldest.ts';
import { openWarcWriter, type WarcWriter } from '../../warc/warc-writer.ts';

export const EVIDENCE_FOLDER = 'evidence';

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

/** @throws AppError DISK_FULL, and errors of the file system naming the path. */
export async function openEvidence(config: Config, contact: string): Promise<EvidenceFiles> {
  const directory = join(config.data, EVIDENCE_FOLDER);
  const writer = await openWarcWriter({
    directory,
    prefix: 'crawl',
    maxFileBytes: config.evidenceFileBytes,
    info: [
      { name: 'software', value: `Open Backlinks ${PROGRAM_VERSION}` },
      { name: 'operator', value: contact },
      { name: 'robots', value: 'classic' },
    ],
    now: Date.now,
    newId: randomUUID,
  });
  if (config.evidenceKeepBytes > 0) await dropOldest(directory, config.evidenceKeepBytes);
  return new EvidenceFiles(writer);
}

export class EvidenceFiles {
  readonly #writer: WarcWriter;
  readonly #files = new Map<string, FileState>();

  constructor(writer: WarcWriter) {
    this.#writer = writer;
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

  close(): Promise<void> {
    return this.#writer.close();
  }

  #stateOf(file: string): FileState {
    const known = this.#files.get(file);
    if (known !== undefined) return known;
    const state = { unstored: new Set<number>(), end: 0 };
    this.#files.set(file, state);
    return state;
  }
}

function captureOf({ url, at, result, sameAs, purpose }: Exchange): Capture {
  const facts = { url: url.href, at: Math.floor(at / 1000), isPage: purpose === 'page' };
  switch (result.kind) {
    case 'answered':
      return {
        ...facts,
        ...answeredCapture(result),
        repeats: sameAs && repeated(facts.url, result, sameAs.at),
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
