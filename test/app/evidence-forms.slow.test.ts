/** `get-evidence` over archives made for it: what it shows of each form a link and an archive can have. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type App, openApp } from '../../src/app/app.ts';
import { runCommand } from '../../src/app/commands.ts';
import { resolveConfig } from '../../src/config/resolve.ts';

const NEVER = new AbortController().signal;
const directory = mkdtempSync(join(tmpdir(), 'evidence-'));
let app: App;
beforeAll(async () => {
  const config = resolveConfig({ environment: {}, flags: { data: join(directory, 'data') } });
  app = await openApp(config, 'ingest', runCommand, () => undefined);
});
afterAll(async () => {
  await app.close();
  rmSync(directory, { recursive: true });
});

/** A page of each test's own, which its archives lie in a folder for. */
let number = 0;
let folder = '';
let from = '';
beforeEach(() => {
  from = `https://from.test/page${++number}`;
  folder = join(directory, String(number));
  mkdirSync(folder);
});

const TO = 'https://to.test/x?a=1&b=2';

/** A response of the page at a second, or a revisit. */
function capture(second: number, http: string, fields: readonly string[] = []): Buffer {
  const block = Buffer.from(http);
  const head = [
    'WARC/1.1',
    ...(fields.some((field) => field.startsWith('WARC-Type')) ? [] : ['WARC-Type: response']),
    `WARC-Record-ID: <urn:uuid:${number}:${second}>`,
    ...(fields.some((field) => field.startsWith('WARC-Target-URI'))
      ? []
      : [`WARC-Target-URI: ${from}`]),
    `WARC-Date: 2026-01-02T03:04:${String(second).padStart(2, '0')}Z`,
    'WARC-IP-Address: 192.0.2.9',
    ...fields,
    `Content-Length: ${block.length}`,
  ];
  return Buffer.concat([
    Buffer.from(`${head.join('\r\n')}\r\n\r\n`),
    block,
    Buffer.from('\r\n\r\n'),
  ]);
}

const html = (body: string, fields = 'Content-Type: text/html; charset=utf-8') =>
  `HTTP/1.1 200 OK\r\n${fields}\r\n\r\n${body}`;

async function ingest(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  await runCommand(app, 'ingest', { archives: [path], again: false }, () => undefined, NEVER);
  return path;
}

async function ask(parameters: object = {}): Promise<Record<string, unknown>[]> {
  const question = {
    command: 'get-evidence',
    parameters: { url_from: from, url_to: TO, ...parameters },
    output: 'json',
  };
  const answer = await runCommand(app, 'query', question, () => undefined, NEVER);
  return JSON.parse(String(answer)).visits;
}

const PAGE =
  '<title>t</title><p>see <a rel=ugc href="//to.test/x?a=1&amp;b=2#top"><b>Tö</b></a> now</p>';

describe('get-evidence', () => {
  it('shows the link as the page writes it, and all that is known of the visit', async () => {
    const bytes = gzipSync(capture(5, html(PAGE)));
    const path = await ingest('a.warc.gz', bytes);
    expect(await ask()).toEqual([
      {
        url: from,
        visited_at: '2026-01-02T03:04:05Z',
        link_type: 'href',
        verdict: 'found',
        reason: null,
        event: 'new',
        outcome: 'page',
        status: 200,
        ip: '192.0.2.9',
        source: 'warc',
        archive: path,
        offset: 0,
        length: bytes.length,
        record_id: `urn:uuid:${number}:5`,
        shown_at: '2026-01-02T03:04:05Z',
        occurrences: 1,
        html: PAGE,
        header: null,
        no_html: null,
      },
    ]);
  });

  it.each([
    ['plain', (records: readonly Buffer[]) => Buffer.concat(records)],
    [
      'a member a record',
      (records: readonly Buffer[]) => Buffer.concat(records.map((one) => gzipSync(one))),
    ],
    ['one member', (records: readonly Buffer[]) => gzipSync(Buffer.concat(records))],
  ])('finds the record in an archive that is %s', async (_, write) => {
    const other = capture(1, html('<a href="https://to.test/x?a=1&b=2">other page</a>'), [
      `WARC-Target-URI: https://other.test/${number}`,
    ]);
    const older = capture(2, html('<a href="https://to.test/x?a=1&b=2">older</a>'));
    await ingest('a.warc', write([other, older, capture(3, html(PAGE)), other]));
    const found = await ask();
    expect(found.map((row) => [row['record_id'], row['html']])).toEqual([
      [`urn:uuid:${number}:3`, PAGE],
      [`urn:uuid:${number}:2`, '<a href="https://to.test/x?a=1&b=2">older</a>'],
    ]);
  });

  it('reads a body of the visit that an unchanged page repeats', async () => {
    const revisit = capture(9, 'HTTP/1.1 304 Not Modified\r\n\r\n', [
      'WARC-Type: revisit',
      'WARC-Profile: http://netpreserve.org/warc/1.1/revisit/server-not-modified',
    ]);
    await ingest('a.warc', Buffer.concat([capture(5, html(PAGE)), revisit]));
    const [latest, first] = await ask();
    expect(latest).toMatchObject({
      visited_at: '2026-01-02T03:04:09Z',
      shown_at: '2026-01-02T03:04:05Z',
      outcome: 'unchanged',
      html: PAGE,
    });
    expect(first?.['html']).toBe(PAGE);
  });

  it('says why a link does not count, and shows it', async () => {
    await ingest(
      'a.warc',
      Buffer.concat([
        capture(1, html(`<meta name=robots content=noindex>${PAGE}`)),
        capture(2, html(PAGE)),
        capture(3, html('<p>no link')),
        capture(4, 'HTTP/1.1 404 Not Found\r\n\r\n'),
        capture(5, 'HTTP/1.1 503 Busy\r\n\r\n'),
      ]),
    );
    const told = (await ask()).map((row) =>
      [row['verdict'], row['reason'], row['event'], row['no_html'] ?? 'html'].join(' '),
    );
    expect(told).toEqual([
      'failed failed  no_link',
      'missing page_not_found  no_link',
      'missing link_removed lost no_link',
      'found  new html',
      'not_counted noindex  html',
    ]);
  });

  it('counts the occurrences, and shows the one whose anchor the backlink has', async () => {
    const bare = '<a href="https://to.test/x?a=1&b=2"></a>';
    const far = `${bare}${'<i>word </i>'.repeat(200)}${PAGE}`;
    await ingest('a.warc', capture(5, html(far)));
    const [row] = await ask();
    expect(row).toMatchObject({ occurrences: 2 });
    expect(row?.['html']).toContain('Tö');
    expect(row?.['html']).not.toContain(bare);
  });

  it('resolves addresses as the page means them', async () => {
    const link = '<a href=" x?a=1&b=2 ">y</a>';
    await ingest('a.warc', capture(5, html(`<base href="https://to.test/y">${link}`)));
    expect((await ask())[0]?.['html']).toContain(link);
  });

  it('shows the header of a redirect, hop by hop', async () => {
    const hop = `https://hop.test/${number}`;
    await ingest(
      'a.warc',
      Buffer.concat([
        capture(1, `HTTP/1.1 301 Moved\r\nLocation: ${hop}\r\n\r\n`),
        capture(2, 'HTTP/1.1 302 Found\r\nlocation: //to.test/x?a=1&b=2\r\n\r\n', [
          `WARC-Target-URI: ${hop}`,
        ]),
      ]),
    );
    const rows = (await ask()).map(({ url, link_type, verdict, header, no_html }) => ({
      url,
      link_type,
      verdict,
      header,
      no_html,
    }));
    expect(rows).toEqual([
      {
        url: hop,
        link_type: 'redirect',
        verdict: 'found',
        header: '//to.test/x?a=1&b=2',
        no_html: 'in_header',
      },
      { url: from, link_type: 'redirect', verdict: 'missing', header: null, no_html: 'no_link' },
    ]);
  });

  it.each([
    ['element', html('<link rel=canonical href="https://to.test/x?a=1&amp;b=2"><p>'), 'html'],
    [
      'header',
      html(
        '<p>',
        'Content-Type: text/html\r\nLink: </style>; rel=preload\r\nLink: <https://to.test/x?a=1&b=2>; rel=canonical',
      ),
      'header',
    ],
  ])('shows the %s that names a canonical page', async (_, http, shown) => {
    await ingest('a.warc', capture(5, http));
    const [row] = await ask();
    expect(row).toMatchObject({ link_type: 'canonical', verdict: 'found' });
    expect(row?.[shown]).toMatch(/^<.*to\.test.*canonical|^<link rel=canonical href/);
  });

  it('reads an archive that is still being written', async () => {
    const path = await ingest('a.warc', capture(5, html(PAGE)));
    renameSync(path, `${path}.open`);
    expect((await ask())[0]).toMatchObject({ archive: path, html: PAGE });
  });

  it('says why it cannot show what was seen', async () => {
    const path = await ingest('a.warc', capture(5, html(PAGE)));
    const coding = html(PAGE, 'Content-Encoding: gzip, br, zstd, x');
    const told = [];
    for (const change of [
      () => truncateSync(path, 3),
      () => truncateSync(path),
      () => writeFileSync(path, 'x'.repeat(5000)),
      () => writeFileSync(path, capture(6, html(PAGE))),
      () => writeFileSync(path, capture(5, html('<p>no link'))),
      () => writeFileSync(path, capture(5, coding)),
      () => rmSync(path),
    ]) {
      change();
      const [row] = await ask();
      expect(row).toMatchObject({ verdict: 'found', html: null });
      told.push(row?.['no_html']);
    }
    expect(told).toEqual([...Array(6).fill('changed'), 'not_at_hand']);
  });

  it('reads no page without bound', async () => {
    await ingest('a.warc.gz', gzipSync(capture(5, html(`${PAGE}${' '.repeat(17 << 20)}`))));
    expect((await ask())[0]).toMatchObject({ verdict: 'found', html: null, no_html: 'too_large' });
    await ingest('b.warc', capture(6, html(`${PAGE}${' '.repeat(17 << 20)}`)));
    expect((await ask())[0]).toMatchObject({ html: null, no_html: 'too_large' });
  });

  it('opens nothing but regular files', async () => {
    const path = await ingest('a.warc', capture(5, html(PAGE)));
    rmSync(path);
    const visit = { file: '/dev/zero', path };
    await app.index.command({
      query: `ALTER TABLE visits UPDATE file = {file:String} WHERE file = {path:String} SETTINGS mutations_sync = 2`,
      query_params: visit,
    });
    expect((await ask())[0]).toMatchObject({ archive: '/dev/zero', no_html: 'not_at_hand' });
  });
});
