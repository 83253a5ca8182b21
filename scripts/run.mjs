/**
 * `npm start` and `npm test` on a fresh clone: installs what is missing, then runs on the project's own Node.
 *
 * Plain JavaScript without dependencies, because it runs before anything is installed, on whatever Node is there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const node = join(root, 'node_modules/node/bin/node');
const [task, ...rest] = process.argv.slice(2);

if (!isInstalled()) run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);

if (task === 'serve') {
  process.argv = [process.argv[0], 'backlinks', 'serve', ...rest];
  await import('../bin/backlinks.mjs');
} else if (task === 'test') run('npm', ['run', '--silent', 'check', ...rest]);
else throw new Error(`run.mjs: unknown task ${task}`);

/** npm writes this file last; older than the lock file means that a dependency has changed since. */
function isInstalled() {
  const mark = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(mark) || !existsSync(node)) return false;
  if (statSync(mark).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs) return true;
  return versions(mark) === versions(join(root, 'package-lock.json'));
}

function versions(lockFile) {
  const { packages } = JSON.parse(readFileSync(lockFile, 'utf8'));
  return Object.entries(packages)
    .filter(([path, entry]) => path !== '' && !entry.optional)
    .map(([path, { version }]) => `${path}@${version}`)
    .sort()
    .join();
}

function run(command, parameters) {
  const path = [dirname(node), join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  const { status, error } = spawnSync(command, parameters, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  });
  if (error !== undefined) throw error;
  if (status !== 0) process.exit(status ?? 1);
}
