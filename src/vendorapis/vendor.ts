/** A third party as its client sees it: where it is, what may be sent there, and how it says no. */
import type { Refusal, VendorErrorKind } from './vendor-error.ts';

export interface RequestLimits {
  /** Of one attempt, body included. */
  readonly timeoutMs: number;
  /** Of a body, after decompression. */
  readonly maxBytes: number;
  readonly attempts: number;
  /** Before the second attempt; later ones double. */
  readonly firstPauseMs: number;
  /** A vendor that asks for a longer one is given up for now. */
  readonly longestPauseMs: number;
}

export const REQUEST_LIMITS: RequestLimits = {
  timeoutMs: 30_000,
  maxBytes: 32 * 2 ** 20,
  attempts: 4,
  firstPauseMs: 1000,
  longestPauseMs: 60_000,
};

export interface Vendor {
  /** As messages name it. */
  readonly name: string;
  readonly baseUrl: string;
  /** Texts that no message may hold. */
  readonly secrets: readonly string[];
  readonly limits: RequestLimits;
  /** What an error body means, where it says more than the status. `body` is JSON, or undefined. */
  readonly refusalOf?: (status: number, body: unknown) => Refusal | undefined;
  /** What to do about it, for the end of a message. */
  readonly hints?: Readonly<Partial<Record<VendorErrorKind, string>>>;
}

/** A GET, or a POST of what it carries. */
export interface VendorRequest {
  /** Goes behind the base URL's own path. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
}

export function urlOf({ baseUrl }: Pick<Vendor, 'baseUrl'>, { path, query }: VendorRequest): URL {
  const url = new URL(baseUrl);
  if (path !== '') url.pathname = `${url.pathname.replace(/\/$/, '')}${path}`;
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
  return url;
}
