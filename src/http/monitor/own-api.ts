/** What the monitor can do beyond its document, below our own prefix: `/api/sites/…`. */
import { keyInHeaderOrQuery } from '../access.ts';
import { getAlerts, postAlertTest, postWebhookSecret, putAlerts } from './alerts.ts';
import { putSiteBacklinks } from './backlink-notes.ts';
import { getSiteBacklinks } from './backlinks-by-state.ts';
import { getChecks } from './checks.ts';
import { getCosts } from './costs.ts';
import { getDisavowFile, postDisavowFile } from './disavow-file.ts';
import { postBingImport, postGscImport, postYandexImport } from './gsc.ts';
import { getImports, postImport } from './imports.ts';
import type { Operation } from './operation.ts';
import type { MonitorFamily } from './routes.ts';
import { getSiteExport } from './site-export.ts';
import { getSuppliers } from './suppliers.ts';

/** The document's, by the path of the others. */
const GSC_IMPORT: Operation = { ...postGscImport, name: 'start-sheet-import' };

const SITE = '/sites/:site_id';

export const MONITOR_OWN_API: MonitorFamily = {
  prefix: '/api',
  tags: { documented: 'Monitor API: extensions', extension: 'Monitor API: extensions' },
  operationPrefix: 'api-',
  readKey: keyInHeaderOrQuery,
  security: [{ token: [] }, { apikey: [] }],
  routes: [
    { method: 'GET', path: `${SITE}/backlinks`, operation: getSiteBacklinks },
    { method: 'PUT', path: `${SITE}/backlinks`, operation: putSiteBacklinks },
    { method: 'GET', path: `${SITE}/export`, operation: getSiteExport },
    { method: 'POST', path: `${SITE}/imports`, operation: postImport },
    { method: 'GET', path: `${SITE}/imports`, operation: getImports },
    { method: 'POST', path: `${SITE}/sources/gsc/import`, operation: GSC_IMPORT },
    { method: 'POST', path: `${SITE}/sources/bing/import`, operation: postBingImport },
    { method: 'POST', path: `${SITE}/sources/yandex/import`, operation: postYandexImport },
    { method: 'GET', path: `${SITE}/disavow.txt`, operation: getDisavowFile },
    { method: 'POST', path: `${SITE}/disavow.txt`, operation: postDisavowFile },
    { method: 'GET', path: `${SITE}/checks`, operation: getChecks },
    { method: 'GET', path: `${SITE}/suppliers`, operation: getSuppliers },
    { method: 'GET', path: `${SITE}/costs`, operation: getCosts },
    { method: 'GET', path: `${SITE}/alerts`, operation: getAlerts },
    { method: 'PUT', path: `${SITE}/alerts`, operation: putAlerts },
    { method: 'POST', path: `${SITE}/alerts/test`, operation: postAlertTest },
    { method: 'POST', path: `${SITE}/alerts/webhook-secret`, operation: postWebhookSecret },
  ],
};
