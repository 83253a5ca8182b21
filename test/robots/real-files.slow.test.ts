/**
 * 2,065 real robots.txt files, and what Google's own parser answers about their URLs for five crawlers.
 *
 * All disagreements are of three kinds, none of them about rules:
 *
 * - `/robots.txt` itself: RFC 9309 §2.2.2 allows it implicitly, Google's crawler does so outside of its parser
 * - URLs given unescaped: the RFC has them escaped before they are compared, Google's parser leaves that to its
 *   caller
 * - one file of 832 KiB: Google's parser reads all it is given, its crawler gives it 500 KiB
 */
import { readFileSync } from 'node:fs';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isAllowed } from '../../src/robots/is-allowed.ts';
import { parseRobots, type RobotsRules } from '../../src/robots/parse-robots.ts';
import { SHARED_DATA, sharedFile } from '../support/shared-data.ts';

const FOLDER = 'robots-real/protego/';

/** Files of a tar archive by name: blocks of 512 bytes, a header and then the content. */
function* filesOfTar(tar: Buffer): Generator<readonly [string, Buffer]> {
  for (let at = 0; at + 512 <= tar.length; ) {
    const text = (start: number, length: number) =>
      tar.toString('utf8', at + start, at + start + length).replace(/\0.*$/s, '');
    const size = Number.parseInt(text(124, 12) || '0', 8);
    if (text(156, 1) === '0') yield [text(0, 100), tar.subarray(at + 512, at + 512 + size)];
    at += 512 + 512 * Math.ceil(size / 512);
  }
}

function readRules(): Map<string, RobotsRules> {
  const tar = zstdDecompressSync(readFileSync(sharedFile('robots/robots-visible.tar.zst')));
  const rules = new Map<string, RobotsRules>();
  for (const [name, bytes] of filesOfTar(tar)) {
    if (name.startsWith(FOLDER)) rules.set(name.slice(FOLDER.length), parseRobots(bytes));
  }
  return rules;
}

function kindOf(url: string, rules: RobotsRules): string {
  if (url.endsWith('/robots.txt')) return 'robots.txt itself';
  if (/[^ -~]/.test(url)) return 'unescaped URL';
  return rules.isCut ? 'behind 500 KiB' : 'unexplained';
}

describe.skipIf(SHARED_DATA === undefined)('isAllowed of real files', () => {
  it('agrees with Google’s parser', () => {
    const files = readRules();
    expect(files.size).toBe(2065);
    const verdicts = gunzipSync(
      readFileSync(sharedFile('robots/google-parser-expected.visible.tsv.gz')),
    );
    const disagreements = new Map<string, number>();
    let asked = 0;
    for (const line of verdicts.toString('utf8').trimEnd().split('\n')) {
      const [file = '', agent = '', url = '', expected] = line.split('\t');
      const rules = files.get(file);
      if (rules === undefined) throw new Error(`no file ${file}`);
      asked++;
      if (isAllowed(rules, agent, url).allowed === (expected === '1')) continue;
      const kind = kindOf(url, rules);
      disagreements.set(kind, (disagreements.get(kind) ?? 0) + 1);
    }
    const wrong = [...disagreements.values()].reduce((sum, count) => sum + count, 0);
    console.log(
      `robots.txt: ${asked} verdicts, ${(100 * (1 - wrong / asked)).toFixed(3)} % as Google's parser;`,
      Object.fromEntries(disagreements),
    );
    expect(asked).toBe(172_510);
    expect(wrong / asked).toBeLessThan(0.002);
    expect(disagreements.get('unexplained')).toBeUndefined();
  });
});
