/**
 * The commands answer the samples of "SEO PowerSuite Backlinks API v1.0", byte for byte but for white space,
 * from an index that holds what the samples say.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listKeys } from '../../src/control/keys.ts';
import { answersSample, type SampledCommand, treeOf } from '../support/answers-sample.ts';
import { get, openTestServer, post, type TestServer } from '../support/api-server.ts';
import { insertBacklinks, insertRanks, type SomeBacklink } from '../support/backlink-rows.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
  await insertBacklinks(server.index, [...NEWEST, ...METRICS, ...REFDOMAINS, ...NEW_LOST, ...ODD]);
  await insertRanks(server.index, [
    { url: 'https://www.seopowersuite.com/', rank: 63, domainRank: 68 },
    { url: 'https://www.link-assistant.com/rank-tracker/', rank: 64, domainRank: 82 },
  ]);
});
afterAll(() => server.close());

const ROMANIAN =
  '4 nume grele in marketing online si optimizarea conversiilor vin, pentru prima data in Romania';
const NEWEST: readonly SomeBacklink[] = [
  {
    from: 'https://www.adrianorbai.com/4-nume-grele-in-marketing-online-si-optimizarea-conversiilor-vin-pentru-prima-data-in-romania/',
    to: 'http://www.seopowersuite.com/',
    title: ROMANIAN,
    anchor: 'SEO Power Suite',
    domainRank: 13,
  },
  {
    from: 'https://automizy.com/blog/15-saas-marketing-tools-effective/',
    to: 'https://www.seopowersuite.com/',
    title: '15+ Must-Have SaaS Marketing Tools to be more Effective',
    anchor: 'Rank Tracker',
    domainRank: 67,
  },
];

/** 20 links from 10 hosts with 8 addresses in 4 subnets, 2 of them from .gov. */
const METRICS: readonly SomeBacklink[] = Array.from({ length: 20 }, (_, at) => {
  const host = at % 10;
  return {
    from: `https://${host === 9 ? 'agency.gov' : `site${host}.example`}/${at}`,
    to: 'http://seopowersuite.com/',
    ip: `198.51.${Math.floor((host % 8) / 2)}.${host % 8}`,
    gov: host === 9,
    firstSeen: '2018-01-01',
  };
});

const REFDOMAINS: readonly SomeBacklink[] = [
  {
    from: 'https://frashmi.net/a',
    to: 'https://refdomains.test/',
    firstSeen: '2018-11-05',
    domainRank: 76,
  },
  ...Array.from({ length: 12 }, (_, at) => ({
    from: `https://martech.tools/${at}`,
    to: 'https://refdomains.test/',
    firstSeen: at === 0 ? '2010-01-09' : '2010-02-01',
    nofollow: at >= 5,
    domainRank: 38,
  })),
];

const NEW_LOST: readonly SomeBacklink[] = [
  {
    from: 'http://seo.jouwlinkhier.nl/',
    to: 'https://www.seopowersuite.com/rank-tracker/',
    title: 'informatie over seo',
    anchor: 'Rank Tracker',
    firstSeen: '2019-01-16',
    rank: 21,
    domainRank: 24,
  },
  // Both ends in one domain, as in the sample: the index would not take it for a backlink.
  {
    from: 'http://www.seopowersuite.com/',
    to: 'https://seopowersuite.com/',
    type: 'redirect',
    firstSeen: '2016-10-26',
    events: [['2019-01-17', 'broken_redirect']],
    rank: 0,
    domainRank: 68,
  },
  {
    from: 'http://seo.jouwlinkhier.nl/',
    to: 'https://hosts.test/',
    firstSeen: '2016-10-26',
    events: [
      ['2018-01-01', 'crawl_error'],
      ['2019-07-17', 'new'],
    ],
    domainRank: 24,
  },
  ...Array.from({ length: 12 }, (_, at) => ({
    from: `https://martech.tools/${at}`,
    to: 'https://hosts.test/',
    firstSeen: at === 0 ? '2016-10-26' : '2017-02-01',
    nofollow: at >= 5,
    events: [['2019-07-17', 'page_not_found']] as const,
    domainRank: 68,
  })),
];

const ODD: readonly SomeBacklink[] = [
  {
    from: 'https://odd.test/?a=1&b=<2>',
    to: 'https://odd.example/',
    title: 'a\0b ]]> "é" 😀 </title>',
    anchor: 'alt text',
    nofollow: true,
    image: true,
    imageSource: 'https://odd.test/i.png?x&y',
    rank: -1,
    domainRank: -1,
  },
];

const METRICS_SAMPLE = `{"metrics":[{"target":"seopowersuite.com","backlinks":20,"refdomains":10,"subnets":4,"ips":8,"nofollow_backlinks":0,"dofollow_backlinks":20,"edu_backlinks":0,"gov_backlinks":2}]}`;

const RANK_SAMPLE = `{"pages":[{"url":"https://www.seopowersuite.com","inlink_rank":63,"domain_inlink_rank":68}]}`;

const BACKLINKS_SAMPLE = `{"backlinks":[{"url_from":"https://www.adrianorbai.com/4-nume-grele-in-marketing-online-si-optimizarea-conversiilor-vin-pentru-prima-data-in-romania/","url_to":"http://www.seopowersuite.com/","title":"${ROMANIAN}","anchor":"SEO Power Suite","alt":null,"nofollow":false,"image":false,"image_source":null,"inlink_rank":0,"domain_inlink_rank":13,"first_seen":"2019-10-18","last_visited":"2019-10-18"},{"url_from":"https://automizy.com/blog/15-saas-marketing-tools-effective/","url_to":"https://www.seopowersuite.com/","title":"15+ Must-Have SaaS Marketing Tools to be more Effective","anchor":"Rank Tracker","alt":null,"nofollow":false,"image":false,"image_source":null,"inlink_rank":0,"domain_inlink_rank":67,"first_seen":"2019-10-18","last_visited":"2019-10-18"}]}`;

const REFDOMAINS_SAMPLE = `{"refdomains":[{"refdomain":"frashmi.net","backlinks":1,"dofollow_backlinks":1,"first_seen":"2018-11-05","domain_inlink_rank":76},{"refdomain":"martech.tools","backlinks":12,"dofollow_backlinks":5,"first_seen":"2010-01-09","domain_inlink_rank":38}]}`;

const NEW_LOST_BACKLINKS_SAMPLE = `{"new_lost_backlinks":[{"new_lost_date":"2019-01-16","new_lost_type":"new","url_from":"http://seo.jouwlinkhier.nl/","url_to":"https://www.seopowersuite.com/rank-tracker/","title":"informatie over seo","anchor":"Rank Tracker","alt":"","link_type":"href","nofollow":false,"image":false,"image_source":"","reason_lost":"","inlink_rank":21,"domain_inlink_rank":24,"first_seen":"2019-01-16"},{"new_lost_date":"2019-01-17","new_lost_type":"lost","url_from":"http://www.seopowersuite.com/","url_to":"https://seopowersuite.com/","title":"","anchor":"","alt":"","link_type":"redirect","nofollow":false,"image":false,"image_source":"","reason_lost":"broken_redirect","inlink_rank":0,"domain_inlink_rank":68,"first_seen":"2016-10-26"}]}`;

const NEW_LOST_REFDOMAINS_SAMPLE = `{"new_lost_refdomains":[{"new_lost_date":"2019-07-17","new_lost_type":"new","refdomain":"seo.jouwlinkhier.nl","backlinks":1,"dofollow_backlinks":1,"first_seen":"2016-10-26","domain_inlink_rank":24},{"new_lost_date":"2019-07-17","new_lost_type":"lost","refdomain":"martech.tools","backlinks":12,"dofollow_backlinks":5,"first_seen":"2016-10-26","domain_inlink_rank":68}]}`;

describe.each<SampledCommand>([
  {
    command: 'get-metrics',
    query: 'target=seopowersuite.com&mode=host',
    body: { target: ['seopowersuite.com'], mode: 'host' },
    sample: METRICS_SAMPLE,
    units: 1,
    nothing: `{"metrics":[{"target":"unseen.test","backlinks":0,"refdomains":0,"subnets":0,"ips":0,"nofollow_backlinks":0,"dofollow_backlinks":0,"edu_backlinks":0,"gov_backlinks":0}]}`,
    unitsOfNothing: 1,
  },
  {
    command: 'get-inlink-rank',
    query: 'target=https://www.seopowersuite.com',
    body: { target: ['https://www.seopowersuite.com'] },
    sample: RANK_SAMPLE,
    units: 1,
    nothing: `{"pages":[{"url":"unseen.test","inlink_rank":-1,"domain_inlink_rank":-1}]}`,
    unitsOfNothing: 1,
  },
  {
    command: 'get-backlinks',
    query: 'target=https://seopowersuite.com&mode=domain&limit=2&order_by=date_found&per_domain=1',
    body: {
      target: 'https://seopowersuite.com/',
      order_by: 'date_found',
      mode: 'domain',
      limit: 2,
      per_domain: 1,
    },
    sample: BACKLINKS_SAMPLE,
    units: 2,
    nothing: `{"backlinks":[]}`,
  },
  {
    command: 'get-refdomains',
    query: 'target=refdomains.test&mode=domain&limit=2',
    body: { target: 'refdomains.test', mode: 'domain', limit: 2 },
    sample: REFDOMAINS_SAMPLE,
    units: 2,
    nothing: `{"refdomains":[]}`,
  },
  {
    command: 'get-new-lost-backlinks',
    // The sample's rows are not in the order of their dates, as the document's default would have them.
    query:
      'target=https://seopowersuite.com&mode=domain&date_from=2019-01-14&date_to=2019-01-17&order_by=inlink_rank&',
    body: {
      target: 'https://seopowersuite.com',
      mode: 'domain',
      date_from: '2019-01-14',
      date_to: '2019-01-17',
      order_by: 'inlink_rank',
    },
    sample: NEW_LOST_BACKLINKS_SAMPLE,
    units: 2,
    nothing: `{"new_lost_backlinks":[]}`,
  },
  {
    command: 'get-new-lost-refdomains',
    query: 'target=hosts.test&mode=domain&date_from=2019-01-04&date_to=2019-08-28&limit=2',
    body: {
      target: 'hosts.test',
      mode: 'domain',
      date_from: '2019-01-04',
      date_to: '2019-08-28',
      limit: 2,
    },
    sample: NEW_LOST_REFDOMAINS_SAMPLE,
    units: 2,
    nothing: `{"new_lost_refdomains":[]}`,
  },
])('$command', (command) => answersSample(() => server, command));

describe('batches', () => {
  it('answer each target in the order sent, echoed as sent, as often as sent', async () => {
    const sent = ['HTTP://SeoPowerSuite.com', 'unseen.test', 'seopowersuite.com', 'unseen.test'];
    const query = sent.map((target) => `target=${encodeURIComponent(target)}`).join('&');
    const before = await used();
    const answer = await get(server.app, 'get-metrics', `apikey=${server.key}&${query}`);
    const { metrics } = JSON.parse(answer.text);
    expect(metrics.map((metric: { target: string }) => metric.target)).toEqual(sent);
    expect(metrics.map((metric: { backlinks: number }) => metric.backlinks)).toEqual([
      20, 0, 20, 0,
    ]);
    expect((await used()) - before).toBe(4);
  });

  it('rank each page', async () => {
    const target = [
      'https://www.link-assistant.com/rank-tracker/',
      'https://www.seopowersuite.com',
    ];
    const answer = await post(server.app, 'get-inlink-rank', `apikey=${server.key}`, { target });
    expect(JSON.parse(answer.text).pages).toEqual([
      { url: target[0], inlink_rank: 64, domain_inlink_rank: 82 },
      { url: target[1], inlink_rank: 63, domain_inlink_rank: 68 },
    ]);
  });

  it('hold up to 100 targets', async () => {
    const target = Array.from({ length: 100 }, (_, at) => `host${at}.test`);
    for (const command of ['get-metrics', 'get-inlink-rank']) {
      const answer = await post(server.app, command, `apikey=${server.key}`, { target });
      expect(answer.status).toBe(200);
      const query = target.map((text) => `target=${text}`).join('&');
      const same = await get(server.app, command, `apikey=${server.key}&${query}`);
      expect(same.text).toBe(answer.text);
    }
  });
});

describe('get-backlinks', () => {
  it('shows what a page holds, whatever it is, in both formats', async () => {
    const query = `apikey=${server.key}&target=odd.example`;
    const json = JSON.parse((await get(server.app, 'get-backlinks', query)).text);
    expect(json.backlinks).toEqual([
      {
        url_from: 'https://odd.test/?a=1&b=%3C2%3E',
        url_to: 'https://odd.example/',
        title: 'a\0b ]]> "é" 😀 </title>',
        anchor: 'alt text',
        alt: null,
        nofollow: true,
        image: true,
        image_source: 'https://odd.test/i.png?x&y',
        inlink_rank: -1,
        domain_inlink_rank: -1,
        first_seen: '2019-10-18',
        last_visited: '2019-10-18',
      },
    ]);
    const xml = await get(server.app, 'get-backlinks', `${query}&output=xml`);
    expect(treeOf(xml.text)).toContainEqual(['title', 'ab ]]> "é" 😀 </title>']);
  });
});

async function used(): Promise<number> {
  const [key] = await listKeys(server.control);
  return key?.unitsUsed ?? Number.NaN;
}
