import { Type } from 'typebox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askVendor } from '../../src/vendorapis/ask-vendor.ts';
import { retryPauseMs } from '../../src/vendorapis/retry-pause.ts';
import { REQUEST_LIMITS, type RequestLimits, urlOf } from '../../src/vendorapis/vendor.ts';
import { vendorErrorOf } from '../support/vendor-error.ts';
import {
  openVendorServer,
  QUICK,
  type Reply,
  type VendorServer,
} from '../support/vendor-server.ts';

const NEVER = new AbortController().signal;
const Answer = Type.Object({ value: Type.Integer() });

let server: VendorServer;
beforeEach(async () => {
  server = await openVendorServer();
});
afterEach(() => server.close());

function ask(limits: Partial<RequestLimits> = {}, signal = NEVER) {
  const vendor = {
    ...{ name: 'Acme', baseUrl: `${server.url}/base/`, secrets: ['KEY'] },
    limits: { ...QUICK, ...limits },
  };
  return askVendor(vendor, { path: '/values', query: { q: 'a b&c' } }, Answer, signal);
}

describe('askVendor', () => {
  it('asks behind the path of the base URL', async () => {
    server.reply = () => ({ json: { value: 1, more: true } });
    expect(await ask()).toMatchObject({ value: 1 });
    expect(server.asked).toMatchObject([
      { method: 'GET', path: '/base/values', query: { q: 'a b&c' } },
    ]);
  });

  const failures: readonly (readonly [string, Reply])[] = [
    ['500', { status: 500, text: '<html>' }],
    ['503', { status: 503, json: {} }],
    ['429', { status: 429, headers: { 'retry-after': '0' }, json: {} }],
    ['a lost connection', 'disconnect'],
  ];
  it.each(failures)('asks again after %s', async (_, failure) => {
    server.reply = (_asked, nth) => (nth < 3 ? failure : { json: { value: nth } });
    expect(await ask()).toEqual({ value: 3 });
  });

  it.each([
    [401, 'wrong-key', 1],
    [403, 'wrong-key', 1],
    [402, 'quota', 1],
    [429, 'quota', 4],
    [500, 'outage', 4],
    [404, 'refused', 1],
    [302, 'surprise', 1],
  ] as const)('gives up on %i as %s after %i attempts', async (status, kind, attempts) => {
    server.reply = () => ({ status, json: {}, headers: { location: '/elsewhere' } });
    expect(await vendorErrorOf(ask())).toMatchObject({ vendor: 'Acme', kind });
    expect(server.asked).toHaveLength(attempts);
  });

  it('tells what the vendor said, without the key', async () => {
    server.reply = () => ({ status: 400, json: { error: { message: 'No  KEY\nhere', code: 1 } } });
    await expect(ask()).rejects.toThrow('Acme: answered 400: No … here');
  });

  it.each([
    [{ text: '<html>' }, 'the answer is no JSON'],
    [{ text: '' }, 'the answer is no JSON'],
    [{ json: { value: '1' } }, 'not of the documented form at /value'],
    [{ json: null }, 'not of the documented form at /'],
    [{ text: `"${'x'.repeat(100)}"` }, 'the answer is longer than 64 bytes'],
  ] as const)('is surprised by %j', async (reply, message) => {
    server.reply = () => reply;
    const error = await vendorErrorOf(ask({ maxBytes: 64 }));
    expect(error.kind).toBe('surprise');
    expect(error.message).toContain(message);
    expect(server.asked).toHaveLength(1);
  });

  it('calls a vendor that never ends its answer an outage', async () => {
    server.reply = () => 'silence';
    const error = await vendorErrorOf(ask({ timeoutMs: 50, attempts: 2 }));
    expect(error).toMatchObject({ kind: 'outage', message: 'Acme: no answer within 50 ms' });
    expect(server.asked).toHaveLength(2);
  });

  it('says why a vendor cannot be reached', async () => {
    await server.close();
    const error = await vendorErrorOf(ask());
    expect(error.message).toBe('Acme: cannot be reached (ECONNREFUSED)');
    server = await openVendorServer();
  });

  it('ends when it is told to, while it asks and while it waits', async () => {
    for (const reply of ['silence', { status: 500, json: {} }] as const) {
      const controller = new AbortController();
      server.reply = () => {
        setTimeout(() => controller.abort(), 30);
        return reply;
      };
      await expect(ask({ firstPauseMs: 60_000 }, controller.signal)).rejects.toThrow('aborted');
    }
    expect(server.asked).toHaveLength(2);
  });

  it('does not wait longer than it may for a vendor that asks to', async () => {
    server.reply = () => ({ status: 429, headers: { 'retry-after': '3600' }, json: {} });
    expect(await vendorErrorOf(ask())).toMatchObject({ kind: 'quota', retryAfterMs: 3_600_000 });
    expect(server.asked).toHaveLength(1);
  });
});

describe('retryPauseMs', () => {
  const pause = (attempt: number, retryAfterMs?: number, chance = 0) =>
    retryPauseMs(attempt, retryAfterMs, REQUEST_LIMITS, chance);

  it('doubles, with half as much again by chance', () => {
    expect([1, 2, 3].map((attempt) => pause(attempt))).toEqual([1000, 2000, 4000]);
    expect(pause(2, undefined, 1)).toBe(3000);
  });

  it('waits at least as long as it was asked to', () => {
    expect(pause(1, 30_000)).toBe(30_000);
    expect(pause(1, 0)).toBe(1000);
    expect(pause(1, 30_000, 1)).toBeGreaterThan(30_000);
  });

  it('ends after the last attempt, and where it would wait too long', () => {
    expect(pause(REQUEST_LIMITS.attempts)).toBeUndefined();
    expect(pause(1, 60_001)).toBeUndefined();
  });
});

describe('urlOf', () => {
  it.each([
    ['https://a.test', '/b', 'https://a.test/b'],
    ['https://a.test/p/', '/b', 'https://a.test/p/b'],
    ['https://a.test/p?x=1', '', 'https://a.test/p?x=1'],
    ['https://a.test/p?x=1', '/b', 'https://a.test/p/b?x=1'],
  ])('%s and %j is %s', (baseUrl, path, url) =>
    expect(urlOf({ baseUrl }, { path }).href).toBe(url),
  );
});
