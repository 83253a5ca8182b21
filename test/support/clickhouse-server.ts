/**
 * A real ClickHouse server on loopback, out of the library that the embedded engine consists of.
 *
 * The library exports `clickhouse local` as a program, which opens the HTTP interface when told so. Python calls it
 * (ctypes), because it takes over the process it runs in.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ClickHouseServer {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  close(): Promise<void>;
}

const LIBRARY = join(
  dirname(createRequire(import.meta.url).resolve('@chdb/lib-linux-x64-gnu/package.json')),
  'libchdb.so',
);

/** Whether this machine has what the server takes; otherwise its tests are to be skipped. */
export const HAS_CLICKHOUSE_SERVER =
  existsSync(LIBRARY) && spawnSync('python3', ['-c', 'import ctypes']).status === 0;

const START_TIMEOUT_MS = 30_000;
const SCRIPT = `
import ctypes, sys
arguments = [b"clickhouse"] + [a.encode() for a in sys.argv[2:]]
ctypes.CDLL(sys.argv[1]).chdb_query_cmdline(len(arguments), (ctypes.c_char_p * len(arguments))(*arguments))
`;

/** Lives until closed, a day at most. */
export async function startClickHouseServer(): Promise<ClickHouseServer> {
  const path = await mkdtemp(join(tmpdir(), 'clickhouse-server-'));
  const port = await freePort();
  const child = spawn(
    'python3',
    [
      ...[
        '-c',
        SCRIPT,
        LIBRARY,
        `--path=${path}`,
        '--listen_host=127.0.0.1',
        `--http_port=${port}`,
      ],
      '--multiquery',
      `--query=SYSTEM START LISTEN HTTP;
        SELECT sleepEachRow(1) FROM numbers(86400)
        SETTINGS function_sleep_max_microseconds_per_block = 100000000, max_block_size = 1 FORMAT Null`,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const url = `http://127.0.0.1:${port}`;
  const close = async () => {
    if (child.exitCode === null) {
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    }
    await rm(path, { recursive: true, force: true });
  };
  try {
    await untilUp(url, child);
  } catch (error) {
    await close();
    throw error;
  }
  return { url, close };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function untilUp(url: string, child: ChildProcess): Promise<void> {
  let words = '';
  child.stderr?.on('data', (chunk) => {
    words += chunk;
  });
  for (const deadline = Date.now() + START_TIMEOUT_MS; Date.now() < deadline; await sleep(50)) {
    if (child.exitCode !== null) throw new Error(`the server ended: ${words}`);
    const answer = await fetch(`${url}/ping`).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Error(`the server does not answer: ${words}`);
}
