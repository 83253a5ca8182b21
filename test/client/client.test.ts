import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import { clientDocument } from '../../scripts/client-document.ts';
import { startExports } from '../../src/app/export/exports.ts';
import {
  type Client,
  ClientError,
  type ClientOptions,
  type Command,
  createClient,
  type MonitorAnswer,
  type MonitorCall,
  type MonitorParameters,
  type RawBacklink,
} from '../../src/client/client.ts';
import { createKey, keyById } from '../../src/control/keys.ts';
import { openTestServer, type TestServer } from '../support/api-server.ts';
import { insertBacklinks } from '../support/backlink-rows.ts';

const ROOT = join(import.meta.dirname, '../..');
const LINKS = 30;

let server: TestServer;
let address = '';
let client: Client;
beforeAll(async () => {
  server = await openTestServer();
  await insertBacklinks(
    server.index,
    Array.from({ length: LINKS }, (_, at) => ({
      from: `https://host${at}.test/`,
      to: 'https://thirty.example/',
      anchor: at === 0 ? '=1+1' : at === 1 ? `two\r\n"lines", é` : 'anchor',
      title: at === 2 ? "'quoted" : 'Title',
      flags: at === 3 ? ['nofollow', 'image'] : [],
      imageSource: at === 3 ? 'https://img.test/i.png' : '',
      rank: at - 1,
    })),
  );
  address = await server.app.listen({ host: '127.0.0.1', port: 0 });
  client = clientWith();
});
afterAll(() => server.close());

const clientWith = (options: Partial<ClientOptions> = {}) =>
  createClient({ baseUrl: address, apikey: server.key, ...options });

async function collect<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

const failure = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => 'no failure',
    (error: unknown) => error,
  );

describe('api-types.ts', () => {
  it('is made from docs/openapi.json; after a change of it: npm run client', () => {
    const openapi = JSON.parse(readFileSync(join(ROOT, 'docs/openapi.json'), 'utf8'));
    const types = readFileSync(join(ROOT, 'src/client/api-types.ts'), 'utf8');
    expect(/Of document ([0-9a-f]{64})\./.exec(types)?.[1]).toBe(clientDocument(openapi).hash);
  });

  it('names commands of every family', () => {
    expectTypeOf<'get-backlinks' | 'v1/backlinks/all' | 'api/exports'>().toExtend<Command>();
    expectTypeOf<'/v1/backlinks/all'>().not.toExtend<Command>();
    expectTypeOf<RawBacklink['image_source']>().toEqualTypeOf<string | null>();
  });
});

describe('ask', () => {
  const target = 'thirty.example';

  it('asks commands of every family, by the method they take', async () => {
    const { backlinks } = await client.ask('get-backlinks', { target, limit: 2 });
    expect(backlinks).toMatchObject([{ url_to: 'https://thirty.example/', alt: null }, {}]);
    const { metrics } = await client.ask('get-metrics', { target: [target, 'a.test'] });
    expect(metrics.map((row) => row.backlinks)).toEqual([LINKS, 0]);
    const info = await client.ask('get-subscription-info', {});
    expect(info).toMatchObject({ subscription_info: { status: 'active' } });
    const raw = await client.ask('v1/backlinks/raw', { target, limit: 1 });
    expect(raw.backlinks).toHaveLength(1);
    const found = await client.ask('v1/backlinks/metrics', { target: [target] });
    expect(found.metrics).toMatchObject([{ backlinks: LINKS }]);
    expect(await client.ask('api/exports', {})).toEqual({ exports: [] });
  });

  it('gives answers in XML as they come', async () => {
    const answer = await client.request('get-metrics', { target }, { output: 'xml' });
    expect(await answer.text()).toContain('<response><metrics><metric><target>thirty.example<');
  });

  it('keeps a path before those of the API', async () => {
    const asked: string[] = [];
    const fetch: ClientOptions['fetch'] = async (url) => {
      asked.push(url.pathname);
      return Response.json({});
    };
    await clientWith({ baseUrl: 'https://a.test/links//', fetch }).ask('get-metrics', {
      target: [],
    });
    expect(asked).toEqual(['/links/backlinks/v1.0/get-metrics']);
  });

  it('tells refusals by code and message', async () => {
    expect(await failure(client.ask('get-backlinks', { target: 'a b' }))).toMatchObject({
      name: 'ClientError',
      code: 400,
      message: 'Parameter target is invalid.',
      retryAfter: undefined,
    });
    const stranger = clientWith({ apikey: 'nobody' });
    expect(await failure(stranger.ask('v1/backlinks/all', { target }))).toMatchObject({
      code: 401,
    });
    expect(await failure(client.request('get-nothing', {}))).toMatchObject({ code: 404 });
    // 244 is a success to HTTP, not to us.
    const small = await server.build({ maxTargetBacklinks: 5 });
    const baseUrl = await small.listen({ host: '127.0.0.1', port: 0 });
    const huge = await failure(clientWith({ baseUrl }).ask('get-backlinks', { target }));
    expect(huge).toBeInstanceOf(ClientError);
    expect(huge).toMatchObject({ code: 244, message: expect.stringMatching(/huge websites/) });
  });

  it('tells of an answer that is not the server’s', async () => {
    const fetch = async () => new Response('<html>Bad Gateway', { status: 502 });
    expect(await failure(clientWith({ fetch }).ask('api/exports', {}))).toMatchObject({
      code: 502,
      message: 'the server answered 502',
    });
  });
});

describe('monitor', () => {
  it('asks and tells by method and path, each parameter where the server wants it', async () => {
    const shop = { url: 'https://shop.example/', title: 'Shop' };
    const { site_id } = await client.monitor('POST /sites', shop);
    const list = ['https://a.test/', 'https://b.test/', 'nothing'];
    expect(await client.monitor('POST /backlinks/{site_id}/list', { site_id, list })).toEqual({
      ...{ added: 2, duplicates: 0, total: 3 },
    });
    const rows = await client.monitor('GET /backlinks/{site_id}', { site_id, limit: 1 });
    expect(rows.map((row) => row.from_url)).toEqual(['https://a.test/']);
    const settings = { site_id, check_every_hours: 24 };
    expect(await client.monitor('PUT /sites/{site_id}', settings)).toBeNull();
    const group = { site_id, name: 'G' };
    const made = await client.monitor('POST /backlink-groups/{site_id}', group);
    await client.monitor('DELETE /backlink-groups/{site_id}', { site_id, id: made.group_id });
    expect(await client.monitor('GET /backlink-groups/{site_id}', { site_id })).toMatchObject({
      total_groups: 0,
    });
    expect(await client.monitor('GET /sites', {})).toMatchObject([
      { id: site_id, name: 'https://shop.example/', check_every_hours: 24 },
    ]);
    const { rules } = await client.monitor('GET /api/sites/{site_id}/alerts', { site_id });
    expect(rules.webhook_url).toBeNull();
    await client.monitor('DELETE /sites/{site_id}', { site_id });
    expect(await failure(client.monitor('GET /backlinks/{site_id}', { site_id }))).toMatchObject({
      code: 403,
      message: 'Access denied (wrong site_id)',
    });
  });

  it('has calls of JSON, each with its parameters and answer', () => {
    expectTypeOf<'PUT /api/sites/{site_id}/alerts'>().toExtend<MonitorCall>();
    expectTypeOf<'PATCH /sites'>().not.toExtend<MonitorCall>();
    // Files.
    expectTypeOf<'POST /api/sites/{site_id}/imports'>().not.toExtend<MonitorCall>();
    expectTypeOf<'GET /api/sites/{site_id}/disavow.txt'>().not.toExtend<MonitorCall>();
    expectTypeOf<{ site_id: number }>().toExtend<MonitorParameters<'DELETE /sites/{site_id}'>>();
    expectTypeOf<{ list: string[] }>().not.toExtend<
      MonitorParameters<'POST /backlinks/{site_id}/list'>
    >();
    expectTypeOf<MonitorAnswer<'DELETE /sites/{site_id}'>>().toEqualTypeOf<null>();
    expectTypeOf<'sites'>().not.toExtend<Command>();
  });
});

describe('another try', () => {
  /** Answers these, then the server. */
  function refusing(...refusals: readonly (readonly [number, string | undefined])[]) {
    const asked: string[] = [];
    const fetch: ClientOptions['fetch'] = async (url, request) => {
      asked.push(url.pathname);
      const [status, after] = refusals[asked.length - 1] ?? [];
      if (status === undefined) return globalThis.fetch(url, request);
      const headers = after === undefined ? {} : { 'retry-after': after };
      return Response.json({ error: { code: status, message: 'later' } }, { status, headers });
    };
    return { asked, fetch };
  }
  const exports = (options: Partial<ClientOptions>) => clientWith(options).ask('api/exports', {});

  it('is made after 429 and 503, when the server says', async () => {
    const past = 'Wed, 21 Oct 2015 07:28:00 GMT';
    const { asked, fetch } = refusing([429, '0'], [503, past], [503, '0']);
    expect(await exports({ fetch })).toEqual({ exports: [] });
    expect(asked).toHaveLength(4);
  });

  it('is not made without end, nor after other refusals', async () => {
    const busy = refusing(...Array(9).fill([503, '0']));
    expect(await failure(exports({ fetch: busy.fetch, retries: 2 }))).toMatchObject({ code: 503 });
    expect(busy.asked).toHaveLength(3);
    const broken = refusing([500, '0']);
    expect(await failure(exports({ fetch: broken.fetch }))).toMatchObject({ code: 500 });
    expect(broken.asked).toHaveLength(1);
  });

  it('is left to the caller when it is long to come', async () => {
    const { asked, fetch } = refusing([503, '3600']);
    expect(await failure(exports({ fetch }))).toMatchObject({ code: 503, retryAfter: 3600 });
    expect(asked).toHaveLength(1);
  });

  it('can be given up while it is waited for', async () => {
    const stop = new AbortController();
    const fetch = async () => {
      // When the client waits already.
      setImmediate(() => setImmediate(() => stop.abort(new Error('enough'))));
      return new Response(null, { status: 503, headers: { 'retry-after': '50' } });
    };
    const asked = clientWith({ fetch }).ask('api/exports', {}, { signal: stop.signal });
    expect(await failure(asked)).toMatchObject({ message: 'enough' });
  });
});

describe('rawBacklinks', () => {
  it('goes through all pages, and stops when its reader does', async () => {
    const asked: string[] = [];
    const fetch: ClientOptions['fetch'] = (url, request) => {
      asked.push(url.search);
      return globalThis.fetch(url, request);
    };
    const counting = clientWith({ fetch });
    const rows = await collect(counting.rawBacklinks({ target: 'thirty.example', limit: 7 }));
    expect(new Set(rows.map((row) => row.url_from)).size).toBe(LINKS);
    expect(asked).toHaveLength(5);
    for await (const row of counting.rawBacklinks({ target: 'thirty.example', limit: 7 })) {
      expect(row).toEqual(rows[0]);
      break;
    }
    expect(asked).toHaveLength(6);
  });
});

describe('download', () => {
  it('gives the rows of all pages, from the file', async () => {
    const { text, key } = await createKey(server.control, { units: 100 });
    const own = clientWith({ apikey: text });
    const parameters = { target: 'thirty.example' };
    const first = await own.ask('download-all-backlinks', parameters);
    expect(first.task_id).toBeDefined();
    const second = collect(own.download(parameters));
    expect(await failure(second)).toMatchObject({ code: 409 });

    const { index, control, exports } = server;
    const work = {
      index,
      control,
      folder: exports.folder,
      keepMs: 60_000,
      onCharged: () => {},
      onNotice: () => {},
    };
    const worker = await startExports(work, exports.jobs);
    try {
      const other = await createKey(server.control, { units: 100 });
      const theirs = clientWith({ apikey: other.text });
      const rows = await collect(theirs.download(parameters, { pollMs: 20 }));
      expect(rows).toEqual(await collect(client.rawBacklinks(parameters)));
      expect((await keyById(control, other.key.id)).unitsUsed).toBe(LINKS);
      expect((await keyById(control, key.id)).unitsUsed).toBe(LINKS);
    } finally {
      await worker.close();
    }
  });
});
