/** Statements behind the monitor's API: what several do at once, and what a list knows of its places. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addBacklinks } from '../../src/control/add-backlinks.ts';
import { BacklinkPlaces } from '../../src/control/backlink-places.ts';
import type { Control } from '../../src/control/control.ts';
import { addsLeft, countAdds } from '../../src/control/daily-adds.ts';
import { addDisavowed, listDisavowed, markExported } from '../../src/control/disavow.ts';
import { createKey } from '../../src/control/keys.ts';
import {
  deleteBacklinks,
  listBacklinks,
  recheckBacklinks,
} from '../../src/control/site-backlinks.ts';
import { addSite, siteById } from '../../src/control/sites.ts';
import { CONTROL_BACKENDS } from '../support/control.ts';

describe('BacklinkPlaces', () => {
  it('knows the nearest place before an offset', () => {
    const places = new BacklinkPlaces();
    places.learn(1, 0, { offset: 999, id: 5000 });
    places.learn(1, 0, { offset: 100, id: 700 });
    places.learn(2, 0, { offset: 50, id: 60 });
    expect(places.before(1, 0, 99)).toEqual({ offset: 0, id: 0 });
    expect(places.before(1, 0, 100)).toEqual({ offset: 100, id: 700 });
    expect(places.before(1, 0, 5000)).toEqual({ offset: 999, id: 5000 });
    expect(places.before(3, 0, 5000)).toEqual({ offset: 0, id: 0 });
  });

  it('forgets what a removal has moved, and takes nothing that was read before it', () => {
    const places = new BacklinkPlaces();
    places.learn(1, 0, { offset: 10, id: 20 });
    expect(places.before(1, 1, 10)).toEqual({ offset: 0, id: 0 });
    places.learn(1, 1, { offset: 10, id: 21 });
    places.learn(1, 0, { offset: 10, id: 20 });
    expect(places.before(1, 1, 10)).toEqual({ offset: 10, id: 21 });
    expect(places.before(1, 0, 10)).toEqual({ offset: 0, id: 0 });
  });

  it('does not grow without end', () => {
    const places = new BacklinkPlaces();
    for (let at = 1; at <= 10_000; at++) places.learn(at % 1500, 0, { offset: at, id: at });
    for (let at = 1; at <= 10_000; at++) places.learn(1, 0, { offset: at, id: at });
    expect(places.before(1, 0, 10_000)).toEqual({ offset: 10_000, id: 10_000 });
  });
});

describe.each(CONTROL_BACKENDS)('backlinks of a site on $name', ({ open }) => {
  let control: Control;
  beforeAll(async () => {
    control = await open();
  });
  afterAll(() => control.close());

  async function newSite(): Promise<{ id: number; accountId: number }> {
    const { key } = await createKey(control);
    const url = 'https://example.com/';
    const place = { title: 'Example', url, host: 'example.com', domain: 'example.com' };
    return addSite(control, key.accountId, place);
  }

  const pages = (count: number, name = 'p') =>
    Array.from({ length: count }, (_, i) => ({
      fromUrl: `https://${name}${i}.test/`,
      fromHost: `${name}${i}.test`,
      fromDomain: `${name}${i}.test`,
    }));

  it('are listed the same whatever was removed between two parts, by whomever', async () => {
    const { id, accountId } = await newSite();
    const { ids } = await addBacklinks(control, id, pages(60), { source: 'api' });
    const part = async (limit: number, offset: number) => {
      const site = await siteById(control, accountId, id);
      return (await listBacklinks(control, site, { limit, offset })).map((row) => row.id);
    };
    const left = [...ids];
    for (let round = 0; round < 20; round++) {
      const offset = (round * 17) % left.length;
      expect(await part(10, offset)).toEqual(left.slice(offset, offset + 10));
      const [gone = 0] = left.splice((round * 31) % left.length, 1);
      expect(await deleteBacklinks(control, id, [gone])).toBe(true);
    }
  });

  it('are changed by several at once, in any order', async () => {
    const { id } = await newSite();
    const { ids } = await addBacklinks(control, id, pages(200), { source: 'api' });
    const orders = [ids, ids.toReversed(), [...ids.slice(100), ...ids.slice(0, 100)]];
    const done = await Promise.all([
      ...orders.map((order) => recheckBacklinks(control, id, order)),
      ...orders.map((order) => recheckBacklinks(control, id, order, 'index')),
      addBacklinks(control, id, pages(50, 'q'), { source: 'api' }).then(() => true),
    ]);
    expect(done).toEqual(done.map(() => true));
    const deleted = await Promise.all(orders.map((order) => deleteBacklinks(control, id, order)));
    expect(deleted.filter(Boolean)).toHaveLength(1);
    const left = await sql`SELECT FROM site_backlinks WHERE site_id = ${id}`.execute(control.db);
    expect(left.rows).toHaveLength(50);
  });

  it('come first in the queue by a recheck of their kind', async () => {
    const { id } = await newSite();
    const { ids } = await addBacklinks(control, id, pages(3), { source: 'api' });
    const later = new Date(Date.now() + 86_400_000);
    await control.db
      .updateTable('site_backlinks')
      .set({ next_check_at: later })
      .where('site_id', '=', id)
      .execute();
    await recheckBacklinks(control, id, ids.slice(0, 1));
    await recheckBacklinks(control, id, ids.slice(1, 2), 'index');
    expect(await recheckBacklinks(control, id, [...ids, 999_999])).toBe(false);
    const { rows } = await sql`
      SELECT next_check_at <= now() AS status, index_check_at <= now() AS index
      FROM site_backlinks WHERE site_id = ${id} ORDER BY id`.execute(control.db);
    expect(rows).toEqual([
      { status: true, index: null },
      { status: false, index: true },
      { status: false, index: null },
    ]);
  });

  it('are at most as many as an account may add a day, however many add at once', async () => {
    const { id, accountId } = await newSite();
    const limit = { addsPerDay: 25 };
    const adds = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) =>
        addBacklinks(control, id, pages(10, `l${i}`), { source: 'list' }, limit),
      ),
    );
    expect(adds.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(await addsLeft(control, accountId, 25)).toBe(5);
    const refused = adds.find((add) => add.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'BACKLINKS_LIMIT' });
  });

  it('are refused before anything is written when they are too many, unless they are there', async () => {
    const { id, accountId } = await newSite();
    const add = (count: number, domain: string) =>
      addBacklinks(control, id, pages(count, domain), { source: 'list' }, { addsPerDay: 25 });
    await add(20, 'there');
    await expect(add(6, 'more')).rejects.toMatchObject({ code: 'BACKLINKS_LIMIT' });
    const domains = await sql`
      SELECT FROM referring_domains WHERE domain LIKE '%more%'`.execute(control.db);
    expect(domains.rows).toEqual([]);
    expect(await add(25, 'there')).toMatchObject({ duplicates: 20 });
    expect(await addsLeft(control, accountId, 25)).toBe(0);
    expect(await add(25, 'there')).toMatchObject({ ids: [], duplicates: 25 });
  });

  it('count for the day on which they are counted, however long before they were begun', async () => {
    const { accountId } = await newSite();
    await control.db.transaction().execute(async (db) => {
      await countAdds(db, accountId, 5, 25);
      // As if the transaction had begun before midnight.
      await sql`CREATE SCHEMA yesterday`.execute(db);
      await sql`
          CREATE FUNCTION yesterday.now() RETURNS timestamptz LANGUAGE sql
          AS $$ SELECT pg_catalog.now() - interval '1 day' $$`.execute(db);
      await sql`SET LOCAL search_path = yesterday, public, pg_catalog`.execute(db);
      await countAdds(db, accountId, 1, 25);
      await sql`DROP SCHEMA yesterday CASCADE`.execute(db);
    });
    expect(await addsLeft(control, accountId, 25)).toBe(19);
  });

  it('are not added to a site that was removed meanwhile', async () => {
    const add = addBacklinks(control, 999_999, pages(1), { source: 'api' });
    await expect(add).rejects.toMatchObject({ code: 'SITE_UNKNOWN' });
  });
});

describe.each(CONTROL_BACKENDS)('disavow lists on $name', ({ open }) => {
  it('take an entry once, however many add it at once, and know what was exported', async () => {
    const control = await open();
    const { key } = await createKey(control);
    const place = { title: '', url: 'https://e.test/', host: 'e.test', domain: 'e.test' };
    const { id } = await addSite(control, key.accountId, place);
    const entries = Array.from({ length: 100 }, (_, i) => ({
      ...{ type: 'domain' as const, subject: `${i}.test`, domain: `${i}.test` },
    }));
    const added = await Promise.all([
      addDisavowed(control, id, entries),
      addDisavowed(control, id, [...entries.toReversed(), ...entries]),
    ]);
    expect(added.toSorted((a, b) => a - b)).toEqual([0, 100]);
    const { rows, total } = await listDisavowed(control, id, { limit: 2, offset: 1 });
    expect([total, rows.map(({ exported }) => exported)]).toEqual([100, [false, false]]);
    await markExported(
      control,
      id,
      rows.map((row) => row.id),
    );
    const { rows: now } = await listDisavowed(control, id, { limit: 4, offset: 0 });
    expect(now.map(({ exported }) => exported)).toEqual([false, true, true, false]);
    await control.close();
  });
});
