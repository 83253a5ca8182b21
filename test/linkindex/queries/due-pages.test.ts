import { beforeAll, describe, expect, it } from 'vitest';
import { addHeardOf, planVisits } from '../../../src/linkindex/crawl-pages.ts';
import { openWriter } from '../../../src/linkindex/loads.ts';
import {
  type DueQuestion,
  duePages,
  type Scope,
} from '../../../src/linkindex/queries/due-pages.ts';
import { rangeOfHost } from '../../../src/url/target.ts';
import { BACKENDS, openForTests } from '../../support/link-index.ts';
import { url, visit } from '../some-visits.ts';

const NOW = 1_700_000_000;
const HOUR = 3600;
const DAY = 86_400;

const ANY: Scope = { kind: 'any' };

describe.each(BACKENDS)('duePages on $name', ({ open }) => {
  const opened = openForTests(open);

  const due = async (question: Partial<DueQuestion> = {}) => {
    const found = await duePages(opened.index, {
      scope: ANY,
      maxDepth: 100,
      now: NOW,
      visitedBefore: NOW,
      baseIntervalSeconds: 7 * DAY,
      exceptHosts: [],
      perHost: 100,
      limit: 100,
      ...question,
    });
    return found.map(({ href }) => href.replace(/^https:\/\//, ''));
  };

  beforeAll(async () => {
    const writer = await openWriter(opened.index, { failuresUntilLost: 3 });
    const visits = (
      [
        ['https://a.test/fresh', NOW - DAY],
        ['https://a.test/old', NOW - 8 * DAY],
        ['https://a.test/planned', NOW - 30 * DAY],
        ['https://a.test/overdue', NOW - 30 * DAY],
        ['https://b.test/old', NOW - 9 * DAY],
      ] as const
    ).map(([href, at], n) =>
      visit({
        url: url(href),
        at,
        evidence: { recordId: `r${n}`, file: '/f', offset: n, length: 1 },
      }),
    );
    await writer.applyVisits(visits, 'test');
    const plan = { why: 'unchanged', intervalSeconds: DAY, failures: 0, body: undefined };
    const body = { etag: '"e"', lastModified: 'then', digest: 'd', at: NOW - 30 * DAY };
    const planOf = (href: string, nextAt: number) => ({ ...plan, page: url(href), nextAt });
    await planVisits(
      opened.index,
      [
        planOf('https://a.test/planned', NOW + HOUR),
        { ...planOf('https://a.test/overdue', NOW - 3 * DAY), body, failures: 2 },
        planOf('https://a.test/later', NOW + HOUR),
        planOf('https://a.test/again', NOW),
      ],
      1,
    );
    const putOff = planOf('https://put-off.test/now', NOW + HOUR);
    await planVisits(opened.index, [planOf('https://put-off.test/earlier', NOW + HOUR)], 1);
    await planVisits(opened.index, [putOff], 1000 * NOW + 5);
    const heardOf = [
      ['https://a.test/', 0],
      ['https://a.test/old', 1],
      ['https://a.test/planned', 1],
      ['https://a.test/deep', 9],
      ['https://a.test/deep', 7],
      ['https://a.test/later', 1],
      ['https://a.test/again', 1],
      ['https://sub.a.test/', 1],
      ['https://ab.test/', 2],
      ['https://put-off.test/now', 1],
      ['https://put-off.test/earlier', 1],
    ] as const;
    const urls = heardOf.map(([href, depth]) => ({ page: url(href), depth, hops: 0 }));
    await addHeardOf(opened.index, urls, NOW);
    await addHeardOf(opened.index, urls, NOW + 1);
  });

  it('lists unseen pages, near ones first, and known ones that are due', async () => {
    expect(await due()).toEqual([
      'a.test/',
      'a.test/again',
      'sub.a.test/',
      'ab.test/',
      'a.test/overdue',
      'a.test/deep',
      'b.test/old',
      'a.test/old',
    ]);
  });

  it('tells what is known of a page', async () => {
    const question = {
      scope: { kind: 'pages', pages: [url('https://a.test/overdue'), url('https://a.test/')] },
      ...{ maxDepth: 9, now: NOW, visitedBefore: NOW, baseIntervalSeconds: DAY },
      ...{ exceptHosts: [], perHost: 9, limit: 9 },
    } as const;
    expect(await duePages(opened.index, question)).toEqual([
      {
        href: 'https://a.test/',
        depth: 0,
        hops: 0,
        isKnown: false,
        lastVisited: undefined,
        intervalSeconds: undefined,
        failures: 0,
        body: undefined,
      },
      {
        href: 'https://a.test/overdue',
        depth: 0,
        hops: 0,
        isKnown: true,
        lastVisited: NOW - 30 * DAY,
        intervalSeconds: DAY,
        failures: 2,
        body: { etag: '"e"', lastModified: 'then', digest: 'd', at: NOW - 30 * DAY },
      },
    ]);
  });

  it.each<[string, Partial<DueQuestion>, string]>([
    ['a host', { scope: scopeOf('a.test', 'host') }, '/ /again /overdue /deep /old'],
    ['a domain', { scope: scopeOf('a.test', 'domain'), maxDepth: 1 }, '/ /again / /overdue /old'],
    ['a host after now', { scope: scopeOf('b.test', 'host') }, '/old'],
    ['hosts among many', { scope: amongMany('a.test', 'host') }, '/ /again /overdue /deep /old'],
    [
      'domains among many',
      { scope: amongMany('a.test', 'domain') },
      '/ /again / /overdue /deep /old',
    ],
    ['thousands of hosts left out', { exceptHosts: ['test,a', ...manyLabels(20_000)] }, '/ / /old'],
    ['the depth', { maxDepth: 0 }, '/ /overdue /old'],
    ['the budget of a host', { perHost: 1 }, '/ / / /old'],
    ['the limit', { limit: 2 }, '/ /again'],
    ['hosts left out', { exceptHosts: ['test,a', 'test,ab'] }, '/ /old'],
    [
      'a later time',
      { now: NOW + HOUR, scope: scopeOf('a.test', 'host'), limit: 3 },
      '/ /again /later',
    ],
    [
      'a revisit interval in place of all plans',
      { revisitAfterSeconds: 0, scope: scopeOf('a.test', 'host'), maxDepth: 1 },
      '/overdue /planned / /again /later /old /fresh',
    ],
    [
      'what this round put off, and not what an earlier one did',
      { revisitAfterSeconds: 9 * DAY, scope: scopeOf('put-off.test', 'host') },
      '/earlier',
    ],
    [
      'what was visited in this round',
      { revisitAfterSeconds: 0, visitedBefore: NOW - 8 * DAY, scope: scopeOf('b.test', 'host') },
      '/old',
    ],
  ])('keeps to %s', async (_, question, expected) => {
    const paths = (await due(question)).map((href) => href.slice(href.indexOf('/')));
    expect(paths.join(' ')).toBe(expected);
  });

  it('takes some pages of each host, however wanted those of another are', async () => {
    const pages = (host: string, count: number) =>
      Array.from({ length: count }, (_, n) => url(`https://${host}.turns.test/${n}`));
    const near = pages('a', 50).map((page) => ({ page, depth: 0, hops: 0 }));
    const far = pages('b', 5).map((page) => ({ page, depth: 9, hops: 0 }));
    await addHeardOf(opened.index, [...near, ...far], NOW);
    const scope = scopeOf('turns.test', 'domain');
    const found = await due({ scope, limit: 40 });
    const ofA = found.map((page) => page.startsWith('a'));
    expect(ofA).toEqual([...Array(32).fill(true), ...Array(5).fill(false), ...Array(3).fill(true)]);
  });
});

function scopeOf(...[text, mode]: Parameters<typeof rangeOfHost>): Scope {
  return { kind: 'ranges', ranges: [rangeOfHost(text, mode)] };
}

/** With others that hold nothing, before it and after it, of as many labels and of more. */
function amongMany(text: string, mode: 'host' | 'domain'): Scope {
  const names = ['a.aaa', text, 'zzz', ...manyLabels(2000).map((labels) => `${labels}.a.test.zz`)];
  return { kind: 'ranges', ranges: names.map((name) => rangeOfHost(name, mode)) };
}

const manyLabels = (count: number) =>
  Array.from({ length: count }, (_, n) => `name-of-a-host-${n}`);
