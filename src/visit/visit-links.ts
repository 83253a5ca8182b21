/**
 * The links of a page, as a visit keeps them: resolved, merged, and only what leaves the registrable domain;
 * and the pages it passes rank to.
 *
 * Several occurrences of one destination are one link: the first anchor that is not empty, with the image of
 * that occurrence (of the first with an image, when no occurrence has an anchor); `nofollow`, `ugc` and
 * `sponsored` only if every occurrence says so.
 */
import type { Page, PageLink } from '../page/page.ts';
import { type PageUrl, parsePageUrl } from '../url/page-url.ts';
import type { VisitLink } from './visit.ts';

/**
 * Why a link of a page is not kept: another scheme (`mailto:`, `javascript:`), no URL at all, or longer
 * than a page's URL may be.
 */
export type DropReason = 'not-web' | 'not-a-url' | 'too-long';

export interface PageLinks {
  /** To other registrable domains, in order of first occurrence. */
  readonly external: readonly VisitLink[];
  /** Every other page with a link that is not nofollow, internal ones too, in order of first occurrence. */
  readonly followed: readonly PageUrl[];
}

/** All occurrences of one destination so far. */
interface Merged {
  readonly to: PageUrl;
  readonly isExternal: boolean;
  /** The occurrence whose anchor and image count. */
  shown: PageLink;
  nofollow: boolean;
  ugc: boolean;
  sponsored: boolean;
}

/**
 * @param base Absolute URL that the page's addresses resolve against.
 * @param nofollow The page says nofollow of all its links.
 * @param onDropped Called once per occurrence that is not kept.
 */
export function linksOfPage(
  url: PageUrl,
  base: string,
  page: Page,
  nofollow: boolean,
  onDropped: (reason: DropReason) => void,
): PageLinks {
  const all = mergeLinks(url, base, page.links, onDropped);
  const external: VisitLink[] = [];
  const followed: PageUrl[] = [];
  for (const link of all) {
    const { to } = link;
    if (link.isExternal) external.push(visitLink(link, nofollow, base));
    if (!nofollow && !link.nofollow && to.href !== url.href) followed.push(to);
  }
  return { external, followed };
}

function mergeLinks(
  url: PageUrl,
  base: string,
  links: readonly PageLink[],
  onDropped: (reason: DropReason) => void,
): Iterable<Merged> {
  const byHref = new Map<string, Merged>();
  // Menus repeat addresses: each spelling is resolved once, whatever its fragment.
  const byRaw = new Map<string, Merged>();
  const ownBase = base === url.href;
  for (const link of links) {
    const raw = withoutFragment(link.href);
    // `#top` and the empty address name the page itself.
    if (ownBase && raw === '') continue;
    const known = byRaw.get(raw);
    if (known !== undefined) {
      addOccurrence(known, link);
      continue;
    }
    const to = parsePageUrl(raw, base);
    if (to === undefined) {
      onDropped(dropReason(raw, base));
      continue;
    }
    byRaw.set(raw, addTo(byHref, to, to.domain !== url.domain, link));
  }
  return byHref.values();
}

/** Indexes of the links of a page that lead to `to`, in order. @param base As for `linksOfPage`. */
export function occurrencesOf(to: PageUrl, base: string, { links }: Page): number[] {
  return links.flatMap(({ href }, at) =>
    parsePageUrl(withoutFragment(href), base)?.href === to.href ? [at] : [],
  );
}

/** Fragments are no part of a page's identity, and a table of contents has one for each line. */
function withoutFragment(href: string): string {
  const hash = href.indexOf('#');
  return hash < 0 ? href : href.slice(0, hash);
}

function addTo(
  byHref: Map<string, Merged>,
  to: PageUrl,
  isExternal: boolean,
  link: PageLink,
): Merged {
  const known = byHref.get(to.href);
  if (known !== undefined) {
    addOccurrence(known, link);
    return known;
  }
  const { nofollow, ugc, sponsored } = link;
  const merged = { to, isExternal, shown: link, nofollow, ugc, sponsored };
  byHref.set(to.href, merged);
  return merged;
}

function addOccurrence(merged: Merged, link: PageLink): void {
  merged.nofollow &&= link.nofollow;
  merged.ugc &&= link.ugc;
  merged.sponsored &&= link.sponsored;
  // Nobody asks what an internal link shows: its anchor need not even be made.
  if (!merged.isExternal || merged.shown.anchor !== '') return;
  if (link.anchor !== '' || (link.image && !merged.shown.image)) merged.shown = link;
}

function visitLink(link: Merged, nofollow: boolean, base: string): VisitLink {
  const { to, shown, ugc, sponsored } = link;
  const { anchor, image, imageSource } = shown;
  return {
    to,
    type: 'href',
    anchor,
    nofollow: nofollow || link.nofollow,
    ugc,
    sponsored,
    image,
    imageSource: imageSource === '' ? '' : (parsePageUrl(imageSource, base)?.href ?? ''),
  };
}

/** The schemes most often met, decided without parsing. */
const OTHER_SCHEME =
  /^(?:javascript|mailto|tel|data|whatsapp|sms|skype|ftp|file|about|blob|intent):/i;

function dropReason(raw: string, base: string): DropReason {
  if (OTHER_SCHEME.test(raw)) return 'not-web';
  const url = URL.parse(raw, base);
  if (url === null || url.hostname === '.') return 'not-a-url';
  return url.protocol === 'https:' || url.protocol === 'http:' ? 'too-long' : 'not-web';
}
