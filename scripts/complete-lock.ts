/**
 * Adds to package-lock.json the optional packages of other platforms that npm left out because the registry it asked
 * does not carry them: `npm ci` refuses a lock file without them, on every platform.
 *
 *     node scripts/complete-lock.ts      after a change of dependencies, when its test asks for it
 *
 * What platform a package is for is read from its name, as all of them are named: `…-linux-x64-musl`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface LockedPackage {
  readonly version?: string;
  readonly dev?: boolean;
  readonly license?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const FILE = join(import.meta.dirname, '../package-lock.json');
const PLATFORM =
  /(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|x64|ia32|ppc64|riscv64|s390x)(?:-(gnu|musl))?/;

// npm's own format, version 3.
const lock = JSON.parse(readFileSync(FILE, 'utf8')) as { packages: Record<string, LockedPackage> };
const { '': root = {}, ...packages } = lock.packages;
const complete = Object.entries({ ...packages, ...missing(packages) });
const sorted = complete.sort(([a], [b]) => (a < b ? -1 : 1));
lock.packages = { '': root, ...Object.fromEntries(sorted) };
writeFileSync(FILE, `${JSON.stringify(lock, undefined, 2)}\n`);

function missing(known: Readonly<Record<string, LockedPackage>>): Record<string, object> {
  const found: Record<string, object> = {};
  for (const { dev, license, optionalDependencies = {} } of Object.values(known))
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const path = `node_modules/${name}`;
      const [, os, cpu, libc] = PLATFORM.exec(name) ?? [];
      if (path in known || os === undefined) continue;
      found[path] = {
        version,
        cpu: [cpu],
        ...(dev && { dev }),
        ...(libc && { libc: [libc === 'gnu' ? 'glibc' : libc] }),
        ...(license && { license }),
        optional: true,
        os: [os],
      };
    }
  return found;
}
