/**
 * One POST to a webhook, within limits. Its address is a stranger's text, as that of a page is: every connection is
 * dialled by the fetcher's rules, so that none reaches an address that is not of the public internet, and a redirect
 * is an answer like any other, never followed.
 *
 * An answer of 2xx takes the delivery; what it says beyond its status is read to the end and thrown away.
 */
import { isIP } from 'node:net';
import { addressKind, publicAddresses } from '../../fetcher/address-policy.ts';
import { isBadPort } from '../../fetcher/bad-ports.ts';
import { openConnection } from '../../fetcher/connection.ts';
import type { Dialler } from '../../fetcher/dial.ts';
import { failureOf } from '../../fetcher/failure.ts';

export interface WebhookRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type WebhookAnswer =
  | { readonly kind: 'answered'; readonly status: number }
  /** `reason` is a `FailReason` of the fetcher, or `timeout`; `detail` a line for people. */
  | { readonly kind: 'unanswered'; readonly reason: string; readonly detail: string };

export type PostWebhook = (request: WebhookRequest, signal: AbortSignal) => Promise<WebhookAnswer>;

export interface WebhookLimits {
  /** From DNS to the answer's end. */
  readonly timeoutMs: number;
}

const MAX_URL_LENGTH = 2000;
const MAX_HEADER_BYTES = 16_384;
/** Of an answer; the connection of a longer one is cut. */
const MAX_ANSWER_BYTES = 65_536;

/** @throws The signal's reason when it aborts; what the world does wrong is a value. */
export function webhookPoster(dialler: Dialler, { timeoutMs }: WebhookLimits): PostWebhook {
  return async (request, signal) => {
    const late = AbortSignal.timeout(timeoutMs);
    try {
      return await post(request, dialler, AbortSignal.any([signal, late]));
    } catch (error) {
      signal.throwIfAborted();
      if (late.aborted)
        return {
          kind: 'unanswered',
          reason: 'timeout',
          detail: `no answer within ${timeoutMs} ms`,
        };
      if (!(error instanceof Error)) throw error;
      const { reason, message } = failureOf(error);
      return { kind: 'unanswered', reason, detail: message };
    }
  };
}

async function post(
  { url, headers, body }: WebhookRequest,
  dialler: Dialler,
  signal: AbortSignal,
): Promise<WebhookAnswer> {
  const { origin, pathname, search } = new URL(url);
  const connection = openConnection(origin, dialler, MAX_HEADER_BYTES);
  try {
    const answer = await connection.client.request({
      method: 'POST',
      path: `${pathname}${search}`,
      headers,
      body,
      signal,
    });
    // Its status is the answer; how its body ends says nothing.
    await answer.body.dump({ limit: MAX_ANSWER_BYTES, signal }).catch(() => undefined);
    return { kind: 'answered', status: answer.statusCode };
  } finally {
    connection.destroy();
  }
}

/**
 * Why a text cannot be a webhook's address, in words for its owner; undefined when it can.
 *
 * A name that has no address now is let through: each delivery looks again, at the address it connects to.
 */
export async function webhookRefusal(text: string, dialler: Dialler): Promise<string | undefined> {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || text.length > MAX_URL_LENGTH)
    return `must be an http(s) URL of at most ${MAX_URL_LENGTH} characters`;
  if (url.username !== '' || url.password !== '') return 'must not hold a user or password';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  if (isBadPort(port)) return `must not lead to port ${port}, where something else is spoken`;
  if (dialler.allowPrivateNetwork || dialler.mapHost({ host, port }) !== undefined)
    return undefined;
  const addresses = isIP(host) === 0 ? await addressesOf(host, dialler) : [host];
  const [refused] = addresses;
  if (refused === undefined || publicAddresses(addresses).length > 0) return undefined;
  return `must not lead to a private address: ${refused} is ${addressKind(refused)}`;
}

async function addressesOf(host: string, { resolve }: Dialler): Promise<readonly string[]> {
  const answer = await resolve(host);
  return answer.kind === 'addresses' ? answer.addresses : [];
}
