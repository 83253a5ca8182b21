/**
 * One request of a client, tried again where the server asks for that: 429 and 503, which cost nothing.
 *
 * Nothing here is Node's own, so that it runs wherever there is `fetch`.
 */
import { type ClientError, errorOf } from './client-error.ts';

/** As much of the global `fetch` as is used. */
export type Fetch = (url: URL, request: RequestInit) => Promise<Response>;

export interface SendOptions {
  readonly fetch: Fetch;
  /** Tries after the first. */
  readonly retries: number;
  /** Longest wait before a try; a server that asks for more is told to the caller. */
  readonly maxWaitSeconds: number;
  readonly signal?: AbortSignal | undefined;
}

const TRY_LATER = new Set([429, 503]);
/** Where the server does not say how long. */
const WAIT_SECONDS = 1;

/** @throws ClientError for every answer but 200 and 204; whatever `fetch` throws; the signal's reason. */
export async function send(
  url: URL,
  request: RequestInit,
  options: SendOptions,
): Promise<Response> {
  for (let tries = 0; ; tries++) {
    const { signal } = options;
    const response = await options.fetch(url, { ...request, ...(signal && { signal }) });
    // Not `ok`: 244 refuses too.
    if (response.status === 200 || response.status === 204) return response;
    const error = await errorOf(response, Date.now());
    const seconds = tries < options.retries ? waitOf(error, options) : undefined;
    if (seconds === undefined) throw error;
    await wait(1000 * seconds, signal);
  }
}

function waitOf({ code, retryAfter = WAIT_SECONDS }: ClientError, { maxWaitSeconds }: SendOptions) {
  return TRY_LATER.has(code) && retryAfter <= maxWaitSeconds ? retryAfter : undefined;
}

/** @throws The signal's reason when it is aborted. */
export function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}

/** Lists as a parameter for each entry; what is undefined or null is left out. */
export function addToQuery({ searchParams }: URL, parameters: object): void {
  for (const [name, value] of Object.entries(parameters))
    for (const one of [value].flat())
      if (one !== undefined && one !== null) searchParams.append(name, String(one));
}
