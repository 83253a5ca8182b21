/** Holds every import of `src/` to the room table of ARCHITECTURE.md, and lets none lead back to its file. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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

/** File → files it imports, types too; paths from `src/`. */
const imports = new Map(files.map((file) => [file, importsOf(file)]));

function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  return [...text.matchAll(/\b(?:from|import) ?\(?'(\.[^']+)'/g)].map(([, specifier = '']) =>
    join(dirname(file), specifier),
  );
}

/** The way by which a file comes back to itself. */
function circleOf(start: string): readonly string[] {
  const ways: string[][] = [[start]];
  const seen = new Set<string>();
  for (const way of ways)
    for (const next of imports.get(way.at(-1) ?? '') ?? []) {
      if (next === start) return [...way, start];
      if (!seen.has(next)) ways.push([...way, next]);
      seen.add(next);
    }
  return [];
}

const roomOf = (file: string): string => file.replace(/\.ts$/, '').split('/')[0] ?? '';

describe('the room table', () => {
  it('has a row for every room, and no other', () => {
    const found = new Set(files.map(roomOf));
    expect([...rooms.keys()].sort()).toEqual([...found].sort());
  });

  it.each([...rooms])('%s lists only rooms above it', (room, imports) => {
    const order = [...rooms.keys()];
    expect(imports.filter((name) => order.indexOf(name) >= order.indexOf(room))).toEqual([]);
  });

  it.each(files)('%s imports only what its room may', (file) => {
    const imported = (imports.get(file) ?? []).map(roomOf);
    const allowed = [roomOf(file), ...(rooms.get(roomOf(file)) ?? [])];
    expect(imported.filter((room) => !allowed.includes(room))).toEqual([]);
  });

  it.each(files)('%s is in no circle of imports', (file) => {
    expect(circleOf(file)).toEqual([]);
  });
});
