/** Requests that change the same site at the same time: none fails because of another. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ControlTransaction } from '../../../src/control/control.ts';
import { lockSite } from '../../../src/control/sites.ts';
import { openTestServer, type TestServer } from '../../support/api-server.ts';
import { type Ask, askerOf, type MonitorAnswer, newSite, refusal } from '../../support/monitor.ts';

let server: TestServer;
let ask: Ask;
beforeAll(async () => {
  server = await openTestServer();
  ask = askerOf(server.app, server.key);
});
afterAll(() => server.close());

/** Asks while a transaction is open, which ends when the request waits for it. */
async function askDuring(
  open: (db: ControlTransaction) => Promise<unknown>,
  request: () => Promise<MonitorAnswer>,
  meanwhile: () => Promise<unknown> = async () => undefined,
): Promise<MonitorAnswer> {
  let answer: Promise<MonitorAnswer> | undefined;
  await server.control.db.transaction().execute(async (db) => {
    await open(db);
    answer = request();
    await vi.waitFor(async () => expect(await waiting()).toBe(1), { timeout: 10_000 });
    await meanwhile();
  });
  if (answer === undefined) throw new Error('nothing was asked');
  return answer;
}

/** Statements that wait for a lock. Never asked within a transaction, which goes on seeing the connections of its first look. */
async function waiting(): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`
    SELECT count(*) AS count FROM pg_stat_activity WHERE wait_event_type = 'Lock'`.execute(
    server.control.db,
  );
  return rows[0]?.count ?? 0;
}

const list = ['https://a.test/', 'https://b.test/'];

async function newGroup(site: number, name: string): Promise<number> {
  return (await ask('POST', `/backlink-groups/${site}`, { name })).json.group_id;
}

const removeGroup = (db: ControlTransaction, id: number) =>
  sql`DELETE FROM backlink_groups WHERE id = ${id}`.execute(db);

describe('what is removed while a request is answered', () => {
  it('is a group that does not exist, before backlinks are added to it or moved', async () => {
    const site = await newSite(ask);
    const into = await newGroup(site, 'A');
    const add = () => ask('POST', `/backlinks/${site}/list`, { list, group_id: into });
    const added = await askDuring((db) => removeGroup(db, into), add);
    expect(refusal(added)).toEqual([400, 'Group does not exist']);

    const { id } = (await ask('POST', `/backlinks/${site}`, { url: 'https://c.test/' })).json;
    const to = await newGroup(site, 'B');
    const move = () => ask('POST', `/backlink-groups/${site}/move`, { id: to, backlink_ids: [id] });
    const moved = await askDuring((db) => removeGroup(db, to), move);
    expect(refusal(moved)).toEqual([400, 'Group does not exist']);
  });

  it('is a group that does not exist, when it was looked up already', async () => {
    const site = await newSite(ask);
    const group = await newGroup(site, 'A');
    const added = await askDuring(
      (db) => lockSite(db, site),
      () => ask('POST', `/backlinks/${site}/list`, { list, group_id: group }),
      () => ask('DELETE', `/backlink-groups/${site}?id=${group}`),
    );
    expect(refusal(added)).toEqual([400, 'Group does not exist']);
    expect((await ask('GET', `/backlinks/${site}`)).json).toEqual([]);
  });

  it('is a site that is not theirs', async () => {
    const site = await newSite(ask);
    const answer = await askDuring(
      (db) => sql`DELETE FROM sites WHERE id = ${site}`.execute(db),
      () => ask('POST', `/backlink-groups/${site}`, { name: 'A' }),
    );
    expect(refusal(answer)).toEqual([403, 'Access denied (wrong site_id)']);
  });
});

it('moves, removals of groups and rechecks do not wait for each other in a ring', async () => {
  const site = await newSite(ask);
  const pages = Array.from({ length: 2000 }, (_, i) => `https://p${i}.test/`);
  await ask('POST', `/backlinks/${site}/list`, { list: pages });
  const rows = (await ask('GET', `/backlinks/${site}?limit=1000`)).json;
  const backlink_ids = rows.map(({ id }: { id: string }) => Number(id)).reverse();
  const move = (body: object) => ask('POST', `/backlink-groups/${site}/move`, body);
  for (let round = 0; round < 5; round++) {
    const [from, to] = [await newGroup(site, `from${round}`), await newGroup(site, `to${round}`)];
    await move({ id: from, backlink_ids });
    const answers = await Promise.all([
      move({ id: to, backlink_ids }),
      move({ id: to, group_ids: [from] }),
      ask('POST', `/backlinks/${site}/recheck`, { backlink_ids }),
      ask('DELETE', `/backlink-groups/${site}?id=${from}`),
      ask('DELETE', `/backlink-groups/${site}?id=${to}`),
    ]);
    for (const { status } of answers) expect([204, 400]).toContain(status);
  }
});

it('downloads of a disavow list do not wait for each other in a ring', async () => {
  const { app, key } = server;
  const site = await newSite(ask);
  const pages = Array.from({ length: 3000 }, (_, i) => `https://p${i}.test/`);
  await ask('POST', `/backlink-disavow/${site}`, { list: pages });
  const url = `/api/sites/${site}/disavow.txt?apikey=${key}`;
  const answers = await Promise.all(Array.from({ length: 20 }, () => app.inject({ url })));
  for (const { statusCode } of answers) expect(statusCode).toBe(200);
});
