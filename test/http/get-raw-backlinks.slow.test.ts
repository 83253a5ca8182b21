/** get-raw-backlinks: the document's samples and flow, its cursors, its units. */
import { DOMParser } from '@xmldom/xmldom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKey, listKeys } from '../../src/control/keys.ts';
import { secretOf } from '../../src/control/secrets.ts';
import { NO_ARCHIVES } from '../../src/http/link-source.ts';
import { answerLocally } from '../../src/http/local-api.ts';
import { type Answer, get, openTestServer, post, type TestServer } from '../support/api-server.ts';
import { insertBacklinks, type SomeBacklink } from '../support/backlink-rows.ts';
import { openTestControl } from '../support/control.ts';

const DIGITALPARC = {
  url_from: 'https://www.digitalparc.com/blog/11-killer-seo-tools-will-boost-productivity/',
  url_to: 'https://www.seopowersuite.com/',
  title: '11 Killer SEO Tools That Will Boost Your Productivity | DigitalParc',
  anchor: 'SEO PowerSuite',
  alt: null,
  nofollow: false,
  image: false,
  image_source: null,
  inlink_rank: 0,
  domain_inlink_rank: 0,
  first_seen: '2018-12-08',
  last_visited: '2018-12-08',
};
const EVEMILANO = {
  url_from: 'https://www.evemilano.com/guide-seo/strumenti-seo/',
  url_to: 'http://www.seopowersuite.com/',
  title: 'Strumenti SEO gratuiti e premium',
  anchor: 'Seopowersuite',
  alt: null,
  nofollow: true,
  image: false,
  image_source: null,
  inlink_rank: 0,
  domain_inlink_rank: 0,
  first_seen: '2018-12-10',
  last_visited: '2018-12-10',
};
const SALOTTO = {
  url_from: 'https://www.evemilano.com/corsi/salotto-seo/',
  url_to: 'http://www.seopowersuite.com/website-auditor/',
  title: 'Salotto SEO, Consulenza SEO ad ore',
  anchor: 'Website Auditor',
  alt: null,
  nofollow: false,
  image: false,
  image_source: null,
  inlink_rank: 0,
  domain_inlink_rank: 0,
  first_seen: '2018-12-10',
  last_visited: '2018-12-10',
};

const rowOf = (sample: typeof DIGITALPARC | typeof EVEMILANO): SomeBacklink => ({
  from: sample.url_from,
  to: sample.url_to,
  title: sample.title,
  anchor: sample.anchor,
  nofollow: sample.nofollow,
  firstSeen: sample.first_seen,
  lastVisited: sample.last_visited,
});

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
  await insertBacklinks(server.index, [
    ...[DIGITALPARC, EVEMILANO, SALOTTO].map(rowOf),
    ...Array.from({ length: 30 }, (_, at) => ({
      from: `https://host${at % 3}.test/${at}`,
      to: `https://thirty.example/${at % 4}`,
      rank: at,
      firstSeen: `2024-01-${at + 1 < 10 ? '0' : ''}${at + 1}`,
    })),
    {
      from: 'https://odd.test/?a=1&b=<2>',
      to: 'https://odd.example/',
      title: 'a\0b ]]> "é" 😀 </title>\n},{',
      anchor: '',
      image: true,
      imageSource: 'https://odd.test/i.png?x&y',
      rank: -1,
    },
  ]);
});
afterAll(() => server.close());

const raw = (query: string, key = server.key) =>
  get(server.app, 'get-raw-backlinks', `apiKey=${key}&${query}`);
const v1 = (query: string) =>
  server.app.inject({
    url: `/v1/backlinks/raw?${query}`,
    headers: { authorization: `Token ${server.key}` },
  });
const INVALID = '{"error":{"code":400,"message":"Parameter next is invalid."}}';
const used = async (name: string) =>
  (await listKeys(server.control)).find((key) => key.name === name)?.unitsUsed;

/** Every page until one comes without a cursor. */
async function pages(ask: (next: string) => Promise<string>): Promise<string[][]> {
  const found: string[][] = [];
  let next = '';
  do {
    const answer = JSON.parse(await ask(next));
    found.push(answer.backlinks.map((row: { url_from: string }) => row.url_from));
    next = answer.next === undefined ? '' : `&next=${answer.next}`;
  } while (next !== '');
  return found;
}

describe('get-raw-backlinks', () => {
  it('answers the samples, by the steps of the document', async () => {
    const first = 'target=seopowersuite.com&mode=domain&limit=2&output=json';
    const one = await raw(first);
    expect(one.headers['content-type']).toBe('application/json; charset=utf-8');
    const { next, ...page } = JSON.parse(one.text);
    expect(next).toMatch(/^[\w-]{40,250}$/);
    // Its own order; rows, fields and their order as in the samples.
    expect(one.text).toBe(JSON.stringify({ backlinks: [EVEMILANO, DIGITALPARC], next }));
    expect(page.backlinks).toHaveLength(2);
    const two = await raw(`${first}&next=${next}`);
    expect(two.text).toBe(JSON.stringify({ backlinks: [SALOTTO] }));
  });

  it('answers the same tree in XML', async () => {
    const { text, headers } = await raw('target=seopowersuite.com&mode=domain&limit=2&output=xml');
    expect(headers['content-type']).toBe('application/xml; charset=utf-8');
    const document = parsed(text);
    const rows = [...document.getElementsByTagName('backlink')];
    expect(rows.map((row) => row.parentNode?.nodeName)).toEqual(['backlinks', 'backlinks']);
    const fields = [...(rows[1]?.childNodes ?? [])].map((field) => [
      field.nodeName,
      field.textContent,
    ]);
    expect(fields).toEqual(
      Object.entries(DIGITALPARC).map(([name, value]) => [name, value === null ? '' : `${value}`]),
    );
    const next = document.documentElement?.lastChild;
    expect(next?.nodeName).toBe('next');
    const rest = await raw(
      `target=seopowersuite.com&mode=domain&limit=2&output=xml&next=${next?.textContent}`,
    );
    expect(parsed(rest.text).getElementsByTagName('next')).toHaveLength(0);
    expect(parsed(rest.text).getElementsByTagName('backlink')).toHaveLength(1);
  });

  it('answers an unknown target with nothing', async () => {
    expect((await raw('target=unseen.test')).text).toBe('{"backlinks":[]}');
    const { text } = await raw('target=unseen.test&output=xml');
    expect(parsed(text).documentElement?.firstChild?.nodeName).toBe('backlinks');
  });

  it('tells what a page holds, whatever it is, in both formats', async () => {
    const { backlinks } = JSON.parse((await raw('target=odd.example')).text);
    expect(backlinks).toMatchObject([
      {
        url_from: 'https://odd.test/?a=1&b=%3C2%3E',
        title: 'a\0b ]]> "é" 😀 </title>\n},{',
        image: true,
        image_source: 'https://odd.test/i.png?x&y',
        inlink_rank: -1,
      },
    ]);
    const { text } = await raw('target=odd.example&output=xml');
    const title = parsed(text).getElementsByTagName('title')[0];
    expect(title?.textContent).toBe('ab ]]> "é" 😀 </title>\n},{');
  });

  it('is asked by GET only', async () => {
    const answer = await post(server.app, 'get-raw-backlinks', `apikey=${server.key}`, {
      target: 'thirty.example',
    });
    expect([answer.status, answer.headers['allow']]).toEqual([405, 'GET']);
  });

  it.each([1, 7, 10, 29, 30, 31])('pages through all by %i, each link once', async (limit) => {
    const found = await pages(
      async (next) => (await raw(`target=thirty.example&limit=${limit}${next}`)).text,
    );
    expect(new Set(found.flat()).size).toBe(30);
    expect(found.map(({ length }) => length)).toEqual(
      Array.from({ length: Math.ceil(30 / limit) }, (_, at) => Math.min(limit, 30 - at * limit)),
    );
  });

  it('takes filters, and pages through what they leave', async () => {
    const query = 'target=thirty.example&limit=4&inlink_rank_from=20';
    const found = await pages(async (next) => (await raw(query + next)).text);
    expect(found.map(({ length }) => length)).toEqual([4, 4, 2]);
  });

  it('orders and thins out in the other family only', async () => {
    const ask = (query: string) => async (next: string) =>
      (await v1(`target=thirty.example&limit=4${query}${next}`)).body;
    const ranked = await pages(ask('&order_by=inlink_rank'));
    expect(ranked.flat().map((from) => Number(from.split('/').at(-1)))).toEqual(
      Array.from({ length: 30 }, (_, at) => 29 - at),
    );
    const few = await pages(ask('&order_by=date_found&per_domain=2'));
    expect(few.flat().map((from) => from.slice(8))).toEqual(
      [29, 28, 27, 26, 25, 24].map((at) => `host${at % 3}.test/${at}`),
    );
    const { text } = await raw('target=thirty.example&limit=30&order_by=inlink_rank&per_domain=1');
    expect(JSON.parse(text).backlinks).toHaveLength(30);
  });
});

describe('its parameters', () => {
  const message = ({ status, text }: Answer) =>
    status === 200 ? undefined : (JSON.parse(text).error.message as string);

  it.each([
    ...['1', '100000', ''].map((value) => ['limit', value]),
    ...['domain', 'host', 'url', ''].map((value) => ['mode', value]),
    ['anchor_filter', "'; DROP TABLE backlinks --"],
    ['order_by', 'anything'],
    ['unknown', '1'],
  ])('may be %s=%s', async (name, value) => {
    const query = `target=a.test&${name}=${encodeURIComponent(value ?? '')}`;
    expect(message(await raw(query))).toBeUndefined();
  });

  it.each([
    ...['0', '-1', '1.5', '1e5', '100001', '9'.repeat(400), 'ten', '[1]', '%00'].map((value) => [
      'limit',
      value,
    ]),
    ['limit', '5&limit=5'],
    ...['Host', 'domain,host', '__proto__'].map((value) => ['mode', value]),
    ['mode', 'url&mode=url'],
    ...['http://', '*.example.com', 'me@example.com', 'x'.repeat(100_000)].map((value) => [
      'target',
      value,
    ]),
    ['inlink_rank_from', '101'],
    ['first_seen_to', '2023-02-29'],
    ['nofollow_filter', 'yes'],
  ])('may not be %s=%.40s', async (name, value) => {
    const query = name === 'target' ? `target=${value}` : `target=a.test&${name}=${value}`;
    for (const output of ['json', 'xml']) {
      const { status, text } = await raw(`${query}&output=${output}`);
      expect(status).toBe(400);
      expect(text).toContain(`Parameter ${name} is invalid.`);
    }
  });

  it('may not lack a target', async () => {
    expect(message(await raw('limit=1'))).toBe('Parameter target is missing.');
  });
});

describe('its cursor', () => {
  const QUERY = 'target=thirty.example&limit=4';
  const cursor = async (query = QUERY): Promise<string> => JSON.parse((await raw(query)).text).next;

  it('is refused when it is empty, repeated or none of ours', async () => {
    const next = await cursor();
    for (const wrong of [
      ...[
        '',
        'x',
        '0',
        'null',
        '%00',
        `${next}%20`,
        `%20${next}`,
        `${next}=`,
        `${next}%00`,
        '__proto__',
      ],
      ...[next.slice(1), next.slice(0, 20), `${next}A`, next.toUpperCase(), 'A'.repeat(100_000)],
      `${next}&next=${next}`,
      next.replaceAll('-', '+').replaceAll('_', '/').concat('=='),
      Buffer.from('0 3 example,thirty)/ test,host0)/').toString('base64url'),
    ]) {
      const answer = await raw(`${QUERY}&next=${wrong}`);
      expect([answer.status, answer.text]).toEqual([400, INVALID]);
    }
    expect((await raw(`${QUERY}&next=&output=xml`)).text).toContain('Parameter next is invalid.');
  });

  it('is refused when any bit of it, or its length, is changed', async () => {
    const bytes = Buffer.from(await cursor(), 'base64url');
    for (let at = 0; at < bytes.length; at++) {
      const forged = Buffer.from(bytes);
      forged.writeUInt8(forged.readUInt8(at) ^ (1 << (at % 8)), at);
      for (const wrong of [forged, bytes.subarray(0, at)])
        expect((await raw(`${QUERY}&next=${wrong.toString('base64url')}`)).text).toBe(INVALID);
    }
  });

  it('is for the same target, mode and filters only, however they are spelt', async () => {
    const next = await cursor();
    for (const other of [
      'target=seopowersuite.com',
      'target=www.thirty.example',
      'target=thirty.example&mode=domain',
      'target=thirty.example&mode=url',
      'target=thirty.example&inlink_rank_from=0',
      'target=thirty.example&anchor_filter=a',
    ])
      expect((await raw(`${other}&next=${next}`)).text).toBe(INVALID);
    for (const same of [
      'target=THIRTY.example&mode=host',
      'target=https://thirty.example/1&limit=9',
      'target=thirty.example&mode=&inlink_rank_from=',
    ])
      expect((await raw(`${same}&next=${next}`)).status).toBe(200);
    const ordered = await v1(`${QUERY}&order_by=inlink_rank&next=${next}`);
    expect(ordered.body).toBe(INVALID);
    expect((await v1(`${QUERY}&next=${next}`)).statusCode).toBe(200);
  });

  it('works after a restart and for another key, for a day and more, and then no longer', async () => {
    const next = await cursor();
    const { text: other } = await createKey(server.control);
    const ask = async (hours: number) => {
      const now = () => new Date(Date.now() + hours * 3_600_000);
      const app = await server.build({ now });
      return get(app, 'get-raw-backlinks', `apikey=${other}&${QUERY}&next=${next}`);
    };
    for (const hours of [0, 24, 47]) expect((await ask(hours)).status).toBe(200);
    expect((await ask(49)).text).toBe(INVALID);
  });

  it('is signed with a secret of this installation', async () => {
    const control = await openTestControl();
    const app = await server.build({ control });
    const { text: key } = await createKey(control);
    const theirs = await get(app, 'get-raw-backlinks', `apikey=${key}&${QUERY}`);
    expect((await raw(`${QUERY}&next=${JSON.parse(theirs.text).next}`)).text).toBe(INVALID);
    await control.close();
  });

  it('is the same on the command line', async () => {
    const secret = () => secretOf(server.control, 'cursors');
    const parts = { index: server.index, secret, evidence: NO_ARCHIVES };
    const ask = (next: object) =>
      answerLocally(
        parts,
        {
          command: 'get-raw-backlinks',
          parameters: { target: 'thirty.example', limit: '20', ...next },
          output: 'json',
        },
        new AbortController().signal,
      );
    const { next } = JSON.parse(await ask({}));
    const local = await ask({ next });
    expect(local).toBe((await raw(`target=thirty.example&limit=20&next=${next}`)).text);
    expect(JSON.parse(local).backlinks).toHaveLength(10);
    await expect(ask({ next: `${next}A` })).rejects.toThrow('Parameter next is invalid.');
  });

  it('comes before units in the order of refusals, and after the rest', async () => {
    const { text: poor } = await createKey(server.control, { units: 0 });
    expect((await raw(`${QUERY}&next=x`, poor)).status).toBe(400);
    expect((await raw(QUERY, poor)).status).toBe(402);
    expect((await raw(`${QUERY}&next=x`, 'bl_x')).status).toBe(401);
    expect((await raw(`${QUERY}&next=x&output=yaml`, 'bl_x')).status).toBe(406);
    const app = await server.build({ maxTargetBacklinks: 29 });
    const huge = await get(app, 'get-raw-backlinks', `apikey=${server.key}&${QUERY}`);
    expect(huge.status).toBe(244);
  });
});

describe('its units', () => {
  it('are one a row, of what was answered', async () => {
    const { text } = await createKey(server.control, { name: 'pages', units: 100 });
    const found = await pages(
      async (next) => (await raw(`target=thirty.example&limit=20${next}`, text)).text,
    );
    expect(found.map(({ length }) => length)).toEqual([20, 10]);
    expect(await used('pages')).toBe(30);
    await raw('target=unseen.test', text);
    await raw('target=thirty.example&limit=0', text);
    expect(await used('pages')).toBe(30);
  });

  it('are not charged for a page that they do not cover', async () => {
    const { text } = await createKey(server.control, { name: 'short', units: 29 });
    expect((await raw('target=thirty.example', text)).status).toBe(402);
    expect(await used('short')).toBe(0);
    expect((await raw('target=thirty.example&limit=29', text)).status).toBe(200);
    expect(await used('short')).toBe(29);
  });

  it('are never overdrawn by calls that run at once', async () => {
    const { text } = await createKey(server.control, { name: 'race', units: 95 });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => raw('target=thirty.example', text)),
    );
    const whole = answers.filter(({ status }) => status === 200);
    expect(whole.map((answer) => JSON.parse(answer.text).backlinks.length)).toEqual([30, 30, 30]);
    expect(answers.filter(({ status }) => status === 402)).toHaveLength(17);
    expect(await used('race')).toBe(90);
  });
});

const parsed = (xml: string) =>
  new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  }).parseFromString(xml, 'application/xml');
