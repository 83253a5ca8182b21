/**
 * Page identity: the spelling of a URL under which the link index knows it, and its sort key.
 *
 * The spelling is the WHATWG serialisation without credentials and fragment, nothing more: whatever the
 * standard keeps apart stays apart, so no lost link can hide behind a live one.
 *
 * The key is SURT-like: host labels reversed and comma-separated, `)`, the port if it is not the
 * scheme's own, path and query: `https://www.example.com/a?b` → `com,example,www)/a?b`. The scheme is
 * kept beside it. A domain with its subdomains is then one contiguous range, because
 * `)` < `*` < `+` < `,` < `-` and no label holds a character between: what a host name cannot hold
 * is percent-encoded in the key.
 *
 * Sources: WHATWG URL Standard; Public Suffix List (with its private section).
 */
import { getDomain } from 'tldts';

export interface PageUrl {
  /** Absolute http(s) URL without credentials and fragment, at most 2,048 characters. */
  readonly href: string;
  /** Host without port and without the final dot of an absolute DNS name. */
  readonly host: string;
  /** Registrable domain; the host itself for an IP address or a bare public suffix. */
  readonly domain: string;
  /** SURT-like key without the scheme. */
  readonly key: string;
  readonly https: boolean;
  /** `key.slice(0, domainLength)` is the key's spelling of `domain`: `com,example`. */
  readonly domainLength: number;
}

export const MAX_URL_LENGTH = 2048;
