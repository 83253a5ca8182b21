/** Days, kinds of links and the rest of what commands about the past take: wrong, empty, reversed and hostile values. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { get, openTestServer, post, type TestServer } from '../support/api-server.ts';
import { insertBacklinks } from '../support/backlink-rows.ts';
import { invalid, LONG, named, OK, refusal as refusalIn } from '../support/refused.ts';

const NOW = new Date('2024-03-01T00:00:01Z');

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ now: () => NOW });
});
afterAll(() => server.close());

const LISTS = ['get-new-lost-backlinks', 'get-new-lost-refdomains'] as const;
const COUNTS = ['get-new-lost-backlinks-count', 'get-new-lost-refdomains-count'] as const;
const DAILY = ['get-history', ...COUNTS, 'get-cumulative-backlinks'] as const;
const ALL = [...LISTS, ...DAILY] as const;

/** By GET in XML and by POST in JSON. */
async function refusal(command: string, sent: Readonly<Record<string, string>>) {
  const body = { target: 'a.test', ...sent };
  const message = await byPost(command, body);
  expect(await byGet(command, `${new URLSearchParams(body)}`)).toBe(message);
  return message;
}

const byGet = async (command: string, query: string) =>
  refusalIn(await get(server.app, command, `apikey=${server.key}&output=xml&${query}`));

const byPost = async (command: string, body: unknown) =>
  refusalIn(await post(server.app, command, `apikey=${server.key}`, body));

const ENUMS = {
  new_lost_type: { commands: [...LISTS, ...COUNTS], values: ['new', 'lost'] },
  link_type: { commands: ALL, values: ['href', 'redirect'] },
  anchor_type: { commands: ALL, values: ['text', 'image', 'undefined'] },
  dofollow: { commands: ALL, values: ['dofollow', 'nofollow', 'undefined'] },
  granularity: { commands: ['get-history'], values: ['by_day', 'by_week', 'by_month'] },
};

describe.each(
  Object.entries(ENUMS).flatMap(([name, { commands, values }]) =>
    commands.map((command) => ({ name, command, values })),
  ),
)('$name of $command', ({ name, command, values }) => {
  it.each([...values, ''])('may be %j', async (value) => {
    expect(await refusal(command, { [name]: value })).toBe(OK);
  });

  it.each(named(['New', 'canonical', 'all', ' new', "'", '\0', 'toString', LONG]))(
    'may not be %s',
    async (_, value) => {
      expect(await refusal(command, { [name]: value })).toBe(invalid(name));
    },
  );

  it('may be sent once, as a text', async () => {
    const [value] = values;
    const twice = `target=a.test&${name}=${value}&${name}=${value}`;
    expect(await byGet(command, twice)).toBe(invalid(name));
    for (const wrong of [1, true, [value], {}])
      expect(await byPost(command, { target: 'a.test', [name]: wrong })).toBe(invalid(name));
  });
});

describe.each(ALL)('the days of %s', (command) => {
  it.each([
    ['2024-02-29', '2024-03-01'],
    ['2024-03-01', '2024-03-01'],
    ['2024-02-29', ''],
    ['', ''],
    ['', '2024-03-01'],
    ['1969-12-31', '1970-01-01'],
  ])('may be %j to %j', async (date_from, date_to) => {
    expect(await refusal(command, { date_from, date_to })).toBe(OK);
  });

  it.each(
    named([
      ...['2023-02-29', '2024-02-30', '2024-13-01', '2024-00-10', '2024-01-00', '0000-00-00'],
      ...['2024-1-1', '24-01-01', '20240101', '01.02.2024', 'yesterday', '2024-01-01T00:00:00Z'],
      ...[' 2024-01-01', '2024-01-01 ', '+2024-01-01', '-001-01-01', '２０２４-01-01', LONG],
    ]),
  )('may not be %s', async (_, day) => {
    expect(await refusal(command, { date_from: day })).toBe(invalid('date_from'));
    expect(await refusal(command, { date_from: '2024-01-01', date_to: day })).toBe(
      invalid('date_to'),
    );
  });

  it('may not be reversed, nor end before they begin by default', async () => {
    const reversed = { date_from: '2024-02-02', date_to: '2024-02-01' };
    expect(await refusal(command, reversed)).toBe(invalid('date_to'));
    expect(await refusal(command, { date_from: '2024-03-02' })).toBe(invalid('date_from'));
    const begun = command === 'get-history' ? OK : invalid('date_to');
    expect(await refusal(command, { date_to: '2024-02-28' })).toBe(begun);
  });

  it('may be sent once each, as texts', async () => {
    const day = 'date_from=2024-01-01';
    expect(await byGet(command, `target=a.test&${day}&${day}`)).toBe(invalid('date_from'));
    for (const wrong of [20240101, true, ['2024-01-01'], {}])
      expect(await byPost(command, { target: 'a.test', date_to: wrong })).toBe(invalid('date_to'));
  });
});

describe('how many days there may be', () => {
  it.each(LISTS)('does not matter to %s', async (command) => {
    expect(await refusal(command, { date_from: '0001-01-01', date_to: '9999-12-31' })).toBe(OK);
  });

  it.each(DAILY)('is bounded for %s', async (command) => {
    // 10,000 days end on 2027-05-18.
    const date_from = '2000-01-01';
    expect(await refusal(command, { date_from, date_to: '2027-05-18' })).toBe(OK);
    expect(await refusal(command, { date_from, date_to: '2027-05-19' })).toBe(invalid('date_from'));
    const all = { date_from: '0001-01-01', date_to: '9999-12-31', granularity: 'by_month' };
    expect(await refusal(command, all)).toBe(invalid('date_from'));
  });
});

describe.each(ALL)('url_from of %s', (command) => {
  it.each(named(['b.test', 'http://seo.b.test/path', 'bücher.de', '[::1]', '']))(
    'may be %s',
    async (_, url_from) => {
      expect(await refusal(command, { url_from })).toBe(OK);
    },
  );

  it.each(
    named(['http://', 'ftp://b.test', '*.b.test', 'b test', '/path', "b.test' OR 1=1", LONG]),
  )('may not be %s', async (_, url_from) => {
    expect(await refusal(command, { url_from })).toBe(invalid('url_from'));
  });
});

describe('days that are not sent', () => {
  it('are yesterday and today, by the clock in UTC', async () => {
    const to = 'https://clock.example/';
    const days = ['2024-02-28', '2024-02-29', '2024-03-01', '2024-03-02'];
    await insertBacklinks(
      server.index,
      days.map((firstSeen) => ({ from: `https://d${firstSeen}.test/`, to, firstSeen })),
    );
    const ask = async (command: string, more = '') =>
      JSON.parse((await get(server.app, command, `apikey=${server.key}&target=${to}${more}`)).text);
    const dates = (rows: Record<string, string>[], name: string) => rows.map((row) => row[name]);
    const { new_lost_backlinks } = await ask('get-new-lost-backlinks');
    expect(dates(new_lost_backlinks, 'new_lost_date')).toEqual(['2024-03-01', '2024-02-29']);
    const { new_lost_refdomains } = await ask('get-new-lost-refdomains');
    expect(dates(new_lost_refdomains, 'refdomain')).toEqual([
      'd2024-03-01.test',
      'd2024-02-29.test',
    ]);
    const { backlinks_count } = await ask('get-cumulative-backlinks');
    expect(backlinks_count).toEqual([
      { date: '2024-02-29', backlinks: 2 },
      { date: '2024-03-01', backlinks: 3 },
    ]);
    // Thirty days before the last, for charts.
    const { history } = await ask('get-history');
    expect(history).toHaveLength(31);
    expect(history[0]).toMatchObject({ date_from: '2024-01-31', backlinks: 0 });
    expect((await ask('get-history', '&date_to=2024-02-28')).history.at(-1)).toEqual({
      date_from: '2024-02-28',
      date_to: '2024-02-28',
      backlinks: 1,
      refdomains: 1,
      new_backlinks: 1,
      lost_backlinks: 0,
      new_refdomains: 1,
      lost_refdomains: 0,
    });
  });
});
