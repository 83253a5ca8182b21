/**
 * Who may ask: the refusals that come before a request's parameters are looked at, in their order.
 *
 *     404 unknown command → 405 method → 406 output → 401 / 403 key → 429 rate
 *
 * They run as `onRequest` hooks, so nothing of a refused request's body is read.
 */
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Control } from '../control/control.ts';
import type { Key } from '../control/key.ts';
import { keyByText, stateOf } from '../control/keys.ts';
import { askedFormat } from './answer.ts';
import { ApiError } from './api-error.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null until the key has been checked, which is before any handler of a command. */
    apiKey: Key | null;
  }
}

/** Longer texts are no key of ours; they are not even hashed. */
const MAX_KEY_LENGTH = 256;

/** Refuses unknown addresses with 404, and known ones with other methods with 405. To be called before routes are added. */
export function refuseUnknownRoutes(app: FastifyInstance): void {
  const routes: KnownRoute[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    const path = patternOf(url);
    routes.push(...[method].flat().map((one) => ({ method: one, path })));
  });
  app.addHook('onRequest', async (request) => {
    if (!request.is404) return;
    const url = request.url.split('?', 1)[0] ?? '';
    const known = routes.filter(({ path }) => path.test(url)).map(({ method }) => method);
    // Of what comes by wildcard, such as files of the page at /docs, nothing is known; HEAD is there where GET is.
    const methods = METHODS.filter((method) => known.includes(method));
    if (methods.length === 0) throw new ApiError('notFound');
    throw new ApiError('method', { allow: methods.join(', ') });
  });
  // For routes that find nothing themselves, such as files of the page at /docs.
  app.setNotFoundHandler(() => {
    throw new ApiError('notFound');
  });
}

interface KnownRoute {
  readonly method: string;
  readonly path: RegExp;
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** `/sites/:site_id(^\\d+$)` → the addresses it takes. */
function patternOf(url: string): RegExp {
  const parts = url.split('/').map((part) => {
    const [, rule] = /^:\w+(?:\(\^(.*)\$\))?$/.exec(part) ?? [undefined, RegExp.escape(part)];
    return rule ?? '[^/]+';
  });
  return new RegExp(`^${parts.join('/')}$`);
}

/** Finds the key in a request, as its family has it; undefined when there is none, or none that counts. */
export type KeyReader = (request: FastifyRequest) => string | undefined;

/** Counts calls: one count a key, whatever paths they take. */
export async function callCounter(app: FastifyInstance) {
  await app.register(rateLimit, { global: false });
  return app.createRateLimit({
    timeWindow: 1000,
    keyGenerator: (request) => String(request.apiKey?.id),
    max: (request) => request.apiKey?.callsPerSecond ?? 0,
  });
}

interface KeyChecks {
  readonly readKey: KeyReader;
  readonly countCall: Awaited<ReturnType<typeof callCounter>>;
}

/** Adds the checks of every command to the instance that holds the commands. */
export function requireKey(
  app: FastifyInstance,
  control: Control,
  { readKey, countCall }: KeyChecks,
): void {
  app.addHook('onRequest', async (request) => {
    if (askedFormat(request) === undefined) throw new ApiError('output');
    request.apiKey = await checkedKey(control, readKey(request));
    const call = await countCall(request);
    if (!call.isAllowed && call.isExceeded)
      throw new ApiError('rate', { retryAfterSeconds: Math.max(1, call.ttlInSeconds) });
  });
}

async function checkedKey(control: Control, text: string | undefined): Promise<Key> {
  const key = text === undefined ? undefined : await keyByText(control, text);
  if (key === undefined) throw new ApiError('unauthorized');
  const state = stateOf(key, new Date());
  if (state === 'disabled') throw new ApiError('disabled');
  if (state !== 'active') throw new ApiError('unauthorized');
  return key;
}

/** `apikey` of the query, its name in any letter case; undefined when there is none, or more than one. */
export const keyInQuery: KeyReader = (request) => {
  const sent = queryKeys(request);
  return sent.length === 1 ? keyText(sent[0]) : undefined;
};

/** RFC 9110 §11.4: the scheme's letter case says nothing. */
const TOKEN = /^token +(\S+)$/i;

/**
 * `Authorization: Token KEY`, or `apikey` of the query. A header of another scheme is no key, whatever the query says;
 * both are one key when they are the same.
 */
export const keyInHeaderOrQuery: KeyReader = (request) => {
  const { authorization } = request.headers;
  if (authorization === undefined) return keyInQuery(request);
  const token = TOKEN.exec(authorization)?.[1];
  const sent = queryKeys(request);
  return sent.length === 0 || (sent.length === 1 && sent[0] === token) ? keyText(token) : undefined;
};

/** Whatever the query calls `apikey`, in any letter case, and that is not empty. */
function queryKeys(request: FastifyRequest): unknown[] {
  // Fastify parses every query string into an object.
  return Object.entries(request.query as Record<string, unknown>)
    .filter(([name, value]) => name.toLowerCase() === 'apikey' && value !== '')
    .map(([, value]) => value);
}

/** TRICKY: a parameter that was sent twice is a list. */
const keyText = (sent: unknown): string | undefined =>
  typeof sent === 'string' && sent.length <= MAX_KEY_LENGTH ? sent : undefined;
