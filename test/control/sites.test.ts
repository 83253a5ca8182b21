import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addBacklinks, type NewBacklink } from '../../src/control/add-backlinks.ts';
import type { Control } from '../../src/control/control.ts';
import { createKey } from '../../src/control/keys.ts';
import {
  addSite,
  changeSite,
  listSites,
  type NewSite,
  removeSite,
  siteById,
} from '../../src/control/sites.ts';
import { CONTROL_BACKENDS } from '../support/control.ts';

const SITE: NewSite = {
  title: 'Example',
  url: 'https://www.example.com/',
  host: 'www.example.com',
  domain: 'example.com',
};

const backlink = (host: string, path = ''): NewBacklink => ({
  fromUrl: `https://${host}/${path}`,
  fromHost: host,
  fromDomain: host.split('.').slice(-2).join('.'),
});

describe.each(CONTROL_BACKENDS)('sites on $name', ({ open }) => {
  let control: Control;
  beforeAll(async () => {
    control = await open();
  });
  afterAll(() => control.close());

  const account = async () => (await createKey(control)).key.accountId;

  it('belong to an account, oldest first', async () => {
    const [mine, other] = [await account(), await account()];
    const first = await addSite(control, mine, SITE);
    const second = await addSite(control, mine, { ...SITE, title: 'Again' });
    await addSite(control, other, SITE);
    expect(await listSites(control, mine)).toEqual([first, second]);
    expect(first).toMatchObject({
      ...SITE,
      settings: { respectsRobots: false, failuresUntilLost: 3, gscAutoimport: false },
    });
  });

  it('are not to be had, changed or removed by another account', async () => {
    const { id } = await addSite(control, await account(), SITE);
    const other = await account();
    const unknown = { code: 'SITE_UNKNOWN', message: `no site has the id ${id}` };
    await expect(siteById(control, other, id)).rejects.toMatchObject(unknown);
    await expect(changeSite(control, other, id, { title: 'Mine' })).rejects.toMatchObject(unknown);
    await expect(changeSite(control, other, id, {})).rejects.toMatchObject(unknown);
    await expect(removeSite(control, other, id)).rejects.toMatchObject(unknown);
  });

  it('change in what is told and in nothing else', async () => {
    const mine = await account();
    const site = await addSite(control, mine, SITE);
    const sheet = 'https://docs.google.com/spreadsheets/d/1';
    const settings = { gscSheet: sheet, checkEveryHours: 24 };
    const changed = await changeSite(control, mine, site.id, { title: 'New', settings });
    expect(changed).toEqual({
      ...site,
      title: 'New',
      settings: { ...site.settings, ...settings },
    });
    const back = await changeSite(control, mine, site.id, { settings: { gscSheet: undefined } });
    expect(back.settings).toEqual({ ...changed.settings, gscSheet: undefined });
    expect(await siteById(control, mine, site.id)).toEqual(back);
  });

  it('hold a page once, and pages of other sites as well', async () => {
    const mine = await account();
    const [site, other] = [
      await addSite(control, mine, SITE),
      await addSite(control, mine, { ...SITE, title: 'Other' }),
    ];
    const [a, b, c] = [backlink('a.test'), backlink('b.test', 'x'), backlink('sub.a.test')];
    const terms = { source: 'list', price: 1.5, currency: 'EUR', chargePeriod: 'year' } as const;
    const first = await addBacklinks(control, site.id, [a, b, a], terms);
    expect(first).toEqual({
      ids: [expect.any(Number), expect.any(Number)],
      urls: [a.fromUrl, b.fromUrl],
      duplicates: 1,
    });
    expect(await addBacklinks(control, site.id, [b, c], { source: 'api' })).toMatchObject({
      urls: [c.fromUrl],
      duplicates: 1,
    });
    expect(await addBacklinks(control, other.id, [a], { source: 'api' })).toMatchObject({
      urls: [a.fromUrl],
      duplicates: 0,
    });
    const rows = await control.db
      .selectFrom('site_backlinks')
      .innerJoin('referring_domains as d', 'd.id', 'domain_id')
      .select(['from_url', 'd.domain', 'source', 'price', 'charge_period', 'state'])
      .where('site_id', '=', site.id)
      .orderBy('site_backlinks.id')
      .execute();
    const paid = { source: 'list', price: '1.5000', charge_period: 'year', state: 'unchecked' };
    expect(rows).toEqual([
      { from_url: a.fromUrl, domain: 'a.test', ...paid },
      { from_url: b.fromUrl, domain: 'b.test', ...paid },
      {
        ...{ from_url: c.fromUrl, domain: 'a.test', source: 'api' },
        ...{ price: null, charge_period: null, state: 'unchecked' },
      },
    ]);
  });

  it('take what several add at once, each page once', async () => {
    const site = await addSite(control, await account(), SITE);
    const pages = Array.from({ length: 300 }, (_, i) => backlink(`h${i % 40}.test`, String(i)));
    const orders = [pages, pages.toReversed(), [...pages.slice(150), ...pages.slice(0, 150)]];
    const added = await Promise.all(
      orders.map((order) => addBacklinks(control, site.id, order, { source: 'list' })),
    );
    expect(new Set(added.flatMap(({ urls }) => urls)).size).toBe(pages.length);
    expect(added.reduce((sum, { ids }) => sum + ids.length, 0)).toBe(pages.length);
  });

  it('go with all they hold', async () => {
    const mine = await account();
    const { id } = await addSite(control, mine, SITE);
    await addBacklinks(control, id, [backlink('gone.test')], { source: 'api' });
    await removeSite(control, mine, id);
    const left = await control.db.selectFrom('site_backlinks').where('site_id', '=', id);
    expect(await left.selectAll().execute()).toEqual([]);
    expect(await listSites(control, mine)).toEqual([]);
  });
});
