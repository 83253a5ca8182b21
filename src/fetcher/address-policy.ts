/**
 * Which addresses a crawler may connect to: those of the public internet, and no other. Links are strangers' text, so
 * without this rule a page could make us fetch the operator's own router, database or cloud credentials (SSRF).
 *
 * IPv4 refuses what IANA registers as special. IPv6 allows only what is allocated for global unicast, so ranges that
 * do not exist yet are refused too. An IPv6 address that carries an IPv4 one is what that one is.
 *
 * `BlockList` of Node and not ipaddr.js: a third of its time for a check, and no dependency; measured, either is small
 * beside a connection. ipaddr.js does not look inside 6to4 and NAT64, and has unallocated IPv6 as unicast.
 *
 * Sources: IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890); RFC 6052 (NAT64), RFC 3056 (6to4),
 * RFC 4291 §2.5.5 (mapped).
 */
import { BlockList, isIP } from 'node:net';

export const ADDRESS_KINDS = [
  'public',
  'metadata',
  'unspecified',
  'loopback',
  'private',
  'shared',
  'link-local',
  'multicast',
  'documentation',
  'benchmarking',
  'reserved',
] as const;
export type AddressKind = (typeof ADDRESS_KINDS)[number];

type SpecialKind = Exclude<AddressKind, 'public'>;

/** Looked up from the top: `metadata` lies inside other ranges. */
const IPV4_RANGES: readonly (readonly [SpecialKind, readonly string[]])[] = [
  // Address of cloud credentials at most providers; Alibaba's; Azure's, which is a public one.
  ['metadata', ['169.254.169.254/32', '100.100.100.200/32', '168.63.129.16/32']],
  ['unspecified', ['0.0.0.0/8']],
  ['loopback', ['127.0.0.0/8']],
  ['private', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16']],
  ['shared', ['100.64.0.0/10']],
  ['link-local', ['169.254.0.0/16']],
  ['multicast', ['224.0.0.0/4']],
  ['documentation', ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24']],
  ['benchmarking', ['198.18.0.0/15']],
  ['reserved', ['192.0.0.0/24', '192.88.99.0/24', '240.0.0.0/4']],
];

const IPV6_RANGES: readonly (readonly [SpecialKind, readonly string[]])[] = [
  ['metadata', ['fd00:ec2::254/128', 'fd20:ce::254/128']],
  ['unspecified', ['::/128']],
  ['loopback', ['::1/128']],
  // Unique local, and the site-local ones before them.
  ['private', ['fc00::/7', 'fec0::/10']],
  ['link-local', ['fe80::/10']],
  ['multicast', ['ff00::/8']],
  ['documentation', ['2001:db8::/32', '3fff::/20']],
  ['benchmarking', ['2001:2::/48']],
  // Protocol assignments, Teredo among them.
  ['reserved', ['2001::/23']],
];

/** Global unicast, and the two forms that carry an IPv4 address and are routed. */
const IPV6_PUBLIC = ['2000::/3', '64:ff9b::/96', '::ffff:0.0.0.0/96'];

const SPECIAL: readonly (readonly [SpecialKind, BlockList])[] = [
  ...IPV4_RANGES.map(
    ([kind, ranges]) => [kind, blockList(ranges.flatMap(withEmbeddings))] as const,
  ),
  ...IPV6_RANGES.map(([kind, ranges]) => [kind, blockList(ranges)] as const),
];
const PUBLIC = blockList(IPV6_PUBLIC);

/** @param address IPv4 or IPv6 in any spelling, with or without a zone; what is neither is `reserved`. */
export function addressKind(address: string): AddressKind {
  const zone = address.indexOf('%');
  const bare = zone < 0 ? address : address.slice(0, zone);
  const version = isIP(bare);
  if (version === 0) return 'reserved';
  const family = version === 4 ? 'ipv4' : 'ipv6';
  for (const [kind, list] of SPECIAL) if (list.check(bare, family)) return kind;
  return version === 4 || PUBLIC.check(bare, family) ? 'public' : 'reserved';
}

/** Of a host's addresses those to connect to: one that also has private ones is still only met at its public ones. */
export function publicAddresses(addresses: readonly string[]): string[] {
  return addresses.filter((address) => addressKind(address) === 'public');
}

/** The range, and its IPv6 forms that are routed: mapped, NAT64 and 6to4. Others, like compatible ones, are no public ones. */
function withEmbeddings(range: string): string[] {
  const [address = '', length = ''] = range.split('/');
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  const groups = `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
  const embedded = ['::ffff:', '64:ff9b::'].map((prefix) => `${prefix}${address}/${96 + +length}`);
  return [range, ...embedded, `2002:${groups}::/${16 + +length}`];
}

function blockList(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', length = ''] = range.split('/');
    list.addSubnet(address, Number(length), address.includes(':') ? 'ipv6' : 'ipv4');
  }
  return list;
}
