import { describe, expect, it } from 'vitest';
import { insertFromFile, isStreamable, splitFormat } from '../../src/linkindex/chdb-statement.ts';

describe('splitFormat', () => {
  it.each([
    ['SELECT 1 \nFORMAT JSONEachRow', 'SELECT 1', 'JSONEachRow'],
    ['SELECT 1 format TSV\n', 'SELECT 1', 'TSV'],
    ['SELECT 1', 'SELECT 1', 'TabSeparated'],
    ["SELECT ' FORMAT CSV'", "SELECT ' FORMAT CSV'", 'TabSeparated'],
  ])('reads %j', (statement, query, format) => {
    expect(splitFormat(statement)).toEqual({ query, format });
  });
});

describe('isStreamable', () => {
  it.each([
    ['\n  select 1', 'JSONEachRow', true],
    ['WITH 1 AS one SELECT one', 'RowBinary', true],
    ['SELECT 1', 'JSON', false],
    ['SHOW TABLES', 'JSONEachRow', false],
    ['SELECTED', 'TSV', false],
  ])('of %j in %s is %s', (query, format, streamable) => {
    expect(isStreamable({ query, format })).toBe(streamable);
  });
});

describe('insertFromFile', () => {
  const of = (query: string) => insertFromFile({ query, format: 'RowBinary' }, "/tmp/it's");
  const FILE = "file('/tmp/it\\'s', 'RowBinary'";

  it('reads a plain insert by the structure of its table', () => {
    expect(of('INSERT INTO t')).toBe(`INSERT INTO t SELECT * FROM ${FILE})`);
    expect(of('INSERT INTO t (a, b)')).toBe(`INSERT INTO t (a, b) SELECT a, b FROM ${FILE})`);
  });

  it('puts the file where input() stands, its structure and $ signs untouched', () => {
    expect(
      of("INSERT INTO t SELECT f(a) FROM input('a DateTime(\\'UTC\\')') WHERE a != '$&'"),
    ).toBe(`INSERT INTO t SELECT f(a) FROM ${FILE}, 'a DateTime(\\'UTC\\')') WHERE a != '$&'`);
  });
});
