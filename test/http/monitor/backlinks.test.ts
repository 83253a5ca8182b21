/** Sites and their backlinks over HTTP: what a client of the document sends, and what it is told. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKey } from '../../../src/control/keys.ts';
import { openTestServer, type TestServer } from '../../support/api-server.ts';
import { insertRanks } from '../../support/backlink-rows.ts';
import {
  type Ask,
  askerOf,
  documentSample,
  hasDocument,
  newSite,
  refusal,
  shapeOf,
} from '../../support/monitor.ts';

let server: TestServer;
let ask: Ask;
beforeAll(async () => {
  server = await openTestServer();
  ask = askerOf(server.app, server.key);
});
afterAll(() => server.close());

const pages = (count: number) => Array.from({ length: count }, (_, i) => `https://p${i}.test/`);
const idsOf = async (site: number, query = ''): Promise<number[]> =>
  (await ask('GET', `/backlinks/${site}?${query}`)).json.map(({ id }: { id: string }) =>
    Number(id),
  );

describe('/sites', () => {
  it('adds, lists, changes and deletes', async () => {
    const added = await ask('POST', '/sites', { url: 'https://Shop.Example.com', title: 'Shop' });
    expect([added.status, Object.keys(added.json)]).toEqual([200, ['site_id']]);
    const { site_id } = added.json;
    const row = {
      ...{ id: site_id, title: 'Shop', name: 'https://shop.example.com/' },
      ...{ check_every_hours: 72, respects_robots: false, failures_until_lost: 3 },
      ...{ follows_index: false, gsc_sheet: null, gsc_autoimport: false },
      date_added: new Date().toISOString().slice(0, 10),
    };
    expect((await ask('GET', '/sites')).json).toContainEqual(row);
    const sheet = 'https://docs.google.com/spreadsheets/d/1a-B_2cD3e4/edit#gid=0';
    const changes = { title: 'Mine', check_every_hours: '24', gsc_sheet: sheet };
    expect(await ask('PUT', `/sites/${site_id}`, changes)).toEqual({ status: 204 });
    expect((await ask('GET', '/sites')).json).toContainEqual({
      ...row,
      ...changes,
      check_every_hours: 24,
    });
    expect(await ask('PUT', `/sites/${site_id}`, { gsc_sheet: '' })).toEqual({ status: 204 });
    const [changed] = (await ask('GET', '/sites')).json;
    expect(changed).toMatchObject({ title: 'Mine', gsc_sheet: null });
    expect(await ask('DELETE', `/sites/${site_id}`)).toEqual({ status: 204 });
    expect((await ask('GET', '/sites')).json).toEqual([]);
    expect(refusal(await ask('DELETE', `/sites/${site_id}`))).toEqual([
      403,
      'Access denied (wrong site_id)',
    ]);
  });

  it('takes a host for its root page, and its name for a title', async () => {
    const sent = { url: 'blog.example.com', title: '' };
    const { site_id } = (await ask('POST', '/sites', sent)).json;
    const [site] = (await ask('GET', '/sites')).json;
    expect(site).toMatchObject({
      ...{ id: site_id, title: 'blog.example.com', name: 'https://blog.example.com/' },
    });
    await ask('DELETE', `/sites/${site_id}`);
  });
});

describe.skipIf(!hasDocument)('samples of the document', () => {
  it('are answered by lists of backlinks', async () => {
    const site = await newSite(ask);
    await ask('POST', `/backlinks/${site}/list`, {
      ...{ list: ['http://highpoweredseo.com/how-to-become-a-better'] },
      ...{ price: '12.50', charge_period: 'year', charge_start: '2021-10-10', manager: 'M' },
    });
    await insertRanks(server.index, [
      { url: 'http://highpoweredseo.com/', rank: 1, domainRank: 45 },
    ]);
    const unchecked = (await ask('GET', `/backlinks/${site}`)).json;
    expect(unchecked[0]).toMatchObject({
      ...{ anchor: null, http_status: null, is_link_not_found: null, num_links: null },
      ...{ last_crawler_visit: null, gin_index: null, mozda: null, src_domain_yandex_x: null },
      ...{ price: '12.5', charge_period: 'year', charge_start: '2021-10-10', link_manager: 'M' },
      ...{ is_disavow: '0', is_forced_status: '0', source: 'list', src_domain_inlink_rank: '45' },
      ...{ domain: 'highpoweredseo.com', category: '', notes: '', duration: '', link_type: '' },
    });

    await fillRow(site);
    const [row] = (await ask('GET', `/backlinks/${site}`)).json;
    const [sample] = documentSample('List of backlinks') as [Record<string, unknown>];
    expect(Object.keys(row)).toEqual(Object.keys(sample));
    for (const [name, value] of Object.entries(sample))
      expect([name, typeof row[name]]).toEqual([name, value === null ? 'string' : typeof value]);
    expect(row).toMatchObject({
      ...{ anchor: 'SE Ranking', http_status: '301', is_redir: '1', is_link_not_found: '1' },
      ...{ num_links: 10, total_ext_links: '2', fb_likes: '2', gin_index: '11', ugc: '0' },
      ...{ date_lost: '2021-10-10', date_placement: '2018-10-11', src_domain_country: 'USA' },
      ...{ mozda: '51', src_domain_mozda_date: '2018-10-05', src_domain_ip: '184.168.221.40' },
      ...{ last_crawler_visit: '2018-10-05', link_type: 'image', is_blocked_meta: '1' },
    });
  });

  it('are answered by all else', async () => {
    const site = await newSite(ask);
    const at = `/backlinks/${site}`;
    const add = documentSample('Adding a backlink');
    const added = await ask('POST', at, add);
    expect(shapeOf(added.json)).toEqual(shapeOf(documentSample('Adding a backlink', 1)));

    const group = (await ask('POST', `/backlink-groups/${site}`, { name: 'G' })).json.group_id;
    const list = documentSample('List of backlinks import') as object;
    const imported = await ask('POST', `${at}/list`, { ...list, group_id: group });
    expect(imported.json).toEqual(documentSample('List of backlinks import', 1));
    expect(JSON.stringify(imported.json)).toBe('{"added":2,"duplicates":0,"total":2}');

    const stat = await ask('GET', `${at}/stat`);
    expect(shapeOf(stat.json)).toEqual(shapeOf(documentSample('Backlink statistics')));

    const ids = await idsOf(site);
    const recheck = documentSample('Running a backlink index/status check') as object;
    expect(await ask('POST', `${at}/recheck`, { ...recheck, backlink_ids: ids })).toEqual({
      status: 204,
    });
    expect(await ask('POST', `${at}/delete`, { backlink_ids: ids })).toEqual({ status: 204 });
    expect((await ask('GET', at)).json).toEqual([]);
  });
});

/** As a check and third parties would have filled it. */
async function fillRow(site: number): Promise<void> {
  await server.control.db
    .updateTable('site_backlinks')
    .set({
      ...{ state: 'live', checked_at: new Date('2018-10-05T12:00:00Z'), http_status: 301 },
      ...{ is_redirect: true, is_found: true, is_nofollow: true, is_sponsored: false },
      ...{ is_ugc: false, is_image: true, is_meta_blocked: true, is_robots_blocked: true },
      ...{ anchor: 'SE Ranking', title: 'Title', to_url: 'http://tourl.ru/', links: 10 },
      ...{ external_links: 2, ip: '184.168.221.40', country: 'USA', notes: 'ghjg' },
      ...{ google_index: 11, google_index_on: '2018-10-05', yandex_index: 12 },
      ...{ yandex_index_on: '2018-10-05', fb_likes: 2, lost_on: '2021-10-10' },
      ...{ placed_on: '2018-10-11' },
    })
    .where('site_id', '=', site)
    .execute();
  await server.control.db
    .updateTable('referring_domains')
    .set({ ...{ moz_da: 51, moz_da_on: '2018-10-05', yandex_x: 10, yandex_x_on: '2018-10-05' } })
    .where('domain', '=', 'highpoweredseo.com')
    .execute();
}

describe('the list', () => {
  it('has pages, whatever was read and removed before', async () => {
    const site = await newSite(ask);
    await ask('POST', `/backlinks/${site}/list`, { list: pages(300) });
    const all = await idsOf(site, 'limit=1000');
    expect(all).toEqual(all.toSorted((a, b) => a - b));
    expect(await idsOf(site)).toEqual(all.slice(0, 100));
    // In all orders, so that some parts begin behind places that are known and some before.
    for (const [offset, limit] of [
      [250, 30],
      [100, 7],
      [107, 100],
      [299, 10],
      [0, 1],
      [120, 50],
    ])
      expect(await idsOf(site, `limit=${limit}&offset=${offset}`)).toEqual(
        all.slice(offset, (offset ?? 0) + (limit ?? 0)),
      );
    const gone = [all[0], all[110], all[120], all[250]];
    await ask('POST', `/backlinks/${site}/delete`, { backlink_ids: gone });
    const left = all.filter((id) => !gone.includes(id));
    for (const offset of [0, 99, 107, 117, 248, 290, 400])
      expect(await idsOf(site, `limit=60&offset=${offset}`)).toEqual(
        left.slice(offset, offset + 60),
      );
  });

  it('shows what is disavowed, and what was set by hand', async () => {
    const site = await newSite(ask);
    const list = ['https://a.bad.test/x', 'https://bad.test/', 'https://worse-bad.test/'];
    await ask('POST', `/backlinks/${site}/list`, { list: [...list, 'https://c.test/p?q=1'] });
    const bad = { list: ['domain:bad.test', 'https://c.test/p?q=1'] };
    expect((await ask('POST', `/backlink-disavow/${site}`, bad)).json).toEqual({ added: 2 });
    await server.control.db
      .updateTable('site_backlinks')
      .set({ forced_status: 'lost', is_found: true })
      .where('from_url', '=', 'https://bad.test/')
      .execute();
    const { json } = await ask('GET', `/backlinks/${site}`);
    const column = (name: string) => json.map((row: Record<string, unknown>) => row[name]);
    expect(column('is_disavow')).toEqual(['1', '1', '0', '1']);
    expect(column('is_forced_status')).toEqual(['0', '1', '0', '0']);
    expect(column('is_link_not_found')).toEqual([null, '1', null, null]);
  });
});

describe('adding', () => {
  it('takes terms in every form that is documented', async () => {
    const site = await newSite(ask);
    const terms = { price: '1', charge_period: 'one-time', currency: 'eur' };
    await ask('POST', `/backlinks/${site}`, { url: ' http://Backlink.test ', ...terms });
    const { id } = (await ask('POST', `/backlinks/${site}`, { url: 'http://b.test/', price: null }))
      .json;
    const [paid, free] = (await ask('GET', `/backlinks/${site}`)).json;
    expect(paid).toMatchObject({
      ...{ from_url: 'http://backlink.test/', price: '1', charge_period: 'onetime' },
      source: 'api',
    });
    expect(free).toMatchObject({ id: String(id), price: null, charge_period: null });
    const row = await server.control.db
      .selectFrom('site_backlinks')
      .select('currency')
      .where('id', '=', Number(paid.id))
      .executeTakeFirst();
    expect(row).toEqual({ currency: 'EUR' });
  });

  it('tells whoever checks, when there is something to check', async () => {
    let woken = 0;
    const app = await server.build({ monitor: { wake: () => woken++ } });
    const asked = askerOf(app, server.key);
    const site = await newSite(asked);
    await asked('POST', `/backlinks/${site}`, { url: 'http://a.test/' });
    await asked('POST', `/backlinks/${site}`, { url: 'http://a.test/' });
    await asked('POST', `/backlinks/${site}/list`, { list: ['http://a.test/'] });
    expect(woken).toBe(1);
    await asked('POST', `/backlinks/${site}/recheck`, { backlink_ids: await idsOf(site) });
    expect(woken).toBe(2);
  });

  it('counts what is added on a day, all of an account together', async () => {
    const app = await server.build({ monitor: { addsPerDay: 5 } });
    const asked = askerOf(app, (await createKey(server.control)).text);
    const [site, other] = [await newSite(asked), await newSite(asked)];
    const left = async () => (await asked('GET', `/backlinks/${site}/stat`)).json.limit;
    expect(await left()).toBe(5);
    await asked('POST', `/backlinks/${site}/list`, { list: pages(3) });
    await asked('POST', `/backlinks/${other}/list`, { list: pages(1) });
    // What is there already is no adding.
    await asked('POST', `/backlinks/${site}/list`, { list: pages(3) });
    expect(await left()).toBe(1);
    const exceeded = [400, 'Backlinks limit exceeded'];
    const many = await asked('POST', `/backlinks/${site}/list`, { list: pages(5) });
    expect(refusal(many)).toEqual(exceeded);
    expect(await left()).toBe(1);
    expect((await asked('GET', `/backlinks/${site}/stat`)).json.total).toBe(3);
    expect((await asked('POST', `/backlinks/${site}`, { url: 'http://x.test/' })).status).toBe(200);
    const one = await asked('POST', `/backlinks/${site}`, { url: 'http://y.test/' });
    expect(refusal(one)).toEqual(exceeded);
    await server.control.db
      .updateTable('accounts')
      .set({ monitor_adds_on: '2020-01-01' })
      .execute();
    expect(await left()).toBe(5);
  });
});

describe('stat', () => {
  it('counts what checks found', async () => {
    const site = await newSite(ask);
    const list = ['http://a.test/1', 'http://a.test/2', 'http://b.a.test/', 'http://c.test/'];
    list.splice(3, 0, 'http://d.a.test/');
    await ask('POST', `/backlinks/${site}/list`, { list });
    const found = { is_found: true, is_nofollow: false, anchor: 'one', ip: '192.0.2.1' };
    const rows = [
      found,
      { ...found, is_nofollow: true },
      { ...found, is_found: false, anchor: '', ip: '192.0.2.2' },
      { ...found, lost_on: '2026-01-01' },
    ];
    for (const [at, row] of rows.entries())
      await server.control.db
        .updateTable('site_backlinks')
        .set(row)
        .where('site_id', '=', site)
        .where('from_url', '=', list[at] ?? '')
        .execute();
    expect((await ask('GET', `/backlinks/${site}/stat`)).json).toMatchObject({
      ...{ total: 5, anchors: 1, ip: 2, domains: 2, dofollow: 1, nofollow: 1 },
    });
  });
});
