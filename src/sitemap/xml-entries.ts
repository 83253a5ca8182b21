/**
 * Entries of the XML forms: sitemaps and their indexes (sitemaps.org), RSS 0.9–2.0, Atom (RFC 4287).
 *
 * The tokenizer is forgiving, so entries are found in XML that is not well-formed. It expands no entity but the
 * five of XML and character references: what a document type declares is never looked at. An element counts
 * when it has the prefix of the root: `image:loc` is no page.
 */
import { Parser } from 'htmlparser2';
import type { SitemapEntries, SitemapKind } from './sitemap.ts';

/** What the elements of one form are called. */
interface Form {
  readonly kind: SitemapKind;
  readonly entry: string;
  readonly url: string;
  /** The earlier is the better. */
  readonly dates: readonly string[];
}

const FEED: Form = { kind: 'feed', entry: 'item', url: 'link', dates: ['pubdate', 'dc:date'] };

/** By the name of the root, without prefix and in lower case. */
const FORMS: Readonly<Record<string, Form>> = {
  urlset: { kind: 'urls', entry: 'url', url: 'loc', dates: ['lastmod'] },
  sitemapindex: { kind: 'index', entry: 'sitemap', url: 'loc', dates: ['lastmod'] },
  rss: FEED,
  // RSS 0.9 and 1.0: only the root has the prefix.
  rdf: FEED,
  feed: { kind: 'feed', entry: 'entry', url: 'link', dates: ['updated', 'modified', 'published'] },
};

/** Deeper is no sitemap, and the tokenizer's time grows with the depth. */
const MAX_DEPTH = 64;
const MAX_ATTRIBUTES = 256;
/** Longer texts are no addresses; the rest of them is not kept. */
const MAX_TEXT_LENGTH = 8192;

/** Reads a document in pieces. */
export class XmlEntries {
  readonly #entries: SitemapEntries;
  readonly #parser: Parser;
  #form: Form | undefined;
  #prefix = '';
  #depth = 0;
  #attributes = 0;
  /** Texts of the entry at hand by element; undefined outside of entries: feeds have links of their own. */
  #texts: Map<string, string> | undefined;
  /** The element whose text is wanted. */
  #open = '';
  /** Nothing came since an element began: if it ends now, it is an empty one. */
  #isEmpty = false;

  constructor(entries: SitemapEntries) {
    this.#entries = entries;
    this.#parser = new Parser(
      {
        onopentagname: () => {
          this.#attributes = 0;
        },
        onattribute: () => {
          if (++this.#attributes > MAX_ATTRIBUTES) entries.stop('too-many-attributes');
        },
        onopentag: (name, attributes) => this.#start(name, attributes),
        ontext: (text) => this.#text(text),
        onclosetag: (name, isImplied) => this.#end(name, isImplied),
      },
      { xmlMode: true },
    );
  }

  get kind(): SitemapKind {
    return this.#form?.kind ?? 'unknown';
  }

  write(text: string): void {
    this.#parser.write(text);
  }

  end(): void {
    // An address that the end of the document cuts is half of one.
    if (this.#open !== '' && this.#open === this.#form?.url) this.#texts = undefined;
    this.#parser.end();
    this.#flush();
  }

  #start(written: string, attributes: Readonly<Record<string, string>>): void {
    this.#isEmpty = true;
    if (++this.#depth > MAX_DEPTH) this.#entries.stop('too-deep');
    if (this.#form === undefined) this.#root(written.toLowerCase());
    const form = this.#form;
    if (form === undefined) return;
    const name = this.#nameOf(written);
    this.#open = '';
    // An address outside of an entry, or a second one in it: the elements around it were forgotten.
    const isAlone = name === 'loc' && (this.#texts === undefined || this.#texts.has('loc'));
    if (name === form.entry || isAlone) {
      this.#flush();
      this.#texts = new Map();
    }
    if (this.#texts === undefined) return;
    if (name === 'link' && attributes['href'] !== undefined) {
      this.#keep(attributes['rel']?.toLowerCase() ?? 'alternate', attributes['href']);
    } else if (name === form.url || form.dates.includes(name) || isPermalink(name, attributes)) {
      if (this.#keep(name, '')) this.#open = name;
    }
  }

  #root(name: string): void {
    const colon = name.indexOf(':');
    const form = FORMS[name.slice(colon + 1)];
    if (form === undefined) return;
    this.#form = form;
    this.#prefix = form === FEED ? '' : name.slice(0, colon + 1);
  }

  /** Lower case, without the prefix that the root has too. */
  #nameOf(written: string): string {
    const name = written.toLowerCase();
    return name.startsWith(this.#prefix) ? name.slice(this.#prefix.length) : `?${name}`;
  }

  #text(text: string): void {
    this.#isEmpty = false;
    const before = this.#open === '' ? undefined : this.#texts?.get(this.#open);
    if (before === undefined || before.length > MAX_TEXT_LENGTH) return;
    this.#texts?.set(this.#open, before + text);
  }

  #end(written: string, isImplied: boolean): void {
    this.#depth--;
    this.#open = '';
    const isUnclosed = isImplied && !this.#isEmpty;
    this.#isEmpty = false;
    if (this.#form === undefined) return;
    if (isUnclosed && !this.#entries.isFull) this.#entries.count('unclosed-element');
    if (this.#nameOf(written) === this.#form.entry) this.#flush();
  }

  /** The first of a name counts. @returns Whether it is. */
  #keep(name: string, value: string): boolean {
    if (this.#texts === undefined || this.#texts.has(name)) return false;
    this.#texts.set(name, value);
    return true;
  }

  /** Ends the entry at hand, if there is one. */
  #flush(): void {
    const texts = this.#texts;
    const form = this.#form;
    this.#texts = undefined;
    if (form === undefined || texts === undefined) return;
    const firstOf = (names: readonly string[]) =>
      names.map((name) => texts.get(name) ?? '').find((text) => text.trim() !== '') ?? '';
    this.#entries.add(firstOf(['alternate', form.url, 'guid', 'self']), firstOf(form.dates));
  }
}

/** RSS 2.0: a guid is the item's address unless it says that it is not. */
function isPermalink(name: string, attributes: Readonly<Record<string, string>>): boolean {
  return name === 'guid' && attributes['isPermaLink']?.toLowerCase() !== 'false';
}
