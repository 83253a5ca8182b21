/**
 * Where a redirect leads: the first `Location` field, resolved against the page it came from.
 *
 * Source: RFC 9110 §10.2.2; Fetch Standard, "location URL".
 */
import { type PageUrl, parsePageUrl } from './page-url.ts';

/** @returns `undefined` when there is no Location, or one that names no web page: a broken redirect. */
export function redirectTarget(locations: readonly string[], from: PageUrl): PageUrl | undefined {
  const [location = ''] = locations;
  return location.trim() === '' ? undefined : parsePageUrl(location, from.href);
}
