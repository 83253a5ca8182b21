/** Who may ask, how much, how often: every refusal, and that they come in the documented order. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setKeyStatus } from '../../src/control/key-changes.ts';
import { createKey, listKeys } from '../../src/control/keys.ts';
import { API_ERRORS } from '../../src/http/api-error.ts';
import { get, openTestServer, post, type TestServer } from '../support/api-server.ts';
import { insertBacklinks } from '../support/backlink-rows.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
  await insertBacklinks(
    server.index,
    Array.from({ length: 30 }, (_, at) => ({
      from: `https://host${at % 3}.test/${at}`,
      to: 'https://thirty.example/',
    })),
  );
});
afterAll(() => server.close());

const messageOf = (text: string): string => JSON.parse(text).error.message;
const unitsUsed = async (name: string): Promise<number | undefined> =>
  (await listKeys(server.control)).find((key) => key.name === name)?.unitsUsed;

describe('the address', () => {
  it.each([
    ...[
      '/nothing',
      '/backlinks/v1.0/',
      '/backlinks/v1.0',
      '/backlinks/v1.0/get-nothing',
      '/%',
      '/%00',
    ],
    ...[
      '/backlinks/v1.0/get-metrics/',
      '/backlinks/v1.0/GET-METRICS',
      '/backlinks/v2.0/get-metrics',
    ],
    ...[
      '/backlinks/v1.0/../v1.0/get-x',
      '//',
      `/${'x'.repeat(100)}`,
      '/__proto__',
      '/docs/static/../x',
    ],
    ...['/backlinks/v1.0/:command', '/docs/static/x'],
  ])('%s is unknown', async (url) => {
    for (const method of ['GET', 'POST', 'DELETE'] as const) {
      const answer = await server.app.inject({ method, url });
      expect([answer.statusCode, messageOf(answer.body)]).toEqual([
        404,
        API_ERRORS.notFound.message,
      ]);
    }
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'] as const)(
    'of a command takes no %s',
    async (method) => {
      const url = '/backlinks/v1.0/get-metrics?output=yaml';
      const answer = await server.app.inject({ method, url, payload: '{' });
      expect([answer.statusCode, messageOf(answer.body)]).toEqual([405, API_ERRORS.method.message]);
      expect(answer.headers.allow).toBe('GET, POST');
    },
  );

  it('of a command takes no HEAD, which has no body', async () => {
    const answer = await server.app.inject({ method: 'HEAD', url: '/backlinks/v1.0/get-metrics' });
    expect(answer.statusCode).toBe(405);
  });

  it('of what is only shown takes no POST', async () => {
    const answer = await server.app.inject({ method: 'POST', url: '/healthz' });
    expect([answer.statusCode, answer.headers.allow]).toEqual([405, 'GET']);
  });
});

describe('output', () => {
  it.each(['yaml', 'XML', 'json,xml', ' json', '%00', 'json&output=json', 'xml&output='])(
    'may not be %s',
    async (output) => {
      const query = `apikey=${server.key}&target=a.test&output=${output}`;
      for (const answer of [
        await get(server.app, 'get-metrics', query),
        await post(server.app, 'get-metrics', query, { target: 'a.test' }),
      ]) {
        expect([answer.status, messageOf(answer.text)]).toEqual([406, API_ERRORS.output.message]);
      }
    },
  );

  it('of a body is not read', async () => {
    const body = { target: 'a.test', output: 'yaml', apikey: 'x' };
    const answer = await post(server.app, 'get-metrics', `apikey=${server.key}`, body);
    expect([answer.status, answer.text[0]]).toEqual([200, '{']);
  });
});

describe('a key', () => {
  it.each(['', 'apikey=', 'apikey=nonsense', 'apikey=%00', `apikey=${'x'.repeat(300)}`, 'key=x'])(
    'is refused when the query says %s',
    async (query) => {
      const answer = await get(server.app, 'get-metrics', `${query}&target=a.test`);
      expect([answer.status, messageOf(answer.text)]).toEqual([
        401,
        API_ERRORS.unauthorized.message,
      ]);
    },
  );

  it('may be spelt in any letter case, but only once', async () => {
    for (const name of ['apikey', 'apiKey', 'ApiKey', 'APIKEY', '%61pikey']) {
      const answer = await get(server.app, 'get-metrics', `${name}=${server.key}&target=a.test`);
      expect(answer.status).toBe(200);
    }
    for (const query of [
      `apikey=${server.key}&apikey=${server.key}`,
      `apikey=x&apiKey=${server.key}`,
    ])
      expect((await get(server.app, 'get-metrics', `${query}&target=a.test`)).status).toBe(401);
  });

  it('of a body is not read', async () => {
    const body = { target: 'a.test', apikey: server.key };
    expect((await post(server.app, 'get-metrics', '', body)).status).toBe(401);
  });

  it('is refused from the moment it expires', async () => {
    const soon = await createKey(server.control, { expires: new Date(Date.now() + 60_000) });
    const past = await createKey(server.control, { expires: new Date() });
    const status = async (text: string) =>
      (await get(server.app, 'get-metrics', `apikey=${text}&target=a.test`)).status;
    expect([await status(soon.text), await status(past.text)]).toEqual([200, 401]);
  });

  it('is refused with 403 as soon as it is disabled', async () => {
    const { text, key } = await createKey(server.control);
    const ask = () => get(server.app, 'get-metrics', `apikey=${text}&target=a.test`);
    expect((await ask()).status).toBe(200);
    await setKeyStatus(server.control, key.name, 'disabled');
    const answer = await ask();
    expect([answer.status, messageOf(answer.text)]).toEqual([403, API_ERRORS.disabled.message]);
  });

  it('is refused with 401 while it is inactive', async () => {
    const { text, key } = await createKey(server.control);
    const ask = () => get(server.app, 'get-metrics', `apikey=${text}&target=a.test`);
    await setKeyStatus(server.control, key.name, 'inactive');
    expect((await ask()).status).toBe(401);
    await setKeyStatus(server.control, key.name, 'active');
    expect((await ask()).status).toBe(200);
  });
});

describe('the rate', () => {
  it('lets as many calls a second through as the key may make', async () => {
    const { text } = await createKey(server.control, { rate: 5 });
    const ask = () => get(server.app, 'get-metrics', `apikey=${text}&target=a.test`);
    const answers = await Promise.all(Array.from({ length: 12 }, ask));
    const refused = answers.filter(({ status }) => status === 429);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    expect(refused).toHaveLength(7);
    expect(messageOf(refused[0]?.text ?? '')).toBe(API_ERRORS.rate.message);
    const seconds = Number(refused[0]?.headers['retry-after']);
    expect(seconds).toBe(1);
    // Retry-After is true.
    await sleep(seconds * 1000);
    expect((await ask()).status).toBe(200);
  });

  it('is counted for each key alone', async () => {
    const keys = await Promise.all([1, 2, 3].map(() => createKey(server.control, { rate: 1 })));
    const answers = await Promise.all(
      keys.map(({ text }) => get(server.app, 'get-metrics', `apikey=${text}&target=a.test`)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });
});

describe('units', () => {
  const ask = (text: string, command: string, query: string) =>
    get(server.app, command, `apikey=${text}&${query}`);

  it('are charged for rows that were answered, not for those asked for', async () => {
    const { text } = await createKey(server.control, { name: 'rows', units: 100 });
    const query = 'target=thirty.example&limit=10000';
    expect((await ask(text, 'get-backlinks', query)).status).toBe(200);
    expect(await unitsUsed('rows')).toBe(30);
    expect((await ask(text, 'get-refdomains', query)).status).toBe(200);
    expect(await unitsUsed('rows')).toBe(33);
  });

  it('are not charged for an answer that they do not cover', async () => {
    const { text } = await createKey(server.control, { name: 'short', units: 29 });
    const answer = await ask(text, 'get-backlinks', 'target=thirty.example');
    expect([answer.status, messageOf(answer.text)]).toEqual([402, API_ERRORS.noFunds.message]);
    expect(await unitsUsed('short')).toBe(0);
    expect((await ask(text, 'get-backlinks', 'target=thirty.example&limit=29')).status).toBe(200);
  });

  it('are refused when there are none, even where the answer would cost none', async () => {
    const { text } = await createKey(server.control, { units: 0 });
    for (const command of ['get-metrics', 'get-inlink-rank', 'get-backlinks', 'get-refdomains'])
      expect((await ask(text, command, 'target=unseen.test')).status).toBe(402);
  });

  it('are refused before the index is asked when a batch needs more', async () => {
    const { text } = await createKey(server.control, { name: 'batch', units: 1 });
    expect((await ask(text, 'get-metrics', 'target=a.test&target=b.test')).status).toBe(402);
    expect((await ask(text, 'get-metrics', 'target=a.test')).status).toBe(200);
    expect((await ask(text, 'get-inlink-rank', 'target=a.test')).status).toBe(402);
  });

  it('are never overdrawn by calls that run at once, and each answer is paid for once', async () => {
    const { text } = await createKey(server.control, { name: 'race', units: 95 });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => ask(text, 'get-backlinks', 'target=thirty.example')),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 200, 200, ...Array.from({ length: 17 }, () => 402)]);
    expect(await unitsUsed('race')).toBe(90);
  });
});

describe('the operator’s limits', () => {
  it('refuse targets with more links, and only those', async () => {
    const app = await server.build({ maxTargetBacklinks: 29 });
    const ask = (command: string, target: string) =>
      get(app, command, `apikey=${server.key}&target=${target}`);
    for (const command of ['get-backlinks', 'get-refdomains', 'get-metrics']) {
      const answer = await ask(command, 'thirty.example');
      expect([answer.status, messageOf(answer.text)]).toEqual([244, API_ERRORS.huge.message]);
      expect((await ask(command, 'unseen.test')).status).toBe(200);
    }
    expect((await ask('get-inlink-rank', 'thirty.example')).status).toBe(200);
  });

  it('refuse what would wait too long', async () => {
    const app = await server.build({ maxRunningQueries: 1, maxWaitingQueries: 1 });
    const logged = server.lines.length;
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        get(app, 'get-backlinks', `apikey=${server.key}&target=thirty.example`),
      ),
    );
    const busy = answers.filter(({ status }) => status === 503);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(2);
    expect(busy.length).toBeGreaterThanOrEqual(1);
    expect(messageOf(busy[0]?.text ?? '')).toBe(API_ERRORS.busy.message);
    expect(busy[0]?.headers['retry-after']).toBe('1');
    // One line each, without a stack.
    const lines = server.lines.slice(logged);
    expect(lines.length).toBe(answers.length);
    expect(lines.join('')).not.toContain('stack');
  });
});

describe('the order of refusals', () => {
  /** Each asks for its own refusal and all later ones too. */
  it('is 404, 405, 406, 401, 403, 429, 400, 402, 244', async () => {
    const app = await server.build({ maxTargetBacklinks: 29 });
    const poor = await createKey(server.control, { units: 0 });
    const slow = await createKey(server.control, { units: 0, rate: 1 });
    const disabled = await createKey(server.control, { units: 0, rate: 1 });
    await setKeyStatus(server.control, disabled.key.name, 'disabled');
    await get(app, 'get-backlinks', `apikey=${slow.text}`);
    const status = async (method: 'GET' | 'PUT', command: string, query: string) =>
      (await app.inject({ method, url: `/backlinks/v1.0/${command}?${query}` })).statusCode;

    expect([
      await status('PUT', 'get-nothing', 'output=yaml&apikey=x'),
      await status('PUT', 'get-backlinks', 'output=yaml&apikey=x'),
      await status('GET', 'get-backlinks', 'output=yaml&apikey=x'),
      await status('GET', 'get-backlinks', 'apikey=x&limit=0'),
      await status('GET', 'get-backlinks', `apikey=${disabled.text}&limit=0`),
      await status('GET', 'get-backlinks', `apikey=${slow.text}&limit=0`),
      await status('GET', 'get-backlinks', `apikey=${poor.text}&limit=0`),
      await status('GET', 'get-backlinks', `apikey=${poor.text}&target=http://`),
      await status('GET', 'get-backlinks', `apikey=${poor.text}&target=thirty.example`),
      await status('GET', 'get-backlinks', `apikey=${server.key}&target=thirty.example`),
    ]).toEqual([404, 405, 406, 401, 403, 429, 400, 400, 402, 244]);
  });
});
