/** The package as npm packs it: a TypeScript program of somebody else compiles with its client and asks a server. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestServer, type TestServer } from '../support/api-server.ts';
import { insertBacklinks } from '../support/backlink-rows.ts';

const ROOT = join(import.meta.dirname, '../..');
const run = promisify(execFile);

const PROGRAM = `
import { ClientError, createClient, type RawBacklink } from 'open-backlinks/client';

const [baseUrl = '', apikey = ''] = process.argv.slice(2);
const client = createClient({ baseUrl, apikey });
const { metrics } = await client.ask('get-metrics', { target: ['b.test'] });
const links: RawBacklink[] = [];
for await (const link of client.rawBacklinks({ target: 'b.test', limit: 2 })) links.push(link);
const image: string | null = links[0]?.image_source ?? null;
const code = await client
  .ask('v1/backlinks/all', { target: 'a b' })
  .catch((error: unknown) => (error instanceof ClientError ? error.code : error));
console.log(JSON.stringify({ backlinks: metrics[0]?.backlinks, links: links.length, image, code }));

const sites = await client.monitor('GET /sites', {});
const titles: string[] = sites.map(({ title }) => title);
void titles;

// @ts-expect-error no such call
const patched = () => client.monitor('PATCH /sites', {});
// @ts-expect-error no such command
const unknown = () => client.ask('get-nothing', {});
// @ts-expect-error a target is missing
const missing = () => client.ask('get-backlinks', {});
// @ts-expect-error a list of targets is wanted
const single = () => client.ask('get-metrics', { target: 5 });
void [patched, unknown, missing, single];
`;

const OPTIONS = {
  target: 'es2024',
  module: 'nodenext',
  lib: ['es2024', 'dom'],
  types: ['node'],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
};

let folder = '';
let server: TestServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'consumer-'));
  server = await openTestServer();
  const to = 'https://b.test/';
  await insertBacklinks(
    server.index,
    ['c', 'd', 'e'].map((name) => ({ from: `https://${name}.test/`, to })),
  );
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

describe('the packed package', () => {
  it('has a client that a TypeScript program uses', async () => {
    await run('npm', ['pack', '--pack-destination', folder], { cwd: ROOT });
    const [archive = ''] = readdirSync(folder);
    // What npm does with it, without the network: the client needs no other package.
    const installed = join(folder, 'node_modules/open-backlinks');
    mkdirSync(join(folder, 'node_modules/@types'), { recursive: true });
    mkdirSync(installed);
    await run('tar', ['-xzf', join(folder, archive), '-C', installed, '--strip-components=1']);
    for (const name of ['@types/node', 'undici-types'])
      symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: OPTIONS }));
    writeFileSync(join(folder, 'program.ts'), PROGRAM);

    const tsc = join(ROOT, 'node_modules/.bin/tsc');
    await run(tsc, ['-p', folder]).catch(({ stdout }) => expect(stdout).toBe(''));
    const address = await server.app.listen({ host: '127.0.0.1', port: 0 });
    const { stdout } = await run(process.execPath, ['program.js', address, server.key], {
      cwd: folder,
    });
    expect(JSON.parse(stdout)).toEqual({ backlinks: 3, links: 3, image: null, code: 400 });
  });
});
