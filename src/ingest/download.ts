/**
 * Archives at http(s) addresses.
 *
 * Offsets count the archive's bytes as we get them. A server that names a Content-Encoding has it undone on the
 * way, so its ranges, which count encoded bytes, are of no use: what is known already is read again and passed over.
 */
import { setTimeout } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import { type ArchiveSource, unreadable } from './archive-source.ts';

/** @throws AppError UNREADABLE when the server does not answer, or with an error. */
export async function remoteArchive(address: string, signal: AbortSignal): Promise<ArchiveSource> {
  const response = await ask(address, signal).catch(unreadable(address));
  if (!response.ok) throw answered(address, response.status);
  const size = Number(sizeIn(response) ?? Number.NaN);
  const validator = response.headers.get('etag') ?? response.headers.get('last-modified') ?? '';
  return {
    name: address,
    identity: `${Number.isNaN(size) ? 'unknown' : size} bytes, ${validator}`,
    size: Number.isNaN(size) ? undefined : size,
  };
}

/** HEAD, or one byte where that is refused: an address signed for GET allows nothing else. */
async function ask(address: string, signal: AbortSignal): Promise<Response> {
  const head = await fetch(address, { method: 'HEAD', signal });
  if (head.ok) return head;
  const first = await fetch(address, { headers: { ...PLAIN, range: 'bytes=0-0' }, signal });
  await first.body?.cancel();
  return first;
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
  address: string,
  offset: number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  let position = offset;
  for (let attempt = 1; ; attempt++) {
    try {
      for await (const chunk of request(address, position, signal)) {
        position += chunk.length;
        attempt = 0;
        yield chunk;
      }
      return;
    } catch (error) {
      if (signal.aborted || error instanceof AppError) throw error;
      if (attempt >= MAX_ATTEMPTS) unreadable(address)(error);
      await setTimeout(RETRY_PAUSE_MS * 2 ** attempt, undefined, { signal });
    }
  }
}

async function* request(
  address: string,
  offset: number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const part = await fetch(address, { headers: { ...PLAIN, range: `bytes=${offset}-` }, signal });
  if (part.status === 416 && endIn(part) === offset) return; // nothing lies behind the offset
  const isOfUse = part.status !== 416 && (part.status !== 206 || offset === 0 || !isEncoded(part));
  if (!isOfUse) await part.body?.cancel();
  const response = isOfUse ? part : await fetch(address, { headers: PLAIN, signal });
  if (response.status >= 500) throw new Error(`the server answered ${response.status}`);
  if (!response.ok || response.body === null) throw answered(address, response.status);
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

function answered(address: string, status: number): AppError {
  return new AppError('UNREADABLE', `cannot read ${address}: the server answered ${status}`);
}
