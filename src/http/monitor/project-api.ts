/** The monitor's API by the paths of its document, and of sites and groups as its vendor serves them. */
import { keyInHeaderOrQuery } from '../access.ts';
import {
  deleteSiteBacklinks,
  getSiteBacklinkStats,
  recheckSiteBacklinks,
} from './backlink-changes.ts';
import { addSiteBacklink, addSiteBacklinks, listSiteBacklinks } from './backlinks.ts';
import { deleteDisavowed, getDisavowed, postDisavowed } from './disavow.ts';
import { deleteGroup, getGroups, moveBacklinks, postGroup, putGroup } from './groups.ts';
import { getGscImport, postGscImport, putGscSettings } from './gsc.ts';
import type { Operation } from './operation.ts';
import type { MonitorFamily } from './routes.ts';
import { deleteSite, getSites, postSite, putSite } from './sites.ts';

const BACKLINKS = '/backlinks/:site_id';
const GROUPS = '/backlink-groups/:site_id';
const DISAVOW = '/backlink-disavow/:site_id';

/** The document has another path; clients ask by both. */
const GSC_IMPORT: Operation = { ...getGscImport, name: 'get-gsc-import', isExtension: true };

export const PROJECT_API: MonitorFamily = {
  prefix: '',
  tags: { documented: 'Monitor API', extension: 'Monitor API: extensions' },
  operationPrefix: '',
  readKey: keyInHeaderOrQuery,
  security: [{ token: [] }, { apikey: [] }],
  routes: [
    { method: 'GET', path: '/sites', operation: getSites },
    { method: 'POST', path: '/sites', operation: postSite },
    { method: 'PUT', path: '/sites/:site_id', operation: putSite },
    { method: 'DELETE', path: '/sites/:site_id', operation: deleteSite },
    { method: 'GET', path: BACKLINKS, operation: listSiteBacklinks },
    { method: 'POST', path: BACKLINKS, operation: addSiteBacklink },
    { method: 'POST', path: `${BACKLINKS}/list`, operation: addSiteBacklinks },
    { method: 'POST', path: `${BACKLINKS}/delete`, operation: deleteSiteBacklinks },
    { method: 'POST', path: `${BACKLINKS}/recheck`, operation: recheckSiteBacklinks },
    { method: 'GET', path: `${BACKLINKS}/stat`, operation: getSiteBacklinkStats },
    { method: 'PUT', path: `${BACKLINKS}/settings`, operation: putGscSettings },
    { method: 'POST', path: `${BACKLINKS}/import-gsc`, operation: postGscImport },
    { method: 'GET', path: `${BACKLINKS}/import-status`, operation: getGscImport },
    { method: 'GET', path: `${BACKLINKS}/import-gsc`, operation: GSC_IMPORT },
    { method: 'GET', path: GROUPS, operation: getGroups },
    { method: 'POST', path: GROUPS, operation: postGroup },
    { method: 'PUT', path: GROUPS, operation: putGroup },
    { method: 'DELETE', path: GROUPS, operation: deleteGroup },
    { method: 'POST', path: `${GROUPS}/move`, operation: moveBacklinks },
    { method: 'GET', path: DISAVOW, operation: getDisavowed },
    { method: 'POST', path: DISAVOW, operation: postDisavowed },
    { method: 'DELETE', path: DISAVOW, operation: deleteDisavowed },
  ],
};
