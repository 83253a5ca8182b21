/** What `npm ci` on a fresh clone needs of the lock file, and what must not be in it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const text = readFileSync(join(import.meta.dirname, '../package-lock.json'), 'utf8');
// npm's own format, version 3.
const { packages } = JSON.parse(text) as {
  packages: Record<string, { optionalDependencies?: Record<string, string> }>;
};

describe('package-lock.json of the generator of the client', () => {
  it('names no registry', () => {
    const file = join(import.meta.dirname, '../scripts/client-types/package-lock.json');
    expect(readFileSync(file, 'utf8')).not.toMatch(/"resolved"|registry\./);
  });
});

describe('package-lock.json', () => {
  it('names no registry', () => {
    expect(text).not.toMatch(/"resolved"|registry\./);
  });

  it('has every optional package of every platform (else: node scripts/complete-lock.ts)', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) =>
          packages[`node_modules/${name}`] === undefined &&
          packages[`${path}/node_modules/${name}`] === undefined,
      ),
    );
    expect(missing).toEqual([]);
  });
});
