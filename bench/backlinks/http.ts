/** The real server on a loopback port, asked the way a client asks. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClickHouseClient } from '@clickhouse/client';
import { Pool } from 'undici';
import { openControl } from '../../src/control/control.ts';
import { createKey } from '../../src/control/keys.ts';
import { buildServer } from '../../src/http/server.ts';

export interface HttpServer {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  readonly key: string;
  /** Asks one command about a domain and reads the whole answer. @throws Error unless it is 200. */
  ask(command: string, domain: string, parameters?: string): Promise<unknown>;
  close(): Promise<void>;
}

export async function startHttp(index: ClickHouseClient): Promise<HttpServer> {
  const directory = await mkdtemp(join(tmpdir(), 'bench-control-'));
  const control = await openControl({ directory });
  const { text: key } = await createKey(control, { rate: 1_000_000 });
  const server = await buildServer({ index, control, logLevel: 'silent' });
  const origin = await server.listen({ host: '127.0.0.1', port: 0 });
  const pool = new Pool(origin, { connections: 1 });
  return {
    origin,
    key,
    async ask(command, domain, parameters = '') {
      const path = `/backlinks/v1.0/${command}?apikey=${key}&mode=domain&target=${domain}${parameters}`;
      const { statusCode, body } = await pool.request({ method: 'GET', path });
      const answer = await body.json();
      if (statusCode !== 200) throw new Error(`${command}: ${JSON.stringify(answer)}`);
      return answer;
    },
    async close() {
      await pool.close();
      await server.close();
      await control.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
