import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addBacklinks, type BacklinkTerms } from '../../src/control/add-backlinks.ts';
import type { Control } from '../../src/control/control.ts';
import { createKey } from '../../src/control/keys.ts';
import { siteCosts, siteCostsByMonth } from '../../src/control/site-costs.ts';
import { addSite } from '../../src/control/sites.ts';
import { CONTROL_BACKENDS } from '../support/control.ts';

describe.each(CONTROL_BACKENDS)('costs of a site on $name', ({ open }) => {
  let control: Control;
  let siteId: number;
  let pages = 0;
  beforeAll(async () => {
    control = await open();
    const { accountId } = (await createKey(control)).key;
    const place = { url: 'https://example.com/', host: 'example.com', domain: 'example.com' };
    siteId = (await addSite(control, accountId, { title: 'Example', ...place })).id;
  });
  afterAll(() => control.close());

  const add = async (terms: Omit<BacklinkTerms, 'source'>): Promise<number> => {
    const fromHost = `p${pages++}.test`;
    const page = { fromUrl: `https://${fromHost}/`, fromHost, fromDomain: fromHost };
    const { ids } = await addBacklinks(control, siteId, [page], { source: 'api', ...terms });
    return ids[0] ?? 0;
  };
  /** First day of the month so many months ago. */
  const monthAgo = (months: number): string => {
    const now = new Date();
    return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1))
      .toISOString()
      .slice(0, 10);
  };

  it('are none without prices', async () => {
    await add({});
    await add({ price: 0, currency: 'USD' });
    expect(await siteCosts(control, siteId)).toEqual([]);
    expect(await siteCostsByMonth(control, siteId, 12)).toEqual([]);
  });

  it('are a month of each period, and what is paid once apart, for each currency', async () => {
    const since = { chargeStart: monthAgo(2), currency: 'USD' };
    await add({ price: 10, chargePeriod: 'monthly', ...since });
    await add({ price: 10, chargePeriod: 'quarterly', ...since });
    await add({ price: 9, chargePeriod: '6months', ...since });
    const lost = await add({ price: 6, chargePeriod: 'year', ...since });
    await add({ price: 100.25, chargePeriod: 'onetime', ...since });
    await add({ price: 7, ...since, chargeStart: monthAgo(0) });
    await add({ price: 3, chargePeriod: 'monthly', currency: 'EUR' });
    await add({ price: 1, chargePeriod: 'onetime' });
    await add({ price: 1000, chargePeriod: 'monthly', currency: 'USD', chargeStart: '2999-01-01' });
    await control.db
      .updateTable('site_backlinks')
      .set({ state: 'lost' })
      .where('id', '=', lost)
      .execute();

    expect(await siteCosts(control, siteId)).toEqual([
      { currency: 'EUR', backlinks: 1, monthly: '3', monthly_lost: '0', onetime: '0' },
      // 10 + 10/3 + 9/6 + 6/12
      { currency: 'USD', backlinks: 6, monthly: '15.3333', monthly_lost: '0.5', onetime: '107.25' },
      { currency: null, backlinks: 1, monthly: '0', monthly_lost: '0', onetime: '1' },
    ]);
    const [now, before, first] = [0, 1, 2].map((months) => monthAgo(months).slice(0, 7));
    expect(await siteCostsByMonth(control, siteId, 12)).toEqual([
      { month: first, currency: 'USD', monthly: '15.3333', onetime: '100.25' },
      { month: before, currency: 'USD', monthly: '15.3333', onetime: '0' },
      { month: now, currency: 'EUR', monthly: '3', onetime: '0' },
      { month: now, currency: 'USD', monthly: '15.3333', onetime: '7' },
      { month: now, currency: null, monthly: '0', onetime: '1' },
    ]);
    expect((await siteCostsByMonth(control, siteId, 1)).map(({ month }) => month)).toEqual([
      now,
      now,
      now,
    ]);
  });
});
