/** Filters with wrong, empty, reversed and hostile values, on lists that take them: the documented error, naming them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { get, openTestServer, post, type TestServer } from '../support/api-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

const LISTS = [
  'get-backlinks',
  'get-refdomains',
  'get-anchors',
  'get-top-pages',
  'get-referring-ips',
  'get-broken-backlinks',
  'get-link-intersect',
  'get-new-lost-backlinks',
  'get-new-lost-refdomains',
  'get-history',
  'get-new-lost-backlinks-count',
  'get-new-lost-refdomains-count',
  'get-cumulative-backlinks',
] as const;

async function refusal(command: string, parameters: Record<string, string>) {
  const query = new URLSearchParams({ apikey: server.key, target: 'a.test', ...parameters });
  const answers = [
    await get(server.app, command, `${query}`),
    await post(server.app, command, `apikey=${server.key}`, { target: 'a.test', ...parameters }),
  ];
  const messages = answers.map(({ status, text }) =>
    status === 200 ? undefined : JSON.parse(text).error.message,
  );
  expect(messages[1]).toBe(messages[0]);
  return messages[0];
}

describe.each(LISTS)('filters of %s', (command) => {
  it.each([
    ['inlink_rank_from', '0'],
    ['domain_inlink_rank_to', '100'],
    ['anchor_filter', "'; DROP TABLE backlinks --"],
    ['anchor_filter_mode', 'does_not_contain'],
    ['url_from_filter', '\0{}\\'],
    ['nofollow_filter', 'dofollow_only'],
    ['nofollow_filter', ''],
    ['first_seen_from', '2024-02-29'],
    ['first_seen_to', '9999-12-31'],
  ])('takes %s=%s', async (name, value) => {
    expect(await refusal(command, { [name]: value })).toBeUndefined();
  });

  it.each([
    ['inlink_rank_from', '-1'],
    ['inlink_rank_to', '101'],
    ['domain_inlink_rank_from', '1.5'],
    ['domain_inlink_rank_to', 'all'],
    ['anchor_filter', 'x'.repeat(2049)],
    ['url_to_filter_mode', 'matches'],
    ['nofollow_filter', 'nofollow'],
    ['first_seen_from', '2023-02-29'],
    ['first_seen_from', '2024-13-01'],
    ['first_seen_to', '2024-1-1'],
    ['first_seen_to', 'yesterday'],
    ['first_seen_to', '2024-01-01T00:00:00Z'],
  ])('refuses %s=%s', async (name, value) => {
    expect(await refusal(command, { [name]: value })).toBe(`Parameter ${name} is invalid.`);
  });

  it.each([
    ['inlink_rank', '50', '49'],
    ['domain_inlink_rank', '1', '0'],
    ['first_seen', '2024-03-01', '2024-02-29'],
  ])('refuses a reversed range of %s', async (name, from, to) => {
    const message = await refusal(command, { [`${name}_from`]: from, [`${name}_to`]: to });
    expect(message).toBe(`Parameter ${name}_to is invalid.`);
  });
});
