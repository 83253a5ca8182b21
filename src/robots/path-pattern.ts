/**
 * Path patterns of robots.txt: `*` stands for any characters, a final `$` for the end of the path.
 *
 * Both sides are brought to one spelling before they are compared, octet by octet (RFC 9309 §2.2.2, §2.2.3):
 * octets that a URL cannot hold are escaped, escapes of unreserved characters are undone, hexadecimal digits are
 * upper case. `%2A` and `%24` name the characters themselves, on both sides, and `'` is the same with and without
 * escape, since the URL standard escapes it in queries. Other reserved characters stay as written: `/` and `%2F`
 * are different URLs (RFC 3986 §2.2), so the RFC's wish to escape them all is not met.
 *
 * A pattern is matched by finding its literals from left to right, each at its first place: that is enough
 * when only the number of octets between them is free. Both sides are strangers' text: the cost is that of as
 * many `indexOf` as there are wildcards, over a path that only shrinks, and never that of backtracking.
 */

export interface PathPattern {
  /** What stands between the wildcards, in order; at least one, empty at either end beside a wildcard. */
  readonly literals: readonly string[];
  /** The path ends where the pattern does. */
  readonly isAnchored: boolean;
  /** Of two patterns that match, the one with more octets is the more specific. */
  readonly octets: number;
}

/** @param text One character an octet, as the file has them. */
export function parsePathPattern(text: string): PathPattern {
  const isAnchored = text.endsWith('$');
  const parts = (isAnchored ? text.slice(0, -1) : text).split('*').map(normalized);
  // Wildcards in a row are one, and half a megabyte of them must not take half a million literals.
  const literals = parts.filter(
    (literal, index) => literal !== '' || index === 0 || index === parts.length - 1,
  );
  const octets =
    literals.reduce((sum, { length }) => sum + length, parts.length - 1) + (isAnchored ? 1 : 0);
  return { literals, isAnchored, octets };
}

/** @param path As `urlPath` gives it. */
export function matchesPath({ literals, isAnchored }: PathPattern, path: string): boolean {
  const [first = ''] = literals;
  if (!path.startsWith(first)) return false;
  const last = literals.length - 1;
  if (last === 0) return !isAnchored || path.length === first.length;

  let at = first.length;
  for (let index = 1; index < last; index++) {
    const literal = literals[index] ?? '';
    const found = path.indexOf(literal, at);
    if (found < 0) return false;
    at = found + literal.length;
  }
  const tail = literals[last] ?? '';
  if (!isAnchored) return path.includes(tail, at);
  return path.length - tail.length >= at && path.endsWith(tail);
}

/**
 * Path and query of a URL in the spelling patterns are compared with.
 *
 * @param url Absolute http(s) URL. A text that is none is taken for one as far as it goes; no path is `/`.
 */
export function urlPath(url: string): string {
  const scheme = url.indexOf('://');
  const authority = scheme < 0 ? 0 : scheme + 3;
  const end = url.indexOf('#');
  const rest = url.slice(authority, end < 0 ? undefined : end);
  const start = rest.search(/[/?;]/);
  if (start < 0) return '/';
  const path = rest.slice(start);
  const octets = UNUSUAL.test(path) ? Buffer.from(path, 'utf8').toString('latin1') : path;
  return normalized(path.startsWith('/') ? octets : `/${octets}`);
}

/** Characters whose escape is undone: the unreserved ones, and three that are hard to write or to mean otherwise. */
const UNDONE = /[\w.~*$'-]/;

/** What a URL cannot hold unescaped (RFC 3986 §2), and every `%`. */
const UNUSUAL = /[^!#$&-;=?-Z[\]_a-z~]/;

function normalized(octets: string): string {
  if (!UNUSUAL.test(octets)) return octets;
  return octets.replace(/%[0-9a-f]{2}|[^!#$%&-;=?-Z[\]_a-z~]/gi, (found) => {
    if (found.length === 1) return escapeOf(found);
    const char = String.fromCharCode(Number.parseInt(found.slice(1), 16));
    return UNDONE.test(char) ? char : found.toUpperCase();
  });
}

function escapeOf(octet: string): string {
  return `%${octet.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
