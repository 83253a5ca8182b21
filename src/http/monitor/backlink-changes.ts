/** What is done with backlinks by their ids, and their totals. */
import { Type } from 'typebox';
import { backlinkStats } from '../../control/backlink-stats.ts';
import { deleteBacklinks, recheckBacklinks } from '../../control/site-backlinks.ts';
import { ApiError } from '../api-error.ts';
import { parameters } from '../parameters.ts';
import { leftToAdd } from './backlinks.ts';
import { siteOperation } from './operation.ts';
import { backlinkIds } from './parameters.ts';

export const deleteSiteBacklinks = siteOperation({
  name: 'delete-site-backlinks',
  summary: 'Delete backlinks',
  description: 'Deletes backlinks with the history of their checks.',
  parameters: parameters({ backlink_ids: backlinkIds }),
  refusals: { backlink_ids: 'invalidIds' },
  errors: ['invalidIds', 'wrongSite'],
  run: async ({ control }, { id }, { backlink_ids }) => {
    if (!(await deleteBacklinks(control, id, backlink_ids))) throw new ApiError('invalidIds');
    return undefined;
  },
});

export const recheckSiteBacklinks = siteOperation({
  name: 'recheck-site-backlinks',
  summary: 'Check backlinks now',
  description:
    'Puts checks of backlinks first in the queue. status: the page is visited. index: search engines and other third parties are asked, as far as the operator has keys for them.',
  parameters: parameters({
    backlink_ids: backlinkIds,
    recheck_type: Type.Enum(['status', 'index'], {
      ...{ type: 'string', default: 'status' },
      description: 'What is checked.',
    }),
  }),
  refusals: { backlink_ids: 'invalidRecheckIds' },
  errors: ['invalidRecheckIds', 'wrongSite'],
  run: async ({ control, monitor }, { id }, { backlink_ids, recheck_type }) => {
    if (!(await recheckBacklinks(control, id, backlink_ids, recheck_type)))
      throw new ApiError('invalidRecheckIds');
    monitor.wake?.();
    return undefined;
  },
});

const count = (description: string, example: number) =>
  Type.Integer({ minimum: 0, description, examples: [example] });

export const getSiteBacklinkStats = siteOperation({
  name: 'get-site-backlink-stats',
  summary: 'Backlink statistics',
  description:
    'Totals of a site. dofollow and nofollow count links that the latest check of their page found.',
  parameters: parameters({}),
  errors: ['wrongSite'],
  answer: Type.Object({
    total: count('Backlinks.', 9),
    anchors: count('Distinct anchor texts.', 1),
    ip: count('Distinct IP addresses.', 8),
    domains: count('Distinct registrable domains.', 9),
    dofollow: count('Dofollow links.', 0),
    nofollow: count('Nofollow links.', 1),
    limit: count('Backlinks that may still be added today (UTC).', 988),
  }),
  run: async (asking, site) => {
    const { ips, ...stats } = await backlinkStats(asking.control, site.id);
    return { ...stats, ip: ips, limit: await leftToAdd(asking) };
  },
});
