/**
 * The one way to open a connection: rules of the operator, addresses of the host, what addresses are allowed, TCP, TLS.
 *
 * Every connection of the fetcher comes through here, so whatever a URL, a redirect or DNS says, no socket reaches an
 * address that `address-policy.ts` refuses: names are resolved here and the very addresses that were checked are
 * connected to, and the peer's address is looked at once more before a byte is sent.
 */
import { once } from 'node:events';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext, type TLSSocket } from 'node:tls';
import { addressKind, publicAddresses } from './address-policy.ts';
import { isBadPort } from './bad-ports.ts';
import type { ResolveHost } from './dns-cache.ts';
import { FetchFailure, messageOf } from './failure.ts';
import type { Endpoint, MapHost } from './resolver-rules.ts';

export interface Dialler {
  readonly resolve: ResolveHost;
  readonly mapHost: MapHost;
  readonly allowPrivateNetwork: boolean;
  /** One for all connections: making it reads the root certificates. */
  readonly secureContext: SecureContext;
  /** For all of it: DNS, TCP and TLS. */
  readonly connectTimeoutMs: number;
}

export interface DialTarget extends Endpoint {
  readonly https: boolean;
}

export interface Dialled {
  readonly socket: Socket;
  /** Address connected to. */
  readonly ip: string;
  readonly httpVersion: '1.1' | '2';
  readonly dnsMs: number;
  readonly connectMs: number;
  /** 0 without TLS. */
  readonly tlsMs: number;
}

/** How far a dial has come, to say what ran out of time. */
type Phase = 'dns' | 'connect' | 'tls';

interface Attempt {
  phase: Phase;
  readonly signal: AbortSignal;
}

/** Before the next address of a host is tried; the last one has all the time left. */
const ATTEMPT_TIMEOUT_MS = 1000;

/** @throws FetchFailure with the reason, also when `signal` aborts. */
export async function dial(
  target: DialTarget,
  dialler: Dialler,
  signal: AbortSignal,
): Promise<Dialled> {
  if (isBadPort(target.port)) throw new FetchFailure('refused-port', `port ${target.port}`);
  const stop = new AbortController();
  const attempt: Attempt = { phase: 'dns', signal: stop.signal };
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    stop.abort();
  }, dialler.connectTimeoutMs);
  const onAbort = (): void => stop.abort();
  signal.addEventListener('abort', onAbort);
  try {
    return await open(target, dialler, attempt);
  } catch (error) {
    if (isLate)
      throw new FetchFailure(`${attempt.phase}-timeout`, `${dialler.connectTimeoutMs} ms`);
    throw error instanceof FetchFailure ? error : failureIn(attempt.phase, error);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}

async function open(target: DialTarget, dialler: Dialler, attempt: Attempt): Promise<Dialled> {
  const start = performance.now();
  const { addresses, port, isTrusted } = await addressesOf(target, dialler, attempt.signal);
  attempt.phase = 'connect';
  const resolved = performance.now();
  const tcp = await openTcp(target.host, addresses, port, attempt.signal);
  const ip = tcp.remoteAddress ?? '';
  if (!isTrusted && addressKind(ip) !== 'public') {
    tcp.destroy();
    throw new FetchFailure('refused-address', `${ip} is ${addressKind(ip)}`);
  }
  const connected = performance.now();
  const facts = { ip, dnsMs: resolved - start, connectMs: connected - resolved };
  if (!target.https) return { ...facts, socket: tcp, httpVersion: '1.1', tlsMs: 0 };

  attempt.phase = 'tls';
  const socket = await openTls(tcp, target.host, dialler.secureContext, attempt.signal);
  const httpVersion = socket.alpnProtocol === 'h2' ? '2' : '1.1';
  return { ...facts, socket, httpVersion, tlsMs: performance.now() - connected };
}

interface Addresses {
  readonly addresses: readonly [string, ...string[]];
  readonly port: number;
  /** The operator's word stands for them. */
  readonly isTrusted: boolean;
}

async function addressesOf(
  target: Endpoint,
  { resolve, mapHost, allowPrivateNetwork }: Dialler,
  signal: AbortSignal,
): Promise<Addresses> {
  const mapped = mapHost(target);
  if (mapped === 'not-found') throw new FetchFailure('dns-not-found', 'by host resolver rule');
  const { host, port } = mapped ?? target;
  const isTrusted = allowPrivateNetwork || mapped !== undefined;
  const found = isIP(host) === 0 ? await resolved(resolve, host, signal) : [host];
  const [first, ...rest] = isTrusted ? found : publicAddresses(found);
  if (first === undefined) {
    const refused = found.map((ip) => `${ip} is ${addressKind(ip)}`).join(', ');
    throw new FetchFailure('refused-address', refused);
  }
  return { addresses: [first, ...rest], port, isTrusted };
}

async function resolved(
  resolve: ResolveHost,
  host: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const answer = await Promise.race([resolve(host), aborted(signal)]);
  switch (answer.kind) {
    case 'addresses':
      return answer.addresses;
    case 'not-found':
      throw new FetchFailure('dns-not-found', answer.detail);
    case 'failed':
      throw new FetchFailure('dns-failed', answer.detail);
  }
}

async function openTcp(
  host: string,
  addresses: readonly [string, ...string[]],
  port: number,
  signal: AbortSignal,
): Promise<Socket> {
  const several = addresses.map((address) => ({ address, family: isIP(address) }));
  const socket = connectTcp({
    // With several, Node tries one after the other, of both families in turn (RFC 8305).
    host: several.length === 1 ? addresses[0] : host,
    lookup: (_host, _options, callback) => callback(null, several),
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: ATTEMPT_TIMEOUT_MS,
    port,
    noDelay: true,
    signal,
  });
  hush(socket);
  await once(socket, 'connect');
  return socket;
}

async function openTls(
  tcp: Socket,
  host: string,
  secureContext: SecureContext,
  signal: AbortSignal,
): Promise<TLSSocket> {
  const socket = connectTls({
    socket: tcp,
    secureContext,
    ALPNProtocols: ['h2', 'http/1.1'],
    // A final dot belongs to DNS and is in no certificate; addresses have no server name (RFC 6066 §3).
    servername: isIP(host) === 0 ? host.replace(/\.$/, '') : '',
    ...(isIP(host) === 0 ? {} : { host }),
  });
  hush(socket);
  try {
    await once(socket, 'secureConnect', { signal });
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** An error that comes when nobody listens any more, or not yet, would end the process. */
function hush(socket: Socket): void {
  socket.on('error', () => {});
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function failureIn(phase: Phase, error: unknown): FetchFailure {
  const reason = phase === 'dns' ? 'dns-failed' : phase;
  return new FetchFailure(reason, messageOf(error), { cause: error });
}
