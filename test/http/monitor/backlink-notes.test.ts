/** What owners say of their backlinks. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestServer, type TestServer } from '../../support/api-server.ts';
import { type Ask, askerOf, newSite, refusal } from '../../support/monitor.ts';

let server: TestServer;
let ask: Ask;
beforeAll(async () => {
  server = await openTestServer();
  ask = askerOf(server.app, server.key);
});
afterAll(() => server.close());

describe('PUT /api/sites/{id}/backlinks', () => {
  it('changes what is sent, and nothing else', async () => {
    const site = await newSite(ask);
    const list = ['https://a.test/', 'https://b.test/', 'https://c.test/'];
    await ask('POST', `/backlinks/${site}/list`, { list, price: 3, manager: 'Ann' });
    const [first, second] = (await ask('GET', `/backlinks/${site}`)).json;
    const put = (body: object) =>
      ask('PUT', `/api/sites/${site}/backlinks`, { backlink_ids: [first.id, second.id], ...body });
    const told = { notes: 'seen', category: 'blog', duration: '1 year', charge_period: 'year' };
    expect(await put({ status: 'lost', ...told })).toEqual({ status: 204 });
    const rows = (await ask('GET', `/backlinks/${site}`)).json;
    const forced = { is_forced_status: '1', is_link_not_found: '1', price: '3' };
    const changed = { ...told, ...forced, link_manager: 'Ann' };
    expect(rows).toMatchObject([changed, changed, { is_forced_status: '0', notes: '' }]);
    expect(await put({ status: 'auto', notes: '', price: '2.5' })).toEqual({ status: 204 });
    expect((await ask('GET', `/backlinks/${site}`)).json[0]).toMatchObject({
      ...{ is_forced_status: '0', is_link_not_found: null, notes: '', category: 'blog' },
      price: '2.5',
    });
    expect(await put({})).toEqual({ status: 204 });
  });

  it.each([null, ''])('takes back what is sent as %j', async (none) => {
    const site = await newSite(ask);
    const terms = { price: 3, currency: 'USD', charge_period: 'year', charge_start: '2026-01-31' };
    const { json } = await ask('POST', `/backlinks/${site}`, { url: 'https://a.test/', ...terms });
    const put = (body: object) =>
      ask('PUT', `/api/sites/${site}/backlinks`, { backlink_ids: [json.id], ...body });
    await put({ notes: 'seen', manager: 'Ann' });
    const all = { ...terms, notes: 'seen', manager: 'Ann' };
    const nothing = Object.fromEntries(Object.keys(all).map((name) => [name, none]));
    expect(await put(nothing)).toEqual({ status: 204 });
    const [row] = (await ask('GET', `/backlinks/${site}`)).json;
    expect(row).toMatchObject({ price: null, charge_period: null, charge_start: null });
    expect(row).toMatchObject({ notes: '', link_manager: '' });
    expect((await ask('GET', `/api/sites/${site}/costs`)).json).toMatchObject({ totals: [] });
  });

  it('takes as many ids as a list may have', async () => {
    const site = await newSite(ask);
    const { id } = (await ask('POST', `/backlinks/${site}`, { url: 'https://a.test/' })).json;
    const backlink_ids = Array.from({ length: 100_000 }, () => id);
    const put = { backlink_ids, notes: 'seen' };
    expect(await ask('PUT', `/api/sites/${site}/backlinks`, put)).toEqual({ status: 204 });
    expect((await ask('GET', `/backlinks/${site}`)).json).toMatchObject([{ notes: 'seen' }]);
  });

  it.each([
    [{ backlink_ids: [] }, 'Invalid ids'],
    [{ backlink_ids: [99_999_999] }, 'Invalid ids'],
    [{ backlink_ids: 'x' }, 'Invalid ids'],
    [{ status: 'gone' }, 'Parameter status is invalid.'],
    [{ notes: 'x'.repeat(1001) }, 'Parameter notes is invalid.'],
    [{ notes: 'a\0' }, 'Parameter notes is invalid.'],
    [{ price: -1 }, 'Parameter price is invalid.'],
    [{ currency: 'XYZ' }, 'Parameter currency is invalid.'],
    [{ charge_start: '2026-02-30' }, 'Parameter charge_start is invalid.'],
  ])('refuses %j', async (body, message) => {
    const site = await newSite(ask);
    const { json } = await ask('POST', `/backlinks/${site}`, { url: 'https://a.test/' });
    const sent = { backlink_ids: [json.id], ...body };
    expect(refusal(await ask('PUT', `/api/sites/${site}/backlinks`, sent))).toEqual([400, message]);
  });
});
