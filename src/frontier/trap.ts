/**
 * URL traps: addresses a site makes without end, each with another spelling of the same page. What looks like one is
 * not visited, and counted by its reason.
 *
 * Some show in the address itself. Others only show in their number: calendars and faceted search make addresses that are
 * alike but for numbers and values, so of each shape a host gets a bounded number.
 */
import type { PageUrl } from '../url/page-url.ts';

/**
 * - `repeating-path`: a segment, or a row of segments, comes again and again (`/a/b/a/b/a/b/`)
 * - `deep-path`: more segments than anyone's site has
 * - `many-parameters`: a query of more parameters than a page needs
 * - `session`: names a visitor's session, so it is new at each visit
 * - `not-a-page`: by its ending a file without links: image, archive, video, font …
 * - `too-many-alike`: the host has had its number of addresses of this shape
 */
export type TrapReason =
  | 'repeating-path'
  | 'deep-path'
  | 'many-parameters'
  | 'session'
  | 'not-a-page'
  | 'too-many-alike';

const MAX_SEGMENTS = 20;
const MAX_PARAMETERS = 8;
const MAX_REPEATS = 3;

const SESSION =
  /(?:^|[;?&/])(?:phpsessid|jsessionid|aspsessionid\w*|sessionid|session_id|sid|cfid|cftoken)=[^&/]{8,}/i;

const NO_PAGE =
  /\.(?:7z|aac|avi|avif|bin|bmp|bz2|css|deb|dmg|docx?|eot|epub|exe|flac|flv|gif|gz|ico|iso|jar|jpe?g|js|json|m4[av]|mjs|mkv|mov|mp[34]|mpe?g|msi|odt|og[agv]|otf|pdf|png|pptx?|rar|rpm|svg|tar|tgz|tiff?|ttf|wasm|wav|web[mp]|wmv|woff2?|xlsx?|xz|zip|zst)$/i;

/** What shows in the address itself. */
export function trapInUrl({ href }: PageUrl): TrapReason | undefined {
  const path = href.slice(href.indexOf('/', 8));
  const query = path.indexOf('?');
  const bare = query < 0 ? path : path.slice(0, query);
  const segments = bare.split('/').filter(Boolean);
  if (SESSION.test(path)) return 'session';
  if (NO_PAGE.test(bare)) return 'not-a-page';
  if (segments.length > MAX_SEGMENTS) return 'deep-path';
  if (query >= 0 && path.slice(query).split('&').length > MAX_PARAMETERS) return 'many-parameters';
  return isRepeating(segments) ? 'repeating-path' : undefined;
}

/** A row of 1 to 4 segments that follows upon itself at least twice. */
function isRepeating(segments: readonly string[]): boolean {
  for (let length = 1; length <= 4; length++) {
    let same = 0;
    for (let at = length; at < segments.length; at++) {
      same = segments[at] === segments[at - length] ? same + 1 : 0;
      if (same >= length * (MAX_REPEATS - 1)) return true;
    }
  }
  return false;
}

/** Counts addresses by host and shape. Forgets all when it knows too many shapes, which only lets more through. */
export class ShapeCounter {
  readonly #maxAlike: number;
  readonly #counts = new Map<string, number>();

  /** @param maxAlike Addresses of one shape that a host gets. */
  constructor(maxAlike: number) {
    this.#maxAlike = maxAlike;
  }

  /** Counts the address; true when it is one too many. */
  isTooMany(url: PageUrl): boolean {
    const shape = shapeOf(url);
    if (shape === undefined) return false;
    const count = (this.#counts.get(shape) ?? 0) + 1;
    if (this.#counts.size >= MAX_SHAPES) this.#counts.clear();
    this.#counts.set(shape, count);
    return count > this.#maxAlike;
  }
}

const MAX_SHAPES = 200_000;

/**
 * The address without what varies in made-up ones: values of the query, and the numbers of a path that has a query or looks
 * like a date. `undefined`: nothing varies, or only the number of an article.
 */
function shapeOf({ href, key }: PageUrl): string | undefined {
  const path = href.slice(href.indexOf('/', 8));
  const query = path.indexOf('?');
  const bare = query < 0 ? path : path.slice(0, query);
  if (query < 0 && !DATE.test(bare)) return undefined;
  const names = query < 0 ? '' : path.slice(query).replace(/=[^&]*/g, '=');
  return `${key.slice(0, key.indexOf(')'))}${bare.replace(/\d+/g, '0')}${names}`;
}

/** Years or days in a path: `/2031/05/`, `/calendar/2031-05-17`. */
const DATE = /(?:^|[^\d])(?:19|20|21)\d\d[/-](?:0?[1-9]|1[0-2])(?:[^\d]|$)/;
