/** Disavow files over HTTP: into the list, and out of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestServer, type TestServer } from '../../support/api-server.ts';
import { type Ask, askerOf, newSite, refusal } from '../../support/monitor.ts';

let server: TestServer;
let ask: Ask;
beforeAll(async () => {
  server = await openTestServer();
  ask = askerOf(server.app, server.key);
});
afterAll(() => server.close());

const pathOf = (site: number) => `/api/sites/${site}/disavow.txt`;
const get = (site: number) =>
  server.app.inject({ url: pathOf(site), headers: { authorization: `Token ${server.key}` } });
const listed = async (site: number) =>
  (await ask('GET', `/backlink-disavow/${site}`)).json.disavow_links;

describe('disavow files', () => {
  it('come in with a report of each line that is none, and go out as Google takes them', async () => {
    const site = await newSite(ask);
    await ask('POST', `/backlink-disavow/${site}`, { list: ['https://a.test/1'] });
    const file = [
      ...['# bad ones', '', 'domain:Spam.example', 'https://a.test/1', 'https://a.test/1#top'],
      ...['naked.example', 'https://b.test/2'],
    ].join('\r\n');
    expect((await ask('POST', pathOf(site), file)).json).toEqual({
      ...{ added: 2, duplicates: 2, invalid: 1 },
      problems: [{ line: 6, reason: 'no-scheme', text: 'naked.example' }],
    });

    const answer = await get(site);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': 'attachment; filename="disavow.txt"',
    });
    expect(answer.body).toBe('https://a.test/1\ndomain:spam.example\nhttps://b.test/2\n');
    // What comes out goes in.
    expect((await ask('POST', pathOf(site), answer.body)).json).toMatchObject({
      ...{ added: 0, duplicates: 3, invalid: 0 },
    });
  });

  it('tell in the list what has been exported', async () => {
    const site = await newSite(ask);
    await ask('POST', pathOf(site), 'domain:a.test');
    expect((await listed(site)).map(({ exported }: { exported: number }) => exported)).toEqual([0]);
    await get(site);
    await ask('POST', pathOf(site), 'domain:b.test');
    expect((await listed(site)).map(({ exported }: { exported: number }) => exported)).toEqual([
      1, 0,
    ]);
  });

  it('are refused where they are none, and where Google would refuse them', async () => {
    const site = await newSite(ask);
    const picture = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').toString('latin1');
    expect((await ask('POST', pathOf(site), picture)).status).toBe(415);
    const long = Array.from({ length: 1500 }, (_, i) => `https://a.test/${i}/${'x'.repeat(1800)}`);
    expect((await ask('POST', pathOf(site), long.join('\n'))).json).toMatchObject({ added: 1500 });
    expect(refusal(await ask('GET', pathOf(site)))).toEqual([
      413,
      expect.stringMatching(/larger than Google takes .* lines are too many/),
    ]);
    expect((await listed(site))[0].exported).toBe(0);
  });

  it('are empty for an empty list', async () => {
    expect((await get(await newSite(ask))).body).toBe('');
  });
});
