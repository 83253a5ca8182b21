/** Addresses as they are sent to the monitor: pages with links, and sites. */
import { type PageUrl, parsePageUrl } from '../../url/page-url.ts';
import { isRegistrySuffix } from '../../url/public-suffix.ts';
import { isHost, parseTarget } from '../../url/target.ts';

/** @returns undefined for what is no text, no absolute http(s) URL, or on a host that cannot be. */
export function readPageUrl(sent: unknown): PageUrl | undefined {
  const page = typeof sent === 'string' ? parsePageUrl(sent.trim()) : undefined;
  return page !== undefined && isHost(page.host) ? page : undefined;
}

/**
 * A page's URL, or a host that stands for its root page by https.
 *
 * @returns undefined also for `co.uk`: what belongs to it are the sites of others.
 */
export function readSiteUrl(sent: string): PageUrl | undefined {
  const page = readSitePage(sent.trim());
  return page === undefined || isRegistrySuffix(page.host) ? undefined : page;
}

function readSitePage(text: string): PageUrl | undefined {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return readPageUrl(text);
  // A name without a dot is a slip more often than a host of one's own network, which has `http://` before it then.
  if (!/^[^/]*[.:]/.test(text)) return undefined;
  // A mail address is no host, nor is `https` in `https:/example.com`.
  return parseTarget(text, 'url') === undefined ? undefined : readPageUrl(`https://${text}`);
}

/** `https://docs.google.com/spreadsheets/d/<id>/edit#gid=0`, and the forms of it that `vendorapis/sheet-link.ts` reads. */
export const isSheetUrl = (text: string): boolean =>
  /^https:\/\/docs\.google\.com\/(?:a\/[^/]+\/)?spreadsheets\/(?:u\/\d+\/)?d\/[\w-]{10,200}(?:[/?#]\S*)?$/.test(
    text,
  );
