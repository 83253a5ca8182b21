/** The history of a backlink's checks over HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

describe('GET /api/sites/{site_id}/checks', () => {
  it('tells checks of a backlink of the site, latest first', async () => {
    const [site, another] = [await newSite(ask), await newSite(ask)];
    const { id } = (await ask('POST', `/backlinks/${site}`, { url: 'https://a.test/' })).json;
    const checks = async (of: number, query = '') =>
      (await ask('GET', `/api/sites/${of}/checks?backlink_id=${id}${query}`)).json;
    expect(await checks(site)).toEqual([]);
    await addCheck(server.control, id, 'live', { at: new Date('2026-03-10T12:00:00Z') });
    await addCheck(server.control, id, 'blocked', {
      ...{ at: new Date('2026-03-13T12:00:00Z'), http_status: null, is_found: null },
      problem: 'robots',
    });
    const [latest, first] = await checks(site);
    expect(latest).toMatchObject({
      ...{ at: '2026-03-13T12:00:00.000Z', state: 'blocked', http_status: null },
      problem: 'robots',
      ...{ facts: { is_found: null } },
    });
    expect(first).toMatchObject({
      ...{ at: '2026-03-10T12:00:00.000Z', state: 'live', http_status: 200, problem: null },
      ...{ facts: { is_found: true } },
      evidence: { file: 'evidence.warc.gz', offset: 0, length: 1 },
    });
    expect(await checks(site, '&limit=1')).toEqual([latest]);
    expect(await checks(another)).toEqual([]);
  });

  it.each([
    ['', 'Parameter backlink_id is missing.'],
    ['?backlink_id=x', 'Parameter backlink_id is invalid.'],
    ['?backlink_id=1&limit=0', 'Parameter limit is invalid.'],
  ])('refuses %j', async (query, message) => {
    const site = await newSite(ask);
    expect(refusal(await ask('GET', `/api/sites/${site}/checks${query}`))).toEqual([400, message]);
  });
});
