import { describe, expect, it } from 'vitest';
import type { CheckedBefore, CheckInLog, LinkFacts } from '../../../src/control/check-changes.ts';
import { changesOf, relOf } from '../../../src/monitor/alerts/transitions.ts';

const DOFOLLOW = { is_found: true, is_nofollow: false, is_ugc: false, is_sponsored: false };
const NOFOLLOW: LinkFacts = { ...DOFOLLOW, is_nofollow: true };
const NEVER: CheckedBefore = { known: null, settled: null, link: null };
const LIVE: CheckedBefore = { known: 'live', settled: 'live', link: DOFOLLOW };
const LOST: CheckedBefore = { known: 'lost', settled: 'lost', link: DOFOLLOW };
const LIVE_BLOCKED: CheckedBefore = { ...LIVE, settled: 'blocked' };
const LOST_BLOCKED: CheckedBefore = { ...LOST, settled: 'blocked' };
const BLOCKED: CheckedBefore = { known: null, settled: 'blocked', link: null };

const check = (
  state: CheckInLog['state'],
  before: CheckedBefore,
  more: Partial<CheckInLog> = {},
): CheckInLog => ({
  ...{ checkId: 2, backlinkId: 1, siteId: 1, fromUrl: 'https://a.test/', isForced: false },
  ...{ kinds: [], at: new Date(0), state, outcome: state, httpStatus: 200 },
  ...{ facts: DOFOLLOW, before, ...more },
});

describe('changesOf', () => {
  it.each([
    ['a first check', NEVER, { live: [], lost: [], blocked: [], unreached: [] }],
    ['live', LIVE, { live: [], lost: ['lost'], blocked: ['blocked'], unreached: [] }],
    ['lost', LOST, { live: ['back'], lost: [], blocked: [], unreached: [] }],
    ['live, then blocked', LIVE_BLOCKED, { live: ['back'], lost: ['lost'], blocked: [] }],
    ['lost, then blocked', LOST_BLOCKED, { live: ['back'], lost: [], blocked: [] }],
    ['blocked from the first', BLOCKED, { live: [], lost: [], blocked: [], unreached: [] }],
  ] as const)('after %s', (_, before, expected) => {
    for (const state of ['live', 'lost', 'blocked', 'unreached', 'unchecked'] as const)
      expect([state, changesOf(check(state, before))]).toEqual([
        state,
        (expected as Partial<Record<CheckInLog['state'], readonly string[]>>)[state] ?? [],
      ]);
  });

  it.each([
    ['nofollow', NOFOLLOW, ['nofollowed']],
    ['ugc', { ...DOFOLLOW, is_ugc: true }, ['nofollowed']],
    ['sponsored', { ...DOFOLLOW, is_sponsored: true }, ['nofollowed']],
    ['as it was', DOFOLLOW, []],
    ['not told', { is_found: true }, []],
    // Live until it was missed often enough.
    ['not seen', { is_found: false }, []],
  ])('of a link that counted and now is %s', (_, facts, expected) => {
    expect(changesOf(check('live', LIVE, { facts }))).toEqual(expected);
  });

  it('tells of nofollow once, and not when it goes', () => {
    const nofollow = NOFOLLOW;
    const before = { ...LIVE, link: nofollow };
    expect(changesOf(check('live', before, { facts: nofollow }))).toEqual([]);
    expect(changesOf(check('live', before, { facts: { ...nofollow, is_ugc: true } }))).toEqual([]);
    expect(changesOf(check('live', before))).toEqual([]);
  });

  it('tells both of a link that is back as nofollow', () => {
    expect(changesOf(check('live', LOST, { facts: NOFOLLOW }))).toEqual(['back', 'nofollowed']);
  });

  it('keeps quiet about a state that was set by hand', () => {
    for (const state of ['live', 'lost', 'blocked'] as const)
      for (const before of [LIVE, LOST, LIVE_BLOCKED])
        expect(changesOf(check(state, before, { isForced: true }))).toEqual([]);
    const facts = NOFOLLOW;
    expect(changesOf(check('live', LIVE, { isForced: true, facts }))).toEqual(['nofollowed']);
  });
});

describe('relOf', () => {
  it('names what is true, in one order', () => {
    expect(relOf({ is_sponsored: true, is_nofollow: true, is_ugc: null })).toEqual([
      'nofollow',
      'sponsored',
    ]);
  });
});
