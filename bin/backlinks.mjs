#!/usr/bin/env node
/**
 * Starts the command line on a Node that runs it: 24 or newer, with a libuv pool large enough for the embedded
 * engine (its running queries each hold a pool thread; the default of four would stall file reads).
 *
 * The pool's size is read before the first line of a program runs, hence a process of its own.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const source = join(root, 'src/cli/main.ts');
const main = existsSync(source) ? source : join(root, 'dist/cli/main.js');

/**
 * Heaps that start at the size a load needs anyway: growing to it took 23 full collections of each 27 MB archive,
 * a tenth of the time (`bench/ingest.ts`).
 */
const HEAP = [
  '--initial-old-space-size=256',
  '--min-semi-space-size=32',
  '--max-semi-space-size=32',
];

const child = spawn(nodeBinary(), [...HEAP, main, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: {
    UV_THREADPOOL_SIZE: '16',
    // Stripping the types of a hundred files takes a third of a second, in each thread: once is enough.
    NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/backlinks'),
    ...process.env,
  },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    // A terminal sends Ctrl-C to the whole group: the child has it already.
    if (!(signal === 'SIGINT' && process.stdin.isTTY)) child.kill(signal);
  });
child.on('error', (error) => {
  console.error(`backlinks: cannot start Node: ${error.message}`);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 130));

function nodeBinary() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve('node/package.json')), 'bin/node');
}
