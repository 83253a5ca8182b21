/**
 * Routes of the monitor's API: tables of paths that lead to operations, and the steps every request takes.
 *
 *     404 → 405 → 401 / 403 key → 429 → 403 site → 400 parameters → answer
 *
 * A request about a site that is not the asking account's is refused before its body is read, in the words for a site
 * that does not exist. There is no `output`: answers are JSON.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type TObject, Type } from 'typebox';
import type { Control } from '../../control/control.ts';
import { type Site, siteById } from '../../control/sites.ts';
import { VENDOR_LIMITS } from '../../vendorfiles/limits.ts';
import { ApiError } from '../api-error.ts';
import { type Family, sentBody, sentQuery, takeJsonBodies } from '../family.ts';
import { hangUpSignal } from '../hang-up.ts';
import type { ServerParts } from '../parts.ts';
import { QueryQueue } from '../query-queue.ts';
import { ErrorBody } from '../response-schemas.ts';
import { monitorAnswers } from './monitor-answers.ts';
import type { MonitorErrorKind } from './monitor-errors.ts';
import type { FileAnswer, MonitorAsking, Operation } from './operation.ts';
import { readSent } from './read-sent.ts';

/** Parameter → how it is refused. */
export type Refusals = Readonly<Partial<Record<string, MonitorErrorKind>>>;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Name of the monitor's operation that answers a route. */
    readonly operation?: string;
    readonly refusals?: Refusals;
    /** Whether `output` says nothing. */
    readonly isJsonOnly?: true;
    /** Whether the body is a file. */
    readonly takesFile?: true;
    /** Where a request says which site. */
    readonly siteId?: 'path' | 'query';
  }
  interface FastifyRequest {
    /** What an operation of the monitor is about; null before it was looked up, and where it is about no site. */
    site: Site | null;
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface MonitorRoute {
  readonly method: Method;
  /** With `:site_id` where the path names the site, as digits. */
  readonly path: string;
  readonly operation: Operation;
}

/** A family of paths to the monitor's operations. */
export interface MonitorFamily extends Omit<Family, 'routes'> {
  readonly routes: readonly MonitorRoute[];
}

export interface MonitorRouteParts extends Pick<ServerParts, 'index' | 'monitor' | 'maxStallMs'> {
  readonly control: Control;
  readonly queue: QueryQueue;
}

interface FamilyParts extends MonitorRouteParts {
  readonly turns: QueryQueue;
}

/** Bodies in memory beside the one that is read. */
const MAX_WAITING_FILES = 4;
/** Smaller ones do not wait for each other. */
const LARGE_FILE_BYTES = 2 ** 23;

/** Registers a family on an instance of its own, whose hooks say who asks. */
export function addMonitorRoutes(
  app: FastifyInstance,
  family: MonitorFamily,
  parts: MonitorRouteParts,
): void {
  const turns = new QueryQueue({ maxRunning: 1, maxWaiting: MAX_WAITING_FILES });
  takeJsonBodies(app);
  takeFiles(app);
  app.addSchema(ErrorBody);
  app.addHook('onRequest', async (request) => {
    const { siteId } = request.routeOptions.config;
    if (siteId !== undefined) request.site = await askedSite(parts.control, request, siteId);
  });
  for (const route of family.routes) addRoute(app, family, route, { ...parts, turns });
}

const FILE = 'application/octet-stream';

/** Where an operation takes a file, the body is one. */
function takeFiles(app: FastifyInstance): void {
  // After the hook that makes JSON of every body.
  app.addHook('onRequest', async ({ raw, routeOptions }) => {
    if (!routeOptions.config.takesFile) return;
    if (isForm(raw)) throw new ApiError('notImportable', { text: FORM });
    raw.headers['content-type'] = FILE;
  });
  app.addContentTypeParser(
    FILE,
    { parseAs: 'buffer' },
    async (_: FastifyRequest, body: Buffer) => body,
  );
}

const FORM = 'The body must be the file itself, not a form: curl --data-binary @file';

/** By what was sent, before hooks changed it. */
function isForm({ rawHeaders }: FastifyRequest['raw']): boolean {
  return rawHeaders.some(
    (value, i) =>
      rawHeaders[i - 1]?.toLowerCase() === 'content-type' && /^multipart\//i.test(value),
  );
}

/** PostgreSQL's `integer`. */
const MAX_ID = 2 ** 31 - 1;

async function askedSite(
  control: Control,
  request: FastifyRequest,
  siteId: 'path' | 'query',
): Promise<Site> {
  const { site_id: text } = (siteId === 'path' ? request.params : request.query) as SiteId;
  const id = typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : 0;
  // What cannot be an id is the id of no site.
  return siteById(control, accountOf(request), id <= MAX_ID ? id : 0);
}

interface SiteId {
  readonly site_id?: unknown;
}

function accountOf({ apiKey }: FastifyRequest): number {
  if (apiKey === null) throw new Error('an operation ran before its key was checked');
  return apiKey.accountId;
}

const SITE_ID = Type.Integer({ description: "The site's id.", examples: [1] });
const SitePath = Type.Object({ site_id: SITE_ID });

function addRoute(
  app: FastifyInstance,
  family: MonitorFamily,
  { method, path, operation }: MonitorRoute,
  parts: FamilyParts,
): void {
  const { name, parameters, refusals, takesFile } = operation;
  const isInQuery = takesFile === true || !hasBody(method);
  const siteId = siteIdOf(operation, path);
  const site = siteId === 'query' ? { site_id: SITE_ID } : {};
  const query = isInQuery ? withFirst(site, parameters) : Type.Object(site);
  app.route({
    method,
    // Elsewhere below the prefix there are other APIs.
    url: path.replace(':site_id', ':site_id(^\\d+$)'),
    ...bodyLimitOf(operation, parts),
    config: {
      ...{ operation: name, isJsonOnly: true },
      ...(takesFile && { takesFile }),
      ...(siteId && { siteId }),
      ...(refusals && { refusals }),
    },
    schema: {
      ...documentsOf(app, family, operation, method),
      ...(siteId === 'path' && { params: SitePath }),
      ...(Object.keys(query.properties).length > 0 && { querystring: query }),
      ...(takesFile && { body: { content: { [FILE]: { schema: {} } } } }),
      ...(!isInQuery && Object.keys(parameters.properties).length > 0 && { body: parameters }),
    },
    preValidation: async (request) => {
      if (siteId === 'path') request.params = { site_id: request.site?.id };
      request.query = readSent(query, sentQuery(request));
      if (!isInQuery) request.body = readSent(parameters, sentObject(request, operation));
    },
    handler: async (request, reply) => {
      const asking = askingOf(request, hangUpSignal(reply), parts);
      // Checked by Fastify against the operation's schema, and completed by its defaults.
      const sent = isInQuery ? request.query : request.body;
      const file = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const answer = await operation.answerTo(asking, request.site ?? undefined, sent, file);
      // An operation with types of files answers a file.
      if (operation.fileTypes !== undefined) return sendFile(reply, answer as FileAnswer, parts);
      return operation.answer === undefined ? reply.code(204).send() : answer;
    },
  });
}

function sentObject({ body }: FastifyRequest, { takesListOfOne }: Operation) {
  const isList = takesListOfOne === true && Array.isArray(body) && body.length === 1;
  return sentBody({ body: isList ? body[0] : body });
}

/** A client that takes nothing of a file for so long has left. */
const MAX_STALL_MS = 25_000;

function sendFile(
  reply: FastifyReply,
  { name, type, body }: FileAnswer,
  { maxStallMs = MAX_STALL_MS }: MonitorRouteParts,
): FastifyReply {
  if (typeof body !== 'string') reply.raw.setTimeout(maxStallMs, () => reply.raw.destroy());
  return reply
    .type(type)
    .header('Content-Disposition', `attachment; filename="${name}"`)
    .send(body);
}

function bodyLimitOf(
  { bodyLimit, takesFile }: Operation,
  { monitor }: MonitorRouteParts,
): { readonly bodyLimit?: number } {
  const limit = takesFile ? (monitor?.importMaxBytes ?? VENDOR_LIMITS.maxFileBytes) : bodyLimit;
  return limit === undefined ? {} : { bodyLimit: limit };
}

function siteIdOf({ isAboutSite }: Operation, path: string): 'path' | 'query' | undefined {
  if (!isAboutSite) return undefined;
  return path.includes(':site_id') ? 'path' : 'query';
}

function withFirst(first: TObject['properties'], schema: TObject): TObject {
  const required = [...Object.keys(first), ...schema.required];
  return Type.Object({ ...first, ...schema.properties }, { required });
}

function documentsOf(
  app: FastifyInstance,
  { tags, security, operationPrefix }: MonitorFamily,
  { name, summary, description, answer, errors = [], fileTypes, isExtension }: Operation,
  method: Method,
) {
  const $id = `${name}-answer`;
  if (answer !== undefined && app.getSchema($id) === undefined) app.addSchema({ ...answer, $id });
  const refusals = hasBody(method) ? [...errors, 'tooLarge' as const] : errors;
  return {
    tags: [isExtension === true ? tags.extension : tags.documented],
    summary,
    description,
    // One operation may be there by two methods.
    operationId: `${operationPrefix}${name}${method === 'PATCH' ? '-patch' : ''}`,
    security: [...security],
    response: monitorAnswers(answer === undefined ? undefined : $id, refusals, fileTypes),
  };
}

const hasBody = (method: Method) => method !== 'GET' && method !== 'DELETE';

function askingOf(
  request: FastifyRequest,
  signal: AbortSignal,
  { index, control, queue, turns, monitor = {} }: FamilyParts,
): MonitorAsking {
  const accountId = accountOf(request);
  return {
    ...{ control, accountId, monitor, signal },
    askIndex: (question) => queue.run(() => question(index), signal),
    takeTurn: (bodyBytes, task) =>
      bodyBytes < LARGE_FILE_BYTES ? task() : turns.run(task, signal),
  };
}
