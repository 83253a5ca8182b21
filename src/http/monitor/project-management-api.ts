/**
 * The same operations by the later paths of the vendor, `/v1/project-management/…`, with the site's id in the query.
 *
 * Its clients are known by their paths alone; where one does not tell the method, it is that of the document.
 */
import { keyInHeaderOrQuery } from '../access.ts';
import {
  deleteSiteBacklinks,
  getSiteBacklinkStats,
  recheckSiteBacklinks,
} from './backlink-changes.ts';
import { addSiteBacklink, addSiteBacklinks, listSiteBacklinks } from './backlinks.ts';
import { deleteDisavowed, getDisavowed, postDisavowed } from './disavow.ts';
import { deleteGroup, getGroups, moveBacklinks, postGroup, putGroup } from './groups.ts';
import { getLatestGscImport, postGscImport, putGscSettings } from './gsc.ts';
import { PROJECT_API } from './project-api.ts';
import type { MonitorFamily } from './routes.ts';
import { deleteSite, getSites, postSite, putSite } from './sites.ts';

const { tags } = PROJECT_API;

export const PROJECT_MANAGEMENT_API: MonitorFamily = {
  prefix: '/v1/project-management',
  tags: { documented: tags.extension, extension: tags.extension },
  operationPrefix: 'v1-',
  readKey: keyInHeaderOrQuery,
  security: PROJECT_API.security,
  routes: [
    { method: 'GET', path: '/sites', operation: getSites },
    { method: 'POST', path: '/sites', operation: postSite },
    { method: 'PUT', path: '/sites', operation: putSite },
    { method: 'PATCH', path: '/sites', operation: putSite },
    { method: 'DELETE', path: '/sites', operation: deleteSite },
    { method: 'GET', path: '/backlinks', operation: listSiteBacklinks },
    { method: 'POST', path: '/backlinks', operation: addSiteBacklink },
    { method: 'POST', path: '/backlinks/import', operation: addSiteBacklinks },
    { method: 'POST', path: '/backlinks/delete', operation: deleteSiteBacklinks },
    { method: 'POST', path: '/backlinks/recheck', operation: recheckSiteBacklinks },
    { method: 'GET', path: '/backlinks/stats', operation: getSiteBacklinkStats },
    { method: 'PATCH', path: '/backlinks/gsc/settings', operation: putGscSettings },
    { method: 'POST', path: '/backlinks/gsc/import', operation: postGscImport },
    { method: 'GET', path: '/backlinks/gsc/import', operation: getLatestGscImport },
    { method: 'GET', path: '/backlinks/groups', operation: getGroups },
    { method: 'POST', path: '/backlinks/groups', operation: postGroup },
    { method: 'PUT', path: '/backlinks/groups', operation: putGroup },
    { method: 'PATCH', path: '/backlinks/groups', operation: putGroup },
    { method: 'DELETE', path: '/backlinks/groups', operation: deleteGroup },
    { method: 'POST', path: '/backlinks/groups/move', operation: moveBacklinks },
    { method: 'GET', path: '/backlinks/disavowed', operation: getDisavowed },
    { method: 'POST', path: '/backlinks/disavowed', operation: postDisavowed },
    { method: 'DELETE', path: '/backlinks/disavowed', operation: deleteDisavowed },
  ],
};
