/** Services as imports ask them, by real requests to stand-ins: what they name, as rows with their problems. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linkServices } from '../../../src/app/monitor/link-services.ts';
import { resolveConfig } from '../../../src/config/resolve.ts';
import type { Site } from '../../../src/control/sites.ts';
import { type GoogleStandIn, openGoogleStandIn } from '../../support/google-stand-in.ts';
import { openVendorServer, type VendorServer } from '../../support/vendor-server.ts';

const NEVER = new AbortController().signal;
const SHEET = '1AbCdEfGhIjKlMnOpQrStUvWxYz_0123456789-abcde';

const site = (gscSheet?: string): Site => ({
  ...{ id: 1, accountId: 1, title: 'Example', removals: 0, createdAt: new Date(0) },
  ...{ url: 'https://www.example.com/', host: 'www.example.com', domain: 'example.com' },
  settings: {
    ...{ checkEveryHours: 72, respectsRobots: false, failuresUntilLost: 3, followsIndex: false },
    ...{ gscSheet, gscAutoimport: false },
  },
});

let vendor: VendorServer;
let google: GoogleStandIn;
let folder: string;
beforeEach(async () => {
  [vendor, google] = await Promise.all([openVendorServer(), openGoogleStandIn()]);
  folder = await mkdtemp(join(tmpdir(), 'backlinks-key-'));
});
afterEach(async () => {
  await vendor.close();
  await google.server.close();
  await rm(folder, { recursive: true });
});

const servicesOf = (environment: Readonly<Record<string, string>>, notices: string[] = []) =>
  linkServices(resolveConfig({ environment, flags: {} }), (text) => notices.push(text));

describe('linkServices', () => {
  it('are those that there are keys for', async () => {
    expect(await servicesOf({})).toEqual({});
    const keys = { BACKLINKS_BING_WEBMASTER_KEY: 'KEY', BACKLINKS_YANDEX_WEBMASTER_TOKEN: 'TOKEN' };
    expect(Object.keys(await servicesOf(keys)).sort()).toEqual(['bing', 'yandex']);
    const missing = { BACKLINKS_GOOGLE_SERVICE_ACCOUNT_FILE: join(folder, 'none.json') };
    await expect(servicesOf(missing)).rejects.toMatchObject({ code: 'INVALID_SETTING' });
  });

  it('reads the sheets of Search Console that list links', async () => {
    const keyFile = join(folder, 'key.json');
    await writeFile(keyFile, google.keyFile);
    const { gsc } = await servicesOf({
      BACKLINKS_GOOGLE_SERVICE_ACCOUNT_FILE: keyFile,
      BACKLINKS_GOOGLE_SHEETS_URL: google.server.url,
    });
    const table = (sheetId: number, title: string, ...rows: readonly (readonly string[])[]) => ({
      ...{ sheetId, title, rows },
    });
    google.spreadsheets.set(SHEET, [
      table(0, 'Latest links', ['Linking page', 'Last crawled'], ['https://a.test/', '2026-11-01']),
      table(1, 'Sites', ['Site', 'Linking pages', 'Target pages'], ['a.test', '1', '1']),
      table(2, 'More', ['Linking page', 'Last crawled'], ['nothing', ''], ['https://b.test/', '']),
    ]);
    const link = `https://docs.google.com/spreadsheets/d/${SHEET}/edit`;
    const links = await gsc?.(site(link), NEVER);
    expect(links?.rows.map(({ part, line, urlFrom }) => [part, line, urlFrom])).toEqual([
      ['Latest links', 2, 'https://a.test/'],
      ['More', 3, 'https://b.test/'],
    ]);
    expect(links?.problems.map(({ part, line, reason }) => [part, line, reason])).toEqual([
      ['Sites', 0, 'part-not-importable'],
      ['More', 2, 'not-a-url'],
    ]);
    await expect(gsc?.(site(`${link}#gid=1`), NEVER)).rejects.toThrow(/Top linking sites/);
    await expect(gsc?.(site(), NEVER)).rejects.toThrow('no Google Sheet is set');
  });

  it('reads what Yandex names, each with its day', async () => {
    vendor.reply = ({ path, headers }) => {
      if (headers.authorization !== 'OAuth TOKEN') return { status: 403, json: {} };
      if (path === '/v4/user') return { json: { user_id: 7 } };
      const host = { host_id: 'https:example.com:443', ascii_host_url: 'https://example.com/' };
      if (path === '/v4/user/7/hosts')
        return { json: { hosts: [{ ...host, verified: true, main_mirror: null }] } };
      const linked = (source_url: string, discovery_date: string) => ({
        ...{ source_url, discovery_date, destination_url: 'https://example.com/' },
      });
      const links = [
        linked('https://a.test/', '2026-01-02'),
        linked('ftp://b.test/', '2026-01-03'),
      ];
      return { json: { count: 2, links } };
    };
    const { yandex } = await servicesOf({
      BACKLINKS_YANDEX_WEBMASTER_TOKEN: 'TOKEN',
      BACKLINKS_YANDEX_WEBMASTER_URL: `${vendor.url}/v4`,
    });
    expect(await yandex?.(site(), NEVER)).toMatchObject({
      rows: [
        { urlFrom: 'https://a.test/', urlTo: 'https://example.com/', firstSeen: '2026-01-02' },
      ],
      problems: [{ line: 3, reason: 'not-http' }],
    });
  });

  it('keeps what Bing named before its quota was spent, and says so', async () => {
    const { bing } = await servicesOf({
      BACKLINKS_BING_WEBMASTER_KEY: 'KEY',
      BACKLINKS_BING_WEBMASTER_URL: vendor.url,
    });
    const page = (n: number) => `https://example.com/${n}`;
    const blocked = { ErrorCode: 6, Message: 'ERROR!!! UserBlocked' };
    vendor.reply = ({ path, query: { link } }) => {
      if (path.endsWith('/GetUserSites'))
        return { json: { d: [{ Url: 'https://example.com/', IsVerified: true }] } };
      if (path.endsWith('/GetLinkCounts')) {
        const Links = [1, 2].map((n) => ({ Url: page(n), Count: 1 }));
        return { json: { d: { Links, TotalPages: 1 } } };
      }
      if (link !== page(1)) return { status: 400, json: blocked };
      const Details = [{ Url: 'https://a.test/', AnchorText: 'a' }];
      return { json: { d: { Details, TotalPages: 1 } } };
    };
    expect(await bing?.(site(), NEVER)).toMatchObject({
      rows: [{ urlFrom: 'https://a.test/', urlTo: page(1) }],
      error: 'Bing Webmaster: answered 400: ERROR!!! UserBlocked',
    });
  });

  it('says what Bing says of a site that is not the owner’s, and takes a site without links', async () => {
    const { bing } = await servicesOf({
      BACKLINKS_BING_WEBMASTER_KEY: 'KEY',
      BACKLINKS_BING_WEBMASTER_URL: vendor.url,
    });
    vendor.reply = () => ({ json: { d: [] } });
    await expect(bing?.(site(), NEVER)).rejects.toThrow(/www\.example\.com is no verified site/);
    vendor.reply = ({ path }) =>
      path.endsWith('/GetUserSites')
        ? { json: { d: [{ Url: 'https://example.com/', IsVerified: true }] } }
        : { json: { d: { Links: [], TotalPages: 0 } } };
    expect(await bing?.(site(), NEVER)).toEqual({ rows: [], problems: [], warnings: [] });
  });
});
