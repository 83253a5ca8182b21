/**
 * Writes src/client/api-types.ts from docs/openapi.json, with openapi-typescript.
 *
 *     npm run client      after `npm run openapi`, when a test asks for it
 *
 * The generator lies in a folder of its own (scripts/client-types), installed when it is first needed.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clientDocument, type OpenApi } from './client-document.ts';

const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(import.meta.dirname, 'client-types');
const GENERATOR = join(FOLDER, 'node_modules/openapi-typescript/bin/cli.js');

if (!existsSync(GENERATOR))
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: FOLDER, stdio: 'inherit' });

// Our own document.
const openapi = JSON.parse(readFileSync(join(ROOT, 'docs/openapi.json'), 'utf8')) as OpenApi;
const { document, getOnly, hash } = clientDocument(openapi);
const generated = execFileSync(
  process.execPath,
  [GENERATOR, '--default-non-nullable=false', '--immutable', '--alphabetize=false'],
  { input: JSON.stringify(document), encoding: 'utf8', maxBuffer: 1 << 26 },
);
const header = `/**
 * Parameters and answers of every command, by path: made from docs/openapi.json by \`npm run client\`.
 *
 * Of document ${hash}.
 */
`;
const constant = `
/** Paths that take GET alone. */
export const GET_ONLY: readonly string[] = ${JSON.stringify(getOnly, null, 2)};
`;
// Without its own header, and without types of what the document does not have.
const body = generated
  .replace(/^\/\*\*[\s\S]*?\*\/\n+/, '')
  .replaceAll(/^export type (?:webhooks|\$defs|operations) = .*\n/gm, '');
writeFileSync(join(ROOT, 'src/client/api-types.ts'), header + body + constant);
