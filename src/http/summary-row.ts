/** A target's summary as `get-summary` answers it. */
import { countryOf } from '../country/country-of.ts';
import type { TargetReferrers } from '../linkindex/queries/target-referrers.ts';
import type { TargetSummary } from '../linkindex/queries/target-summary.ts';
import { urlOfKey } from '../url/page-key.ts';
import type { Target } from '../url/target.ts';

/** Entries of a top list. */
const TOP = 10;

/** The fields in their order; what each means is in the command's schema. */
export function summaryRow(target: Target, { referrers, anchors, pages, rank }: TargetSummary) {
  return {
    target: target.text,
    ...countsOf(referrers),
    inlink_rank: rank?.inlinkRank ?? -1,
    domain_inlink_rank: rank?.domainInlinkRank ?? -1,
    anchors: anchors.groups,
    ...kindsOf(referrers),
    dofollow_anchors: anchors.dofollowGroups,
    dofollow_edu_backlinks: referrers.dofollowEduBacklinks,
    pages_with_backlinks: pages.groups,
    top_anchors_by_backlinks: anchors.byBacklinks.map(([[anchor], backlinks]) => ({
      anchor,
      backlinks,
    })),
    top_anchors_by_refdomains: anchors.byRefdomains.map(([[anchor], refdomains]) => ({
      anchor,
      refdomains,
    })),
    top_pages_by_backlinks: pages.byBacklinks.map(([page, backlinks]) => ({
      url: urlOfKey(...page),
      backlinks,
    })),
    top_pages_by_refdomains: pages.byRefdomains.map(([page, refdomains]) => ({
      url: urlOfKey(...page),
      refdomains,
    })),
    top_tlds: topOf(Object.entries(referrers.tlds)).map(([tld, count]) => ({ tld, count })),
    top_countries: topOf(countriesOf(referrers.addresses)).map(([country, count]) => ({
      country,
      count,
    })),
  };
}

const countsOf = (referrers: TargetReferrers) => ({
  backlinks: referrers.backlinks,
  refdomains: referrers.refdomains,
  subnets: referrers.subnets,
  ips: referrers.ips,
  nofollow_backlinks: referrers.nofollowBacklinks,
  dofollow_backlinks: referrers.backlinks - referrers.nofollowBacklinks,
});

const kindsOf = (referrers: TargetReferrers) => ({
  edu_backlinks: referrers.eduBacklinks,
  edu_refdomains: referrers.eduRefdomains,
  gov_backlinks: referrers.govBacklinks,
  gov_refdomains: referrers.govRefdomains,
  from_home_page_backlinks: referrers.homePageBacklinks,
  from_home_page_refdomains: referrers.homePageRefdomains,
  dofollow_from_home_page_backlinks: referrers.dofollowHomePageBacklinks,
  dofollow_refdomains: referrers.dofollowRefdomains,
  text_backlinks: referrers.textBacklinks,
});

/** Referring domains of each country: one counts in every country that any of its addresses lies in. */
function countriesOf(addresses: TargetReferrers['addresses']): Map<string, number> {
  const counts = new Map<string, number>();
  for (const ofHost of addresses)
    for (const country of new Set(ofHost.map(countryOf)))
      if (country !== null) counts.set(country, (counts.get(country) ?? 0) + 1);
  return counts;
}

/** Most first, equal counts by name. */
function topOf(counts: Iterable<readonly [name: string, count: number]>) {
  return [...counts]
    .sort(([a, counted], [b, other]) => other - counted || (a < b ? -1 : 1))
    .slice(0, TOP);
}
