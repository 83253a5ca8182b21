/** Files of backlinks over HTTP. */
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockSite } from '../../../src/control/sites.ts';
import { openTestServer, type TestServer } from '../../support/api-server.ts';
import { type Ask, askerOf, newSite, refusal } from '../../support/monitor.ts';

let server: TestServer;
let ask: Ask;
let site: number;
beforeAll(async () => {
  server = await openTestServer({ monitor: { importMaxBytes: 2 ** 20, addsPerDay: 10 } });
  ask = askerOf(server.app, server.key);
  site = await newSite(ask);
});
afterAll(() => server.close());

async function send(body: Uint8Array | string, query = '', type?: string) {
  const answer = await server.app.inject({
    ...{ method: 'POST', url: `/api/sites/${site}/imports?${query}` },
    headers: { authorization: `Token ${server.key}`, ...(type && { 'content-type': type }) },
    payload: typeof body === 'string' ? body : Buffer.from(body),
  });
  return { status: answer.statusCode, json: JSON.parse(answer.body) };
}

describe('POST /api/sites/{site_id}/imports', () => {
  it('takes a file as it stands, whatever its Content-Type', async () => {
    const types = [undefined, 'application/x-www-form-urlencoded', 'text/csv', 'application/json'];
    for (const [i, type] of types.entries()) {
      const file = `Linking page,Last crawled\nhttps://a.test/${i},2024-01-01\nbad,\n`;
      expect(await send(file, 'name=links.csv', type)).toEqual({
        status: 200,
        json: {
          ...{ source: 'gsc', added: 1, duplicates: 0, invalid: 1, reasons: { 'not-a-url': 1 } },
          lines: [{ line: 3, outcome: 'invalid', reason: 'not-a-url', text: 'bad' }],
          warnings: [],
        },
      });
    }
  });

  it('tells every line when it is asked to', async () => {
    const { json } = await send('https://all.test/\nhttps://all.test/\n', 'lines=all');
    expect(json.lines).toEqual([
      { line: 1, outcome: 'added', text: 'https://all.test/' },
      { line: 2, outcome: 'duplicate', text: 'https://all.test/' },
    ]);
  });

  it('takes columns by their names, and a column without a name for none', async () => {
    const file = 'Von,Nach,Seit\nhttps://named.test/,https://www.example.com/,2024-02-01\n';
    const { json } = await send(file, 'url_from=Von&url_to=Nach&first_seen=3&anchor=');
    expect(json).toMatchObject({ added: 1, invalid: 0 });
    const { json: rows } = await ask('GET', `/backlinks/${site}?limit=1000`);
    expect(rows.at(-1)).toMatchObject({ date_placement: '2024-02-01' });
    expect((await send(file, 'url_from=')).json).toMatchObject({ duplicates: 1 });
    expect(refusal(await send(file, 'url_to=Nach'))).toEqual([
      400,
      'Parameter url_from is missing.',
    ]);
  });

  it.each<[string, Uint8Array | string, number, RegExp]>([
    ['no file', '', 415, /empty/],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 415, /image|PNG/i],
    ['what is too large', 'x'.repeat(2 ** 20 + 1), 413, /larger than 1048576 bytes/],
    ['a bomb', gzipSync(Buffer.alloc(2 ** 28, 'x')), 413, /unpacks to more than/],
    ['a table of sites', 'Site,Linking pages,Target pages\na.test,1,2\n', 415, /Top linking sites/],
  ])('refuses %s and says what it is', async (_, body, status, message) => {
    const [code, text] = refusal(await send(body));
    expect([code, text]).toEqual([status, expect.stringMatching(message)]);
  });

  it('refuses a form, in which the file would have to be looked for', async () => {
    const answer = await send(
      '--x\r\n\r\nhttps://a.test/\r\n--x--',
      '',
      'multipart/form-data; boundary=x',
    );
    expect(refusal(answer)).toEqual([415, expect.stringMatching(/itself, not a form/)]);
  });

  it('reads large files one at a time, and lets no more wait than memory holds', async () => {
    const app = await server.build({ monitor: {} });
    const file = `https://large.test/\n${' '.repeat(2 ** 23)}`;
    const headers = { authorization: `Token ${server.key}` };
    const post = async () => {
      const url = `/api/sites/${site}/imports`;
      return (await app.inject({ method: 'POST', url, payload: file, headers })).statusCode;
    };
    // While the site is locked, the first of them holds its turn.
    const statuses = await server.control.db.transaction().execute(async (db) => {
      await lockSite(db, site);
      const all = Array.from({ length: 6 }, post);
      expect(await Promise.race(all)).toBe(503);
      return all;
    });
    expect((await Promise.all(statuses)).sort()).toEqual([200, 200, 200, 200, 200, 503]);
  });

  it('refuses more than the account may add today', async () => {
    const file = Array.from({ length: 11 }, (_, i) => `https://many${i}.test/`).join('\n');
    expect(refusal(await send(file))).toEqual([400, 'Backlinks limit exceeded']);
  });
});

describe('GET /api/sites/{site_id}/suppliers', () => {
  it('tells what the tool of a file says of a backlink', async () => {
    await send(
      'Referring page URL,Target URL,Anchor,Domain rating,First seen\nhttps://told.test/,https://www.example.com/,"a, b",71,2024-02-01',
    );
    const { json: rows } = await ask('GET', `/backlinks/${site}?limit=1000`);
    const { json } = await ask('GET', `/api/sites/${site}/suppliers?backlink_id=${rows.at(-1).id}`);
    expect(json).toEqual([
      {
        ...{ supplier: 'ahrefs', told_on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
        ...{ url_to: 'https://www.example.com/', anchor: 'a, b', first_seen: '2024-02-01' },
        metrics: { 'Domain rating': '71' },
      },
    ]);
  });
});

describe('GET /api/sites/{site_id}/imports', () => {
  it('lists reports, the latest first', async () => {
    await send('https://listed.test/\n', 'name=last.txt');
    const { json } = await ask('GET', `/api/sites/${site}/imports`);
    expect(json[0]).toMatchObject({
      ...{ source: 'file', name: 'last.txt', status: 'complete', time: expect.any(Number) },
      report: { source: 'urls', added: 1, duplicates: 0, invalid: 0 },
    });
    expect(json.at(-1).report.source).toBe('gsc');
  });
});

describe('POST /api/sites/{site_id}/sources/…/import', () => {
  const at = (source: string) => `/api/sites/${site}/sources/${source}/import`;

  it('needs a key, and for Search Console a sheet', async () => {
    const noKey = [400, 'The server has no key for this service'];
    for (const source of ['bing', 'yandex'])
      expect(refusal(await ask('POST', at(source)))).toEqual(noKey);
    expect(refusal(await ask('POST', at('gsc')))).toEqual([
      400,
      expect.stringMatching(/No Google Sheet/),
    ]);
    expect((await ask('POST', at('other'))).status).toBe(404);
  });

  it('starts an import of which the token tells', async () => {
    const { jobs } = server.exports;
    const linkImports = { jobs, services: ['bing'] as const };
    const asked = askerOf(await server.build({ monitor: { linkImports } }), server.key);
    const { json } = await asked('POST', at('bing'));
    expect(json).toEqual({ status: 'queued', token: expect.stringMatching(/^[0-9a-f]{32}$/) });
    const { json: told } = await asked(
      'GET',
      `/backlinks/${site}/import-status?token=${json.token}`,
    );
    expect(told.status).toBe('queued');
    expect(refusal(await asked('POST', at('yandex')))[0]).toBe(400);
  });
});
