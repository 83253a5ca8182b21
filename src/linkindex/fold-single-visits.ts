/**
 * The fold of pages with one visit ever, as statements: what `foldPage` computes of a single visit, without its
 * rows leaving the engine.
 *
 * Read: `visits`, one range of keys. Exact before merges, because a reading that came twice gives the same row
 * twice, with one version.
 */
import { type FoldTables, IN_RANGE, OF_LOAD, touchedWith } from './fold-run.ts';

/** Ranks come one higher, so that 0, which an outer join fills in, means that there is none. */
const SINGLE_VISITS = `
  SELECT
    page_key, page_https, page_id, domain_length, visited_at, outcome, status, ip, host_flags, title, noindex,
    canonical_key, canonical_https, redirect_key, redirect_https, redirect_domain_length,
    link_key, link_https, link_domain_length, link_type, link_flags, link_anchor, link_image_source
  FROM visits
  WHERE ${IN_RANGE} AND ${OF_LOAD} AND (page_key, page_https) IN (${touchedWith('one')})`;

const RANKED_SINGLE_VISITS = `
  SELECT visit.*, page.above_rank, domain.above_domain_rank
  FROM (${SINGLE_VISITS}) AS visit
  LEFT JOIN (
    SELECT page_id, inlink_rank + 1 AS above_rank FROM ranks FINAL
    WHERE page_id IN (SELECT page_id FROM visits WHERE ${IN_RANGE} AND ${OF_LOAD})
  ) AS page ON visit.page_id = page.page_id
  LEFT JOIN (
    SELECT domain_key, domain_inlink_rank + 1 AS above_domain_rank FROM domain_ranks FINAL
    WHERE domain_key IN (SELECT substring(page_key, 1, domain_length) FROM visits WHERE ${IN_RANGE} AND ${OF_LOAD})
  ) AS domain ON substring(visit.page_key, 1, visit.domain_length) = domain.domain_key`;

/** `foldPage` for one visit: what `liveLinks` lets live was seen once. */
export const backlinksOfSingleVisits = ({ backlinks }: FoldTables) => `
  INSERT INTO ${backlinks} (
    target_key, target_https, source_key, source_https, link_type, live, first_seen, last_visited,
    event_at, event_reason, anchor, title, flags, image_source, source_host_id, source_ip,
    source_domain_length, target_domain_length, inlink_rank, domain_inlink_rank, version)
  SELECT
    to_key, to_https, page_key, page_https, type, true, visited_at, visited_at,
    [], [], anchor, title, bitOr(flags, host_flags), image_source,
    cityHash64(substring(page_key, 1, position(page_key, ')') - 1)), ip,
    domain_length, to_domain_length, above_rank - 1, above_domain_rank - 1, {version:UInt64}
  FROM (${RANKED_SINGLE_VISITS})
  ARRAY JOIN
    link_key AS to_key, link_https AS to_https, link_domain_length AS to_domain_length, link_type AS type,
    link_flags AS flags, link_anchor AS anchor, link_image_source AS image_source
  WHERE outcome = 'page' AND if(
    noindex OR (canonical_key != '' AND (canonical_key, canonical_https) != (page_key, page_https)),
    type = 'canonical',
    type != 'redirect')`;

/** `pageFacts` of one visit; only a page or a redirect shows content. */
export const pagesOfSingleVisits = ({ pages }: FoldTables) => `
  INSERT INTO ${pages} (
    page_key, page_https, domain_length, first_visited, last_visited, last_succeeded, last_outcome,
    last_status, failures, noindex, canonical_key, canonical_https, redirect_key, redirect_https,
    redirect_domain_length, title, page_id, version)
  SELECT
    page_key, page_https, domain_length, visited_at, visited_at,
    if(outcome IN ('page', 'unchanged', 'redirect'), visited_at, NULL), outcome,
    status, outcome IN ('refused', 'failed'), shows AND noindex,
    if(shows, canonical_key, ''), shows AND canonical_https, if(shows, redirect_key, ''), shows AND redirect_https,
    if(shows, redirect_domain_length, 0), if(shows, title, ''), page_id, {version:UInt64}
  FROM (SELECT *, outcome IN ('page', 'redirect') AS shows FROM (${SINGLE_VISITS}))`;
