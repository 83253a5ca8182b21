import type { ClickHouseClient } from '@clickhouse/client';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type FollowWork,
  followDueSites,
  followSite,
} from '../../../src/app/monitor/follow-index.ts';
import { addBacklinks } from '../../../src/control/add-backlinks.ts';
import type { Control } from '../../../src/control/control.ts';
import { dueFollows, type IndexFollow, keepPlace } from '../../../src/control/index-follows.ts';
import { createKey } from '../../../src/control/keys.ts';
import { deleteBacklinks } from '../../../src/control/site-backlinks.ts';
import { addSite, changeSite, removeSite, type Site } from '../../../src/control/sites.ts';
import { type IndexWriter, openWriter } from '../../../src/linkindex/loads.ts';
import { urlOfKey } from '../../../src/url/page-key.ts';
import type { Visit } from '../../../src/visit/visit.ts';
import { link, someVisits, url, visit } from '../../linkindex/some-visits.ts';
import { openTestControl } from '../../support/control.ts';
import { type OpenedIndex, openEmbeddedIndex } from '../../support/link-index.ts';

const NEVER = new AbortController().signal;
const DAY = 86_400;

describe('a site that follows the index', () => {
  let opened: OpenedIndex;
  let control: Control;
  let writer: IndexWriter;
  let accountId: number;
  let site: Site;
  let work: FollowWork;
  const notices: string[] = [];

  beforeAll(async () => {
    [opened, control] = await Promise.all([openEmbeddedIndex(), openTestControl()]);
    accountId = (await createKey(control)).key.accountId;
    // Small parts, so that a pass has several.
    const onNotice = (text: string) => void notices.push(text);
    work = { index: opened.index, control, onNotice, partSize: 2 };
  });
  afterAll(async () => {
    await control.close();
    await opened.close();
  });
  beforeEach(async () => {
    for (const table of ['visits', 'backlinks', 'pages', 'redirects', 'loads'])
      await opened.index.command({ query: `TRUNCATE TABLE ${table}` });
    writer = await openWriter(opened.index, { failuresUntilLost: 1 });
    site = await siteOf('c.test');
  });
  afterEach(async () => {
    notices.length = 0;
    await removeSite(control, accountId, site.id);
  });

  async function siteOf(domain: string, host = `www.${domain}`): Promise<Site> {
    const place = { url: `http://${host}/`, host, domain };
    const { id } = await addSite(control, accountId, { title: domain, ...place });
    return changeSite(control, accountId, id, { settings: { followsIndex: true } });
  }

  let looks = 0;
  /** The page on a day, with links. */
  const look = (from: string, day: number, ...links: string[]): Visit =>
    visit({
      url: url(from),
      at: 1_700_000_000 + day * DAY,
      links: links.map((to) => link(to)),
      evidence: { recordId: `<urn:uuid:look-${looks++}>`, file: '', offset: 0, length: 0 },
    });
  const see = (...visits: Visit[]) => writer.applyVisits(visits, 'test');

  /** One pass, whether or not it is time. */
  async function follow() {
    const [due] = (await dueFollows(control, 0)).filter(({ siteId }) => siteId === site.id);
    return followSite(work, due as IndexFollow, NEVER);
  }
  const rows = () =>
    control.db
      .selectFrom('site_backlinks')
      .select(['id', 'from_url', 'source', 'placed_on', 'index_lost_at', 'next_check_at'])
      .where('site_id', '=', site.id)
      .orderBy('from_url')
      .execute();
  const urls = async () => (await rows()).map(({ from_url }) => from_url);
  const lost = async () =>
    (await rows()).filter(({ index_lost_at }) => index_lost_at).map(({ from_url }) => from_url);

  it('gets the pages that link to its domain, each once, from the day they were seen', async () => {
    await see(
      look('http://a.test/1', 0, 'http://c.test/', 'http://www.c.test/x', 'http://other.test/'),
      look('http://a.test/2', 1, 'http://other.test/'),
      look('http://b.test/', 2, 'https://c.test/y'),
      look('http://sub.c.test/', 3, 'http://c.test/', 'http://other.test/'),
    );
    expect(await follow()).toEqual({ added: 2, lost: 0, found: 0 });
    expect(await rows()).toMatchObject([
      { from_url: 'http://a.test/1', source: 'index', placed_on: '2023-11-14' },
      { from_url: 'http://b.test/', source: 'index', placed_on: '2023-11-16' },
    ]);
    // Nothing new, and nothing again.
    expect(await follow()).toEqual({ added: 0, lost: 0, found: 0 });
  });

  it('gets no links to another part of its domain, which checks would miss', async () => {
    await removeSite(control, accountId, site.id);
    site = await siteOf('c.test', 'blog.c.test');
    await see(
      look('http://a.test/', 0, 'http://c.test/', 'http://shop.c.test/'),
      look('http://b.test/', 0, 'http://blog.c.test/'),
      look('http://d.test/', 0, 'http://de.blog.c.test/'),
    );
    expect(await follow()).toEqual({ added: 2, lost: 0, found: 0 });
    expect(await urls()).toEqual(['http://b.test/', 'http://d.test/']);
  });

  it('does not get back what was deleted from it, unless somebody adds it', async () => {
    await see(
      look('http://a.test/', 0, 'http://c.test/'),
      look('http://b.test/', 0, 'http://c.test/'),
    );
    await follow();
    const [deleted] = await rows();
    await deleteBacklinks(control, site.id, [deleted?.id ?? 0]);
    // The page is visited again, and links as before.
    await see(look('http://a.test/', 1, 'http://c.test/'));
    expect(await follow()).toMatchObject({ added: 0 });
    expect(await urls()).toEqual(['http://b.test/']);
    const page = { fromUrl: 'http://a.test/', fromHost: 'a.test', fromDomain: 'a.test' };
    await addBacklinks(control, site.id, [page], { source: 'list' });
    expect(await urls()).toEqual(['http://a.test/', 'http://b.test/']);
  });

  it('knows from the index what the links are, until a check sees more', async () => {
    const [from, at] = [url('http://a.test/'), 1_700_000_000];
    const links = [
      link('http://c.test/', { anchor: 'S\0ee', nofollow: true, ugc: true }),
      link('http://c.test/x', { anchor: 'there', nofollow: true, sponsored: true }),
    ];
    await see(visit({ url: from, at, title: 'Sights', links }));
    await follow();
    expect(
      await control.db
        .selectFrom('site_backlinks')
        .selectAll()
        .where('site_id', '=', site.id)
        .execute(),
    ).toMatchObject([
      {
        ...{ to_url: 'http://c.test/', anchor: 'See', title: 'Sights', is_image: false },
        ...{ is_nofollow: true, is_ugc: false, is_sponsored: false },
        ...{ state: 'unchecked', is_found: null, http_status: null, checked_at: null },
      },
    ]);
  });

  it('hears of what the index finds, loses and has again', async () => {
    await see(
      look('http://a.test/', 0, 'http://c.test/'),
      look('http://b.test/', 0, 'http://c.test/'),
    );
    await follow();
    await control.db
      .updateTable('site_backlinks')
      .set({ next_check_at: new Date('2099-01-01') })
      .execute();

    await see(look('http://a.test/', 1), look('http://d.test/', 1, 'http://c.test/'));
    expect(await follow()).toEqual({ added: 1, lost: 1, found: 0 });
    expect(await lost()).toEqual(['http://a.test/']);
    const [a, b] = await rows();
    expect(a?.next_check_at?.getTime()).toBeLessThanOrEqual(Date.now());
    expect(b?.next_check_at).toEqual(new Date('2099-01-01'));

    await see(look('http://a.test/', 2, 'http://c.test/other'));
    expect(await follow()).toEqual({ added: 0, lost: 0, found: 1 });
    expect(await lost()).toEqual([]);
  });

  it('keeps a page that lost one of its links', async () => {
    await see(look('http://a.test/', 0, 'http://c.test/', 'http://c.test/x'));
    await follow();
    await see(look('http://a.test/', 1, 'http://c.test/x'));
    expect(await follow()).toEqual({ added: 0, lost: 0, found: 0 });
  });

  it('leaves what its owner said of a backlink alone, and flags it too', async () => {
    const page = { fromUrl: 'http://a.test/', fromHost: 'a.test', fromDomain: 'a.test' };
    const own = { ...page, placedOn: '2020-01-01' };
    await addBacklinks(control, site.id, [own], { source: 'list', price: 5 });
    await see(look('http://a.test/', 0, 'http://c.test/'));
    expect(await follow()).toEqual({ added: 0, lost: 0, found: 0 });
    expect(await rows()).toMatchObject([{ source: 'list', placed_on: '2020-01-01' }]);
    await see(look('http://a.test/', 1));
    expect(await follow()).toMatchObject({ lost: 1 });
  });

  it('does not check what is not to be checked', async () => {
    await see(look('http://a.test/', 0, 'http://c.test/'));
    await follow();
    await control.db.updateTable('site_backlinks').set({ next_check_at: null }).execute();
    await see(look('http://a.test/', 1));
    await follow();
    expect(await rows()).toMatchObject([{ index_lost_at: expect.any(Date), next_check_at: null }]);
  });

  it('goes on where a pass was ended', async () => {
    await see(...[1, 2, 3, 4, 5].map((n) => look(`http://a.test/${n}`, 0, 'http://c.test/')));
    const [due] = await dueFollows(control, 0);
    // What the latest run is, and one part.
    const ending = { ...work, index: answering(opened.index, 2) };
    await expect(followSite(ending, due as IndexFollow, NEVER)).rejects.toThrow('no more answers');
    expect(await urls()).toHaveLength(2);
    const [again] = await dueFollows(control, 3600);
    expect(again?.pass?.place).toMatch(/^linking /);
    expect(await followSite(work, again as IndexFollow, NEVER)).toMatchObject({ added: 3 });
    expect(await urls()).toEqual([1, 2, 3, 4, 5].map((n) => `http://a.test/${n}`));
    expect(await dueFollows(control, 3600)).toEqual([]);
  });

  it('begins anew with another domain, and with another index', async () => {
    await see(
      look('http://a.test/', 0, 'http://c.test/'),
      look('http://b.test/', 0, 'http://d.test/'),
    );
    await follow();
    site = await changeSite(control, accountId, site.id, { host: 'd.test', domain: 'd.test' });
    expect(await follow()).toMatchObject({ added: 1 });
    expect(await urls()).toEqual(['http://a.test/', 'http://b.test/']);

    for (const table of ['visits', 'backlinks', 'pages', 'redirects', 'loads'])
      await opened.index.command({ query: `TRUNCATE TABLE ${table}` });
    await sql`UPDATE index_follows SET run = 99`.execute(control.db);
    writer = await openWriter(opened.index, { failuresUntilLost: 1 });
    await see(look('http://e.test/', 0, 'http://d.test/'));
    expect(await follow()).toMatchObject({ added: 1 });
  });

  it('rests after a pass; a site that fails does not keep the others', async () => {
    const bad = await siteOf('bad.test');
    await followDueSites(work, NEVER);
    expect(await dueFollows(control, 3600)).toEqual([]);
    await sql`UPDATE index_follows SET ended_at = to_timestamp(0)`.execute(control.db);
    await sql`UPDATE index_follows SET next_run = 1 WHERE site_id = ${bad.id}`.execute(control.db);
    await keepPlace(control, bad.id, 'nowhere');
    await see(look('http://a.test/', 0, 'http://c.test/'));
    await followDueSites(work, NEVER);
    expect(await urls()).toEqual(['http://a.test/']);
    expect(notices).toEqual([
      `site ${bad.id} cannot follow the index: no place in a pass: nowhere`,
    ]);
    await removeSite(control, accountId, bad.id);
  });

  it('has after each pass what the index has, whatever was visited', async () => {
    const history = fc.array(someVisits('all', 15), { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(history, async (loads) => {
        await removeSite(control, accountId, site.id);
        site = await siteOf('c.test');
        for (const visits of loads) {
          const named = visits.map((one) => ({
            ...one,
            evidence: { ...one.evidence, recordId: `<urn:uuid:look-${looks++}>` },
          }));
          await see(...named);
          await follow();
          const standing = (await rows()).filter(({ index_lost_at }) => index_lost_at === null);
          expect(standing.map(({ from_url }) => from_url)).toEqual(await linkingNow());
        }
      }),
      { numRuns: 6 },
    );
  });

  async function linkingNow(): Promise<string[]> {
    const result = await opened.index.query({
      query: `
        SELECT DISTINCT source_key AS key, source_https AS https FROM backlinks FINAL
        WHERE live AND link_type = 'href' AND startsWith(target_key, 'test,c') AND NOT startsWith(source_key, 'test,c')`,
      format: 'JSONEachRow',
    });
    const found = await result.json<{ key: string; https: boolean }>();
    return found.map(({ key, https }) => urlOfKey(key, https)).sort();
  }
});

/** The index, for so many questions. */
function answering(index: ClickHouseClient, questions: number): ClickHouseClient {
  let asked = 0;
  return new Proxy(index, {
    get(target, name) {
      if (name === 'query' && asked++ === questions) throw new Error('no more answers');
      const value = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
