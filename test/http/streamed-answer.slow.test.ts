/** Streamed answers over a real connection: at the client's pace, given up with it, and never whole when they are not. */
import { once } from 'node:events';
import { get as httpGet, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createKey, listKeys } from '../../src/control/keys.ts';
import { type Listening, listen } from '../../src/http/listen.ts';
import { openTestServer, type TestServer } from '../support/api-server.ts';
import { BACKENDS } from '../support/link-index.ts';

const LINKS = 60_000;

/** In two pieces, so that the question about it is none itself. */
const READS_A_PAGE = `query LIKE concat('%AS url', '_from%')`;

/** A busy machine takes its time. */
const soon = { timeout: 60_000 };
vi.setConfig({ testTimeout: 120_000 });

describe.each(BACKENDS)('a streamed answer of $name', ({ open }) => {
  let server: TestServer;
  let listening: Listening;
  beforeAll(async () => {
    server = await openTestServer({}, open);
    listening = await listen(server.app, { host: '127.0.0.1', port: 0 });
    // Titles that no socket's buffers hold: 60 MB of them.
    await server.index.command({
      query: `INSERT INTO backlinks (target_key, target_https, source_key, source_https, live, title)
      SELECT 'test,many)/', true, concat('test,', leftPad(toString(number), 6, '0'), ')/'), true, true, repeat('x', 1000)
      FROM numbers(${LINKS})`,
    });
  });
  afterAll(async () => {
    await listening.close();
    await server.close();
  });

  /** The beginning of an answer; of its body nothing has been read. */
  async function begin(
    key: string,
    query = '',
    address = listening.address,
  ): Promise<IncomingMessage> {
    const request = httpGet(
      `${address}/backlinks/v1.0/get-raw-backlinks?apikey=${key}&target=many.test&limit=${LINKS}${query}`,
      { agent: false },
    );
    const [response] = await once(request, 'response');
    request.on('error', () => undefined);
    return response;
  }

  const metric = async (name: string): Promise<number> => {
    const { body } = await server.app.inject('/metrics');
    return Number(new RegExp(`^${name}(?:\\{.*\\})? (\\d+)`, 'm').exec(body)?.[1]);
  };
  const used = async (name: string) =>
    (await listKeys(server.control)).find((key) => key.name === name)?.unitsUsed;

  /** Statements that read rows of a page in the engine now. */
  async function reading(which = 'true'): Promise<string[]> {
    const result = await server.index.query({
      query: `SELECT query FROM system.processes WHERE ${READS_A_PAGE} AND ${which}`,
      format: 'JSONEachRow',
    });
    return (await result.json<{ query: string }>()).map(({ query }) => query);
  }

  it('comes whole, charged for each row', async () => {
    const { text } = await createKey(server.control, { name: 'whole' });
    const response = await begin(text);
    response.setEncoding('utf8');
    let body = '';
    for await (const chunk of response) body += chunk;
    const { backlinks, ...rest } = JSON.parse(body);
    expect(rest).toEqual({});
    expect(backlinks).toHaveLength(LINKS);
    expect(backlinks.at(-1)).toMatchObject({
      url_from: 'https://059999.test/',
      first_seen: '1970-01-01',
    });
    expect(await used('whole')).toBe(LINKS);
    await vi.waitFor(async () => expect(await metric('backlinks_queries_running')).toBe(0), soon);
  });

  it('waits for a client that does not read, and keeps its place meanwhile', async () => {
    const response = await begin(server.key);
    response.pause();
    // Another question is answered meanwhile; the page still waits.
    const other = await server.app.inject(
      `/backlinks/v1.0/get-backlinks?apikey=${server.key}&target=many.test&limit=1`,
    );
    expect(other.statusCode).toBe(200);
    expect(await metric('backlinks_queries_running')).toBe(1);
    let bytes = 0;
    for await (const chunk of response) bytes += chunk.length;
    expect(bytes).toBeGreaterThan(LINKS * 1000);
    await vi.waitFor(async () => expect(await metric('backlinks_queries_running')).toBe(0), soon);
  });

  it('is given up in the engine when the client hangs up, and charged for what was sent', async () => {
    const { text } = await createKey(server.control, { name: 'left' });
    const response = await begin(text);
    response.pause();
    expect(await reading()).toHaveLength(1);
    response.destroy();
    await vi.waitFor(async () => expect(await metric('backlinks_queries_running')).toBe(0), soon);
    await vi.waitFor(async () => expect(await reading()).toEqual([]), soon);
    const units = await used('left');
    expect(units).toBeGreaterThan(0);
    expect(units).toBeLessThan(LINKS / 2);
  });

  it('leaves the place and the session of clients that hang up at any moment', async () => {
    for (let at = 0; at < 12; at++) {
      const hangUp = new AbortController();
      const asked = fetch(
        `${listening.address}/backlinks/v1.0/get-raw-backlinks?apikey=${server.key}&target=many.test&limit=${LINKS}`,
        { signal: hangUp.signal },
      ).catch(() => undefined);
      for (let turn = 0; turn < at * 50; turn++) await new Promise(setImmediate);
      hangUp.abort();
      await asked;
    }
    await vi.waitFor(async () => expect(await metric('backlinks_queries_running')).toBe(0), soon);
    await vi.waitFor(async () => expect(await reading()).toEqual([]), soon);
    // All sessions are free again: as many questions at once are answered.
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        server.app.inject(
          `/backlinks/v1.0/get-raw-backlinks?apikey=${server.key}&target=many.test&limit=1`,
        ),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(8).fill(200));
  });

  it('gives its place up when the client takes nothing for too long', async () => {
    const app = await server.build({ maxStallMs: 200 });
    const own = await listen(app, { host: '127.0.0.1', port: 0 });
    const { text } = await createKey(server.control, { name: 'stalled' });
    const response = await begin(text, '', own.address);
    response.pause();
    await vi.waitFor(async () => expect(await reading()).toEqual([]), soon);
    await vi.waitFor(async () => expect(await used('stalled')).toBeLessThan(LINKS / 2), soon);
    response.destroy();
    await own.close();
  });

  it.each(['json', 'xml'])(
    'breaks off in %s when the engine fails in the middle, and costs nothing',
    async (output) => {
      const { text } = await createKey(server.control, { name: `broken-${output}` });
      const response = await begin(text, `&output=${output}`);
      response.pause();
      // A server tells of it only after what it is sending now: that waits for the client, or for a timeout of 30 s.
      const killed = server.index.command({ query: `KILL QUERY WHERE ${READS_A_PAGE} ASYNC` });
      // It may be gone before anybody looks.
      await vi.waitFor(async () => expect(await reading('NOT is_cancelled')).toEqual([]), soon);
      let body = '';
      const read = async () => {
        for await (const chunk of response.setEncoding('utf8')) body += chunk;
      };
      await expect(read()).rejects.toThrow('aborted');
      await killed;
      expect(body.length).toBeGreaterThan(0);
      expect(body).not.toMatch(/(?:\]\}|<\/response>\s*)$/);
      await vi.waitFor(async () => expect(await used(`broken-${output}`)).toBe(0), soon);
      expect(server.lines.join('')).toContain('an answer broke off');
      expect(server.lines.join('')).not.toContain(text);
    },
  );

  it('leaves half of the places to other questions', async () => {
    const streams = [await begin(server.key), await begin(server.key)];
    const third = begin(server.key);
    const other = await server.app.inject(
      `/backlinks/v1.0/get-backlinks?apikey=${server.key}&target=many.test&limit=1`,
    );
    expect(other.statusCode).toBe(200);
    expect(await metric('backlinks_queries_running')).toBe(2);
    for (const stream of streams) stream.destroy();
    (await third).destroy();
    await vi.waitFor(async () => expect(await metric('backlinks_queries_running')).toBe(0), soon);
  });
});
