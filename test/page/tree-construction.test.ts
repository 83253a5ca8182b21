/**
 * Links against html5lib's tree construction suite: a tree builder that is not ours says which links each of
 * its documents has, as it is, with its `<a>` and `<b>` made links, and with a link at its end.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../src/page/html.ts';
import { SHARED_DATA, sharedFile } from '../support/shared-data.ts';

/** Elements that swallow tags in the tree and not here (see `tags.ts`). */
const SWALLOWS = /<select|<frameset/i;

function documentsOf(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split(/^#data\n/m)
    .slice(1)
    .filter((test) => !/^#(?:document-fragment|script-on)/m.test(test))
    .map((test) => test.slice(0, test.search(/\n?^#errors/m)))
    .filter((html) => !SWALLOWS.test(html));
}

/** Distinct addresses: the tree repeats an `<a>` that is not closed. */
function hrefsInTree(html: string): string[] {
  const $ = load(html, { scriptingEnabled: false });
  $('template').remove();
  const hrefs = $('a[href], area[href]').map((_, link) => $(link).attr('href')?.trim());
  return [...new Set(hrefs.get())].sort();
}

describe.skipIf(SHARED_DATA === undefined)('parseHtml on tree construction tests', () => {
  const files = globSync(sharedFile('suites/html/html5lib-tests/tree-construction/*.dat'));

  it.each(files.map((file) => [basename(file), file] as const))('agrees on %s', (_, file) => {
    for (const html of documentsOf(file)) {
      const linked = html.replaceAll('<a>', '<a href=a>').replaceAll('<b>', '<a href=b>');
      for (const variant of [html, linked, `${html}<a href=z>`]) {
        const hrefs = parseHtml(variant).links.map(({ href }) => href);
        expect([...new Set(hrefs)].sort(), variant).toEqual(hrefsInTree(variant));
      }
    }
  });

  it('has documents to agree on', () => {
    expect(files.flatMap(documentsOf).length).toBeGreaterThan(800);
  });
});
