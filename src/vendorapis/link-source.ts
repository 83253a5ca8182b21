/** Who names pages that link to a site: a search engine's tools for owners. */

export interface SourceLink {
  /** As the source spells it. */
  readonly urlFrom: string;
  readonly urlTo?: string;
  readonly anchor?: string;
  /** `YYYY-MM-DD` */
  readonly firstSeen?: string;
}

export interface LinkSource {
  readonly name: 'bing' | 'yandex';
  /**
   * All links that it tells of a site, in its order; a page may come more than once.
   *
   * @param domain Of a site that the key's owner has verified there, with or without `www.`.
   * @param onNotice Told what was left out, and why.
   * @throws VendorError, also kind `refused`: the site is none of the owner's. And the reason of the signal.
   */
  links(
    domain: string,
    signal: AbortSignal,
    onNotice: (text: string) => void,
  ): AsyncGenerator<SourceLink>;
}
