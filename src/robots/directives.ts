/**
 * What a page tells crawlers about itself: `<meta name=robots>` and the `X-Robots-Tag` header.
 *
 * Only directives for every crawler count: what is said to one by name is not said to us. Conflicting ones
 * combine to the more restrictive. Snippet limits and `unavailable_after` are read over, not obeyed.
 *
 * Sources: developers.google.com/search/docs/crawling-indexing/robots-meta-tag; RFC 9309 leaves them out.
 */

export interface Directives {
  readonly noindex: boolean;
  readonly nofollow: boolean;
}

/** Directives that carry a value after a colon; any other word before a colon names a crawler. */
const WITH_VALUE = new Set([
  'max-image-preview',
  'max-snippet',
  'max-video-preview',
  'unavailable_after',
]);

/** Ways to address every crawler. */
const EVERYONE = new Set(['*', 'robots']);

const NOTHING: Directives = { noindex: false, nofollow: false };

/** Reads the `content` of a robots meta element; items may be separated by commas, semicolons or spaces. */
export function robotsMeta(content: string): Directives {
  return combine(content.toLowerCase().split(/[\s,;]+/));
}

/**
 * Reads `X-Robots-Tag`.
 *
 * @param values One per header line. A crawler named in a line owns what follows it up to the next name.
 */
export function xRobotsTag(values: readonly string[]): Directives {
  if (values.length === 0) return NOTHING;
  return combine(values.flatMap(directivesForEveryone));
}

function directivesForEveryone(line: string): string[] {
  const directives: string[] = [];
  let everyone = true;
  for (const item of line.toLowerCase().split(',')) {
    // The time in "unavailable_after: 25 jun 2010 15:00:00 pst" is no name: it has a space before its colon.
    const [, name = '', rest = ''] = /^\s*([^\s:]+)\s*:(.*)$/.exec(item) ?? ['', '', item];
    if (WITH_VALUE.has(name)) continue;
    if (name !== '') everyone = EVERYONE.has(name);
    if (everyone) directives.push(...rest.trim().split(/[\s;]+/));
  }
  return directives;
}

function combine(directives: readonly string[]): Directives {
  const none = directives.includes('none');
  return {
    noindex: none || directives.includes('noindex'),
    nofollow: none || directives.includes('nofollow'),
  };
}
