/** Commands beyond the document that list or count a target's links: their shapes, byte for byte, in both families. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersSample, type SampledCommand, treeOf } from '../support/answers-sample.ts';
import { get, openTestServer, post, type TestServer } from '../support/api-server.ts';
import {
  insertBacklinks,
  insertLinkedPages,
  insertRanks,
  type SomeBacklink,
} from '../support/backlink-rows.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
  await insertBacklinks(server.index, LINKS);
  await insertLinkedPages(server.index, [
    { url: 'https://www.shop.example/cart?id=%27', status: 503, lastVisited: '2024-06-07' },
    { url: 'https://shop.example/', status: 200, lastVisited: '2024-06-08' },
  ]);
  await insertRanks(server.index, [{ url: 'https://shop.example/', rank: 63, domainRank: 68 }]);
});
afterAll(() => server.close());

const LINKS: readonly SomeBacklink[] = [
  {
    from: 'https://a.test/',
    to: 'https://shop.example/',
    anchor: 'Shop & <more>',
    ip: '193.0.6.139',
    firstSeen: '2024-01-02',
    lastVisited: '2024-05-01',
    domainRank: 40,
  },
  {
    from: 'https://a.test/2',
    to: 'https://www.shop.example/cart?id=%27',
    anchor: 'Shop & <more>',
    nofollow: true,
    ip: '193.0.6.139',
    firstSeen: '2024-01-01',
    lastVisited: '2024-04-01',
    domainRank: 40,
  },
  {
    from: 'https://b.test/',
    to: 'https://shop.example/',
    ip: '192.0.2.1',
    firstSeen: '2024-03-01',
    lastVisited: '2024-03-01',
    domainRank: -1,
  },
  { from: 'https://lost.test/', to: 'https://shop.example/', ip: '192.0.2.9', live: false },
];

const query = 'target=shop.example&mode=domain&limit=2&order_by=refdomains';
const body = { target: 'shop.example', mode: 'domain', limit: 2, order_by: 'refdomains' };

describe.each<SampledCommand>([
  {
    command: 'get-summary',
    query: 'target=shop.example&mode=domain',
    body: { target: ['shop.example'], mode: 'domain' },
    sample: `{"summary":[{"target":"shop.example","backlinks":3,"refdomains":2,"subnets":2,"ips":2,"nofollow_backlinks":1,"dofollow_backlinks":2,"inlink_rank":63,"domain_inlink_rank":68,"anchors":2,"edu_backlinks":0,"edu_refdomains":0,"gov_backlinks":0,"gov_refdomains":0,"from_home_page_backlinks":2,"from_home_page_refdomains":2,"dofollow_from_home_page_backlinks":2,"dofollow_refdomains":2,"text_backlinks":2,"dofollow_anchors":2,"dofollow_edu_backlinks":0,"pages_with_backlinks":2,"top_anchors_by_backlinks":[{"anchor":"Shop & <more>","backlinks":2},{"anchor":"","backlinks":1}],"top_anchors_by_refdomains":[{"anchor":"Shop & <more>","refdomains":1},{"anchor":"","refdomains":1}],"top_pages_by_backlinks":[{"url":"https://shop.example/","backlinks":2},{"url":"https://www.shop.example/cart?id=%27","backlinks":1}],"top_pages_by_refdomains":[{"url":"https://shop.example/","refdomains":2},{"url":"https://www.shop.example/cart?id=%27","refdomains":1}],"top_tlds":[{"tld":"test","count":2}],"top_countries":[{"country":"NL","count":1}]}]}`,
    units: 1,
    nothing: `{"summary":[{"target":"unseen.test","backlinks":0,"refdomains":0,"subnets":0,"ips":0,"nofollow_backlinks":0,"dofollow_backlinks":0,"inlink_rank":-1,"domain_inlink_rank":-1,"anchors":0,"edu_backlinks":0,"edu_refdomains":0,"gov_backlinks":0,"gov_refdomains":0,"from_home_page_backlinks":0,"from_home_page_refdomains":0,"dofollow_from_home_page_backlinks":0,"dofollow_refdomains":0,"text_backlinks":0,"dofollow_anchors":0,"dofollow_edu_backlinks":0,"pages_with_backlinks":0,"top_anchors_by_backlinks":[],"top_anchors_by_refdomains":[],"top_pages_by_backlinks":[],"top_pages_by_refdomains":[],"top_tlds":[],"top_countries":[]}]}`,
    unitsOfNothing: 1,
  },
  {
    command: 'get-anchors',
    query,
    body,
    sample: `{"anchors":[{"anchor":"Shop & <more>","backlinks":2,"refdomains":1,"dofollow_backlinks":1,"first_seen":"2024-01-01","last_visited":"2024-05-01"},{"anchor":"","backlinks":1,"refdomains":1,"dofollow_backlinks":1,"first_seen":"2024-03-01","last_visited":"2024-03-01"}]}`,
    units: 2,
    nothing: `{"anchors":[]}`,
  },
  {
    command: 'get-top-pages',
    query,
    body,
    sample: `{"pages":[{"url":"https://shop.example/","backlinks":2,"refdomains":2,"dofollow_backlinks":2,"nofollow_backlinks":0,"inlink_rank":63,"first_seen":"2024-01-02","last_visited":"2024-05-01"},{"url":"https://www.shop.example/cart?id=%27","backlinks":1,"refdomains":1,"dofollow_backlinks":0,"nofollow_backlinks":1,"inlink_rank":-1,"first_seen":"2024-01-01","last_visited":"2024-04-01"}]}`,
    units: 2,
    nothing: `{"pages":[]}`,
  },
  {
    command: 'get-referring-ips',
    query,
    body,
    sample: `{"ips":[{"ip":"193.0.6.139","backlinks":2,"refdomains":1,"dofollow_backlinks":1,"nofollow_backlinks":1,"subnet":"193.0.6.0/24","country":"NL","first_seen":"2024-01-01","last_visited":"2024-05-01"},{"ip":"192.0.2.1","backlinks":1,"refdomains":1,"dofollow_backlinks":1,"nofollow_backlinks":0,"subnet":"192.0.2.0/24","country":null,"first_seen":"2024-03-01","last_visited":"2024-03-01"}]}`,
    units: 2,
    nothing: `{"ips":[]}`,
  },
  {
    command: 'get-broken-backlinks',
    query: 'target=shop.example&mode=domain&limit=2&order_by=inlink_rank&per_domain=1',
    body: {
      target: 'shop.example',
      mode: 'domain',
      limit: 2,
      order_by: 'inlink_rank',
      per_domain: 1,
    },
    sample: `{"backlinks":[{"url_from":"https://a.test/2","url_to":"https://www.shop.example/cart?id=%27","title":"","anchor":"Shop & <more>","alt":null,"nofollow":true,"image":false,"image_source":null,"inlink_rank":0,"domain_inlink_rank":40,"first_seen":"2024-01-01","last_visited":"2024-04-01","status":503,"status_seen":"2024-06-07"}]}`,
    units: 1,
    nothing: `{"backlinks":[]}`,
  },
  {
    command: 'get-link-intersect',
    query: 'target=shop.example&target=www.shop.example&not_target=c.example&min_targets=1&limit=2',
    body: {
      target: ['shop.example', 'www.shop.example'],
      not_target: 'c.example',
      min_targets: 1,
      limit: 2,
    },
    sample: `{"refdomains":[{"refdomain":"a.test","domain_inlink_rank":40,"backlinks":2,"targets":[{"target":"shop.example","backlinks":1},{"target":"www.shop.example","backlinks":1}]},{"refdomain":"b.test","domain_inlink_rank":-1,"backlinks":1,"targets":[{"target":"shop.example","backlinks":1},{"target":"www.shop.example","backlinks":0}]}]}`,
    units: 2,
    nothing: `{"refdomains":[]}`,
  },
])('$command', (command) => answersSample(() => server, command));

it('names what XML lists', async () => {
  const ask = async (command: string) =>
    (await get(server.app, command, `apikey=${server.key}&${query}&output=xml`)).text;
  expect(await ask('get-anchors')).toContain('<anchors><anchor><anchor>Shop &amp; &lt;more&gt;');
  expect(await ask('get-top-pages')).toContain('<pages><page><url>');
  expect(await ask('get-referring-ips')).toContain('<country/>');
  const summary = await ask('get-summary');
  expect(summary).toContain('<response><summary><summary><target>shop.example</target>');
  expect(summary).toContain('<top_tlds><tld><tld>test</tld><count>2</count></tld></top_tlds>');
});

describe('lists of groups', () => {
  it.each([
    ['get-summary', 'backlinks/summary'],
    ['get-anchors', 'backlinks/anchors'],
    ['get-top-pages', 'backlinks/indexed-pages'],
    ['get-referring-ips', 'backlinks/referring-ips'],
  ])('%s answers as /v1/%s too', async (command, path) => {
    const twin = await get(server.app, command, `apikey=${server.key}&${query}`);
    expect(await v1(path, query)).toBe(twin.text);
  });

  it('take filters by GET and by POST', async () => {
    const filters = { anchor_filter: 'shop', nofollow_filter: 'dofollow_only' };
    for (const command of ['get-anchors', 'get-top-pages', 'get-referring-ips']) {
      const asked = `${query}&${new URLSearchParams(filters)}`;
      const answer = await get(server.app, command, `apikey=${server.key}&${asked}`);
      const [[only, ...others] = []] = Object.values<{ backlinks: number }[]>(
        JSON.parse(answer.text),
      );
      expect([only?.backlinks, others]).toEqual([1, []]);
      const sent = { ...body, ...filters };
      const same = await post(server.app, command, `apikey=${server.key}`, sent);
      expect(same.text).toBe(answer.text);
    }
  });
});

describe('counts of /v1', () => {
  const targets = 'target=shop.example&target=www.shop.example&target=unseen.test';
  it.each([
    ['backlinks/count', 'backlinks', [2, 1, 0]],
    ['backlinks/refdomains/count', 'refdomains', [2, 1, 0]],
    ['backlinks/referring-ips/count', 'ips', [2, 1, 0]],
    ['backlinks/referring-subnets/count', 'subnets', [2, 1, 0]],
  ])('%s tells %s of each target', async (path, field, counts) => {
    const expected = ['shop.example', 'www.shop.example', 'unseen.test'].map((target, at) => ({
      target,
      [field]: counts[at],
    }));
    expect(await v1(path, targets)).toBe(JSON.stringify({ metrics: expected }));
    const xml = await v1(path, `${targets}&output=xml`);
    expect(treeOf(xml)).toEqual(
      expected.flatMap((metric) =>
        Object.entries(metric).map(([name, value]) => [name, `${value}`]),
      ),
    );
    expect(JSON.parse(await v1(path, 'target=shop.example&mode=domain')).metrics).toHaveLength(1);
  });
});

describe('/v1/backlinks/authority/domain/distribution', () => {
  const path = 'backlinks/authority/domain/distribution';
  it('tells how many referring domains have each rank', async () => {
    const expected = [
      { domain_inlink_rank: -1, refdomains: 1 },
      { domain_inlink_rank: 40, refdomains: 1 },
    ];
    const asked = 'target=shop.example&mode=domain';
    expect(await v1(path, asked)).toBe(JSON.stringify({ histogram: expected }));
    expect(await v1(path, `${asked}&histogramMode=domain`)).toBe(
      JSON.stringify({ histogram: expected }),
    );
    expect(await v1(path, 'target=unseen.test')).toBe('{"histogram":[]}');
    expect(await v1(path, `${asked}&output=xml`)).toContain(
      '<histogram><band><domain_inlink_rank>-1</domain_inlink_rank><refdomains>1</refdomains></band>',
    );
  });

  it('refuses what it cannot count', async () => {
    expect(await v1(path, 'target=shop.example&histogramMode=page')).toContain(
      'Parameter histogramMode is invalid.',
    );
  });
});

async function v1(path: string, asked: string): Promise<string> {
  const headers = { authorization: `Token ${server.key}` };
  return (await server.app.inject({ url: `/v1/${path}?${asked}`, headers })).body;
}
