/** Where a crawl starts, as people write it. */
import { AppError } from '../errors.ts';
import { type PageUrl, parsePageUrl } from '../url/page-url.ts';

/**
 * A URL, or a host for its root page over https.
 *
 * @throws AppError INVALID_SETTING naming what is neither.
 */
export function parseSeed(text: string): PageUrl {
  const url = parsePageUrl(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  if (url === undefined)
    throw new AppError('INVALID_SETTING', `${text} is no http(s) URL to start a crawl from`);
  return url;
}
