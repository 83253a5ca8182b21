import { describe, expect, it } from 'vitest';
import { type Paced, paceAfter, UNHURRIED } from '../../src/crawl/pace.ts';

const SETTINGS = {
  minDelayMs: 250,
  maxDelayMs: 30_000,
  maxCrawlDelayMs: 60_000,
  firstBackoffMs: 1000,
  maxBackoffMs: 86_400_000,
};

const answer = (part: Partial<Paced> = {}): Paced => ({
  at: 1_000_000,
  tookMs: 20,
  status: 200,
  retryAfterMs: undefined,
  crawlDelayMs: undefined,
  ...part,
});

const waitAfter = (part: Partial<Paced>, backoffs = 0, random = 0, settings = SETTINGS) =>
  paceAfter({ ...UNHURRIED, backoffs }, answer(part), settings, random).readyAt - 1_000_000;

describe('paceAfter', () => {
  it.each([
    ['a quick host', {}, 250],
    ['a slow host', { tookMs: 900 }, 9000],
    ['a very slow host', { tookMs: 20_000 }, 30_000],
    ['a crawl-delay', { crawlDelayMs: 5000 }, 5000],
    ['a crawl-delay beyond the bound', { crawlDelayMs: 3_600_000 }, 60_000],
    ['a crawl-delay below ours', { crawlDelayMs: 1 }, 250],
    ['a missing page', { status: 404 }, 250],
    ['a broken page', { status: 500 }, 250],
    ['429', { status: 429 }, 1000],
    ['503 that says when', { status: 503, retryAfterMs: 120_000 }, 120_000],
    ['429 that says never', { status: 429, retryAfterMs: 1e15 }, 86_400_000],
    ['no answer', { status: 0 }, 1000],
    ['no answer after long', { status: 0, tookMs: 60_000 }, 30_000],
    ['a page that says when, which is not asked for', { retryAfterMs: 120_000 }, 250],
  ])('waits after %s', (_, part, ms) => {
    expect(waitAfter(part)).toBe(ms);
  });

  it('doubles with each back-off in a row, spread by chance, and forgets with an answer', () => {
    expect([0, 1, 2, 3].map((backoffs) => waitAfter({ status: 429 }, backoffs))).toEqual([
      ...[1000, 2000, 4000, 8000],
    ]);
    expect(waitAfter({ status: 429 }, 1, 0.5)).toBe(2500);
    expect(waitAfter({ status: 429 }, 100)).toBe(86_400_000);
    const tired = paceAfter(UNHURRIED, answer({ status: 429 }), SETTINGS, 0);
    expect(tired.backoffs).toBe(1);
    expect(paceAfter(tired, answer(), SETTINGS, 0).backoffs).toBe(0);
  });

  it('does not pause at all when the operator says so, but backs off', () => {
    const settings = { ...SETTINGS, minDelayMs: 0 };
    expect(waitAfter({ tookMs: 900 }, 0, 0, settings)).toBe(0);
    expect(waitAfter({ status: 503 }, 0, 0, settings)).toBe(1000);
    expect(waitAfter({ crawlDelayMs: 400 }, 0, 0, settings)).toBe(400);
  });
});
