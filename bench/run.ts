/**
 * `npm run bench -- <name> [parameters]`: runs one benchmark, with the thread pool the engine needs.
 *
 * Every benchmark is a script of its own; `node bench/<name>.ts` does the same.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const [name = '', ...parameters] = process.argv.slice(2);
const script = join(import.meta.dirname, `${name}.ts`);
if (!/^[a-z-]+$/.test(name) || !existsSync(script)) {
  console.error('usage: npm run bench -- <name> [parameters]; the names are in bench/README.md');
  process.exit(2);
}
const env = { UV_THREADPOOL_SIZE: '16', ...process.env };
const { status } = spawnSync(process.execPath, [script, ...parameters], { stdio: 'inherit', env });
process.exitCode = status ?? 1;
