/**
 * What is asked of an S3-compatible store: an object or a part of it, and which objects there are.
 *
 * Source: Amazon S3 API reference, GetObject, HeadObject and ListObjectsV2. What others leave out of it is not used.
 */
import { listPage, type S3Object } from './list-page.ts';
import { type Retries, retrying } from './retrying.ts';
import type { S3Address } from './s3-address.ts';
import { answerOf, refusalOf } from './s3-refusal.ts';
import { type S3Request, type S3Settings, signedRequest } from './s3-request.ts';

/** Sends a request without a body. A redirect is an answer: it names another region, where the signature fails. */
export async function ask(
  settings: S3Settings,
  request: S3Request,
  signal: AbortSignal,
): Promise<Response> {
  const { url, headers } = await signedRequest(settings, request, new Date());
  return fetch(url, { method: request.method, headers, redirect: 'manual', signal });
}

/** Bytes of an object. @throws S3Refusal, and what `fetch` throws. */
export async function* readRange(
  settings: S3Settings,
  address: S3Address,
  offset: number,
  length: number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const headers = { range: `bytes=${offset}-${offset + length - 1}` };
  const response = await ask(settings, { method: 'GET', address, headers }, signal);
  if (response.status !== 206 || response.body === null) throw await refusalOf(answerOf(response));
  yield* response.body;
}

const LIST_RETRIES: Retries = { attempts: 4, firstPauseMs: 250 };

/** All objects whose keys begin with that of the address, sorted by key. @throws S3Refusal, and what `fetch` throws. */
export async function* listObjects(
  settings: S3Settings,
  { bucket, key: prefix }: S3Address,
  signal: AbortSignal,
): AsyncGenerator<S3Object> {
  let token: string | undefined;
  do {
    const query = {
      'list-type': '2',
      'encoding-type': 'url',
      ...(prefix !== '' && { prefix }),
      ...(token !== undefined && { 'continuation-token': token }),
    };
    const page = await retrying(
      async () => {
        const address = { bucket, key: '' };
        const response = await ask(settings, { method: 'GET', address, query }, signal);
        if (response.status !== 200) throw await refusalOf(answerOf(response));
        return listPage(await response.text());
      },
      LIST_RETRIES,
      signal,
    );
    yield* page.objects;
    token = page.next;
  } while (token !== undefined);
}
