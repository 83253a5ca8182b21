/** Entries of the plain form: one absolute URL a line (sitemaps.org, "Text file"). */
import type { SitemapEntries } from './sitemap.ts';

/** What is longer is no URL; the rest of it is not kept. */
const MAX_LINE_LENGTH = 8192;

/** Reads a text in pieces. */
export class TextEntries {
  readonly kind = 'text';
  readonly #entries: SitemapEntries;
  /** The line at hand, as far as it is known. */
  #line = '';

  constructor(entries: SitemapEntries) {
    this.#entries = entries;
  }

  write(text: string): void {
    const [first = '', ...others] = text.split(/[\r\n]/);
    this.#line = `${this.#line}${first}`.slice(0, MAX_LINE_LENGTH);
    for (const other of others) {
      this.end();
      this.#line = other.slice(0, MAX_LINE_LENGTH);
    }
  }

  /** Ends the line at hand. */
  end(): void {
    const line = this.#line.trim();
    this.#line = '';
    if (line === '') return;
    if (/^https?:\/\//i.test(line)) this.#entries.add(line, '');
    else this.#entries.count('bad-url');
  }
}
