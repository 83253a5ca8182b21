/**
 * What kind of link a question is about, by the three properties that the index API can ask for. The values of each
 * leave no link out and share none.
 */
import { FLAG } from '../schema.ts';

export interface LinkKinds {
  /** Where the link was found; canonical links are `href`. */
  readonly linkType?: 'href' | 'redirect';
  /** `image`: the link contains one, with or without text. `undefined`: neither text nor image, or a redirect. */
  readonly anchorType?: 'text' | 'image' | 'undefined';
  /** `undefined`: redirects, which have no rel. */
  readonly dofollow?: 'dofollow' | 'nofollow' | 'undefined';
  /** Range of keys, as of a `Target`, that the referring page lies in. */
  readonly referrer?: { readonly from: string; readonly to: string };
}

const REDIRECT = `link_type = 'redirect'`;
const NOFOLLOW = `bitAnd(flags, ${FLAG.nofollow}) != 0`;
const IMAGE = `bitAnd(flags, ${FLAG.image}) != 0`;

const LINK_TYPES: Readonly<Record<NonNullable<LinkKinds['linkType']>, string>> = {
  href: `NOT (${REDIRECT})`,
  redirect: REDIRECT,
};

const ANCHOR_TYPES: Readonly<Record<NonNullable<LinkKinds['anchorType']>, string>> = {
  text: `NOT (${REDIRECT}) AND NOT (${IMAGE}) AND anchor != ''`,
  image: `NOT (${REDIRECT}) AND ${IMAGE}`,
  undefined: `(${REDIRECT} OR (NOT (${IMAGE}) AND anchor = ''))`,
};

const DOFOLLOW: Readonly<Record<NonNullable<LinkKinds['dofollow']>, string>> = {
  dofollow: `NOT (${REDIRECT}) AND NOT (${NOFOLLOW})`,
  nofollow: `NOT (${REDIRECT}) AND ${NOFOLLOW}`,
  undefined: REDIRECT,
};

/** Conditions on rows of `backlinks`, to be joined with AND, and the values of their parameters. */
export function kindConditions({ linkType, anchorType, dofollow, referrer }: LinkKinds): {
  readonly conditions: readonly string[];
  readonly params: Readonly<Record<string, string>>;
} {
  const ofReferrer =
    'source_key >= {filter_referrer:String} AND source_key < {filter_referrer_to:String}';
  return {
    conditions: [
      ...(linkType === undefined ? [] : [LINK_TYPES[linkType]]),
      ...(anchorType === undefined ? [] : [ANCHOR_TYPES[anchorType]]),
      ...(dofollow === undefined ? [] : [DOFOLLOW[dofollow]]),
      ...(referrer === undefined ? [] : [ofReferrer]),
    ],
    params:
      referrer === undefined
        ? {}
        : { filter_referrer: referrer.from, filter_referrer_to: referrer.to },
  };
}
