import { describe, expect, it } from 'vitest';
import { readParameters } from '../../src/cli/query-parameters.ts';

describe('readParameters', () => {
  it.each<[string[], object]>([
    [[], {}],
    [
      ['--url-from', 'https://a.test/?x=1', '--limit=5'],
      { url_from: 'https://a.test/?x=1', limit: '5' },
    ],
    [['--order_by', 'inlink_rank'], { order_by: 'inlink_rank' }],
    [['--a=', '--b=x=y', '--c', '-1', '--d', '--e'], { a: '', b: 'x=y', c: '-1', d: '--e' }],
    [['--target', 'a', '--target', 'b'], { target: ['a', 'b'] }],
    [['--text=two\nlines'], { text: 'two\nlines' }],
  ])('reads %j', (words, expected) => {
    expect(readParameters(words)).toEqual(expected);
  });

  it.each([
    [['a.test'], 'a.test is no parameter'],
    [['-x', '1'], '-x is no parameter'],
    [['--'], '-- is no parameter'],
    [['--limit'], '--limit needs a value'],
  ])('refuses %j', (words, message) => {
    expect(() => readParameters(words)).toThrow(message);
  });
});
