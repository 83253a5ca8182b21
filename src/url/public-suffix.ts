/**
 * Registrable domains by the Public Suffix List, its private section included: `alice.github.io` and
 * `bob.github.io` are two domains, as two owners are.
 *
 * The list comes inside the library and is renewed with it (`npm update tldts`, released about weekly), so
 * an index and the program that reads it always agree. A domain is stored with every key as a length: after an
 * update old rows keep the domain they were written with until the index is rebuilt.
 *
 * Source: https://publicsuffix.org/list/ (algorithm and list).
 */
import { getDomain, getPublicSuffix, parse } from 'tldts';

/** Hosts come from the URL parser: nothing to extract, and odd characters are still a host. */
const OPTIONS = { allowPrivateDomains: true, extractHostname: false, validateHostname: false };

/**
 * Public suffix plus one label: `blog.example.co.uk` → `example.co.uk`.
 *
 * @param host Lower case, punycode, no port, no final dot.
 * @returns The host itself for an IP address, a bare public suffix, or a name with an empty label, which is no
 *   DNS name though the URL parser lets it through.
 */
export function registrableDomain(host: string): string {
  if (/^\.|\.\.|\.$/.test(host)) return host;
  return getDomain(host, OPTIONS) ?? host;
}

/** Whether the host's public suffix is `edu` or `gov`, or starts with that label (`edu.au`, `gov.uk`). */
export function publicSuffixKind(host: string): 'edu' | 'gov' | 'other' {
  const suffix = getPublicSuffix(host, OPTIONS);
  if (suffix === 'edu' || suffix?.startsWith('edu.')) return 'edu';
  if (suffix === 'gov' || suffix?.startsWith('gov.')) return 'gov';
  return 'other';
}

/** Whether the host ends with a suffix of the list: `a.example`, `notes.txt` do not. */
export function hasListedSuffix(host: string): boolean {
  const { isIcann, isPrivate, isIp } = parse(host, OPTIONS);
  return isIp !== true && (isIcann === true || isPrivate === true);
}

/** Whether the host is a suffix below which a registry gives out names: `com`, `co.uk`; not `github.io`, which has an owner. */
export function isRegistrySuffix(host: string): boolean {
  const { isIcann, publicSuffix } = parse(host, { ...OPTIONS, allowPrivateDomains: false });
  return isIcann === true && publicSuffix === host;
}
