/**
 * The index API for the operator at the command line: the same commands by both families of paths, the same parameters,
 * checks and answers as over HTTP, without a port, a key, units or a rate.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { TObject } from 'typebox';
import type { Key } from '../control/key.ts';
import { AppError } from '../errors.ts';
import type { CommandParts } from './command.ts';
import { cursorsOf } from './cursors.ts';
import { DATA_API } from './data-api.ts';
import { answerErrors } from './error-handler.ts';
import { addCommands } from './family.ts';
import { INDEX_API } from './index-api.ts';
import type { EvidenceParts } from './link-source.ts';
import { QueryQueue } from './query-queue.ts';
import { serializersOfServer } from './serializers.ts';

export interface LocalQuestion {
  /** `get-backlinks` and the like, or a path of another family: `/v1/backlinks/all`. */
  readonly command: string;
  /** As a POST body takes them. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** `json` or `xml`. */
  readonly output: string;
}

/** Whoever may read the data directory may ask what is in it. */
const OPERATOR: Key = {
  id: 0,
  accountId: 0,
  name: 'operator',
  prefix: '',
  status: 'active',
  createdAt: new Date(0),
  expiresAt: undefined,
  unitsLimit: undefined,
  unitsUsed: 0,
  callsPerSecond: Number.POSITIVE_INFINITY,
  lastChargedAt: undefined,
};

/** What is asked. */
export interface LocalParts {
  readonly index: ClickHouseClient;
  /** Secret that cursors are signed with, the same as over HTTP; asked for when a cursor is made or read. */
  readonly secret: () => Promise<Buffer>;
  readonly evidence: EvidenceParts;
}

/**
 * @returns The answer as text, JSON or XML.
 * @throws AppError INVALID_SETTING with the API's message for an unknown command or a wrong parameter.
 */
export async function answerLocally(
  parts: LocalParts,
  { command, parameters, output }: LocalQuestion,
  signal: AbortSignal,
): Promise<string> {
  const app = localApi(parts);
  try {
    await app.ready();
    const url = pathOf(command);
    const { statusCode, body } = await app.inject(
      app.hasRoute({ method: 'POST', url })
        ? { method: 'POST', url, query: { output }, payload: parameters, signal }
        : { method: 'GET', url, query: { ...inQuery(parameters), output }, signal },
    );
    if (statusCode === 200) return body;
    if (statusCode === 404) throw new AppError('INVALID_SETTING', `there is no command ${command}`);
    throw new AppError(
      statusCode < 500 ? 'INVALID_SETTING' : 'ENGINE_UNAVAILABLE',
      messageOf(body),
    );
  } finally {
    await app.close();
  }
}

/** Names come from people: what is no path of ours finds no route. */
function pathOf(command: string): string {
  const names = command.startsWith('/') ? command.slice(1).split('/') : [command];
  const path = names.map(encodeURIComponent).join('/');
  return command.startsWith('/') ? `/${path}` : `${INDEX_API.prefix}/${path}`;
}

/** Parameters of a command that is asked by GET only. */
function inQuery(parameters: LocalQuestion['parameters']): Record<string, string | string[]> {
  const texts = Object.entries(parameters).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map(String) : String(value),
  ]);
  return Object.fromEntries(texts);
}

function localApi({ index, secret, evidence }: LocalParts): FastifyInstance {
  const app = Fastify({
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
    schemaController: { compilersFactory: { buildSerializer: serializersOfServer() } },
  });
  answerErrors(app);
  app.decorateRequest('apiKey', null);
  app.addHook('onRequest', async (request) => {
    request.apiKey = OPERATOR;
  });
  app.addHook('preValidation', async (request, reply) => {
    const name = unknownParameter(request);
    if (name === undefined) return;
    const error = { code: 400, message: `There is no parameter ${name}.` };
    return reply.code(400).send({ error });
  });
  const one = { maxRunning: 1, maxWaiting: 1 };
  const parts: CommandParts = {
    index,
    evidence,
    queue: new QueryQueue(one),
    streams: new QueryQueue(one),
    cursors: cursorsOf(secret, () => new Date()),
    keyById: async () => OPERATOR,
    charge: async () => true,
    refund: async () => {},
  };
  for (const family of [INDEX_API, DATA_API])
    app.register(async (api) => addCommands(api, family, parts), { prefix: family.prefix });
  return app;
}

/** Over HTTP unknown parameters are ignored, as documented; a person's slip of the pen is better told. */
function unknownParameter({ method, query, body, routeOptions }: FastifyRequest) {
  const { schema } = routeOptions;
  // What `addCommands` gave the route; a route that nobody knows has none.
  const known = (method === 'GET' ? schema?.querystring : schema?.body) as TObject | undefined;
  const names = Object.keys((method === 'GET' ? query : body) ?? {});
  return known && names.find((name) => !Object.hasOwn(known.properties, name));
}

/** Of `{"error":{"code","message"}}`, or of its XML twin. */
function messageOf(body: string): string {
  return /"message":"([^"]*)"|<message>([^<]*)/.exec(body)?.slice(1).join('') ?? body;
}
