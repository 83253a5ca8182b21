/** The family `/v1`: the same commands by other paths, with its own way to show a key. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKey, listKeys } from '../../src/control/keys.ts';
import { API_ERRORS } from '../../src/http/api-error.ts';
import { type Answer, get, openTestServer, post, type TestServer } from '../support/api-server.ts';
import { insertBacklinks, insertRanks } from '../support/backlink-rows.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
  await insertBacklinks(
    server.index,
    Array.from({ length: 30 }, (_, at) => ({
      from: `https://host${at % 3}.test/${at}`,
      to: `https://thirty.example/${at % 2}`,
      anchor: `anchor ${at}`,
      rank: at,
      domainRank: 40 + (at % 3),
      firstSeen: `2024-01-${String(at + 1).padStart(2, '0')}`,
    })),
  );
  await insertRanks(server.index, [
    { url: 'https://thirty.example/', rank: 63, domainRank: 68 },
    { url: 'https://host1.test/', rank: 0, domainRank: 41 },
  ]);
});
afterAll(() => server.close());

interface Asked {
  readonly query?: string;
  readonly authorization?: string | undefined;
  readonly body?: unknown;
}

/** With the server's own key in the header, unless another header, or none, is asked for. */
async function ask(path: string, asked: Asked = {}): Promise<Answer> {
  const { query = '', body } = asked;
  const authorization = 'authorization' in asked ? asked.authorization : `Token ${server.key}`;
  const {
    statusCode,
    headers,
    body: text,
  } = await server.app.inject({
    method: body === undefined ? 'GET' : 'POST',
    url: `/v1/${path}?${query}`,
    headers: authorization === undefined ? {} : { authorization },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
  return { status: statusCode, headers, text };
}

/** With filters that every list takes. */
const FILTERED = 'target=thirty.example&inlink_rank_from=3&anchor_filter=anchor+1&limit=5';

const errorOf = ({ status, text }: Answer) => [status, JSON.parse(text).error?.message];

/** Path, its twin in v1.0, and questions that both take. */
const TWINS: readonly (readonly [path: string, command: string, queries: readonly string[]])[] = [
  [
    'backlinks/metrics',
    'get-metrics',
    ['target=thirty.example', 'target=thirty.example&target=a.test&mode=domain'],
  ],
  ['backlinks/authority', 'get-inlink-rank', ['target=https://thirty.example&target=host1.test']],
  [
    'backlinks/all',
    'get-backlinks',
    [
      'target=thirty.example',
      'target=thirty.example&order_by=inlink_rank&limit=7&per_domain=2',
      'target=thirty.example&inlink_rank_from=3&inlink_rank_to=20&domain_inlink_rank_from=41',
      'target=thirty.example&anchor_filter=anchor+1&url_from_filter=host1',
      'target=thirty.example&url_to_filter=/1&url_to_filter_mode=does_not_contain',
      'target=thirty.example&nofollow_filter=nofollow_only',
      'target=https://thirty.example/1&mode=url',
    ],
  ],
  [
    'backlinks/refdomains',
    'get-refdomains',
    ['target=thirty.example', 'target=thirty.example&mode=domain&order_by=domain_inlink_rank'],
  ],
  ['backlinks/summary', 'get-summary', ['target=thirty.example&target=a.test&mode=domain']],
  ['backlinks/anchors', 'get-anchors', [`${FILTERED}&order_by=refdomains`]],
  ['backlinks/indexed-pages', 'get-top-pages', [`${FILTERED}&order_by=refdomains`]],
  ['backlinks/referring-ips', 'get-referring-ips', [FILTERED]],
  [
    'backlinks/history/count',
    'get-new-lost-backlinks-count',
    [`${FILTERED}&date_from=2024-01-01&date_to=2024-01-31`],
  ],
  [
    'backlinks/refdomains/history/count',
    'get-new-lost-refdomains-count',
    [`${FILTERED}&date_from=2024-01-01&date_to=2024-01-31&new_lost_type=new`],
  ],
  [
    'backlinks/history/cumulative',
    'get-cumulative-backlinks',
    [`${FILTERED}&date_from=2024-01-01&date_to=2024-01-31`],
  ],
];

describe.each(TWINS)('/v1/%s', (path, command, queries) => {
  it.each(queries)(
    'answers %s as its twin does, in both formats and by both methods',
    async (query) => {
      for (const output of ['json', 'xml']) {
        const twin = await get(
          server.app,
          command,
          `apikey=${server.key}&output=${output}&${query}`,
        );
        const answer = await ask(path, { query: `${query}&output=${output}` });
        expect(answer.text).toBe(twin.text);
        expect([answer.status, answer.headers['content-type']]).toEqual([
          200,
          twin.headers['content-type'],
        ]);
        const sent = new URLSearchParams(query);
        const body = Object.fromEntries(
          [...new Set(sent.keys())].map((name) => {
            const values = sent.getAll(name);
            return [name, values.length === 1 ? values[0] : values];
          }),
        );
        expect((await ask(path, { query: `output=${output}`, body })).text).toBe(twin.text);
      }
    },
  );

  it('needs a target, and refuses what its twin refuses', async () => {
    for (const query of ['', 'target=', 'target=http://', 'target=a.test&mode=x']) {
      const twin = await get(server.app, command, `apikey=${server.key}&${query}`);
      const answer = await ask(path, { query });
      // `mode` is no parameter of ranks.
      expect([answer.status, answer.text]).toEqual([twin.status, twin.text]);
    }
    expect(errorOf(await ask(path, { body: {} }))).toEqual([400, 'Parameter target is missing.']);
  });

  it('takes no other method', async () => {
    const { statusCode, headers } = await server.app.inject({ method: 'PUT', url: `/v1/${path}` });
    expect([statusCode, headers.allow]).toEqual([405, 'GET, POST']);
  });
});

describe.each([
  ['backlinks/history', 'get-new-lost-backlinks', 'new_lost_backlinks'],
  ['backlinks/refdomains/history', 'get-new-lost-refdomains', 'new_lost_refdomains'],
] as const)('/v1/%s', (path, command, list) => {
  it('answers 100 rows where nothing is asked for, its twin 1,000', async () => {
    const links = Array.from({ length: 150 }, (_, at) => ({
      from: `https://history${at}.test/`,
      to: 'https://history.example/',
      firstSeen: '2024-01-05',
    }));
    await insertBacklinks(server.index, links);
    const query = 'target=history.example&date_from=2024-01-01&date_to=2024-01-31';
    const rowsOf = ({ text }: Answer): unknown[] => JSON.parse(text)[list];
    const twin = await get(server.app, command, `apikey=${server.key}&${query}`);
    expect(rowsOf(twin)).toHaveLength(150);
    for (const none of ['', '&limit='])
      expect(rowsOf(await ask(path, { query: query + none }))).toEqual(rowsOf(twin).slice(0, 100));
    const body = { target: 'history.example', date_from: '2024-01-01', date_to: '2024-01-31' };
    expect(rowsOf(await ask(path, { body }))).toHaveLength(100);
    const all = await ask(path, { query: `${query}&limit=1000` });
    expect(all.text).toBe(twin.text);
  });
});

describe('/v1/backlinks/authority/page and /domain', () => {
  const query = 'target=https://thirty.example/&target=host1.test&target=unseen.test';
  it('tell one of the two ranks each', async () => {
    expect(JSON.parse((await ask('backlinks/authority/page', { query })).text)).toEqual({
      pages: [
        { url: 'https://thirty.example/', inlink_rank: 63 },
        { url: 'host1.test', inlink_rank: 0 },
        { url: 'unseen.test', inlink_rank: -1 },
      ],
    });
    expect(JSON.parse((await ask('backlinks/authority/domain', { query })).text)).toEqual({
      pages: [
        { url: 'https://thirty.example/', domain_inlink_rank: 68 },
        { url: 'host1.test', domain_inlink_rank: 41 },
        { url: 'unseen.test', domain_inlink_rank: -1 },
      ],
    });
  });

  it('cost a unit a target', async () => {
    const { text } = await createKey(server.control, { name: 'authority', units: 3 });
    const authorization = `Token ${text}`;
    expect((await ask('backlinks/authority/page', { query, authorization })).status).toBe(200);
    expect((await ask('backlinks/authority/domain', { query, authorization })).status).toBe(402);
    const key = (await listKeys(server.control)).find(({ name }) => name === 'authority');
    expect(key?.unitsUsed).toBe(3);
  });
});

describe('a key of /v1', () => {
  const path = 'backlinks/metrics';
  const target = 'target=a.test';
  const key = () => server.key;

  it('comes in the header or in the query', async () => {
    for (const authorization of [`Token ${key()}`, `token ${key()}`, `TOKEN   ${key()}`])
      expect((await ask(path, { query: target, authorization })).status).toBe(200);
    for (const name of ['apikey', 'apiKey', 'APIKEY']) {
      const query = `${target}&${name}=${key()}`;
      expect((await ask(path, { query, authorization: undefined })).status).toBe(200);
    }
  });

  it('may come in both when both are the same', async () => {
    const query = `${target}&apikey=${key()}`;
    expect((await ask(path, { query })).status).toBe(200);
    expect((await ask(path, { query: `${query}&output=xml` })).status).toBe(200);
  });

  it.each<[string, (key: string, other: string) => Asked]>([
    ['nowhere', () => ({ authorization: undefined })],
    ['as a Bearer', (good) => ({ authorization: `Bearer ${good}` })],
    [
      'as a Bearer beside a good one',
      (good) => ({ authorization: `Bearer ${good}`, query: `apikey=${good}` }),
    ],
    ['for Basic', (good) => ({ authorization: `Basic ${good}`, query: `apikey=${good}` })],
    ['without a scheme', (good) => ({ authorization: good })],
    ['without a key', () => ({ authorization: 'Token' })],
    ['with an empty key', () => ({ authorization: 'Token ' })],
    ['empty', () => ({ authorization: '' })],
    ['with more than a key', (good) => ({ authorization: `Token ${good} ${good}` })],
    ['unknown', () => ({ authorization: 'Token nonsense' })],
    ['too long', () => ({ authorization: `Token ${'x'.repeat(300)}` })],
    [
      'in both, different',
      (good, other) => ({ authorization: `Token ${good}`, query: `apikey=${other}` }),
    ],
    ['in both, one unknown', (good) => ({ authorization: `Token ${good}`, query: 'apikey=x' })],
    ['twice in the query', (good) => ({ query: `apikey=${good}&apikey=${good}` })],
  ])('is refused with 401 %s', async (_, asked) => {
    const { text: other } = await createKey(server.control);
    const { query = '', ...rest } = asked(key(), other);
    const answer = await ask(path, { query: `${target}&${query}`, ...rest });
    expect(errorOf(answer)).toEqual([401, API_ERRORS.unauthorized.message]);
  });

  it('in a header is none of v1.0', async () => {
    const { statusCode } = await server.app.inject({
      url: `/backlinks/v1.0/get-metrics?${target}`,
      headers: { authorization: `Token ${key()}` },
    });
    expect(statusCode).toBe(401);
  });

  it('has one rate in both families', async () => {
    const { text } = await createKey(server.control, { rate: 4 });
    const authorization = `Token ${text}`;
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        at % 2 === 0
          ? ask(path, { query: target, authorization })
          : get(server.app, 'get-metrics', `apikey=${text}&${target}`),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 200, 200, 200, 429, 429, 429, 429, 429, 429]);
  });

  it('is charged for both families', async () => {
    const { text } = await createKey(server.control, { name: 'both', units: 2 });
    const authorization = `Token ${text}`;
    expect((await ask(path, { query: target, authorization })).status).toBe(200);
    expect((await get(server.app, 'get-metrics', `apikey=${text}&${target}`)).status).toBe(200);
    expect((await ask(path, { query: target, authorization })).status).toBe(402);
  });

  it('is in no log line', async () => {
    server.lines.length = 0;
    await ask(path, { query: `${target}&apikey=${key()}` });
    await ask(path, { query: target, authorization: `Bearer ${key()}` });
    expect(server.lines).toHaveLength(2);
    expect(server.lines.join('')).not.toContain(key());
  });
});

describe('an address of /v1 that nobody knows', () => {
  it.each(['v1', 'v1/', 'v1/backlinks', 'v1/backlinks/', 'v1/backlinks/get-metrics', 'v1/metrics'])(
    '/%s is refused in the documented shape',
    async (path) => {
      const { statusCode, body } = await server.app.inject(`/${path}?output=yaml`);
      expect([statusCode, JSON.parse(body)]).toEqual([
        404,
        { error: { code: 404, message: API_ERRORS.notFound.message } },
      ]);
    },
  );

  it('is refused in XML where XML was asked for', async () => {
    const { statusCode, body } = await server.app.inject('/v1/backlinks/nothing?output=xml');
    expect(statusCode).toBe(404);
    expect(body).toContain('<response><error><code>404</code>');
  });
});

describe('the order of refusals in /v1', () => {
  it('is that of v1.0', async () => {
    const app = await server.build({ maxTargetBacklinks: 29 });
    const poor = await createKey(server.control, { units: 0 });
    const slow = await createKey(server.control, { units: 0, rate: 1 });
    const status = async (method: 'GET' | 'PUT', path: string, query: string, key = 'x') =>
      (
        await app.inject({
          method,
          url: `/v1/backlinks/${path}?${query}`,
          headers: { authorization: `Token ${key}` },
        })
      ).statusCode;
    await status('GET', 'all', '', slow.text);
    expect([
      await status('PUT', 'nothing', 'output=yaml'),
      await status('PUT', 'all', 'output=yaml'),
      await status('GET', 'all', 'output=yaml'),
      await status('GET', 'all', 'limit=0'),
      await status('GET', 'all', 'limit=0', slow.text),
      await status('GET', 'all', 'limit=0', poor.text),
      await status('GET', 'all', 'target=thirty.example', poor.text),
      await status('GET', 'all', 'target=thirty.example', server.key),
      await status('GET', 'metrics', 'target=a.test&target=thirty.example', server.key),
    ]).toEqual([404, 405, 406, 401, 429, 400, 402, 244, 244]);
  });
});

it('a POST of v1 and one of v1.0 are the same', async () => {
  const body = { target: ['thirty.example', 'a.test'], mode: 'host' };
  const twin = await post(server.app, 'get-metrics', `apikey=${server.key}`, body);
  expect((await ask('backlinks/metrics', { body })).text).toBe(twin.text);
});
