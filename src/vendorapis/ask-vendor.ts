/**
 * One question to a third party over HTTP: sent again while that may help, its answer checked against a schema.
 *
 * Requests go where the operator's settings say, so no address is forbidden; a redirect is not followed, for it would carry the
 * key elsewhere. What is answered outside the schema is an error that names the vendor, never a value.
 */
import { setTimeout } from 'node:timers/promises';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { parseRetryAfter } from '../fetcher/retry-after.ts';
import { retryPauseMs } from './retry-pause.ts';
import { urlOf, type Vendor, type VendorRequest } from './vendor.ts';
import { refusalOfStatus, VendorError } from './vendor-error.ts';

/** @throws VendorError, and the reason of the signal. */
export async function askVendor<T extends TSchema>(
  vendor: Vendor,
  request: VendorRequest,
  schema: T,
  signal: AbortSignal,
): Promise<Static<T>> {
  for (let attempt = 1; ; attempt++) {
    const outcome = await attemptOf(vendor, request, signal);
    if (outcome.kind === 'answered') return checked(vendor, schema, outcome.body);
    const { error, isPassing } = outcome;
    const pauseMs = isPassing
      ? retryPauseMs(attempt, error.retryAfterMs, vendor.limits, Math.random())
      : undefined;
    if (pauseMs === undefined) throw error;
    await setTimeout(pauseMs, undefined, { signal });
  }
}

type Outcome =
  | { readonly kind: 'answered'; readonly body: unknown }
  | { readonly kind: 'failed'; readonly error: VendorError; readonly isPassing: boolean };

async function attemptOf(
  vendor: Vendor,
  request: VendorRequest,
  signal: AbortSignal,
): Promise<Outcome> {
  signal.throwIfAborted();
  const timeout = AbortSignal.timeout(vendor.limits.timeoutMs);
  let response: Response;
  let text: string | undefined;
  try {
    response = await fetch(urlOf(vendor, request), {
      ...partsOf(request),
      redirect: 'manual',
      signal: AbortSignal.any([signal, timeout]),
    });
    text = await textOf(response, vendor.limits.maxBytes);
  } catch (cause) {
    signal.throwIfAborted();
    const what = timeout.aborted
      ? `no answer within ${vendor.limits.timeoutMs} ms`
      : `cannot be reached (${causeOf(cause)})`;
    const error = new VendorError(vendor.name, 'outage', what, { cause });
    return { kind: 'failed', error, isPassing: true };
  }
  if (text === undefined)
    throw new VendorError(
      vendor.name,
      'surprise',
      `the answer is longer than ${vendor.limits.maxBytes} bytes`,
    );
  return response.ok
    ? { kind: 'answered', body: jsonOf(vendor, text) }
    : failureOf(vendor, response, text);
}

function partsOf({ headers, json, form }: VendorRequest): RequestInit {
  const accept = { accept: 'application/json', ...headers };
  if (form !== undefined)
    return { method: 'POST', headers: accept, body: new URLSearchParams(form) };
  if (json === undefined) return { headers: accept };
  return {
    method: 'POST',
    headers: { ...accept, 'content-type': 'application/json' },
    body: JSON.stringify(json),
  };
}

/** @returns undefined for a body that is too long. */
async function textOf({ body }: Response, maxBytes: number): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** `fetch` says only "fetch failed"; its cause says why. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (!(cause instanceof Error)) return 'no connection';
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message;
}

function jsonOf({ name }: Vendor, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new VendorError(name, 'surprise', 'the answer is no JSON', { cause });
  }
}

function failureOf(vendor: Vendor, { status, headers }: Response, text: string): Outcome {
  const body = errorBody(text);
  const refusal = vendor.refusalOf?.(status, body) ?? refusalOfStatus(status);
  const asked = headers.get('retry-after');
  const retryAfterMs = asked === null ? undefined : parseRetryAfter(asked, new Date());
  const said = saidIn(body);
  const hint = vendor.hints?.[refusal.kind];
  const what = [
    `answered ${status}${said === '' ? '' : `: ${withoutSecrets(said, vendor.secrets)}`}`,
    ...(hint === undefined ? [] : [hint]),
  ].join('; ');
  const error = new VendorError(vendor.name, refusal.kind, what, { retryAfterMs });
  return { kind: 'failed', error, isPassing: refusal.isPassing };
}

/** An error page in HTML, such as a proxy's, tells nothing more than its status. */
function errorBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const MESSAGE_FIELDS = ['message', 'Message', 'error_message', 'error_description', 'error'];
const MAX_SAID_LENGTH = 300;

/** The sentence in an error body, under the names that vendors have for it. */
function saidIn(body: unknown): string {
  if (typeof body === 'string') return body.replace(/\s+/g, ' ').trim().slice(0, MAX_SAID_LENGTH);
  if (typeof body !== 'object' || body === null) return '';
  const found = Object.entries(body).filter(([field]) => MESSAGE_FIELDS.includes(field));
  found.sort(([a], [b]) => MESSAGE_FIELDS.indexOf(a) - MESSAGE_FIELDS.indexOf(b));
  return found.map(([, value]) => saidIn(value)).find((said) => said !== '') ?? '';
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce(
    (rest, secret) => (secret === '' ? rest : rest.replaceAll(secret, '…')),
    text,
  );
}

function checked<T extends TSchema>({ name }: Vendor, schema: T, body: unknown): Static<T> {
  if (Value.Check(schema, body)) return body;
  const [failure] = Value.Errors(schema, body);
  const where =
    failure === undefined ? '' : ` at ${failure.instancePath || '/'}: ${failure.message}`;
  throw new VendorError(name, 'surprise', `the answer is not of the documented form${where}`);
}
