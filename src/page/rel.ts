/** Tokens of a `rel` attribute, separated by spaces or, as authors write too, commas; in any case. */

export interface Rel {
  readonly nofollow: boolean;
  readonly ugc: boolean;
  readonly sponsored: boolean;
}

const PLAIN: Rel = { nofollow: false, ugc: false, sponsored: false };

/** Reads which of the three qualifying tokens a link carries. */
export function parseRel(rel: string): Rel {
  if (rel === '') return PLAIN;
  const tokens = rel.toLowerCase().split(/[\s,]+/);
  return {
    nofollow: tokens.includes('nofollow'),
    ugc: tokens.includes('ugc'),
    sponsored: tokens.includes('sponsored'),
  };
}

/** Whether `rel` holds `canonical`. */
export function isCanonicalRel(rel: string): boolean {
  return /(?:^|[\s,])canonical(?:$|[\s,])/i.test(rel);
}
