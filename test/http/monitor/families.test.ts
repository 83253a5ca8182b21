/** The monitor's operations by both families of paths: which paths there are, and that the answers are the same. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_API } from '../../../src/http/monitor/project-api.ts';
import { PROJECT_MANAGEMENT_API } from '../../../src/http/monitor/project-management-api.ts';
import { openTestServer, type TestServer } from '../../support/api-server.ts';
import { type Ask, askerOf, newSite, refusal } from '../../support/monitor.ts';

const SHARED = join(import.meta.dirname, '../../../../shared/spec');

const paths = (routes: typeof PROJECT_API.routes): string[] => [
  ...new Set(routes.map(({ path }) => path)),
];

describe('paths of the monitor', () => {
  it.skipIf(!existsSync(SHARED))('are those of the document', () => {
    const text = readFileSync(join(SHARED, '000_67fbcfce8ce40477.txt'), 'utf8');
    const documented = [
      ...text.matchAll(/^ ?(GET|POST|PUT|DELETE) (\/[a-z-]+\/)\{site_id\}((?:\/[a-z-]+)?)/gm),
    ].map(([, method, start, end]) => `${method} ${start}:site_id${end}`);
    expect(documented).toHaveLength(12);
    const served = PROJECT_API.routes.map(({ method, path }) => `${method} ${path}`);
    expect(served).toEqual(expect.arrayContaining(documented));
  });

  it.skipIf(!existsSync(SHARED))('are those that clients of the later style call', () => {
    const line = readFileSync(join(SHARED, 'clients.md'), 'utf8')
      .split('\n')
      .find((one) => one.includes('/v1/project-management'));
    const listed = [...(line ?? '').matchAll(/`(?:[A-Z|]+ )?(\/backlinks[^`]*)`/g)].flatMap(
      ([, path = '']) => {
        const [start = '', names, rest] = path.split(/[{}]/);
        return names === undefined ? [path] : names.split(',').map((name) => start + name + rest);
      },
    );
    const served = paths(PROJECT_MANAGEMENT_API.routes).filter((path) => path !== '/sites');
    expect(served.sort()).toEqual([...new Set(listed)].sort());
  });
});

describe('/v1/project-management', () => {
  let server: TestServer;
  let ask: Ask;
  let site: number;
  beforeAll(async () => {
    server = await openTestServer();
    ask = askerOf(server.app, server.key);
    site = await newSite(ask);
  });
  afterAll(() => server.close());

  const at = (path: string, more = '') =>
    `/v1/project-management/backlinks${path}?site_id=${site}${more}`;

  it('does what the older paths do', async () => {
    const list = ['https://a.test/', 'https://b.test/'];
    const imported = await ask('POST', at('/import'), { list });
    expect(imported.json).toEqual({ added: 2, duplicates: 0, total: 2 });
    const { json } = await ask('GET', at('', '&limit=1&offset=1'));
    expect(json).toEqual((await ask('GET', `/backlinks/${site}?limit=1&offset=1`)).json);
    expect(json).toHaveLength(1);
    expect((await ask('GET', at('/stats'))).json).toEqual(
      (await ask('GET', `/backlinks/${site}/stat`)).json,
    );
    const { group_id } = (await ask('POST', at('/groups'), { name: 'G' })).json;
    const move = { id: group_id, backlink_ids: [json[0].id] };
    expect((await ask('POST', at('/groups/move'), move)).status).toBe(204);
    expect((await ask('PATCH', at('/groups'), { id: group_id, name: 'H' })).status).toBe(204);
    expect((await ask('GET', at('/groups'))).json.groups).toEqual([
      { id: group_id, name: 'H', count: 1 },
    ]);
    expect((await ask('DELETE', at('/groups', `&id=${group_id}`))).status).toBe(204);
    expect((await ask('PATCH', at('/gsc/settings'), { gsc_autoimport: true })).status).toBe(204);
    expect((await ask('POST', at('/disavowed'), { list: ['a.test'] })).json).toEqual({ added: 1 });
    expect((await ask('GET', at('/disavowed'))).json.total_disavow_links).toBe(1);
    expect((await ask('POST', at('/delete'), { backlink_ids: [json[0].id] })).status).toBe(204);
    expect((await ask('GET', at(''))).json).toHaveLength(1);
  });

  it('has sites, as the n8n node of the vendor asks for them', async () => {
    const sites = '/v1/project-management/sites';
    const sent = [{ url: 'later.test', title: 'Later', depth: 100 }];
    const { site_id: id } = (await ask('POST', sites, sent)).json;
    expect((await ask('GET', `${sites}?page=1&per_page=250`)).json).toContainEqual(
      expect.objectContaining({ id, title: 'Later', name: 'https://later.test/' }),
    );
    const change = { title: 'Renamed', is_active: 1 };
    expect((await ask('PATCH', `${sites}?site_id=${id}`, change)).status).toBe(204);
    expect((await ask('GET', sites)).json).toEqual((await ask('GET', '/sites')).json);
    expect((await ask('DELETE', `${sites}?site_id=${id}`)).status).toBe(204);
    const denied = [403, 'Access denied (wrong site_id)'];
    expect(refusal(await ask('PATCH', `${sites}?site_id=${id}`, change))).toEqual(denied);
    for (const body of [[], [{}, {}], [[]], ['later.test']])
      expect((await ask('POST', sites, body)).status).toBe(400);
    expect((await ask('POST', `${at('')}`, [{ url: 'https://x.test/' }])).status).toBe(400);
  });

  it('tells the latest import from Search Console without a token', async () => {
    const another = await newSite(ask);
    const status = (more: string) =>
      ask('GET', `/v1/project-management/backlinks/gsc/import?site_id=${another}${more}`);
    expect(refusal(await status(''))).toEqual([400, 'Invalid token']);
    const token = 'a'.repeat(32);
    const task = { site_id: another, token, changed_at: new Date(1635417036150) };
    await server.control.db.insertInto('import_tasks').values(task).execute();
    const told = { status: 200, json: { time: 1635417036150, status: 'queued' } };
    expect([await status(''), await status('&token='), await status(`&token=${token}`)]).toEqual([
      ...[told, told, told],
    ]);
    expect(refusal(await status('&token=x'))).toEqual([400, 'Invalid token']);
    const older = await ask('GET', `/backlinks/${another}/import-status`);
    expect(refusal(older)).toEqual([400, 'Invalid token']);
  });

  it.each(['', '?site_id=', '?site_id=x', '?site_id=0', '?site_id=999999', '?site_id=-1'])(
    'denies what names no site: %j',
    async (query) => {
      const answer = await ask('GET', `/v1/project-management/backlinks${query}`);
      expect(refusal(answer)).toEqual([403, 'Access denied (wrong site_id)']);
    },
  );

  it('takes one site, by the query', async () => {
    const twice = await ask('GET', at('', `&site_id=${site}`));
    expect(refusal(twice)).toEqual([403, 'Access denied (wrong site_id)']);
    const inBody = await ask('POST', '/v1/project-management/backlinks', {
      site_id: site,
      url: 'https://c.test/',
    });
    expect(refusal(inBody)).toEqual([403, 'Access denied (wrong site_id)']);
    const method = await ask('DELETE', at(''));
    expect(method.status).toBe(405);
  });

  it('are counted by operation, whatever the path', async () => {
    const counted = async () => {
      const { body } = await server.app.inject('/metrics');
      const pattern =
        /backlinks_requests_total\{command="list-backlink-groups",status="200"\} (\d+)/;
      return Number(pattern.exec(body)?.[1] ?? 0);
    };
    const before = await counted();
    await ask('GET', at('/groups'));
    await ask('GET', `/backlink-groups/${site}`);
    expect(await counted()).toBe(before + 2);
  });

  it('have no key in the log', async () => {
    server.lines.length = 0;
    await server.app.inject(`${at('/groups')}&apikey=${server.key}`);
    await server.app.inject(`/backlink-groups/${site}?apikey=${server.key}`);
    expect(server.lines).toHaveLength(2);
    expect(server.lines.join('')).not.toContain(server.key);
  });
});
