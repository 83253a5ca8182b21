import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Before, judgeCheck, type Seen } from '../../src/monitor/judge-check.ts';
import { nextCheckAt } from '../../src/monitor/next-check.ts';
import { parseHtml } from '../../src/page/html.ts';
import { parsePageUrl } from '../../src/url/page-url.ts';
import { visitOf } from '../../src/visit/visit-of.ts';

const SITE = { host: 'www.site.test', failuresUntilLost: 3 };
const NEW: Before = { state: 'unchecked', failures: 0, lostOn: undefined };
const AT = Date.parse('2026-03-10T12:00:00Z') / 1000;

interface Look {
  readonly status?: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly from?: string;
  readonly ip?: string;
  readonly problem?: string;
  readonly forbiddenBy?: Seen['forbiddenBy'];
}

function seen({ status = 200, body, headers = {}, forbiddenBy, problem, ...look }: Look): Seen {
  const url = parsePageUrl(look.from ?? 'https://from.test/page');
  if (url === undefined) throw new Error('no URL');
  const html = body === undefined ? undefined : parseHtml(body);
  const visit = visitOf(
    {
      ...{ url, at: AT, status, ip: look.ip ?? '', revisit: false, bodyFrom: undefined },
      header: (name) => (headers[name] === undefined ? [] : [headers[name]]),
      ...{
        page: html,
        source: 'recheck',
        evidence: { file: '', offset: 0, length: 0, recordId: '' },
      },
    },
    () => undefined,
  );
  return { visit, html, forbiddenBy, problem };
}

const facts = (look: Look) => judgeCheck(NEW, seen(look), SITE).facts;
const LINK = '<a href="https://site.test/a">Site</a>';

describe('the facts of a check', () => {
  it('are what the page says of its links to the site', () => {
    const body = `<title> A  page </title>${LINK}<a href="https://other.test/">x</a><a href="/own">own</a>`;
    expect(facts({ body, ip: '193.0.6.139' })).toEqual({
      ...{ httpStatus: 200, isRedirect: false, isFound: true, isNofollow: false, isUgc: false },
      ...{ isSponsored: false, isImage: false, isMetaBlocked: false, isRobotsBlocked: false },
      ...{ anchor: 'Site', title: 'A page', toUrl: 'https://site.test/a', links: 1 },
      ...{ externalLinks: 2, ip: '193.0.6.139', country: 'NLD' },
    });
  });

  it.each<[string, Look, object]>([
    ['links below the host', { body: '<a href="//shop.site.test/">x</a>' }, { isFound: true }],
    ['no links to its neighbours', { body: '<a href="//mysite.test/">x</a>' }, { isFound: false }],
    [
      'links of a page of the site itself',
      { from: 'https://blog.site.test/', body: LINK },
      { isFound: true, externalLinks: 0 },
    ],
    [
      'the base',
      { body: `<base href="https://site.test/x/"><a href="y">y</a>` },
      { toUrl: 'https://site.test/x/y' },
    ],
    [
      'several links',
      { body: `${LINK}<a rel="nofollow ugc" href="//site.test/">2</a>` },
      { links: 2, isNofollow: false, isUgc: false, anchor: 'Site' },
    ],
    [
      'all of them nofollow',
      { body: '<a rel="nofollow sponsored ugc" href="//site.test/">1</a>' },
      { isNofollow: true, isSponsored: true, isUgc: true },
    ],
    [
      'a page that says nofollow',
      { body: `<meta name="robots" content="nofollow">${LINK}` },
      { isNofollow: true, isMetaBlocked: false },
    ],
    [
      'a page that says noindex',
      { body: `<meta name="robots" content="noindex">${LINK}` },
      { isFound: true, isMetaBlocked: true },
    ],
    [
      'a header that says so',
      { body: LINK, headers: { 'x-robots-tag': 'noindex, nofollow' } },
      { isMetaBlocked: true, isNofollow: true },
    ],
    [
      'an image',
      { body: '<a href="//site.test/"><img src="i.png" alt="Logo"></a>' },
      { isImage: true, anchor: 'Logo' },
    ],
    [
      'a page without the link',
      { body: '<p>' },
      { isFound: false, links: 0, anchor: undefined, toUrl: undefined },
    ],
    [
      'no HTML, which may have links',
      {},
      { isFound: undefined, links: undefined, title: undefined },
    ],
    [
      'a page that was cut before the link',
      { body: '<title>t</title><p>', problem: 'too-long' },
      { isFound: undefined, links: undefined, externalLinks: undefined, title: 't' },
    ],
    [
      'a page that was cut behind the link',
      { body: LINK, problem: 'too-long' },
      { isFound: true, links: 1 },
    ],
    [
      'a redirect to the site',
      { status: 301, headers: { location: 'https://www.site.test/' } },
      { httpStatus: 301, isRedirect: true, isFound: true, toUrl: 'https://www.site.test/' },
    ],
    [
      'a redirect to elsewhere',
      { status: 302, headers: { location: '/other' } },
      { httpStatus: 302, isRedirect: true, isFound: false },
    ],
    [
      'a redirect to nowhere',
      { status: 302 },
      { httpStatus: 302, isRedirect: true, isFound: false },
    ],
    [
      'a page that is gone',
      { status: 410 },
      { httpStatus: 410, isFound: false, isRedirect: false },
    ],
    [
      'a page that refuses',
      { status: 403 },
      { httpStatus: 403, isFound: undefined, isRedirect: false },
    ],
    [
      'a page that fails',
      { status: 500 },
      { httpStatus: 500, isFound: undefined, isRedirect: false },
    ],
    [
      'a challenge in the page’s place',
      { status: 202, body: '<p>', headers: { 'x-amzn-waf-action': 'challenge' } },
      { httpStatus: 202, isFound: undefined, title: undefined },
    ],
    ['no answer', { status: 0 }, { httpStatus: undefined, isFound: undefined, ip: undefined }],
    ['robots.txt', { body: LINK, forbiddenBy: 'robots' }, { isFound: true, isRobotsBlocked: true }],
    [
      'nothing of a robots.txt that fails',
      { body: LINK, forbiddenBy: 'robots-unavailable' },
      { isFound: true, isRobotsBlocked: undefined },
    ],
    ['nothing of that of a host that is down', { status: 0 }, { isRobotsBlocked: undefined }],
  ])('tell %s', (_, look, expected) => {
    expect(facts(look)).toMatchObject(expected);
  });
});

describe('the facts of a check whose page redirects', () => {
  const moved = seen({
    status: 301,
    ip: '193.0.6.139',
    headers: { location: 'https://from.test/new' },
  });

  it('are its own answer, and what the page says that it leads to', () => {
    const final = seen({ body: `<title>New</title>${LINK}`, from: 'https://from.test/new' });
    expect(judgeCheck(NEW, { ...final, redirect: moved }, SITE)).toMatchObject({
      state: 'live',
      facts: {
        ...{ httpStatus: 301, isRedirect: true, isFound: true, title: 'New', country: 'NLD' },
        ...{ anchor: 'Site', isRobotsBlocked: false },
      },
    });
  });

  it('are nothing of the link when that page keeps us out', () => {
    const final = seen({ status: 403, from: 'https://from.test/new' });
    expect(judgeCheck(NEW, { ...final, redirect: moved }, SITE)).toMatchObject({
      ...{ state: 'blocked', failures: 0 },
      facts: { httpStatus: 301, isRedirect: true, isFound: undefined },
    });
  });
});

const LOOKS = {
  live: { body: LINK },
  missing: { body: '<p>' },
  unread: { body: '<p>', problem: 'too-long' },
  gone: { status: 404 },
  failed: { status: 503 },
  unreached: { status: 0 },
  refused: { status: 429 },
  challenged: { status: 503, headers: { 'cf-mitigated': 'challenge' } },
  forbidden: { status: 0, forbiddenBy: 'robots' },
} satisfies Record<string, Look>;
type Kind = keyof typeof LOOKS;
const KEPT_OUT: readonly Kind[] = ['refused', 'challenged', 'forbidden'];

function judged(kinds: readonly Kind[], failuresUntilLost = 3) {
  let before: Before = NEW;
  for (const kind of kinds) {
    const look = seen(LOOKS[kind]);
    // What is not asked for is refused.
    const visit =
      kind === 'forbidden' ? { ...look.visit, outcome: 'refused' as const } : look.visit;
    before = judgeCheck(before, { ...look, visit }, { ...SITE, failuresUntilLost });
  }
  const { state, failures, lostOn } = before;
  return { state, failures, lostOn };
}

describe('the state after checks', () => {
  const lost = { state: 'lost', failures: 3, lostOn: '2026-03-10' };
  it.each<[readonly Kind[], object]>([
    [['live'], { state: 'live', failures: 0 }],
    [['missing'], { state: 'unreached', failures: 1, lostOn: undefined }],
    [['live', 'missing', 'gone'], { state: 'live', failures: 2 }],
    [['live', 'missing', 'gone', 'failed'], lost],
    [['live', 'unreached', 'live', 'unreached', 'unreached'], { state: 'live', failures: 2 }],
    [['gone', 'refused', 'gone', 'refused', 'gone'], lost],
    [['gone', 'gone', 'gone', 'refused'], lost],
    [['gone', 'gone', 'gone', 'live'], { state: 'live', failures: 0, lostOn: undefined }],
    [['live', 'refused'], { state: 'blocked', failures: 0 }],
    [['live', 'missing', 'challenged'], { state: 'blocked', failures: 1 }],
    [['live', 'forbidden'], { state: 'blocked', failures: 0 }],
    [
      ['unread', 'unread', 'unread', 'unread'],
      { state: 'unreached', failures: 0, lostOn: undefined },
    ],
    [['live', 'unread', 'unread', 'unread'], lost],
    [['missing', 'unread', 'missing', 'missing'], lost],
    [['refused', 'missing'], { state: 'unreached', failures: 1 }],
  ])('of %j', (kinds, expected) => {
    expect(judged(kinds)).toMatchObject(expected);
  });

  const { unread: _, ...others } = LOOKS;
  const kind = fc.constantFrom(...(Object.keys(others) as Kind[]));

  it('is lost exactly after as many checks without the link, however often it was kept out in between', () => {
    fc.assert(
      fc.property(
        fc.array(kind, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 6 }),
        (kinds, most) => {
          const counted = kinds.filter((one) => !KEPT_OUT.includes(one));
          const since = counted.length - 1 - counted.lastIndexOf('live');
          const { state, lostOn } = judged(kinds, most);
          expect(state === 'lost').toBe(since >= most);
          expect(lostOn !== undefined).toBe(since >= most);
          if (kinds.at(-1) === 'live') expect(state).toBe('live');
        },
      ),
    );
  });
});

describe('nextCheckAt', () => {
  const hours = (state: Before['state'], failures: number, every: number) =>
    (nextCheckAt({ state, failures }, AT, every).getTime() / 1000 - AT) / 3600;

  it('comes sooner while it is not certain that a link is lost', () => {
    expect(hours('live', 0, 72)).toBe(72);
    expect(hours('live', 1, 72)).toBe(6);
    expect(hours('unreached', 1, 2)).toBe(2);
    expect(hours('blocked', 0, 72)).toBe(72);
    expect(hours('lost', 5, 72)).toBe(72);
  });
});
