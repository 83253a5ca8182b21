/** What an archive shows of a link, and who reads it: a part of the server, since archives are no concern of this room. */
import type { ShownAt } from '../linkindex/queries/link-evidence.ts';
import type { PageUrl } from '../url/page-url.ts';
import type { LinkType } from '../visit/visit.ts';

/** A link, and the visit that shows it. */
export interface ShownLink {
  readonly shownAt: ShownAt;
  readonly to: PageUrl;
  readonly type: LinkType;
}

/**
 * Why there is no HTML to show.
 *
 * - `in_header`: an HTTP header is what links; it is shown instead
 * - `no_body`: the archive describes the page and does not hold it (WAT)
 * - `not_at_hand`: no archive was kept, or it is no file that can be read here
 * - `too_large`: the page, or the compressed block that it lies in
 * - `changed`: the archive's file holds something else there by now
 */
export const NO_HTML = ['in_header', 'no_body', 'not_at_hand', 'too_large', 'changed'] as const;
export type NoHtml = (typeof NO_HTML)[number];

export interface LinkSource {
  /** The element that links as it is written, with some of what stands around it. */
  readonly html?: string;
  /** Value of the header that links. */
  readonly header?: string;
  /** How often the page links there in this way. */
  readonly occurrences?: number;
  readonly recordId?: string;
  readonly noHtml?: NoHtml;
}

export interface EvidenceParts {
  /** As the fold of this index was told. */
  readonly failuresUntilLost: number;
  /** Reads a page again. Nothing but files that a visit names is opened. */
  readonly linkSource: (link: ShownLink, signal: AbortSignal) => Promise<LinkSource>;
  /** Shows where archives lie on this machine, not only their names. */
  readonly showsPaths: boolean;
}

/** Of a server that has no archives. */
export const NO_ARCHIVES: EvidenceParts = {
  failuresUntilLost: 3,
  linkSource: async () => ({ noHtml: 'not_at_hand' }),
  showsPaths: false,
};
