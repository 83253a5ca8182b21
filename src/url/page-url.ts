/**
 * Page identity: the spelling of a URL under which the link index knows it, and its sort key.
 *
 * The spelling is the WHATWG serialisation without credentials and fragment, nothing more: whatever the
 * standard keeps apart stays apart, so no lost link can hide behind a live one.
 *
 * The key is SURT-like (`page-key.ts`): `https://www.example.com/a?b` → `com,example,www)/a?b`. The scheme is
 * kept beside it. A domain with its subdomains is one contiguous range of keys.
 *
 * An archive holds thousands of links a second and core, most of them already in serial form and to hosts seen
 * before. So facts of an origin are computed once and kept, and a URL of a known origin whose path holds
 * nothing the standard would rewrite is taken as it stands; all else goes through `URL`. What the pages of one folder
 * refer to in common, its menus, is kept too.
 *
 * Sources: WHATWG URL Standard; Public Suffix List (with its private section).
 */
import { labelsOfHost } from './page-key.ts';
import { registrableDomain } from './public-suffix.ts';

export interface PageUrl {
  /** Absolute http(s) URL without credentials and fragment, at most 2,048 characters, ASCII. */
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

/** What all URLs of one scheme, host and port share. */
interface Origin {
  /** As the standard serialises it, with a final dot and a port if there are any: `https://example.com`. */
  readonly text: string;
  readonly host: string;
  readonly domain: string;
  readonly keyPrefix: string;
  readonly https: boolean;
  readonly domainLength: number;
}

/** A base URL taken apart for the common relative references. */
interface Base {
  readonly raw: string;
  /** The base itself, which an empty reference means; undefined when it is no http(s) URL. */
  readonly page: PageUrl | undefined;
  readonly directory: Directory | undefined;
}

/** What the bases of one folder share. */
interface Directory {
  readonly origin: Origin;
  /** Up to and with the last slash. */
  readonly path: string;
  /** References met on its pages, without fragment, that mean the same on all of them. */
  readonly known: Map<string, PageUrl>;
}

/**
 * What a path with its query may hold that the standard rewrites: a character it encodes or drops, a
 * backslash, and a segment that could be a dot segment (`.`, `..`, and with `%2e`).
 */
const NOT_PLAIN = /[^\w\-~!$&()*+,;=:@?%/.]|\/(?:\.|%2[eE])/;

/** Start of a relative reference that is neither a scheme nor a slash: `page.html`, `dir/page?x`. */
const PLAIN_RELATIVE = /^\w[\w.+-]*(?:[^\w.+:-]|$)/;

/** Origins kept, about 300 bytes each; when they are more, all are forgotten. */
const MAX_ORIGINS = 1 << 16;
const origins = new Map<string, Origin>();
let latestBase: Base = { raw: '', page: undefined, directory: undefined };

/** References kept of one folder, about 300 bytes each; when they are more, all are forgotten. */
const MAX_KNOWN = 1 << 14;

/**
 * Reads a URL as it was found in a page.
 *
 * @param raw The attribute value, untrimmed and possibly relative.
 * @param base Absolute URL that relative references resolve against.
 * @returns `undefined` when `raw` cannot name a web page: unparsable, not http(s), or too long.
 */
export function parsePageUrl(raw: string, base?: string): PageUrl | undefined {
  return parsePlain(raw, base) ?? parseAny(raw, base);
}

/** The general way: whatever `URL` makes of it. A base that is none does not spoil an absolute URL. */
function parseAny(raw: string, base: string | undefined): PageUrl | undefined {
  const url = URL.parse(raw, base) ?? (base === undefined ? null : URL.parse(raw));
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined;

  // Cut from `href`, because `search` does not tell an empty query from none.
  const { href } = url;
  const pathStart = href.indexOf('/', url.protocol.length + 2);
  const hash = href.indexOf('#', pathStart);
  const path = hash < 0 ? href.slice(pathStart) : href.slice(pathStart, hash);
  return url.hostname === '.' ? undefined : pageUrl(originOf(url.origin), path);
}

/** The short way for what is already in serial form; `undefined` does not mean that it is no URL. */
function parsePlain(raw: string, base: string | undefined): PageUrl | undefined {
  const hash = raw.indexOf('#');
  const text = hash < 0 ? raw : raw.slice(0, hash);
  if (base === undefined) return parsePlainAbsolute(text);
  if (latestBase.raw !== base) latestBase = parseBase(base, latestBase.directory);
  const { page, directory } = latestBase;
  if (directory === undefined) return parsePlainAbsolute(text);
  return text === '' ? page : parseKnown(text, directory);
}

/** Most of what a page refers to, the others of its folder refer to as well. */
function parseKnown(text: string, directory: Directory): PageUrl | undefined {
  const { known } = directory;
  const page = known.get(text);
  if (page !== undefined) return page;
  const own = ownText(text);
  const parsed = parsePlainAbsolute(own) ?? parsePlainRelative(own, directory);
  if (parsed === undefined) return undefined;
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(own, parsed);
  return parsed;
}

/** TRICKY: a part cut out of a page keeps the whole page in memory, a text joined from two parts does not. */
function ownText(text: string): string {
  return ` ${text}`.slice(1);
}

function parsePlainAbsolute(text: string): PageUrl | undefined {
  if (!text.startsWith('http')) return undefined;
  const pathStart = text.indexOf('/', 8);
  const origin = pathStart < 0 ? undefined : origins.get(text.slice(0, pathStart));
  return origin === undefined ? undefined : plainPage(origin, text.slice(pathStart), text);
}

function parsePlainRelative(text: string, { origin, path }: Directory): PageUrl | undefined {
  if (text.startsWith('/')) return text.startsWith('//') ? undefined : plainPage(origin, text);
  if (text.startsWith('.')) return parsePlainDots(text, origin, path);
  return PLAIN_RELATIVE.test(text) ? plainPage(origin, path + text) : undefined;
}

/** `./x` and `../../x`. */
function parsePlainDots(text: string, origin: Origin, path: string): PageUrl | undefined {
  let from = path;
  let start = 0;
  for (;;) {
    if (text.startsWith('./', start)) start += 2;
    else if (text.startsWith('../', start)) {
      start += 3;
      // The root has no parent but itself.
      if (from !== '/') from = from.slice(0, from.lastIndexOf('/', from.length - 2) + 1);
    } else return plainPage(origin, from + text.slice(start));
  }
}

function plainPage(origin: Origin, path: string, href?: string): PageUrl | undefined {
  return NOT_PLAIN.test(path) ? undefined : pageUrl(origin, path, href);
}

/** @param latest Kept when the base lies in the same folder. */
function parseBase(raw: string, latest: Directory | undefined): Base {
  const page = parseAny(raw, undefined);
  if (page === undefined) return { raw, page, directory: undefined };
  const { origin: text, pathname } = new URL(page.href);
  const origin = originOf(text);
  const path = pathname.slice(0, pathname.lastIndexOf('/') + 1);
  const isSame = latest?.path === path && latest.origin.text === text;
  return { raw, page, directory: isSame ? latest : { origin, path, known: new Map() } };
}

function pageUrl(
  origin: Origin,
  path: string,
  href: string = origin.text + path,
): PageUrl | undefined {
  if (href.length > MAX_URL_LENGTH) return undefined;
  const { host, domain, https, domainLength } = origin;
  return { href, host, domain, key: origin.keyPrefix + path, https, domainLength };
}

/**
 * @param text An origin as `URL` serialises it.
 *
 * TRICKY: only a text made by `URL` may become a key of the cache. A part cut out of a page would keep the whole
 * page in memory.
 */
function originOf(text: string): Origin {
  const known = origins.get(text);
  if (known !== undefined) return known;
  if (origins.size >= MAX_ORIGINS) origins.clear();
  const origin = parseOrigin(text);
  origins.set(text, origin);
  return origin;
}

function parseOrigin(text: string): Origin {
  const https = text.startsWith('https:');
  const [, name = '', dot = '', port = ''] =
    /^https?:\/\/(\[[^\]]*\]|[^:]*?)(\.?)(:\d+)?$/.exec(text) ?? [];
  const domain = registrableDomain(name);
  return {
    text,
    host: name,
    domain,
    keyPrefix: `${labelsOfHost(name)})${dot}${port}`,
    https,
    domainLength: labelsOfHost(domain).length,
  };
}
