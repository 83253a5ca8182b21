/** What no vendor documents and our own page asks: `/api/…`. */
import { keyInHeaderOrQuery } from './access.ts';
import { getExports } from './commands/get-exports.ts';
import { getHost } from './commands/get-host.ts';
import { type Family, route } from './family.ts';

export const OWN_API: Family = {
  prefix: '/api',
  tags: { documented: 'Own API', extension: 'Own API' },
  operationPrefix: 'api-',
  readKey: keyInHeaderOrQuery,
  security: [{ token: [] }, { apikey: [] }],
  routes: [route(getExports, 'exports'), route(getHost, 'host')],
};
