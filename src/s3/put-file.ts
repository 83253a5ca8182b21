/**
 * Puts a file into a bucket as one object, whole or not at all.
 *
 * The store is told length, MD5 and (signed) SHA-256 of the body and refuses another; afterwards it is asked for the
 * size it has. A store that takes no byte for a while is given up.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { request } from 'undici';
import { ask } from './bucket.ts';
import { type Retries, retrying } from './retrying.ts';
import type { S3Address } from './s3-address.ts';
import { answerOf, refusalOf } from './s3-refusal.ts';
import { type S3Settings, signedRequest } from './s3-request.ts';

/** Largest object that one PUT may bring, everywhere. */
const MAX_BYTES = 5 * 2 ** 30;

const STALL_MS = 120_000;
const READ_BYTES = 256 << 10;

/** @throws S3Refusal, errors of file and network, Error when the store has something else by now. */
export async function putFile(
  settings: S3Settings,
  address: S3Address,
  path: string,
  retries: Retries,
  signal: AbortSignal,
): Promise<void> {
  const { size } = await stat(path);
  if (size > MAX_BYTES) throw new Error(`${path} has more bytes than one PUT may bring (5 GiB)`);
  const body = await digestsOf(path, signal);
  await retrying(
    async () => {
      await put(settings, address, { path, size, ...body }, signal);
      await checkSize(settings, address, size, signal);
    },
    retries,
    signal,
  );
}

interface Body {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  /** In base 64, as Content-MD5 has it (RFC 1864). */
  readonly md5: string;
}

async function digestsOf(path: string, signal: AbortSignal): Promise<Pick<Body, 'sha256' | 'md5'>> {
  const sha256 = createHash('sha256');
  const md5 = createHash('md5');
  for await (const chunk of createReadStream(path, { highWaterMark: READ_BYTES, signal })) {
    sha256.update(chunk);
    md5.update(chunk);
  }
  return { sha256: sha256.digest('hex'), md5: md5.digest('base64') };
}

async function put(
  settings: S3Settings,
  address: S3Address,
  { path, size, sha256, md5 }: Body,
  signal: AbortSignal,
): Promise<void> {
  const signed = await signedRequest(
    settings,
    {
      ...{ method: 'PUT', address, bodySha256: sha256 },
      headers: { 'content-md5': md5, 'content-type': 'application/warc' },
    },
    new Date(),
  );
  const stalled = new AbortController();
  const timer = setTimeout(
    () => stalled.abort(new Error(`no progress for ${STALL_MS / 1000} s`)),
    STALL_MS,
  );
  // Not `fetch`: it sends a stream in chunks, which S3 refuses.
  async function* chunks(): AsyncGenerator<Buffer> {
    for await (const chunk of createReadStream(path, { highWaterMark: READ_BYTES })) {
      timer.refresh();
      yield chunk;
    }
  }
  try {
    const { statusCode, headers, body } = await request(signed.url, {
      method: 'PUT',
      headers: { ...signed.headers, 'content-length': String(size) },
      body: Readable.from(chunks()),
      headersTimeout: 0,
      signal: AbortSignal.any([signal, stalled.signal]),
    });
    const text = await body.text();
    if (statusCode !== 200)
      throw await refusalOf({
        status: statusCode,
        header: (name) => String(headers[name] ?? '') || null,
        body: async () => text,
      });
  } finally {
    clearTimeout(timer);
  }
}

async function checkSize(
  settings: S3Settings,
  address: S3Address,
  size: number,
  signal: AbortSignal,
): Promise<void> {
  const response = await ask(settings, { method: 'HEAD', address }, signal);
  if (!response.ok) throw await refusalOf(answerOf(response));
  const kept = Number(response.headers.get('content-length') ?? Number.NaN);
  if (kept !== size) throw new Error(`the store has ${kept} bytes of ${size}`);
}
