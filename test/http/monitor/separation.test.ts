/**
 * Accounts are separated: whatever another account asks of a site, by any route of any API, it is told what it would be told
 * of a site that does not exist, and nothing of the site changes. A route that is added is tested with the others.
 */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeAlertRules, NO_ALERTS } from '../../../src/control/alert-rules.ts';
import { createKey } from '../../../src/control/keys.ts';
import { FAMILIES, MONITOR_FAMILIES } from '../../../src/http/families.ts';
import { openTestServer, type TestServer } from '../../support/api-server.ts';
import { insertBacklinks } from '../../support/backlink-rows.ts';
import { type Ask, askerOf, newSite, refusal } from '../../support/monitor.ts';

const UNKNOWN = 2_000_000_000;
const SECRET = 'secret-of-the-owner';
const TABLES = [
  ...['accounts', 'api_keys', 'export_tasks', 'sites', 'site_backlinks', 'backlink_groups'],
  ...['disavowed', 'import_tasks', 'referring_domains', 'supplier_facts'],
  ...['alert_rules', 'alerts', 'alert_deliveries'],
] as const;

let server: TestServer;
let owner: Ask;
let other: Ask;
let otherKey: string;
let theirs: { site: number; backlink: number; group: number; disavowed: number; task: string };
let own: number;
let ownBacklink: number;

beforeAll(async () => {
  server = await openTestServer();
  await insertBacklinks(server.index, [{ from: 'https://a.test/', to: 'https://b.test/' }]);
  owner = askerOf(server.app, server.key);
  otherKey = (await createKey(server.control, { name: 'other', rate: 10_000 })).text;
  other = askerOf(server.app, otherKey);
  own = await newSite(other, 'https://other.example/');
  ownBacklink = (await other('POST', `/backlinks/${own}`, { url: 'https://own.test/' })).json.id;
  theirs = await fill();
});
afterAll(() => server.close());

/** Something of everything that belongs to an account. */
async function fill(): Promise<typeof theirs> {
  const site = await newSite(owner, `https://${SECRET}.example/`);
  const { id } = (await owner('POST', `/backlinks/${site}`, { url: `https://${SECRET}.test/` }))
    .json;
  const add = (table: 'backlink_groups' | 'disavowed', values: object) =>
    server.control.db
      .insertInto(table)
      .values({ site_id: site, ...values } as never)
      .returning('id')
      .executeTakeFirstOrThrow();
  const group = await add('backlink_groups', { name: SECRET });
  const entry = await add('disavowed', {
    ...{ type: 'domain', subject: `${SECRET}.test`, domain: `${SECRET}.test` },
  });
  await server.control.db
    .insertInto('import_tasks')
    .values({ token: '0'.repeat(32), site_id: site, report: JSON.stringify({ note: SECRET }) })
    .execute();
  const rules = { ...NO_ALERTS, webhookUrl: `https://${SECRET}.test/` };
  await changeAlertRules(server.control, site, () => rules);
  const url = `/v1/backlinks/export?target=${SECRET}.example`;
  const { json } = await owner('GET', url);
  return {
    ...{ site, backlink: id, group: group.id, disavowed: entry.id },
    task: json.task_id,
  };
}

/** All that is kept, but for when and how much the asking account did. */
async function state(): Promise<string> {
  const tables = [];
  for (const table of TABLES) {
    const { rows } = await sql`
      SELECT to_jsonb(row) AS row FROM ${sql.table(table)} AS row ORDER BY 1`.execute(
      server.control.db,
    );
    tables.push([table, rows]);
  }
  return JSON.stringify(tables);
}

/** Everything any operation may be sent, right but for whose it is. */
const everything = () => ({
  ...{ url: 'https://new.test/', title: 'New', name: 'New', gsc_autoimport: true },
  ...{ list: ['https://new.test/'], backlink_ids: [theirs.backlink], id: theirs.disavowed },
  ...{ group_ids: [theirs.group], token: '0'.repeat(32) },
  ...{ kinds: ['lost'], webhook_url: 'https://new.test/', email_to: ['new@example.com'] },
});

function asQuery(parameters: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(parameters).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, String(one)]),
  );
  return String(new URLSearchParams(entries));
}

const ROUTES = MONITOR_FAMILIES.flatMap(({ prefix, routes }) =>
  routes
    .filter(({ operation }) => operation.isAboutSite)
    .map(({ method, path }) => ({ method, path: prefix + path })),
);

describe('a site of another account', () => {
  it.each(ROUTES)('is none by $method $path', async ({ method, path }) => {
    const isInQuery = method === 'GET' || method === 'DELETE';
    const ask = (site: number) => {
      const query = path.includes(':site_id') ? {} : { site_id: site };
      const sent = isInQuery ? { ...query, ...everything() } : query;
      const url = `${path.replace(':site_id', String(site))}?${asQuery(sent)}`;
      return other(method, url, isInQuery ? undefined : everything());
    };
    const before = await state();
    const answer = await ask(theirs.site);
    expect(refusal(answer)).toEqual([403, 'Access denied (wrong site_id)']);
    expect(answer).toEqual(await ask(UNKNOWN));
    // Nor does it tell whether what is sent would be right.
    const url = path.replace(':site_id', String(theirs.site));
    const site = path.includes(':site_id') ? '' : `?site_id=${theirs.site}`;
    if (!isInQuery) expect(await other(method, url + site, '{')).toEqual(answer);
    expect(await state()).toBe(before);
  });
});

describe('ids of another account', () => {
  type Sent = (id: number) => Parameters<Ask>;
  const at = (path: string) => `/${path.replace('OWN', String(own))}`;
  const cases: [string, () => number, Sent][] = [
    [
      'backlinks to say something of',
      () => theirs.backlink,
      (id) => ['PUT', at('api/sites/OWN/backlinks'), { backlink_ids: [id], notes: 'mine' }],
    ],
    ...(['delete', 'recheck'] as const).map((path): [string, () => number, Sent] => [
      `backlinks by ${path}`,
      () => theirs.backlink,
      (id) => ['POST', at(`backlinks/OWN/${path}`), { backlink_ids: [id] }],
    ]),
    [
      'groups of a list',
      () => theirs.group,
      (id) => ['POST', at('backlinks/OWN/list'), { list: ['https://n.test/'], group_id: id }],
    ],
    [
      'groups to rename',
      () => theirs.group,
      (id) => ['PUT', at('backlink-groups/OWN'), { id, name: 'Mine' }],
    ],
    [
      'groups to delete',
      () => theirs.group,
      (id) => ['DELETE', at(`backlink-groups/OWN?id=${id}`)],
    ],
    [
      'groups to move to',
      () => theirs.group,
      (id) => ['POST', at('backlink-groups/OWN/move'), { id, backlink_ids: [ownBacklink] }],
    ],
    [
      'groups to move from',
      () => theirs.group,
      (id) => ['POST', at('backlink-groups/OWN/move'), { id: 0, group_ids: [id] }],
    ],
    [
      'backlinks to move',
      () => theirs.backlink,
      (id) => ['POST', at('backlink-groups/OWN/move'), { id: 0, backlink_ids: [id] }],
    ],
    [
      'entries of a disavow list',
      () => theirs.disavowed,
      (id) => ['DELETE', at(`backlink-disavow/OWN?id=${id}`)],
    ],
    [
      'imports',
      () => 0,
      (id) => ['GET', at(`backlinks/OWN/import-status?token=${String(id % 9).repeat(32)}`)],
    ],
  ];

  it.each(cases)('are none through a site of the own account: %s', async (_, id, sent) => {
    const before = await state();
    const answer = await other(...sent(id()));
    expect(answer.status).toBe(400);
    expect(answer).toEqual(await other(...sent(UNKNOWN)));
    expect(await state()).toBe(before);
  });
});

describe('lists of an account', () => {
  it('hold nothing of another', async () => {
    expect(JSON.stringify((await other('GET', '/sites')).json)).not.toContain(SECRET);
    expect(JSON.stringify((await owner('GET', '/sites')).json)).toContain(SECRET);
  });
});

describe('the index API', () => {
  const routes = FAMILIES.flatMap(({ prefix, routes: of }) =>
    of.map(({ path }) => `${prefix}/${path}`),
  );

  it.each(routes)('%s tells and changes nothing of another account', async (path) => {
    const query = `target=b.test&task_id=${theirs.task}&apikey=${otherKey}&host=b.test`;
    const mine = async () =>
      JSON.parse(await state()).map(([table, rows]: [string, { row: { id?: unknown } }[]]) => [
        table,
        // Units are the asking key's.
        rows.filter(
          ({ row }) => table !== 'api_keys' && (table !== 'export_tasks' || row.id === theirs.task),
        ),
      ]);
    const before = await mine();
    const { body } = await server.app.inject(`${path}?${query}`);
    expect(body).not.toContain(SECRET);
    expect(body).not.toContain(theirs.task);
    expect(await mine()).toEqual(before);
  });
});
