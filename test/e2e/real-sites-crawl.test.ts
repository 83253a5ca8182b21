/**
 * A crawl of real sites through the real binary, beside the same pages as an archive that others' tools made, and beside an
 * ingest of the crawl's own evidence.
 */
import { execFileSync } from 'node:child_process';
import { createReadStream, globSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WARCParser } from 'warcio';
import { start, temporaryFolder } from '../support/command-line.ts';
import { type MiniWeb, startMiniWeb, unpackSites } from '../support/mini-web.ts';
import { SHARED_DATA, sharedTool } from '../support/shared-data.ts';

const HOSTS = [
  ...['jinja.palletsprojects.com', 'click.palletsprojects.com', 'flask.palletsprojects.com'],
  ...['werkzeug.palletsprojects.com', 'requests.readthedocs.io', 'www.attrs.org'],
  ...['www.sphinx-doc.org', 'docutils.sourceforge.io', 'lxml.de', 'huonw.github.io'],
];
const TARGETS = ['python.org', 'github.com', 'palletsprojects.com', 'readthedocs.io', 'pypi.org'];

type Row = Readonly<Record<string, unknown>>;

/** What a page says; the rest of a row is of the visit, or computed. */
const SAID = ['url_from', 'url_to', 'title', 'anchor', 'alt', 'nofollow', 'image', 'image_source'];

describe.skipIf(SHARED_DATA === undefined)('a crawl of real sites', () => {
  const folder = temporaryFolder();
  const data = (name: string) => join(folder.path, name);
  let web: MiniWeb;
  beforeAll(async () => {
    web = await startMiniWeb(await unpackSites(folder.path, HOSTS), folder.path);
    const crawled = await json('crawl', ...web.seeds, '--scope', 'host', '--delay', '0', {
      data: data('crawled'),
      words: ['--contact', 'operator@example.org', '--host-resolver-rules', web.rules],
    });
    expect(crawled).toMatchObject({ outcomes: { page: expect.any(Number) } });
  });
  afterAll(() => {
    web.stop();
    folder.remove();
  });

  async function json(...parameters: readonly (string | Options)[]): Promise<unknown> {
    const options = parameters.at(-1) as Options;
    const words = parameters.filter((word) => typeof word === 'string');
    const ended = await start(
      [...words, ...(options.words ?? []), '--json', '--data', options.data],
      web.environment,
    ).ended;
    expect(ended).toMatchObject({ code: 0 });
    return JSON.parse(ended.stdout);
  }

  /** All backlinks to the targets. */
  async function backlinksIn(name: string): Promise<Row[]> {
    const rows: Row[] = [];
    for (const target of TARGETS) {
      const { stdout, code } = await start([
        ...['export', '--target', target, '--mode', 'domain', '--output', '-'],
        ...['--format', 'jsonl', '--data', data(name)],
      ]).ended;
      expect(code).toBe(0);
      rows.push(
        ...stdout
          .trim()
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line)),
      );
    }
    return rows;
  }

  it('finds what an ingest of the same pages finds', async () => {
    const archive = join(folder.path, 'sites.warc.gz');
    execFileSync('python3', [sharedTool('sites-to-warc.py'), web.sites, archive]);
    await json('ingest', archive, { data: data('ingested') });
    const evidence = globSync(join(data('crawled'), 'evidence/*.warc.gz'));
    const visited = await answeredIn(evidence);
    const archived = await answeredIn([archive]);
    // Most of the pages are linked from somewhere; the others nobody who crawls can know of.
    const both = visited.intersection(archived);
    expect(both.size).toBeGreaterThan(0.8 * archived.size);

    const said = (rows: readonly Row[]) =>
      rows
        .filter(({ url_from }) => both.has(String(url_from)))
        .map((row) => JSON.stringify(SAID.map((name) => row[name])))
        .sort();
    const found = said(await backlinksIn('crawled'));
    expect(found).toEqual(said(await backlinksIn('ingested')));
    expect(found.length).toBeGreaterThan(1000);
  });

  it('finds it again in its own evidence', async () => {
    await json('ingest', join(data('crawled'), 'evidence'), { data: data('again') });
    const byLink = (rows: readonly Row[]) =>
      rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    expect(byLink(await backlinksIn('again'))).toEqual(byLink(await backlinksIn('crawled')));
  });
});

interface Options {
  readonly data: string;
  readonly words?: readonly string[];
}

/** URLs that were answered with a page, as a reader that is not ours sees them. */
async function answeredIn(archives: readonly string[]): Promise<Set<string>> {
  const urls = new Set<string>();
  for (const archive of archives)
    for await (const record of new WARCParser(createReadStream(archive)))
      if (record.warcType === 'response' && record.httpHeaders?.statusCode === 200)
        urls.add(record.warcTargetURI ?? '');
  return urls;
}
