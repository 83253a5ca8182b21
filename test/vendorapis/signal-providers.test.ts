import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { facebookEngagement } from '../../src/vendorapis/facebook-engagement.ts';
import { googleIndex } from '../../src/vendorapis/google-index.ts';
import { mozAuthority } from '../../src/vendorapis/moz-authority.ts';
import { isSamePage } from '../../src/vendorapis/same-page.ts';
import type { Signal, SignalProvider, Spend } from '../../src/vendorapis/signal-provider.ts';
import { yandexSqi } from '../../src/vendorapis/yandex-sqi.ts';
import { vendorErrorOf } from '../support/vendor-error.ts';
import { openVendorServer, QUICK, type VendorServer } from '../support/vendor-server.ts';

const NEVER = new AbortController().signal;
const PAGE = 'https://blog.example.com/a?b=1';
const ALL: Spend = async (_, wanted) => wanted;

let server: VendorServer;
beforeEach(async () => {
  server = await openVendorServer();
});
afterEach(() => server.close());

async function signals(provider: SignalProvider, ...subjects: string[]): Promise<Signal[]> {
  return Array.fromAsync(provider.ask(subjects, NEVER));
}

async function oneValue(provider: SignalProvider, subject: string): Promise<number | null> {
  const [signal] = await signals(provider, subject);
  if (signal === undefined || signal.problem !== undefined)
    throw new Error(`no value for ${subject}`);
  return signal.value;
}

describe('googleIndex', () => {
  const google = () => googleIndex({ baseUrl: server.url, key: 'KEY', engineId: 'CX' }, ALL, QUICK);
  const found = (totalResults: string, ...links: string[]) => ({
    json: {
      searchInformation: { totalResults },
      ...(links.length > 0 && {
        items: links.map((link) => ({ link, kind: 'customsearch#result' })),
      }),
    },
  });

  it('asks for the address without its scheme', async () => {
    server.reply = () => found('1', PAGE);
    expect(await oneValue(google(), PAGE)).toBe(1);
    expect(server.asked).toMatchObject([
      {
        method: 'GET',
        path: '/customsearch/v1',
        query: { key: 'KEY', cx: 'CX', q: 'site:blog.example.com/a?b=1', num: '10' },
      },
    ]);
  });

  it.each([
    [
      'another spelling of the page',
      found('2', `${PAGE}2`, 'http://www.blog.example.com/a?b=1'),
      1,
    ],
    ['only other pages', found('1', `${PAGE}2`), 0],
    ['nothing', found('0'), 0],
    ['more pages than are shown, others', found('4000', `${PAGE}2`), null],
  ])('where Google finds %s', async (_, reply, value) => {
    server.reply = () => reply;
    expect(await oneValue(google(), PAGE)).toBe(value);
  });

  const error = (code: number, message: string, reason: string, status = '') => ({
    status: code,
    json: { error: { code, message, status, errors: [{ message, domain: 'x', reason }] } },
  });
  it.each([
    [error(400, 'API key not valid.', 'badRequest', 'INVALID_ARGUMENT'), 'refused', 1],
    [error(403, 'Not enabled.', 'accessNotConfigured', 'PERMISSION_DENIED'), 'wrong-key', 1],
    [error(400, 'Bad key', 'keyInvalid'), 'wrong-key', 1],
    [error(403, 'Daily Limit Exceeded', 'dailyLimitExceeded'), 'quota', 1],
    [error(429, "limit 'Queries per day'", 'rateLimitExceeded', 'RESOURCE_EXHAUSTED'), 'quota', 1],
    [error(429, "limit 'Queries per minute'", 'rateLimitExceeded'), 'quota', 4],
    [error(503, 'Backend', 'backendError', 'UNAVAILABLE'), 'outage', 4],
  ])('takes %j for %s', async (reply, kind, attempts) => {
    server.reply = () => reply;
    if (kind === 'refused') {
      const [signal] = await signals(google(), PAGE);
      expect(signal).toEqual({
        subject: PAGE,
        value: null,
        problem: 'Google Custom Search: answered 400: API key not valid.',
      });
    } else expect((await vendorErrorOf(signals(google(), PAGE))).kind).toBe(kind);
    expect(server.asked).toHaveLength(attempts);
  });

  it('reads the details of a key that is not valid', async () => {
    const details = [
      { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' },
    ];
    const message = 'API key not valid. Please pass a valid API key.';
    server.reply = () => ({
      status: 400,
      json: { error: { code: 400, message, status: 'INVALID_ARGUMENT', details } },
    });
    expect((await vendorErrorOf(signals(google(), PAGE))).kind).toBe('wrong-key');
  });

  it('is surprised by an answer without a count', async () => {
    server.reply = () => ({ json: { items: [{ link: PAGE }] } });
    expect((await vendorErrorOf(signals(google(), PAGE))).message).toContain(
      'Google Custom Search: the answer is not of the documented form',
    );
  });
});

describe('mozAuthority', () => {
  const moz = (token = 'TOKEN', spend = ALL) =>
    mozAuthority({ baseUrl: server.url, token }, spend, QUICK);
  const byName = ({ body }: { readonly body: string }) => ({
    json: {
      results: JSON.parse(body).targets.map((target: string) => ({
        page: `${target}/`,
        domain_authority: Number(/\d+/.exec(target)?.[0]),
      })),
    },
  });
  const domains = (count: number) => Array.from({ length: count }, (_, n) => `d${n % 100}.test`);

  it('asks for fifty domains at a time, each once', async () => {
    server.reply = byName;
    const asked = [...domains(100), ...domains(7)];
    const answers = await signals(moz(), ...asked);
    expect(answers).toEqual(domains(100).map((subject, value) => ({ subject, value })));
    expect(server.asked.map(({ body }) => JSON.parse(body).targets.length)).toEqual([50, 50]);
    expect(server.asked[0]).toMatchObject({
      ...{ method: 'POST', path: '/v2/url_metrics' },
      headers: { 'x-moz-token': 'TOKEN', 'content-type': 'application/json' },
    });
  });

  it('signs in with the older pair of keys', async () => {
    server.reply = byName;
    await signals(moz('mozscape-1:secret'), 'd1.test');
    const basic = Buffer.from('mozscape-1:secret').toString('base64');
    expect(server.asked[0]?.headers.authorization).toBe(`Basic ${basic}`);
  });

  it('asks no more than the budget of the day has', async () => {
    server.reply = byName;
    const left = [50, 3];
    const spend: Spend = async (name, wanted) => {
      expect(name).toBe('moz_da');
      return Math.min(wanted, left.shift() ?? 0);
    };
    expect(await signals(moz('T', spend), ...domains(100))).toHaveLength(53);
    expect(server.asked).toHaveLength(2);
    expect(await signals(moz('T', spend), ...domains(100))).toEqual([]);
    expect(server.asked).toHaveLength(2);
  });

  it('keeps what it was told before the vendor failed', async () => {
    server.reply = (asked, nth) => (nth === 1 ? byName(asked) : { status: 401, json: {} });
    const told: Signal[] = [];
    const asking = (async () => {
      for await (const signal of moz().ask(domains(100), NEVER)) told.push(signal);
    })();
    expect((await vendorErrorOf(asking)).kind).toBe('wrong-key');
    expect(told).toHaveLength(50);
  });

  it.each([
    [{ results: [] }, 'answered 0 results for 1 targets'],
    [{ results: [{ domain_authority: 101 }] }, 'not of the documented form'],
    [{ results: [{ page: 'd1.test/' }] }, 'not of the documented form'],
  ])('is surprised by %j', async (json, message) => {
    server.reply = () => ({ json });
    await expect(signals(moz(), 'd1.test')).rejects.toThrow(message);
  });

  it('knows that Moz may not know', async () => {
    server.reply = () => ({ json: { results: [{ domain_authority: null }] } });
    expect(await oneValue(moz(), 'd1.test')).toBeNull();
  });
});

describe('facebookEngagement', () => {
  const facebook = () =>
    facebookEngagement({ baseUrl: `${server.url}/v24.0`, token: 'TOKEN' }, ALL, QUICK);

  it('adds reactions, comments and shares', async () => {
    const engagement = {
      ...{ reaction_count: 5, comment_count: 3, share_count: 2, comment_plugin_count: 1 },
    };
    server.reply = () => ({ json: { engagement, id: PAGE } });
    expect(await oneValue(facebook(), PAGE)).toBe(10);
    expect(server.asked).toMatchObject([
      { path: '/v24.0/', query: { id: PAGE, fields: 'engagement', access_token: 'TOKEN' } },
    ]);
  });

  it('knows nothing of what Facebook has no node for', async () => {
    server.reply = () => ({ json: { id: PAGE } });
    expect(await oneValue(facebook(), PAGE)).toBeNull();
  });

  it.each([
    [190, 400, 'wrong-key', 1],
    [10, 403, 'wrong-key', 1],
    [200, 403, 'wrong-key', 1],
    [4, 403, 'quota', 1],
    [613, 400, 'quota', 1],
    [2, 500, 'outage', 4],
    [1, 400, 'outage', 4],
  ])('takes code %i for %s', async (code, status, kind, attempts) => {
    const message = 'No to TOKEN';
    server.reply = () => ({ status, json: { error: { message, type: 'OAuthException', code } } });
    const error = await vendorErrorOf(signals(facebook(), PAGE));
    expect(error).toMatchObject({ kind, message: `Facebook: answered ${status}: No to …` });
    expect(server.asked).toHaveLength(attempts);
  });

  it('goes on after a page that is refused, and gives up when each is', async () => {
    const refusal = { status: 400, json: { error: { message: 'Odd URL', code: 100 } } };
    const counts = { reaction_count: 1, comment_count: 0, share_count: 0 };
    server.reply = ({ query }) =>
      query['id']?.includes('odd') ? refusal : { json: { engagement: counts } };
    expect(
      (
        await signals(facebook(), 'http://a/odd1', 'http://a/odd2', 'http://a/b', 'http://a/odd3')
      ).map(({ value }) => value),
    ).toEqual([null, null, 1, null]);
    server.reply = () => refusal;
    expect(
      (await vendorErrorOf(signals(facebook(), ...['a', 'b', 'c', 'd'].map((a) => `http://${a}/`))))
        .kind,
    ).toBe('refused');
  });
});

describe('yandexSqi', () => {
  const sqi = () => yandexSqi({ urlTemplate: `${server.url}/sqi/{domain}?key=1` }, ALL, QUICK);

  it('asks the address of the operator', async () => {
    server.reply = () => ({ json: { sqi: 120 } });
    expect(await oneValue(sqi(), 'example.com')).toBe(120);
    expect(server.asked).toMatchObject([{ path: '/sqi/example.com', query: { key: '1' } }]);
    server.reply = () => ({ json: { sqi: null } });
    expect(await oneValue(sqi(), 'example.com')).toBeNull();
  });

  it.each([{ sqi: '120' }, { sqi: -1 }, {}, 120])('is surprised by %j', async (json) => {
    server.reply = () => ({ json });
    await expect(signals(sqi(), 'example.com')).rejects.toThrow('Yandex SQI: the answer is not');
  });
});

describe('isSamePage', () => {
  it.each([
    ['http://example.com/a', 'https://www.EXAMPLE.com/a', true],
    ['https://example.com', 'http://example.com/#top', true],
    ['https://example.com/a/', 'https://example.com/a', true],
    ['https://example.com/a', 'https://example.com/A', false],
    ['https://example.com/a', 'https://example.com/a?b', false],
    ['mailto:a', 'mailto:a', false],
  ])('%s and %s: %s', (a, b, same) => expect(isSamePage(a, b)).toBe(same));
});
