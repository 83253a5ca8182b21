/**
 * Archives of several days that hold the same pages again and again, loaded and asked over HTTP: each way a backlink can
 * be lost, and back.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from '../../src/app/app.ts';
import { runCommand } from '../../src/app/commands.ts';
import { ingestArchives } from '../../src/app/ingest/ingest.ts';
import { resolveConfig } from '../../src/config/resolve.ts';
import type { Control } from '../../src/control/control.ts';
import { createKey } from '../../src/control/keys.ts';
import { buildServer } from '../../src/http/server.ts';
import { get } from '../support/api-server.ts';
import { openTestControl } from '../support/control.ts';

/** What a page answers on one day: status and headers, or HTML, or nothing of it. */
type Look = { readonly head: string; readonly html?: string; readonly sameAs?: number };

const LINK = '<a href="https://to.test/x">x</a>';
const OK = 'HTTP/1.1 200 OK\r\nContent-Type: text/html';
const linked: Look = { head: OK, html: LINK };
const bare: Look = { head: OK, html: 'nothing' };
const saying = (html: string): Look => ({ head: OK, html: html + LINK });
const answering = (head: string): Look => ({ head: `HTTP/1.1 ${head}` });
const toTarget = answering('301 Moved\r\nLocation: https://to.test/x');

/** Host of one page each → its answers from 2024-05-01 on, and the events they should make: `day type reason`. */
const STORIES: Readonly<Record<string, readonly [readonly Look[], readonly string[]]>> = {
  missing: [
    [linked, answering('404 Not Found'), linked],
    ['1 new', '2 page_not_found', '3 new'],
  ],
  gone: [
    [linked, answering('410 Gone'), linked],
    ['1 new', '2 page_not_found', '3 new'],
  ],
  failing: [
    [
      linked,
      ...[answering('503 Busy'), answering('500 Oops'), answering('403 Forbidden')],
      answering('403 Forbidden'),
      linked,
    ],
    ['1 new', '4 crawl_error', '6 new'],
  ],
  hiccup: [[linked, answering('503 Busy'), answering('429 Slow down'), linked], ['1 new']],
  moved: [
    [linked, answering('302 Found\r\nLocation: /else'), linked],
    ['1 new', '2 redirect', '3 new'],
  ],
  astray: [
    [linked, answering('302 Found'), linked],
    ['1 new', '2 redirect', '3 new'],
  ],
  copied: [
    [linked, saying('<link rel="canonical" href="/main">'), linked],
    ['1 new', '2 not_canonical', '3 new'],
  ],
  hidden: [
    [linked, saying('<meta name="robots" content="noindex">'), linked],
    ['1 new', '2 noindex', '3 new'],
  ],
  header: [
    [linked, { head: `${OK}\r\nX-Robots-Tag: noindex`, html: LINK }, linked],
    ['1 new', '2 noindex', '3 new'],
  ],
  removed: [
    [linked, bare, linked, bare],
    ['1 new', '2 link_removed', '3 new', '4 link_removed'],
  ],
  // The third capture says that its body is the one of the first day.
  repeated: [
    [linked, bare, { head: OK, sameAs: 1 }],
    ['1 new', '2 link_removed', '3 new'],
  ],
  redirect: [
    [toTarget, answering('301 Moved'), toTarget],
    ['1 new', '2 broken_redirect', '3 new'],
  ],
  turned: [
    [toTarget, answering('301 Moved\r\nLocation: https://else.test/'), toTarget],
    ['1 new', '2 link_removed', '3 new'],
  ],
  settled: [
    [toTarget, bare, answering('404 Not Found')],
    ['1 new', '2 link_removed'],
  ],
};

const day = (number: number) => `2024-05-${String(number).padStart(2, '0')}`;

function captureOf(host: string, number: number, { head, html = '', sameAs }: Look): Buffer {
  const http = Buffer.from(`${head}\r\nContent-Length: ${html.length}\r\n\r\n${html}`);
  const fields = [
    'WARC/1.1',
    `WARC-Type: ${sameAs === undefined ? 'response' : 'revisit'}`,
    `WARC-Record-ID: <urn:test:${host}:${number}>`,
    `WARC-Target-URI: https://${host}.test/`,
    `WARC-Date: ${day(number)}T12:00:00Z`,
    ...(sameAs === undefined
      ? []
      : [
          'WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest',
          `WARC-Refers-To-Target-URI: https://${host}.test/`,
          `WARC-Refers-To-Date: ${day(sameAs)}T12:00:00Z`,
        ]),
    'Content-Type: application/http;msgtype=response',
    `Content-Length: ${http.length}`,
  ];
  return Buffer.concat([
    Buffer.from(`${fields.join('\r\n')}\r\n\r\n`),
    http,
    Buffer.from('\r\n\r\n'),
  ]);
}

/** Writes the captures of one day. */
function archiveOf(number: number): string {
  const captures = Object.entries(STORIES).flatMap(([host, [looks]]) => {
    const look = looks[number - 1];
    return look === undefined ? [] : [captureOf(host, number, look)];
  });
  const file = join(directory, `${number}.warc`);
  writeFileSync(file, Buffer.concat(captures));
  return file;
}

let directory = '';
let app: App;
let control: Control;
let server: FastifyInstance;
let key = '';
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'found-and-lost-'));
  const config = resolveConfig({ environment: {}, flags: { data: join(directory, 'data') } });
  app = await openApp(config, 'test', runCommand, () => undefined);
  control = await openTestControl();
  server = await buildServer({ index: app.index, control, logLevel: 'silent' });
  key = (await createKey(control, { rate: 10_000 })).text;
  // One archive a day, the later days first: the order does not matter.
  for (const days of [
    [4, 6, 5],
    [3, 1, 2],
  ]) {
    const archives = days.map(archiveOf);
    const request = { archives, again: false };
    await ingestArchives(app, request, () => undefined, new AbortController().signal);
  }
}, 120_000);
afterAll(async () => {
  await server.close();
  await control.close();
  await app.close();
  rmSync(directory, { recursive: true });
});

const RANGE = 'target=to.test&date_from=2024-05-01&date_to=2024-05-31';

async function ask(command: string, more = ''): Promise<Record<string, string | number>[]> {
  const { text } = await get(server, command, `apikey=${key}&${RANGE}${more}`);
  const [rows] = Object.values(JSON.parse(text));
  // Every answer is an object of one list.
  return rows as Record<string, string | number>[];
}

describe('archives of several days', () => {
  it.each(Object.entries(STORIES))(
    'tell the story of a page that is %s',
    async (host, [, expected]) => {
      const rows = await ask('get-new-lost-backlinks', `&url_from=${host}.test`);
      const told = rows.map(
        ({ new_lost_date, new_lost_type, reason_lost }) =>
          `${Number(String(new_lost_date).slice(-2))} ${new_lost_type === 'new' ? 'new' : reason_lost}`,
      );
      expect(told.reverse()).toEqual(expected);
      expect(rows.every(({ first_seen }) => first_seen === '2024-05-01')).toBe(true);
      expect(
        rows.every((row) => (row['reason_lost'] === '') === (row['new_lost_type'] === 'new')),
      ).toBe(true);
    },
  );

  it('find and lose each host with its only link', async () => {
    const hosts = await ask('get-new-lost-refdomains');
    for (const [host, [, expected]] of Object.entries(STORIES)) {
      const told = hosts
        .filter(({ refdomain }) => refdomain === `${host}.test`)
        .map((row) => `${Number(String(row['new_lost_date']).slice(-2))} ${row['new_lost_type']}`);
      const types = expected.map((event) => event.replace(/(\d) (?!new).*/, '$1 lost'));
      expect(told.reverse()).toEqual(types);
    }
    expect(hosts.every(({ backlinks }) => backlinks === 1)).toBe(true);
  });

  it('have every reason that the index gives', async () => {
    const rows = await ask('get-new-lost-backlinks', '&new_lost_type=lost');
    expect([...new Set(rows.map((row) => row['reason_lost']))].sort()).toEqual([
      ...['broken_redirect', 'crawl_error', 'link_removed', 'noindex', 'not_canonical'],
      ...['page_not_found', 'redirect'],
    ]);
  });

  it('count what the lists hold, day by day', async () => {
    const events = await ask('get-new-lost-backlinks');
    const history = await ask('get-history');
    const counts = await ask('get-new-lost-backlinks-count');
    const hosts = await ask('get-new-lost-refdomains-count');
    const totals = await ask('get-cumulative-backlinks');
    const onDay = (type: string, date: unknown) =>
      events.filter((row) => row['new_lost_type'] === type && row['new_lost_date'] === date).length;
    let live = 0;
    history.forEach((row, i) => {
      const date = row['date_from'];
      const [found, lost] = [onDay('new', date), onDay('lost', date)];
      live += found - lost;
      expect(row).toMatchObject({ backlinks: live, new_backlinks: found, lost_backlinks: lost });
      expect(counts[i]).toEqual({ date, new: found, lost });
      expect(totals[i]).toEqual({ date, backlinks: live });
      // One link a host.
      expect(hosts[i]).toEqual({ date, new: found, lost });
      expect(row).toMatchObject({ refdomains: live, new_refdomains: found, lost_refdomains: lost });
    });
    expect(history).toHaveLength(31);
    const [metrics] = await ask('get-metrics');
    expect(metrics).toMatchObject({ backlinks: live, refdomains: live });
    const byMonth = await ask('get-history', '&granularity=by_month');
    expect(byMonth).toMatchObject([
      { date_from: '2024-05-01', date_to: '2024-05-31', backlinks: live },
    ]);
    const onlyNew = await ask('get-new-lost-backlinks-count', '&new_lost_type=new');
    expect(onlyNew.map((row) => row['lost'])).toEqual(counts.map(() => 0));
    expect(onlyNew.map((row) => row['new'])).toEqual(counts.map((row) => row['new']));
  });
});
