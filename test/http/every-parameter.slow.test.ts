/**
 * Every parameter of every command, in both families of paths: wrong values by GET and POST, in JSON and XML, are refused by
 * the parameter's name. Which parameters there are is read from the OpenAPI document, so that none can come without a row here.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATA_API } from '../../src/http/data-api.ts';
import { INDEX_API } from '../../src/http/index-api.ts';
import { openTestServer, type TestServer } from '../support/api-server.ts';
import { invalid, missing, OK, refusal } from '../support/refused.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

const DAYS = ['2023-02-29', '2024-13-01', '2024-1-1', 'yesterday', '2024-01-01T00:00:00Z'];
const RANKS = ['-1', '101', '1.5', 'ten'];
const MODES = ['matches', 'Contains', 'toString'];
const TEXTS = ['x'.repeat(2049)];
const URLS = ['http://', 'ftp://b.test/', 'a b', "b.test' OR 1=1"];

/** Values that are wrong for a parameter, whichever command it belongs to. */
const WRONG: Readonly<Record<string, readonly string[]>> = {
  target: URLS,
  not_target: URLS,
  min_targets: ['0', '2', '11', '1.5', 'all'],
  mode: ['Host', 'hosts', ' host', '__proto__'],
  limit: ['0', '-1', '1.5', '100001', '9'.repeat(400), 'ten', '1e2'],
  per_domain: ['0', '101', '1.5', 'all'],
  order_by: ['date', 'inlink_rank desc', 'DATE_FOUND', 'toString'],
  next: ['x', '0', 'e30.e30', '\0'],
  new_lost_type: ['New', 'found', 'toString'],
  link_type: ['Href', 'links', 'toString'],
  anchor_type: ['Text', 'none', 'toString'],
  dofollow: ['true', 'no', 'toString'],
  granularity: ['day', 'by_year', 'toString'],
  histogramMode: ['page', 'Domain', 'toString'],
  url_from: URLS,
  url_to: URLS,
  date_from: DAYS,
  date_to: DAYS,
  first_seen_from: DAYS,
  first_seen_to: DAYS,
  inlink_rank_from: RANKS,
  inlink_rank_to: RANKS,
  domain_inlink_rank_from: RANKS,
  domain_inlink_rank_to: RANKS,
  anchor_filter: TEXTS,
  anchor_filter_mode: MODES,
  url_from_filter: TEXTS,
  url_from_filter_mode: MODES,
  url_to_filter: TEXTS,
  url_to_filter_mode: MODES,
  nofollow_filter: ['nofollow', 'all', 'toString'],
  // Any text may be the number of a task: one that nobody knows.
  task_id: [],
};

/** What a command cannot do without. */
const NEEDED: Readonly<Record<string, string>> = {
  target: 'a.test',
  url_from: 'https://a.test/',
  url_to: 'https://b.test/',
  task_id: '0',
};

interface Parameter {
  readonly name: string;
  readonly required?: boolean;
  readonly schema: { readonly type?: string };
}

type Methods = Readonly<Record<string, { readonly parameters: readonly Parameter[] }>>;

const DOCUMENT: { readonly paths: Readonly<Record<string, Methods>> } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../docs/openapi.json'), 'utf8'),
);

const ROUTES = [INDEX_API, DATA_API].flatMap(({ prefix, routes }) =>
  routes.map(({ path }) => `${prefix}/${path}`),
);

describe.each(ROUTES)('%s', (path) => {
  const { get, post } = DOCUMENT.paths[path] ?? {};
  const parameters = (get?.parameters ?? []).filter(
    ({ name }) => name !== 'apikey' && name !== 'output',
  );
  const needed = Object.fromEntries(
    parameters
      .filter(({ required }) => required === true)
      .map(({ name }) => [name, NEEDED[name] ?? '']),
  );

  /** The same in both formats. */
  async function ask(query: string, body?: object) {
    const messages = [];
    for (const output of ['json', 'xml']) {
      const url = `${path}?apikey=${server.key}&output=${output}&${query}`;
      const answer = await server.app.inject(
        body === undefined ? { url } : { method: 'POST', url, payload: body },
      );
      const { statusCode: status, headers, body: text } = answer;
      messages.push(refusal({ status, headers, text }));
    }
    expect(messages[1]).toBe(messages[0]);
    return messages[0];
  }

  /** By GET and, where there is one, by POST. */
  async function asked(sent: Readonly<Record<string, string>>) {
    const message = await ask(`${new URLSearchParams(sent)}`);
    if (post !== undefined) expect(await ask('', sent)).toBe(message);
    return message;
  }

  it('answers what has all it needs', async () => {
    expect(get).toBeDefined();
    expect(await asked(needed)).toBe(OK);
  });

  it.each(Object.keys(needed))('misses %s', async (name) => {
    const { [name]: _, ...rest } = needed;
    expect(await asked(rest)).toBe(missing(name));
    expect(await asked({ ...needed, [name]: '' })).toBe(missing(name));
  });

  it.each(parameters)('refuses a wrong $name', async ({ name, schema }) => {
    const wrong = WRONG[name];
    if (wrong === undefined) throw new Error(`no wrong values of ${name} are known`);
    for (const value of wrong)
      expect([value, await asked({ ...needed, [name]: value })]).toEqual([value, invalid(name)]);
    if (post !== undefined)
      for (const value of [true, {}, [[]]])
        expect(await ask('', { ...needed, [name]: value })).toBe(invalid(name));
    if (schema.type === 'array') return;
    const { [name]: once = '1', ...others } = needed;
    const twice = `${new URLSearchParams(others)}&${name}=${once}&${name}=${once}`;
    expect(await ask(twice)).toBe(invalid(name));
  });
});
