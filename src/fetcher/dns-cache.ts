/**
 * Addresses of host names, kept as long as their records live.
 *
 * A crawl asks for the same few hosts again and again; the operating system's resolver would ask its server each time,
 * and block a thread for it. Names that do not exist are kept as well, for dead links come in thousands. What is kept
 * is bounded, least recently asked goes first; questions for one name at the same time are one question.
 */
import { isIP } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { DnsRecord, DnsSource } from './dns-source.ts';

export type DnsAnswer =
  | {
      readonly kind: 'addresses';
      /** At least one; IPv4 first, because a crawler's machine often has no way out over IPv6. */
      readonly addresses: readonly string[];
    }
  /** `not-found`: the name does not exist or has no address; `failed`: nobody could tell. */
  | { readonly kind: 'not-found' | 'failed'; readonly detail: string };

export interface DnsCacheOptions {
  readonly source: DnsSource;
  /** Milliseconds, on a clock that does not jump. */
  readonly now?: () => number;
  readonly maxEntries?: number;
  /** How long an answer of one family waits for the other. */
  readonly secondFamilyWaitMs?: number;
}

export type ResolveHost = (host: string) => Promise<DnsAnswer>;

interface Entry {
  readonly answer: Promise<DnsAnswer>;
  expiresAt: number;
}

type Lived = { readonly answer: DnsAnswer; readonly ttlMs: number };

/** Records that live shorter are kept this long, for a page and its robots.txt. Each connection is checked anyway. */
const MIN_TTL_MS = 30_000;
const MAX_TTL_MS = 24 * 3600_000;
/** The resolver does not tell how long a name stays unknown; RFC 2308 §5 suggests up to hours. */
const NOT_FOUND_TTL_MS = 10 * 60_000;
const FAILED_TTL_MS = 30_000;
/** Of names that only the operating system knows, such as those of the hosts file. */
const LOOKUP_TTL_MS = 60_000;

export function openDnsCache(options: DnsCacheOptions): ResolveHost {
  const { source, now = () => performance.now(), maxEntries = 50_000 } = options;
  const { secondFamilyWaitMs = 250 } = options;
  const entries = new Map<string, Entry>();

  return (host) => {
    const known = entries.get(host);
    entries.delete(host); // set again below, as the latest
    const entry = known !== undefined && known.expiresAt > now() ? known : ask(host);
    entries.set(host, entry);
    for (const oldest of entries.keys()) {
      if (entries.size <= maxEntries) break;
      entries.delete(oldest);
    }
    return entry.answer;
  };

  function ask(host: string): Entry {
    const lived = resolve(source, host, secondFamilyWaitMs);
    const answer = lived.then((result) => {
      entry.expiresAt = now() + result.ttlMs;
      return result.answer;
    });
    const entry: Entry = { answer, expiresAt: Number.POSITIVE_INFINITY };
    return entry;
  }
}

type Family = readonly DnsRecord[] | Error;

async function resolve(source: DnsSource, host: string, waitMs: number): Promise<Lived> {
  const v4 = settled(source.resolve4(host));
  const v6 = settled(source.resolve6(host));
  const first = await Promise.race([v4, v6]);
  // Broken servers leave questions for one family without an answer; the other need not wait for that.
  const late = first instanceof Error ? undefined : cancellable(waitMs);
  const [four, six] = await Promise.all([
    late === undefined ? v4 : Promise.race([v4, late.passed]),
    late === undefined ? v6 : Promise.race([v6, late.passed]),
  ]);
  late?.cancel();
  const records = [four, six].flatMap((family) => (family instanceof Error ? [] : family));
  if (records.length > 0) return found(records);
  // DNS does not know it, or there is no DNS: the hosts file may.
  const failure = [four, six].find((family) => family instanceof Error && !isUnknown(family));
  return lookUp(source, host, failure instanceof Error ? failure : undefined);
}

/** Rejections of a resolver are answers here. */
async function settled(records: Promise<readonly DnsRecord[]>): Promise<Family> {
  try {
    return await records;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function cancellable(ms: number): { passed: Promise<Family>; cancel: () => void } {
  const stop = new AbortController();
  // Cancelling rejects; then nobody waits any more.
  const passed = delay(ms, [], { signal: stop.signal }).catch(() => []);
  return { passed, cancel: () => stop.abort() };
}

function found(records: readonly DnsRecord[]): Lived {
  const shortest = Math.min(...records.map(({ ttl }) => ttl)) * 1000;
  const ttlMs = Math.min(MAX_TTL_MS, Math.max(MIN_TTL_MS, shortest));
  return { answer: { kind: 'addresses', addresses: records.map(({ address }) => address) }, ttlMs };
}

async function lookUp(source: DnsSource, host: string, failure?: Error): Promise<Lived> {
  try {
    const addresses = (await source.lookup(host)).filter((address) => isIP(address) !== 0);
    if (addresses.length > 0)
      return { answer: { kind: 'addresses', addresses }, ttlMs: LOOKUP_TTL_MS };
  } catch (error) {
    if (failure === undefined && !(error instanceof Error && isUnknown(error)))
      return failed('failed', error);
  }
  return failure === undefined
    ? failed('not-found', `${host} has no address`)
    : failed('failed', failure);
}

function failed(kind: 'not-found' | 'failed', reason: unknown): Lived {
  const detail = reason instanceof Error ? reason.message : String(reason);
  const ttlMs = kind === 'not-found' ? NOT_FOUND_TTL_MS : FAILED_TTL_MS;
  return { answer: { kind, detail }, ttlMs };
}

/** No such name, or none with an address of that family; and names that DNS cannot hold. */
function isUnknown(error: Error): boolean {
  const code = 'code' in error ? error.code : undefined;
  return code === 'ENOTFOUND' || code === 'ENODATA' || code === 'EBADNAME';
}
