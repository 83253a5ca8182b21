/**
 * One log line a request, with nothing in it that must stay secret.
 *
 * Of the query only parameters that we know to be harmless are shown; anything else, a key above all, may
 * stand anywhere in it: under another letter case, percent-encoded, misspelt, without a name, or in the value of
 * another parameter, after a `?` or `;` that should have been a `&`.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HUNG_UP } from './hang-up.ts';

const SHOWN = new Set(['target', 'mode', 'limit', 'offset', 'order_by', 'per_domain', 'output']);
const MAX_SHOWN_LENGTH = 500;

export function logAnswers(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    request.log.info({ ...shown(request), status: reply.statusCode, ms }, 'answered');
  });
  // Comes instead of `onResponse`.
  app.addHook('onRequestAbort', async (request) => {
    request.log.info({ ...shown(request), status: HUNG_UP }, 'the client hung up');
  });
}

const shown = (request: FastifyRequest) => ({
  method: request.method,
  url: shownUrl(request.routeOptions.url, request.url),
  keyId: request.apiKey?.id,
  ip: request.ip,
});

/**
 * What may be shown of a request's address.
 *
 * @param route Pattern of the route that took it; undefined for an address nobody knows, of which nothing is shown.
 */
export function shownUrl(route: string | undefined, url: string): string {
  if (route === undefined) return '(unknown)';
  const start = url.indexOf('?');
  const path = shownPath(route, start === -1 ? url : url.slice(0, start));
  if (start === -1) return path;
  const shown = new URLSearchParams();
  for (const [name, value] of new URLSearchParams(url.slice(start)))
    if (SHOWN.has(name)) shown.append(name, harmless(value));
  return shown.size === 0 ? path : `${path}?${shown}`.slice(0, MAX_SHOWN_LENGTH);
}

/** The pattern with the numbers that stand in its places; of what else stands there the name alone. */
function shownPath(route: string, path: string): string {
  const segments = path.split('/');
  const named = route.split('/').map((part, i) => {
    const name = /^:\w+/.exec(part)?.[0];
    const sent = segments[i] ?? '';
    return name === undefined ? part : /^\d+$/.test(sent) ? sent : name;
  });
  return named.join('/');
}

/** Our keys' text, wherever it stands. */
const KEY = /bl_[\w-]+/g;
const CREDENTIALS = /^([^/]*\/\/)?[^/]*@/;
/** Where parameters of a target begin, or of our own where a wrong sign was put before them. */
const PARAMETERS = /[?&;#].*$/s;

/** A target may be anybody's URL: its credentials and parameters are theirs. */
function harmless(value: string): string {
  return value.replace(PARAMETERS, '…').replace(CREDENTIALS, '$1…@').replace(KEY, 'bl_…');
}
