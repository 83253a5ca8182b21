/**
 * Small exports with the headers that the tools write, as users published them; their rows are made up. One list, so that each form
 * of a file (encoding, separator, archive) can be tried on all.
 */
import type { VendorTool } from '../../src/vendorfiles/tools.ts';

export interface VendorExport {
  readonly title: string;
  readonly tool: VendorTool;
  readonly separator: ',' | '\t';
  /** Lines above the header, it, and rows. */
  readonly lines: readonly (readonly string[])[];
  /** What the first row says. */
  readonly first: Readonly<Record<string, unknown>>;
}

const FROM = 'https://blog.example.com/post?id=7';
const OTHER = 'http://forum.example.net/t/1';
const TO = 'https://www.example.org/';

/** Cells by header; the others are empty. */
function lines(header: readonly string[], ...rows: Readonly<Record<string, string>>[]): string[][] {
  return [[...header], ...rows.map((row) => header.map((name) => row[name] ?? ''))];
}

const split = (header: string): string[] => header.split(/, ?/);

const AHREFS = split(
  'Referring page title, Referring page URL, Language, Platform, Referring page HTTP code, Domain rating, UR, Domain traffic, Referring domains, Linked domains, External links, Page traffic, Keywords, Target URL, Left context, Anchor, Right context, Redirect Chain URLs, Redirect Chain status codes, Type, Is spam, Content, Nofollow, UGC, Sponsored, Rendered, Raw, Lost status, Drop reason, Discovered status, First seen, Last seen, Lost, Author, Page type, Page category, Links in group',
);
const AHREFS_OLD = split(
  'Domain Rating,Referring Page Title,Referring Page URL,Link URL,TextPre,Link Anchor,TextPost,Type,Backlink Status,First Seen,Last Check',
);
const MAJESTIC = split(
  'Target URL,Source URL,Anchor Text,Source Crawl Date,Source First Found Date,FlagNoFollow,FlagImageLink,FlagRedirect,FlagFrame,FlagOldCrawl,FlagAltText,FlagMention,SourceCitationFlow,SourceTrustFlow,TargetCitationFlow,TargetTrustFlow,SourceTopicalTrustFlow_Topic_0,SourceTopicalTrustFlow_Value_0',
);
const MOZ = split(
  'URL,Title,Anchor Text,Spam Score,Page Authority,Domain Authority,Number of Domains Linking to this Page,Number of Domains Linking to Domain,Origin,Target URL,Link Equity,No Link Equity,Only rel=nofollow,Only follow,301',
);
const SEMRUSH_OLD = split(
  'Page score,Page trust score,Source title,Source url,Target url,Anchor,External links,Internal links,Nofollow,Frame,Form,Image,Sitewide,First seen,Last seen',
);
const SEMRUSH = split(
  'Page ascore,Source title,Source url,Target url,Anchor,External links,Internal links,Nofollow,Sponsored,Ugc,Text,Frame,Form,Image,Sitewide,First seen,Last seen,New link,Lost link',
);
const SEMRUSH_AUDIT = split(
  'Source title,Source url,Target url,Anchor,Toxicity Score,Toxic markers,First seen,Last seen,Nofollow',
);

/** Header, and rows of a page with or without a date, as Search Console writes them in a language. */
const SEARCH_CONSOLE = (
  [
    ['Latest links', ['Linking page', 'Last crawled'], ['2026-09-15', '2026-09-14']],
    ['More sample links without dates', ['Linking page'], []],
    ['in German', ['Verlinkende Seite', 'Letztes Crawling'], ['15.09.2026', '03.09.2026']],
    ['in English of the United States', ['Linking page', 'Last crawled'], ['Sep 15, 2026']],
    ['in Japanese', ['リンク元ページ', '前回のクロール'], ['2026/09/15']],
    ['in Arabic, a page without a date', ['صفحة الربط', 'آخر زحف'], ['15/09/2026', '']],
  ] as const
).map(
  ([form, header, days]): VendorExport => ({
    title: `Search Console, ${form}`,
    tool: 'gsc',
    separator: ',',
    lines: [
      header,
      ...(days.length === 0 ? [[FROM]] : days.map((day, i) => [i === 0 ? FROM : OTHER, day])),
    ],
    first: { line: 2, urlFrom: FROM, ...(days.length > 0 && { lastSeen: '2026-09-15' }) },
  }),
);

export const VENDOR_EXPORTS: readonly VendorExport[] = [
  ...SEARCH_CONSOLE,
  {
    title: 'Ahrefs',
    tool: 'ahrefs',
    separator: '\t',
    lines: lines(AHREFS, {
      'Referring page title': 'A post, with commas',
      'Referring page URL': FROM,
      'Referring page HTTP code': '200',
      'Domain rating': '71',
      'Target URL': TO,
      'Left context': 'x'.repeat(300),
      Anchor: 'the best "widgets"',
      Type: 'text',
      Nofollow: 'true',
      UGC: 'false',
      Sponsored: 'true',
      'First seen': '2026-01-02 10:11:12',
      'Last seen': '2026-09-15 00:00:00',
    }),
    first: {
      line: 2,
      urlFrom: FROM,
      urlTo: TO,
      anchor: 'the best "widgets"',
      title: 'A post, with commas',
      nofollow: true,
      ugc: false,
      sponsored: true,
      firstSeen: '2026-01-02',
      lastSeen: '2026-09-15',
      metrics: { 'Referring page HTTP code': '200', 'Domain rating': '71', Type: 'text' },
    },
  },
  {
    title: 'Ahrefs before 2020',
    tool: 'ahrefs',
    separator: '\t',
    lines: lines(AHREFS_OLD, {
      'Domain Rating': '40',
      'Referring Page URL': FROM,
      'Link URL': TO,
      'Link Anchor': 'widgets',
      Type: 'Nofollow',
      'First Seen': '2018-05-04',
    }),
    first: {
      line: 2,
      urlFrom: FROM,
      urlTo: TO,
      anchor: 'widgets',
      nofollow: true,
      firstSeen: '2018-05-04',
      metrics: { 'Domain Rating': '40', Type: 'Nofollow' },
    },
  },
  {
    title: 'Majestic',
    tool: 'majestic',
    separator: ',',
    lines: lines(MAJESTIC, {
      'Target URL': TO,
      'Source URL': FROM,
      'Anchor Text': 'widgets',
      'Source Crawl Date': '2026-08-30',
      'Source First Found Date': '2025-03-01',
      FlagNoFollow: '+',
      FlagImageLink: '-',
      SourceTrustFlow: '22',
      SourceTopicalTrustFlow_Topic_0: 'Computers/Internet',
    }),
    first: {
      line: 2,
      urlFrom: FROM,
      urlTo: TO,
      anchor: 'widgets',
      nofollow: true,
      image: false,
      firstSeen: '2025-03-01',
      lastSeen: '2026-08-30',
      metrics: { SourceTrustFlow: '22', SourceTopicalTrustFlow_Topic_0: 'Computers/Internet' },
    },
  },
  {
    title: 'Moz, with its header on line 7',
    tool: 'moz',
    separator: ',',
    lines: [
      ['Open Site Explorer'],
      ['Report for:', 'www.example.org'],
      ['Date:', '2018-01-01'],
      [''],
      ['Inbound links'],
      [''],
      ...lines(MOZ, {
        URL: 'blog.example.com/post?id=7',
        Title: 'A post',
        'Anchor Text': 'widgets',
        'Spam Score': '3',
        'Target URL': 'www.example.org/',
        'Only rel=nofollow': 'Yes',
      }),
    ],
    first: {
      line: 8,
      urlFrom: FROM,
      urlTo: TO,
      title: 'A post',
      anchor: 'widgets',
      nofollow: true,
      metrics: { 'Spam Score': '3' },
    },
  },
  ...[SEMRUSH_OLD, SEMRUSH, SEMRUSH_AUDIT].map(
    (header, i): VendorExport => ({
      title: `Semrush, form ${i + 1}`,
      tool: 'semrush',
      separator: ',',
      lines: lines(header, {
        'Source title': 'A post',
        'Source url': FROM,
        'Target url': TO,
        Anchor: 'widgets, and more',
        Nofollow: 'FALSE',
        'First seen': '2026-02-01 03:04:05',
        'Last seen': '2026-09-15',
      }),
      first: {
        line: 2,
        urlFrom: FROM,
        urlTo: TO,
        title: 'A post',
        anchor: 'widgets, and more',
        nofollow: false,
        firstSeen: '2026-02-01',
        lastSeen: '2026-09-15',
      },
    }),
  ),
  {
    title: 'Bing',
    tool: 'bing',
    separator: ',',
    lines: [
      ['Source URL', 'Target URL', 'Anchor text'],
      [FROM, TO, 'widgets'],
    ],
    first: { line: 2, urlFrom: FROM, urlTo: TO, anchor: 'widgets' },
  },
  {
    title: 'DataForSEO',
    tool: 'dataforseo',
    separator: ',',
    lines: lines(['type', 'domain_from', 'url_from', 'url_to', 'rank', 'dofollow', 'anchor'], {
      type: 'anchor',
      url_from: FROM,
      url_to: TO,
      rank: '211',
      dofollow: 'false',
      anchor: 'widgets',
    }),
    first: {
      line: 2,
      urlFrom: FROM,
      urlTo: TO,
      anchor: 'widgets',
      nofollow: true,
      metrics: { type: 'anchor', rank: '211' },
    },
  },
  {
    title: 'Linkody',
    tool: 'linkody',
    separator: ',',
    lines: [
      ['URL', 'Link'],
      [FROM, TO],
    ],
    first: { line: 2, urlFrom: FROM, urlTo: TO },
  },
  {
    title: 'our own export',
    tool: 'openbacklinks',
    separator: ',',
    lines: lines(
      ['url_from', 'url_to', 'title', 'anchor', 'nofollow', 'inlink_rank', 'first_seen'],
      {
        url_from: FROM,
        url_to: TO,
        title: "'=SUM(A1)",
        anchor: "it's",
        nofollow: 'false',
        inlink_rank: '12',
        first_seen: '2026-09-15',
      },
    ),
    first: {
      line: 2,
      urlFrom: FROM,
      urlTo: TO,
      title: '=SUM(A1)',
      anchor: "it's",
      nofollow: false,
      firstSeen: '2026-09-15',
      metrics: { inlink_rank: '12' },
    },
  },
  {
    title: 'a table of another tool',
    tool: 'other',
    separator: ',',
    lines: [
      ['Rank', 'Backlink', 'Destination URL', 'Rel', 'Discovered'],
      ['5', FROM, TO, 'nofollow ugc', '2026-09-15'],
    ],
    first: {
      line: 2,
      urlFrom: FROM,
      urlTo: TO,
      nofollow: true,
      ugc: true,
      firstSeen: '2026-09-15',
      metrics: { Rank: '5', Rel: 'nofollow ugc' },
    },
  },
];
