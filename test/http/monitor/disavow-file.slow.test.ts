/** Disavow files as long as Google takes them. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestServer, type TestServer } from '../../support/api-server.ts';
import { type Ask, askerOf, newSite } from '../../support/monitor.ts';

let server: TestServer;
let ask: Ask;
beforeAll(async () => {
  server = await openTestServer();
  ask = askerOf(server.app, server.key);
});
afterAll(() => server.close());

it('a file of 100,000 lines comes in and goes out', { timeout: 40_000 }, async () => {
  // The planner knows of a short list, as it does until the next look at the table.
  await ask('POST', `/backlink-disavow/${await newSite(ask)}`, { list: ['a.test'] });
  await sql`ANALYZE disavowed`.execute(server.control.db);
  const url = `/api/sites/${await newSite(ask)}/disavow.txt`;
  const file = Array.from({ length: 100_000 }, (_, i) => `domain:${i}.test\n`).join('');
  expect((await ask('POST', url, file)).json).toMatchObject({ added: 100_000, invalid: 0 });
  const headers = { authorization: `Token ${server.key}` };
  const { body } = await server.app.inject({ url, headers });
  expect(body === file).toBe(true);
});
