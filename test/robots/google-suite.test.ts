/**
 * google/robotstxt-spec-test: what Google's parser answers, by its authors.
 *
 * Seven of its expectations are not met, because RFC 9309 §2.2.2 has it otherwise: a URL is escaped before it is
 * compared (the suite leaves that to its caller), escapes of unreserved characters are undone, and the URI
 * /robots.txt is implicitly allowed (Google's crawler sees to that outside of its parser).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isAllowed } from '../../src/robots/is-allowed.ts';
import { parseRobots } from '../../src/robots/parse-robots.ts';
import { SHARED_DATA, sharedFile } from '../support/shared-data.ts';
import { parseTextproto } from './textproto.ts';

const FOLDER = 'suites/robots/google-robotstxt-spec-test/resources/CTC';

/** Those of the correctness tests; the stress tests have URLs of /robots.txt. */
const OTHERWISE_BY_RFC = [
  'Allow: /foo/bar/ツ | http://foo.bar/foo/bar/ツ',
  'Allow: /foo/bar/%E3%83%84 | http://foo.bar/foo/bar/ツ',
  'Allow: /foo/bar/%62%61%7A | http://foo.bar/foo/bar/baz',
];

function filesOf(folder: string): string[] {
  if (SHARED_DATA === undefined) return [];
  const path = sharedFile(`${FOLDER}/${folder}`);
  const names = readdirSync(path).filter((name) => name.endsWith('.textproto'));
  return names.map((name) => `${path}/${name}`);
}

/** What is answered otherwise than expected: the last line of the robots.txt, and the URL. */
function disagreements(file: string): string[] {
  const found: string[] = [];
  for (const { robotstxt, expectations } of parseTextproto(readFileSync(file))) {
    const rules = parseRobots(robotstxt);
    for (const { testurl, useragent, outcome } of expectations) {
      const { allowed } = isAllowed(rules, useragent, testurl);
      const lastLine = robotstxt.toString('utf8').trimEnd().split('\n').at(-1);
      if (allowed !== (outcome === 'ALLOWED')) found.push(`${lastLine} | ${testurl}`);
    }
  }
  return found;
}

describe.skipIf(SHARED_DATA === undefined)('isAllowed of google/robotstxt-spec-test', () => {
  it('is as expected in its correctness tests, or as the RFC has it', () => {
    const files = filesOf('correctness');
    expect(files).toHaveLength(16);
    expect(files.flatMap(disagreements).sort()).toEqual([...OTHERWISE_BY_RFC].sort());
  });

  it('is as expected in its stress tests, but for the file itself', () => {
    const files = filesOf('stress');
    expect(files).toHaveLength(25);
    const found = files.flatMap(disagreements);
    expect(found.filter((one) => !one.endsWith('/robots.txt'))).toEqual([]);
    expect(found).toHaveLength(4);
  });

  it('reads all of their expectations', () => {
    const tests = [...filesOf('correctness'), ...filesOf('stress')].flatMap((file) =>
      parseTextproto(readFileSync(file)),
    );
    expect(tests.flatMap(({ expectations }) => expectations)).toHaveLength(400);
  });
});
