/**
 * One GET of one URL, within limits, over HTTP/1.1 or HTTP/2.
 *
 *     url ──► connection of its origin (pool, or dial) ──► exchange ──► decode ──► answered | failed
 *
 * A redirect is an answer: it is not followed here, because each hop is a visit of its own. What the world does wrong
 * is a value, never an exception; what throws is a bug, an abort, or a fetcher that was closed.
 */
import { isIP } from 'node:net';
import { createSecureContext } from 'node:tls';
import { redirectTarget } from '../url/location.ts';
import type { PageUrl } from '../url/page-url.ts';
import { fieldValues } from '../warc/fields.ts';
import { type Connection, openConnection } from './connection.ts';
import { type ConnectionPool, openConnectionPool } from './connection-pool.ts';
import { decodeBody } from './decode-body.ts';
import type { Dialler } from './dial.ts';
import { openDnsCache, type ResolveHost } from './dns-cache.ts';
import { systemDns } from './dns-source.ts';
import { exchange, type WireAnswer } from './exchange.ts';
import { FetchFailure } from './failure.ts';
import type { Answered, FetchResult } from './fetch-result.ts';
import type { FetchLimits } from './limits.ts';
import { requestHead } from './message-heads.ts';
import type { MapHost } from './resolver-rules.ts';

export interface FetcherOptions {
  /** Of `userAgent`. */
  readonly userAgent: string;
  readonly limits: FetchLimits;
  /** Lifts the rule of public addresses; see `address-policy.ts`. */
  readonly allowPrivateNetwork?: boolean;
  /** Of `parseHostResolverRules`. Where it sends a host is allowed: it is the operator's own word. */
  readonly mapHost?: MapHost;
  readonly resolve?: ResolveHost;
  /** Requests of one origin at the same time; more wait. */
  readonly maxConnectionsPerOrigin?: number;
  /** Connections kept open for a next request, of all origins. */
  readonly maxIdleConnections?: number;
}

export interface GetOptions {
  /** Of an earlier answer: the server may then answer 304. */
  readonly conditional?: { readonly etag?: string; readonly lastModified?: string };
  /** Whether a body of this Content-Type (empty when not told) is of use; others are cut off. */
  readonly wants?: (contentType: string, status: number) => boolean;
  /** Takes the place of the fetcher's `maxBytes`, for what has a limit of its own (robots.txt, sitemaps). */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
}

export interface Fetcher {
  /** @throws The signal's reason when it aborts; what the world does wrong is a value. */
  get(url: PageUrl, options?: GetOptions): Promise<FetchResult>;
  /**
   * Address that a GET would connect to first, for those who go easy on an address.
   *
   * @returns `undefined` when there is none, or when the operator's rules map the host: test hosts share addresses.
   */
  addressOf(url: PageUrl): Promise<string | undefined>;
  /** Ends what is in flight; those calls reject. */
  close(): void;
}

/** What we read, any language, and every coding we can undo. */
const ACCEPT = [
  'Accept',
  'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5',
  'Accept-Language',
  'en,*;q=0.8',
  'Accept-Encoding',
  'gzip, deflate, br, zstd',
];

export function openFetcher(options: FetcherOptions): Fetcher {
  const dialler: Dialler = {
    resolve: options.resolve ?? openDnsCache({ source: systemDns() }),
    mapHost: options.mapHost ?? (() => undefined),
    allowPrivateNetwork: options.allowPrivateNetwork ?? false,
    secureContext: createSecureContext(),
    connectTimeoutMs: options.limits.connectTimeoutMs,
  };
  const pool = openConnectionPool({
    open: (origin) => openConnection(origin, dialler, options.limits.maxHeaderBytes),
    maxConnectionsPerOrigin: options.maxConnectionsPerOrigin ?? 2,
    maxIdleConnections: options.maxIdleConnections ?? 1000,
  });
  const shared = ['User-Agent', options.userAgent, ...ACCEPT];
  return {
    get: (url, own = {}) => get(url, pool, { shared, limits: options.limits, ...own }),
    addressOf: (url) => addressOf(url, dialler),
    close: () => pool.close(),
  };
}

interface Request extends GetOptions {
  readonly shared: readonly string[];
  readonly limits: FetchLimits;
}

async function get(url: PageUrl, pool: ConnectionPool, request: Request): Promise<FetchResult> {
  const startedAt = performance.now();
  let ip = '';
  try {
    for (;;) {
      const connection = await acquired(pool, originOf(url), request, startedAt);
      const isReused = connection.requests > 0;
      try {
        return await answerOver(connection, url, request, startedAt);
      } catch (error) {
        ip = connection.dialled?.ip ?? '';
        // A kept connection may close at any time. RFC 9112 §9.3.1: a GET may then be sent again.
        if (!(isReused && error instanceof FetchFailure && error.reason === 'reset')) throw error;
      } finally {
        pool.release(connection);
      }
    }
  } catch (error) {
    if (!(error instanceof FetchFailure)) throw error;
    const { reason, message } = error;
    return { kind: 'failed', reason, detail: message, ip, totalMs: performance.now() - startedAt };
  }
}

/** @throws FetchFailure when all connections of the origin are in use for too long. */
async function acquired(
  pool: ConnectionPool,
  origin: string,
  { limits, signal }: Request,
  startedAt: number,
): Promise<Connection> {
  const connection = pool.acquire(origin);
  if (!(connection instanceof Promise)) return connection;
  const late = Promise.withResolvers<never>();
  const onAbort = (): void => late.reject(signal?.reason);
  const timer = setTimeout(
    () => late.reject(new FetchFailure('queue-timeout', origin)),
    startedAt + limits.timeoutMs - performance.now(),
  );
  signal?.addEventListener('abort', onAbort);
  try {
    return await Promise.race([connection, late.promise]);
  } catch (error) {
    void connection.then((unused) => pool.release(unused));
    throw error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

async function answerOver(
  connection: Connection,
  url: PageUrl,
  request: Request,
  startedAt: number,
): Promise<Answered> {
  const isReused = connection.requests > 0;
  const path = url.href.slice(connection.origin.length);
  const fields = [...request.shared, ...conditions(request.conditional)];
  const limits =
    request.maxBytes === undefined
      ? request.limits
      : { ...request.limits, maxBytes: request.maxBytes };
  const { wants = () => true, signal } = request;
  const wire = await exchange(connection, { path, fields, limits, startedAt, wants, signal });
  const decoded = await decodeBody(wire.fields, wire.body, limits.maxDecodedBytes);
  const { dialled } = connection;
  const httpVersion = dialled?.httpVersion ?? '1.1';
  const host = connection.origin.slice(url.https ? 8 : 7);
  return {
    kind: 'answered',
    status: wire.status,
    fields: wire.fields,
    redirectTo: redirectOf(wire, url),
    body: decoded.body,
    wireBody: wire.body,
    cut: wire.cut ?? decoded.cut,
    ip: dialled?.ip ?? '',
    httpVersion,
    requestHead: requestHead(host, path, fields, httpVersion),
    responseHead: wire.head,
    timing: {
      dnsMs: isReused ? 0 : (dialled?.dnsMs ?? 0),
      connectMs: isReused ? 0 : (dialled?.connectMs ?? 0),
      tlsMs: isReused ? 0 : (dialled?.tlsMs ?? 0),
      headersMs: wire.headersMs,
      bodyMs: wire.bodyMs,
      totalMs: performance.now() - startedAt,
    },
  };
}

function conditions({ etag = '', lastModified = '' }: GetOptions['conditional'] = {}): string[] {
  return [
    ...(isFieldValue(etag) ? ['If-None-Match', etag] : []),
    ...(isFieldValue(lastModified) ? ['If-Modified-Since', lastModified] : []),
  ];
}

/** They come from strangers by way of a store; what cannot stand in a header is left out. */
function isFieldValue(text: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]+$/.test(text);
}

function redirectOf({ status, fields }: WireAnswer, url: PageUrl): PageUrl | undefined {
  const isRedirect = status >= 300 && status < 400 && status !== 304;
  return isRedirect ? redirectTarget(fieldValues(fields, 'location'), url) : undefined;
}

async function addressOf(url: PageUrl, dialler: Dialler): Promise<string | undefined> {
  const { hostname, port } = new URL(url.href);
  const host = hostname.replace(/^\[|\]$/g, '');
  if (dialler.mapHost({ host, port: Number(port) || (url.https ? 443 : 80) }) !== undefined)
    return undefined;
  if (isIP(host) !== 0) return host;
  const answer = await dialler.resolve(host);
  return answer.kind === 'addresses' ? answer.addresses[0] : undefined;
}

function originOf({ href }: PageUrl): string {
  return href.slice(0, href.indexOf('/', 8));
}
