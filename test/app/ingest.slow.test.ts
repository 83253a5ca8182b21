import {
  createReadStream,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, openApp } from '../../src/app/app.ts';
import { runCommand } from '../../src/app/commands.ts';
import { ingestArchives } from '../../src/app/ingest/ingest.ts';
import { resolveConfig } from '../../src/config/resolve.ts';
import { indexStats } from '../../src/linkindex/queries/index-stats.ts';
import { SAMPLE } from '../support/command-line.ts';

const NEVER = new AbortController().signal;
const SAMPLE_FILE = join(
  SAMPLE,
  readdirSync(SAMPLE).find((name) => name.endsWith('.warc.gz')) ?? 'absent',
);

let directory = '';
let app: App;
let notices: string[] = [];

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'ingest-'));
  notices = [];
  const flags = { data: join(directory, 'data') };
  app = await openApp(
    resolveConfig({ environment: {}, flags }),
    'ingest',
    runCommand,
    () => undefined,
  );
});
afterEach(async () => {
  await app.close();
  rmSync(directory, { recursive: true });
});

const load = (archives: readonly string[], again = false, signal = NEVER) =>
  ingestArchives(
    app,
    { archives, again },
    (event) => {
      if (event.kind === 'notice') notices.push(event.text);
    },
    signal,
  );

function page(url: string, html: string): Buffer {
  const http = Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${html}`);
  const head = [
    'WARC/1.1',
    'WARC-Type: response',
    `WARC-Record-ID: <urn:test:${url}>`,
    `WARC-Target-URI: ${url}`,
    'WARC-Date: 2026-01-02T03:04:05Z',
    'Content-Type: application/http;msgtype=response',
    `Content-Length: ${http.length}`,
  ];
  return Buffer.concat([
    Buffer.from(`${head.join('\r\n')}\r\n\r\n`),
    http,
    Buffer.from('\r\n\r\n'),
  ]);
}

function write(name: string, bytes: Uint8Array): string {
  const path = join(directory, name);
  writeFileSync(path, bytes);
  return path;
}

const linking = (from: string) => page(from, '<a href="https://to.test/">to</a>');

describe('ingestArchives', () => {
  it('loads the other archives when one cannot be read, and says which', async () => {
    const good = write('good.warc', linking('https://a.test/'));
    const bad = write('bad.warc', Buffer.from('GIF89a, no archive at all'));
    await expect(load([bad, good])).rejects.toMatchObject({
      code: 'NOT_AN_ARCHIVE',
      message: '1 of 2 archives could not be loaded, the others are',
    });
    expect(notices.join()).toContain(bad);
    expect(await indexStats(app.index)).toMatchObject({ pages: 1, backlinks_live: 1 });
  });

  it('counts what yields no visit by its reason', async () => {
    const request = page('https://a.test/', '').toString().replace(': response', ': request');
    const records = [
      Buffer.from(request),
      page('dns:a.test', ''),
      page(`https://a.test/${'x'.repeat(3000)}`, ''),
      page('https://b.test/', '<a href="mailto:a@b.test">m</a><a href="https://[">n</a>'),
    ];
    const summary = await load([write('odd.warc', Buffer.concat(records))]);
    expect(summary).toMatchObject({
      records: 4,
      visits: 1,
      passed: { 'other-record': 2, 'bad-url': 1 },
      dropped: { 'not-web': 1, 'not-a-url': 1 },
    });
  });

  it('takes a page whose body cannot be decoded for unknown, not for empty', async () => {
    const lies = page('https://a.test/', 'no markup, and no coding anybody knows')
      .toString()
      .replace('text/html', 'text/html\r\nContent-Encoding: zstd-of-mars')
      .replace(/Content-Length: (\d+)/, (_, n: string) => `Content-Length: ${Number(n) + 32}`);
    const summary = await load([write('lies.warc', Buffer.from(lies))]);
    expect(summary).toMatchObject({ visits: 0, passed: { 'bad-body': 1 } });
  });

  it('goes on after a checkpoint, also inside a file compressed as a whole', async () => {
    const pages = Array.from({ length: 40 }, (_, i) =>
      page(`https://a.test/${i}`, `<a href="https://to.test/${i}">${'x'.repeat(900_000)}</a>`),
    );
    const whole = write('whole.warc.gz', gzipSync(Buffer.concat(pages)));
    const stopped = new AbortController();
    const interrupted = ingestArchives(
      app,
      { archives: [whole], again: false },
      (event) => {
        if (event.kind === 'progress' && (event.pages ?? 0) > 10) stopped.abort();
      },
      stopped.signal,
    );
    await expect(interrupted).rejects.toThrow();
    expect((await indexStats(app.index)).pages).toBeLessThan(40);
    await load([whole]);
    expect(await indexStats(app.index)).toMatchObject({ pages: 40, backlinks_live: 40 });
  });

  it('gives WARC and WAT of one capture one visit', async () => {
    const warc = write('one.warc', linking('https://a.test/'));
    const json = JSON.stringify({
      Envelope: {
        'WARC-Header-Metadata': {
          'WARC-Type': 'response',
          'WARC-Target-URI': 'https://a.test/',
          'WARC-Date': '2026-01-02T03:04:05Z',
          'WARC-Record-ID': '<urn:test:https://a.test/>',
        },
        'Payload-Metadata': {
          'HTTP-Response-Metadata': {
            'Response-Message': { Status: '200' },
            'HTML-Metadata': { Links: [{ path: 'A@/href', url: 'https://to.test/', text: 'to' }] },
          },
        },
      },
    });
    const wat = `WARC/1.0\r\nWARC-Type: metadata\r\nContent-Type: application/json\r\nContent-Length: ${json.length}\r\n\r\n${json}\r\n\r\n`;
    await load([warc, write('one.wat', Buffer.from(wat))]);
    expect(await indexStats(app.index)).toMatchObject({ visits: 1, pages: 1, backlinks_live: 1 });
  });
});

describe('ingestArchives from an address', () => {
  let server: Server;
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('reads what a server sends', async () => {
    server = createServer((request, response) => {
      response.writeHead(200, { 'content-length': statSync(SAMPLE_FILE).size, etag: '"1"' });
      if (request.method === 'HEAD') response.end();
      else createReadStream(SAMPLE_FILE).pipe(response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // A listening TCP server has this kind of address.
    const { port } = server.address() as AddressInfo;
    const address = `http://127.0.0.1:${port}/${basename(SAMPLE_FILE)}`;
    expect(await load([address])).toMatchObject({ archives: 1, visits: 1613 });
    expect(await load([address])).toMatchObject({ alreadyLoaded: 1, visits: 0 });
  });

  it('stops at once though the server sends nothing', async () => {
    server = createServer((request, response) => {
      if (request.method === 'HEAD') response.end();
      else response.writeHead(200).flushHeaders();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo; // see above
    const stopped = new AbortController();
    server.on('request', ({ method }) => {
      if (method === 'GET') stopped.abort();
    });
    await expect(
      load([`http://127.0.0.1:${port}/a.warc`], false, stopped.signal),
    ).rejects.toThrow();
  });
});
