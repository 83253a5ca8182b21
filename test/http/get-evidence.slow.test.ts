/** Parameters, refusals and formats of `get-evidence`. What it shows of archives: test/app/evidence-forms.slow.test.ts. */
import { DOMParser } from '@xmldom/xmldom';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKey, keyById } from '../../src/control/keys.ts';
import { openWriter } from '../../src/linkindex/loads.ts';
import { link, url, visit } from '../linkindex/some-visits.ts';
import { get, openTestServer, post, type TestServer } from '../support/api-server.ts';

const FROM = 'http://a.test/';
const TO = 'http://b.test/';
const HTML = '<p>\u0000 ]]> & <a href="http://b.test/">"é</a>';

let server: TestServer;
let app: FastifyInstance;
beforeAll(async () => {
  server = await openTestServer();
  const writer = await openWriter(server.index, { failuresUntilLost: 3 });
  const at = (second: number) => ({
    at: 1_700_000_000 + second,
    evidence: { recordId: `<urn:${second}>`, file: '/secret/a.warc.gz', offset: second, length: 9 },
  });
  const remote = 'https://user:pass@archive.test/dir/b.warc.gz?signature=secret';
  await writer.applyVisits(
    [
      visit({ ...at(0), links: [link(TO)] }),
      visit({ ...at(1), outcome: 'failed', status: 0, ip: '' }),
      visit({ ...at(2), evidence: { ...at(2).evidence, file: remote }, ip: '2001:db8::1' }),
      visit({ ...at(3), url: url('http://kept.test/'), links: [link(TO)] }),
    ],
    'test',
  );
  await writer.close();
  app = await server.build({
    evidence: {
      failuresUntilLost: 3,
      showsPaths: false,
      linkSource: async ({ shownAt }) => ({ html: HTML, occurrences: 1, recordId: shownAt.url }),
    },
  });
});
afterAll(() => server.close());

const query = (parameters: Record<string, string>) =>
  new URLSearchParams({ apikey: server.key, url_from: FROM, url_to: TO, ...parameters }).toString();

async function byGet(parameters: Record<string, string> = {}) {
  const { status, text } = await get(app, 'get-evidence', query(parameters));
  return { status, ...JSON.parse(text) };
}

async function byPost(parameters: object) {
  const body = { url_from: FROM, url_to: TO, ...parameters };
  const { status, text } = await post(app, 'get-evidence', `apikey=${server.key}`, body);
  return { status, ...JSON.parse(text) };
}

const named = <T>(values: readonly T[]): [string, T][] =>
  values.map((value) => [JSON.stringify(value).slice(0, 40), value]);

describe('get-evidence', () => {
  it('answers the same by GET and POST, latest first', async () => {
    const { status, visits } = await byGet();
    expect(status).toBe(200);
    expect(visits).toMatchObject([
      { verdict: 'missing', reason: 'link_removed', event: 'lost', ip: '2001:db8::1', html: null },
      { verdict: 'failed', reason: 'failed', event: null, status: 0, ip: null },
      { verdict: 'found', reason: null, event: 'new', ip: '192.0.2.1', html: HTML },
    ]);
    expect((await byPost({})).visits).toEqual(visits);
    expect((await byPost({ limit: '1' })).visits).toEqual(visits.slice(0, 1));
    expect((await byGet({ limit: '1', link_type: 'href' })).visits).toEqual(visits.slice(0, 1));
  });

  it('keeps folders, hosts and keys of archives to itself', async () => {
    const { visits } = await byGet();
    expect(visits.map((row: { archive: string }) => row.archive)).toEqual([
      'b.warc.gz',
      'a.warc.gz',
      'a.warc.gz',
    ]);
    expect(JSON.stringify(visits)).not.toMatch(/secret|user|archive\.test/);
  });

  it('says that nothing is at hand where nobody reads archives', async () => {
    const { text } = await get(server.app, 'get-evidence', query({}));
    expect(JSON.parse(text).visits[2]).toMatchObject({ html: null, no_html: 'not_at_hand' });
  });

  it('sends HTML as text in XML', async () => {
    const { text } = await get(app, 'get-evidence', query({ output: 'xml' }));
    const { documentElement } = new DOMParser().parseFromString(text, 'application/xml');
    const visits = documentElement?.getElementsByTagName('visit');
    expect(visits?.length).toBe(3);
    // XML cannot hold a zero.
    expect(visits?.[2]?.getElementsByTagName('html')[0]?.textContent).toBe(HTML.replace('\0', ''));
  });

  it('costs one unit a row', async () => {
    const { text, key } = await createKey(server.control, { units: 4 });
    const ask = async () => (await get(app, 'get-evidence', query({ apikey: text }))).status;
    expect([await ask(), (await keyById(server.control, key.id)).unitsUsed]).toEqual([200, 3]);
    expect([await ask(), (await keyById(server.control, key.id)).unitsUsed]).toEqual([402, 3]);
  });

  it('knows no visits of a page that was never visited', async () => {
    expect(await byGet({ url_from: 'http://never.test/' })).toEqual({ status: 200, visits: [] });
  });
});

describe.each(['url_from', 'url_to'])('%s', (name) => {
  it.each(named(['', null]))('may not be %s', async (_, value) => {
    const error = { code: 400, message: `Parameter ${name} is missing.` };
    expect(await byPost({ [name]: value })).toEqual({ status: 400, error });
    if (value !== null) expect(await byGet({ [name]: value })).toEqual({ status: 400, error });
  });

  it.each(
    named<unknown>([
      ...[
        'b.test',
        '//b.test/',
        '/x',
        'ftp://b.test/',
        'javascript:alert(1)',
        'http://',
        'http://[::1',
      ],
      ...[
        `http://b.test/${'x'.repeat(3000)}`,
        'mailto:a@b.test',
        "' OR 1=1",
        '\0',
        '{from:String}',
      ],
      ...[5, true, {}, ['http://b.test/'], [['http://b.test/']]],
    ]),
  )('may not be %s', async (_, value) => {
    const error = { code: 400, message: `Parameter ${name} is invalid.` };
    expect(await byPost({ [name]: value })).toEqual({ status: 400, error });
    if (typeof value !== 'string') return;
    expect(await byGet({ [name]: value })).toEqual({ status: 400, error });
    const { status, text } = await get(
      app,
      'get-evidence',
      query({ [name]: value, output: 'xml' }),
    );
    expect([status, text]).toEqual([400, expect.stringContaining(`<message>${error.message}<`)]);
  });

  it('may not be repeated', async () => {
    const { status, text } = await get(app, 'get-evidence', `${query({})}&${name}=${TO}`);
    expect([status, text]).toEqual([400, expect.stringContaining(`Parameter ${name} is invalid.`)]);
  });

  it.each(
    named([
      'HTTP://A.test:80',
      'http://a.test/\'"\\`{}',
      'http://a.test/%00',
      'http://bücher.test/',
    ]),
  )('may be %s', async (_, value) => {
    const other = name === 'url_from' ? 'url_to' : 'url_from';
    const sent = { [name]: value, [other]: 'http://other.test/' };
    expect((await byPost(sent)).status).toBe(200);
    expect((await byGet(sent)).status).toBe(200);
  });
});

describe('other parameters', () => {
  it('may not ask for a link inside one domain, which is no backlink', async () => {
    const error = { code: 400, message: 'Parameter url_to is invalid.' };
    expect(await byGet({ url_to: 'https://sub.a.test/' })).toEqual({ status: 400, error });
  });

  it.each<[string, unknown]>([
    ...['Href', 'text', 'href,canonical', '0', '\0'].map((type): [string, unknown] => [
      'link_type',
      type,
    ]),
    ...[1, true, {}, ['href']].map((type): [string, unknown] => ['link_type', type]),
    ...['0', '101', '-1', '1.5', '1e1', 'ten', ' 1', '9'.repeat(400)].map(
      (limit): [string, unknown] => ['limit', limit],
    ),
    ...[0, 101, 1.5, true, {}, [], [1]].map((limit): [string, unknown] => ['limit', limit]),
  ])('%s may not be %j', async (name, value) => {
    const error = { code: 400, message: `Parameter ${name} is invalid.` };
    expect(await byPost({ [name]: value })).toEqual({ status: 400, error });
    if (typeof value === 'string')
      expect(await byGet({ [name]: value })).toEqual({ status: 400, error });
  });

  it.each(named(['', null]))('may be %s, which is absent', async (_, value) => {
    expect((await byPost({ link_type: value, limit: value })).visits).toHaveLength(3);
  });
});
