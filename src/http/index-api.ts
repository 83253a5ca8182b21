/**
 * The index API: every command of `/backlinks/v1.0/`, by GET and by POST.
 *
 * To add a command: a file in `commands/`, a line in `UNITS`, a line here, and where the other family has it too, a
 * line in `data-api.ts`.
 */
import { keyInQuery } from './access.ts';
import { downloadAllBacklinks } from './commands/download-all-backlinks.ts';
import { downloadAllBacklinksStatus } from './commands/download-all-backlinks-status.ts';
import { getAnchors } from './commands/get-anchors.ts';
import { getBacklinks } from './commands/get-backlinks.ts';
import { getBrokenBacklinks } from './commands/get-broken-backlinks.ts';
import { getCumulativeBacklinks } from './commands/get-cumulative-backlinks.ts';
import { getEvidence } from './commands/get-evidence.ts';
import { getHistory } from './commands/get-history.ts';
import { getInlinkRank } from './commands/get-inlink-rank.ts';
import { getLinkIntersect } from './commands/get-link-intersect.ts';
import { getMetrics } from './commands/get-metrics.ts';
import { getNewLostBacklinks } from './commands/get-new-lost-backlinks.ts';
import {
  getNewLostBacklinksCount,
  getNewLostRefdomainsCount,
} from './commands/get-new-lost-counts.ts';
import { getNewLostRefdomains } from './commands/get-new-lost-refdomains.ts';
import { getRawBacklinks } from './commands/get-raw-backlinks.ts';
import { getRefdomains } from './commands/get-refdomains.ts';
import { getReferringIps } from './commands/get-referring-ips.ts';
import { getSubscriptionInfo } from './commands/get-subscription-info.ts';
import { getSummary } from './commands/get-summary.ts';
import { getTopPages } from './commands/get-top-pages.ts';
import { type Family, route } from './family.ts';

export const INDEX_API: Family = {
  prefix: '/backlinks/v1.0',
  tags: { documented: 'Index API', extension: 'Index API: extensions' },
  operationPrefix: '',
  readKey: keyInQuery,
  security: [{ apikey: [] }],
  routes: [
    route(getMetrics),
    route(getInlinkRank),
    route(getBacklinks),
    route(getRefdomains),
    route(getRawBacklinks),
    route(downloadAllBacklinks),
    route(downloadAllBacklinksStatus),
    route(getSubscriptionInfo),
    route(getSummary),
    route(getAnchors),
    route(getTopPages),
    route(getReferringIps),
    route(getBrokenBacklinks),
    route(getLinkIntersect),
    route(getNewLostBacklinks),
    route(getNewLostRefdomains),
    route(getHistory),
    route(getNewLostBacklinksCount),
    route(getNewLostRefdomainsCount),
    route(getCumulativeBacklinks),
    route(getEvidence),
  ],
};
