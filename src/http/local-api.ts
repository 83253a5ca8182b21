/**
 * The index API for the operator at the command line: the same commands, parameters, checks and answers as over
 * HTTP, without a port, a key, units or a rate.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Key } from '../control/keys.ts';
import { AppError } from '../errors.ts';
import { answerErrors } from './error-handler.ts';
import { addCommands } from './family.ts';
import { INDEX_API } from './index-api.ts';
import { QueryQueue } from './query-queue.ts';

export interface LocalQuestion {
  /** `get-backlinks` and the like. */
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

/**
 * @returns The answer as text, JSON or XML.
 * @throws AppError INVALID_SETTING with the API's message for an unknown command or a wrong parameter.
 */
export async function answerLocally(
  index: ClickHouseClient,
  { command, parameters, output }: LocalQuestion,
  signal: AbortSignal,
): Promise<string> {
  const app = localApi(index);
  try {
    const url = `${INDEX_API.prefix}/${encodeURIComponent(command)}`;
    const query = { output };
    const { statusCode, body } = await app.inject({
      method: 'POST',
      url,
      query,
      payload: parameters,
      signal,
    });
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

function localApi(index: ClickHouseClient): FastifyInstance {
  const app = Fastify({ ajv: { customOptions: { coerceTypes: false, removeAdditional: false } } });
  answerErrors(app);
  app.decorateRequest('apiKey', null);
  app.addHook('onRequest', async (request) => {
    request.apiKey = OPERATOR;
  });
  const queue = new QueryQueue({ maxRunning: 1, maxWaiting: 1 });
  const parts = { index, queue, keyById: async () => OPERATOR, charge: async () => true };
  app.register(async (api) => addCommands(api, INDEX_API, parts), {
    prefix: INDEX_API.prefix,
  });
  return app;
}

/** Of `{"error":{"code","message"}}`, or of its XML twin. */
function messageOf(body: string): string {
  return /"message":"([^"]*)"|<message>([^<]*)/.exec(body)?.slice(1).join('') ?? body;
}
