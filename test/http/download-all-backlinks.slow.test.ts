/** The document's sample flow of download-all-backlinks, with the worker that makes the file. */
import { setTimeout } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startExports } from '../../src/app/export/exports.ts';
import { removeExpiredExports } from '../../src/control/export-tasks.ts';
import { setKeyStatus } from '../../src/control/key-changes.ts';
import { createKey, listKeys } from '../../src/control/keys.ts';
import { get, openTestServer, post, type TestServer } from '../support/api-server.ts';
import { insertBacklinks } from '../support/backlink-rows.ts';

const COMMAND = 'download-all-backlinks';
const STATUS = 'download-all-backlinks-status';
const ASKED = 'target=http://seopowersuite.com&mode=domain';
const UNKNOWN = 'task id is unknown or deleted';

let server: TestServer;
let worker: { close(): Promise<void> } | undefined;
const notices: string[] = [];

beforeAll(async () => {
  server = await openTestServer();
  await insertBacklinks(
    server.index,
    Array.from({ length: 7 }, (_, at) => ({
      from: `https://site${at}.example/`,
      to: 'http://seopowersuite.com/',
      title: at === 0 ? '=cmd()' : 'Title',
      rank: at,
    })),
  );
});
afterAll(async () => {
  await worker?.close();
  await server.close();
});

async function startWorker(): Promise<void> {
  const { index, control, exports } = server;
  const onNotice = (text: string) => void notices.push(text);
  const onCharged = (units: number) => server.app.countCharge('download-all-backlinks', units);
  const work = { index, control, folder: exports.folder, keepMs: 60_000, onCharged, onNotice };
  worker = await startExports(work, exports.jobs);
}

const ask = async (command: string, query: string, app = server.app) =>
  JSON.parse((await get(app, command, query)).text);

/** Asks until the task is neither queued nor running. */
async function finished(key: string, id: string) {
  for (;;) {
    const status = await ask(STATUS, `apikey=${key}&task_id=${id}`);
    if (!/^(?:queued_for_processing|processing)$/.test(status.task_status)) return status;
    await setTimeout(20);
  }
}

const pathOf = (url: string): string => new URL(url).pathname;

describe('before a worker is there', () => {
  it('queues one task a key, by the words of the document', async () => {
    const first = await get(server.app, COMMAND, `apikey=${server.key}&${ASKED}&output=json`);
    const { task_id } = JSON.parse(first.text);
    expect(task_id).toMatch(/^[0-9A-F]{32}$/);
    expect(first.text).toBe(`{"task_status":"queued_for_processing","task_id":"${task_id}"}`);
    const second = await get(server.app, COMMAND, `apikey=${server.key}&${ASKED}`);
    expect(second.text).toBe('{"task_status":"rejected"}');
    const status = await get(server.app, STATUS, `apikey=${server.key}&task_id=${task_id}`);
    expect(status.text).toBe(first.text);
  });

  it('takes one of many requests that come at once', async () => {
    const { text: key } = await createKey(server.control);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => ask(COMMAND, `apikey=${key}&${ASKED}`)),
    );
    const words = answers.map((answer) => answer.task_status).sort();
    expect(words).toEqual(['queued_for_processing', ...Array(19).fill('rejected')]);
  });

  it('answers the same in XML, and by POST', async () => {
    const { text: key } = await createKey(server.control);
    const query = `apikey=${key}&output=xml`;
    const body = { target: 'seopowersuite.com', mode: 'domain' };
    const first = await post(server.app, COMMAND, query, body);
    const id = /<task_id>(.*)<\/task_id>/.exec(first.text)?.[1];
    expect(first.text).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>\n<response><task_status>queued_for_processing</task_status><task_id>${id}</task_id></response>\n`,
    );
    const status = await post(server.app, STATUS, query, { task_id: id });
    expect(status.text).toBe(first.text);
  });
});

describe('the file', () => {
  let url = '';
  let id = '';
  let key = '';
  beforeAll(async () => {
    await startWorker();
    const made = await createKey(server.control, { name: 'file', units: 9 });
    key = made.text;
    id = (await ask(COMMAND, `apikey=${key}&${ASKED}`)).task_id;
    const status = await finished(key, id);
    expect(Object.keys(status)).toEqual(['task_status', 'task_id', 'download_file']);
    expect(status).toMatchObject({ task_status: 'complete', task_id: id });
    url = status.download_file;
  });
  const fetchFile = (headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') =>
    server.app.inject({ method, url: pathOf(url), headers });

  it('is named after its target and time, behind a part nobody can guess', () => {
    expect(url).toMatch(
      /^http:\/\/localhost:80\/export\/[\w-]{32}\/seopowersuite\.com-\d{13}\.csv\.gz$/,
    );
  });

  it('holds every row, and needs no key', async () => {
    const { statusCode, headers, rawPayload } = await fetchFile();
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/gzip',
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename="${url.split('/').at(-1)}"`,
    });
    expect(headers['content-encoding']).toBeUndefined();
    const lines = gunzipSync(rawPayload).toString().trimEnd().split('\r\n');
    expect(lines).toHaveLength(8);
    expect(lines[1]).toMatch(/^"https:\/\/site0\.example\/","http:\/\/seopowersuite.com\/","'=cmd/);
  });

  it('is charged by its rows, once', async () => {
    expect((await listKeys(server.control)).find(({ name }) => name === 'file')?.unitsUsed).toBe(7);
    const { body } = await server.app.inject('/metrics');
    const counted =
      /^backlinks_units_charged_total\{command="download-all-backlinks"\} (\d+)/m.exec(body);
    // Of all files so far, each of seven rows.
    expect(Number(counted?.[1])).toBeGreaterThanOrEqual(7);
  });

  it('is served in ranges, by conditions and by HEAD', async () => {
    const whole = (await fetchFile()).rawPayload;
    const head = await fetchFile({}, 'HEAD');
    expect([head.statusCode, head.headers['content-length'], head.body]).toEqual([
      ...[200, String(whole.length), ''],
    ]);
    const etag = String(head.headers['etag']);
    const range = await fetchFile({ range: 'bytes=10-19', 'if-range': etag });
    expect(range.statusCode).toBe(206);
    expect(range.headers['content-range']).toBe(`bytes 10-19/${whole.length}`);
    expect(range.rawPayload).toEqual(whole.subarray(10, 20));
    const tail = await fetchFile({ range: 'bytes=-5' });
    expect(tail.rawPayload).toEqual(whole.subarray(-5));
    const stale = await fetchFile({ range: 'bytes=10-19', 'if-range': '"other"' });
    expect([stale.statusCode, stale.rawPayload.length]).toEqual([200, whole.length]);
    const several = await fetchFile({ range: 'bytes=0-1,5-6' });
    expect([several.statusCode, several.rawPayload.length]).toEqual([200, whole.length]);
    expect((await fetchFile({ range: 'bytes=999999-' })).statusCode).toBe(416);
    expect((await fetchFile({ 'if-none-match': etag })).statusCode).toBe(304);
    const modified = String(head.headers['last-modified']);
    expect((await fetchFile({ 'if-modified-since': modified })).statusCode).toBe(304);
  });

  it.each([
    ['/export'],
    ['/export/'],
    ['/export/x/seopowersuite.com-1.csv.gz'],
    ['/export/%00/seopowersuite.com-1.csv.gz'],
    ['/export/../control'],
    ['/export/%2e%2e/control'],
  ])('is not found at %s', async (path) => {
    const { statusCode, body } = await server.app.inject(path);
    expect([statusCode, JSON.parse(body).error.code]).toEqual([404, 404]);
  });

  it('is not found under another name, nor its folder listed', async () => {
    const folder = pathOf(url).replace(/[^/]+$/, '');
    expect((await server.app.inject(`${folder}other.csv.gz`)).statusCode).toBe(404);
    expect((await server.app.inject(folder)).statusCode).toBe(404);
    expect((await server.app.inject(`${folder}..%2f..%2fcontrol`)).statusCode).toBe(404);
  });

  it('leaves its secret in no line of the log', async () => {
    await fetchFile();
    const [, , secret = ''] = pathOf(url).split('/');
    await server.app.inject(`/export/${secret}`);
    expect(server.lines.some((line) => line.includes('/export/:secret/:name'))).toBe(true);
    expect(server.lines.join()).not.toContain(secret);
  });

  it('is told to its own key only, with its progress', async () => {
    const other = `apikey=${server.key}&task_id=${id}`;
    expect(await ask(STATUS, other)).toEqual({ task_status: UNKNOWN });
    const { body } = await server.app.inject(`/api/exports?apikey=${key}`);
    expect(JSON.parse(body).exports).toEqual([
      expect.objectContaining({
        ...{ task_id: id, task_status: 'complete', reason: null, rows: 7, rows_total: 7 },
        ...{ percent: 100, target: 'http://seopowersuite.com', mode: 'domain', download_file: url },
      }),
    ]);
    expect((await server.app.inject('/api/exports')).statusCode).toBe(401);
  });
});

describe('its address', () => {
  const addressFor = async (host: string, publicUrl = '') => {
    const app = await server.build({ publicUrl });
    const { text: key } = await createKey(server.control);
    const { task_id } = await ask(COMMAND, `apikey=${key}&target=seopowersuite.com`);
    await finished(key, task_id);
    const { body } = await app.inject({
      url: `/backlinks/v1.0/${STATUS}?apikey=${key}&task_id=${task_id}`,
      headers: { host, 'x-forwarded-host': 'evil.test', 'x-forwarded-proto': 'https' },
    });
    return JSON.parse(body).download_file;
  };

  it.each([
    ['api.example.com:8443', '', 'http://api.example.com:8443/export/'],
    ['[::1]:8080', '', 'http://[::1]:8080/export/'],
    ['a.test/evil?', '', 'http://127.0.0.1:80/export/'],
    ['"><script>', '', 'http://127.0.0.1:80/export/'],
    ['a.test', 'https://links.example/api/', 'https://links.example/api/export/'],
  ])('for Host %s and publicUrl %j starts with %s', async (host, publicUrl, start) => {
    expect(await addressFor(host, publicUrl)).toMatch(
      new RegExp(`^${RegExp.escape(start)}[\\w-]{32}/seopowersuite\\.com-`),
    );
  });
});

describe('a task that is not done', () => {
  it('is refused with 402 when the key has fewer units than there are rows', async () => {
    const { text: key } = await createKey(server.control, { units: 6 });
    expect((await get(server.app, COMMAND, `apikey=${key}&${ASKED}`)).status).toBe(402);
    const filtered = `apikey=${key}&${ASKED}&inlink_rank_from=3`;
    const { task_id } = await ask(COMMAND, filtered);
    expect((await finished(key, task_id)).task_status).toBe('complete');
    expect((await get(server.app, COMMAND, filtered)).status).toBe(402);
  });

  it.each([
    ['', 400, 'Parameter task_id is missing.'],
    ['task_id=', 400, 'Parameter task_id is missing.'],
    ['task_id=a&task_id=b', 400, 'Parameter task_id is invalid.'],
  ])('is asked about with %j: %d', async (query, status, message) => {
    const answer = await get(server.app, STATUS, `apikey=${server.key}&${query}`);
    expect([answer.status, JSON.parse(answer.text).error.message]).toEqual([status, message]);
  });

  it.each([
    ['of the right form', 'CB8C36874702C69A767AC086AFD01B1B'],
    ['of the sample in the table', '602c775d-760d-46ba-bfaf-005a6b37ac4e'],
    ['NUL', '%00'],
    ['no ASCII', '%F0%9F%A6%9C'],
    ['long', 'z'.repeat(9000)],
  ])('is unknown by an id that is wrong: %s', async (_, id) => {
    const query = `apikey=${server.key}&task_id=${id}`;
    expect(await ask(STATUS, query)).toEqual({ task_status: UNKNOWN });
  });

  it('may be asked with any text in a filter', async () => {
    const { text: key } = await createKey(server.control);
    const query = `apikey=${key}&${ASKED}&anchor_filter=%00%27%F0%9F%A6%9C&anchor_filter_mode=does_not_contain`;
    const { task_id } = await ask(COMMAND, query);
    expect((await finished(key, task_id)).task_status).toBe('complete');
    expect(notices).toEqual([]);
  });

  it('is refused for a key that is disabled, as is its status', async () => {
    const { text: key, key: made } = await createKey(server.control);
    await setKeyStatus(server.control, String(made.id), 'disabled');
    for (const command of [COMMAND, STATUS])
      expect((await get(server.app, command, `apikey=${key}&${ASKED}`)).status).toBe(403);
  });
});

describe('a file whose time is over', () => {
  it('is gone, as is its task', async () => {
    const { text: key } = await createKey(server.control);
    const { task_id } = await ask(COMMAND, `apikey=${key}&${ASKED}`);
    const { download_file } = await finished(key, task_id);
    await server.control.db
      .updateTable('export_tasks')
      .set({ expires_at: new Date(0) })
      .where('id', '=', task_id)
      .execute();
    const gone = async () => {
      expect((await server.app.inject(pathOf(download_file))).statusCode).toBe(404);
      const status = await ask(STATUS, `apikey=${key}&task_id=${task_id}`);
      expect(status).toEqual({ task_status: UNKNOWN });
    };
    await gone();
    expect(await removeExpiredExports(server.control)).toBe(1);
    await gone();
  });
});
