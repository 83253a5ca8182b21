/** What the monitor refuses, in exactly the document's words. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestServer, type TestServer } from '../../support/api-server.ts';
import { type Ask, askerOf, newSite, refusal } from '../../support/monitor.ts';

let server: TestServer;
let ask: Ask;
let site: number;
let backlink: number;
beforeAll(async () => {
  server = await openTestServer();
  ask = askerOf(server.app, server.key);
  site = await newSite(ask);
  backlink = (await ask('POST', `/backlinks/${site}`, { url: 'https://there.test/' })).json.id;
});
afterAll(() => server.close());

const invalid = (name: string) => `Parameter ${name} is invalid.`;
const at = (path: string) => path.replace('SITE', String(site));
const message = async (...sent: Parameters<Ask>) => {
  const answer = await ask(...sent);
  return answer.status === 400 ? answer.json.error.message : answer.status;
};

describe('the address', () => {
  it.each([
    ...['/sites/', '/sites/x', '/backlinks', '/backlinks/', '/backlinks/x', '/backlinks/-1'],
    ...[
      '/backlinks/1/',
      '/backlinks/1/x',
      '/backlinks/v1.0',
      '/backlinks/1.0',
      '/backlinks/1/list/2',
    ],
  ])('%s is unknown', async (url) => {
    for (const method of ['GET', 'POST', 'DELETE'] as const)
      expect((await ask(method, url)).status).toBe(404);
  });

  it.each([
    ['PATCH', '/sites', 'GET, POST'],
    ['GET', '/sites/1', 'PUT, DELETE'],
    ['DELETE', '/backlinks/1', 'GET, POST'],
    ['PUT', '/backlinks/1/list?x=1', 'POST'],
    ['POST', '/backlinks/1/stat', 'GET'],
    ['OPTIONS', '/backlinks/1/stat', 'GET'],
  ] as const)('takes no %s %s', async (method, url, allow) => {
    // Without a key: the method comes first.
    const answer = await server.app.inject({ method, url });
    expect([answer.statusCode, answer.headers.allow]).toEqual([405, allow]);
  });

  it('of the index API is not the monitor’s', async () => {
    const answer = await ask('GET', '/backlinks/v1.0/get-metrics?target=a.test');
    expect(answer.status).toBe(401);
  });
});

describe('a key', () => {
  it('comes in the header or the query', async () => {
    const inHeader = (authorization: string) =>
      server.app.inject({ url: '/sites', headers: { authorization } });
    expect((await inHeader(`Token ${server.key}`)).statusCode).toBe(200);
    expect((await inHeader(`Bearer ${server.key}`)).statusCode).toBe(401);
    expect((await server.app.inject(`/sites?apikey=${server.key}`)).statusCode).toBe(200);
    expect((await server.app.inject('/sites')).statusCode).toBe(401);
    expect((await server.app.inject('/backlinks/1')).statusCode).toBe(401);
  });

  it('is asked for in JSON, whatever output says', async () => {
    const answer = await server.app.inject('/sites?output=xml');
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect((await ask('GET', '/sites?output=yaml')).status).toBe(200);
  });
});

describe('site_id', () => {
  it.each(['0', '999999', '2147483648', '9'.repeat(100), '00000000000'])(
    '%s is denied',
    async (id) => {
      for (const [method, path] of [
        ['GET', ''],
        ['POST', '/list'],
        ['POST', '/delete'],
      ] as const)
        expect(
          refusal(await ask(method, `/backlinks/${id}${path}`, method === 'GET' ? undefined : {})),
        ).toEqual([403, 'Access denied (wrong site_id)']);
    },
  );
});

const NO_URLS = [
  ...['', ' ', 'x', 'there.test', 'ftp://a.test/', 'javascript:alert(1)', 'http://', 'http:///'],
  ...[
    'http://a b.test/',
    'http://*.test/',
    'mailto:a@b.test',
    'http://..test/',
    '\u0000',
    '//a.test',
  ],
  ...[
    `http://a.test/${'x'.repeat(2048)}`,
    `http://${'a'.repeat(300)}.test/`,
    'http://a.test:99999/',
  ],
];

describe('url', () => {
  it.each([...NO_URLS, null, 5, true, [], {}, ['http://a.test/']])('may not be %j', async (url) => {
    expect(await message('POST', at('/backlinks/SITE'), { url })).toBe('Invalid URL');
  });

  it('must be sent, and once', async () => {
    expect(await message('POST', at('/backlinks/SITE'), {})).toBe('Invalid URL');
    expect(await message('POST', at('/backlinks/SITE'))).toBe('Invalid URL');
    const url = 'https://THERE.test:443/#x';
    expect(await message('POST', at('/backlinks/SITE'), { url })).toBe('Backlink already exist');
  });

  it.each([
    ...['', 'http://', 'ftp://a.test', 'a b', '\u0000', 7, null],
    ...[
      'me@a.test',
      'mailto:me@a.test',
      'https:/a.test',
      'https:a.test',
      '//a.test',
      'a.test:99999',
    ],
    ...['x', 'example/page', 'com', 'co.uk', 'https://co.uk/page', 'CO.UK.'],
  ])('of a site may not be %j', async (url) => {
    expect(await message('POST', '/sites', { url })).toBe('Invalid URL');
  });
});

describe('terms', () => {
  const terms: [string, unknown][] = [
    ...[-1, 'x', '1e3', true, [], {}, 1e11, '-0.5', '1,5'].map((value): [string, unknown] => [
      'price',
      value,
    ]),
    ...['US', 'EURO', 'ABC', 5, 'U$D', [], true].map((value): [string, unknown] => [
      'currency',
      value,
    ]),
    ...['weekly', 'ONETIME', 1, [], true].map((value): [string, unknown] => [
      'charge_period',
      value,
    ]),
    ...[
      '2021-02-30',
      '2021-1-1',
      '01/02/2021',
      'today',
      '0000-01-01',
      20210101,
      [],
      '2021-10-10T00:00',
    ].map((value): [string, unknown] => ['charge_start', value]),
  ];
  it.each(terms)('%s may not be %j', async (name, value) => {
    const one = { url: 'https://terms.test/', [name]: value };
    const many = { list: ['https://terms.test/'], [name]: value };
    expect(await message('POST', at('/backlinks/SITE'), one)).toBe(invalid(name));
    expect(await message('POST', at('/backlinks/SITE/list'), many)).toBe(invalid(name));
  });

  it('of a list are checked too', async () => {
    const list = ['https://terms.test/'];
    const send = (more: object) => message('POST', at('/backlinks/SITE/list'), { list, ...more });
    expect(await send({ group_id: 'x' })).toBe('Invalid group ID');
    expect(await send({ group_id: 2 ** 31 })).toBe('Invalid group ID');
    expect(await send({ group_id: 77 })).toBe('Group does not exist');
    expect(await send({ manager: 'a\u0000b' })).toBe(invalid('manager'));
    expect(await send({ manager: 'x'.repeat(256) })).toBe(invalid('manager'));
    expect((await ask('GET', at('/backlinks/SITE'))).json).toHaveLength(1);
  });
});

describe('a list', () => {
  it.each([undefined, null, '', 'https://a.test/', {}, [], 5, true])(
    'may not be %j',
    async (list) => {
      expect(await message('POST', at('/backlinks/SITE/list'), { list })).toBe('Invalid list');
    },
  );

  it('may not have more than 100,000 entries', async () => {
    const list = Array.from({ length: 100_001 }, () => 'x');
    expect(await message('POST', at('/backlinks/SITE/list'), { list })).toBe('Invalid list');
  });

  it('may have 100,000 entries, whatever they are, and 32 MiB', async () => {
    const kinds = [...NO_URLS.filter((url) => url.length < 100), null, 5, -1, 1e300, true, [], {}];
    const list = Array.from({ length: 100_000 }, (_, i) => kinds[i % kinds.length]);
    list[99_999] = 'https://last.test/';
    expect((await ask('POST', at('/backlinks/SITE/list'), { list })).json).toEqual({
      ...{ added: 1, duplicates: 0, total: 100_000 },
    });
    const padded = { list: ['https://last.test/'], padding: 'x'.repeat(2 ** 25 - 100) };
    expect((await ask('POST', at('/backlinks/SITE/list'), padded)).status).toBe(200);
    const large = { ...padded, more: 'x'.repeat(100) };
    const refused = await ask('POST', at('/backlinks/SITE/list'), large);
    expect(refusal(refused)).toEqual([413, 'The body is larger than 33554432 bytes']);
  });

  it('leaves out what is no URL, and counts it in the total alone', async () => {
    const junk = [
      ...NO_URLS,
      null,
      5,
      -1,
      1e300,
      true,
      [],
      {},
      ['https://x.test/'],
      { url: 'https://x.test/' },
    ];
    const list = [...junk, 'https://there.test/', 'https://new.test/', 'https://new.test/#again'];
    expect((await ask('POST', at('/backlinks/SITE/list'), { list })).json).toEqual({
      ...{ added: 1, duplicates: 2, total: junk.length + 3 },
    });
    expect((await ask('POST', at('/backlinks/SITE/list'), { list: [null, 'x'] })).json).toEqual({
      ...{ added: 0, duplicates: 0, total: 2 },
    });
  });
});

const NO_IDS: unknown[] = [
  ...[
    undefined,
    null,
    '',
    'x',
    '1',
    1,
    {},
    [],
    [null],
    [''],
    ['x'],
    [1.5],
    ['1.5'],
    [-1],
    [0],
    [[1]],
  ],
  ...[[{}], [true], [1e300], ['9'.repeat(30)], [2 ** 53], [2 ** 40], ['-3'], [999_999]],
];

describe('backlink_ids', () => {
  it.each(NO_IDS)('may not be %j', async (backlink_ids) => {
    const all = [backlink_ids].flat().length > 1;
    expect(all).toBe(false);
    expect(await message('POST', at('/backlinks/SITE/delete'), { backlink_ids })).toBe(
      'Invalid ids',
    );
    expect(await message('POST', at('/backlinks/SITE/recheck'), { backlink_ids })).toBe(
      'Invalid IDs',
    );
  });

  it('are all of the site, or nothing is done', async () => {
    const send = (ids: unknown[]) =>
      message('POST', at('/backlinks/SITE/delete'), { backlink_ids: ids });
    expect(await send([backlink, 999_999])).toBe('Invalid ids');
    expect((await ask('GET', at('/backlinks/SITE/stat'))).json.total).toBeGreaterThan(0);
    const { id } = (await ask('POST', at('/backlinks/SITE'), { url: 'https://twice.test/' })).json;
    expect(await send([id, String(id), id])).toBe(204);
    expect(await send([id])).toBe('Invalid ids');
  });

  it('are checked in one of two ways', async () => {
    const send = (recheck_type: unknown) =>
      message('POST', at('/backlinks/SITE/recheck'), { backlink_ids: [backlink], recheck_type });
    for (const type of ['Index', 'all', 1, [], true])
      expect(await send(type)).toBe(invalid('recheck_type'));
    for (const type of ['index', 'status', '', null, undefined]) expect(await send(type)).toBe(204);
  });
});

describe('limit and offset', () => {
  it.each([
    ...[
      'limit=0',
      'limit=1001',
      'limit=-1',
      'limit=x',
      'limit=1.5',
      'limit=10&limit=20',
      'limit=1e2',
    ],
    ...['offset=-1', 'offset=x', 'offset=2147483648', 'offset=%00', `offset=${'9'.repeat(40)}`],
  ])('may not be %s', async (query) => {
    expect(await message('GET', at(`/backlinks/SITE?${query}`))).toBe(
      invalid(query.split('=')[0] ?? ''),
    );
  });

  it('may be empty', async () => {
    expect((await ask('GET', at('/backlinks/SITE?limit=&offset=&other=1'))).status).toBe(200);
    expect((await ask('GET', at('/backlinks/SITE?offset=2147483647'))).json).toEqual([]);
  });
});

describe('a body', () => {
  it.each([
    '{',
    '[]',
    '"x"',
    '5',
    'null',
    'url=http://a.test/',
    '<a/>',
    '[{"url":"http://a.test/"}]',
  ])('may not be %s', async (body) => {
    expect(await message('POST', at('/backlinks/SITE'), body)).toBe('Parameters are invalid.');
  });

  it('is JSON whatever its Content-Type says', async () => {
    const answer = await server.app.inject({
      ...{ method: 'POST', url: at(`/backlinks/SITE?apikey=${server.key}`) },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: '\uFEFF{"url":"https://form.test/","unknown":1,"__proto__":{"price":1}}',
    });
    expect(answer.statusCode).toBe(200);
  });
});

describe('settings of a site', () => {
  const settings: [string, unknown][] = [
    ['check_every_hours', 0],
    ['check_every_hours', 'x'],
    ['respects_robots', 'maybe'],
    ['failures_until_lost', 0],
    ['follows_index', 2],
    ['gsc_autoimport', {}],
    ['gsc_sheet', 'x'],
    ['gsc_sheet', 'http://docs.google.com/spreadsheets/d/1a-B_2cD3e4'],
    ['gsc_sheet', 'https://sheets.example.com/spreadsheets/d/1a-B_2cD3e4'],
    ['gsc_sheet', 'https://docs.google.com/spreadsheets/d/e/2PACX-1vQ/pubhtml'],
    ['gsc_sheet', 'https://docs.google.com/spreadsheets/d/1a-B_2cD3e4/edit?\u0000'],
    ['title', 5],
    ['title', 'a\u0000'],
  ];
  it.each(settings)('%s may not be %j', async (name, value) => {
    expect(await message('PUT', at('/sites/SITE'), { [name]: value })).toBe(invalid(name));
  });
});
