/** Third parties as the server asks them: settings, the queue, real requests to a stand-in, budgets in the database. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { askedParties, startSignals } from '../../../src/app/monitor/signals.ts';
import { resolveConfig } from '../../../src/config/resolve.ts';
import { addBacklinks } from '../../../src/control/add-backlinks.ts';
import type { Control } from '../../../src/control/control.ts';
import { openJobs } from '../../../src/control/jobs.ts';
import { createKey } from '../../../src/control/keys.ts';
import { recheckBacklinks } from '../../../src/control/site-backlinks.ts';
import { addSite } from '../../../src/control/sites.ts';
import { openTestControl } from '../../support/control.ts';
import { openVendorServer, type VendorServer } from '../../support/vendor-server.ts';

let control: Control;
let vendor: VendorServer;
beforeAll(async () => {
  [control, vendor] = await Promise.all([openTestControl(), openVendorServer()]);
});
afterAll(async () => {
  await vendor.close();
  await control.close();
});

it('what a recheck of type index wants is asked for and written, within the budget', async () => {
  const { accountId } = (await createKey(control)).key;
  const place = { url: 'https://example.com/', host: 'example.com', domain: 'example.com' };
  const site = await addSite(control, accountId, { title: 'Example', ...place });
  const pages = ['a.test', 'b.test', 'c.test'].map((host) => ({
    ...{ fromUrl: `https://${host}/`, fromHost: host, fromDomain: host },
  }));
  const { ids } = await addBacklinks(control, site.id, pages, { source: 'list' });
  await recheckBacklinks(control, site.id, ids, 'index');

  vendor.reply = ({ body }) => ({
    json: {
      results: JSON.parse(body).targets.map((target: string) => ({
        domain_authority: target === 'a.test' ? 41.6 : null,
      })),
    },
  });
  const environment = {
    BACKLINKS_MOZ_TOKEN: 'token',
    BACKLINKS_MOZ_URL: vendor.url,
    BACKLINKS_MOZ_PER_DAY: '2',
  };
  const parties = askedParties(resolveConfig({ environment, flags: {} }), control);
  expect(parties.map(({ name }) => name)).toEqual(['moz_da']);
  const jobs = await openJobs(control);
  const running = await startSignals({ control, parties, onNotice: () => {} }, jobs);
  await jobs.send('ask-signals', '', {});
  const domains = () =>
    control.db
      .selectFrom('referring_domains')
      .select(['domain', 'moz_da', 'moz_da_on'])
      .orderBy('id')
      .execute();
  const today = new Date().toISOString().slice(0, 10);
  await expect.poll(async () => (await domains())[1]?.moz_da_on, { timeout: 15_000 }).toBe(today);
  await running.close();
  await jobs.close();
  expect(await domains()).toEqual([
    { domain: 'a.test', moz_da: 42, moz_da_on: today },
    { domain: 'b.test', moz_da: null, moz_da_on: today },
    { domain: 'c.test', moz_da: null, moz_da_on: null },
  ]);
  expect(vendor.asked.map(({ path, body }) => [path, JSON.parse(body).targets])).toEqual([
    ['/v2/url_metrics', ['a.test', 'b.test']],
  ]);
});
