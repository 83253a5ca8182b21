/**
 * Targets: what a question is about, as text and mode, and the rows it means.
 *
 * Every mode is one contiguous range of keys, so a question costs one range of the primary key:
 *
 * | mode | from | to (exclusive) |
 * | --- | --- | --- |
 * | domain | `com,example)` | `com,example-` |
 * | host | `com,example)` | `com,example*` |
 * | url | `com,example)/a` | `com,example)/a!` |
 *
 * `!` is the lowest character a URL can hold, so between a key and the same with `!` lies no other.
 */
import { labelsOfHost } from './page-key.ts';
import { MAX_URL_LENGTH, parsePageUrl } from './page-url.ts';

export type TargetMode = 'domain' | 'host' | 'url';

export interface Target {
  /** As it was sent. */
  readonly text: string;
  readonly mode: TargetMode;
  /** Host named by the text, without port and final dot. */
  readonly host: string;
  /** The target's rows: `from <= key < to`, and the scheme where `https` is given. */
  readonly from: string;
  readonly to: string;
  /** In url mode, when the text names a scheme (or a port that only one scheme leaves out). */
  readonly https?: boolean;
}

/** The keys of a host, with its subdomains in domain mode. @param host Of a `PageUrl`. */
export function rangeOfHost(
  host: string,
  mode: 'host' | 'domain',
): Pick<Target, 'mode' | 'from' | 'to'> {
  const labels = labelsOfHost(host);
  return { mode, from: `${labels})`, to: `${labels}${mode === 'host' ? '*' : '-'}` };
}

const SCHEME = /^([a-z][a-z0-9+.-]*):\/\//i;

/** Without a scheme: no path or query alone, and no credentials, for `me@example.com` is a mail address. */
const HOST_FIRST = /^[^/\\?#@]+(?:[/\\?#]|$)/;

/** RFC 1035 §2.3.4 lengths; underscores are in use though no host name should hold one. */
const DNS_HOST = /^(?=.{1,253}$)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*$/;

/**
 * Reads a target. A URL given in host or domain mode stands for its host; a host given in url mode for its
 * root page with either scheme.
 *
 * @returns `undefined` for what is no http(s) URL, host or domain; a pattern (`*.example.com`) is none.
 */
export function parseTarget(text: string, mode: TargetMode): Target | undefined {
  const trimmed = text.trim();
  if (trimmed.length > MAX_URL_LENGTH || /[\s\p{Cc}]/u.test(trimmed)) return undefined;

  const read = readTarget(trimmed);
  const url = parsePageUrl(read?.url ?? '');
  if (read === undefined || url === undefined) return undefined;
  if (!isHost(url.host)) return undefined;
  if (mode !== 'url') return { text, host: url.host, ...rangeOfHost(url.host, mode) };
  const range = { text, mode, host: url.host, from: url.key, to: `${url.key}!` };
  return read.anyScheme ? range : { ...range, https: url.https };
}

/** The page that stands for a target where one is asked for: itself in url mode, else the root page of its host. */
export function pageOf(target: Target): Target {
  if (target.mode === 'url') return target;
  const { text, host, from } = target;
  return { text, mode: 'url', host, from: `${from}/`, to: `${from}/!` };
}

/** Whether there can be such a host. @param host Of a `PageUrl`, which the standard lets hold nearly anything. */
export const isHost = (host: string): boolean => host.startsWith('[') || DNS_HOST.test(host);

interface ReadTarget {
  readonly url: string;
  /** Both schemes are meant. */
  readonly anyScheme: boolean;
}

function readTarget(text: string): ReadTarget | undefined {
  const scheme = SCHEME.exec(text)?.[1];
  if (scheme !== undefined) {
    return /^https?$/i.test(scheme) ? { url: text, anyScheme: false } : undefined;
  }
  // `https:/example.com` has lost a slash; it does not name the host `https`.
  if (!HOST_FIRST.test(text) || /^https?:/i.test(text)) return undefined;

  // A scheme leaves its own port out, so `example.com:443` can only be the https page.
  const port = /^[^/\\?#]*:0*(80|443)(?![^/\\?#])/.exec(text)?.[1];
  return { url: `${port === '443' ? 'https' : 'http'}://${text}`, anyScheme: port === undefined };
}
