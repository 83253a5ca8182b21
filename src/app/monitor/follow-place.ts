/** Where a pass over the link index stands, and its text in the control database. */
import type { PagePlace } from '../../linkindex/queries/linking-pages.ts';
import {
  type Position,
  positionOfText,
  positionText,
} from '../../linkindex/queries/raw-position.ts';

/** First pages that link, then pages that do no more. */
export type FollowPlace =
  | { readonly kind: 'linking'; readonly start?: Position }
  | { readonly kind: 'unlinked'; readonly after?: PagePlace };

export function placeText(place: FollowPlace): string {
  if (place.kind === 'linking')
    return place.start === undefined ? place.kind : `${place.kind} ${positionText(place.start)}`;
  const { kind, after } = place;
  return after === undefined ? kind : `${kind} ${Number(after.https)} ${after.key}`;
}

/** Of a text that `placeText` made; the beginning without one. */
export function placeOfText(text = 'linking'): FollowPlace {
  const [kind, ...rest] = text.split(' ');
  if (kind === 'linking')
    return rest.length === 0 ? { kind } : { kind, start: positionOfText(rest.join(' ')) };
  if (kind !== 'unlinked') throw new Error(`no place in a pass: ${text}`);
  const [https, key] = rest;
  return key === undefined ? { kind } : { kind, after: { https: https === '1', key } };
}
