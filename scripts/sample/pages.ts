/**
 * The pages of one documentation package, and which of all pages go into the sample.
 *
 * A page's URL is its own canonical link where it has one on its package's host, else the home URL plus
 * its path, `index.html` standing for its folder. The body is never changed.
 *
 * The sample is there to be asked about backlinks, so a page is worth more the more links it carries
 * to, or gets from, another domain of the sample, and less the larger it is.
 */
import { globSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDomain } from 'tldts';
import type { SamplePackage } from './packages.ts';

export interface SamplePage {
  readonly url: string;
  readonly domain: string;
  /** The package's front page. */
  readonly isHome: boolean;
  readonly file: string;
  readonly bytes: number;
  /** Modification time of the file: Debian sets it from the package's changelog. */
  readonly date: Date;
  /** Distinct destinations on other domains, without fragment. */
  readonly outbound: readonly string[];
}

/** Generated lists and listings of source code: large, and nobody's idea of a page. */
const NOT_A_PAGE =
  /(^|\/)(_modules|_sources|genindex[^/]*|py-modindex|modindex|search|doxygen|404)(\/|\.html$)/;

/** Files that Debian's `Files: *` does not cover (docutils-doc). */
const OTHER_LICENCE = /^(user\/smartquotes|dev\/enthought-)/;

/** Larger pages are left out, unless they are a front page or another domain links to them. */
const MAX_PAGE_BYTES = 44_000;
const MAX_SOUGHT_BYTES = 110_000;

/** Pages of one package. */
const MAX_PAGES = 38;

/** @param folder Where the package was unpacked. Pages come in the order of their paths. */
export function readPages(parcel: SamplePackage, folder: string): SamplePage[] {
  const root = join(folder, 'usr/share/doc', parcel.folder);
  const pages = new Map<string, SamplePage>();
  for (const path of globSync('**/*.html', { cwd: root }).sort()) {
    if (NOT_A_PAGE.test(path) || OTHER_LICENCE.test(path)) continue;
    const page = readPage(join(root, path), path, parcel.home);
    if (page !== undefined && !pages.has(page.url)) pages.set(page.url, page);
  }
  return [...pages.values()];
}

/** @returns `undefined` for a link, a page too large, and one whose canonical link leads elsewhere. */
function readPage(file: string, path: string, home: string): SamplePage | undefined {
  const stat = lstatSync(file);
  if (!stat.isFile() || stat.size === 0 || stat.size > MAX_SOUGHT_BYTES) return undefined;

  const html = readFileSync(file, 'utf8');
  const own = new URL(encodeURI(path.replace(/(^|\/)index\.html$/, '$1')), home).href;
  const url = canonicalUrl(html, own);
  if (new URL(url).host !== new URL(home).host) return undefined;

  const domain = domainOf(url);
  const outbound = linkTargets(html, url).filter((target) => domainOf(target) !== domain);
  const isHome = path === 'index.html';
  return { url, domain, isHome, file, bytes: stat.size, date: stat.mtime, outbound };
}

/**
 * The pages to bundle: of each package the home page and the best of the others.
 *
 * @param packages The pages of each package.
 * @returns In the order given, best first; deterministic: ties go by URL.
 */
export function choosePages(packages: readonly (readonly SamplePage[])[]): SamplePage[] {
  const all = packages.flat();
  const domains = new Set(all.map((page) => page.domain));
  const cited = new Set(all.flatMap((page) => page.outbound));

  const isSought = (page: SamplePage): boolean => page.isHome || cited.has(page.url);
  const worth = (page: SamplePage): number => {
    const known = page.outbound.filter((target) => domains.has(domainOf(target))).length;
    const sought = page.isHome ? 1000 : cited.has(page.url) ? 40 : 0;
    return sought + 4 * known + Math.min(page.outbound.length, 10) - page.bytes / 2000;
  };
  return packages.flatMap((pages) =>
    pages
      .filter((page) => page.bytes <= MAX_PAGE_BYTES || isSought(page))
      .map((page) => ({ page, worth: worth(page) }))
      .sort((a, b) => b.worth - a.worth || (a.page.url < b.page.url ? -1 : 1))
      .slice(0, MAX_PAGES)
      .map(({ page }) => page),
  );
}

function canonicalUrl(html: string, own: string): string {
  const tag = /<link\b[^>]*\brel="canonical"[^>]*>/i.exec(html)?.[0] ?? '';
  const href = /\bhref="([^"]*)"/i.exec(tag)?.[1];
  const url = href === undefined ? null : URL.parse(href, own);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : own;
}

function linkTargets(html: string, base: string): string[] {
  const targets = new Set<string>();
  for (const [, href = ''] of html.matchAll(/<a\b[^>]*?\shref="([^"]+)"/gi)) {
    const url = URL.parse(href.replaceAll('&amp;', '&'), base);
    if (url === null || !/^https?:$/.test(url.protocol)) continue;
    url.hash = '';
    targets.add(url.href);
  }
  return [...targets];
}

function domainOf(url: string): string {
  const { hostname } = new URL(url);
  return getDomain(hostname, { allowPrivateDomains: true }) ?? hostname;
}
