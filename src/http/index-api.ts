/**
 * The index API: every command of `/backlinks/v1.0/`, by GET and by POST.
 *
 * To add a command: a file in `commands/`, a line in `UNITS`, a line here.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type TObject, Type } from 'typebox';
import type { Control } from '../control/control.ts';
import { requireKey, sentKey } from './access.ts';
import { ApiError } from './api-error.ts';
import { answerCommand, type Command, type CommandParts } from './command.ts';
import { getBacklinks } from './commands/get-backlinks.ts';
import { getInlinkRank } from './commands/get-inlink-rank.ts';
import { getMetrics } from './commands/get-metrics.ts';
import { getRefdomains } from './commands/get-refdomains.ts';
import { COMMON, readParameters } from './parameters.ts';
import { answers, ErrorBody } from './response-schemas.ts';

export const INDEX_API = '/backlinks/v1.0';

/** Tags of the OpenAPI document. */
export const DOCUMENTED = 'Index API';
export const EXTENSIONS = 'Index API: extensions';

const Common = Type.Object(COMMON);

/** Registers the commands; to be called on an instance of their own, with the prefix `INDEX_API`. */
export async function addIndexApi(
  app: FastifyInstance,
  control: Control,
  parts: CommandParts,
): Promise<void> {
  await requireKey(app, control);
  addCommands(app, parts);
}

/** The commands alone, on an instance whose hooks say who asks. */
export function addCommands(app: FastifyInstance, parts: CommandParts): void {
  takeJsonBodies(app);
  app.addSchema(ErrorBody);
  addCommand(app, parts, getMetrics);
  addCommand(app, parts, getInlinkRank);
  addCommand(app, parts, getBacklinks);
  addCommand(app, parts, getRefdomains);
}

/** A body is JSON whatever its Content-Type says; none at all is a body without parameters. */
function takeJsonBodies(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    request.raw.headers['content-type'] = 'application/json';
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async (_request: FastifyRequest, body: string) => {
      if (body.length === 0) return {};
      try {
        // RFC 8259 §8.1: a byte order mark may be ignored; some clients' encoders write one.
        return JSON.parse(body.replace(/^\uFEFF/, ''));
      } catch {
        throw new ApiError('unreadable');
      }
    },
  );
}

function addCommand<P extends TObject, Q, A extends TObject>(
  app: FastifyInstance,
  parts: CommandParts,
  command: Command<P, Q, A>,
): void {
  const { name, summary, description, parameters, answer } = command;
  app.addSchema({ ...answer, $id: `${name}-answer` });
  const response = answers(`${name}-answer`);
  const tags = [command.isExtension === true ? EXTENSIONS : DOCUMENTED];
  const documents = { tags, summary, description, response };
  const query = Type.Object(
    { ...COMMON, ...parameters.properties },
    { required: [...Common.required, ...parameters.required] },
  );

  app.get(`/${name}`, {
    schema: { ...documents, operationId: name, querystring: query },
    preValidation: async (request) => {
      const common = { ...sentQuery(request), apikey: sentKey(request) };
      request.query = readParameters(query, common);
    },
    handler: (request, reply) => answerCommand(command, parts, request, reply),
  });
  if (command.methods === 'GET') return;
  app.post(`/${name}`, {
    schema: { ...documents, operationId: `${name}-post`, querystring: Common, body: parameters },
    preValidation: async (request) => {
      request.query = readParameters(Common, { ...sentQuery(request), apikey: sentKey(request) });
      request.body = readParameters(parameters, sentBody(request));
    },
    handler: (request, reply) => answerCommand(command, parts, request, reply),
  });
}

/** Fastify parses every query string into an object. */
const sentQuery = (request: FastifyRequest): Record<string, unknown> =>
  request.query as Record<string, unknown>;

/** @throws ApiError 400 for JSON that is no object. */
function sentBody({ body = {} }: FastifyRequest): Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new ApiError('unreadable');
  return body as Record<string, unknown>;
}
