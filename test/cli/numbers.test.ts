import { describe, expect, it } from 'vitest';
import { durationSeconds, wholeNumber } from '../../src/cli/numbers.ts';

describe('wholeNumber', () => {
  it.each([
    ['0', 0],
    ['007', 7],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
  ])('reads %s', (text, value) => {
    expect(wholeNumber('--n', text)).toBe(value);
  });

  it.each(['', '-1', '1.5', '1e3', ' 1', '0x10', '9007199254740992', '9'.repeat(30), 'ten'])(
    'refuses %j, naming the flag',
    (text) => {
      expect(() => wholeNumber('--n', text)).toThrow(
        `--n is ${JSON.stringify(text)}, must be a whole number, 0 or more`,
      );
    },
  );

  it('keeps to bounds', () => {
    expect(() => wholeNumber('--n', '0', 1)).toThrow('1 or more');
    expect(() => wholeNumber('--n', '11', 1, 10)).toThrow('1 to 10');
  });
});

describe('durationSeconds', () => {
  it.each([
    ['0s', 0],
    ['90s', 90],
    ['30m', 1800],
    ['12h', 43_200],
    ['7d', 604_800],
    ['2w', 1_209_600],
  ])('reads %s', (text, seconds) => {
    expect(durationSeconds('--for', text)).toBe(seconds);
  });

  it.each(['', '7', 'd', '1.5h', '-1s', '7 d', '7D', '1y', '1h30m'])(
    'refuses %j, naming the flag',
    (text) => {
      expect(() => durationSeconds('--for', text)).toThrow(`--for is ${JSON.stringify(text)}`);
    },
  );
});
