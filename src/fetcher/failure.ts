/** Why a GET has no answer: a closed set of reasons, and how errors of Node and undici fall into it. */
import { errors } from 'undici';

/**
 * - `refused-address`: the host has no address but such as a crawler must not connect to
 * - `refused-port`: the port is one that no page is served on
 * - `dns-not-found`, `dns-failed`: the name has no address; nobody could tell
 * - `connect`: no TCP connection
 * - `tls`: a certificate that does not hold, or no agreement
 * - `queue-timeout`, `dns-timeout`, `connect-timeout`, `tls-timeout`, `headers-timeout`: what ran out of time: waiting
 *   for another request of the same origin, and the steps to an answer
 * - `reset`: the connection ended before an answer began or its head was whole
 * - `bad-http`: what came is no HTTP
 * - `header-too-large`: a head beyond the limit
 */
export const FAIL_REASONS = [
  'refused-address',
  'refused-port',
  'dns-not-found',
  'dns-failed',
  'connect',
  'tls',
  'queue-timeout',
  'dns-timeout',
  'connect-timeout',
  'tls-timeout',
  'headers-timeout',
  'reset',
  'bad-http',
  'header-too-large',
] as const;
export type FailReason = (typeof FAIL_REASONS)[number];

/** Travels as an error where undici wants one; callers of the fetcher get it as a value. */
export class FetchFailure extends Error {
  override readonly name = 'FetchFailure';
  readonly reason: FailReason;

  /** @param detail One line for people: the address, the error's text. */
  constructor(reason: FailReason, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.reason = reason;
  }
}

/**
 * What an error of an open connection means.
 *
 * @throws The error itself when it is none of the connection's: a bug, or the fetcher was closed.
 */
export function failureOf(error: Error): FetchFailure {
  if (error instanceof FetchFailure) return error;
  const reason = reasonOf(error);
  if (reason === undefined) throw error;
  return new FetchFailure(reason, messageOf(error), { cause: error });
}

/** Whether a body that had begun was broken, and not only ended: chunks or frames that are none. */
export function isBadFraming(error: Error): boolean {
  return codeOf(error) !== SHORT_BODY && reasonOf(error) === 'bad-http';
}

/** Less than Content-Length says. */
const SHORT_BODY = 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH';

function reasonOf(error: Error): FailReason | undefined {
  if (error instanceof errors.HTTPParserError) return 'bad-http'; // most have no code
  const code = codeOf(error);
  if (/^$|^ERR_ASSERTION$|^UND_ERR_(?:INVALID|DESTROYED|CLOSED)/.test(code)) return undefined;
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return 'header-too-large';
  // A 100 or 101 that nobody asked for comes as an error of the socket.
  if (/^bad (?:response|upgrade)$/.test(error.message)) return 'bad-http';
  // Before a body there is nothing that could be short, but there may be two lengths.
  if (code.startsWith('ERR_HTTP2') || code === 'UND_ERR_INFO' || code === SHORT_BODY)
    return 'bad-http';
  if (code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS')) return 'tls';
  return 'reset';
}

/** One line. Of several attempts, the texts of all. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  if (!(error instanceof Error)) return String(error);
  const code = codeOf(error);
  const text = error.message.replace(/\s+/g, ' ').trim();
  return code === '' || text.includes(code) ? text : `${text} (${code})`;
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
