/** Costs over HTTP: as they are told for what was sent with backlinks. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestServer, type TestServer } from '../../support/api-server.ts';
import { type Ask, askerOf, newSite, refusal } from '../../support/monitor.ts';

let server: TestServer;
let ask: Ask;
beforeAll(async () => {
  server = await openTestServer();
  ask = askerOf(server.app, server.key);
});
afterAll(() => server.close());

it('GET /api/sites/{site_id}/costs sums what was sent', async () => {
  const site = await newSite(ask);
  const terms = { currency: 'usd', price: '30', charge_period: 'quarterly' };
  await ask('POST', `/backlinks/${site}`, { url: 'https://a.test/', ...terms });
  const month = new Date().toISOString().slice(0, 7);
  expect((await ask('GET', `/api/sites/${site}/costs`)).json).toEqual({
    totals: [{ currency: 'USD', backlinks: 1, monthly: '10', monthly_lost: '0', onetime: '0' }],
    months: [{ month, currency: 'USD', monthly: '10', onetime: '0' }],
  });
  expect(refusal(await ask('GET', `/api/sites/${site}/costs?months=0`))).toEqual([
    400,
    'Parameter months is invalid.',
  ]);
});
