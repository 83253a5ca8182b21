/** Version of the program, from its package.json. */
import { readFileSync } from 'node:fs';

// package.json is ours and has a version; it lies beside `src` and beside `dist`.
const PACKAGE = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { readonly version: string };

export const PROGRAM_VERSION = PACKAGE.version;
