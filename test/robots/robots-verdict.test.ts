import { describe, expect, it } from 'vitest';
import {
  MAX_ROBOTS_REDIRECTS,
  type RobotsResponse,
  robotsVerdict,
  verdictAllows,
} from '../../src/robots/robots-verdict.ts';

const ASKED = 'https://example.com/robots.txt';
const response = (status: number, parts: Partial<RobotsResponse> = {}): RobotsResponse => ({
  status,
  body: Buffer.from('user-agent: *\ndisallow: /private'),
  isShortened: false,
  location: undefined,
  ...parts,
});

describe('robotsVerdict', () => {
  it.each([
    // RFC 9309 §2.3.1.1, §2.3.1.3, §2.3.1.4.
    [200, 'rules', undefined],
    [206, 'rules', undefined],
    [400, 'allow-all', 'no-file'],
    [401, 'allow-all', 'no-file'],
    [403, 'allow-all', 'no-file'],
    [404, 'allow-all', 'no-file'],
    [410, 'allow-all', 'no-file'],
    [429, 'disallow-all', 'too-many-requests'],
    [500, 'disallow-all', 'server-error'],
    [503, 'disallow-all', 'server-error'],
    [100, 'disallow-all', 'server-error'],
    [999, 'disallow-all', 'server-error'],
    [0, 'disallow-all', 'unreachable'],
    [304, 'allow-all', 'broken-redirect'],
  ])('of %i is %s (%s)', (status, kind, reason) => {
    const verdict = robotsVerdict(response(status), ASKED, 0);
    expect(verdict.kind).toBe(kind);
    expect('reason' in verdict ? verdict.reason : undefined).toBe(reason);
    if (verdict.kind === 'follow') return;
    const allows = ['/', '/private'].map((path) =>
      verdictAllows(verdict, 'ExampleBot', `https://example.com${path}`),
    );
    expect(allows.map(({ allowed }) => allowed)).toEqual(
      { rules: [true, false], 'allow-all': [true, true], 'disallow-all': [false, false] }[kind],
    );
  });

  it.each([
    // §2.3.1.2: also across hosts.
    ['/r.txt', 'https://example.com/r.txt'],
    ['http://www.example.org/robots.txt', 'http://www.example.org/robots.txt'],
    ['ftp://example.com/robots.txt', undefined],
    ['http://', undefined],
    ['javascript:0', undefined],
  ])('follows a redirect to %s', (location, url) => {
    const verdict = robotsVerdict(response(302, { location }), ASKED, 0);
    const broken = { kind: 'allow-all', reason: 'broken-redirect' };
    expect(verdict).toEqual(url === undefined ? broken : { kind: 'follow', url });
  });

  it('follows five redirects in a row and no sixth', () => {
    const verdictAfter = (redirects: number) =>
      robotsVerdict(response(301, { location: '/next' }), ASKED, redirects);
    expect(verdictAfter(MAX_ROBOTS_REDIRECTS - 1).kind).toBe('follow');
    expect(verdictAfter(MAX_ROBOTS_REDIRECTS)).toEqual({
      kind: 'allow-all',
      reason: 'too-many-redirects',
    });
  });

  it('has no rule of a half line', () => {
    const verdict = robotsVerdict(response(200, { isShortened: true }), ASKED, 0);
    expect(verdict).toMatchObject({ kind: 'rules', rules: { isCut: true } });
    if (verdict.kind !== 'rules') return;
    expect(verdictAllows(verdict, 'a', 'https://example.com/private').allowed).toBe(true);
  });
});
