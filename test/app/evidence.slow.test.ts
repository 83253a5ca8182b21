/** Every backlink of real archives is shown again: an element of the HTML given leads to the destination. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from '../../src/app/app.ts';
import { runCommand } from '../../src/app/commands.ts';
import { archivesOf } from '../../src/app/evidence/archive-bytes.ts';
import { linkSource } from '../../src/app/evidence/link-source.ts';
import { resolveConfig } from '../../src/config/resolve.ts';
import type { LinkSource } from '../../src/http/link-source.ts';
import { linkEvidence } from '../../src/linkindex/queries/link-evidence.ts';
import { mapConcurrent } from '../../src/pipeline/map-concurrent.ts';
import { urlOfKey } from '../../src/url/page-key.ts';
import { type PageUrl, parsePageUrl } from '../../src/url/page-url.ts';
import type { LinkType } from '../../src/visit/visit.ts';
import { rowsOf } from '../linkindex/index-rows.ts';
import { url } from '../linkindex/some-visits.ts';
import { SAMPLE } from '../support/command-line.ts';
import { SHARED_DATA, sharedFile } from '../support/shared-data.ts';

const NEVER = new AbortController().signal;
const directory = mkdtempSync(join(tmpdir(), 'evidence-'));
let app: App;
beforeAll(async () => {
  const config = resolveConfig({ environment: {}, flags: { data: directory } });
  app = await openApp(config, 'ingest', runCommand, () => undefined);
});
afterAll(async () => {
  await app.close();
  rmSync(directory, { recursive: true });
});

interface Backlink {
  readonly from: PageUrl;
  readonly to: PageUrl;
  readonly type: LinkType;
}

/** In the order of a hash, so that any number of them is a sample. */
async function backlinks(limit: number): Promise<Backlink[]> {
  const rows = await rowsOf<{
    readonly from: [string, boolean];
    readonly to: [string, boolean];
    readonly link_type: LinkType;
  }>(
    app.index,
    `SELECT (source_key, source_https) AS from, (target_key, target_https) AS to, link_type
     FROM backlinks FINAL ORDER BY cityHash64(source_key, target_key) LIMIT ${limit}`,
  );
  return rows.map(({ from, to, link_type }) => ({
    from: url(urlOfKey(...from)),
    to: url(urlOfKey(...to)),
    type: link_type,
  }));
}

const readLink = linkSource(archivesOf(resolveConfig({ environment: {}, flags: {} })));

async function sourcesOf({ from, to, type }: Backlink): Promise<LinkSource[]> {
  const question = { from, to, type, limit: 5 };
  const evidence = await linkEvidence(app.index, question, { failuresUntilLost: 3 });
  expect(evidence.some(({ verdict }) => verdict === 'found')).toBe(true);
  const shown = evidence.flatMap(({ shownAt }) => shownAt ?? []);
  return Promise.all(shown.map((shownAt) => readLink({ shownAt, to, type }, NEVER)));
}

/** What pages name as base, further up than the HTML given reaches. */
const BASES: Readonly<Record<string, string>> = {
  'https://docs.scrapy.org/en/latest/_static/selectors-sample1.html': 'http://example.com/',
};

/** Whether a parser that is not ours finds in the HTML what leads there. */
function leadsThere({ html, header, noHtml }: LinkSource, { from, to, type }: Backlink): boolean {
  if (type === 'redirect') return noHtml === 'in_header' && header !== undefined;
  const elements = load(html ?? '', { scriptingEnabled: false })(
    'a[href], area[href], link[href]',
  ).toArray();
  const hrefs = elements.map((element) => element.attribs['href'] ?? '');
  const base = BASES[from.href] ?? from.href;
  return hrefs.some((href) => parsePageUrl(href.trim(), base)?.href === to.href);
}

async function shown(archives: readonly string[], limit: number) {
  await runCommand(app, 'ingest', { archives, again: false }, () => undefined, NEVER);
  const wrong: string[] = [];
  let sources = 0;
  const all = (async function* () {
    yield* await backlinks(limit);
  })();
  const read = mapConcurrent(all, 4, async (one) => ({ one, found: await sourcesOf(one) }));
  for await (const { one, found } of read) {
    sources += found.length;
    for (const source of found)
      if (!leadsThere(source, one))
        wrong.push(`${one.from.href} ${one.type} ${one.to.href}: ${JSON.stringify(source)}`);
  }
  return { sources, wrong };
}

describe('get-evidence on real archives', () => {
  it('shows backlinks of the sample', async () => {
    const { sources, wrong } = await shown([SAMPLE], 1500);
    expect(wrong).toEqual([]);
    expect(sources).toBeGreaterThanOrEqual(1000);
  });

  it.skipIf(SHARED_DATA === undefined)('shows backlinks of crawls by others', async () => {
    const folder = (path: string) => sharedFile(`warc/${path}`);
    const archives = [
      folder('webrecorder__pywb/sample_archive/warcs/iana.warc.gz'),
      folder('chatnoir-eu__chatnoir-resiliparse/tests/data/warcfile.warc.gz'),
      folder('commoncrawl__whirlwind-python/whirlwind.warc'),
      folder('netarchivesuite__jwat/jwat-gzip/IAH-20080430204825-00000-blackbook.warc.gz'),
      folder('webrecorder__pywb/sample_archive/warcs/example.arc'),
      sharedFile('pages/pages-visible.warc.gz'),
    ];
    const { sources, wrong } = await shown(archives, 2000);
    expect(wrong).toEqual([]);
    expect(sources).toBeGreaterThan(1900);
  });
});
