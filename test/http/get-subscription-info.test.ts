/** The subscription of the key that asks: the document's sample, states, and that it is never out of date. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setKeyStatus } from '../../src/control/key-changes.ts';
import { chargeUnits, createKey, keyById, type NewKey } from '../../src/control/keys.ts';
import { API_ERRORS } from '../../src/http/api-error.ts';
import { openTestServer, type TestServer } from '../support/api-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

/** Both paths, each with a way to show a key. */
const PATHS = [
  ['/backlinks/v1.0/get-subscription-info', (key: string) => ({ query: { apikey: key } })],
  [
    '/v1/account/subscription',
    (key: string) => ({ query: {}, headers: { authorization: `Token ${key}` } }),
  ],
] as const;

/** A key, and some of its row as a past would have left it. */
async function keyWith(wish: NewKey, row: { created_at?: Date; units_used?: number } = {}) {
  const { text, key } = await createKey(server.control, wish);
  if (Object.keys(row).length > 0)
    await server.control.db.updateTable('api_keys').set(row).where('id', '=', key.id).execute();
  return { text, id: key.id };
}

describe.each(PATHS)('%s', (url, shown) => {
  async function ask(key: string, { method = 'GET' as 'GET' | 'POST', output = '' } = {}) {
    const { query, ...rest } = shown(key);
    const answer = await server.app.inject({ method, url, query: { ...query, output }, ...rest });
    return { status: answer.statusCode, text: answer.body, headers: answer.headers };
  }

  it('answers the sample', async () => {
    const { text } = await keyWith(
      { units: 5_000_000, expires: new Date('2922-01-24T23:22:22Z') },
      { created_at: new Date('2021-01-25T01:02:03.456Z'), units_used: 4_876_544 },
    );
    const sample =
      '{"subscription_info":{"status":"active","start_date":"2021-01-25 01:02:03","expiration_date":"2922-01-24 23:22:21","units_limit":5000000,"units_left":123456}}';
    expect(await ask(text)).toMatchObject({ status: 200, text: sample });
    expect((await ask(text, { output: 'xml' })).text).toContain(
      '<response><subscription_info><status>active</status><start_date>2021-01-25 01:02:03</start_date><expiration_date>2922-01-24 23:22:21</expiration_date><units_limit>5000000</units_limit><units_left>123456</units_left></subscription_info></response>',
    );
  });

  it('answers null where there is no limit and no end', async () => {
    const { text } = await keyWith({});
    expect(JSON.parse((await ask(text)).text).subscription_info).toMatchObject({
      expiration_date: null,
      units_limit: null,
      units_left: null,
    });
    expect((await ask(text, { output: 'xml' })).text).toContain(
      '<expiration_date/><units_limit/><units_left/>',
    );
  });

  it('takes no POST', async () => {
    const answer = await ask(server.key, { method: 'POST' });
    expect([answer.status, JSON.parse(answer.text).error.message, answer.headers['allow']]).toEqual(
      [405, API_ERRORS.method.message, 'GET'],
    );
  });

  it('costs nothing, and is answered to a key without units', async () => {
    const { text, id } = await keyWith({ units: 0 });
    expect(JSON.parse((await ask(text)).text).subscription_info).toMatchObject({
      units_limit: 0,
      units_left: 0,
    });
    const counted = await keyWith({ units: 1 });
    await ask(counted.text);
    expect((await keyById(server.control, counted.id)).unitsUsed).toBe(0);
    expect((await keyById(server.control, id)).unitsUsed).toBe(0);
  });

  it('tells what is left at this moment, whoever charged', async () => {
    const { text, id } = await keyWith({ units: 100 });
    for (const left of [100, 93, 86]) {
      expect(JSON.parse((await ask(text)).text).subscription_info.units_left).toBe(left);
      // As another server on this database does.
      await chargeUnits(server.control, id, 7);
    }
  });

  it.each(['inactive', 'expired', 'disabled'] as const)(
    'is refused to an %s key',
    async (state) => {
      const { text, id } = await keyWith(state === 'expired' ? { expires: new Date() } : {});
      if (state === 'disabled') await setKeyStatus(server.control, String(id), 'disabled');
      if (state === 'inactive')
        await server.control.db
          .updateTable('api_keys')
          .set({ status: 'inactive' })
          .where('id', '=', id)
          .execute();
      const answer = await ask(text);
      const kind = state === 'disabled' ? 'disabled' : 'unauthorized';
      expect([answer.status, JSON.parse(answer.text).error.message]).toEqual([
        API_ERRORS[kind].status,
        API_ERRORS[kind].message,
      ]);
    },
  );
});
