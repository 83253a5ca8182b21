/**
 * The tools whose exports are known, by their headers, and what their columns are called.
 *
 * A header is compared in plain words: `Source URL`, `SourceURL`, `source_url` and `"source-url"` are one. Search Console writes its
 * headers in the language of whoever exports, so its files are also known by their content (`columns.ts`).
 *
 * Sources: exports that users published; the headers are in the tests.
 */

export type VendorTool =
  | 'gsc'
  | 'ahrefs'
  | 'majestic'
  | 'moz'
  | 'semrush'
  | 'bing'
  | 'dataforseo'
  | 'linkody'
  /** Our own export. */
  | 'openbacklinks'
  /** Our own export of a monitored site. */
  | 'openbacklinks-site'
  /** A bare list of addresses. */
  | 'urls'
  /** A table of another tool. */
  | 'other';

/** Headers that must all be there, and of which one must. */
interface Signature {
  readonly tool: VendorTool;
  readonly all: readonly string[];
  readonly any?: readonly string[];
  /** No other columns than `all`. */
  readonly isExact?: true;
}

/** The first that fits. */
const SIGNATURES: readonly Signature[] = [
  { tool: 'ahrefs', all: ['referring page url'], any: ['target url', 'link url'] },
  {
    tool: 'majestic',
    all: ['source url', 'target url'],
    any: ['source trust flow', 'source crawl date', 'flag no follow'],
  },
  {
    tool: 'semrush',
    all: ['source url', 'target url'],
    any: ['page ascore', 'page score', 'toxicity score', 'source title'],
  },
  { tool: 'moz', all: ['url'], any: ['page authority', 'domain authority', 'spam score'] },
  { tool: 'bing', all: ['source url', 'target url', 'anchor text'], isExact: true },
  { tool: 'openbacklinks-site', all: ['from url', 'to url', 'date added', 'suppliers'] },
  { tool: 'openbacklinks', all: ['url from', 'url to', 'inlink rank'] },
  { tool: 'dataforseo', all: ['url from', 'url to'], any: ['domain from', 'dofollow', 'rank'] },
  { tool: 'linkody', all: ['url', 'link'] },
  { tool: 'gsc', all: ['linking page'] },
];

/** Tables of Search Console that name no page that links. */
const REFUSED: readonly (Signature & { readonly report: string })[] = [
  { tool: 'gsc', all: ['target page', 'incoming links'], report: 'Top linked pages' },
  { tool: 'gsc', all: ['target page', 'linking sites'], report: 'Top linked pages' },
  { tool: 'gsc', all: ['site', 'linking pages'], report: 'Top linking sites' },
  { tool: 'gsc', all: ['site', 'target pages'], report: 'Top linking sites' },
];

/** Columns that are understood; all others are kept as the supplier's metrics. */
export type Field =
  | 'urlFrom'
  | 'urlTo'
  | 'anchor'
  | 'title'
  | 'firstSeen'
  | 'lastSeen'
  | 'nofollow'
  | 'dofollow'
  | 'rel'
  | 'ugc'
  | 'sponsored'
  | 'image';

/** Their names, the surest first. */
export const FIELD_NAMES: Readonly<Record<Field, readonly string[]>> = {
  urlFrom: [
    ...['referring page url', 'source url', 'url from', 'linking page', 'linking page url'],
    ...['referring url', 'source page', 'source page url', 'backlink url', 'backlink', 'from url'],
    ...['link from', 'linking url', 'page url', 'referring page', 'source', 'from', 'url', 'page'],
    ...['link', 'links', 'urls', 'address'],
  ],
  urlTo: [
    ...['target url', 'link url', 'url to', 'destination url', 'to url', 'target page', 'link to'],
    ...['linked page', 'landing page', 'landing url', 'target', 'destination', 'to', 'link'],
  ],
  anchor: ['anchor text', 'anchor', 'link anchor', 'link text'],
  title: ['referring page title', 'source title', 'page title', 'title'],
  firstSeen: [
    ...['first seen', 'source first found date', 'first found', 'first seen date', 'first indexed'],
    ...[
      'date placement',
      'discovery date',
      'date found',
      'date discovered',
      'discovered',
      'link found',
    ],
  ],
  lastSeen: [
    ...['last seen', 'source crawl date', 'last crawled', 'last visited', 'last seen date'],
    ...['last found', 'last checked', 'source last access date'],
  ],
  nofollow: ['nofollow', 'no follow', 'flag no follow', 'is nofollow', 'only rel nofollow'],
  dofollow: ['dofollow', 'do follow', 'is dofollow', 'follow'],
  rel: ['rel', 'link rel', 'link attributes', 'attributes', 'link type', 'type'],
  ugc: ['ugc', 'is ugc'],
  sponsored: ['sponsored', 'is sponsored'],
  image: ['image', 'flag image link', 'is image', 'image link'],
};

/** The tool whose header this is; undefined: none that is known. */
export function toolOf(header: readonly string[]): VendorTool | undefined {
  const words = header.map(plainWords);
  const found = SIGNATURES.find((signature) => fits(signature, words))?.tool;
  if (found !== undefined) return found;
  return words.length > 1 && FIELD_NAMES.urlFrom.some((name) => words.includes(name))
    ? 'other'
    : undefined;
}

/** Report of Search Console whose header this is, and which is no list of links. */
export function refusedReport(header: readonly string[]): string | undefined {
  const words = header.map(plainWords);
  return REFUSED.find((signature) => fits(signature, words))?.report;
}

function fits({ all, any, isExact }: Signature, words: readonly string[]): boolean {
  if (isExact && words.length !== all.length) return false;
  if (any !== undefined && !any.some((name) => words.includes(name))) return false;
  return all.every((name) => words.includes(name));
}

/** Lower case, words with one space between: `FlagNoFollow` → `flag no follow`. */
export function plainWords(header: string): string {
  return header
    .slice(0, 256)
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
