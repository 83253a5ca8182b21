/**
 * Histories and page facts → encoded rows of `backlinks` and `pages`, and the statements that take them.
 *
 * Enums travel as the numbers that `schema.ts` gives them; ids and versions are added by the engine.
 */
import { LINK_TYPES, OUTCOMES } from '../visit/visit.ts';
import type { PageFacts } from './fold.ts';
import type { FoldTables } from './fold-run.ts';
import { isLive, type LinkHistory } from './link-history.ts';
import type { Ranks } from './rank-lookup.ts';
import type { RowBinary } from './row-binary.ts';

/** Enum8 of `backlinks.event_reason`, in the order of its values. */
const REASONS = [
  'new',
  'page_not_found',
  'crawl_error',
  'page_dropped',
  'redirect',
  'not_canonical',
  'noindex',
  'link_removed',
  'broken_redirect',
  'other',
] as const;

const BACKLINK_STRUCTURE = `
  target_key String, target_https Bool, source_key String, source_https Bool, link_type Int8, live Bool,
  first_seen UInt32, last_visited UInt32, event_at Array(UInt32), event_reason Array(Int8),
  anchor String, title String, flags UInt8, image_source String, ip String,
  source_domain_length UInt16, target_domain_length UInt16,
  inlink_rank Int8, domain_inlink_rank Int8`;

const PAGE_STRUCTURE = `
  page_key String, page_https Bool, domain_length UInt16, first_visited UInt32, last_visited UInt32,
  succeeded Bool, succeeded_at UInt32, last_outcome Int8, last_status UInt16, failures UInt16,
  noindex Bool, canonical_key String, canonical_https Bool,
  redirect_key String, redirect_https Bool, redirect_domain_length UInt16, title String`;

/** A row for `backlinksStatement`. */
export function addBacklink(rows: RowBinary, history: LinkHistory, ranks: Ranks): void {
  const { shown, events } = history;
  rows.ascii(shown.to.key);
  rows.bool(shown.to.https);
  rows.ascii(shown.from.key);
  rows.bool(shown.from.https);
  rows.uint8(LINK_TYPES.indexOf(shown.type));
  rows.bool(isLive(history));
  rows.uint32(history.firstSeen);
  rows.uint32(history.lastVisited);
  rows.varint(events.length);
  for (const { at } of events) rows.uint32(at);
  rows.varint(events.length);
  for (const { reason } of events) rows.uint8(REASONS.indexOf(reason));
  rows.text(shown.anchor);
  rows.text(shown.title);
  rows.uint8(shown.flags);
  rows.ascii(shown.imageSource);
  rows.ascii(shown.ip);
  rows.uint16(shown.from.domainLength);
  rows.uint16(shown.to.domainLength);
  for (const rank of ranks) rows.uint8(rank);
}

/** A row for `pagesStatement`. */
export function addPage(rows: RowBinary, facts: PageFacts): void {
  const { page, content } = facts;
  rows.ascii(page.key);
  rows.bool(page.https);
  rows.uint16(page.domainLength);
  rows.uint32(facts.firstVisited);
  rows.uint32(facts.lastVisited);
  rows.bool(facts.lastSucceeded !== undefined);
  rows.uint32(facts.lastSucceeded ?? 0);
  rows.uint8(OUTCOMES.indexOf(facts.lastOutcome));
  rows.uint16(facts.lastStatus);
  rows.uint16(Math.min(facts.failures, 0xffff));
  rows.bool(content?.noindex ?? false);
  rows.ascii(content?.canonical?.key ?? '');
  rows.bool(content?.canonical?.https ?? false);
  rows.ascii(content?.redirectTo?.key ?? '');
  rows.bool(content?.redirectTo?.https ?? false);
  rows.uint16(content?.redirectTo?.domainLength ?? 0);
  rows.text(content?.title ?? '');
}

/** Takes rows of `addBacklink`, under the version `{version:UInt64}`. */
export const backlinksStatement = (table: FoldTables['backlinks']) => `
  INSERT INTO ${table} (
    target_key, target_https, source_key, source_https, link_type, live, first_seen, last_visited,
    event_at, event_reason, anchor, title, flags, image_source, source_host_id, source_ip,
    source_domain_length, target_domain_length, inlink_rank, domain_inlink_rank, version)
  SELECT
    target_key, target_https, source_key, source_https, link_type, live, first_seen, last_visited,
    event_at, event_reason, anchor, title, flags, image_source,
    cityHash64(substring(source_key, 1, position(source_key, ')') - 1)), toIPv6OrDefault(ip),
    source_domain_length, target_domain_length, inlink_rank, domain_inlink_rank, {version:UInt64}
  FROM input('${BACKLINK_STRUCTURE}')`;

/** Takes rows of `addPage`, under the version `{version:UInt64}`. */
export const pagesStatement = (table: FoldTables['pages']) => `
  INSERT INTO ${table} (
    page_key, page_https, domain_length, first_visited, last_visited, last_succeeded, last_outcome,
    last_status, failures, noindex, canonical_key, canonical_https, redirect_key, redirect_https,
    redirect_domain_length, title, page_id, version)
  SELECT
    page_key, page_https, domain_length, first_visited, last_visited, if(succeeded, succeeded_at, NULL),
    last_outcome, last_status, failures, noindex, canonical_key, canonical_https,
    redirect_key, redirect_https, redirect_domain_length, title,
    cityHash64(concat(if(page_https, '1', '0'), page_key)), {version:UInt64}
  FROM input('${PAGE_STRUCTURE}')`;
