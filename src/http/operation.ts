/** What those who run the server ask: is it alive, can it answer, how is it doing. */
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { Type } from 'typebox';
import { ApiError } from './api-error.ts';
import type { ServerMetrics } from './metrics.ts';
import type { ServerParts } from './parts.ts';

const State = Type.Object({ status: Type.String() });
const tags = ['Operation'];
const RETRY_AFTER_SECONDS = 5;

interface OperationParts extends Pick<ServerParts, 'index' | 'control'> {
  readonly metrics: ServerMetrics;
}

export function addOperationRoutes(app: FastifyInstance, parts: OperationParts): void {
  const live = { tags, summary: 'Whether the process is alive', response: { 200: State } };
  app.get('/healthz', { schema: live }, async () => ({ status: 'alive' }));

  const ready = { tags, summary: 'Whether both engines answer', response: { 200: State } };
  app.get('/readyz', { schema: ready, logLevel: 'warn' }, async (request) => {
    try {
      await enginesAnswer(parts);
    } catch (error) {
      request.log.warn({ err: error }, 'not ready');
      throw new ApiError('busy', { retryAfterSeconds: RETRY_AFTER_SECONDS });
    }
    return { status: 'ready' };
  });

  const metrics = { tags, summary: 'Metrics for Prometheus', produces: ['text/plain'] };
  app.get('/metrics', { schema: metrics, logLevel: 'warn' }, async (_, reply) => {
    const { registry } = parts.metrics;
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

async function enginesAnswer({ index, control }: OperationParts): Promise<void> {
  const result = await index.query({ query: 'SELECT 1', format: 'JSONEachRow' });
  await result.json();
  await sql`SELECT 1`.execute(control.db);
}
