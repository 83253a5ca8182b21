/**
 * Visits → rows of table `visits`.
 *
 * Encoding is plain computing and runs wherever visits are made, worker threads included; what crosses to the
 * thread that has the engine is one block of bytes. Ids are hashes that the engine computes on the way in, so
 * that every hash in the index is the same function.
 */
import { publicSuffixKind } from '../url/public-suffix.ts';
import { LINK_TYPES, OUTCOMES, SOURCES, type Visit, type VisitLink } from '../visit/visit.ts';
import { RowBinary } from './row-binary.ts';
import { FLAG } from './schema.ts';

/** Columns of an encoded row, in order. */
const STRUCTURE = `
  page_key String, page_https Bool, domain_length UInt16, visited_at DateTime(\\'UTC\\'), record_id String,
  outcome Int8, status UInt16, ip String, host_flags UInt8, title String, noindex Bool, nofollow Bool,
  body_from UInt32, canonical_key String, canonical_https Bool,
  redirect_key String, redirect_https Bool, redirect_domain_length UInt16,
  links Array(Tuple(key String, https Bool, domain_length UInt16, type Int8, flags UInt8, anchor String, image_source String)),
  follows Array(String), source Int8, file String, offset UInt64, length UInt64`;

/**
 * Puts encoded rows into `visits`, under the load `{load:UInt64}`.
 *
 * An archive record that is read twice, even from two files, is one visit: it is named by its record id, or by
 * its place when it has none. If two readings of one visit differ (WARC and WAT of one capture), the source
 * that sees more wins, then the larger hash of all that was read: the same whichever came first.
 */
export const INSERT_VISITS = `
  INSERT INTO visits (
    page_key, page_https, domain_length, visited_at, visit_id, precedence, outcome, status, ip, host_flags, title,
    noindex, nofollow, body_from, canonical_key, canonical_https, redirect_key, redirect_https, redirect_domain_length,
    link_key, link_https, link_domain_length, link_type, link_flags, link_anchor, link_image_source,
    arcs, source, file, offset, length, load)
  SELECT
    page_key, page_https, domain_length, visited_at,
    if(record_id = '', cityHash64(file, offset), cityHash64(record_id)),
    bitOr(bitShiftLeft(toUInt64(255 - source), 56), bitShiftRight(cityHash64(tuple(*)), 8)),
    outcome, status, toIPv6OrDefault(ip), host_flags, title,
    noindex, nofollow, body_from, canonical_key, canonical_https, redirect_key, redirect_https, redirect_domain_length,
    links.key, links.https, links.domain_length, links.type, links.flags, links.anchor, links.image_source,
    arrayMap(name -> cityHash64(name), follows), source, file, offset, length, {load:UInt64}
  FROM input('${STRUCTURE.replaceAll(/\s+/g, ' ').trim()}')`;

/** As large as fits a block of rows; grows once and is kept. */
const rows = new RowBinary();

/** @returns Rows for `INSERT_VISITS`, in a buffer of their own (transferable to another thread). */
export function encodeVisits(visits: readonly Visit[]): Uint8Array<ArrayBuffer> {
  for (const visit of visits) {
    addPage(visit);
    rows.varint(visit.links.length);
    for (const link of visit.links) addLink(link);
    rows.varint(visit.follows.length);
    for (const { key, https } of visit.follows) rows.node(key, https);
    rows.uint8(SOURCES.indexOf(visit.source));
    rows.text(visit.evidence.file);
    rows.uint64(visit.evidence.offset);
    rows.uint64(visit.evidence.length);
  }
  return rows.take();
}

function addPage({ url, canonical, redirectTo, ...visit }: Visit): void {
  rows.ascii(url.key);
  rows.bool(url.https);
  rows.uint16(url.domainLength);
  rows.uint32(visit.at);
  rows.text(visit.evidence.recordId);
  rows.uint8(OUTCOMES.indexOf(visit.outcome));
  rows.uint16(visit.status);
  rows.text(visit.ip);
  rows.uint8(hostFlags(url.host));
  rows.text(visit.title);
  rows.bool(visit.noindex);
  rows.bool(visit.nofollow);
  rows.uint32(visit.bodyFrom ?? 0);
  rows.ascii(canonical?.key ?? '');
  rows.bool(canonical?.https ?? false);
  rows.ascii(redirectTo?.key ?? '');
  rows.bool(redirectTo?.https ?? false);
  rows.uint16(redirectTo?.domainLength ?? 0);
}

function addLink(link: VisitLink): void {
  rows.ascii(link.to.key);
  rows.bool(link.to.https);
  rows.uint16(link.to.domainLength);
  rows.uint8(LINK_TYPES.indexOf(link.type));
  rows.uint8(
    (link.nofollow ? FLAG.nofollow : 0) |
      (link.ugc ? FLAG.ugc : 0) |
      (link.sponsored ? FLAG.sponsored : 0) |
      (link.image ? FLAG.image : 0),
  );
  rows.text(link.anchor);
  rows.ascii(link.imageSource);
}

/** Archives hold the pages of a host together. */
let latestHost = '';
let latestFlags = 0;

function hostFlags(host: string): number {
  if (host !== latestHost) {
    const kind = publicSuffixKind(host);
    latestFlags = kind === 'other' ? 0 : FLAG[kind];
    latestHost = host;
  }
  return latestFlags;
}
