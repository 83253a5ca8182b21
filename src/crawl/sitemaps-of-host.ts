/**
 * Where a host lists its pages, and what one of these files lists.
 *
 * A file speaks for the pages of its own host. robots.txt may name one of another host (one in ten does, and many the same
 * ones), which is left out: it would be asked for out of that host's turn.
 */
import type { FetchResult } from '../fetcher/fetch-result.ts';
import type { RobotsVerdict } from '../robots/robots-verdict.ts';
import { readSitemap } from '../sitemap/read-sitemap.ts';
import { parsePageUrl } from '../url/page-url.ts';
import type { ListedPage } from './crawl-event.ts';
import type { CrawlParts } from './parts.ts';

/** Those robots.txt names; without any, the usual place. None where nothing may be asked for. */
export function sitemapsOf(verdict: RobotsVerdict, origin: string): string[] {
  if (verdict.kind === 'disallow-all') return [];
  const named = verdict.kind === 'rules' ? verdict.rules.sitemaps : [];
  return named.length > 0 ? [...named] : [`${origin}/sitemap.xml`];
}

export interface Listed {
  /** Undefined when the address was none that can be asked for. */
  readonly result: FetchResult | undefined;
  readonly pages: readonly ListedPage[];
  /** Files that this one names, an index or a redirect. */
  readonly sitemaps: readonly string[];
  /** What of it was not read or not taken, by reason. */
  readonly leftOut: ReadonlyMap<string, number>;
}

/** sitemaps.org: 50 MB, as sent or not. */
const MAX_BYTES = 50 << 20;

const NOTHING: Listed = { result: undefined, pages: [], sitemaps: [], leftOut: new Map() };

export async function listedPages(
  address: string,
  host: string,
  { fetcher, keep, now }: CrawlParts,
  signal: AbortSignal,
): Promise<Listed> {
  const url = parsePageUrl(address);
  if (url === undefined) return NOTHING;
  const at = now();
  const result = await fetcher.get(url, { maxBytes: MAX_BYTES, signal });
  await keep({ url, at, result, purpose: 'host', sameAs: undefined });
  if (result.kind === 'failed') return { ...NOTHING, result };
  const { redirectTo } = result;
  if (redirectTo !== undefined) return { ...NOTHING, result, sitemaps: [redirectTo.href] };
  if (result.status < 200 || result.status >= 300) return { ...NOTHING, result };
  const { kind, entries, oddities } = await readSitemap(result.body, url.href);
  const leftOut = new Map([...oddities].map(([name, count]) => [`sitemap-${name}`, count]));
  if (kind === 'index')
    return { ...NOTHING, result, sitemaps: entries.map(({ url: { href } }) => href), leftOut };
  const pages = entries
    .filter((entry) => entry.url.host === host)
    .map(({ url: page, lastModified: changedAt }) => ({ url: page, changedAt }));
  const elsewhere = entries.length - pages.length;
  if (elsewhere > 0) leftOut.set('listed-elsewhere', elsewhere);
  return { ...NOTHING, result, pages, leftOut };
}
