/** Facts of a check as columns of its backlink. */
import type { CheckFacts } from '../../control/checks.ts';
import type { Facts } from '../../monitor/judge-check.ts';

export function factColumns(facts: Facts): CheckFacts {
  return {
    http_status: facts.httpStatus ?? null,
    is_redirect: facts.isRedirect ?? null,
    is_found: facts.isFound ?? null,
    is_nofollow: facts.isNofollow ?? null,
    is_sponsored: facts.isSponsored ?? null,
    is_ugc: facts.isUgc ?? null,
    is_image: facts.isImage ?? null,
    is_meta_blocked: facts.isMetaBlocked ?? null,
    is_robots_blocked: facts.isRobotsBlocked ?? null,
    anchor: facts.anchor ?? null,
    title: facts.title ?? null,
    to_url: facts.toUrl ?? null,
    links: facts.links ?? null,
    external_links: facts.externalLinks ?? null,
    ip: facts.ip ?? null,
    country: facts.country ?? null,
  };
}
