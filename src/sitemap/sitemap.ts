/** What a sitemap or feed says: which pages there are, and when they changed last. */
import { type PageUrl, parsePageUrl } from '../url/page-url.ts';
import { parseLastModified } from './last-modified.ts';

export interface SitemapEntry {
  readonly url: PageUrl;
  /** Whole seconds since 1970 UTC, as the sitemap claims; undefined when it does not, or not readably. */
  readonly lastModified: number | undefined;
}

/**
 * - `urls`: a sitemap proper
 * - `index`: its entries are sitemaps
 * - `feed`: RSS or Atom
 * - `text`: one URL a line
 * - `unknown`: none of them; it has no entries
 */
export type SitemapKind = 'urls' | 'index' | 'feed' | 'text' | 'unknown';

/**
 * - `bad-url`: an entry is no web address of at most 2,048 characters
 * - `no-url`: an entry has none
 * - `bad-date`: the entry is kept without its date
 * - `unclosed-element`: the XML is not well-formed
 * - `too-many-urls`, `too-large`, `too-deep`, `too-many-attributes`: reading stopped at the limit
 * - `bad-gzip`: reading stopped where the compressed bytes break off or are damaged
 */
export type SitemapOddity =
  | 'bad-url'
  | 'no-url'
  | 'bad-date'
  | 'unclosed-element'
  | 'too-many-urls'
  | 'too-large'
  | 'too-deep'
  | 'too-many-attributes'
  | 'bad-gzip';

export interface Sitemap {
  readonly kind: SitemapKind;
  /** In the order of the file, repeats kept. */
  readonly entries: readonly SitemapEntry[];
  /** How often. */
  readonly oddities: ReadonlyMap<SitemapOddity, number>;
}

/** What has been found of a sitemap that is being read. */
export class SitemapEntries {
  readonly found: SitemapEntry[] = [];
  readonly oddities = new Map<SitemapOddity, number>();
  readonly #base: string;
  readonly #maxUrls: number;
  #isFull = false;

  /** @param base URL of the sitemap. */
  constructor(base: string, maxUrls: number) {
    this.#base = base;
    this.#maxUrls = maxUrls;
  }

  /** A limit is reached: nothing more is wanted. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /** Texts as they stand in the file; empty when missing. */
  add(address: string, date: string): void {
    if (this.#isFull) return;
    const text = address.trim();
    // U+FFFD stands for bytes that were no text: whatever the address was, it is not this one.
    const url = text.includes('\uFFFD') ? undefined : parsePageUrl(text, this.#base);
    if (text === '') this.count('no-url');
    else if (url === undefined) this.count('bad-url');
    else if (this.found.length >= this.#maxUrls) this.stop('too-many-urls');
    else {
      const lastModified = date.trim() === '' ? undefined : parseLastModified(date.trim());
      if (lastModified === undefined && date.trim() !== '') this.count('bad-date');
      this.found.push({ url, lastModified });
    }
  }

  count(oddity: SitemapOddity): void {
    this.oddities.set(oddity, (this.oddities.get(oddity) ?? 0) + 1);
  }

  stop(oddity: SitemapOddity): void {
    if (!this.#isFull) this.count(oddity);
    this.#isFull = true;
  }
}
