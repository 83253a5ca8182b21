/** The links of a checked page that lead to the site it is checked for. */
import type { Page, PageLink } from '../page/page.ts';
import { type PageUrl, parsePageUrl } from '../url/page-url.ts';
import type { Visit } from '../visit/visit.ts';
import { baseOf } from '../visit/visit-of.ts';

/** What counts as the site: its host and all below it; `www.` of the host stands for the host without. */
export interface SiteHost {
  readonly host: string;
}

/** The first link to the site. */
export interface SiteLink {
  readonly toUrl: string;
  readonly anchor: string | undefined;
  readonly isNofollow: boolean;
  readonly isSponsored: boolean;
  readonly isUgc: boolean;
  readonly isImage: boolean;
}

export interface LinksToSite {
  /** nofollow only if every link to the site is, or the page says so; undefined: there is none. */
  readonly first: SiteLink | undefined;
  /** To the site. */
  readonly links: number;
  /** To other registrable domains than the page's. */
  readonly externalLinks: number;
}

/** @param html What was read of a page; a redirect has none, and its destination is its only link. */
export function linksToSite(visit: Visit, html: Page | undefined, site: SiteHost): LinksToSite {
  const { redirectTo } = visit;
  if (redirectTo !== undefined) return redirectLink(redirectTo, site);
  if (html === undefined) return { first: undefined, links: 0, externalLinks: 0 };
  const base = baseOf(visit.url, html);
  const found: Found[] = [];
  let externalLinks = 0;
  for (const link of html.links) {
    const to = parsePageUrl(link.href, base);
    if (to === undefined) continue;
    if (to.domain !== visit.url.domain) externalLinks++;
    if (isOfSite(to, site)) found.push({ to, link });
  }
  return { first: firstOf(found, visit.nofollow), links: found.length, externalLinks };
}

interface Found {
  readonly to: PageUrl;
  readonly link: PageLink;
}

function firstOf(found: readonly Found[], nofollow: boolean): SiteLink | undefined {
  const [first] = found;
  if (first === undefined) return undefined;
  return {
    toUrl: first.to.href,
    anchor: first.link.anchor,
    isNofollow: nofollow || found.every(({ link }) => link.nofollow),
    isSponsored: found.every(({ link }) => link.sponsored),
    isUgc: found.every(({ link }) => link.ugc),
    isImage: first.link.image,
  };
}

function redirectLink(to: PageUrl, site: SiteHost): LinksToSite {
  if (!isOfSite(to, site)) return { first: undefined, links: 0, externalLinks: 0 };
  const flags = { isNofollow: false, isSponsored: false, isUgc: false, isImage: false };
  return { first: { toUrl: to.href, anchor: undefined, ...flags }, links: 1, externalLinks: 0 };
}

export function isOfSite({ host }: PageUrl, site: SiteHost): boolean {
  const own = site.host.replace(/^www\./, '');
  return host === own || host.endsWith(`.${own}`);
}
