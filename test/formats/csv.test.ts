import { describe, expect, it } from 'vitest';
import { csvLine } from '../../src/formats/csv.ts';

describe('csvLine', () => {
  it.each([
    [['a', 1, null, ''], 'a,1,,'],
    [['a,b', 'say "no"', ' x', '[{"a":1}]'], '"a,b","say ""no"""," x","[{""a"":1}]"'],
    [['two\r\n lines', 'a\rb'], 'two lines,a b'],
    [['=1+1', '+1', '-x', '@x', '\tx', "'x", 'a=b'], "'=1+1,'+1,'-x,'@x,'\tx,'x,a=b"],
    [['\n=1'], '" =1"'],
  ])('%j', (cells, line) => {
    expect(csvLine(cells)).toBe(`${line}\r\n`);
  });
});
