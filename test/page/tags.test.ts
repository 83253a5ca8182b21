/**
 * The tag scanner against html5lib's tokenizer suite: each test's expected tokens, without comments and
 * declarations, are what the scanner must report when it stops at every tag.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TagScanner } from '../../src/page/tags.ts';
import { decodeAttribute, decodeText } from '../../src/page/text.ts';
import { SHARED_DATA, sharedFile } from '../support/shared-data.ts';

/** A tag with its attributes and whether it is self-closing, an end tag, or the text between. */
type Token =
  | readonly ['StartTag', string, Readonly<Record<string, string>>, boolean]
  | readonly ['EndTag', string]
  | readonly ['Character', string];

interface TokenizerTest {
  readonly description: string;
  readonly input: string;
  /** As the suite writes them: the last element of a start tag is there only if it is `true`. */
  readonly output: readonly (readonly [string, ...unknown[]])[];
  readonly initialStates?: readonly string[];
  readonly lastStartTag?: string;
  readonly doubleEscaped?: boolean;
}

/** A prefix that brings the scanner into the state, and what it reports for that prefix. */
interface Prefix {
  readonly html: string;
  readonly tokens: number;
}

const DATA_STATE = 'Data state';

/** Names at which the scanner, unlike a bare tokenizer, switches to raw text on its own. */
const SWITCHES = /^(?:iframe|noembed|noframes|plaintext|script|style|svg|math|textarea|title|xmp)$/;

function prefixOf(state: string, lastStartTag: string): Prefix | undefined {
  switch (state) {
    case DATA_STATE:
      return { html: '', tokens: 0 };
    case 'RCDATA state':
    case 'RAWTEXT state':
    case 'Script data state':
      return SWITCHES.test(lastStartTag) ? { html: `<${lastStartTag}>`, tokens: 1 } : undefined;
    case 'PLAINTEXT state':
      return { html: '<plaintext>', tokens: 1 };
    default:
      // The text of CDATA sections is not reported.
      return undefined;
  }
}

/** What the scanner reports of a text, adjacent texts joined. */
function scan(html: string, rcdata: boolean): Token[] {
  const tags = new TagScanner(html);
  const tokens: Token[] = [];
  for (;;) {
    const kind = tags.next(true);
    addText(tokens, decodeText(html.slice(tags.textFrom, tags.textTo)));
    if (kind === 'end') return tokens;
    const { nameFrom, nameTo, closing, attributes } = tags;
    const values: Record<string, string> = Object.create(null);
    if (nameTo > 0) {
      while (attributes.next()) {
        const name = lower(html.slice(attributes.nameFrom, attributes.nameTo));
        values[name] ??= decodeAttribute(html.slice(attributes.valueFrom, attributes.valueTo));
      }
    }
    const { selfClosing } = attributes;
    tags.rawTo = -1;
    if (!tags.finish() || nameTo === 0) continue;
    const name = lower(html.slice(nameFrom, nameTo));
    tokens.push(closing ? ['EndTag', name] : ['StartTag', name, values, selfClosing]);
    if (tags.rawTo === -1) continue;
    const raw = html.slice(tags.rawFrom, tags.rawTo);
    addText(tokens, rcdata ? decodeText(raw) : raw);
    const ended = tags.rawTo < html.length && attributes.pos !== -1;
    if (ended) tokens.push(['EndTag', name]);
  }
}

function addText(tokens: Token[], text: string): void {
  const last = tokens.at(-1);
  if (text === '') return;
  if (last?.[0] === 'Character') tokens[tokens.length - 1] = ['Character', last[1] + text];
  else tokens.push(['Character', text]);
}

function expectedTokens(test: TokenizerTest): Token[] {
  const tokens: Token[] = [];
  for (const [kind, name, values, selfClosing] of test.output) {
    // The suite's README fixes these shapes.
    if (kind === 'Character') addText(tokens, name as string);
    if (kind === 'EndTag') tokens.push(['EndTag', name as string]);
    if (kind === 'StartTag') {
      const plain = { ...(values as Record<string, string>) };
      tokens.push(['StartTag', name as string, plain, selfClosing === true]);
    }
  }
  return tokens;
}

/** ASCII only, as the tokenizer does it. */
function lower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** The standard's preprocessing, and its replacement of NUL, both of which the scanner leaves out. */
function normalize(tokens: readonly Token[]): unknown {
  const text = JSON.stringify(tokens);
  return JSON.parse(text.replace(/\\r\\n|\\r/g, '\\n').replaceAll('\\u0000', '\\ufffd'));
}

/** `doubleEscaped` tests write \uXXXX twice, to be able to hold lone surrogates. */
function unescapeTest(test: TokenizerTest): TokenizerTest {
  if (test.doubleEscaped !== true) return test;
  const halve = (json: string) => json.replace(/\\\\u([0-9A-Fa-f]{4})/g, '\\u$1');
  return JSON.parse(halve(JSON.stringify(test)));
}

describe.skipIf(SHARED_DATA === undefined)('TagScanner on html5lib tokenizer tests', () => {
  const files = globSync(sharedFile('suites/html/html5lib-tests/tokenizer/*.test'));

  it.each(files.map((file) => [basename(file), file] as const))('agrees on %s', (name, file) => {
    const suite: { tests?: readonly TokenizerTest[] } = JSON.parse(readFileSync(file, 'utf8'));
    let run = 0;
    for (const test of (suite.tests ?? []).map(unescapeTest)) {
      for (const state of test.initialStates ?? [DATA_STATE]) {
        const prefix = prefixOf(state, test.lastStartTag ?? 'xmp');
        const isSwitched = test.output.some(
          ([kind, tag]) => kind === 'StartTag' && SWITCHES.test(String(tag)),
        );
        if (prefix === undefined || isSwitched) continue;
        const found = scan(prefix.html + test.input, state === 'RCDATA state');
        const tokens = found.slice(prefix.tokens);
        expect(normalize(tokens), `${test.description} (${state}): ${test.input}`).toEqual(
          normalize(expectedTokens(test)),
        );
        run++;
      }
    }
    if (name !== 'xmlViolation.test') expect(run).toBeGreaterThan(0);
  });
});
