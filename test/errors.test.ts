/** Holds docs/errors.md to the codes of errors.ts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../src/errors.ts';

const DOCUMENT = readFileSync(join(import.meta.dirname, '../docs/errors.md'), 'utf8');

describe('docs/errors.md', () => {
  it('lists every code with its exit code and meaning, and no other', () => {
    const listed = [...DOCUMENT.matchAll(/^\| `([A-Z_]+)` \| (\d) \| (.*?) \|$/gm)].map(
      ([, code, exit, meaning]) => [code, Number(exit), meaning],
    );
    const known = Object.entries(ERROR_CODES).map(([code, { exit, meaning }]) => [
      code,
      exit,
      meaning,
    ]);
    expect(listed).toEqual(known);
  });
});
