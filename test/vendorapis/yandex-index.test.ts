import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Signal } from '../../src/vendorapis/signal-provider.ts';
import { parseYandexAnswer } from '../../src/vendorapis/yandex-answer.ts';
import { yandexIndex } from '../../src/vendorapis/yandex-index.ts';
import { vendorErrorOf } from '../support/vendor-error.ts';
import { openVendorServer, QUICK, type VendorServer } from '../support/vendor-server.ts';

const NEVER = new AbortController().signal;
const PAGE = 'https://blog.example.com/a_(b)?c=1&d=2';

let server: VendorServer;
beforeEach(async () => {
  server = await openVendorServer();
});
afterEach(() => server.close());

async function ask(...pages: string[]): Promise<Signal[]> {
  const settings = {
    baseUrl: server.url,
    key: 'KEY',
    folderId: 'FOLDER',
    searchType: 'ru' as const,
  };
  const provider = yandexIndex(settings, async (_, wanted) => wanted, QUICK);
  return Array.fromAsync(provider.ask(pages, NEVER));
}

function found(...urls: string[]): string {
  const groups = urls.map(
    (url) =>
      `<group><categ attr="d" name="x"/><doccount>1</doccount><doc id="Z1"><url>${url.replaceAll('&', '&amp;')}</url><domain>x</domain><title>A <hlword>b</hlword></title><saved-copy-url>https://y.test/${url.length}</saved-copy-url></doc></group>`,
  );
  return page(
    `<reqid>1</reqid><found priority="all">${urls.length}</found><results><grouping attr="" mode="flat" groups-on-page="10" docs-in-group="1">${groups.join('')}</grouping></results>`,
  );
}

const page = (response: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<yandexsearch version="1.0"><request><query>url</query><page>0</page></request><response date="20261125T120000">${response}</response></yandexsearch>`;

const failed = (code: number): string => page(`<error code="${code}">Sorry, none</error>`);

const answer = (xml: string) => ({ json: { rawData: Buffer.from(xml).toString('base64') } });

describe('yandexIndex', () => {
  it('asks by the operator url:, as XML', async () => {
    server.reply = () => answer(found(PAGE));
    expect(await ask(PAGE)).toEqual([{ subject: PAGE, value: 1 }]);
    const [{ method, path, headers, body } = { body: '' }] = server.asked;
    expect({ method, path, key: headers?.authorization, body: JSON.parse(body) }).toEqual({
      ...{ method: 'POST', path: '/v2/web/search', key: 'Api-Key KEY' },
      body: {
        query: {
          searchType: 'SEARCH_TYPE_RU',
          queryText: 'url:"blog.example.com/a_(b)?c=1&d=2"',
          familyMode: 'FAMILY_MODE_NONE',
          fixTypoMode: 'FIX_TYPO_MODE_OFF',
          page: '0',
        },
        groupSpec: { groupMode: 'GROUP_MODE_FLAT', groupsOnPage: '10', docsInGroup: '1' },
        folderId: 'FOLDER',
        responseFormat: 'FORMAT_XML',
      },
    });
  });

  it.each([
    ['nothing', failed(15), 0],
    ['an empty list', found(), 0],
    ['another page', found('https://blog.example.com/'), 0],
    ['the page after others', found('https://blog.example.com/', PAGE.replace('https', 'http')), 1],
  ])('where Yandex finds %s', async (_, xml, value) => {
    server.reply = () => answer(xml);
    expect(await ask(PAGE)).toEqual([{ subject: PAGE, value }]);
  });

  it('does not ask for what is too long for a query', async () => {
    const long = `https://example.com/${'a'.repeat(400)}`;
    server.reply = () => answer(found(PAGE));
    expect(await ask(long, PAGE)).toEqual([
      { subject: long, value: null },
      { subject: PAGE, value: 1 },
    ]);
    expect(server.asked).toHaveLength(1);
  });

  it.each([
    [42, 'wrong-key'],
    [32, 'quota'],
    [20, 'outage'],
    [999, 'surprise'],
  ])('takes error %i of an answer for %s', async (code, kind) => {
    server.reply = () => answer(failed(code));
    expect(await vendorErrorOf(ask(PAGE))).toMatchObject({
      kind,
      message: `Yandex Search: answered error ${code}: Sorry, none`,
    });
  });

  it.each([
    [401, 16, 'wrong-key', 1],
    [403, 7, 'wrong-key', 1],
    [429, 8, 'quota', 4],
    [503, 14, 'outage', 4],
  ])('takes status %i for %s', async (status, code, kind, attempts) => {
    server.reply = () => ({ status, json: { code, message: 'Bad KEY', details: [] } });
    expect(await vendorErrorOf(ask(PAGE))).toMatchObject({
      kind,
      message: `Yandex Search: answered ${status}: Bad …`,
    });
    expect(server.asked).toHaveLength(attempts);
  });

  it.each(['', 'text', '<html></html>', found(PAGE).slice(0, -20)])(
    'is surprised by the page %j',
    async (xml) => {
      server.reply = () => answer(xml);
      expect((await vendorErrorOf(ask(PAGE))).kind).toBe('surprise');
    },
  );

  it.each([{}, { rawData: 5 }, { rawData: '<xml>' }])('is surprised by %j', async (json) => {
    server.reply = () => ({ json });
    expect((await vendorErrorOf(ask(PAGE))).kind).toBe('surprise');
  });
});

describe('parseYandexAnswer', () => {
  it('takes no beginning of an answer for one', () => {
    const whole = found(PAGE);
    for (let length = 0; length < whole.length; length++)
      expect(parseYandexAnswer(whole.slice(0, length))).toBeUndefined();
    expect(parseYandexAnswer(whole)).toEqual({ urls: [PAGE], error: undefined });
  });

  it('gives up on what is nested as no answer is', () => {
    expect(parseYandexAnswer(page('<a>'.repeat(100) + '</a>'.repeat(100)))).toBeUndefined();
  });
});
