/** A server on embedded engines of its own, with a key, for tests that ask it by `inject`. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClickHouseClient } from '@clickhouse/client';
import type { FastifyInstance } from 'fastify';
import type { Control } from '../../src/control/control.ts';
import { openJobs } from '../../src/control/jobs.ts';
import { createKey } from '../../src/control/keys.ts';
import type { ExportParts, ServerParts } from '../../src/http/parts.ts';
import { buildServer } from '../../src/http/server.ts';
import { openTestControl } from './control.ts';
import { openEmbeddedIndex } from './link-index.ts';

export interface TestServer {
  readonly app: FastifyInstance;
  readonly index: ClickHouseClient;
  readonly control: Control;
  readonly exports: ExportParts;
  /** An unlimited key, 10,000 calls a second. */
  readonly key: string;
  /** What the server logged, a line each. */
  readonly lines: string[];
  /** Another server on the same engines; closed with this one. */
  build(options: Partial<ServerParts>): Promise<FastifyInstance>;
  close(): Promise<void>;
}

/** @param openIndex The embedded one when absent. */
export async function openTestServer(
  options: Pick<ServerParts, 'monitor' | 'now'> = {},
  openIndex = openEmbeddedIndex,
): Promise<TestServer> {
  const { index, close: closeIndex } = await openIndex();
  const control = await openTestControl();
  const { text: key } = await createKey(control, { name: 'test', rate: 10_000 });
  const folder = await mkdtemp(join(tmpdir(), 'backlinks-exports-'));
  const jobs = await openJobs(control);
  const exports = { control, jobs, folder };
  const lines: string[] = [];
  const log = { write: (line: string) => void lines.push(line) };
  const built: FastifyInstance[] = [];
  const build = async (more: Partial<ServerParts>): Promise<FastifyInstance> => {
    const app = await buildServer({ index, control, log, exports, ...options, ...more });
    built.push(app);
    return app;
  };
  const app = await build({});
  const close = async (): Promise<void> => {
    for (const server of built) await server.close();
    await jobs.close();
    await control.close();
    await closeIndex();
    await rm(folder, { recursive: true });
  };
  return { app, index, control, exports, key, lines, build, close };
}

/** Text of an answer; any number of calls may run at once. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

const COMMANDS = '/backlinks/v1.0/';

/** GET with a query string, which is sent as it is. */
export async function get(app: FastifyInstance, command: string, query: string): Promise<Answer> {
  const { statusCode, headers, body } = await app.inject(`${COMMANDS}${command}?${query}`);
  return { status: statusCode, headers, text: body };
}

/** POST with a body: a string is sent as it is, anything else as JSON. */
export async function post(
  app: FastifyInstance,
  command: string,
  query: string,
  body: unknown,
  contentType?: string,
): Promise<Answer> {
  const answer = await app.inject({
    method: 'POST',
    url: `${COMMANDS}${command}?${query}`,
    payload: typeof body === 'string' ? body : JSON.stringify(body),
    ...(contentType === undefined ? {} : { headers: { 'content-type': contentType } }),
  });
  return { status: answer.statusCode, headers: answer.headers, text: answer.body };
}
