/** Groups, disavow lists and imports from Search Console over HTTP, and what they refuse. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setImportStatus } from '../../../src/control/import-tasks.ts';
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

const message = async (...sent: Parameters<Ask>) => {
  const answer = await ask(...sent);
  return answer.status === 400 ? answer.json.error.message : answer.status;
};

describe('/backlink-groups', () => {
  const groupsOf = async (site: number) => (await ask('GET', `/backlink-groups/${site}`)).json;

  it('adds, renames, lists and deletes', async () => {
    const site = await newSite(ask);
    const at = `/backlink-groups/${site}`;
    const { group_id: blogs } = (await ask('POST', at, { name: ' Blogs ' })).json;
    const { group_id: news } = (await ask('POST', at, { name: 'News' })).json;
    const list = ['https://a.test/', 'https://b.test/'];
    await ask('POST', `/backlinks/${site}/list`, { list, group_id: String(blogs) });
    const groups = [
      { id: blogs, name: 'Blogs', count: 2 },
      { id: news, name: 'News', count: 0 },
    ];
    expect(JSON.stringify(await groupsOf(site))).toBe(JSON.stringify({ total_groups: 2, groups }));
    expect(await message('POST', at, { name: 'News' })).toBe('Group already exists');
    expect(await message('PUT', at, { id: news, name: 'Blogs' })).toBe('Group already exists');
    expect(await message('PUT', at, { id: news, name: 'News' })).toBe(204);
    expect(await message('PUT', at, { id: String(news), name: 'Press' })).toBe(204);
    expect(await message('DELETE', `${at}?id=${blogs}`)).toBe(204);
    expect(await groupsOf(site)).toEqual({
      total_groups: 1,
      groups: [{ id: news, name: 'Press', count: 0 }],
    });
    expect((await ask('GET', `/backlinks/${site}`)).json).toHaveLength(2);
    expect(await message('DELETE', `${at}?id=${blogs}`)).toBe('Group does not exist');
    expect(await message('PUT', at, { id: blogs, name: 'X' })).toBe('Group does not exist');
  });

  it('moves backlinks by their ids and by their groups', async () => {
    const site = await newSite(ask);
    const at = `/backlink-groups/${site}`;
    const [a, b] = [
      (await ask('POST', at, { name: 'a' })).json.group_id,
      (await ask('POST', at, { name: 'b' })).json.group_id,
    ];
    const list = Array.from({ length: 4 }, (_, i) => `https://${i}.test/`);
    await ask('POST', `/backlinks/${site}/list`, { list });
    const ids = (await ask('GET', `/backlinks/${site}`)).json.map(({ id }: { id: string }) => id);
    const move = (body: object) => message('POST', `${at}/move`, body);
    const counts = async () =>
      (await groupsOf(site)).groups.map(({ count }: { count: number }) => count);
    expect(await move({ id: a, backlink_ids: ids.slice(0, 3) })).toBe(204);
    expect(await counts()).toEqual([3, 0]);
    expect(await move({ id: b, backlink_ids: [ids[3]], group_ids: [a] })).toBe(204);
    expect(await counts()).toEqual([0, 4]);
    expect(await move({ id: 0, backlink_ids: [ids[3]] })).toBe(204);
    expect(await counts()).toEqual([0, 3]);
    expect(await move({ id: a })).toBe(204);
    expect(await move({ id: 999, backlink_ids: ids })).toBe('Group does not exist');
    expect(await move({ id: a, group_ids: [b, 999] })).toBe('Group does not exist');
    expect(await move({ id: a, backlink_ids: [ids[0], 999_999] })).toBe('Invalid ids');
    expect(await move({ id: a, backlink_ids: [] })).toBe('Invalid ids');
    expect(await move({ id: a, group_ids: ['x'] })).toBe('Invalid group ID');
    expect(await move({ backlink_ids: ids })).toBe('Invalid group ID');
    expect(await counts()).toEqual([0, 3]);
  });

  it.each([undefined, null, '', ' ', 5, [], {}, 'a\u0000', 'a\nb', 'x'.repeat(256)])(
    'takes no name %j',
    async (name) => {
      const site = await newSite(ask);
      expect(await message('POST', `/backlink-groups/${site}`, { name })).toBe('Invalid name');
      expect(await message('PUT', `/backlink-groups/${site}`, { id: 1, name })).toBe(
        'Invalid name',
      );
    },
  );

  it.each([undefined, null, '', 'x', -1, 0, 1.5, 2 ** 31, [], {}, true])(
    'takes no id %j',
    async (id) => {
      const site = await newSite(ask);
      const at = `/backlink-groups/${site}`;
      expect(await message('PUT', at, { id, name: 'x' })).toBe('Invalid group ID');
      const query = id === undefined ? '' : `?id=${String(id)}`;
      expect(await message('DELETE', at + query)).toBe('Invalid group ID');
    },
  );
});

describe('/backlink-disavow', () => {
  it.skipIf(!hasDocument)('answers the samples of the document', async () => {
    const site = await newSite(ask);
    const at = `/backlink-disavow/${site}`;
    await insertRanks(server.index, [
      { url: 'https://yandex.ru/', rank: 1, domainRank: 96 },
      { url: 'https://google.com/', rank: 1, domainRank: 100 },
    ]);
    const added = await ask('POST', at, documentSample('Adding a disavowed backlink list'));
    expect(added.json).toEqual(documentSample('Adding a disavowed backlink list', 1));
    const { json } = await ask('GET', `${at}?limit=100&offset=0`);
    const sample = documentSample('List of disavowed backlinks');
    expect(shapeOf(json)).toEqual(shapeOf(sample));
    expect(json).toMatchObject({
      total_disavow_links: 2,
      disavow_links: [
        { url: 'https://google.com/', type: 'url', exported: 0, domain_inlink_rank: 100 },
        { url: 'https://yandex.ru/', type: 'url', exported: 0, domain_inlink_rank: 96 },
      ],
    });
    const { id } = json.disavow_links[0];
    expect(await ask('DELETE', `${at}?id=${id}`)).toEqual({ status: 204 });
    expect(await message('DELETE', `${at}?id=${id}`)).toBe('Disawov link does not exist');
    expect((await ask('GET', `${at}?offset=1`)).json).toEqual({
      ...{ total_disavow_links: 1, disavow_links: [] },
    });
  });

  it('takes pages and domains, each once', async () => {
    const site = await newSite(ask);
    const at = `/backlink-disavow/${site}`;
    const list = [
      ...['https://a.test/x#y', 'domain:B.test', 'domain: sub.b.test', 'c.test', 'b.test'],
      ...['https://a.test/x', 'DOMAIN:münchen.test', 'http://[::1]/', '192.0.2.1'],
    ];
    expect((await ask('POST', at, { list })).json).toEqual({ added: 7 });
    expect((await ask('POST', at, { list: [...list, 'd.test'] })).json).toEqual({ added: 1 });
    const { json } = await ask('GET', `${at}?limit=4&offset=2`);
    const row = ({ url, type }: { url: string; type: string }) => [type, url];
    expect(json.disavow_links.map(row)).toEqual([
      ['domain', 'sub.b.test'],
      ['domain', 'c.test'],
      ['domain', 'xn--mnchen-3ya.test'],
      ['url', 'http://[::1]/'],
    ]);
    expect(json.total_disavow_links).toBe(8);
  });

  it.each([undefined, null, '', 'https://a.test/', {}, [], 5])('takes no list %j', async (list) => {
    const site = await newSite(ask);
    expect(await message('POST', `/backlink-disavow/${site}`, { list })).toBe('Invalid list');
  });

  it.each([
    ...[null, 5, '', ' ', 'a b', 'domain:', 'domain:*.test', 'domain:a.test/x', 'ftp://a.test/'],
    ...[
      '# comment',
      'a.test/x',
      'domain:https://a.test',
      {},
      [],
      '-\u0000',
      'a.test:80',
      '@a.test',
      'com',
      'co.uk',
      'xyz.',
    ],
  ])('takes nothing of a list with %j', async (junk) => {
    const site = await newSite(ask);
    const at = `/backlink-disavow/${site}`;
    const list = ['https://fine.test/', junk];
    expect(await message('POST', at, { list })).toBe('Invalid list');
    expect((await ask('GET', at)).json.total_disavow_links).toBe(0);
  });

  it.each([
    '',
    '?id=',
    '?id=x',
    '?id=0',
    '?id=-1',
    '?id=1.5',
    '?id=1&id=2',
    `?id=${'9'.repeat(30)}`,
  ])('takes no id %j', async (query) => {
    const site = await newSite(ask);
    const answer = await message('DELETE', `/backlink-disavow/${site}${query}`);
    expect(answer).toBe('Invalid disawov link ID');
  });

  it('knows no entry beyond the numbers it gives', async () => {
    const site = await newSite(ask);
    for (const id of [999_999, 2 ** 40])
      expect(await message('DELETE', `/backlink-disavow/${site}?id=${id}`)).toBe(
        'Disawov link does not exist',
      );
  });
});

describe('imports from Search Console', () => {
  const sheet = { gsc_sheet: 'https://docs.google.com/spreadsheets/d/1a-B_2cD3e4' };

  it('need a sheet and somebody to read it', async () => {
    const site = await newSite(ask);
    const at = `/backlinks/${site}/import-gsc`;
    expect(await message('POST', at)).toMatch(/^No Google Sheet is set/);
    await ask('PUT', `/sites/${site}`, sheet);
    expect(await message('POST', at)).toMatch(/no Google service account/);
    for (const path of ['import-status', 'import-gsc'])
      for (const token of ['', '?token=', '?token=x', '?token=%00', `?token=${'0'.repeat(32)}`])
        expect(await message('GET', `/backlinks/${site}/${path}${token}`)).toBe('Invalid token');
  });

  it.skipIf(!hasDocument)('answer the samples of the document', async () => {
    const { jobs } = server.exports;
    const asked = askerOf(
      await server.build({ monitor: { linkImports: { jobs, services: ['gsc', 'bing'] } } }),
      server.key,
    );
    const site = await newSite(asked);
    await asked('PUT', `/sites/${site}`, sheet);
    const at = `/backlinks/${site}`;
    const { json } = await asked('POST', `${at}/import-gsc`);
    const started = documentSample('Running a backlink import from Google Search Console');
    expect(shapeOf(json)).toEqual(shapeOf(started));
    expect(json).toEqual({ status: 'queued', token: expect.stringMatching(/^[0-9a-f]{32}$/) });
    // Another one would read the same.
    expect((await asked('POST', `${at}/import-gsc`)).json).toEqual(json);

    const status = documentSample('Getting a backlink import status from Google Search Console');
    for (const path of ['import-status', 'import-gsc']) {
      const told = await asked('GET', `${at}/${path}?token=${json.token}`);
      expect(shapeOf(told.json)).toEqual(shapeOf(status));
      expect(told.json.status).toBe('queued');
      expect(Math.abs(told.json.time - Date.now())).toBeLessThan(60_000);
    }
    await setImportStatus(server.control, json.token, 'complete', { added: 1 });
    const done = await asked('GET', `${at}/import-status?token=${json.token}`);
    expect(done.json.status).toBe('complete');
    expect((await asked('POST', `${at}/import-gsc`)).json.token).not.toBe(json.token);
  });

  it('are daily when the setting says so', async () => {
    const site = await newSite(ask);
    const put = (body: object) => message('PUT', `/backlinks/${site}/settings`, body);
    for (const [sent, kept] of [
      [true, true],
      ['false', false],
      ['1', true],
      [0, false],
    ]) {
      expect(await put({ gsc_autoimport: sent })).toBe(204);
      const row = (await ask('GET', '/sites')).json.find(({ id }: { id: number }) => id === site);
      expect(row.gsc_autoimport).toBe(kept);
    }
    expect(await put({})).toBe('Parameter gsc_autoimport is missing.');
    for (const value of ['yes', 2, [], {}])
      expect(await put({ gsc_autoimport: value })).toBe('Parameter gsc_autoimport is invalid.');
    expect(
      refusal(await ask('PUT', '/backlinks/999999/settings', { gsc_autoimport: true })),
    ).toEqual([403, 'Access denied (wrong site_id)']);
  });
});
