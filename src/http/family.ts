/**
 * A family of paths: the same commands under names and a way to show a key of its own.
 *
 * Two vendors document these questions, one of them the other's successor. What a command asks and answers, its
 * units, checks and refusals do not depend on the family it was asked by; keys and their rates are shared.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Static, type TObject, Type } from 'typebox';
import type { KeyReader } from './access.ts';
import { ApiError } from './api-error.ts';
import { answerCommand, type Command, type CommandParts, type StreamedCommand } from './command.ts';
import { COMMON, readParameters } from './parameters.ts';
import { answers, ErrorBody } from './response-schemas.ts';
import type { CommandName } from './units.ts';

export interface Family {
  /** Path of the family, without a slash at its end. */
  readonly prefix: string;
  /** Tags of the OpenAPI document: for commands of the document, and for what goes beyond it. */
  readonly tags: { readonly documented: string; readonly extension: string };
  /** What the OpenAPI document's names of operations begin with. */
  readonly operationPrefix: string;
  readonly readKey: KeyReader;
  /** Ways to show a key, any of them: names of `SECURITY_SCHEMES`. */
  readonly security: readonly Readonly<Record<string, string[]>>[];
  readonly routes: readonly Route[];
}

/** A command at its path in a family. */
export interface Route {
  /** Below the family's prefix, without a slash before it. */
  readonly path: string;
  readonly add: (app: FastifyInstance, family: Family, parts: CommandParts) => void;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The command that answers a route; undefined for routes that are none. */
    readonly command?: CommandName;
  }
}

type SomeCommand<P extends TObject, Q, A extends TObject> =
  | Command<P, Q, A>
  | StreamedCommand<P, Q, A>;

/**
 * @param path The command's name when absent.
 * @param defaults Of parameters whose default is another one in this family.
 */
export function route<P extends TObject, Q, A extends TObject>(
  command: SomeCommand<P, Q, A>,
  path: string = command.name,
  defaults: Partial<Static<P>> = {},
): Route {
  const own = { ...command, parameters: withDefaults(command.parameters, defaults) };
  return {
    path,
    add: (app, family, parts) => addCommand(app, family, parts, { path, command: own }),
  };
}

function withDefaults<P extends TObject>(schema: P, defaults: Partial<Static<P>>): P {
  const changed = Object.entries(defaults).map(([name, value]) => [
    name,
    { ...schema.properties[name], default: value },
  ]);
  const properties = { ...schema.properties, ...Object.fromEntries(changed) };
  // The same parameters, of the same types.
  return { ...schema, properties };
}

/** Registers a family's commands on an instance of their own, whose hooks say who asks. */
export function addCommands(app: FastifyInstance, family: Family, parts: CommandParts): void {
  takeJsonBodies(app);
  app.addSchema(ErrorBody);
  for (const { add } of family.routes) add(app, family, parts);
}

/** A body is JSON whatever its Content-Type says; none at all is a body without parameters. */
export function takeJsonBodies(app: FastifyInstance): void {
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

const Common = Type.Object(COMMON);

function addCommand<P extends TObject, Q, A extends TObject>(
  app: FastifyInstance,
  family: Family,
  parts: CommandParts,
  { path, command }: { readonly path: string; readonly command: SomeCommand<P, Q, A> },
): void {
  const { name, parameters } = command;
  const documents = documentsOf(app, family, command);
  const operationId = `${family.operationPrefix}${path.replaceAll('/', '-')}`;
  const query = Type.Object(
    { ...COMMON, ...parameters.properties },
    { required: [...parameters.required] },
  );

  app.get(`/${path}`, {
    config: { command: name },
    schema: { ...documents, operationId, querystring: query },
    preValidation: async (request) => {
      request.query = readParameters(query, sentQuery(request));
    },
    handler: (request, reply) => answerCommand(command, parts, request, reply),
  });
  if (command.methods === 'GET') return;
  app.post(`/${path}`, {
    config: { command: name },
    schema: {
      ...documents,
      operationId: `${operationId}-post`,
      querystring: Common,
      body: parameters,
    },
    preValidation: async (request) => {
      request.query = readParameters(Common, sentQuery(request));
      request.body = readParameters(parameters, sentBody(request));
    },
    handler: (request, reply) => answerCommand(command, parts, request, reply),
  });
}

/** What the OpenAPI document says of a command, by either method. */
function documentsOf<P extends TObject, Q, A extends TObject>(
  app: FastifyInstance,
  { tags, security }: Family,
  { name, summary, description, answer, isExtension }: SomeCommand<P, Q, A>,
) {
  const $id = `${name}-answer`;
  if (app.getSchema($id) === undefined) app.addSchema({ ...answer, $id });
  return {
    tags: [isExtension === true ? tags.extension : tags.documented],
    summary,
    description,
    security: [...security],
    response: answers($id),
  };
}

/** Fastify parses every query string into an object. */
export const sentQuery = (request: FastifyRequest): Record<string, unknown> =>
  request.query as Record<string, unknown>;

/** @throws ApiError 400 for JSON that is no object. */
export function sentBody({ body = {} }: Pick<FastifyRequest, 'body'>): Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new ApiError('unreadable');
  return body as Record<string, unknown>;
}
