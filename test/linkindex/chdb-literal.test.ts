import { describe, expect, it } from 'vitest';
import { parameterText, sqlString } from '../../src/linkindex/chdb-literal.ts';

// That the engine gives all of these back is tested with the engine (client-contract.ts).
describe('sqlString', () => {
  it.each([
    ['', "''"],
    ["it's", "'it\\'s'"],
    ['a\\b', "'a\\\\b'"],
    ['a\0b', "'a\\0b'"],
    ['a\tb\nc', "'a\tb\nc'"],
  ])('writes %j as %s', (text, literal) => {
    expect(sqlString(text)).toBe(literal);
  });
});

describe('parameterText', () => {
  it.each<[unknown, string]>([
    ["tab\t quote' null \\N", "tab\\t quote\\' null \\\\N"],
    [null, '\\N'],
    [undefined, '\\N'],
    [true, '1'],
    [-0.5, '-0.5'],
    [Number.NEGATIVE_INFINITY, '-inf'],
    [Number.NaN, 'nan'],
    [2n ** 64n, '18446744073709551616'],
    [new Date('2001-09-09T01:46:39Z'), '0999999999'],
    [new Date('2001-09-09T01:46:40.005Z'), '1000000000.005'],
    [[], '[]'],
    [["it's", null, 1, true, ['nested']], "['it\\'s',NULL,1,true,['nested']]"],
  ])('writes %o as %s', (value, text) => {
    expect(parameterText(value)).toBe(text);
  });

  it.each([[{}], [Symbol('x')], [new Date('never')], [[() => 1]]])('refuses %o', (value) => {
    expect(() => parameterText(value)).toThrow(TypeError);
  });
});
