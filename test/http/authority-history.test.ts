/** `/authority/page/history` and `/authority/domain/history`, from runs of the last weeks, and what they refuse. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKey, keyById } from '../../src/control/keys.ts';
import { treeOf } from '../support/answers-sample.ts';
import { openTestServer, type TestServer } from '../support/api-server.ts';
import { insertRanks } from '../support/backlink-rows.ts';

const DAY = 86_400;
const TODAY = Math.floor(Date.now() / 1000 / DAY) * DAY;
const date = (daysAgo: number) =>
  new Date((TODAY - daysAgo * DAY) * 1000).toISOString().slice(0, 10);

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
  const { index } = server;
  await insertRanks(index, [{ url: 'https://a.test/', rank: 12, domainRank: 33 }]);
  const run = { nodes: 1, arcs: 1, iterations: 1, error: 0, base: 1, seconds: 0, damping: 0.85 };
  await index.insert({
    table: 'rank_runs',
    format: 'JSONEachRow',
    values: ['page', 'domain'].map((graph) => ({
      ...run,
      ...{ run: 1, graph, at: TODAY - 60 * DAY, changes_kept: true },
    })),
  });
  for (const [graph, node, at, previous] of [
    ['page', '1test,a)/', TODAY - 5 * DAY + 60, 10],
    ['page', '1test,a)/', TODAY - 3 * DAY + 60, -1],
    ['domain', 'test,a', TODAY - 2 * DAY + 60, 40],
  ] as const)
    await index.command({
      query: `INSERT INTO rank_changes (graph, id, run, at, previous)
        SELECT {graph:String}, cityHash64({node:String}), {at:UInt32}, {at:UInt32}, {previous:Int8}`,
      query_params: { graph, node, at, previous },
    });
});
afterAll(() => server.close());

async function ask(
  graph: 'page' | 'domain',
  sent: Record<string, string>,
  { method = 'GET' as 'GET' | 'POST', output = '', key = server.key } = {},
) {
  const url = `/v1/backlinks/authority/${graph}/history`;
  const answer = await server.app.inject({
    method,
    url,
    headers: { authorization: `Token ${key}` },
    query: { output, ...(method === 'GET' ? sent : {}) },
    ...(method === 'POST' ? { payload: JSON.stringify(sent) } : {}),
  });
  return { status: answer.statusCode, text: answer.body };
}

const ranksOf = (text: string) => JSON.parse(text).ranks;

describe('the history of a rank', () => {
  it('has a row a day, by GET and by POST, in both formats', async () => {
    const sent = { target: 'https://a.test/', date_from: date(6), date_to: date(2) };
    const sample = `{"ranks":[{"date":"${date(6)}","inlink_rank":10},{"date":"${date(5)}","inlink_rank":-1},{"date":"${date(4)}","inlink_rank":-1},{"date":"${date(3)}","inlink_rank":12},{"date":"${date(2)}","inlink_rank":12}]}`;
    expect(await ask('page', sent)).toEqual({ status: 200, text: sample });
    expect(await ask('page', sent, { method: 'POST' })).toEqual({ status: 200, text: sample });
    const xml = treeOf((await ask('page', sent, { output: 'xml' })).text);
    expect(xml.slice(0, 4)).toEqual([
      ['date', date(6)],
      ['inlink_rank', '10'],
      ['date', date(5)],
      ['inlink_rank', '-1'],
    ]);
  });

  it('of a domain is that of the registrable domain of any target', async () => {
    for (const target of ['https://www.a.test/x', 'a.test']) {
      const { text } = await ask('domain', { target, date_from: date(3) });
      expect(ranksOf(text)).toEqual([
        { date: date(3), domain_inlink_rank: 40 },
        { date: date(2), domain_inlink_rank: 33 },
        { date: date(1), domain_inlink_rank: 33 },
        { date: date(0), domain_inlink_rank: 33 },
      ]);
    }
  });

  it('tells of the last month by itself, and of no day before the first run or to come', async () => {
    const rows = ranksOf((await ask('page', { target: 'a.test' })).text);
    expect([rows.length, rows[0].date, rows[30].date]).toEqual([31, date(30), date(0)]);
    const all = { target: 'a.test', date_from: '0001-01-01', date_to: '9999-12-31' };
    const every = ranksOf((await ask('page', all)).text);
    expect([every.length, every[0].date, every.at(-1).date]).toEqual([61, date(60), date(0)]);
    expect(await ask('page', { ...all, date_to: date(61) })).toEqual({
      status: 200,
      text: '{"ranks":[]}',
    });
  });

  it('has a row a week or month, named by its last day', async () => {
    const sent = { target: 'a.test', date_from: date(59) };
    for (const [granularity, least, most] of [
      ['by_week', 9, 10],
      ['by_month', 2, 3],
    ] as const) {
      const rows = ranksOf((await ask('page', { ...sent, granularity })).text);
      expect(rows.length).toBeGreaterThanOrEqual(least);
      expect(rows.length).toBeLessThanOrEqual(most);
      expect(rows.at(-1)).toEqual({ date: date(0), inlink_rank: 12 });
    }
  });

  it('costs a unit a row', async () => {
    const { text: key, key: made } = await createKey(server.control, { units: 5 });
    const sent = { target: 'a.test', date_from: date(4) };
    expect((await ask('page', sent, { key })).status).toBe(200);
    expect((await ask('page', sent, { key })).status).toBe(402);
    expect((await keyById(server.control, made.id)).unitsUsed).toBe(5);
  });

  it.each<[string, Record<string, string>]>([
    ['target is missing', {}],
    ['target is missing', { target: '' }],
    ['target is invalid', { target: 'http://' }],
    ['date_from is invalid', { target: 'a.test', date_from: '2023-02-29' }],
    ['date_from is invalid', { target: 'a.test', date_from: 'yesterday' }],
    ['date_from is invalid', { target: 'a.test', date_from: '9999-01-01' }],
    ['date_to is invalid', { target: 'a.test', date_to: '2024-1-1' }],
    ['date_to is invalid', { target: 'a.test', date_from: '2024-01-02', date_to: '2024-01-01' }],
    ['granularity is invalid', { target: 'a.test', granularity: 'by_year' }],
    ['granularity is invalid', { target: 'a.test', granularity: "by_day'; --" }],
  ])('is refused: %s (%j)', async (words, sent) => {
    for (const graph of ['page', 'domain'] as const)
      for (const method of ['GET', 'POST'] as const)
        for (const output of ['json', 'xml']) {
          const { status, text } = await ask(graph, sent, { method, output });
          expect([status, text]).toEqual([400, expect.stringContaining(`Parameter ${words}.`)]);
        }
  });

  it('takes empty values for absent ones', async () => {
    const empty = { target: 'a.test', date_from: '', date_to: '', granularity: '' };
    expect((await ask('page', empty)).text).toBe((await ask('page', { target: 'a.test' })).text);
  });
});
