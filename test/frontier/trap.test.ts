import { describe, expect, it } from 'vitest';
import { ShapeCounter, trapInUrl } from '../../src/frontier/trap.ts';
import { url } from '../linkindex/some-visits.ts';

describe('trapInUrl', () => {
  it.each([
    ['http://a.test/', undefined],
    ['http://a.test/2024/05/17/an-article', undefined],
    ['http://a.test/a/b/a/b/c', undefined],
    ['http://a.test/en/en/page', undefined],
    ['http://a.test/a/b/a/b/a/b/', 'repeating-path'],
    ['http://a.test/x/x/x', 'repeating-path'],
    ['http://a.test/a/b/c/d/a/b/c/d/a/b/c/d', 'repeating-path'],
    [`http://a.test/${Array.from({ length: 21 }, (_, n) => n).join('/')}`, 'deep-path'],
    ['http://a.test/?a=1&b=2&c=3', undefined],
    ['http://a.test/?a=1&b=2&c=3&d=4&e=5&f=6&g=7&h=8&i=9', 'many-parameters'],
    ['http://a.test/page;jsessionid=0123456789ABCDEF', 'session'],
    ['http://a.test/?PHPSESSID=0123456789abcdef', 'session'],
    ['http://a.test/?sid=1', undefined],
    ['http://a.test/?president=abraham-lincoln', undefined],
    ['http://a.test/logo.PNG', 'not-a-page'],
    ['http://a.test/logo.png?size=2', 'not-a-page'],
    ['http://a.test/why-png', undefined],
    ['http://a.test/node.js/', undefined],
    ['http://a.test/show?file=a.png', undefined],
  ])('finds in %s %s', (href, reason) => {
    expect(trapInUrl(url(href))).toBe(reason);
  });
});

describe('ShapeCounter', () => {
  const tooMany = (hrefs: readonly string[]) => {
    const counter = new ShapeCounter(2);
    return hrefs.map((href) => counter.isTooMany(url(href)));
  };

  it('bounds addresses that differ in values of their query', () => {
    expect(
      tooMany(['?p=1&q=a', '?p=2&q=b', '?p=3&q=a', '?q=c'].map((q) => `http://a.test/list${q}`)),
    ).toEqual([false, false, true, false]);
  });

  it('bounds calendars', () => {
    expect(tooMany([1, 2, 3].map((month) => `http://a.test/events/2031/0${month}/`))).toEqual([
      ...[false, false, true],
    ]);
  });

  it('keeps hosts apart, and lets articles be many', () => {
    expect(tooMany(['a', 'b', 'c'].map((host) => `http://${host}.test/?p=1`))).not.toContain(true);
    expect(tooMany([1, 2, 3].map((n) => `http://a.test/articles/${n}`))).not.toContain(true);
  });
});
