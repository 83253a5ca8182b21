/** Backlinks by what they are, and what the link index has lost, over HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteIndexLoss } from '../../../src/control/index-follows.ts';
import { siteTotals } from '../../../src/control/site-totals.ts';
import { openTestServer, type TestServer } from '../../support/api-server.ts';
import { type Ask, askerOf, newSite, refusal } from '../../support/monitor.ts';
import { addCheck } from '../../support/monitored-site.ts';

let server: TestServer;
let ask: Ask;
beforeAll(async () => {
  server = await openTestServer();
  ask = askerOf(server.app, server.key);
});
afterAll(() => server.close());

const list = ['https://a.test/', 'https://b.test/', 'https://c.test/', 'https://d.test/'];

async function filledSite(): Promise<{ site: number; ids: number[]; group: number }> {
  const site = await newSite(ask);
  await ask('POST', `/backlinks/${site}/list`, { list, price: 5, currency: 'EUR' });
  const rows = (await ask('GET', `/backlinks/${site}`)).json;
  const ids = rows.map(({ id }: { id: string }) => Number(id));
  const group = (await ask('POST', `/backlink-groups/${site}`, { name: 'A' })).json.group_id;
  await ask('POST', `/backlink-groups/${site}/move`, { id: group, backlink_ids: [ids[0]] });
  return { site, ids, group };
}

describe('GET /api/sites/{site_id}/backlinks', () => {
  it('flags what the link index has lost, until it has it again', async () => {
    const { site, ids } = await filledSite();
    const lost = async (query: string) =>
      (await ask('GET', `/api/sites/${site}/backlinks?${query}`)).json;
    expect(await lost('index_lost=true')).toEqual([]);
    await noteIndexLoss(server.control, site, ['https://b.test/', 'https://none.test/'], true);
    // A check that finds the link does not make it known to the index.
    await addCheck(server.control, ids[1] ?? 0, 'live', { at: new Date() });
    expect(await lost('index_lost=true')).toMatchObject([
      { id: ids[1], state: 'live', index_lost_at: expect.stringMatching(/^\d{4}-.*Z$/) },
    ]);
    expect(await lost('index_lost=false')).toHaveLength(3);
    expect(await siteTotals(server.control, site)).toMatchObject({ backlinks: 4, index_lost: 1 });
    await noteIndexLoss(server.control, site, ['https://b.test/'], false);
    expect(await lost('index_lost=1')).toEqual([]);
  });

  it('tells what each is, by state, by group, part after part', async () => {
    const { site, ids, group } = await filledSite();
    await addCheck(server.control, ids[2] ?? 0, 'blocked', {
      at: new Date('2026-03-13T12:00:00Z'),
    });
    await ask('PUT', `/api/sites/${site}/backlinks`, { backlink_ids: [ids[3]], status: 'lost' });
    const found = async (query: string) =>
      (await ask('GET', `/api/sites/${site}/backlinks?${query}`)).json;
    const idsOf = async (query: string) => (await found(query)).map(({ id }: { id: number }) => id);
    expect((await found(''))[0]).toEqual({
      ...{ id: ids[0], from_url: 'https://a.test/', state: 'unchecked', is_forced: false },
      ...{ index_lost_at: null, date_lost: null, checked_at: null },
      ...{ outcome: null, problem: null, http_status: null, rel: [] },
      next_check_at: expect.any(String),
      ...{ group_id: group, source: 'list', currency: 'EUR' },
    });
    expect(await found('state=blocked')).toMatchObject([
      { id: ids[2], checked_at: '2026-03-13T12:00:00.000Z' },
    ]);
    expect(await found('state=lost')).toMatchObject([{ id: ids[3], is_forced: true }]);
    expect(await idsOf(`group_id=${group}`)).toEqual([ids[0]]);
    expect(await idsOf('group_id=0')).toEqual(ids.slice(1));
    expect(await idsOf('limit=2')).toEqual(ids.slice(0, 2));
    expect(await idsOf(`limit=2&after=${ids[1]}`)).toEqual(ids.slice(2));
    expect(await idsOf(`after=${ids[3]}`)).toEqual([]);
  });

  it('tells what the latest check came to, and the rel of the link as it was seen last', async () => {
    const { site, ids } = await filledSite();
    const check = (state: 'live' | 'unreached', found: object) =>
      addCheck(server.control, ids[1] ?? 0, state, found);
    const shown = async () => (await ask('GET', `/api/sites/${site}/backlinks`)).json[1];
    await check('live', { is_nofollow: true, is_ugc: false, is_sponsored: true });
    expect(await shown()).toMatchObject({
      ...{ outcome: 'live', http_status: 200, rel: ['nofollow', 'sponsored'] },
    });
    await check('unreached', { http_status: null });
    expect(await shown()).toMatchObject({
      ...{ outcome: 'unreached', http_status: null, rel: ['nofollow', 'sponsored'] },
    });
  });

  it.each([
    ['state=gone', 'state'],
    ['index_lost=maybe', 'index_lost'],
    ['group_id=-1', 'group_id'],
    ['after=x', 'after'],
    ['limit=1001', 'limit'],
  ])('refuses %s', async (query, name) => {
    const answer = await ask('GET', `/api/sites/${await newSite(ask)}/backlinks?${query}`);
    expect(refusal(answer)).toEqual([400, `Parameter ${name} is invalid.`]);
  });
});
