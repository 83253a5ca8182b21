/** What only a real connection shows: limits of the transport, hang-ups, a clean stop. */
import { once } from 'node:events';
import { createConnection } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { listKeys } from '../../src/control/keys.ts';
import { type Listening, listen } from '../../src/http/listen.ts';
import { openTestServer, type TestServer } from '../support/api-server.ts';
import { insertBacklinks } from '../support/backlink-rows.ts';

let server: TestServer;
let listening: Listening;
beforeAll(async () => {
  server = await openTestServer();
  listening = await listen(server.app, { host: '127.0.0.1', port: 0 });
  await insertBacklinks(server.index, [{ from: 'https://a.test/', to: 'https://b.test/' }]);
});
afterAll(async () => {
  await listening.close();
  await server.close();
});

const url = (query: string, command = 'get-metrics'): string =>
  `${listening.address}/backlinks/v1.0/${command}?apikey=${server.key}&${query}`;

/** Sends bytes and answers all that comes back until the server closes. */
async function talk(text: string): Promise<string> {
  const socket = createConnection(Number(new URL(listening.address).port), '127.0.0.1');
  socket.write(text);
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  // The server may cut the connection while we still write: what it said before counts.
  socket.on('error', () => undefined);
  await once(socket, 'close');
  return answer;
}

describe('listen', () => {
  it('serves', async () => {
    const answer = await fetch(url('target=b.test&mode=domain'));
    expect(await answer.json()).toMatchObject({ metrics: [{ target: 'b.test', backlinks: 1 }] });
  });

  it('takes a GET with 100 of the longest targets', async () => {
    const target = `target=https://a.test/${'%C3%A9'.repeat(300)}`;
    const answer = await fetch(url(Array.from({ length: 100 }, () => target).join('&')));
    expect(answer.status).toBe(200);
    const { metrics } = JSON.parse(await answer.text());
    expect(metrics).toHaveLength(100);
  });

  it.each([
    [
      'a query beyond all bounds',
      `GET /?${'x'.repeat(2 ** 20 + 1000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
    ],
    ['what is no HTTP', 'hello\r\n\r\n'],
    ['a broken header', 'GET / HTTP/1.1\r\nHost: a\r\nbroken\r\n\r\n'],
  ])('refuses %s in the documented shape', async (_, text) => {
    const answer = await talk(text);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer.slice(answer.indexOf('{'))).toBe(
      '{"error":{"code":400,"message":"Parameters are invalid."}}',
    );
  });

  it('names the address it cannot have', async () => {
    const port = Number(new URL(listening.address).port);
    const other = await server.build({});
    await expect(listen(other, { host: '127.0.0.1', port })).rejects.toMatchObject({
      code: 'ADDRESS_UNAVAILABLE',
      message: expect.stringContaining(`port ${port}`),
    });
  });

  it('gives up the question of a client that hangs up, and charges nothing', async () => {
    // Many large ranges: long enough to hang up in the middle, were it not for the hang-up.
    await server.index.command({
      query: `INSERT INTO backlinks (target_key, target_https, source_key, source_https, live)
        SELECT 'test,many)/', true, concat('test,', toString(number), ')/'), true, true
        FROM numbers(1000000)`,
    });
    const used = async () => (await listKeys(server.control))[0]?.unitsUsed;
    const before = await used();
    const hangUp = new AbortController();
    const asked = fetch(url('target=many.test&limit=10000', 'get-refdomains'), {
      signal: hangUp.signal,
    });
    const running = () => server.app.inject('/metrics').then(({ body }) => body);
    await vi.waitFor(async () => expect(await running()).toContain('queries_running 1'));
    hangUp.abort();
    await expect(asked).rejects.toThrow();
    await vi.waitFor(async () => expect(await running()).toContain('queries_running 0'), {
      timeout: 10_000,
    });
    expect(await used()).toBe(before);
    await vi.waitFor(() => expect(server.lines.join('')).toContain('"status":499'));
    expect(server.lines.join('')).not.toContain('unexpected error');
  });
});

describe('close', () => {
  it('answers what runs before it stops', async () => {
    const app = await server.build({});
    const other = await listen(app, { host: '127.0.0.1', port: 0 });
    const asked = Array.from({ length: 6 }, () =>
      fetch(
        `${other.address}/backlinks/v1.0/get-backlinks?apikey=${server.key}&target=many.test&limit=5`,
      ),
    );
    const running = () => app.inject('/metrics').then(({ body }) => body);
    await vi.waitFor(async () => expect(await running()).toMatch(/queries_running [1-9]/));
    const started = performance.now();
    const closed = other.close();
    // Read whole, as a client does: one that does not is waited for, up to a limit.
    const statuses = await Promise.all(
      asked.map((answer) =>
        answer.then(
          async (response) => (await response.text()) && response.status,
          () => undefined,
        ),
      ),
    );
    await closed;
    // Not held up by connections that clients keep alive.
    expect(performance.now() - started).toBeLessThan(8000);
    // Those that had not been accepted yet found no server; those that had got a whole answer.
    expect(statuses).toContain(200);
    expect(
      statuses.filter((status) => status !== undefined && status !== 200 && status !== 503),
    ).toEqual([]);
    await expect(fetch(other.address)).rejects.toThrow();
  });
});
