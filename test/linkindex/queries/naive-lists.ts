/** Random links to a domain, and the plain way to what the lists of a target should say of them. */
import fc from 'fast-check';
import type { LinkFilters } from '../../../src/linkindex/queries/link-filters.ts';
import type { LinkGroup } from '../../../src/linkindex/queries/link-groups.ts';
import { publicSuffixKind } from '../../../src/url/public-suffix.ts';
import type { Target } from '../../../src/url/target.ts';
import { type SomeBacklink, target, url } from './some-backlinks.ts';

/** Pages of odd hosts too: addresses, one label, underscores, ports, a final dot, quotes. */
const PAGES = [
  ...[
    'https://a.test/',
    'http://a.test/',
    'https://a.test/?q',
    'https://a.test:8443/',
    'https://a.test/1',
  ],
  ...['https://www.a.test/', 'https://mit.edu/', 'https://anu.edu.au/x', 'https://nasa.gov/'],
  ...['http://192.0.2.9/', 'http://192.0.2.9:81/x', 'http://[2001:db8::1]/', 'http://localhost/'],
  ...[
    "https://it's.test/",
    'https://b.test./',
    'https://x_y.test/(a),b',
    'https://xn--bcher-kva.de/',
  ],
];

const IPS = [
  '192.0.2.1',
  '192.0.2.77',
  '193.0.6.139',
  '133.11.0.1',
  '2001:620::1',
  '2001:620:0:1::1',
];
const ANCHORS = ['', 'Shop', 'shop', "it's; --", 'Ärger 🦜', 'a\tb'];
const TIMES = [
  '2023-12-31T23:59:59Z',
  '2024-01-01T00:00:00Z',
  '2024-02-29T12:00:00Z',
  '2024-03-01T00:00:00Z',
];

/** Links to `domain`, its subdomain, and to one that is neither; each link once. */
export function someLinks(domain: string): fc.Arbitrary<readonly SomeBacklink[]> {
  const link = fc.record(
    {
      from: fc.constantFrom(...PAGES),
      to: fc.constantFrom(
        ...[
          `https://${domain}/`,
          `http://${domain}/`,
          `https://${domain}/a`,
          `https://${domain}/a?b`,
        ],
        ...[`https://${domain}:444/a`, `https://www.${domain}/`, `https://not-${domain}/`],
      ),
      type: fc.constantFrom('href' as const, 'redirect' as const, 'canonical' as const),
      live: fc.boolean(),
      anchor: fc.constantFrom(...ANCHORS),
      flags: fc.subarray(['nofollow', 'image', 'ugc'] as const),
      ip: fc.constantFrom(...IPS),
      firstSeen: fc.constantFrom(...TIMES),
      lastVisited: fc.constantFrom(...TIMES),
      rank: fc.integer({ min: -1, max: 3 }),
    },
    { requiredKeys: ['from', 'to', 'type', 'firstSeen', 'lastVisited'] },
  );
  const once = ({ from, to, type }: { from: string; to: string; type: string }) =>
    `${from} ${to} ${type}`;
  return fc
    .uniqueArray(link, { maxLength: 40, selector: once })
    .map((links) => links.map(withDomainFacts));
}

/** Facts that follow from the referring host, as the write side and a rank run leave them. */
function withDomainFacts(link: SomeBacklink): SomeBacklink {
  const { host, domain } = url(link.from);
  const kind = publicSuffixKind(host);
  const flags = [...(link.flags ?? []), ...(kind === 'other' ? [] : [kind])];
  return { ...link, flags, domainRank: (domain.length % 7) - 1 };
}

export interface SomeQuestion {
  readonly target: Target;
  readonly filters: LinkFilters;
}

export function someQuestion(domain: string): fc.Arbitrary<SomeQuestion> {
  return fc.record({
    target: fc.constantFrom(
      target(domain, 'domain'),
      target(domain, 'host'),
      target(`www.${domain}`, 'domain'),
      target(`${domain}/a`, 'url'),
      target(`https://${domain}/`, 'url'),
    ),
    filters: fc.constantFrom<LinkFilters>(
      {},
      {},
      { nofollow: 'dofollow_only' },
      { inlinkRankFrom: 1 },
      { anchor: { text: 'SHOP', mode: 'contains' } },
    ),
  });
}

/** The live links that a question is about. */
export function linksOf(
  links: readonly SomeBacklink[],
  question: SomeQuestion,
): readonly SomeBacklink[] {
  return links.filter(
    (link) =>
      link.live !== false && isIn(link.to, question.target) && passes(link, question.filters),
  );
}

function isIn(to: string, { mode, host, https, text }: Target): boolean {
  const { hostname, href, protocol } = new URL(to);
  if (mode === 'host') return hostname === host;
  if (mode === 'domain') return hostname === host || hostname.endsWith(`.${host}`);
  const wanted = new URL(https === undefined ? `${protocol}//${text}` : text);
  return href === wanted.href;
}

function passes(link: SomeBacklink, { nofollow, inlinkRankFrom, anchor }: LinkFilters): boolean {
  if (nofollow === 'dofollow_only' && isNofollow(link)) return false;
  if (inlinkRankFrom !== undefined && (link.rank ?? -1) < inlinkRankFrom) return false;
  return anchor === undefined || (link.anchor ?? '').toUpperCase().includes(anchor.text);
}

export const isNofollow = ({ flags = [] }: SomeBacklink): boolean => flags.includes('nofollow');
export const hostOf = ({ from }: SomeBacklink): string => url(from).host;
export const distinct = (values: readonly unknown[]): number => new Set(values).size;

/** Groups by `keyOf`, the largest first; groups of equal counts in the order of their keys' bytes. */
export function naiveGroups(
  links: readonly SomeBacklink[],
  keyOf: (link: SomeBacklink) => string | undefined,
  orderBy: 'backlinks' | 'refdomains',
): (LinkGroup & { readonly key: string })[] {
  const groups = [...Map.groupBy(links, keyOf)].flatMap(([key, of]) =>
    key === undefined ? [] : [{ key, ...groupOf(of) }],
  );
  const other = orderBy === 'backlinks' ? 'refdomains' : 'backlinks';
  return groups.sort(
    (a, b) => b[orderBy] - a[orderBy] || b[other] - a[other] || byteOrder(a.key, b.key),
  );
}

function groupOf(links: readonly SomeBacklink[]): LinkGroup {
  const times = (of: 'firstSeen' | 'lastVisited') =>
    links.map((link) => Date.parse(link[of] ?? ''));
  return {
    backlinks: links.length,
    refdomains: distinct(links.map(hostOf)),
    dofollowBacklinks: links.filter((link) => !isNofollow(link)).length,
    firstSeen: new Date(Math.min(...times('firstSeen'))),
    lastVisited: new Date(Math.max(...times('lastVisited'))),
  };
}

/** As ClickHouse orders strings. */
export function byteOrder(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
