/**
 * The same questions by the paths of SE Ranking's Data API: `/v1/backlinks/…` and `/v1/account/subscription`.
 *
 * A test compares the paths with the list of those that clients are known to call.
 */
import { keyInHeaderOrQuery } from './access.ts';
import { downloadAllBacklinks } from './commands/download-all-backlinks.ts';
import { downloadAllBacklinksStatus } from './commands/download-all-backlinks-status.ts';
import { getAnchors } from './commands/get-anchors.ts';
import { getDomainAuthority, getPageAuthority } from './commands/get-authority.ts';
import {
  getDomainAuthorityHistory,
  getPageAuthorityHistory,
} from './commands/get-authority-history.ts';
import { getBacklinks } from './commands/get-backlinks.ts';
import {
  getBacklinksCount,
  getRefdomainsCount,
  getReferringIpsCount,
  getReferringSubnetsCount,
} from './commands/get-counts.ts';
import { getCumulativeBacklinks } from './commands/get-cumulative-backlinks.ts';
import { getInlinkRank } from './commands/get-inlink-rank.ts';
import { getMetrics } from './commands/get-metrics.ts';
import { getNewLostBacklinks } from './commands/get-new-lost-backlinks.ts';
import {
  getNewLostBacklinksCount,
  getNewLostRefdomainsCount,
} from './commands/get-new-lost-counts.ts';
import { getNewLostRefdomains } from './commands/get-new-lost-refdomains.ts';
import { getRankDistribution } from './commands/get-rank-distribution.ts';
import { getOrderedRawBacklinks } from './commands/get-raw-backlinks.ts';
import { getRefdomains } from './commands/get-refdomains.ts';
import { getReferringIps } from './commands/get-referring-ips.ts';
import { getSubscriptionInfo } from './commands/get-subscription-info.ts';
import { getSummary } from './commands/get-summary.ts';
import { getTopPages } from './commands/get-top-pages.ts';
import { type Family, route } from './family.ts';

/** Events in one answer when nothing is asked for; v1.0 has more. */
const HISTORY_LIMIT = 100;

export const DATA_API: Family = {
  prefix: '/v1',
  tags: { documented: 'Data API', extension: 'Data API' },
  operationPrefix: 'v1-',
  readKey: keyInHeaderOrQuery,
  security: [{ token: [] }, { apikey: [] }],
  routes: [
    route(getMetrics, 'backlinks/metrics'),
    route(getInlinkRank, 'backlinks/authority'),
    route(getPageAuthority, 'backlinks/authority/page'),
    route(getDomainAuthority, 'backlinks/authority/domain'),
    route(getPageAuthorityHistory, 'backlinks/authority/page/history'),
    route(getDomainAuthorityHistory, 'backlinks/authority/domain/history'),
    route(getBacklinks, 'backlinks/all'),
    route(getOrderedRawBacklinks, 'backlinks/raw'),
    route(getRefdomains, 'backlinks/refdomains'),
    route(downloadAllBacklinks, 'backlinks/export'),
    route(downloadAllBacklinksStatus, 'backlinks/export/status'),
    route(getSubscriptionInfo, 'account/subscription'),
    route(getSummary, 'backlinks/summary'),
    route(getAnchors, 'backlinks/anchors'),
    route(getTopPages, 'backlinks/indexed-pages'),
    route(getReferringIps, 'backlinks/referring-ips'),
    route(getBacklinksCount, 'backlinks/count'),
    route(getRefdomainsCount, 'backlinks/refdomains/count'),
    route(getReferringIpsCount, 'backlinks/referring-ips/count'),
    route(getReferringSubnetsCount, 'backlinks/referring-subnets/count'),
    route(getRankDistribution, 'backlinks/authority/domain/distribution'),
    route(getNewLostBacklinks, 'backlinks/history', { limit: HISTORY_LIMIT }),
    route(getNewLostRefdomains, 'backlinks/refdomains/history', { limit: HISTORY_LIMIT }),
    route(getNewLostBacklinksCount, 'backlinks/history/count'),
    route(getNewLostRefdomainsCount, 'backlinks/refdomains/history/count'),
    route(getCumulativeBacklinks, 'backlinks/history/cumulative'),
  ],
};
