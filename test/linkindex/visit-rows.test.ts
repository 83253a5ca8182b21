import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insertRows } from '../../src/linkindex/insert-rows.ts';
import { readVisits, VISIT_COLUMNS } from '../../src/linkindex/read-visits.ts';
import { encodeVisits, INSERT_VISITS } from '../../src/linkindex/visit-rows.ts';
import type { Visit } from '../../src/visit/visit.ts';
import { openEmbeddedIndex, openForTests } from '../support/link-index.ts';
import { rowsOf } from './index-rows.ts';
import { asFoldVisit, link, someVisits, url, visit } from './some-visits.ts';

describe('encodeVisits', () => {
  const opened = openForTests(openEmbeddedIndex);

  async function insert(visits: readonly Visit[]): Promise<void> {
    await opened.index.command({ query: 'TRUNCATE TABLE visits' });
    const rows = encodeVisits(visits);
    await insertRows(opened.index, { statement: INSERT_VISITS, rows, params: { load: 7 } });
  }

  async function readBack() {
    const query = `SELECT ${VISIT_COLUMNS} FROM visits ORDER BY page_key, page_https`;
    return Array.fromAsync(readVisits(opened.index, query, {}));
  }

  it('loses nothing the fold needs', async () => {
    await fc.assert(
      fc.asyncProperty(someVisits('all', 20), async (visits) => {
        await insert(visits);
        const found = (await readBack()).flatMap((page) => page.visits);
        const facts = (one: ReturnType<typeof asFoldVisit>) => {
          const { page, at, outcome, status, title, noindex, nofollow, bodyFrom, redirectTo } = one;
          const canonical = one.canonical && [one.canonical.key, one.canonical.https];
          const ip = one.ip.replace('::ffff:', '');
          const told = {
            page,
            at,
            outcome,
            status,
            title,
            noindex,
            nofollow,
            bodyFrom,
            canonical,
            redirectTo,
          };
          const links = one.links.map(({ to, type, flags, anchor, imageSource }) => [
            [to.key, to.https, to.domainLength, type, flags, anchor, imageSource],
          ]);
          return JSON.stringify({ ...told, links, ip });
        };
        const expected = visits.map((one) => facts(asFoldVisit(one)));
        expect(found.map(facts).sort()).toEqual(expected.sort());
      }),
      { numRuns: 20 },
    );
  });

  it.each([
    ['ASCII', 'a title'],
    ['two-byte letters', 'ä'.repeat(100)],
    ['a length whose varint grows in UTF-8', '三'.repeat(60)],
    ['an emoji', '😀'],
    ['NUL and quotes', '\0\'"\\\n'],
    ['a long text', 'x'.repeat(300_000)],
  ])('keeps %s', async (_, title) => {
    await insert([visit({ title, links: [link('http://b.test/', { anchor: title })] })]);
    const [page] = await readBack();
    expect(page?.visits[0]?.title).toBe(title);
    expect(page?.visits[0]?.links[0]?.anchor).toBe(title);
  });

  it('replaces a lone surrogate', async () => {
    await insert([visit({ title: 'a\ud800b' })]);
    expect((await readBack())[0]?.visits[0]?.title).toBe('a\ufffdb');
  });

  it('names visits, pages and arcs by hashes the engine computes', async () => {
    const follows = [url('https://b.test/x'), url('http://b.test/x')];
    const nameless = { recordId: '', file: '/a.arc', offset: 2 ** 40 + 3, length: 5 };
    await insert([
      visit({ follows }),
      visit({ at: 1_700_000_001, url: url('https://a.test/'), evidence: nameless }),
    ]);
    const columns = `
      visit_id = cityHash64('<urn:uuid:1>') AS by_record,
      visit_id = cityHash64('/a.arc', toUInt64(1099511627779)) AS by_place,
      page_id = cityHash64(if(page_https, '1test,a)/', '0test,a)/')) AS by_name,
      arcs = [cityHash64('1test,b)/x'), cityHash64('0test,b)/x')] AS of_nodes, load`;
    expect(await rowsOf(opened.index, `SELECT ${columns} FROM visits ORDER BY visited_at`)).toEqual(
      [
        { by_record: 1, by_place: 0, by_name: 1, of_nodes: 1, load: 7 },
        { by_record: 0, by_place: 1, by_name: 1, of_nodes: 0, load: 7 },
      ],
    );
  });

  it.each([
    ['http://www.example.edu/', 16],
    ['http://example.edu.au/', 16],
    ['http://example.gov/', 32],
    ['http://example.com/', 0],
  ])('marks the host of %s', async (href, flags) => {
    await insert([visit({ url: url(href) })]);
    expect((await readBack())[0]?.visits[0]?.hostFlags).toBe(flags);
  });

  it('counts a reading that came twice once, and prefers WARC to WAT', async () => {
    const wat = visit({ source: 'wat', title: 'of the WAT' });
    const warc = visit({ source: 'warc', title: 'of the WARC' });
    await insert([warc, wat, wat]);
    const best =
      'SELECT argMax(title, precedence) AS title, uniqExact(precedence) AS readings FROM visits';
    expect(await rowsOf(opened.index, best)).toEqual([{ title: 'of the WARC', readings: 2 }]);
  });
});
