/**
 * Archives that are read over HTTP: at http(s) addresses and in S3 buckets.
 *
 * Offsets count the archive's bytes as we get them. A server that names a Content-Encoding has it undone on the
 * way, so its ranges, which count encoded bytes, are of no use: what is known already is read again and passed over.
 */
import { setTimeout } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import { ask as askBucket } from '../s3/bucket.ts';
import { isS3Address, parseS3Address } from '../s3/s3-address.ts';
import { answerOf, refusalOf } from '../s3/s3-refusal.ts';
import type { S3Settings } from '../s3/s3-request.ts';
import { type ArchiveSource, unreadable } from './archive-source.ts';

/** A file that a server has. */
export interface RemoteFile {
  /** Its address. */
  readonly name: string;
  readonly ask: (
    method: 'GET' | 'HEAD',
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ) => Promise<Response>;
}

/** @throws AppError UNREADABLE for an s3 address that names no object. */
export function remoteFile(name: string, s3: S3Settings): RemoteFile {
  if (!isS3Address(name))
    return { name, ask: (method, headers, signal) => fetch(name, { method, headers, signal }) };
  const address = parseS3Address(name);
  return {
    name,
    ask: (method, headers, signal) => askBucket(s3, { method, address, headers }, signal),
  };
}

/**
 * @returns undefined when the server has no such file.
 * @throws AppError UNREADABLE when it does not answer, or with another error.
 */
export async function remoteArchive(
  file: RemoteFile,
  signal: AbortSignal,
): Promise<ArchiveSource | undefined> {
  const { name } = file;
  const response = await first(file, signal).catch(unreadable(name));
  if (response.status === 404) return undefined;
  if (!response.ok) throw await answered(name, response);
  const size = Number(sizeIn(response) ?? Number.NaN);
  const validator = response.headers.get('etag') ?? response.headers.get('last-modified') ?? '';
  return archiveOf(name, Number.isNaN(size) ? undefined : size, validator);
}

export function archiveOf(
  name: string,
  size: number | undefined,
  validator: string,
): ArchiveSource {
  return { name, identity: `${size ?? 'unknown'} bytes, ${validator}`, size };
}

/** HEAD, or one byte where that is refused: an address signed for GET allows nothing else. */
async function first({ ask }: RemoteFile, signal: AbortSignal): Promise<Response> {
  const head = await ask('HEAD', {}, signal);
  if (head.ok) return head;
  const part = await ask('GET', { ...PLAIN, range: 'bytes=0-0' }, signal);
  // An error says why.
  if (part.ok) await part.body?.cancel();
  return part;
}

/** Digits of the archive's size; null when the server does not say. */
function sizeIn(response: Response): string | null {
  const { headers } = response;
  // Of a part only the total counts, and `*` says that it is not known.
  if (response.status !== 206) return headers.get('content-length');
  return /\/(\d+)$/.exec(headers.get('content-range') ?? '')?.[1] ?? null;
}

const PLAIN = { 'accept-encoding': 'identity' };

/** Attempts in a row that bring no byte before a download is given up. */
const MAX_ATTEMPTS = 5;
const RETRY_PAUSE_MS = 250;

/**
 * The archive's bytes from an offset on. Goes on where a broken connection stopped: archives take minutes, and
 * connections do not always.
 *
 * @throws AppError UNREADABLE naming the address.
 */
export async function* download(
  file: RemoteFile,
  offset: number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  let position = offset;
  for (let attempt = 1; ; attempt++) {
    try {
      for await (const chunk of request(file, position, signal)) {
        position += chunk.length;
        attempt = 0;
        yield chunk;
      }
      return;
    } catch (error) {
      if (signal.aborted || error instanceof AppError) throw error;
      if (attempt >= MAX_ATTEMPTS) unreadable(file.name)(error);
      await setTimeout(RETRY_PAUSE_MS * 2 ** attempt, undefined, { signal });
    }
  }
}

async function* request(
  { name, ask }: RemoteFile,
  offset: number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const part = await ask('GET', { ...PLAIN, range: `bytes=${offset}-` }, signal);
  if (part.status === 416 && endIn(part) === offset) return; // nothing lies behind the offset
  const isOfUse = part.status !== 416 && (part.status !== 206 || offset === 0 || !isEncoded(part));
  if (!isOfUse) await part.body?.cancel();
  const response = isOfUse ? part : await ask('GET', PLAIN, signal);
  if (response.status >= 500) throw new Error(`the server answered ${response.status}`);
  if (!response.ok || response.body === null) throw await answered(name, response);
  // A server that ignores the range sends everything: what is known already is passed over.
  let passOver = response.status === 206 ? 0 : offset;
  for await (const chunk of response.body) {
    if (passOver < chunk.length) yield chunk.subarray(passOver);
    passOver = Math.max(0, passOver - chunk.length);
  }
}

/** Size of a file that a range lay outside of. */
function endIn({ headers }: Response): number {
  return Number(/^bytes \*\/(\d+)$/.exec(headers.get('content-range') ?? '')?.[1] ?? Number.NaN);
}

function isEncoded({ headers }: Response): boolean {
  return (headers.get('content-encoding') ?? 'identity') !== 'identity';
}

async function answered(name: string, response: Response): Promise<AppError> {
  const message = isS3Address(name)
    ? (await refusalOf(answerOf(response))).message
    : `the server answered ${response.status}`;
  await response.body?.cancel().catch(() => undefined); // it is read already, or of no use
  return new AppError('UNREADABLE', `cannot read ${name}: ${message}`);
}
