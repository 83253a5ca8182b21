/** Holds every import of `src/` to the room table of ARCHITECTURE.md. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '../src');
const TABLE = readFileSync(join(SRC, '../ARCHITECTURE.md'), 'utf8');

/** Room → rooms it may import, in the order of the table. */
const rooms = new Map<string, readonly string[]>();
for (const [, room = '', imports = ''] of TABLE.matchAll(/^\| `(\w+)` \| (.*?) ?\|/gm)) {
  const listed = [...imports.matchAll(/`([\w*]+)`/g)].map(([, name = '']) => name);
  rooms.set(room, listed.includes('*') ? [...rooms.keys()] : listed);
}

const files = globSync('**/*.ts', { cwd: SRC });
const roomOf = (path: string): string =>
  relative(SRC, path).replace(/\.ts$/, '').split('/')[0] ?? '';

describe('the room table', () => {
  it('has a row for every room, and no other', () => {
    const found = new Set(files.map((file) => roomOf(join(SRC, file))));
    expect([...rooms.keys()].sort()).toEqual([...found].sort());
  });

  it.each([...rooms])('%s lists only rooms above it', (room, imports) => {
    const order = [...rooms.keys()];
    expect(imports.filter((name) => order.indexOf(name) >= order.indexOf(room))).toEqual([]);
  });

  it.each(files)('%s imports only what its room may', (file) => {
    const path = join(SRC, file);
    const text = readFileSync(path, 'utf8');
    const imported = [...text.matchAll(/\b(?:from|import) ?\(?'(\.[^']+)'/g)].map(
      ([, specifier = '']) => roomOf(join(dirname(path), specifier)),
    );
    const allowed = [roomOf(path), ...(rooms.get(roomOf(path)) ?? [])];
    expect(imported.filter((room) => !allowed.includes(room))).toEqual([]);
  });
});
