/** Whether a search engine's result is the page that was asked for. */
import { parsePageUrl } from '../url/page-url.ts';

/** Engines keep one of the spellings that differ in scheme, `www.` or the last slash, and it is the same page to them. */
export function isSamePage(a: string, b: string): boolean {
  const page = plainSpelling(a);
  return page !== undefined && page === plainSpelling(b);
}

/** `host/path?query`, as the operators `site:` and `url:` take it. */
export function withoutScheme(url: string): string {
  return url.replace(/^https?:\/\//i, '');
}

function plainSpelling(url: string): string | undefined {
  const href = parsePageUrl(url)?.href;
  return (
    href &&
    withoutScheme(href)
      .replace(/^www\./, '')
      .replace(/\/$/, '')
  );
}
