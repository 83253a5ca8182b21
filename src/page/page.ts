/** What a page says about itself and where it links: the same facts from HTML or from a WAT record. */
export interface Page {
  /** White space collapsed. */
  readonly title: string;
  /** Value of `<base href>`, unresolved; empty when there is none. */
  readonly base: string;
  /** Value of the first canonical `<link>`, unresolved; empty when there is none. */
  readonly canonical: string;
  readonly noindex: boolean;
  readonly nofollow: boolean;
  /** Every `<a href>` and `<area href>`, in document order. */
  readonly links: readonly PageLink[];
}

/** One occurrence of a link, its addresses as written (entities decoded, white space trimmed). */
export interface PageLink {
  readonly href: string;
  /** White space collapsed; for a link without text the alt text of its image. */
  readonly anchor: string;
  readonly nofollow: boolean;
  readonly ugc: boolean;
  readonly sponsored: boolean;
  readonly image: boolean;
  /** `src` of the first image inside, unresolved; empty when there is none. */
  readonly imageSource: string;
}
