/** Reads the tests of google/robotstxt-spec-test, which are protocol buffers written as text. */

export interface RobotsTest {
  readonly robotstxt: Buffer;
  readonly expectations: readonly Expectation[];
}

interface Expectation {
  readonly testurl: string;
  readonly useragent: string;
  readonly outcome: string;
}

/** A comment, a field's name, a string in quotes, or a bare word. */
const TOKEN = /#[^\n]*|(\w+):|"((?:[^"\\]|\\.)*)"|(\w+)/g;

/** The fields in order tell the structure: `robotstxt` begins a test, `testurl` an expectation. */
export function parseTextproto(bytes: Buffer): RobotsTest[] {
  const tests: { robotstxt: Buffer; expectations: Record<string, string>[] }[] = [];
  let field = '';
  for (const [, name, quoted, word] of bytes.toString('latin1').matchAll(TOKEN)) {
    if (name !== undefined) {
      field = name;
      if (name === 'robotstxt') tests.push({ robotstxt: Buffer.alloc(0), expectations: [] });
      if (name === 'testurl') tests.at(-1)?.expectations.push({});
      continue;
    }
    const value = Buffer.from(word ?? unescaped(quoted ?? ''), 'latin1');
    const test = tests.at(-1);
    if (test === undefined) continue;
    if (field === 'robotstxt') test.robotstxt = Buffer.concat([test.robotstxt, value]);
    else {
      const fields = test.expectations.at(-1);
      if (fields !== undefined) fields[field] = `${fields[field] ?? ''}${value.toString('utf8')}`;
    }
  }
  return tests.map(({ robotstxt, expectations }) => ({
    robotstxt,
    expectations: expectations.map((fields) => ({
      testurl: fields['testurl'] ?? '',
      useragent: fields['useragent'] ?? '',
      outcome: fields['expected_outcome'] ?? '',
    })),
  }));
}

function unescaped(text: string): string {
  const named: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
  return text.replace(/\\(?:x([0-9a-f]{1,2})|([0-7]{1,3})|(.))/gi, (_all, hex, octal, char) => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    return named[char] ?? char;
  });
}
